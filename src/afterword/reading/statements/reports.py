"""Reports: an article's plain assertions of what happened or is so, as evidence for outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.grammar import words_of
from afterword.german.verbs import Tense
from afterword.reading.statements.content import own_words, trim
from afterword.reading.statements.gist import is_negated
from afterword.reading.statements.syntax import Syntax, is_subjunctive
from afterword.reading.structure import ClauseKind

UNSURE_OPENERS = frozenset({"bis", "wie"}).union(
    *(words_of(name) for name in ("conditions", "complements", "aims", "questions", "further_questions"))
)
WHERE = frozenset(
    {"wo", "was", "womit", "worüber", "wofür", "woran"}
)  # questions, unless they hang on a noun
TOLD_KINDS = (ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE)


def reported(
    syntax: Syntax, covered: frozenset[int], cues: frozenset[int]
) -> Iterator[tuple[int, list[int], bool]]:
    """Clauses that the article asserts in the indicative: number, content, whether negated."""
    for number, clause in enumerate(syntax.clauses):
        if clause.finite is None or clause.kind not in TOLD_KINDS or clause.finite in cues:
            continue
        if (
            is_subjunctive(clause)
            or clause.tense is Tense.FUTURE
            or clause.modal in ("sollen", "wollen", "mögen")
        ):
            continue
        own = [t for t in clause.tokens if not syntax.is_punctuation(t)]
        first = syntax.lower[own[0]] if own else ""
        if first in UNSURE_OPENERS or syntax.is_question(clause.finite) or not own:
            continue
        if first in WHERE and clause.kind is ClauseKind.SUBORDINATE:
            continue
        if sum(t in covered for t in own) * 2 > len(own) or (
            own[0] == clause.finite and not _inverted(syntax, number)
        ):
            continue
        content = trim(syntax, [t for t in own_words(syntax, number) if t not in covered])
        if len(content) > 1:
            yield number, content, is_negated(syntax, number)


def _inverted(syntax: Syntax, number: int) -> bool:
    """Whether a clause that opens with its verb follows something in its sentence, and so asks nothing."""
    start, _ = syntax.sentences[syntax.sentence_of[syntax.clauses[number].tokens[0]]]
    return any(not syntax.is_punctuation(t) for t in range(start, syntax.clauses[number].tokens[0]))
