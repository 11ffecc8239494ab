"""Names in their spellings."""

from __future__ import annotations

import pytest

from afterword.ledger.spelling import spellings, spelt_out


@pytest.mark.parametrize("typed", ["Müßig", "muessig", "MÜSSIG", "Mueßig"])
def test_one_name_in_its_spellings_is_one_name(typed: str) -> None:
    assert spelt_out(typed) == "muessig"
    assert set(spellings(typed)) == {"muessig", "müssig", "mueßig", "müßig"}


def test_a_word_without_umlauts_has_one_spelling() -> None:
    assert spellings("Berger") == ("berger",)


def test_a_word_of_many_umlauts_does_not_ask_for_thousands() -> None:
    assert len(spellings("ae" * 40)) == 32
