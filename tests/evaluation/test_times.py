"""The scorer of times: a gold expression takes the first unused answer that overlaps it."""

from __future__ import annotations

from evaluation.time_speed import heaps
from evaluation.times import _f1, matched

WEDNESDAY = {"start": 3, "end": 11, "type": "DATE", "value": "2023-09-13"}


def test_each_answer_is_taken_once() -> None:
    wide = {"start": 0, "end": 30, "type": "DATE", "value": "2023"}
    other = {"start": 15, "end": 20, "type": "DATE", "value": "2023-09-14"}
    assert matched([WEDNESDAY, other], [wide]) == [(WEDNESDAY, wide)]


def test_type_and_value_count_where_the_words_overlap() -> None:
    answer = {"start": 0, "end": 11, "type": "TIME", "value": "2023-09-13"}
    assert _f1([([WEDNESDAY], [answer])]) == {"span": 0.0, "overlap": 1.0, "type": 0.0, "value": 1.0}


def test_a_heap_has_about_the_length_that_is_asked_for() -> None:
    assert all(900 <= len(text) <= 1000 for _, text in heaps(1000))
