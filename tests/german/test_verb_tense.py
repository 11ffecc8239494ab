"""Präteritum is told from present forms that look like it."""

import pytest

from afterword.german.verbs import is_past


@pytest.mark.parametrize(
    ("form", "lemma", "past"),
    [
        ("startete", "starten", True),
        ("startet", "starten", False),
        ("bestreitet", "bestreiten", False),
        ("berichtet", "berichten", False),
        ("berichtete", "berichten", True),
        ("starten", "starten", False),
        ("sagte", "sagen", True),
        ("sagten", "sagen", True),
        ("arbeite", "arbeiten", False),
    ],
)
def test_a_stem_in_t_does_not_make_a_past(form: str, lemma: str, past: bool) -> None:
    assert is_past(form, lemma) is past
