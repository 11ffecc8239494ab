"""`afterword articles`: list what has been read."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer
from rich.text import Text

from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, count, day, say, table
from afterword.export.jsonl import about_article


def articles(
    ledger: LedgerOption = None,
    find: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the text.")] = None,
    json: JsonOption = False,
) -> None:
    """List the articles in the order of their days."""
    with open_ledger(ledger) as opened:
        found = opened.articles(find)
        said = Counter(entry.statement.article for entry in opened.statements())
    if json:
        as_json([{"id": one.id, **about_article(one), "statements": said[one.id]} for one in found])
        return
    listed = table("published", "outlet", "title", "statements", "id")
    listed.columns[3].justify = "right"
    for one in found:
        listed.add_row(
            day(one.published.period),
            one.outlet or "–",
            Text(one.title or "–", "bold"),
            str(said[one.id]),
            one.id,
        )
    say(listed)
    say(count(len(found), "article"))
