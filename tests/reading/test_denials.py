"""Denials: what is denied, and what is held against it, in German sentences."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import said


def stances(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Content, sources, stance and polarity of everything stated."""
    return [(s.content, s.sources, s.statement.stance.value, s.statement.polarity.value) for s in said(text)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Landrätin Specht widersprach der Darstellung, sie habe Akten vernichtet.",
            "sie habe Akten vernichtet",
            "Landrätin Specht",
        ),
        (
            "Die Feuerwehr widersprach Berichten, wonach zwei Kinder vermisst seien.",
            "zwei Kinder vermisst seien",
            "Die Feuerwehr",
        ),
        (
            "Der Betreiber widersprach der Behauptung, dass die Anlage undicht sei.",
            "die Anlage undicht sei",
            "Der Betreiber",
        ),
        ("Der Torwart trat Gerüchten entgegen, er verlasse den Klub.", "er verlasse den Klub", "Der Torwart"),
    ],
)
def test_who_contradicts_a_claim_denies_it(text: str, content: str, source: str) -> None:
    found = stances(text)
    assert (content, (source,), "denies", "-") in found
    assert (content, (source,), "none", "+") not in found


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Eine Sprecherin der Werft wies das zurück: Alle Grenzwerte würden eingehalten.",
            "Alle Grenzwerte würden eingehalten",
            "Eine Sprecherin der Werft",
        ),
        (
            "Specht wies die Vorwürfe zurück: Die Akten lägen im Archiv.",
            "Die Akten lägen im Archiv",
            "Specht",
        ),
        ("Pfarrer Roth widersprach: Die Kapelle bleibe offen.", "Die Kapelle bleibe offen", "Pfarrer Roth"),
    ],
)
def test_what_follows_a_denial_after_a_colon_is_asserted(text: str, content: str, source: str) -> None:
    assert (content, (source,), "none", "+") in stances(text)


def test_what_a_claim_is_called_when_it_is_denied_is_not_denied() -> None:
    found = stances("Angeblich plant die Werft Entlassungen. Die Werft wies dies als „haltlos“ zurück.")
    assert "haltlos" not in [content for content, *_ in found]
    assert ("denies", "-") in [(stance, polarity) for *_, stance, polarity in found]
