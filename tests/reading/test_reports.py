"""What a German article reports as having happened: by clauses, and by nouns that tell it in passing."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.reading import Reader
from afterword.records import Article, DateWitness, Gist, Period, Published, Report, Role

FRIDAY = Published(Period.day(date(2024, 5, 10)), None, DateWitness.GIVEN)


def reports(text: str) -> tuple[Report, ...]:
    return Reader().read(Article("a", "1", text, published=FRIDAY)).reports


def told(text: str, predicate: str) -> Gist:
    found = [report.gist for report in reports(text) if report.gist.predicate == predicate]
    assert found, [report.gist.predicate for report in reports(text)]
    return found[0]


def heads(gist: Gist, role: Role | None = None) -> set[str]:
    return {p.head for p in gist.participants if role in (None, p.role)}


@pytest.mark.parametrize(
    ("text", "noun", "taking_part"),
    [
        ("Das Treffen des Ministers mit Olaf Kern am Mittwoch dauerte zwei Stunden.", "Treffen", {"Kern"}),
        ("Nach seiner Ernennung zum Trainer am Montag reiste Peter Klein ab.", "Ernennung", {"Klein"}),
        ("Bei der Unterzeichnung des Vertrags in Genf lobte Roth die Stadt.", "Unterzeichnung", {"Genf"}),
        ("Karl Kerns Rückzug vor zwei Wochen überraschte die Partei.", "Rückzug", {"Woche"}),
    ],
)  # fmt: skip
def test_a_noun_tells_what_has_happened(text: str, noun: str, taking_part: set[str]) -> None:
    assert taking_part <= heads(told(text, noun))


@pytest.mark.parametrize(
    "text",
    [
        "Ein geplantes Treffen mit Olaf Kern wurde verschoben.",
        "Nach einem möglichen Treffen mit Kern reiste niemand ab.",
        "Die Opposition forderte den Rücktritt des Ministers.",
        "Das Treffen des Ministers mit Kern soll am Mittwoch stattfinden.",
        "Der Sprecher schloss den Rückzug der Firma aus Mali aus.",
        "Sollte es zu einem Treffen mit Kern kommen, wäre das gut.",
        "Die Stadt bereitete den Besuch des Königs am Sonntag vor.",
    ],
)
def test_what_is_planned_possible_or_demanded_is_not_told_as_come(text: str) -> None:
    named = {"Treffen", "Rücktritt", "Rückzug", "Besuch"}
    assert not [r for r in reports(text) if r.gist.predicate in named and not r.gist.negated]


def test_a_pronoun_has_the_name_it_stands_for_and_its_own_place() -> None:
    text = "Peter Klein kam am Montag an. Er reiste am Dienstag wieder ab."
    who = next(p for p in told(text, "abreisen").participants if p.role is Role.SUBJECT)
    assert who.head == "Klein" and who.span.of(text) == "Er"


def test_a_relative_clause_tells_of_the_noun_before_it() -> None:
    gist = told("Jana Kern, die am Donnerstag nominiert wurde, hielt eine Rede.", "nominieren")
    assert heads(gist, Role.OBJECT) == {"Kern"}


def test_names_behind_their_title_are_who_acts() -> None:
    gist = told(
        "Die Präsidenten Frankreichs und Polens, Emil Marot und Adam Duda, haben sich getroffen.", "treffen"
    )
    assert heads(gist, Role.SUBJECT) == {"Marot", "Duda"}


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("Am Ende haben alle Soldaten Mali verlassen.", "Soldat", "Mali"),
        ("Zum Dank erhielt Weber fünf Bilder.", "Weber", "Bild"),
        ("Der Streit um das neue Stadion endete am Montag.", "Streit", "Stadion"),
    ],
)
def test_what_stands_side_by_side_takes_part_on_its_own(text: str, subject: str, other: str) -> None:
    gist = reports(text)[0].gist
    assert subject in heads(gist, Role.SUBJECT) and other in heads(gist)


def test_neither_of_two_is_negative_and_both_are_subjects() -> None:
    gist = told("Weder Macron noch Scholz kamen nach Rom.", "kommen")
    assert gist.negated and heads(gist, Role.SUBJECT) == {"Macron", "Scholz"}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Das Gesetz trat am Montag in Kraft.", "inkrafttreten"),
        ("Der Rat traf am Dienstag eine Entscheidung.", "entscheiden"),
        ("Die Ministerin erklärte am Montag ihren Rücktritt.", "Rücktritt"),
        ("Der Konzern und die Stadt haben einen Vertrag geschlossen.", "vereinbaren"),
        ("Am Dienstag kam es zu einem Gespräch zwischen Weber und Roth.", "Gespräch"),
        ("Forderungen nach Neuwahlen hat der Minister eine Absage erteilt.", "zurückweisen"),
        ("Der Gast gab sich zuversichtlich.", "geben"),
    ],
)
def test_a_light_verb_tells_what_its_noun_tells(text: str, predicate: str) -> None:
    assert told(text, predicate)


def test_a_question_is_no_report() -> None:
    assert "treffen" not in {
        r.gist.predicate for r in reports("Wo er den König trifft, verrät der Hof nicht.")
    }
