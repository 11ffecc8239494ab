"""Which extractor reads: the one asked for, the one that the environment names, or the one that is there."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path

import pytest

from afterword.errors import ModelError, UsageError
from afterword.reading import Reader
from afterword.reading.extractors import default_extractor, has_weights
from afterword.reading.pipeline import load, make_doc
from afterword.reading.structure import Quotation
from afterword.records import Extractor


@pytest.fixture
def nothing_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("AFTERWORD_EXTRACTOR", raising=False)
    monkeypatch.setenv("AFTERWORD_QUOTATION_MODEL", str(tmp_path))
    return tmp_path


def test_rules_read_unless_somebody_asks_for_the_learned_one(
    nothing_learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not has_weights(nothing_learned)
    (nothing_learned / "README.md").write_text("the card alone", encoding="utf-8")
    assert not has_weights(nothing_learned)
    (nothing_learned / "cued.json.gz").write_bytes(b"1")
    assert has_weights(nothing_learned)
    assert default_extractor() is Extractor.RULES
    assert Reader(extractor=Extractor.LEARNED).extractor is Extractor.LEARNED
    monkeypatch.setenv("AFTERWORD_EXTRACTOR", "learned")
    assert Reader().extractor is Extractor.LEARNED


def test_damaged_weights_are_told(nothing_learned: Path) -> None:
    (nothing_learned / "anchors.json.gz").write_bytes(b"1")
    with pytest.raises(ModelError, match="cannot be read"):
        load(None, Extractor.LEARNED)


def test_an_unknown_name_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_EXTRACTOR", "magic")
    with pytest.raises(UsageError, match="AFTERWORD_EXTRACTOR: 'magic' is no extractor"):
        Reader()


@pytest.mark.usefixtures("nothing_learned")
def test_who_asks_for_the_learned_one_without_weights_hears_what_to_do() -> None:
    for ask in (partial(Reader, None, Extractor.LEARNED), partial(load, None, Extractor.LEARNED)):
        with pytest.raises(ModelError, match="--extractor rules"):
            ask()


def test_the_version_tells_the_extractor_and_its_weights(nothing_learned: Path) -> None:
    rules = Reader(extractor=Extractor.RULES).version
    (nothing_learned / "cues.npz").write_bytes(b"1")
    learned = Reader(extractor=Extractor.LEARNED).version
    (nothing_learned / "cues.npz").write_bytes(b"1 and more")
    versions = {rules, learned, Reader(extractor=Extractor.LEARNED).version}
    assert len(versions) == 3
    assert rules == Reader(extractor=Extractor.RULES).version
    assert "rules" in rules


def test_a_reader_goes_to_other_processes_with_its_extractor() -> None:
    reader = pickle.loads(pickle.dumps(Reader(extractor=Extractor.RULES)))
    assert reader.extractor is Extractor.RULES


def found(text: str) -> tuple[Quotation, ...]:
    quotations: tuple[Quotation, ...] = make_doc(text, extractor=Extractor.RULES)._.quotations
    return quotations


@pytest.mark.parametrize(
    ("text", "construction"),
    [
        ("„Wir reisen morgen ab“, sagte der Minister.", "direct"),
        ("Laut Kern reist der Minister morgen ab.", "sources"),
        ("Kern sagte, dass der Minister morgen abreise.", "indirect"),
        ("Die Brücke werde morgen gesperrt, sagte der Minister.", "following"),
        ("Es gibt Spekulationen, dass der Minister morgen abreist.", "nominal"),
    ],
)
def test_a_quotation_tells_which_construction_found_it(text: str, construction: str) -> None:
    assert [one.construction for one in found(text)] == [construction]


def test_what_goes_on_in_konjunktiv_is_told_apart_from_its_frame() -> None:
    first, second = found("Kern sagte, er sei krank. Der Arzt habe ihm Ruhe verordnet.")
    assert (first.construction, second.construction) == ("indirect", "continuation")
