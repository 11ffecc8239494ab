"""What the figures of attribution tell: pairs, the speaker of what was found, cues, own and given tokens."""

from __future__ import annotations

import pytest
import spacy

from evaluation.attribution import scores
from evaluation.cue_words import base_form
from evaluation.marked import Marked, confirmed
from evaluation.quotation_corpus import Article, doc_of_gold_tokens, folds

TEXT = "Der Damm hält.\n\nKern teilte mit, er reise ab. „Gut“, sagte sie."
WORDS = [
    "Der",
    "Damm",
    "hält",
    ".",
    "Kern",
    "teilte",
    "mit",
    ",",
    "er",
    "reise",
    "ab",
    ".",
    "„",
    "Gut",
    "“",
    ",",
    "sagte",
    "sie",
    ".",
]


def marked(quote: str, speaker: str = "", cue: str = "", kind: str = "Indirect") -> Marked:
    """A quotation over WORDS, its parts told by their words."""
    parts = {"quote": quote, "speaker": speaker, "cue": cue, "frame": "", "addressee": ""}
    return Marked(
        kind, "Speech", {name: frozenset(map(WORDS.index, said.split())) for name, said in parts.items()}
    )


GOLD = marked("er reise ab", "Kern", "teilte mit")


def article() -> Article:
    offsets, end = [], 0
    for word in WORDS:
        start = TEXT.index(word, end)
        end = start + len(word)
        offsets.append((start, end))
    return Article("1", TEXT, tuple(WORDS), tuple(offsets), (0, 4, 12), (GOLD,))


def test_the_speaker_of_what_was_not_found_is_not_counted() -> None:
    table = scores([([marked("Damm", "Kern")], [GOLD])])
    assert table["given_quote.count"] == 0


@pytest.mark.parametrize(
    ("speaker", "right", "same"), [("Kern", 1, 1), ("Kern er", 1, 0), ("sie", 0, 0), ("", 0, 0)]
)
def test_the_speaker_is_right_if_half_of_it_is(speaker: str, right: float, same: float) -> None:
    table = scores([([marked("er reise", speaker)], [GOLD])])
    assert table["given_quote.speaker_right"] == right
    assert table["given_quote.speaker_same"] == same


def test_what_is_found_in_another_form_counts_for_the_form_of_the_gold() -> None:
    table = scores([([marked("er reise ab", kind="Direct"), marked("Gut", kind="Direct")], [GOLD])])
    assert table["form.Indirect.quote"] == 1
    assert table["form.Direct.gold"] == 0
    assert table["form.Direct.quote.precision"] == 0


def test_of_two_for_one_quotation_only_the_better_is_confirmed() -> None:
    assert confirmed([marked("er reise"), marked("er reise ab"), marked("Damm")], [GOLD]) == [
        False,
        True,
        False,
    ]


def test_the_doc_of_given_tokens_keeps_text_tokens_and_borders() -> None:
    doc = doc_of_gold_tokens(article(), spacy.blank("de").vocab)
    assert doc.text == TEXT
    assert [token.text for token in doc if not token.is_space] == WORDS
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Der Damm hält.",
        "Kern teilte mit, er reise ab.",
        "„Gut“, sagte sie.",
    ]


def test_the_base_form_of_a_cue_has_its_particle() -> None:
    doc = doc_of_gold_tokens(article(), spacy.blank("de").vocab)
    cue = [token for token in doc if token.text in {"teilte", "mit"}]
    for token, tag, base in zip(cue, ("VVFIN", "PTKVZ"), ("teilen", "mit"), strict=True):
        token.tag_, token.lemma_ = tag, base
    assert base_form(cue) == "mitteilen"


def test_folds_part_the_articles_evenly_and_the_same_whatever_their_order() -> None:
    ids = [str(number) for number in range(13)]
    parts = folds(ids)
    assert sorted(map(len, parts)) == [2, 2, 3, 3, 3]
    assert frozenset().union(*parts) == set(ids)
    assert folds(reversed(ids)) == parts
    assert folds(ids, seed=2) != parts
