"""Sentences that go on with the one before: "Er soll bleiben. Und am Dienstag den Umschwung schaffen." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afterword.reading.statements.content import own_words, trim
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form

JOINING = frozenset({"und", "oder", "sondern"})
PLANNING = frozenset({"sollen", "wollen", "mögen"})


def fragments(syntax: Syntax, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """What stands in such a sentence, with the source of the plan or wish that it goes on with."""
    for number, clause in enumerate(syntax.clauses):
        sentence = syntax.sentence_of[clause.tokens[0]]
        if sentence == 0 or not _goes_on(syntax, clause):
            continue
        before = [
            p for p in found if _is_plan(syntax, p) and syntax.sentence_of[p.content[0]] == sentence - 1
        ]
        if before:
            plan = before[-1]
            yield replace(
                plan, content=tuple(trim(syntax, own_words(syntax, number))), lead=number, quotation=None,
                forward=True, certainty=plan.certainty or Certainty.PROBABLE, form=Form.REPORTED,
            )  # fmt: skip


def _goes_on(syntax: Syntax, clause: Clause) -> bool:
    """A sentence that begins with "und" and ends with an infinitive, without a subject."""
    first, last = clause.tokens[0], clause.tokens[-1]
    begins = syntax.lower[first] in JOINING and first == syntax.sentences[syntax.sentence_of[first]][0]
    infinitive = syntax.tags[last] in ("VVINF", "VVFIN") and syntax.lemmas[last].lower() == syntax.lower[last]
    lone = clause.finite in (None, last)
    return begins and infinitive and lone and not clause.subject and clause.kind is not ClauseKind.INFINITIVE


def _is_plan(syntax: Syntax, proposition: Proposition) -> bool:
    if proposition.lead is None:
        return False
    return syntax.clauses[proposition.lead].modal in PLANNING
