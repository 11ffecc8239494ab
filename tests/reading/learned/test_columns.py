"""Features found by their numbers are those that training reads in words."""

import numpy as np
import pytest

from afterword.reading import pipeline
from afterword.reading.learned import anchors, parts
from afterword.reading.learned.columns import Column, Joins, written
from afterword.reading.learned.part_signs import TEMPLATES, PartSigns
from afterword.reading.learned.random_field import Field
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.signs import SHEETS, AnchorSigns
from afterword.reading.learned.usage import Usage
from afterword.records import Extractor

TEXT = (
    "„Wir bauen, was fehlt“, sagte Ministerin Anke Holm am Montag, „und zwar 1,5 Kilometer im Jahr.“ "
    "Sie werde, so Holm, im Mai nach Kiel reisen. Laut dem Verband soll die Brücke 2030 fertig sein."
)
LABELS = ("O", "Q", "C")


@pytest.fixture(scope="module")
def sight() -> Sight:
    doc = pipeline.make_doc(TEXT, extractor=Extractor.RULES)
    return Sight.of(doc)


def field_of(features: set[str]) -> Field:
    """A field that has learnt these features, each with weights of its own."""
    rows = {feature: row for row, feature in enumerate(sorted(features))}
    weights = np.random.default_rng(7).normal(size=(len(rows) + 1, len(LABELS)))
    weights[-1] = 0.0
    return Field(LABELS, rows, weights, np.zeros((len(LABELS), len(LABELS))))


def windows_of(sight: Sight) -> list[parts.Window]:
    return [
        parts.window(sight, anchor, carries)
        for anchor in anchors.anchors(sight)
        for carries in (anchors.DIRECT, anchors.INDIRECT, anchors.HEARSAY)
    ]


@pytest.mark.parametrize("known", [1, 3])
def test_parts_score_by_numbers_as_they_do_by_words(sight: Sight, known: int) -> None:
    windows, signs = windows_of(sight), PartSigns(sight)
    told = [token for window in signs.written(windows) for token in window]
    field = field_of(set(sorted({feature for token in told for feature in token})[::known]))
    assert np.allclose(Joins(TEMPLATES, field).scores(signs.of(windows)), field.scores(told))


@pytest.mark.parametrize("known", [1, 3])
def test_anchors_score_by_numbers_as_they_do_by_words(sight: Sight, known: int) -> None:
    usage = Usage({"sagen": "51440553", "reisen": "00000000"}, {"Verband": "000041"})
    signs = AnchorSigns(sight, anchors.anchors(sight), usage)
    told = signs.written()
    field = field_of(set(sorted({feature for token in told for feature in token})[::known]))
    joins = [Joins(templates, field) for templates in SHEETS]
    assert np.allclose(signs.scores(joins), field.scores(told))


def test_a_comma_in_a_tag_or_a_word_parts_no_value() -> None:
    columns = {"tag": Column.of(["$,", "NN", "$,"]), "side": Column.of(["l", "r", None])}
    columns["word"] = Column.of([",", "Haus", "1,5"])
    templates = ("t={tag},{side}", "w={word}")
    told = written(templates, columns, 3)
    assert told == [["t=$,,l", "w=,"], ["t=NN,r", "w=Haus"], ["w=1,5"]]
    field = field_of({feature for token in told for feature in token})
    assert np.allclose(Joins(templates, field).scores(columns), field.scores(told))


def test_what_stands_nowhere_has_no_value() -> None:
    beside = Column.of(["der", "Rat"]).at(np.array([1, -1]))
    assert [beside.values[code] for code in beside.codes] == ["Rat", None]
