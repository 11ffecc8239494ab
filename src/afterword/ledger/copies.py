"""Copies: statements that several articles print word for word, as they do with an agency's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from afterword.ledger import asking
from afterword.ledger.entries import Entry
from afterword.ledger.rows import statement_of
from afterword.ledger.schema import readings, statements, versions
from afterword.records import Article, Span, Statement

Words = tuple[str, ...]


def found_again(connection: Connection, entries: Sequence[Entry]) -> dict[str, tuple[Article, ...]]:
    """The other articles, in the order of their ids, with the same content in the same sentence."""
    wanted = {_words(entry.statement, entry.article.text) for entry in entries}
    printed: dict[Words, list[str]] = defaultdict(list)
    articles = {article.id: article for article in asking.articles(connection)} if wanted else {}
    asked = select(statements, readings.c.article, versions.c.version).join(
        readings, readings.c.key == statements.c.reading
    )
    asked = asked.join(versions, versions.c.key == readings.c.version).where(asking.CURRENT)
    for row in connection.execute(asked).mappings() if wanted else ():
        article = str(row["article"])
        words = _words(statement_of(row, article, row["version"]), articles[article].text)
        if words in wanted:
            printed[words].append(article)
    return {
        entry.statement.id: tuple(articles[id] for id in others)
        for entry in entries
        if (others := _others(entry, printed))
    }


def _others(entry: Entry, printed: dict[Words, list[str]]) -> list[str]:
    same = printed[_words(entry.statement, entry.article.text)]
    return sorted({id for id in same if id != entry.article.id})


def _words(statement: Statement, text: str) -> Words:
    """Its sentence, without a heading that was glued to it (another paper has another), and its content."""
    within = statement.sentence
    heading = text.rfind("\n\n", within.start, max(within.start, statement.content[0].start))
    sentence = Span(heading + 2, within.end) if heading >= 0 else within
    return tuple(" ".join(span.of(text).split()) for span in (sentence, *statement.content))
