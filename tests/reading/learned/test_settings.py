"""A score becomes a confidence, with or without weights at hand."""

from itertools import pairwise

from afterword.reading.learned.extractor import Settings


def test_a_confidence_rises_with_the_score() -> None:
    known = Settings(0.3, (0.1, 0.5, 0.9), (0.05, 0.6, 0.98))
    told = [known.confidence(score / 20) for score in range(21)]
    assert all(before <= after for before, after in pairwise(told))
    assert (told[0], told[-1]) == (0.05, 0.98)
