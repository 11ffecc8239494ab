"""What each thing would be worth, by hand on one quotation found, one missed and one extra."""

from __future__ import annotations

from evaluation.marked import PARTS, Marked
from evaluation.oracles import oracles


def marked(quote: range, speaker: range) -> Marked:
    parts = {part: frozenset[int]() for part in PARTS}
    return Marked("Direct", "Speech", parts | {"quote": frozenset(quote), "speaker": frozenset(speaker)})


GOLD = marked(range(4), range(10, 12))


def test_where_all_is_right_nothing_is_to_be_had() -> None:
    assert set(oracles([([GOLD], [GOLD])]).values()) == {0}


def test_a_wrong_speaker_is_worth_its_part_alone() -> None:
    table = oracles([([marked(range(4), range(12, 14))], [GOLD])])
    assert {name for name, gain in table.items() if gain} == {"oracle.speaker"}
    assert table["oracle.speaker"] == 0.5


def test_what_is_extra_or_missed_is_worth_what_it_spoils() -> None:
    other = marked(range(20, 24), range(30, 32))
    extra, missed = oracles([([GOLD, other], [GOLD])]), oracles([([GOLD], [GOLD, other])])
    assert {name for name, gain in extra.items() if gain} == {"oracle.extra"}
    assert {name for name, gain in missed.items() if gain} == {"oracle.missed"}
