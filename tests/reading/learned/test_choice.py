"""Of candidates that want the same words the best is kept, and speech inside beside what holds it."""

from afterword.reading.learned.anchors import CLASSES, INDIRECT, INSIDE, NONE, SUMMARY, Anchor
from afterword.reading.learned.candidates import FORMS, Candidate
from afterword.reading.learned.choice import chosen
from afterword.reading.structure import Quotation


def candidate(carries: str, start: int, end: int, score: float) -> Candidate:
    chances = dict.fromkeys(CLASSES, 0.0) | {NONE: 1 - score, carries: score}
    quotation = Quotation(FORMS[carries], tuple(range(start, end)))
    return Candidate(Anchor(start, "v", -1), carries, chances, quotation, 1.0, 1.0, score)


def test_of_two_that_want_the_same_words_the_surer_is_kept() -> None:
    summary, indirect = candidate(SUMMARY, 0, 10, 0.6), candidate(INDIRECT, 2, 10, 0.8)
    assert chosen([summary, indirect], 0.3) == [indirect]


def test_what_only_overlaps_a_little_is_another_quotation() -> None:
    first, second = candidate(INDIRECT, 0, 10, 0.6), candidate(INDIRECT, 8, 18, 0.8)
    assert chosen([second, first], 0.3) == [first, second]


def test_speech_inside_is_kept_beside_what_holds_it() -> None:
    holder, inside = candidate(INDIRECT, 0, 10, 0.7), candidate(INSIDE, 2, 10, 0.9)
    assert chosen([holder, inside], 0.3) == [holder, inside]


def test_what_is_too_unlikely_is_not_kept() -> None:
    assert chosen([candidate(INDIRECT, 0, 5, 0.29)], 0.3) == []
