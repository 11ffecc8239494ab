"""The ledger keeps what was said, every version and every turn, and nothing twice."""

from __future__ import annotations

import dataclasses
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from afterword.errors import UsageError
from afterword.ledger import Ledger, Question, Standing
from afterword.records import Kind, Period, Published, Rejection, RejectionReason, Status, Story
from tests import affair


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)


def rows(ledger: Ledger, table: str) -> int:
    with sqlite3.connect(ledger.where) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_was_written_is_read_back_whole(ledger: Ledger) -> None:
    article, reading = affair.announced()
    assert ledger.write(article, reading) is Standing.NEW
    assert ledger.readings() == [(article, reading)]
    (entry,) = ledger.statements()
    assert entry.statement == reading.statements[0]
    assert entry.words == "die Rheinbrücke werde am 3. Juli 2024 gesperrt"
    assert entry.sources == ("Die Ministerin Änne Größ",)
    assert entry.cue == "angekündigt"
    assert entry.status is Status.OPEN


def test_a_moment_is_stored_in_utc_with_the_offset_it_came_with(ledger: Ledger) -> None:
    article, reading = affair.announced()
    moment = datetime.fromisoformat("2024-06-28T23:30:00+02:00")
    told = dataclasses.replace(article, published=dataclasses.replace(article.published, moment=moment))
    ledger.write(told, reading)
    with sqlite3.connect(ledger.where) as connection:
        stored = connection.execute('SELECT moment, "offset", published FROM versions').fetchone()
    assert stored == ("2024-06-28T21:30:00+00:00", 120, "2024-06-28")
    back = ledger.article(article.id).published
    assert back.moment == moment
    assert back.moment.utcoffset() == moment.utcoffset()


def test_the_same_article_again_changes_nothing(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    before = {table: rows(ledger, table) for table in ("versions", "readings", "statements")}
    assert ledger.write(*affair.announced()) is Standing.UNCHANGED
    assert {table: rows(ledger, table) for table in before} == before


def test_a_changed_text_is_a_new_version_and_the_old_statements_are_kept_but_not_listed(
    ledger: Ledger,
) -> None:
    ledger.write(*affair.announced())
    later, reading = affair.announced("Neu: " + affair.ANNOUNCED)
    assert ledger.write(later, reading) is Standing.CHANGED
    (entry,) = ledger.statements()
    assert entry.statement.version == later.version
    assert rows(ledger, "statements") == 2
    assert [one.text for one, _ in ledger.versions(later.id)] == [affair.ANNOUNCED, later.text]


def test_a_superseded_version_met_again_stays_superseded(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    later, reading = affair.announced("Neu: " + affair.ANNOUNCED)
    ledger.write(later, reading)
    assert ledger.write(*affair.announced()) is Standing.SUPERSEDED
    assert ledger.article(later.id).version == later.version


def test_a_text_that_returns_is_listed_again_and_is_no_third_version(ledger: Ledger) -> None:
    first, reading = affair.announced()
    later, its_reading = affair.announced("Neu: " + affair.ANNOUNCED)
    ledger.write(first, reading)
    ledger.write(later, its_reading)
    assert ledger.write(first, reading, returns=True) is Standing.CHANGED
    (entry,) = ledger.statements()
    assert entry.statement.version == first.version
    assert len(ledger.versions(first.id)) == 2


def test_a_statement_that_another_article_prints_word_for_word_is_a_copy(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    assert ledger.copies(ledger.statements()) == {}
    article, reading = affair.announced()
    headed = affair.article("Kurier\n\n" + affair.ANNOUNCED, "kurier-bruecke")
    copy = dataclasses.replace(
        headed, outlet="Kurier"
    )  # its reader took the heading for a part of the sentence
    said = affair.announcement(copy, "d4e5f6")
    ledger.write(
        copy, dataclasses.replace(reading, article=copy.id, version=copy.version, statements=(said,))
    )
    assert ledger.copies(ledger.statements()) == {"a1b2c3": (copy,), "d4e5f6": (article,)}


def test_reports_are_counted_for_each_article(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    assert ledger.report_counts() == {"bote-sperre": 1}


def test_a_newer_reader_reads_the_same_text_again(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    article, reading = affair.announced(reader="by hand 2")
    empty = dataclasses.replace(reading, statements=())
    assert ledger.write(article, empty) is Standing.REREAD
    assert ledger.statements() == []
    entry = ledger.statement("a1b2c3")  # still to be looked up
    assert not entry.current


def test_a_day_that_becomes_known_is_taken_up_and_a_vaguer_one_is_not(ledger: Ledger) -> None:
    article, reading = affair.announced()
    vague = dataclasses.replace(article, published=Published(Period.month(2024, 6)))
    ledger.write(vague, reading)
    assert ledger.write(article, reading) is Standing.CHANGED
    assert ledger.write(vague, reading) is Standing.UNCHANGED
    assert ledger.article(article.id).published.period == Period.day(date(2024, 6, 28))


def test_the_history_of_an_outcome_grows_only_when_it_turns(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    for _ in range(2):
        ledger.append([affair.still_open()])
    assert ledger.append([affair.came_so()]) == [affair.came_so()]
    assert ledger.append([affair.came_so()]) == []
    assert [one.status for one in ledger.history("a1b2c3")] == [Status.OPEN, Status.BORNE_OUT]
    (entry,) = [entry for entry in ledger.statements() if entry.statement.id == "a1b2c3"]
    assert entry.outcome is not None
    assert entry.outcome.at == datetime(2024, 7, 10, 12, tzinfo=UTC)
    assert [one.quote for one in entry.passages] == ["Seit Mittwochmorgen ist die Rheinbrücke gesperrt"]


def test_what_a_person_decided_is_not_overruled_by_a_rule(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    ledger.append([dataclasses.replace(affair.came_so(), decided_by="person:lektorat")])
    assert ledger.append([affair.still_open()]) == []
    assert ledger.history("a1b2c3")[-1].decided_by == "person:lektorat"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE outcomes SET status = 'open'",
        "DELETE FROM outcomes",
        "UPDATE evidence SET start = 0",
        "DELETE FROM evidence",
        "UPDATE versions SET text = 'anders'",
        "DELETE FROM versions",
    ],
)
def test_history_and_texts_cannot_be_changed_even_by_hand(ledger: Ledger, change: str) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    ledger.append([affair.came_so()])
    with (
        sqlite3.connect(ledger.where) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changes"),
    ):
        connection.execute(change)


def test_an_article_is_stored_whole_or_not_at_all(ledger: Ledger) -> None:
    article, reading = affair.announced()
    twice = dataclasses.replace(reading, statements=reading.statements * 2)
    with pytest.raises(IntegrityError):
        ledger.write(article, twice)
    assert [rows(ledger, table) for table in ("articles", "versions", "readings", "statements")] == [0] * 4


def test_a_rejection_is_stored_once_with_the_times_it_was_met(tmp_path: Path) -> None:
    moments = iter([datetime(2024, 7, day, tzinfo=UTC) for day in (1, 2, 3)])
    ledger = Ledger(tmp_path / "afterword.db", clock=lambda: next(moments), create=True)
    rejection = Rejection("bote-bruecke.txt", RejectionReason.EMPTY, "nothing but spaces")
    assert ledger.reject(rejection) is True
    assert ledger.reject(rejection) is False
    (refused,) = ledger.rejections()
    assert (refused.first.day, refused.last.day) == (1, 2)
    ledger.write(*affair.announced())  # the same file, mended
    assert ledger.rejections() == []
    assert ledger.rejections(mended=True)[0].mended == datetime(2024, 7, 3, tzinfo=UTC)


def test_stories_take_the_place_of_those_before(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    ledger.regroup([Story("s1", "Brücke", ("bote-bruecke",)), Story("s2", "Sperre", ("bote-sperre",))])
    whole = Story("s1", "Brücke", ("bote-bruecke", "bote-sperre"), (), Period.month(2024, 7), ("s9",))
    ledger.regroup([whole])
    assert ledger.stories() == [whole]
    assert {entry.story for entry in ledger.statements()} == {"s1"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Question(source="ministerin"), 1),
        (Question(source="rheinbote"), 1),
        (Question(source="aenne größ"), 1),
        (Question(source="ÄNNE GROESS"), 1),
        (Question(source="polizei"), 0),
        (Question(kind=Kind.ANNOUNCEMENT, forward=True), 1),
        (Question(kind=Kind.WARNING), 0),
        (Question(forward=False), 0),
        (Question(status=Status.OPEN), 1),
        (Question(status=Status.BORNE_OUT), 0),
        (Question(since=date(2024, 6, 28), until=date(2024, 6, 28)), 1),
        (Question(since=date(2024, 6, 29)), 0),
        (Question(until=date(2024, 6, 27)), 0),
        (Question(find="rheinbrucke gesper"), 1),
        (Question(find="rheinbruecke gesper"), 1),
        (Question(find="RHEINBRÜCKE"), 1),
        (Question(find="rheinbraücke"), 0),
        (Question(find='sperr" OR'), 0),
        (Question(story="s1"), 0),
        (Question(article="bote-bruecke"), 1),
    ],
)
def test_questions(ledger: Ledger, question: Question, found: int) -> None:
    ledger.write(*affair.announced())
    assert len(ledger.statements(question)) == found


def test_an_id_may_be_shortened_and_a_wrong_one_gets_a_hint(ledger: Ledger) -> None:
    article, reading = affair.announced()
    second = dataclasses.replace(reading.statements[0], id="a1ffff")
    ledger.write(article, dataclasses.replace(reading, statements=(*reading.statements, second)))
    assert ledger.statement("a1b").statement.id == "a1b2c3"
    with pytest.raises(UsageError, match="several statements begin with 'a1'"):
        ledger.statement("a1")
    with pytest.raises(UsageError, match="did you mean a1b2c3"):
        ledger.statement("a1b2c4")
    with pytest.raises(UsageError, match="no article"):
        ledger.article("zzz")


def test_a_run_without_an_end_was_cut_short(ledger: Ledger) -> None:
    ledger.begin_run("read", "0.1.0")
    ledger.end_run(ledger.begin_run("settle", "0.1.0"), {"articles": 2})
    first, second = ledger.runs()
    assert first.ended is None
    assert (second.ended, second.counts) == (affair.clock(), (("articles", 2),))


def test_an_outcome_needs_a_statement_that_is_there(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="not in the ledger"):
        ledger.append([affair.still_open()])


def test_articles_are_found_by_the_words_of_their_current_text(ledger: Ledger) -> None:
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    assert [one.id for one in ledger.articles("marode brücke")] == ["bote-bruecke"]
    assert [one.id for one in ledger.articles("polizei")] == ["bote-sperre"]
    later, reading = affair.announced(affair.ANNOUNCED.replace("marode", "morsch"))
    ledger.write(later, reading)
    assert ledger.articles("marode") == []
