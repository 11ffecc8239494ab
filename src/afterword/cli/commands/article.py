"""`afterword article`: show one article, its versions and what is said in it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from afterword.cli.days import day_words, print_day, standing_of
from afterword.cli.listing import print_entries
from afterword.cli.options import JsonOption, LedgerOption, PreciseOption, open_ledger
from afterword.cli.printing import as_json, console, count, note
from afterword.cli.sureness import extractor_words, sift
from afterword.export import line
from afterword.export.jsonl import Value, about_article, day
from afterword.ledger import Question


def article(
    id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, or the beginning of it.")],
    ledger: LedgerOption = None,
    precise: PreciseOption = False,
    json: JsonOption = False,
) -> None:
    """Show one article: where it is from, its versions, its text, and the statements in it."""
    with open_ledger(ledger) as opened:
        one = opened.article(id)
        versions = opened.versions(one.id)
        entries, left_out = sift(opened.statements(Question(article=one.id)), precise=precise)
        extractor = opened.extractors().get(one.id)
        reports = opened.report_counts().get(one.id, 0)
        copies = opened.copies(entries) if not json else {}
        days = opened.day_history(one.id)
        stands = standing_of(one, days[-1] if days else None)
        clues = opened.clues(stands) if stands else []
    if json:
        by = extractor.value if extractor else None
        told = {"id": one.id, **about_article(one), "extractor": by, "text": one.text}
        came: list[Value] = [{"version": old.version, "added": at.isoformat()} for old, at in versions]
        found: list[Value] = [day(before) for before in days]
        said: list[Value] = [line(entry) for entry in entries]
        as_json({**told, "day_history": found, "versions": came, "statements": said})
        note(left_out)
        return
    page = console()
    page.put(Text(one.title or one.id, "bold"))
    when = day_words(one.published.period, stands)
    page.put(", ".join(part for part in (one.outlet, one.author, when) if part))
    page.put(Text(one.url or one.origin, "dim"))
    print_day(page, days, clues)
    if len(versions) > 1:
        number = 1 + [old.version for old, _ in versions].index(one.version)
        page.put(f"version {number} of {len(versions)}; the first came {versions[0][1]:%Y-%m-%d %H:%M} UTC")
    page.put()
    page.put(Text(one.text.strip()))
    page.put()
    if entries:
        print_entries(entries, copies)
    by = f"; read by {extractor_words(extractor)}" if extractor else ""
    page.put(f"{count(len(entries), 'statement')}, {count(reports, 'report')} of what happened{by}")
    if left_out:
        page.put(left_out)
