"""Names of persons and their tags."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from afterword.reading.persons import persons


def test_a_last_name_that_looks_like_a_noun_is_a_name() -> None:
    vocab = spacy.blank("de").vocab
    doc = Doc(vocab, words=["Jan", "Müller", "Bäcker"], tags=["NE", "NN", "NN"])
    doc.ents = [Span(doc, 0, 2, "PER")]
    assert [token.tag_ for token in persons(doc)] == ["NE", "NE", "NN"]
