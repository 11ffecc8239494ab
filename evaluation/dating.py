"""Days of articles narrowed where we hide them: articles under search trends, half known to the month.

No corpus tells partly known days with the day behind them, so the day of every second article of
`corpora/stories` (by a hash of its id) is hidden, and what is left of its month is compared with what is
known: the article was found by a search on one day and stored a little later, so it is of the days between
some days before the one and the other. What another article is dated by is just as rough. An article whose
text tells a day after it was stored is told to be wrongly dated by a fault of ours: no text is younger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from afterword.german.language import german
from afterword.outcomes import Context
from afterword.outcomes.dating import date_articles
from afterword.reading.reader import Reader
from afterword.records import (
    Article,
    Dating,
    DayStanding,
    Extractor,
    Ground,
    Period,
    Published,
    Reading,
)
from afterword.stories import group, profile
from evaluation.tasks import Scores

LIMIT = 500  # articles: about a minute
OLDER = timedelta(days=4)  # an article that a search finds on its day is hardly older
WEEK = 7


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its reading from the month alone, and the days it was searched for and stored."""

    article: Article
    reading: Reading
    searched: date
    stored: date


DayOf = Callable[[Found], date | None]  # None: hidden


def score(data: Path, predictions: Path | None) -> Scores:
    """How many hidden days are narrowed, how far, how often rightly; and how many alarms there are."""
    found = list(_read(_rows(data)))
    homes = _homes(found)
    hidden = {one.article.id for one in found if _hidden(one.article.id)}
    datings = _dated(found, homes, lambda one: None if one.article.id in hidden else one.searched)
    narrowed = [one for one in datings if one.standing is DayStanding.NARROWED]
    by_id = {one.article.id: one for one in found}
    right = [one for one in narrowed if _may_be(one.period, by_id[one.article])]
    stored = _dated(found, homes, lambda one: one.stored)
    searched = _dated(found, homes, lambda one: one.searched)
    if predictions:
        lines = (
            f"{one.article} {by_id[one.article].searched} {one.reason}\n" for one in (*datings, *searched)
        )
        predictions.write_text("".join(lines), encoding="utf-8")
    scores: Scores = {
        "articles": len(found),
        "hidden": len(hidden),
        "narrowed": len(narrowed),
        "narrowed.right": round(len(right) / len(narrowed), 4) if narrowed else 0.0,
        "narrowed.to_a_day": sum(one.period.days == 1 for one in narrowed),
        "narrowed.to_a_week": sum((one.period.days or WEEK + 1) <= WEEK for one in narrowed),
        "conflicting": sum(one.standing is DayStanding.CONFLICTING for one in datings),
        "wrongly_dated.by_search": _alarms(searched),
        "wrongly_dated.by_storing": _alarms(stored),
    }
    for ground in Ground:
        scores[f"narrowed.{ground}"] = sum(any(c.ground is ground for c in one.clues) for one in narrowed)
    return scores


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    """The articles of windows that hold several, each text once."""
    windows = [json.loads(line) for line in (data / "windows.jsonl").read_text(encoding="utf-8").splitlines()]
    order = list(dict.fromkeys(id for window in windows for id in window["ids"]))
    rows = [json.loads(line) for line in (data / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    by_id = {row["id"]: row for row in rows}
    texts: set[str] = set()
    for id in order:
        if len(texts) < LIMIT and by_id[id]["text"] not in texts:
            texts.add(by_id[id]["text"])
            yield by_id[id]


def _read(rows: Iterable[dict[str, Any]]) -> Iterator[Found]:
    reader = Reader(extractor=Extractor.RULES)
    for row in rows:
        searched = datetime.fromisoformat(row["published"]).date()
        stored = datetime.fromisoformat(row["collected"]).date()
        month = Published(Period.month(searched.year, searched.month))
        version = hashlib.sha256(row["text"].encode()).hexdigest()[:16]
        article = Article(row["id"], version, row["text"], row["title"], row["outlet"], published=month)
        yield Found(article, reader.read(article), searched, stored)


def _homes(found: Sequence[Found]) -> dict[str, str]:
    stories = group([profile(one.article, one.reading, german()) for one in found], german())
    return {article: story.id for story in stories for article in story.articles}


def _hidden(id: str) -> bool:
    return hashlib.sha256(id.encode()).digest()[0] % 2 == 1


def _dated(found: Iterable[Found], homes: dict[str, str], day_of: DayOf) -> tuple[Dating, ...]:
    return date_articles(
        ((_context(one, homes[one.article.id], day_of(one)), one.reading) for one in found), german()
    )


def _context(one: Found, story: str, day: date | None) -> Context:
    article = one.article
    published = Period.day(day) if day else article.published.period
    told = article.id, article.version, article.text, published, article.outlet
    return Context(*told, story=story, mentions=one.reading.mentions)


def _may_be(period: Period, one: Found) -> bool:
    return period.overlaps(Period.between(one.searched - OLDER, one.stored))


def _alarms(datings: Iterable[Dating]) -> int:
    return sum(one.standing is DayStanding.WRONGLY_DATED for one in datings)
