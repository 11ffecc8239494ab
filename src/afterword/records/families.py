"""What a word tells of a happening: its kind, whether it came, and from whose side it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Turn(StrEnum):
    """What became of a happening by the word that tells of it."""

    CAME = "came"
    FAILED = "failed"
    MOVED = "moved"  # put off, moved elsewhere: still ahead
    PLANNED = "planned"  # meant, hoped, promised: says nothing about whether it came


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: "empfangen" tells of a visit, from the host's side."""

    family: str
    turn: Turn = Turn.CAME
    converse: bool = False  # subject and object change places
    patient: bool = False  # the one it is about is the object


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """What a condition says must come: the word that tells it in base form, and whether it must not."""

    predicate: str
    negated: bool = False
