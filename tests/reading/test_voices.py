"""Whose voice it is, and whether it looks ahead, where a form or a noun could mislead."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Die Nachrichtenagentur Ostpress war zuerst da. Ostpress fragte nach. "
            "Die Fahrer würden ab Freitag streiken, teilte die Gewerkschaft mit.",
            "die Gewerkschaft",
        ),
        (
            "Die Baufirma Kranich AG hat das Dach erneuert. "
            "Die Schule werde im Herbst öffnen, hieß es aus dem Ministerium.",
            "dem Ministerium",
        ),
        (
            "Die Gewerkschaft Fahrbund tagte. Man werde streiken, teilte die Gewerkschaft mit.",
            "Fahrbund",
        ),
        ("Köster sagte: „Wir werden keine einzige Stelle streichen.“", "Köster"),
    ],
)
def test_a_noun_points_back_only_to_its_own_kind_and_a_surname_is_a_name(text: str, source: str) -> None:
    (found,) = said(text)
    assert found.sources == (source,)


@pytest.mark.parametrize(
    ("text", "forward"),
    [
        ("Ahlers werde den Gast im Schloss empfangen, sagte eine Sprecherin.", True),
        ("Die Werft werde die Fähre verschrotten, sagte ein Sprecher.", True),
        ("Der Damm werde bis Ende Mai 2025 saniert sein, sagte der Minister.", True),
        ("Das Werk in Lauen werde verkauft, teilte die Stadt mit.", True),
        ("Das Werk in Lauen werde seit Jahren geprüft, teilte die Stadt mit.", False),
        ("Der Dieb werde längst geflohen sein, sagte ein Polizist.", False),
    ],
)
def test_werden_with_a_form_of_two_readings_looks_ahead_only_where_it_can(text: str, forward: bool) -> None:
    (found,) = said(text)
    assert found.statement.forward is forward


def test_a_preterite_of_saying_behind_konjunktiv_is_its_frame() -> None:
    (found,) = said("Ahlers werde zur Vorsitzenden gewählt, erwartete Politologe Nils Roth.")
    assert (found.content, found.sources) == (
        "Ahlers werde zur Vorsitzenden gewählt",
        ("Politologe Nils Roth",),
    )


def test_a_frame_under_laut_is_not_said_itself() -> None:
    found = said("Laut der Agentur Ostpress sagte ein Manager, die Bahn werde im Herbst stillstehen.")
    assert [one.content for one in found] == ["die Bahn werde im Herbst stillstehen"]


@pytest.mark.parametrize(
    ("text", "denied", "denier"),
    [
        (
            "Angeblich will die Stadt das Bad schließen. Ein Sprecher bestritt das.",
            "das Bad schließen",
            "Ein Sprecher",
        ),
        (
            "Im Netz heißt es, das Schulhaus werde verkauft. Das Rathaus wies die Gerüchte zurück.",
            "das Schulhaus werde verkauft",
            "Das Rathaus",
        ),
        ("Köster wies Gerüchte zurück, wonach er gehen werde.", "er gehen werde", "Köster"),
    ],
)
def test_a_denial_denies_the_claim_it_points_at(text: str, denied: str, denier: str) -> None:
    claim, denial = said(text)
    assert claim.content == denial.content == denied
    assert denial.sources == (denier,)
    assert (claim.statement.stance, claim.statement.polarity) == ("none", "+")
    assert (denial.statement.stance, denial.statement.polarity) == ("denies", "-")


def test_not_to_deny_is_no_denial() -> None:
    (found,) = said("Medien berichten, Köster werde gehen. Ein Sprecher dementierte dies nicht.")
    assert found.statement.stance == "none"


def test_a_station_has_its_whole_name_and_whom_it_refers_to() -> None:
    (found,) = said("Unter Berufung auf zwei Beamte berichtete Radio Süd, der Park werde bald verkauft.")
    assert found.sources == ("Radio Süd", "zwei Beamte")


def test_konjunktiv_goes_on_with_an_office_named_by_whose_it_is() -> None:
    found = said("Timm komme am Montag nach Lyon, teilte sein Büro mit. Timm werde dort Gäste treffen.")
    assert [one.sources for one in found] == [("sein Büro",), ("sein Büro",)]


def test_a_frame_behind_a_colon_says_what_it_frames() -> None:
    (found,) = said(
        "Die Westpost kann sich gratulieren: Im März hatte das Blatt berichtet, Roth werde nach Lyon reisen."
    )
    assert found.content == "Roth werde nach Lyon reisen"


def test_a_name_in_marks_keeps_both() -> None:
    (found,) = said("Die Stadt werde im Juni das Bad schließen, schreibt die „Westpost“.")
    assert found.sources == ("die „Westpost“",)
