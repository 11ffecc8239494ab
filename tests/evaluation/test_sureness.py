"""When a statement that no quotation carries is right: the gold gives its words to nobody else."""

from __future__ import annotations

import re

import pytest

from afterword.records import Extractor
from evaluation.marked import PARTS, Marked
from evaluation.quotation_corpus import Article
from evaluation.sureness import Judged, above, judge_article

WISH = "Der Mann will im Mai nach Hause zurückkehren. Die Polizei ist zufrieden."
OWN = "Die Brücke wird im Herbst gesperrt werden. Die Polizei ist zufrieden."
SOLL = "Im Mai soll der Prozess beginnen. Die Polizei ist zufrieden."


def judged(text: str, quote: str = "", speaker: str = "") -> Judged:
    """The only statement of a text of which the gold gives some words to a speaker."""
    places = [(match.start(), match.end()) for match in re.finditer(r"\w+|[^\w\s]", text)]
    words = tuple(text[start:end] for start, end in places)

    def tokens(part: str) -> frozenset[int]:
        start = text.index(part)
        inside = range(start, start + len(part))
        return frozenset(number for number, (begin, _) in enumerate(places) if begin in inside)

    told = {"quote": tokens(quote), "speaker": tokens(speaker)}
    parts = {part: told.get(part, frozenset[int]()) for part in PARTS}
    gold = (Marked("Indirect", "Speech", parts),) if quote else ()
    (only,) = judge_article(Article("a", text, words, tuple(places), (0,), gold), Extractor.RULES)
    return only


@pytest.mark.parametrize(
    ("quote", "speaker", "right", "affirmed"),
    [
        ("", "", True, False),  # the corpus marks few wishes
        ("will im Mai nach Hause zurückkehren", "Der Mann", True, True),
        ("will im Mai nach Hause zurückkehren", "Die Polizei", False, False),
        ("ist zufrieden", "Die Polizei", True, False),
    ],
)
def test_a_wish_is_wrong_where_the_gold_has_another_speaker(
    quote: str, speaker: str, right: bool, affirmed: bool
) -> None:
    only = judged(WISH, quote, speaker)
    assert (only.kind, only.right, only.affirmed) == ("named", right, affirmed)


def test_the_own_voice_is_wrong_where_the_gold_has_a_speaker() -> None:
    quote = "Die Brücke wird im Herbst gesperrt werden"
    assert judged(OWN).kind == "own_voice"
    assert judged(OWN).right
    assert not judged(OWN, quote, "Die Polizei").right


def test_bare_soll_is_right_where_the_gold_has_it_as_somebodys() -> None:
    quote = "Im Mai soll der Prozess beginnen"
    assert judged(SOLL).kind == "unnamed"
    assert not judged(SOLL).right
    assert judged(SOLL, quote, "Die Polizei").right


def test_what_is_below_the_operating_point_is_left_out() -> None:
    some = [
        Judged("a", kind, frozenset(), confidence, right, False)
        for kind, confidence, right in (
            ("named", 0.9, True),
            ("named", 0.6, True),
            ("own_voice", 0.8, False),
            ("own_voice", 0.8, True),
        )
    ]
    table = above(some, 0.8)
    assert (table["shipped.count"], table["shipped.named.count"]) == (3, 1)
    assert table["shipped.precision"] == pytest.approx(2 / 3)
    assert table["shipped.named.recall"] == 0.5
