"""The desk takes articles through all steps; a fault at one stops nothing, and the next run goes on."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.desk import Desk
from afterword.desk.continuity import with_kept_ids
from afterword.desk.reach import stories_within_reach
from afterword.errors import LedgerError
from afterword.ledger import Ledger, Standing
from afterword.records import Article, Rejection, RejectionReason, Status, Story
from tests import affair
from tests.desk.hand import HandReader


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)


def both() -> list[Article]:
    return [affair.announced()[0], affair.closed()[0]]


def test_articles_are_read_grouped_and_settled(ledger: Ledger) -> None:
    summary = Desk(ledger, HandReader).read(both())
    assert summary.articles == {Standing.NEW: 2}
    assert summary.totals.articles == 2
    assert {article for story in ledger.stories() for article in story.articles} == {
        "bote-bruecke",
        "bote-sperre",
    }
    assert [(actor.name, actor.names) for actor in ledger.actors()] == [("Änne Größ", (("Änne Größ", 1),))]
    assert sum(summary.totals.outcomes.values()) == 1
    assert [one.decided_by.startswith("rule:") for one in ledger.history("a1b2c3")] == [True]


def test_reading_again_changes_nothing(ledger: Ledger) -> None:
    desk = Desk(ledger, HandReader)
    desk.read(both())
    before = ledger.readings(), ledger.stories(), ledger.history("a1b2c3")
    summary = desk.read(both())
    assert summary.articles == {Standing.UNCHANGED: 2}
    assert summary.turns == ()
    assert (ledger.readings(), ledger.stories(), ledger.history("a1b2c3")) == before


def test_a_text_that_goes_back_to_what_it_was_is_listed_again(ledger: Ledger) -> None:
    desk = Desk(ledger, HandReader)
    first, later = affair.article(), affair.article("Neu: " + affair.ANNOUNCED)
    for text in (first, later):
        desk.read([text])
    assert ledger.article(first.id).version == later.version
    summary = desk.read([first])
    assert summary.articles == {Standing.CHANGED: 1}
    assert ledger.article(first.id).version == first.version
    assert [entry.statement.id for entry in ledger.statements()] == ["a1b2c3"]
    assert desk.read([first]).articles == {Standing.UNCHANGED: 1}


def test_a_folder_with_both_texts_ends_at_the_later_one_however_often_it_is_read(ledger: Ledger) -> None:
    desk = Desk(ledger, HandReader)
    texts = [affair.article(), affair.article("Neu: " + affair.ANNOUNCED)]
    desk.read(texts)
    assert desk.read(texts).articles == {Standing.UNCHANGED: 2}
    assert ledger.article(texts[0].id).version == texts[1].version


def test_a_newer_reader_reads_again(ledger: Ledger) -> None:
    Desk(ledger, HandReader).read(both())
    summary = Desk(ledger, lambda: HandReader("by hand 2")).read(both())
    assert summary.articles == {Standing.REREAD: 2}


def test_rejections_are_stored_and_told(ledger: Ledger) -> None:
    met: list[tuple[Article | Rejection, Standing | None]] = []
    rejection = Rejection("leer.txt", RejectionReason.EMPTY)
    summary = Desk(ledger, HandReader).read(
        [rejection, *both()], told=lambda document, standing: met.append((document, standing))
    )
    assert summary.rejected == (rejection,)
    assert met[0] == (rejection, None)
    assert [standing for _, standing in met[1:]] == [Standing.NEW, Standing.NEW]
    assert [one.rejection for one in ledger.rejections()] == [rejection]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_at_one_article_is_stored_and_the_others_are_read(ledger: Ledger, jobs: int) -> None:
    broken = affair.article("Kaputt ist auch die Fähre.", "bote-faehre")
    summary = Desk(ledger, HandReader).read([broken, *both()], jobs=jobs)
    assert summary.articles == {Standing.NEW: 2}
    assert summary.faults == 1
    (refused,) = ledger.rejections()
    assert refused.rejection.reason is RejectionReason.FAULT
    assert "KeyError: 'Kaputt' (hand.py, line" in refused.rejection.detail


def test_a_fault_while_writing_is_stored_too(ledger: Ledger) -> None:
    class Twice(HandReader):
        def read(self, article: Article):  # type: ignore[no-untyped-def]  # a reader with a fault
            reading = HandReader.read(self, article)
            return dataclasses.replace(reading, statements=reading.statements * 2)

    summary = Desk(ledger, Twice).read(both())
    assert summary.articles == {Standing.NEW: 1}
    assert summary.faults == 1
    assert [article.id for article in ledger.articles()] == ["bote-sperre"]


def test_a_ledger_that_cannot_be_written_ends_the_run(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from afterword.ledger import opening

    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(ledger.where, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="another process"):
        Desk(ledger, HandReader).read(both())
    other.close()


def test_settling_tells_what_turned_from_what_to_what(ledger: Ledger) -> None:
    desk = Desk(ledger, HandReader)
    desk.read(both()[:1])
    assert [one.status for one in ledger.history("a1b2c3")] == [Status.OPEN]
    late = affair.article("Ganz anderes: Der Zoo hat Junge.", "bote-zoo", date(2024, 7, 10))
    (turn,) = desk.read([late]).turns
    assert (turn.before, turn.outcome.status) == (Status.OPEN, Status.OVERDUE)
    assert desk.run_settle().turns == ()
    assert [one.status for one in ledger.history("a1b2c3")] == [Status.OPEN, Status.OVERDUE]


KILLED = """
import os, sys
from afterword.desk import Desk
from afterword.ledger import Ledger
from tests import affair
from tests.desk.hand import HandReader
def articles():
    yield affair.announced()[0]
    os.kill(os.getpid(), 9)
Desk(Ledger(sys.argv[1], create=True), HandReader).read(articles())
"""


def test_after_a_kill_the_next_run_groups_and_settles_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    environment = {**os.environ, "PYTHONPATH": "src:."}
    subprocess.run([sys.executable, "-c", KILLED, path], env=environment, check=False)
    ledger = Ledger(path, clock=affair.clock, create=True)
    assert [article.id for article in ledger.articles()] == ["bote-bruecke"]
    assert ledger.stories() == []
    summary = Desk(ledger, HandReader).read(both()[:1])
    assert summary.articles == {Standing.UNCHANGED: 1}
    assert len(ledger.stories()) == 1
    assert len(ledger.history("a1b2c3")) == 1


def test_a_story_keeps_its_id_when_an_article_joins_it() -> None:
    before = [Story("alt", "Brücke", ("a", "b"), linked=("andere",)), Story("andere", "Zoo", ("z",))]
    found = [
        Story("neu", "Brücke", ("a", "b", "c"), linked=("zwei",)),
        Story("zwei", "Zoo", ("z",), linked=("neu",)),
        Story("drei", "Bahn", ("x",)),
    ]
    kept = with_kept_ids(found, before)
    assert [(story.id, story.linked) for story in kept] == [
        ("alt", ("andere",)),
        ("andere", ("alt",)),
        ("drei", ()),
    ]


def test_of_two_stories_out_of_one_the_larger_keeps_the_id() -> None:
    before = [Story("alt", "", ("a", "b", "c"))]
    found = [Story("x", "", ("a",)), Story("y", "", ("b", "c"))]
    assert [story.id for story in with_kept_ids(found, before)] == ["x", "alt"]


def test_only_what_new_articles_can_bear_on_is_settled_anew() -> None:
    before = [
        Story("1", "", ("a",), linked=("2",)),
        Story("2", "", ("b",), linked=("1",)),
        Story("3", "", ("c",)),
    ]
    grown = [Story("1", "", ("a", "x"), linked=("2",)), *before[1:]]
    assert stories_within_reach(grown, before, {"x"}, ()) == {"1", "2"}
    assert stories_within_reach(before, before, {"c"}, ()) == {"3"}
    assert stories_within_reach(before, before, (), {"3"}) == {"3"}
    assert stories_within_reach(before, before, (), ()) == set()


groupings = st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=2, max_size=6)


@given(groupings)
def test_however_stories_grow_and_part_each_has_an_id_of_its_own(turns: list[list[int]]) -> None:
    before: tuple[Story, ...] = ()
    for turn in turns:
        groups = [
            tuple(a for a, at in zip("abcdef", turn, strict=True) if at == place) for place in set(turn)
        ]
        found = [Story("".join(articles), "", articles) for articles in groups]
        before = with_kept_ids(found, before)
        assert len({story.id for story in before}) == len(found)
        assert with_kept_ids(found, before) == before
