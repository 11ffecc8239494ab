"""How far chance reaches in a score, told by draws of articles."""

from __future__ import annotations

from evaluation.marked import PARTS, Marked
from evaluation.sampling import gain, interval
from evaluation.tasks import Scores

WHOLE = Marked("Direct", "Speech", {part: frozenset(range(4 if part == "quote" else 0)) for part in PARTS})
FOUND: tuple[list[Marked], list[Marked]] = ([WHOLE], [WHOLE])
MISSED: tuple[list[Marked], list[Marked]] = ([], [WHOLE])


def borders(table: Scores) -> tuple[float, float]:
    return float(table["interval.quote.f1.low"]), float(table["interval.quote.f1.high"])


def test_where_all_is_found_there_is_no_chance() -> None:
    assert borders(interval([FOUND] * 8)) == (1, 1)


def test_the_fewer_articles_the_wider() -> None:
    few, many = (borders(interval([FOUND, MISSED] * number)) for number in (5, 100))
    assert few[0] < many[0] < 2 / 3 < many[1]


def test_the_gain_is_drawn_on_the_same_articles() -> None:
    better, worse = [FOUND] * 10, [FOUND, MISSED] * 5
    assert gain(better, better) == {"over_rules.joint.f1": 0, "over_rules.low": 0, "over_rules.high": 0}
    assert float(gain(better, worse)["over_rules.low"]) > 0
