"""Figures over folds: their mean, spread and values."""

from __future__ import annotations

import pytest

from evaluation.cross_validation import parts, spread
from evaluation.marked import PARTS, Marked
from evaluation.quotation_corpus import Article

WHOLE = Marked("Direct", "Speech", {part: frozenset(range(4 if part == "quote" else 0)) for part in PARTS})


def article(*quotations: Marked) -> Article:
    return Article("1", "", (), (), (), quotations)


def test_the_spread_tells_mean_deviation_and_values() -> None:
    table = spread([[(article(WHOLE), [WHOLE])], [(article(WHOLE), [])]])
    assert table["quote.f1.mean"] == 0.5
    assert table["quote.f1.deviation"] == pytest.approx(0.5**0.5)
    assert table["quote.f1.folds"] == "1.0000 0.0000"
    assert table["gold"] == 2


def test_every_article_is_in_one_fold() -> None:
    corpus = [Article(str(number), "", (), (), (), ()) for number in range(7)]
    assert sorted(int(one.id) for part in parts(corpus, 3) for one in part) == list(range(7))
