"""Forms: what the parser sees of a word, known or not."""

from __future__ import annotations

import numpy as np

from afterword.reading.forms import HASHES, Forms, ending, keys, parts


def _forms(*known: str) -> Forms:
    rows = {form: i for i, form in enumerate(known)}
    return Forms(rows, np.eye(len(known), 8, dtype=np.float32), np.zeros((HASHES, 8), dtype=np.float32))


def test_an_unknown_compound_is_read_by_the_longest_known_noun_at_its_end() -> None:
    forms = _forms("Sekretär", "Staatssekretär", "^är")
    assert forms.row("Gesundheitsstaatssekretär") == 1


def test_an_unknown_verb_is_read_by_its_ending_not_by_a_noun_inside_it() -> None:
    forms = _forms("Reisen", "~isen", "^isen")
    assert forms.row("entgleisen") == 1


def test_a_word_at_the_head_of_a_sentence_is_read_in_small_letters() -> None:
    assert _forms("gestern", "Morgen").row("Gestern") == 0


def test_digits_are_all_one() -> None:
    assert parts("2023") == parts("1984")
    assert next(keys("B52")) == "B00"


def test_endings_of_nouns_and_of_other_words_are_kept_apart() -> None:
    assert (ending("Freiheit", 4), ending("gemeinheit", 4)) == ("^heit", "~heit")


def test_a_form_has_the_same_vector_whenever_it_is_asked() -> None:
    forms = _forms("Minister", "sagt")
    together = forms.vectors(["Minister", "sagt", "Minister"])
    assert (together[0] == together[2]).all()
    assert (together[1] == forms.vectors(["sagt"])[0]).all()
    assert together[0].any() and not (together[0] == together[1]).all()
