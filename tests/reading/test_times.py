"""Times in German sentences: value, days, and how far both are known when the article's day is not."""

import pytest
import spacy

from afterword.reading.times import find_times
from afterword.records import UNKNOWN, Period, TimeExpression

NLP = spacy.blank("de")
MONDAY = Period.parse("2023-09-11")


def times(text: str, published: Period = MONDAY) -> list[TimeExpression]:
    return find_times(NLP.make_doc(text), published)


def one(text: str, published: Period = MONDAY) -> TimeExpression:
    (only,) = times(text, published)
    return only


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("Er traf sie am 3. Mai 2024 in Bonn.", "3. Mai 2024", "2024-05-03", "2024-05-03"),
        ("Stand: 11.09.2023", "11.09.2023", "2023-09-11", "2023-09-11"),
        ("Am 5. Jänner schneite es.", "5. Jänner", "2023-01-05", "2023-01-05"),
        ("Der Rat tagt am Dienstag.", "Dienstag", "2023-09-12", "2023-09-12"),
        ("Der Rat tagte am Dienstag.", "Dienstag", "2023-09-05", "2023-09-05"),
        ("Der Rat hat am Dienstag getagt.", "Dienstag", "2023-09-05", "2023-09-05"),
        ("Der Rat tagte am Montag.", "Montag", "2023-09-11", "2023-09-11"),
        ("Der Rat soll kommenden Montag tagen.", "kommenden Montag", "2023-09-18", "2023-09-18"),
        ("Vergangene Woche sprach er.", "Vergangene Woche", "2023-W36", "2023-09-04/2023-09-10"),
        ("Die übernächste Woche ist frei.", "Die übernächste Woche", "2023-W39", "2023-09-25/2023-10-01"),
        ("Er kam im Mai vergangenen Jahres.", "Mai vergangenen Jahres", "2022-05", "2022-05"),
        ("Im vorigen Jahr sank der Preis.", "vorigen Jahr", "2022", "2022"),
        ("Das Dorf feiert heuer.", "heuer", "2023", "2023"),
        ("Er kam gestern an.", "gestern", "2023-09-10", "2023-09-10"),
        ("Im Frühjahr 2025 wird gewählt.", "Frühjahr 2025", "2025-SP", "2025-03/2025-05"),
        ("Das Buch erschien im Frühjahr.", "Frühjahr", "2023-SP", "2023-03/2023-05"),
        ("Im dritten Quartal 2022 stieg er.", "dritten Quartal 2022", "2022-Q3", "2022-35"),
        ("In den neunziger Jahren galt das.", "den neunziger Jahren", "199", "199X"),
        ("In den 1980er-Jahren galt das.", "den 1980er-Jahren", "198", "198X"),
        ("Im 19. Jahrhundert galt das.", "19. Jahrhundert", "18", "18XX"),
        ("Zu Pfingsten 2024 kommt er.", "Pfingsten 2024", "2024-05-19", "2024-05-19/2024-05-20"),
        ("Am Karfreitag 2023 ruhte es.", "Karfreitag 2023", "2023-04-07", "2023-04-07"),
        ("Am Tag der Deutschen Einheit ruht es.", "Tag der Deutschen Einheit", "2023-10-03", "2023-10-03"),
        ("Das geschah 1987 in Genf.", "1987", "1987", "1987"),
        ("Er trifft sie Dienstagabend.", "Dienstagabend", "2023-09-12TEV", "2023-09-12"),
        ("Er sprach am Vortag der Feier.", "Vortag", "2023-09-10", "2023-09-10"),
        ("Das Wahlergebnis kommt am Wochenende.", "Wochenende", "2023-W37-WE", "2023-09-16/2023-09-17"),
    ],
)  # fmt: skip
def test_a_date_has_value_and_days(text: str, words: str, value: str, days: str) -> None:
    found = one(text)
    assert (found.span.of(text), found.value, found.period.edtf) == (words, value, days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Es gilt noch bis Mittwoch.", "2023-09-11/2023-09-13"),
        ("Es soll bis Ende des Jahres fertig sein.", "2023-09-11/2023-12-31"),
        ("Es gilt ab Freitag.", "2023-09-15/.."),
        ("Er ist seit Mai im Amt.", "2023-05-01/2023-09-11"),
        ("In den kommenden Tagen wird er reisen.", "2023-09-11/2023-09-18~"),
        ("In den letzten Tagen sprach er.", "2023-09-04~/2023-09-11"),
        ("In den nächsten zwei Tagen wird er reisen.", "2023-09-12/2023-09-13"),
        ("Er reist bald.", "2023-09-11/.."),
        ("Vor anderthalb Jahren ging er.", "2022-03~"),
        ("Vor drei Jahren ging er.", "2020~"),
        ("Seit viereinhalb Jahren war er nicht dort.", "2019-03-11~/2023-09-11"),
        ("In zwei Wochen wird gewählt.", "2023-09-25~/2023-10-01~"),
        ("Vor fünf Tagen ging er.", "2023-09-06"),
        ("Diese Woche tagt er.", "2023-09-11/2023-09-17"),
    ],
)
def test_what_stands_around_a_time_bounds_its_days(text: str, days: str) -> None:
    assert one(text).period.edtf == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Er wartete zwei Stunden.", "PT2H"),
        ("Er wartete fünfundzwanzig Jahre.", "P25Y"),
        ("Er wartete ein halbes Jahr.", "P0.5Y"),
        ("Er wartete einige Tage.", "PXD"),
        ("Er wartet seit Jahren.", "PXY"),
        ("Er wartete wochenlang.", "PXW"),
        ("Er kommt jeden Montag.", "XXXX-WXX-1"),
        ("Er kommt dienstags.", "XXXX-WXX-2"),
        ("Sie treffen sich alle zwei Jahre.", "P2Y"),
        ("Die Zahl wird täglich genannt.", "P1D"),
        ("Das gilt bis heute.", "PRESENT_REF"),
        ("Damals war es anders.", "PAST_REF"),
    ],
)
def test_durations_sets_and_loose_references(text: str, value: str) -> None:
    assert one(text).value == value


def test_the_hour_belongs_to_the_day_named_before_it() -> None:
    day, hour = times("Am Mittwoch um 15.30 Uhr wird der Bericht vorgestellt.")
    assert (day.value, hour.value) == ("2023-09-13", "2023-09-13T15:30")
    assert day.period == hour.period


@pytest.mark.parametrize(
    "text",
    [
        "Die Messe läuft vom 11. bis 13. September.",
        "Die Messe läuft zwischen dem 11. und dem 13. September.",
        "Die Messe läuft von Montag bis Mittwoch.",
    ],
)
def test_both_ends_of_a_range_hold_the_whole_of_it(text: str) -> None:
    assert {found.period.edtf for found in times(text)} == {"2023-09-11/2023-09-13"}


def test_a_choice_of_two_days_is_one_of_them() -> None:
    first, second = times("Das Treffen findet am Dienstag oder Mittwoch statt.")
    assert first.period == second.period
    assert first.period.edtf == "[2023-09-12,2023-09-13]"


def test_a_later_time_counts_from_the_one_named_before() -> None:
    text = "Am 3. Mai 2020 starb er. Am Tag darauf kam sie. Zwei Jahre später ging sie."
    assert [found.value for found in times(text)] == ["2020-05-03", "2020-05-04", "2022"]


def test_the_weekday_beside_a_date_tells_its_year() -> None:
    assert one("Das war am Donnerstag, 25. Februar.", Period.parse("2012-01-02")).value == "2010-02-25"


def test_an_article_of_a_month_gives_the_weekdays_of_that_month() -> None:
    found = one("Am Dienstag kam er an.", Period.parse("2023-09"))
    assert found.value == "2023-09-XX"
    assert found.period.edtf == "[2023-09-05,2023-09-12,2023-09-19,2023-09-26]"


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("Er kam gestern.", "2023-09-XX", "2023-09"),
        ("Vergangenes Jahr kam er.", "2022", "2022"),
        ("Im April 2019 kam er.", "2019-04", "2019-04"),
        ("Diese Woche kam er.", "2023-WXX", "2023-08-28/2023-10-01"),
    ],
)
def test_an_article_of_a_month_keeps_what_all_its_days_share(text: str, value: str, days: str) -> None:
    found = one(text, Period.parse("2023-09"))
    assert (found.value, found.period.edtf) == (value, days)


@pytest.mark.parametrize(
    "text", ["Er kam am Dienstag.", "Er kam gestern.", "Er kam vergangene Woche.", "Er reist bald."]
)
def test_without_a_day_of_the_article_relative_times_have_no_days(text: str) -> None:
    assert not one(text, UNKNOWN).period.known


def test_without_a_day_of_the_article_a_full_date_stands() -> None:
    assert one("Er kam am 3. Mai 2024.", UNKNOWN).period.edtf == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Es kamen 2000 Menschen.",
        "Das Auto kostet 1950 Euro.",
        "Die Mai-Kundgebung war gut besucht.",
        "Kinder unter 14 Jahren zahlen nichts.",
        "Nikolaus der Zweite war Zar.",
        "Die neue Zahl ist 3,5.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert times(text) == []


def test_the_date_in_brackets_tells_which_weekday_is_meant() -> None:
    weekday, day = times("Am Samstag (9. September) kommt das Schiff.")
    assert weekday.value == day.value == "2023-09-09"


def test_a_first_name_is_no_month() -> None:
    assert times("Dort traf sie Jan Berger.") == []


def test_the_weekday_before_a_date_in_figures_belongs_to_it() -> None:
    assert one("Am Sonntag, 24.09.2023, wird gespielt.").value == "2023-09-24"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Das war am 11.9.2001.", ["2001-09-11"]),
        ("Im Herbst des Vorjahres sank es.", ["2022-FA"]),
        ("Gefeiert wird am 2., 3. und 4. Juni 2024.", ["2024-06-02", "2024-06-03", "2024-06-04"]),
        ("Am Abend des 5. Mai 2020 brannte es.", ["2020-05-05TEV", "2020-05-05"]),
        ("In der Nacht auf Sonntag brannte es.", ["2023-09-10TNI"]),
        ("Beginn ist um halb acht.", ["2023-09-11T07:30"]),
        ("Am Muttertag 2024 bleibt es zu.", ["2024-05-12"]),
        ("Er kommt jeden zweiten Tag.", ["P2D"]),
    ],
)
def test_times_in_the_manner_of_local_papers(text: str, values: list[str]) -> None:
    assert [found.value for found in times(text)] == values


def test_a_month_takes_the_year_of_the_month_joined_to_it() -> None:
    assert [t.value for t in times("Im März und April kommenden Jahres proben wir.")] == [
        "2024-03",
        "2024-04",
    ]
    assert [t.value for t in times("Im Dezember und Januar 2022 sank es.")] == ["2021-12", "2022-01"]


def test_heute_morgen_is_this_morning() -> None:
    assert one("Heute morgen brannte es.").value == "2023-09-11TMO"
