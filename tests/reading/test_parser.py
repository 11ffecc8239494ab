"""The parser: heads and relations of news sentences."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from afterword.reading.pipeline import make_doc


def _token(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("sentence", "word", "relation", "head"),
    [
        ("Der Kreml bestätigte den Besuch.", "Kreml", "nsubj", "bestätigte"),
        ("Der Kreml bestätigte den Besuch.", "Besuch", "obj", "bestätigte"),
        ("Die Zeitung berichtete, dass der Minister bald zurücktritt.", "zurücktritt", "ccomp", "berichtete"),
        ("Die Zeitung berichtete, dass der Minister bald zurücktritt.", "dass", "mark", "zurücktritt"),
        ("Die Reise ins Ausland dauerte drei Tage.", "Ausland", "nmod", "Reise"),
        ("Die Reise ins Ausland dauerte drei Tage.", "ins", "case", "Ausland"),
        ("Am Montag kam der Präsident in der Stadt an.", "Präsident", "nsubj", "kam"),
        ("Das Gesetz wurde gestern vom Parlament beschlossen.", "Gesetz", "nsubj:pass", "beschlossen"),
        ("Das Gesetz wurde gestern vom Parlament beschlossen.", "wurde", "aux:pass", "beschlossen"),
    ],
)
def test_a_word_hangs_on_its_head(sentence: str, word: str, relation: str, head: str) -> None:
    token = _token(make_doc(sentence), word)
    assert (token.dep_, token.head.text) == (relation, head)


def test_sentence_borders_stay_and_every_sentence_has_its_root() -> None:
    doc = make_doc("Der Minister reist ab.\n\nEr kommt am 3. Mai zurück. Dann wird gewählt.\n")
    sentences = list(doc.sents)
    assert [s.text.strip() for s in sentences] == [
        "Der Minister reist ab.",
        "Er kommt am 3. Mai zurück.",
        "Dann wird gewählt.",
    ]
    assert all(token.head.sent == token.sent for token in doc)
    assert [s.root.text for s in sentences] == ["reist", "kommt", "gewählt"]


def test_white_space_changes_no_tree() -> None:
    plain = make_doc("Der Kreml bestätigte den Besuch.")
    spaced = make_doc("Der Kreml\n bestätigte  den Besuch.")
    assert [(t.text, t.head.text, t.dep_) for t in plain] == [
        (t.text, t.head.text, t.dep_) for t in spaced if not t.is_space
    ]


@pytest.mark.parametrize("text", ["", " \n ", "?", "\n\nJa"])
def test_texts_of_next_to_nothing_are_parsed(text: str) -> None:
    doc = make_doc(text)
    assert all(token.head.i < len(doc) for token in doc)
