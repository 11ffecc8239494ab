"""What somebody holds to be likely where no quotation tells it: "hält einen Rücktritt für möglich"."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.grammar import words_of
from afterword.reading.statements.content import trim
from afterword.reading.statements.judgements import judgement_of, names_event, outlook_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import full_subject
from afterword.reading.structure import Clause
from afterword.records import Form, Kind, Polarity

NEARLY = frozenset({"so", "gut", "wie", "nahezu", "fast", "sehr", "eher", "praktisch", "völlig"})


def held(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """Every judgement of how likely a happening is, outside of quotations."""
    framing = {t for q in syntax.quotations for t in q.cue}
    for number, clause in enumerate(syntax.clauses):
        if (
            clause.finite is None
            or clause.finite in covered
            or clause.finite in framing
            or not clause.subject
        ):
            continue
        found = _object_judged(syntax, clause) or _clause_judged(syntax, number)
        if found is not None:
            yield found


def _object_judged(syntax: Syntax, clause: Clause) -> Proposition | None:
    """ "Der Minister hält einen Rücktritt für ausgeschlossen"."""
    assert clause.finite is not None
    carrier = {clause.predicate, syntax.lemmas[clause.finite].lower()}
    adjective = next((t for t in clause.tokens if outlook_of(syntax, t) is not None), None)
    if "halten" not in carrier or adjective is None:
        return None
    joint = adjective - 1
    while joint > clause.tokens[0] and syntax.lower[joint] in NEARLY:
        joint -= 1
    if syntax.lower[joint] != "für":
        return None
    judgement = judgement_of(syntax, clause.tokens)
    cue = (*clause.verbs, *range(joint, adjective + 1))
    left_out = {*clause.subject, *cue, *negations(syntax, clause.tokens)}
    content = trim(syntax, [t for t in clause.tokens if t not in left_out and t > clause.finite])
    if judgement is None or not content or not names_event(syntax, content):
        return None
    return Proposition(
        tuple(content), Form.REPORTED, None, cue, (full_subject(syntax, clause),), Kind.FORECAST,
        judgement.stance, judgement.certainty, forward=True, medium="thought",
        polarity=Polarity.NEGATIVE if judgement.flipped else Polarity.POSITIVE,
    )  # fmt: skip


def _clause_judged(syntax: Syntax, number: int) -> Proposition | None:
    """ "Die Bank ist überzeugt, dass die Zinsen steigen werden"."""
    clause = syntax.clauses[number]
    if clause.finite is None or syntax.lemmas[clause.finite].lower() != "sein":
        return None
    if not any(syntax.tags[t] in ("NN", "NE") for t in clause.subject):
        return None
    judgement = judgement_of(syntax, clause.tokens)
    child = next((c for c in syntax.children.get(number, ()) if _is_told(syntax, c)), None)
    if judgement is None or child is None:
        return None
    adjective = next(t for t in clause.tokens if outlook_of(syntax, t) is not None)
    return Proposition(
        tuple(trim(syntax, syntax.tokens_under(child))), Form.INDIRECT, child, (clause.finite, adjective),
        (full_subject(syntax, clause),), None, judgement.stance, judgement.certainty, medium="thought",
        flipped=judgement.flipped, guessed=True,
    )  # fmt: skip


def _is_told(syntax: Syntax, number: int) -> bool:
    opener = syntax.clauses[number].opener
    return opener is not None and syntax.lower[opener] in words_of("complements")
