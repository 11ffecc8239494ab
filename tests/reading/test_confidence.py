"""How surely a quotation is one: plain facts about it, weighed by what the corpus told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterword.reading import Reader
from afterword.reading.attribution.article import CONSTRUCTIONS
from afterword.reading.confidence import QUOTATIONS, SIGNS, STATEMENTS, all_signs, precise_threshold
from afterword.reading.measure import measure, operating_point
from afterword.reading.pipeline import make_doc
from afterword.reading.structure import Quotation
from afterword.reading.words import Words
from afterword.records import Article, Extractor


def found(text: str) -> tuple[Quotation, ...]:
    quotations: tuple[Quotation, ...] = make_doc(text, extractor=Extractor.RULES)._.quotations
    return quotations


def signs(text: str) -> frozenset[str]:
    doc = make_doc(text, extractor=Extractor.RULES)
    (only,) = all_signs(Words.of(doc), doc._.clauses, doc._.quotations)
    return only


def confidence(text: str) -> float:
    (only,) = found(text)
    assert only.confidence is not None
    return only.confidence


def test_every_construction_and_every_weight_is_a_sign_that_is_told() -> None:
    names = {construction.__name__.rpartition(".")[2] for construction in CONSTRUCTIONS}
    assert names | {"following"} <= set(SIGNS)
    assert set(measure(QUOTATIONS).weights) <= set(SIGNS)
    assert len(measure(QUOTATIONS).weights) > 30


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        (
            "Der Minister sagte, die Brücke werde im Herbst für den Verkehr gesperrt.",
            {
                "indirect",
                "quote.konjunktiv",
                "speaker.noun",
                "cue.verb",
                "cue.before",
                "cue.past",
                "quote.full",
            },
            {"speaker.name", "cue.negated", "quote.marks"},
        ),
        (
            "„Wir sperren die Brücke“, sagte Angela Merkel.",
            {"direct", "quote.marks", "speaker.name", "quote.indicative"},
            {"cue.before", "quote.konjunktiv"},
        ),
        ("Laut Polizei ist die Brücke seit Montag gesperrt.", {"sources", "cue.particle"}, {"cue.verb"}),
        (
            "Die Ministerin sagte nicht, dass die Brücke im Herbst gesperrt werde.",
            {"cue.negated"},
            {"quote.asks"},
        ),
    ],
)
def test_signs_are_plain_facts(text: str, told: set[str], not_told: set[str]) -> None:
    assert told <= signs(text)
    assert not not_told & signs(text)


def test_konjunktiv_behind_a_verb_of_saying_is_surer_than_a_summary_or_bare_soll() -> None:
    said = confidence("Der Minister sagte, die Brücke werde im Herbst für den Verkehr gesperrt.")
    summed_up = confidence("Der Minister forderte eine schnelle Sperrung.")
    hearsay = confidence("Der Täter soll das Geld gestohlen haben.")
    assert said > 0.9 > summed_up
    assert said > hearsay


@pytest.mark.parametrize(
    "text",
    [
        "„Wir reisen ab“, sagte Kern. Er wolle bald zurückkehren. Laut Polizei ist die Brücke gesperrt.",
        "Es gibt Gerüchte, dass der Minister „bald“ geht; er soll krank sein.",
    ],
)
def test_every_quotation_of_the_rules_is_measured(text: str) -> None:
    doc = make_doc(text, extractor=Extractor.RULES)
    for told in all_signs(Words.of(doc), doc._.clauses, doc._.quotations):
        assert told <= set(SIGNS)
    assert found(text)
    assert all(one.confidence is not None and 0 < one.confidence < 1 for one in found(text))


def test_a_reading_tells_the_operating_point_of_its_extractor() -> None:
    reading = Reader(extractor=Extractor.RULES).read(Article("a", "1", "Die Brücke ist gesperrt."))
    points = operating_point(QUOTATIONS), operating_point(STATEMENTS)
    assert reading.operating_point == precise_threshold(Extractor.RULES) == max(points)


def test_the_operating_point_of_the_learned_extractor_stands_beside_its_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERWORD_QUOTATION_MODEL", str(tmp_path))
    (tmp_path / "cues.npz").write_bytes(b"1")
    assert precise_threshold(Extractor.LEARNED) is None
    for measured, point in ((0.98, 0.98), (0.1, operating_point(STATEMENTS))):
        told = json.dumps({"precise.threshold": measured})
        (tmp_path / "measured.json").write_text(told, encoding="utf-8")
        assert precise_threshold(Extractor.LEARNED) == point
