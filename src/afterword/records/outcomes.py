"""What came of a statement: status, evidence, reason, who decided; kept as a history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.records.spans import Span


class Status(StrEnum):
    """What came of a statement (design, section 3)."""

    OPEN = "open"
    BORNE_OUT = "borne_out"
    PARTLY = "partly"
    NOT_BORNE_OUT = "not_borne_out"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"
    VOID = "void"


DECIDED = frozenset({Status.BORNE_OUT, Status.PARTLY, Status.NOT_BORNE_OUT})


class Relation(StrEnum):
    """What a later passage is to a statement."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    PARTIAL = "partial"
    UPDATES = "updates"
    REPEATS = "repeats"
    IRRELEVANT = "irrelevant"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bears on a statement. No span, no entry."""

    statement: str
    article: str
    version: str
    span: Span
    relation: Relation
    score: float  # 0 to 1
    why: tuple[str, ...] = ()  # the parts the score is made of, readable
    item: str = ""  # id of the report or statement the passage is


@dataclass(frozen=True, slots=True)
class Outcome:
    """One entry of a statement's history: never changed, only followed by another."""

    statement: str
    status: Status
    decided_by: str  # "rule:<name>@<version>" or "person:<name>"
    reason: str  # English sentence
    grund: str  # the same in German
    evidence: tuple[Evidence, ...] = ()
    at: datetime | None = None  # set by the ledger's clock when written
