"""The gate holds every score to its floor, and only on the data that the floor was measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gate import CEILING, Floor, check, committed, fingerprint
from evaluation.tasks import TASKS

FLOORS: dict[str, Floor] = {"times": {"data": "abc", "bounds": {"value": 0.7, "seconds" + CEILING: 3}}}


@pytest.mark.parametrize(
    ("value", "seconds", "status"),
    [(0.69, 2, 1), (0.70, 3, 0), (0.71, 2, 0), (0.71, 4, 1)],
)
def test_a_score_passes_at_its_floor_and_fails_below_it(value: float, seconds: int, status: int) -> None:
    assert check({"times": {"value": value, "seconds": seconds}}, {"times": "abc"}, FLOORS) == status


def test_a_score_that_is_not_there_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert check({"times": {"seconds": 1}}, {"times": "abc"}, FLOORS) == 1
    assert "value is missing" in capsys.readouterr().err


def test_other_data_are_not_judged_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert check({"times": {"value": 0.1, "seconds": 9}}, {"times": "other"}, FLOORS) == 0
    assert "not judged" in capsys.readouterr().err


def test_a_task_that_was_skipped_breaks_nothing() -> None:
    assert check({}, {}, FLOORS) == 0


def test_every_floor_belongs_to_a_task() -> None:
    assert set(committed()) <= set(TASKS)


def test_the_fingerprint_of_a_folder_tells_names_and_contents(tmp_path: Path) -> None:
    for folder, name, text in (("a", "x", "1"), ("b", "y", "1"), ("c", "x", "2"), ("d", "x", "1")):
        (tmp_path / folder / "in").mkdir(parents=True)
        (tmp_path / folder / "in" / name).write_text(text, encoding="utf-8")
    marks = [fingerprint([tmp_path / folder / "in"]) for folder in "abcd"]
    assert marks[0] == marks[3]
    assert len(set(marks)) == 3
