"""Publication times: the day at the outlet, the precision that is known, the witness."""

from datetime import datetime, timedelta

import pytest

from afterword.intake.addresses import canonical, day_in, host
from afterword.intake.days import given, read
from afterword.records import DateWitness


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2023-09-11", "2023-09-11"),
        ("2023-09", "2023-09"),
        ("2023", "2023"),
        ("2023-09-11/2023-09-17", "2023-09-11/2023-09-17"),
        ("11.9.2023", "2023-09-11"),
        ("11. Sept. 2023, 22.38 Uhr", "2023-09-11"),
        ("Mon, 11 Sep 2023 08:38:00 GMT", "2023-09-11"),
        ("20230911", "2023-09-11"),
        ("1694424000", "2023-09-11"),
        ("1694424000000", "2023-09-11"),
        ("2023-09-11 08:15:00", "2023-09-11"),
        ("31.04.2023", ".."),
        ("gestern", ".."),
        ("2023-13", ".."),
    ],
)
def test_dates_are_read_with_their_precision(words: str, edtf: str) -> None:
    assert read(words, DateWitness.GIVEN).period.edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2024-04-16T22:30:00Z", "2024-04-17"),  # half past midnight in summer
        ("2024-04-16T21:30:00Z", "2024-04-16"),
        ("2024-01-16T22:30:00Z", "2024-01-16"),  # half past eleven in winter
        ("2024-01-16T23:30:00Z", "2024-01-17"),
        ("Tue, 16 Apr 2024 22:30:00 GMT", "2024-04-17"),
        ("1713306600", "2024-04-17"),
        ("2024-04-16T23:30:00+02:00", "2024-04-16"),  # an offset that is told is the outlet's own
        ("2024-04-16T22:30:00-05:00", "2024-04-16"),
        ("16.04.2024, 23:30 Uhr", "2024-04-16"),
    ],
)
def test_today_is_the_day_at_the_outlet(words: str, edtf: str) -> None:
    assert read(words, DateWitness.METADATA).period.edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("März 2024", "2024-03"),
        ("im Jänner 2024", "2024-01"),
        ("Feb. 2024", "2024-02"),
        ("03/2024", "2024-03"),
        ("3.2024", "2024-03"),
        ("2024-03-XX", "2024-03"),
        ("2024-XX-XX", "2024"),
        ("2024-xx", "2024"),
        ("Mitte März 2024", "2024-03-08/2024-03-24"),
        ("Anfang Mai 2024", "2024-05-01/2024-05-14"),
        ("Ende Februar 2024", "2024-02-17/2024-02-29"),
        ("11. März 2024", "2024-03-11"),
    ],
)
def test_who_adds_an_article_may_know_less_than_its_day(words: str, edtf: str) -> None:
    told = given(words)
    assert (told.period.edtf, told.witness, told.words) == (edtf, DateWitness.GIVEN, words)


@pytest.mark.parametrize("words", ["2024-02-30", "13/2024", "bald", "Mitte 30. Mai", "Der Mai 2024 war kalt"])
def test_a_date_that_is_not_understood_keeps_its_words(words: str) -> None:
    told = given(words)
    assert (told.period.known, told.witness, told.words) == (False, DateWitness.NONE, words)


def test_a_moment_in_utc_keeps_its_offset_and_has_the_german_day() -> None:
    told = read("2024-04-16T22:30:00Z", DateWitness.METADATA)
    assert told.moment == datetime.fromisoformat("2024-04-16T22:30:00+00:00")
    assert told.moment.utcoffset() == timedelta(0)
    assert told.period.edtf == "2024-04-17"


def test_an_outlets_own_offset_is_kept() -> None:
    moment = read("2024-04-16T22:30:00-05:00", DateWitness.METADATA).moment
    assert moment == datetime.fromisoformat("2024-04-16T22:30:00-05:00")
    assert moment.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://www.beispiel.de/2023/09/11/treffen", "2023-09-11"),
        ("https://www.beispiel.de/news/2023-04/28/treffen", "2023-04-28"),
        ("https://www.beispiel.de/artikel-20230911.html", "2023-09-11"),
        ("https://www.beispiel.de/kultur/2024/04/theater.html", "2024-04"),
        ("https://www.beispiel.de/artikel409956720/treffen.html", ".."),
        ("https://www.beispiel.de/2023/02/31/treffen", "2023-02"),
        ("http://[", ".."),
    ],
)
def test_some_addresses_tell_the_day(url: str, edtf: str) -> None:
    assert day_in(url).period.edtf == edtf


def test_one_article_has_one_address() -> None:
    spellings = [
        "https://www.beispiel.de/politik/treffen/?utm_source=rss#kommentare",
        "http://m.beispiel.de/politik/treffen",
        "https://beispiel.de/politik/treffen/index.html?fbclid=1",
    ]
    assert {canonical(url) for url in spellings} == {"beispiel.de/politik/treffen"}
    assert canonical("https://beispiel.de/a?id=7") != canonical("https://beispiel.de/a?id=8")
    assert canonical("mailto:x@beispiel.de") == canonical("kein Link") == ""
    assert host("https://www.sport.beispiel.de/x") == "sport.beispiel.de"
