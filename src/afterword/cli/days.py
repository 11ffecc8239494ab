"""The day of an article for people: what it was narrowed to, from what, and by whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from afterword.cli import printing
from afterword.cli.marks import Mark, marked
from afterword.cli.periods import in_words
from afterword.ledger import ShownClue
from afterword.records import Article, Dating, DayStanding, Period, Span

SHOWN = 10  # articles of a doubtful day that are listed one by one
AROUND = 60  # characters of context to each side of a clue, at most
DOUBTFUL = {
    DayStanding.WRONGLY_DATED: "wrongly dated, it seems",
    DayStanding.CONFLICTING: "of a day that is told in ways that do not go together",
}
INDENT = (0, 0, 0, 2)
MARK = "*"  # beside a day that was narrowed
WRONG = "!"  # beside a day that the article's own text contradicts
UNSURE = "?"  # beside a day of which nothing was narrowed, since what tells of it does not go together


def day_words(told: Period, found: Dating | None) -> str:
    """The day of an article, and what it was narrowed from."""
    if found is None or found.standing is not DayStanding.NARROWED:
        return in_words(told)
    return f"{in_words(found.period)}, narrowed from {in_words(told)}"


def day_mark(found: Dating | None) -> str:
    """The mark beside a day in lists; none where nothing was found of it."""
    if found is None:
        return ""
    marks = {
        DayStanding.NARROWED: MARK,
        DayStanding.WRONGLY_DATED: WRONG,
        DayStanding.CONFLICTING: UNSURE,
    }
    return marks.get(found.standing, "")


def standing_of(article: Article, found: Dating | None) -> Dating | None:
    """What stands of the day of this version of the article."""
    return found if found and found.version == article.version else None


def print_day(page: printing.Page, history: Sequence[Dating], clues: Sequence[ShownClue]) -> None:
    """Print what was found of a day, with the words that tell it, and what was found before."""
    if not history:
        return
    last = history[-1]
    lines: list[RenderableType] = [Text(last.reason), Text(last.grund, "dim")]
    lines += [line for shown in clues for line in _clue_lines(page, shown)]
    for before in history[:-1]:
        at = f"{before.at:%Y-%m-%d %H:%M} UTC  " if before.at else ""
        lines.append(Text(f"before: {at}{before.reason}", "dim"))
    page.put(printing.beside(Text("day", "dim"), *lines, width=5))


def _clue_lines(page: printing.Page, shown: ShownClue) -> Iterator[RenderableType]:
    clue = shown.clue
    yield Text(f"{clue.ground.value.replace('_', ' ')}: leaves {in_words(clue.allows)}", "bold")
    yield Padding(_surrounded(page, shown.article, clue.words.span), INDENT, expand=False)
    if shown.beside and clue.beside:
        other = f"{printing.outlet(shown.beside)}, {in_words(shown.beside.published.period)}: "
        words = _surrounded(page, shown.beside, clue.beside.span)
        yield Padding(Text.assemble((other, "dim"), words), INDENT, expand=False)


def _surrounded(page: printing.Page, article: Article, span: Span) -> Text:
    """The words with what stands around them in their paragraph."""
    text = article.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + AROUND)
    before = "… " if start and text[start - 1] != "\n" else ""
    behind = " …" if end < len(text) and text[end] != "\n" else ""
    start = text.find(" ", start, span.start) + 1 or start if before else start
    end = text.rfind(" ", span.end, end) if behind and " " in text[span.end : end] else end
    furniture = [one.span for one in article.furniture]
    words = marked(text, Span(start, end), [(Mark.QUOTE, [span])], colour=page.colours, without=furniture)
    return Text.assemble(before, words, behind)


def print_days(found: Sequence[Dating]) -> None:
    """Print what a run found of the days of articles: how many were narrowed, and which are doubtful."""
    page = printing.console()
    narrowed = [one for one in found if one.standing is DayStanding.NARROWED]
    if narrowed:
        page.put(f"the day of {printing.count(len(narrowed), 'article')} narrowed; marked {MARK} in the list")
    for standing, says in DOUBTFUL.items():
        doubtful = [one for one in found if one.standing is standing]
        if doubtful:
            page.put(f"{printing.count(len(doubtful), 'article')} {says}:")
        for one in doubtful[:SHOWN]:
            page.put(Padding(Text(f"{one.article}  {one.reason}"), INDENT, expand=False))
        if len(doubtful) > SHOWN:
            page.put(f"  and {len(doubtful) - SHOWN:,} more; `afterword articles` marks them")
