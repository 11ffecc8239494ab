"""Names of persons and their tags."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from afterword.reading.persons import persons
from afterword.reading.pipeline import make_doc


def test_a_last_name_that_looks_like_a_noun_is_a_name() -> None:
    vocab = spacy.blank("de").vocab
    doc = Doc(vocab, words=["Jan", "Müller", "Bäcker"], tags=["NE", "NN", "NN"])
    doc.ents = [Span(doc, 0, 2, "PER")]
    assert [token.tag_ for token in persons(doc)] == ["NE", "NE", "NN"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ministerin Ilse von der Au kam. Von der Au schwieg.",
            ["Ilse von der Au", "Von der Au"],
        ),
        ("Graf Karl-Theodor zu Bergen sprach, dann ging zu Bergen.", ["Karl-Theodor zu Bergen", "zu Bergen"]),
    ],
)
def test_a_surname_keeps_its_particles_and_stands_alone_as_well(text: str, names: list[str]) -> None:
    assert [entity.text for entity in make_doc(text).ents if entity.label_ == "PER"] == names


def test_a_first_name_is_needed_before_the_particle() -> None:
    found = [entity.text for entity in make_doc("Das forderte Scholz von der Union in Berlin.").ents]
    assert "Scholz von der Union" not in found


def test_names_that_run_into_each_other_are_parted_as_the_text_tells_them_elsewhere() -> None:
    vocab = spacy.blank("de").vocab
    words = ["Anna", "Beck", "und", "Jan", "Roth", ",", "so", "Roth", "Becks", "Plan"]
    doc = Doc(vocab, words=words, tags=["NE", "NE", "KON", "NE", "NE", "$,", "ADV", "NE", "NE", "NN"])
    doc.ents = [Span(doc, 0, 2, "PER"), Span(doc, 3, 5, "PER"), Span(doc, 7, 10, "PER")]
    assert [name.text for name in persons(doc).ents] == ["Anna Beck", "Jan Roth", "Roth", "Becks"]


def test_a_full_name_is_not_parted_where_a_part_of_it_stands_alone() -> None:
    vocab = spacy.blank("de").vocab
    words = ["Karl", "kam", ".", "Karl", "Beck", "ging"]
    doc = Doc(vocab, words=words, tags=["NE", "VVFIN", "$.", "NE", "NE", "VVFIN"])
    doc.ents = [Span(doc, 0, 1, "PER"), Span(doc, 3, 5, "PER")]
    assert [name.text for name in persons(doc).ents] == ["Karl", "Karl Beck"]
