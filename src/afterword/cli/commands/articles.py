"""`afterword articles`: list what has been read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from afterword.cli.days import day_mark, standing_of
from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, beside, console, count, days, say, table
from afterword.export.jsonl import about_article, day
from afterword.records import Article, Dating, DayStanding, Period


def articles(
    ledger: LedgerOption = None,
    find: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the text.")] = None,
    wrongly_dated: Annotated[
        bool, typer.Option("--wrongly-dated", help="Whose text tells a day after their own.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """List the articles in the order of their days.

    A day that was narrowed by evidence is marked with *, one that the article's own text contradicts with !,
    and one of which nothing was narrowed, since what tells of it does not go together, with ?.
    """
    with open_ledger(ledger) as opened:
        dated = opened.days()
        found = sorted(opened.articles(find), key=lambda one: _first_day(one, dated))
        if wrongly_dated:
            found = [one for one in found if _is_wrong(one, dated)]
        said = Counter(entry.statement.article for entry in opened.statements())
        reports, readers = opened.report_counts(), opened.extractors()
    if json:
        held = [
            {
                "statements": said[one.id],
                "reports": reports.get(one.id, 0),
                "extractor": readers.get(one.id),
                "day": day(stands) if (stands := standing_of(one, dated.get(one.id))) else None,
            }
            for one in found
        ]
        as_json([{"id": one.id, **about_article(one), **more} for one, more in zip(found, held, strict=True)])
        return
    rows = [_Row(one, said[one.id], reports.get(one.id, 0), _day(one, dated)) for one in found]
    page = console()
    if page.wide and rows:
        page.put(_table(rows))
    for row in () if page.wide else rows:
        page.put(_block(row))
        page.put()
    say(count(len(found), "article"))


class _Row(NamedTuple):
    article: Article
    statements: int
    reports: int  # of what happened: what outcomes are found in
    day: str  # as it stands, with its mark


def _day(article: Article, dated: Mapping[str, Dating]) -> str:
    return days(_period(article, dated)) + day_mark(standing_of(article, dated.get(article.id)))


def _first_day(article: Article, dated: Mapping[str, Dating]) -> str:
    return str(_period(article, dated).earliest or "9999")


def _period(article: Article, dated: Mapping[str, Dating]) -> Period:
    stands = standing_of(article, dated.get(article.id))
    return stands.period if stands else article.published.period


def _is_wrong(article: Article, dated: Mapping[str, Dating]) -> bool:
    stands = standing_of(article, dated.get(article.id))
    return stands is not None and stands.standing is DayStanding.WRONGLY_DATED


def _table(rows: Sequence[_Row]) -> Table:
    whole = "published", "statements", "reports"
    listed = table("published", "outlet", "title", "statements", "reports", "id", whole=whole)
    listed.columns[3].justify = listed.columns[4].justify = "right"
    for one, statements, reports, when in rows:
        title = Text(one.title or "–", "bold")
        outlet = one.outlet or "–"
        listed.add_row(when, outlet, title, str(statements), str(reports), one.id)
    return listed


def _block(row: _Row) -> RenderableType:
    one = row.article
    held = f"{count(row.statements, 'statement')}, {count(row.reports, 'report')} of what happened"
    outlet = [one.outlet] if one.outlet else []
    return beside(
        row.day,
        Text(one.title or "–", "bold"),
        *outlet,
        held,
        Text(one.id, "dim"),
        width=12,
    )
