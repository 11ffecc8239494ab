"""The decision table: from the evidence about a statement, and the calendar, to its status.

Rules are tried in this order and the first that holds decides; docs/outcomes.md shows the same table.
Silence decides nothing: without evidence a statement is open, or overdue once its time has passed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from afterword.records import Evidence, Period, Relation, Statement, Status, due

VERSION = "1"
PUT_OFF = ("it was put off",)  # said of a happening that was moved beyond the time that was stated


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, what bears on it and on its condition, and the collection's latest day."""

    statement: Statement
    evidence: tuple[Evidence, ...]
    as_of: date | None
    condition: tuple[Evidence, ...] = ()

    def of(self, *relations: Relation) -> tuple[Evidence, ...]:
        """The evidence of the given relations."""
        return tuple(e for e in self.evidence if e.relation in relations)

    @property
    def off(self) -> bool:
        """Whether its condition did not come, by all that bears on it."""
        relations = {e.relation for e in self.condition}
        return relations == {Relation.REFUTES}

    @property
    def passed(self) -> bool:
        """Whether the statement's time is over for sure; never without a time or a calendar."""
        last = _last_day(due(self.statement))
        return last is not None and self.as_of is not None and last < self.as_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    name: str
    status: Status
    holds: Callable[[Case], bool]
    shows: tuple[Relation, ...] = ()  # the evidence that the decision names


TABLE: tuple[Rule, ...] = (
    Rule("condition_off", Status.VOID, lambda c: c.off),
    Rule(
        "contested",
        Status.OPEN,
        lambda c: bool(c.of(Relation.SUPPORTS, Relation.PARTIAL) and c.of(Relation.REFUTES)),
        (Relation.SUPPORTS, Relation.PARTIAL, Relation.REFUTES),
    ),
    Rule("happened", Status.BORNE_OUT, lambda c: bool(c.of(Relation.SUPPORTS)), (Relation.SUPPORTS,)),
    Rule(
        "did_not_come",
        Status.NOT_BORNE_OUT,
        lambda c: not c.statement.conditional and bool(c.of(Relation.REFUTES)),
        (Relation.REFUTES,),
    ),
    Rule(
        "put_off",
        Status.NOT_BORNE_OUT,
        lambda c: c.passed and any(e.why == PUT_OFF for e in c.of(Relation.UPDATES)),
        (Relation.UPDATES,),
    ),
    Rule("happened_otherwise", Status.PARTLY, lambda c: bool(c.of(Relation.PARTIAL)), (Relation.PARTIAL,)),
    Rule("time_passed", Status.OVERDUE, lambda c: c.passed, (Relation.UPDATES, Relation.REPEATS)),
    Rule("ahead", Status.OPEN, lambda c: True, (Relation.UPDATES, Relation.REPEATS)),
)


def decide(case: Case) -> tuple[Rule, Sequence[Evidence]]:
    """The first rule of the table that holds, and the evidence that it names."""
    rule = next(rule for rule in TABLE if rule.holds(case))
    return rule, case.condition if rule.name == "condition_off" else case.of(*rule.shows)


def _last_day(period: Period) -> date | None:
    return period.latest
