"""The desk narrows the days of articles, reads them again from there, and keeps what was before."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from afterword.desk import Desk
from afterword.ledger import Ledger, Standing
from afterword.reading.reader import Reader
from afterword.records import (
    Article,
    DateWitness,
    DayStanding,
    Extractor,
    Ground,
    Period,
    Published,
    Status,
)
from tests import affair

BOTE = (
    "Ministerin Anna Berger ist am Dienstag in Oslo eingetroffen. "
    "Am Mittwoch werde Berger König Harald treffen, sagte ihr Sprecher Karl Ahrens."
)
KURIER = (
    "Anna Berger ist am Dienstag in Oslo eingetroffen. Die Ministerin blieb wortkarg. "
    "König Harald war zunächst nicht zu sehen."
)
LATER = "Anna Berger schweigt weiter. Auch König Harald in Oslo sagte am Freitag nichts zu Anna Berger."


@cache
def reader() -> Reader:
    return Reader(extractor=Extractor.RULES)


def article(id: str, day: str, text: str) -> Article:
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    published = Published(Period.parse(day), None, DateWitness.GIVEN)
    return Article(id, version, text, "Berger in Oslo", id, published=published, origin=f"{id}.txt")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    return Desk(ledger, reader)


def meeting(ledger: Ledger) -> str:
    """The id of what the speaker announced."""
    (entry,) = [one for one in ledger.statements() if "treffen" in one.words]
    return entry.statement.id


def test_another_paper_narrows_the_article_and_its_statement(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE)])
    assert ledger.statement(meeting(ledger)).statement.about.edtf == (
        "[2023-09-06,2023-09-13,2023-09-20,2023-09-27]"
    )
    summary = desk.read([article("kurier", "2023-09-13", KURIER)])
    (found,) = summary.days
    assert (found.article, found.period.edtf) == ("bote", "2023-09-12/2023-09-18")
    entry = ledger.statement(meeting(ledger))
    assert entry.dating is not None
    assert [clue.ground for clue in entry.dating.clues] == [Ground.SAME_HAPPENING]
    assert entry.statement.about.edtf == "[2023-09-13,2023-09-20]"
    assert entry.article.published.period.edtf == "2023-09"
    assert entry.published.edtf == "2023-09-12/2023-09-18"


def test_a_date_in_its_own_text_resolves_its_weekdays(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", f"Heute (12. September) regnet es. {BOTE}")])
    assert ledger.statement(meeting(ledger)).statement.about.edtf == "2023-09-13"


def test_what_was_open_is_overdue_once_its_time_is_narrowed(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE), article("wecker", "2023-09-25", LATER)])
    before = meeting(ledger)
    assert [one.status for one in ledger.history(before)] == [Status.OPEN]
    desk.read([article("kurier", "2023-09-13", KURIER)])
    assert meeting(ledger) == before  # the same statement, with the same history
    assert [one.status for one in ledger.history(before)] == [Status.OPEN, Status.OVERDUE]
    assert [one.standing for one in ledger.day_history("bote")] == [DayStanding.NARROWED]


def test_a_refutation_counts_once_it_is_known_to_be_later(ledger: Ledger, desk: Desk) -> None:
    called_off = "Das Treffen von Anna Berger und König Harald in Oslo wurde abgesagt. Der König war krank."
    desk.read([article("bote", "2023-09", BOTE), article("echo", "2023-09-21", called_off)])
    assert [one.status for one in ledger.history(meeting(ledger))] == [Status.OPEN]
    desk.read([article("kurier", "2023-09-13", KURIER)])
    assert [one.status for one in ledger.history(meeting(ledger))] == [Status.OPEN, Status.NOT_BORNE_OUT]


def test_one_of_two_wednesdays_that_stayed_empty_refutes_nothing(ledger: Ledger, desk: Desk) -> None:
    empty = "Anna Berger hat König Harald am Mittwoch nicht getroffen. Der König in Oslo war krank."
    desk.read(
        [
            article("bote", "2023-09", BOTE),
            article("kurier", "2023-09-13", KURIER),
            article("echo", "2023-09-21", empty),
        ]
    )
    assert ledger.statement(meeting(ledger)).statement.about.edtf == "[2023-09-13,2023-09-20]"
    assert ledger.statement(meeting(ledger)).status is not Status.NOT_BORNE_OUT


def test_the_order_in_which_articles_come_makes_no_difference(tmp_path: Path) -> None:
    told = [
        article("bote", "2023-09", BOTE),
        article("kurier", "2023-09-13", KURIER),
        article("wecker", "2023-09-25", LATER),
    ]
    ends = []
    for number, order in enumerate((told, told[::-1], [told[1], told[0], told[2]])):
        with Ledger(tmp_path / f"{number}.db", create=True, clock=affair.clock) as ledger:
            for one in order:
                Desk(ledger, reader).read([one])
            about = [(one.statement.id, one.statement.about, one.status) for one in ledger.statements()]
            ends.append((about, ledger.days()))
    assert ends[0] == ends[1] == ends[2]


def test_reading_again_changes_nothing(ledger: Ledger, desk: Desk) -> None:
    told = [article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)]
    desk.read(told)
    before = ledger.readings(), ledger.day_history("bote")
    summary = desk.read(told)
    assert summary.articles == {Standing.UNCHANGED: 2}
    assert desk.run_settle().days == ()
    assert (ledger.readings(), ledger.day_history("bote")) == before


def test_what_narrowed_it_goes_and_the_whole_month_comes_back(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)])
    desk.read([article("kurier", "2023-09-13", KURIER.replace("Dienstag", "Sonntag"))])
    assert [one.standing for one in ledger.day_history("bote")] == [
        DayStanding.NARROWED,
        DayStanding.AS_TOLD,
    ]
    entry = ledger.statement(meeting(ledger))
    assert entry.statement.about.edtf == "[2023-09-06,2023-09-13,2023-09-20,2023-09-27]"
    assert entry.published.edtf == "2023-09"


def test_a_day_that_is_told_later_takes_the_place_of_a_narrowed_one(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)])
    desk.read([article("bote", "2023-09-12", BOTE)])
    entry = ledger.statement(meeting(ledger))
    assert entry.published.edtf == "2023-09-12"
    assert entry.statement.about.edtf == "2023-09-13"


def test_papers_that_contradict_each_other_narrow_nothing(ledger: Ledger, desk: Desk) -> None:
    desk.read(
        [
            article("bote", "2023-09", BOTE),
            article("kurier", "2023-09-13", KURIER),
            article("wecker", "2023-09-20", f"{KURIER} {LATER}"),
        ]
    )
    (found,) = ledger.day_history("bote")
    assert (found.standing, found.period.edtf) == (DayStanding.CONFLICTING, "2023-09")
    assert len(ledger.statement(meeting(ledger)).statement.about.candidates) == 4


def test_a_wrongly_dated_article_is_told_and_left_alone(ledger: Ledger, desk: Desk) -> None:
    text = f"Am 20. September 2023 hat Anna Berger den Besuch bei König Harald in Oslo abgesagt. {LATER}"
    (found,) = desk.read([article("bote", "2023-09-11", text)]).days
    assert found.standing is DayStanding.WRONGLY_DATED
    assert ledger.article("bote").published.period.edtf == "2023-09-11"


def test_the_history_of_a_day_cannot_be_changed(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)])
    with sqlite3.connect(ledger.where) as connection:
        for change in ("UPDATE datings SET told = ''", "DELETE FROM datings", "DELETE FROM clues"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_a_run_that_was_cut_short_before_reading_again_is_mended(ledger: Ledger, desk: Desk) -> None:
    desk.read([article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)])
    ledger.see_as_told("bote")  # as if nothing had been read from the narrowed day yet
    assert len(ledger.statement(meeting(ledger)).statement.about.candidates) == 4
    desk.run_settle()
    assert ledger.statement(meeting(ledger)).statement.about.edtf == "[2023-09-13,2023-09-20]"


def test_a_newer_reader_reads_from_the_told_day_and_then_from_the_narrowed_one(ledger: Ledger) -> None:
    class Newer(Reader):
        version = "newer"

    told = [article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)]
    Desk(ledger, reader).read(told)
    newer = Newer(extractor=Extractor.RULES)
    Desk(ledger, lambda: newer).read(told)
    seen = {one.id: (reading.reader, reading.seen_from) for one, reading in ledger.readings()}
    assert seen == {
        "bote": ("newer", Period.parse("2023-09-12/2023-09-18")),
        "kurier": ("newer", None),
    }


def test_another_reader_does_not_read_what_it_did_not_read_before(ledger: Ledger) -> None:
    class Other(Reader):
        version = "other"

    told = [article("bote", "2023-09", BOTE), article("kurier", "2023-09-13", KURIER)]
    Desk(ledger, reader).read(told)
    ledger.see_as_told("bote")
    other = Other(extractor=Extractor.RULES)
    Desk(ledger, lambda: other).run_settle()
    assert {reading.reader for _, reading in ledger.readings()} == {reader().version}


def test_an_article_dated_ahead_of_today_lets_no_time_pass(tmp_path: Path) -> None:
    that_day = datetime(2023, 9, 12, 8, tzinfo=UTC)
    with Ledger(tmp_path / "afterword.db", clock=lambda: that_day, create=True) as ledger:
        desk = Desk(ledger, reader)
        desk.read([article("bote", "2023-09-12", BOTE)])
        assert [one.day for one in desk.read([article("later", "2042-09-29", LATER)]).ahead] == [
            date(2042, 9, 29)
        ]
        assert ledger.history(meeting(ledger))[-1].status is Status.OPEN


def test_the_paper_of_tomorrow_is_not_dated_ahead(tmp_path: Path) -> None:
    evening = datetime(2023, 9, 11, 19, tzinfo=UTC)
    with Ledger(tmp_path / "afterword.db", clock=lambda: evening, create=True) as ledger:
        assert not Desk(ledger, reader).read([article("bote", "2023-09-12", BOTE)]).ahead
