"""Which days an article may be of: narrowed by its own words and by its story, and never by a guess."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.german.language import german
from afterword.outcomes import Context
from afterword.outcomes.dating import date_articles
from afterword.reading.reader import Reader
from afterword.records import (
    UNKNOWN,
    Article,
    Dating,
    DayStanding,
    Extractor,
    Ground,
    Period,
    Published,
    Reading,
    Side,
    Span,
    TimeExpression,
    TimeType,
)

SEPTEMBER = "2023-09"
Told = tuple[str, str, str]  # id, the day it tells, text

ARRIVED = "Ministerin Anna Berger ist am Dienstag in Oslo eingetroffen."
SAME_DAY = "Anna Berger ist am Dienstag in Oslo eingetroffen, wo sie den König besucht."
BOTE = ("bote", SEPTEMBER, f"{ARRIVED} Am Mittwoch wird sie den König treffen.")
KURIER = ("kurier", "2023-09-13", SAME_DAY)


@cache
def reader() -> Reader:
    return Reader(extractor=Extractor.RULES)


@cache
def read(told: Told) -> tuple[Context, Reading]:
    id, day, text = told
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    published = Period.parse(day)
    reading = reader().read(Article(id, version, text, outlet=id, published=Published(published)))
    context = Context(id, version, text, published, id, story="reise", mentions=reading.mentions)
    return context, reading


def dated(*told: Told) -> dict[str, Dating]:
    return {one.article: one for one in date_articles(map(read, told), german())}


@pytest.mark.parametrize(
    ("text", "period", "ground"),
    [
        ("Heute (12. September) ist sie angekommen.", "2023-09-12", Ground.TODAY_WITH_DATE),
        ("Sie kam gestern, 11. September, an.", "2023-09-12", Ground.TODAY_WITH_DATE),
        (
            "Am heutigen Dienstag (12. September) beginnt die Messe.",
            "2023-09-12",
            Ground.TODAY_WITH_DATE,
        ),
        (
            "Am Dienstag (12. September) ist sie in Oslo eingetroffen.",
            "2023-09-12/2023-09-30",
            Ground.WEEKDAY_WITH_DATE,
        ),
        ("Am 12. September traf sie in Oslo ein.", "2023-09-12/2023-09-30", Ground.TOLD_PAST),
        ("Am 20. September wird sie wieder abreisen.", "2023-09-01/2023-09-20", Ground.TOLD_AHEAD),
    ],
)
def test_a_date_in_the_text_excludes_days(text: str, period: str, ground: Ground) -> None:
    (found,) = dated(("bote", SEPTEMBER, text)).values()
    assert (found.standing, found.period.edtf) == (DayStanding.NARROWED, period)
    assert [clue.ground for clue in found.clues] == [ground]


def test_what_is_told_as_past_and_what_is_told_as_ahead_leave_what_lies_between() -> None:
    text = "Am 12. September traf sie in Oslo ein. Am 14. September wird sie abreisen."
    assert dated(("bote", SEPTEMBER, text))["bote"].period.edtf == "2023-09-12/2023-09-14"


@pytest.mark.parametrize(
    "text",
    [
        "Am Dienstag ist sie in Oslo eingetroffen.",  # any Tuesday
        "Das Treffen war am 20. September geplant.",  # past, but of a day that may lie ahead
        "Sie lud zum Fest am 20. September ein.",  # the date of the feast
        "Sie sollte am 20. September abreisen.",
        "Am 20. September beginnt die Messe.",  # a plan, or a story told in the present
        "„Wir werden am 22. September fahren“, sagte sie.",  # when it was said is not told
        "Sie sagte, sie werde am 22. September fahren.",
        "Am 20. September könnte sie abreisen.",
        "Wird sie am 20. September abreisen?",
        "Damals, am 12. September 2001, traf sie in Oslo ein.",
        "Die Messe dauert bis 30. September.",
        "Das Gesetz vom 12. September wurde gelobt.",
        "Heute ist vieles anders als am 12. September.",
        "Zwei Tage später, so hieß es, kam sie an.",
        "Am Samstag (30. September) steigt das Fest.",
    ],
)
def test_what_excludes_no_day_for_sure_narrows_nothing(text: str) -> None:
    assert dated(("bote", SEPTEMBER, text)) == {}


def test_an_article_that_dates_the_same_happening_narrows() -> None:
    found = dated(BOTE, KURIER)["bote"]
    assert found.period.edtf == "2023-09-12/2023-09-18"
    (clue,) = found.clues
    assert clue.ground is Ground.SAME_HAPPENING
    assert clue.words.span.of(BOTE[2]) == "Dienstag"
    assert clue.beside is not None
    assert (clue.beside.article, clue.beside.span.of(KURIER[2])) == ("kurier", "Dienstag")


@pytest.mark.parametrize(
    "other",
    [
        "Anna Berger ist am Donnerstag in Oslo eingetroffen.",  # another day, so another arrival
        "Paul Adler ist am Dienstag in Oslo eingetroffen.",
        "Anna Berger ist am Dienstag in Bergen eingetroffen.",
        "Anna Berger ist am Dienstag nicht in Oslo eingetroffen.",
        "Anna Berger wird am Dienstag in Oslo eintreffen.",  # a plan may fail
        "Anna Berger soll am Dienstag in Oslo eingetroffen sein.",
        "Anna Berger trifft am Dienstag in Oslo ein.",
    ],
)
def test_another_happening_narrows_nothing(other: str) -> None:
    assert dated(BOTE, ("kurier", "2023-09-13", other)) == {}


def test_another_story_narrows_nothing() -> None:
    context, reading = read(KURIER)
    elsewhere = Context(
        context.article, context.version, context.text, context.published, story="andere", outlet="kurier"
    )
    assert date_articles([read(BOTE), (elsewhere, reading)], german()) == ()


def test_a_sentence_that_two_articles_print_is_of_one_day() -> None:
    sentence = (
        "Die Brücke über den Rhein sei am Mittwoch ohne Vorwarnung gesperrt worden, sagte eine Sprecherin."
    )
    found = dated(
        ("bote", SEPTEMBER, f"Aufregung am Rhein. {sentence}"),
        ("kurier", "2023-09-14", f"{sentence} Die Polizei bat um Geduld."),
    )["bote"]
    assert found.period.edtf == "2023-09-13/2023-09-19"
    assert {clue.ground for clue in found.clues} == {Ground.SAME_WORDS}


def test_quotation_marks_make_no_other_sentence() -> None:
    found = dated(
        (
            "bote",
            SEPTEMBER,
            "Sie sprach am Mittwoch von einer „Ausnahme, wie wir sie noch nie erlebt haben“.",
        ),
        (
            "kurier",
            "2023-09-14",
            "Sie sprach am Mittwoch von einer »Ausnahme, wie wir sie noch nie erlebt haben«.",
        ),
    )
    assert found["bote"].period.edtf == "2023-09-13/2023-09-19"


def test_what_is_counted_from_another_day_tells_nothing_of_the_articles() -> None:
    text = "Am 3. Mai 2019 kam Anna Berger nach Oslo. Am Tag darauf, am 4. Mai, traf sie den König."
    assert dated(("bote", "2019-05", text))["bote"].period.edtf == "2019-05-03/2019-05-31"


def test_an_article_that_was_narrowed_dates_others() -> None:
    today = ("anzeiger", SEPTEMBER, f"Heute, am 12. September, schien die Sonne. {SAME_DAY}")
    assert dated(BOTE) == {}
    assert dated(BOTE, today)["bote"].period.edtf == "2023-09-12/2023-09-18"


def test_days_that_both_remain_stay_both() -> None:
    text = "Am 12. September traf sie in Oslo ein. Am 13. September wird sie den König treffen."
    assert dated(("bote", SEPTEMBER, text))["bote"].period.edtf == "2023-09-12/2023-09-13"
    choice = dated(("bote", "[2023-09-05,2023-09-12,2023-09-13]", text))["bote"]
    assert choice.period.edtf == "[2023-09-12,2023-09-13]"


def test_clues_that_exclude_each_other_narrow_nothing_and_are_shown() -> None:
    text = "Am 14. September traf sie in Oslo ein. Am 10. September wird sie abreisen."
    found = dated(("bote", SEPTEMBER, text))["bote"]
    assert found.standing is DayStanding.CONFLICTING
    assert found.period == found.told == Period.parse(SEPTEMBER)
    assert {clue.ground for clue in found.clues} == {Ground.TOLD_PAST, Ground.TOLD_AHEAD}
    assert "it is told to be of 2023-09; " in found.reason
    assert "„14. September“: 2023-09-14 or later" in found.reason
    assert "„10. September“: 2023-09-10 oder früher" in found.grund


def test_the_bracket_behind_the_date_of_today_belongs_to_the_words() -> None:
    text = "Heute (12. September) ist sie angekommen."
    (clue,) = dated(("bote", SEPTEMBER, text))["bote"].clues
    assert clue.words.span.of(text) == "Heute (12. September)"


def test_two_papers_that_date_it_differently_narrow_nothing() -> None:
    found = dated(BOTE, KURIER, ("anzeiger", "2023-09-20", SAME_DAY))["bote"]
    assert found.standing is DayStanding.CONFLICTING
    assert found.period == found.told


def test_a_text_that_tells_a_day_after_its_own_is_wrongly_dated() -> None:
    text = "Am 20. September 2023 hat Anna Berger den Besuch abgesagt."
    found = dated(("bote", "2023-09-11", text), ("kurier", "2023-08", text))
    assert {one.standing for one in found.values()} == {DayStanding.WRONGLY_DATED}
    assert all(one.period == one.told for one in found.values())
    assert found["bote"].grund.startswith("Als Tag ist 2023-09-11 angegeben, aber sein Text nennt")


@pytest.mark.parametrize(
    "text",
    [
        "Am 20. September 2023 wird Anna Berger Oslo besuchen.",
        "Am 20. September 2023 beginnt die Messe.",
        "Vom 20. September 2023 an galt die neue Regel als beschlossen.",
        "Der Besuch war am 20. September 2023 geplant.",
        "Am 20. September 2023 stand ein Besuch an.",
        "Ein Besuch war am 20. September 2023 angedacht.",
        "Am 9. September 2023 traf Anna Berger in Oslo ein.",
        "Am 11. September 2023 traf Anna Berger in Oslo ein.",
        "Am 20. September hat Anna Berger den Besuch abgesagt.",  # of last year, for all we know
    ],
)
def test_a_day_ahead_makes_no_article_wrongly_dated(text: str) -> None:
    assert dated(("bote", "2023-09-11", text)) == {}


def test_a_weekday_tells_the_year_of_a_date_that_makes_an_article_wrongly_dated() -> None:
    found = dated(("bote", "2023-09-11", "Am Mittwoch, 20. September, hat sie den Besuch abgesagt."))
    assert found["bote"].reason == (
        "Its day is told as 2023-09-11, but its text tells 2023-09-20 in the past."
    )
    own = dated(("bote", "2023-09-11", "Am heutigen Mittwoch, dem 20. September, beginnt die Messe."))
    assert own["bote"].grund == (
        "Als Tag ist 2023-09-11 angegeben, aber sein Text nennt 2023-09-20 als heutigen Tag."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Am heutigen Mittwoch, dem 20. September, hat der Verein das Fest abgesagt.",
        "Am Mittwoch (20. September) hat der Verein das Fest abgesagt.",
    ],
)
def test_a_weekday_beside_tells_the_year_in_the_past_too(text: str) -> None:
    found = dated(("bote", "2023-09-11", text))["bote"]
    assert found.standing is DayStanding.WRONGLY_DATED


@pytest.mark.parametrize(
    "text",
    [
        "Am Dienstag (20. September) hatte der Verein das Fest abgesagt.",  # a Tuesday the year before
        "Am Freitag (20. September) hat der Verein das Fest abgesagt.",  # a wrong weekday
        "Die Messe am Mittwoch (20. September) hat der Verein abgesagt.",
        "Am Mittwoch (20. September) hat der Verein keine Zeit.",
        "Am Mittwoch (6. September) hat der Verein das Fest abgesagt.",
    ],
)
def test_other_dates_beside_weekdays_make_no_article_wrongly_dated(text: str) -> None:
    assert dated(("bote", "2023-09-11", text)) == {}


def test_a_wrongly_dated_article_dates_no_other() -> None:
    wrong = ("kurier", "2023-09-06", f"{SAME_DAY} Am 20. September 2023 hat sie den Rest abgesagt.")
    found = dated(BOTE, wrong)
    assert found["kurier"].standing is DayStanding.WRONGLY_DATED
    assert "bote" not in found


def test_an_article_with_a_full_day_keeps_it() -> None:
    assert "kurier" not in dated(BOTE, KURIER)


def test_the_reason_is_told_in_both_languages() -> None:
    found = dated(BOTE, KURIER)["bote"]
    assert found.reason == (
        "Narrowed from 2023-09 to 2023-09-12/2023-09-18: another article dates the same happening."
    )
    assert found.grund == (
        "Von 2023-09 auf 2023-09-12/2023-09-18 eingegrenzt: ein anderer Artikel datiert dasselbe Geschehen."
    )


STORY = (
    BOTE,
    KURIER,
    ("anzeiger", SEPTEMBER, f"Heute, am 13. September, schien die Sonne. {SAME_DAY}"),
    ("stimme", SEPTEMBER, f"{ARRIVED} Am 14. September wird sie abreisen."),
    ("echo", "2023", f"{ARRIVED} Am 10. September 2023 war sie noch in Rom."),
    ("wecker", "2023-09-06", SAME_DAY),
    ("spiegelei", SEPTEMBER, "Am 14. September traf sie ein. Am 10. September wird sie abreisen."),
)


@given(st.lists(st.sampled_from(STORY), unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(told: list[Told], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert dated(*told) == dated(*shuffled)


@given(st.lists(st.sampled_from(STORY), unique=True))
def test_what_is_left_lies_within_what_was_told(told: list[Told]) -> None:
    for found in dated(*told).values():
        assert found.told.contains(found.period)
        assert found.clues
        assert (found.period != found.told) == (found.standing is DayStanding.NARROWED)


def test_an_unknown_day_is_narrowed_only_to_something() -> None:
    old = "Am 9. November 1989 fiel die Mauer."
    assert dated(("bote", "..", old)) == {}
    today = dated(("bote", "..", "Heute (12. September 2023) ist sie angekommen."))
    assert today["bote"].period == Period.day(date(2023, 9, 12))


DAYS = st.dates(date(2023, 8, 25), date(2023, 10, 5))
TOLD = st.one_of(
    st.sampled_from([Period.month(2023, 9), Period.year(2023), UNKNOWN]),
    DAYS.map(Period.day),
    st.lists(DAYS, min_size=2, max_size=4, unique=True).map(lambda days: Period.one_of(tuple(sorted(days)))),
)


@given(TOLD, st.lists(st.tuples(DAYS, st.sampled_from(Side)), max_size=5))
def test_nothing_is_found_of_a_day_without_words_and_no_day_is_added(
    told: Period, times: list[tuple[date, Side]]
) -> None:
    found = [
        TimeExpression(Span(3 * at, 3 * at + 2), TimeType.DATE, "", period=Period.day(day), side=side)
        for at, (day, side) in enumerate(times)
    ]
    context = Context("a", "1", "12 " * 5, told, "bote", story="reise")
    for one in date_articles([(context, Reading("a", "1", "", times=tuple(found)))], german()):
        assert one.clues
        assert one.told == told
        if one.standing is DayStanding.NARROWED:
            assert one.period != told and told.contains(one.period)
        else:
            assert one.period == told
