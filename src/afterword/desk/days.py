"""The desk's step of days: what narrows them is found and stored, and articles are read again from there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from afterword.german.language import German
from afterword.ledger import Ledger
from afterword.outcomes import Context
from afterword.outcomes.dating import date_articles
from afterword.records import Article, Dating, DayStanding, Period, Reading, Rejection
from afterword.running import ArticleReader, read_all

Pair = tuple[Article, Reading]


def find_days(
    ledger: Ledger, pairs: Sequence[Pair], contexts: Mapping[str, Context], language: German
) -> list[Dating]:
    """Store what is found anew of the days of the articles in `contexts`, which have their told days.

    Only what was read from the day that an article tells is evidence, so that no narrowing rests on another.
    """
    wanted = [pair for pair in pairs if pair[0].id in contexts]
    narrowed = [article.id for article, reading in wanted if reading.seen_from is not None]
    told = ledger.told_readings(narrowed) if narrowed else {}
    found = date_articles(
        ((contexts[article.id], told.get(article.id, reading)) for article, reading in wanted), language
    )
    now = {dating.article for dating in found}
    gone = (
        _as_told(contexts[id], dating)
        for id, dating in ledger.days().items()
        if id in contexts and id not in now and dating.standing is not DayStanding.AS_TOLD
    )
    return ledger.append_days((*found, *gone))


def _as_told(context: Context, before: Dating) -> Dating:
    told = context.published
    reason = "What told of its day no longer does.", "Was etwas über seinen Tag sagte, tut es nicht mehr."
    if told != before.told:
        reason = "Its day is told otherwise now.", "Sein Tag ist jetzt anders angegeben."
    return Dating(context.article, context.version, DayStanding.AS_TOLD, told, told, (), *reason)


def standing_days(ledger: Ledger, pairs: Iterable[Pair]) -> dict[str, Period]:
    """The days that stand narrowed, by article."""
    versions = {article.id: article.version for article, _ in pairs}
    return {
        id: dating.period
        for id, dating in ledger.days().items()
        if dating.standing is DayStanding.NARROWED and versions.get(id) == dating.version
    }


def see_again(
    ledger: Ledger,
    pairs: Sequence[Pair],
    days: Mapping[str, Period],
    make_reader: Callable[[], ArticleReader],
    jobs: int = 1,
) -> frozenset[str]:
    """Read the articles again whose day stands otherwise than their reading saw it; their ids.

    A reading by another reader is left as it is: the whole article is read anew by whoever reads again.
    """
    otherwise = [
        (article, reading) for article, reading in pairs if days.get(article.id) != reading.seen_from
    ]
    back = [article.id for article, _ in otherwise if article.id not in days]
    for id in back:
        ledger.see_as_told(id)
    waiting = [(article, reading) for article, reading in otherwise if article.id in days]
    if not waiting:
        return frozenset(back)
    reader = make_reader()
    narrowed = {article.id: article for article, reading in waiting if reading.reader == reader.version}
    seen = _seen_from(narrowed.values(), days)
    came = set(back)
    for read in read_all(seen, (lambda: reader) if jobs <= 1 else make_reader, jobs):
        if isinstance(read.result, Rejection):
            ledger.reject(read.result)  # a fault of ours; the earlier reading stays listed
            continue
        ledger.see(narrowed[read.article.id], replace(read.result, seen_from=days[read.article.id]))
        came.add(read.article.id)
    return frozenset(came)


def _seen_from(articles: Iterable[Article], days: Mapping[str, Period]) -> Iterable[Article]:
    for article in articles:
        yield replace(article, published=replace(article.published, period=days[article.id]))


def with_days(contexts: Mapping[str, Context], days: Mapping[str, Period]) -> dict[str, Context]:
    """The contexts with their narrowed days."""
    return {
        id: replace(context, published=days[id]) if id in days else context
        for id, context in contexts.items()
    }


def near(contexts: Mapping[str, Context], stories: Collection[str]) -> dict[str, Context]:
    """The contexts of these stories."""
    return {id: context for id, context in contexts.items() if context.story in stories}
