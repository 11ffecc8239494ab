"""The end of a run in numbers, and the outcomes that turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from rich.text import Text

from afterword.cli import printing
from afterword.cli.days import print_days
from afterword.cli.sureness import extractor_words
from afterword.desk import Ahead, Summary, Turn, Undated
from afterword.export.jsonl import Object, Value, day
from afterword.ledger import Standing, Totals
from afterword.records import DECIDED, Dating, Rejection, Status

Name = TypeVar("Name", bound=StrEnum)
SHOWN = 10  # rejections and turns that are listed one by one

STANDINGS = {
    Standing.NEW: "new",
    Standing.CHANGED: "changed",
    Standing.REREAD: "read again by another reader",
    Standing.UNCHANGED: "unchanged",
}


def print_summary(summary: Summary) -> None:
    """Print what a run did, and what the ledger now holds."""
    console = printing.console()
    seen = [
        f"{summary.articles[one]:,} {words}" for one, words in STANDINGS.items() if summary.articles.get(one)
    ]
    number = sum(summary.articles.values())
    by = f", read by {extractor_words(summary.extractor)}" if summary.extractor else ""
    console.put(f"{printing.count(number, 'article')}{by}{': ' if seen else ''}{', '.join(seen)}")
    print_rejections(summary.rejected)
    print_undated(summary.undated)
    print_ahead(summary.ahead)
    print_days(summary.days)
    print_turns(summary.turns)
    _print_totals(summary.totals)


def print_rejections(rejected: Sequence[Rejection]) -> None:
    """Print rejections, counted by reason and one by one."""
    if not rejected:
        return
    console = printing.console()
    reasons = Counter(one.reason for one in rejected)
    console.put(f"{printing.count(len(rejected), 'rejection')}: {_counts(reasons)}")
    for one in rejected[:SHOWN]:
        told = f": {one.detail}" if one.detail else ""
        console.put(Text.assemble("  ", one.origin, "  ", (_words(one.reason), "yellow"), told))
    if len(rejected) > SHOWN:
        console.put(f"  and {len(rejected) - SHOWN:,} more; `afterword rejections` lists them")


def print_undated(undated: Sequence[Undated]) -> None:
    """Print which articles have no day, since the words that should tell it were not understood."""
    if not undated:
        return
    console = printing.console()
    console.put(f"{printing.count(len(undated), 'article')} without a day: the date told is not understood:")
    for one in undated[:SHOWN]:
        console.put(Text.assemble("  ", one.origin, "  ", (f"„{one.words}“", "yellow")))
    if len(undated) > SHOWN:
        console.put(f"  and {len(undated) - SHOWN:,} more; `afterword articles` lists them without a day")


def print_ahead(ahead: Sequence[Ahead]) -> None:
    """Print which articles are dated later than today."""
    if not ahead:
        return
    console = printing.console()
    console.put(f"{printing.count(len(ahead), 'article')} dated later than today, which lets no time pass:")
    for one in ahead[:SHOWN]:
        console.put(Text.assemble("  ", one.origin, "  ", (one.day.isoformat(), "yellow")))
    if len(ahead) > SHOWN:
        console.put(f"  and {len(ahead) - SHOWN:,} more; `afterword articles` lists the latest days")


def print_turns(turns: Sequence[Turn]) -> None:
    """Print the outcomes that turned, verdicts first; what is open as it was at first is not told."""
    console = printing.console()
    shown = [turn for turn in turns if turn.before or turn.outcome.status is not Status.OPEN]
    shown.sort(key=lambda turn: turn.outcome.status not in DECIDED)
    if shown:
        console.put(f"{printing.count(len(shown), 'outcome')} found or turned:")
    for turn in shown[:SHOWN]:
        one = turn.entry.statement
        before = f"{_words(turn.before)} → " if turn.before and turn.before is not turn.outcome.status else ""
        console.put(
            Text.assemble(
                (f"  {one.id[: printing.SHORT_ID]}", "dim"),
                f"  {before}",
                printing.status(turn.outcome.status),
                f"  {printing.who(turn.entry)}: „{turn.entry.words}“",
            ),
            cut=True,
        )
        console.put(Text(f"            {turn.outcome.reason}", "dim"), cut=True)
    if len(shown) > SHOWN:
        console.put(f"  and {len(shown) - SHOWN:,} more; `afterword ledger --forward` lists them")


def _print_totals(totals: Totals) -> None:
    said = sum(totals.statements.values())
    ahead = sum(totals.outcomes.values())
    console = printing.console()
    held = printing.count(totals.articles, "article"), printing.count(totals.stories, "story", "stories")
    console.put(f"the ledger holds {held[0]} in {held[1]}")
    if said:
        console.put(f"  {printing.count(said, 'statement')}: {_counts(totals.statements)}")
    if ahead:
        console.put(f"  {ahead:,} about what is to come: {_counts(totals.outcomes)}")


def _counts(counts: Mapping[Name, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].value))
    return ", ".join(f"{number:,} {_words(name)}" for name, number in ranked)


def _words(name: StrEnum) -> str:
    return name.value.replace("_", " ")


def summary_object(summary: Summary) -> Object:
    """A summary as JSON."""
    totals = summary.totals
    return {
        "articles": {one.value: summary.articles.get(one, 0) for one in STANDINGS},
        "extractor": summary.extractor.value if summary.extractor else None,
        "rejections": [rejection_object(one) for one in summary.rejected],
        "undated": [{"origin": one.origin, "words": one.words} for one in summary.undated],
        "dated_ahead": [{"origin": one.origin, "day": one.day.isoformat()} for one in summary.ahead],
        "days": day_objects(summary.days),
        "turns": turn_objects(summary.turns),
        "ledger": {
            "articles": totals.articles,
            "stories": totals.stories,
            "statements": _object(totals.statements),
            "outcomes": _object(totals.outcomes),
            "rejections": totals.rejections,
        },
        "seconds": round(summary.seconds, 3),
    }


def rejection_object(one: Rejection) -> Object:
    """A rejection as JSON."""
    return {"origin": one.origin, "reason": one.reason.value, "detail": one.detail}


def day_objects(days: Iterable[Dating]) -> list[Value]:
    """What was found of days as JSON."""
    return [{"article": one.article, **day(one)} for one in days]


def turn_objects(turns: Iterable[Turn]) -> list[Value]:
    """Turns as JSON."""
    return [
        {
            "statement": turn.entry.statement.id,
            "before": turn.before.value if turn.before else None,
            "status": turn.outcome.status.value,
            "reason": turn.outcome.reason,
            "decided_by": turn.outcome.decided_by,
        }
        for turn in turns
    ]


def _object(counts: Mapping[Name, int]) -> Object:
    return {name.value: number for name, number in sorted(counts.items())}
