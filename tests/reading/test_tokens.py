"""German news is cut into the tokens that its grammar is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.pipeline import blank_pipeline

NLP = blank_pipeline()


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP(text) if not token.is_space]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das gilt z.B. für Dr. Kern.", "Das|gilt|z.B.|für|Dr.|Kern|."),
        ("Das gilt z. B. heute.", "Das|gilt|z.|B.|heute|."),
        ("Er kam am 3. Mai 2024.", "Er|kam|am|3.|Mai|2024|."),
        ("zum 40. Geburtstag", "zum|40.|Geburtstag"),
        ("Es waren 15. Die Polizei kam.", "Es|waren|15|.|Die|Polizei|kam|."),
        ("vgl. S. 12, Nr. 5", "vgl.|S.|12|,|Nr.|5"),
        ("um 13.30 Uhr", "um|13.30|Uhr"),
        ("am 02.03.2022 um 08:15 Uhr", "am|02.03.2022|um|08:15|Uhr"),
        ("vom 11.9. an", "vom|11.9.|an"),
        ("2,1 Prozent, 25.000 Euro, 5%", "2,1|Prozent|,|25.000|Euro|,|5|%"),
        ("Industrie 4.0.", "Industrie|4.0|."),
        ("der G-20-Gipfel und das Ost-Wirtschaftsforum", "der|G-20-Gipfel|und|das|Ost-Wirtschaftsforum"),
        ("Ost- und Westhafen", "Ost-|und|Westhafen"),
        ("der 20-jährige, die 90er-Jahre", "der|20-jährige|,|die|90er-Jahre"),
        ("Wie geht's, wie geht’s?", "Wie|geht's|,|wie|geht’s|?"),
        ("Hans’ Auto", "Hans’|Auto"),
        ("D’Angelo und O'Neill", "D’Angelo|und|O'Neill"),
        ("Moskau/Berlin (dpa)", "Moskau|/|Berlin|(|dpa|)"),
        ("CDU/CSU und/oder 2019/20", "CDU/CSU|und/oder|2019/20"),
        ("Lehrer*innen, Bürger:innen", "Lehrer*innen|,|Bürger:innen"),
        ("siehe https://www.beispiel.de/a?b=1.", "siehe|https://www.beispiel.de/a?b=1|."),
        ("J. R. Ewing, J.D. Kern", "J.|R.|Ewing|,|J.D.|Kern"),
        ("Na ja... So", "Na|ja|...|So"),
        ("Papst Leo XIV. reist", "Papst|Leo|XIV.|reist"),
    ],
)
def test_abbreviations_numbers_hyphens_and_addresses_are_kept_whole(text: str, expected: str) -> None:
    assert tokens(text) == expected.split("|")


@pytest.mark.parametrize(
    "marks",
    [("„", "“"), ("»", "«"), ("«", "»"), ('"', '"'), ("‚", "‘"), ("“", "”"), ("'", "'"), (",,", "''")],
)
def test_quotation_marks_of_every_kind_are_tokens_of_their_own(marks: tuple[str, str]) -> None:
    opening, closing = marks
    text = f"Er nannte es {opening}gut{closing}, {opening}Sehr gut!{closing}"
    assert tokens(text) == [
        "Er", "nannte", "es", opening, "gut", closing, ",", opening, "Sehr", "gut", "!", closing,
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("aÄ.,!?„“\"»«'’-–/:( )\n 13Dr\u0308@#…"), max_size=60))
def test_no_character_of_a_text_is_lost(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
