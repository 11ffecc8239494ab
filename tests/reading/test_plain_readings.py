"""What a newcomer reads first: plain sentences of the news, read plainly."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import read, said


@pytest.mark.parametrize(
    "text",
    [
        "Nach zwei Tagen hat die Ministerin am Sonntag Wien verlassen.",
        "Die Ministerin hat Wien am Freitag verlassen, einige Stunden früher als angekündigt.",
        "Der Sprecher wollte den Bericht nicht bestätigen.",
        "Die Ministerin wollte sich am Dienstag nicht äußern.",
    ],
)
def test_what_is_over_is_no_statement_of_what_is_to_come(text: str) -> None:
    assert not [found for found in said(text) if found.statement.forward]


def test_a_departure_told_in_the_perfect_is_reported_of_a_day_that_is_past() -> None:
    article, reading = read("Nach zwei Tagen hat die Ministerin am Sonntag Wien verlassen.")
    (report,) = reading.reports
    latest, published = report.about.latest, article.published.period.latest
    assert latest is not None and published is not None and latest <= published


def test_an_inserted_source_leaves_the_sentence_whole() -> None:
    (found,) = said("Annas Zug hat Wien nach Angaben von Reuters am Sonntagnachmittag verlassen.")
    assert found.content == "Annas Zug hat Wien … am Sonntagnachmittag verlassen"
    assert (found.sources, found.statement.forward) == (("Reuters",), False)


def test_a_source_ends_where_the_clause_goes_on() -> None:
    (found,) = said("Bei der Reise soll es laut der Zeitung um Getreide für den Winter gehen.")
    assert found.sources == ("der Zeitung",)
    assert found.content == "Bei der Reise soll es … um Getreide für den Winter gehen"


def test_nobody_named_in_what_is_said_is_the_one_who_says_it() -> None:
    (found, *_) = said(
        "Der Ökonom Jan Roth ist besorgt. Karl Beck werde im Mai zurücktreten, sagte er der Zeitung. "
        "Karl Beck schwieg."
    )
    assert found.sources[-1].endswith("Jan Roth")


def test_who_comes_up_between_two_voices_is_the_one_who_goes_on() -> None:
    found = said(
        "Der Handel werde wachsen, sagte die Forscherin Anna Roth. Skeptischer ist der Diplomat Karl Beck. "
        "„Das bleibt ein Traum“, sagte er. Wirtschaftlich habe das Land wenig zu bieten."
    )
    assert found[-1].content.startswith("Wirtschaftlich")
    assert found[-1].sources[-1].endswith("Karl Beck")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Es werde um Waffen für den Krieg gehen, sagte der Minister.", "forecast"),
        ("Karl Beck plane eine Reise, schrieb das Blatt. Er werde mit dem Zug kommen.", "forecast"),
        ("Karl Beck sagte, er werde mit dem Zug kommen.", "announcement"),
    ],
)
def test_neither_a_war_that_is_there_nor_a_traveller_makes_the_kind(text: str, kind: str) -> None:
    assert said(text)[-1].statement.kind == kind


@pytest.mark.parametrize(
    ("first", "source"),
    [
        ("Österreichs Kanzler Karl Beck reiste nach Bern.", "Karl Beck"),
        ("Der österreichische Kanzler Karl Beck reiste nach Bern.", "Karl Beck"),
        ("Deutschlands Kanzler Karl Beck reiste nach Bern.", "der österreichische Kanzler"),
        ("Karl Beck reiste nach Bern.", "der österreichische Kanzler"),
    ],
)
def test_an_office_of_a_country_is_the_person_who_was_said_to_hold_it(first: str, source: str) -> None:
    found = said(f"{first} Die Lage sei ernst, sagte der österreichische Kanzler am Montag.")
    assert found[-1].sources[-1] == source


def test_who_wants_to_show_something_has_not_said_it() -> None:
    found = said("Der Handel wachse, sagte Anna Roth. Der Minister wolle zeigen, dass er in Wien mitrede.")
    assert found[-1].content == "zeigen, dass er in Wien mitrede"
    assert found[-1].statement.kind == "announcement"
