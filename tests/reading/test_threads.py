"""Threads: one while parsing, as many as before after it."""

from __future__ import annotations

import pytest

from afterword.reading import threads
from afterword.reading.threads import one_thread


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A library with four threads, and what it is told."""
    numbers = [4]
    monkeypatch.setattr(threads, "_threads", lambda: (lambda: numbers[-1], numbers.append))
    return numbers


def test_there_is_one_thread_within_and_as_many_as_before_after_it(told: list[int]) -> None:
    with one_thread():
        assert told[-1] == 1
    assert told == [4, 1, 4]


def test_an_error_leaves_no_single_thread_behind(told: list[int]) -> None:
    with pytest.raises(ValueError, match="broken"), one_thread():
        raise ValueError("broken")
    assert told[-1] == 4


def test_numpy_can_be_asked_or_is_left_alone() -> None:
    ask, tell = threads._threads()
    before = ask()
    tell(before)
    assert ask() == before >= 1
