"""Kind, certainty, polarity, stance, condition and probability of German sentences, by the real reader."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from afterword.reading import Reader
from afterword.records import Article, DateWitness, Period, Published, Statement

GROUPS = tomllib.loads((Path(__file__).parent / "axes.toml").read_text(encoding="utf-8"))
ROWS = [(group, row) for group, rows in GROUPS.items() for row in rows["sentences"]]
NONE = -1  # a row's probability where the sentence states none


@dataclass(frozen=True, slots=True)
class Told:
    """What a row of the table says of a statement."""

    axes: tuple[str, ...]
    condition: str | None
    probability: float | None

    def wrong(self, statement: Statement, text: str) -> list[str]:
        """Each axis that is not as told, in words."""
        found = _axes(statement)
        wrong = [f"{f} for {a}" for a, f in zip(self.axes, found, strict=False) if a not in ("*", f)]
        if len(self.axes) < len(found):
            wrong += found[len(self.axes) :]
        if self.condition is not None and _condition(statement, text) != self.condition:
            wrong.append(f"condition {_condition(statement, text)!r}")
        stated = NONE if statement.probability is None else statement.probability
        if self.probability is not None and stated != pytest.approx(self.probability):
            wrong.append(f"probability {stated}")
        return wrong


NOT_YET = "German that reading does not understand so far; told in docs/statements.md"


def _axes(statement: Statement) -> list[str]:
    ahead = "ahead" if statement.forward else "now"
    found = [statement.kind.value, statement.certainty.value, statement.polarity.value, ahead]
    return found if statement.stance.value == "none" else [*found, statement.stance.value]


def _condition(statement: Statement, text: str) -> str:
    return statement.condition.of(text) if statement.condition else ""


@cache
def statements(text: str) -> tuple[Statement, ...]:
    published = Published(Period.day(date(2023, 9, 11)), None, DateWitness.GIVEN)
    return Reader().read(Article("one", "v1", text, published=published)).statements


def told(row: dict[str, str | float]) -> Told:
    condition, probability = row.get("condition"), row.get("probability")
    return Told(
        tuple(str(row["axes"]).split()),
        None if condition is None else str(condition),
        None if probability is None else float(probability),
    )


def faults(row: dict[str, str | float]) -> list[str]:
    text, of = str(row["text"]), str(row.get("of", ""))
    found = [s for s in statements(text) if of in " ".join(span.of(text) for span in s.content)]
    wrong = [told(row).wrong(statement, text) for statement in found]
    return min(wrong, key=len) if wrong else ["no statement"]


def case(group: str, row: dict[str, str | float]) -> ParameterSet:
    """A row as a test; one that is not understood yet must fail, so that its mark goes once it is."""
    marks = [pytest.mark.xfail(strict=True, reason=NOT_YET)] if row.get("not_yet") else []
    return pytest.param(row, id=f"{group} | {str(row['text'])[:70]}", marks=marks)


@pytest.mark.parametrize("row", [case(group, row) for group, row in ROWS])
def test_axes_of_a_sentence(row: dict[str, str | float]) -> None:
    assert not faults(row), [s.kind.value for s in statements(str(row["text"]))]
