"""Cases are shown where they stand in the text, with what both sides have of each part."""

from __future__ import annotations

import pytest

from evaluation.differences import KINDS, differences
from evaluation.marked import PARTS, Marked
from evaluation.quotation_corpus import Article

TEXT = "Der Damm hält. Die Chefin teilte mit, er reise ab."
WORDS = ["Der", "Damm", "hält", ".", "Die", "Chefin", "teilte", "mit", ",", "er", "reise", "ab", "."]


def marked(**parts: str) -> Marked:
    """A quotation over WORDS, its parts told by their words."""
    ids = {part: frozenset(map(WORDS.index, parts.get(part, "").split())) for part in PARTS}
    return Marked("Indirect", "Speech", ids)


def article() -> Article:
    offsets, end = [], 0
    for word in WORDS:
        start = TEXT.index(word, end)
        end = start + len(word)
        offsets.append((start, end))
    gold = marked(quote="er reise ab", speaker="Die Chefin", cue="teilte mit")
    return Article("7", TEXT, tuple(WORDS), tuple(offsets), (0, 4), (gold,))


@pytest.mark.parametrize(
    ("ours", "kind"),
    [
        ({"quote": "Damm"}, "extra"),
        ({"quote": "Damm"}, "misses"),
        ({"quote": "er reise"}, "borders"),
        ({"quote": "er reise ab", "speaker": "Damm"}, "speakers"),
    ],
)
def test_each_case_is_shown_under_its_kind(ours: dict[str, str], kind: str) -> None:
    assert len(list(differences([(article(), [marked(**ours)])], kind))) == 2


def test_what_is_as_in_the_gold_is_no_case() -> None:
    same = article().quotations
    assert [list(differences([(article(), same)], kind)) for kind in KINDS] == [
        [f"{kind}: 0 of 0"] for kind in KINDS
    ]


def test_a_case_tells_its_sentence_and_the_parts_of_both_sides() -> None:
    _, case = differences([(article(), [marked(quote="er reise", speaker="Die Chefin")])], "borders")
    assert "article 7, sentence 2" in case
    assert "Der Damm" not in case
    assert "speaker   both  Die Chefin" in case
    assert "quote     ours  er reise\n            gold  er reise ab" in case


def test_a_gap_in_a_part_is_shown() -> None:
    _, case = differences([(article(), [marked(quote="Die mit")])], "extra")
    assert "Die … mit" in case


def test_few_of_many_are_taken_from_all_through_the_corpus() -> None:
    many = [(article(), [marked(quote="Damm")])] * 10
    head, *cases = differences(many, "extra", 2)
    assert head == "extra: 2 of 10"
    assert len(cases) == 2


def test_only_cases_of_the_form_that_is_named_are_shown() -> None:
    read = [(article(), [marked(quote="Damm")])]
    assert next(differences(read, "extra", form="Reported")) == "extra Reported: 0 of 0"
    assert next(differences(read, "extra", form="Indirect")) == "extra Indirect: 1 of 1"
