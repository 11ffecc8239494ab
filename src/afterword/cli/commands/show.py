"""`afterword show`: show one statement with all it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from afterword.cli import printing
from afterword.cli.marks import Mark, legend, marked
from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.periods import in_words
from afterword.export.jsonl import Object, line, outcome
from afterword.ledger import Entry, Passage
from afterword.records import Period, Span, cover

AROUND = 120  # characters of context to each side of a piece of evidence, at most
INDENT = (0, 0, 0, 2)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The statement's id, or the beginning of it.")],
    ledger: LedgerOption = None,
    json: JsonOption = False,
) -> None:
    """Show one statement: in its sentence, with its chain, its times, its evidence and its history."""
    with open_ledger(ledger) as opened:
        entry = opened.statement(id)
    if json:
        printing.as_json(_object(entry))
        return
    console = printing.console()
    _print_head(console, entry)
    _print_sentence(console, entry)
    _print_axes(console, entry)
    _print_outcome(console, entry)
    _print_history(console, entry)


def _print_head(console: Console, entry: Entry) -> None:
    article = entry.article
    console.print(
        Text.assemble((f"statement {entry.statement.id}", "bold"), "  ", printing.status(entry.status))
    )
    told = [article.outlet, f"„{article.title}“" if article.title else "", in_words(article.published.period)]
    console.print(", ".join(part for part in told if part))
    console.print(Text(article.url or article.origin, "dim"))
    if not entry.current:
        console.print(Text("of a text or a reading that has been superseded", "yellow"))


def _print_sentence(console: Console, entry: Entry) -> None:
    one = entry.statement
    marks = (
        (Mark.CONTENT, one.content),
        (Mark.SOURCE, [span for source in one.sources for span in (source.span, source.anaphor) if span]),
        (Mark.CUE, one.cue),
    )
    colour = console.color_system is not None
    within = _paragraph(entry.article.text, cover((one.sentence, *one.content, *one.cue)), marks)
    console.print()
    console.print(Padding(marked(entry.article.text, within, marks, colour=colour), INDENT, expand=False))
    used = [mark for mark, spans in marks if spans]
    console.print(Padding(legend(used, colour=colour), INDENT, expand=False), style="dim")
    console.print()


def _paragraph(text: str, within: Span, marks: Iterable[tuple[Mark, Sequence[Span]]]) -> Span:
    """Without the paragraphs before the first mark: headings that have no full stop belong to no sentence."""
    places = [span.start for _, spans in marks for span in spans if within.contains(span)]
    start = text.rfind("\n\n", within.start, min(places, default=within.start))
    return within if start < 0 else Span(start + 2, within.end)


def _print_axes(console: Console, entry: Entry) -> None:
    one = entry.statement
    _line(console, "who", _chain(entry))
    negated = "negated" if one.polarity.value == "-" else "asserted"
    axes = [one.kind.value, one.certainty.value, negated, one.form.value.replace("_", " ")]
    axes += [one.stance.value] if one.stance.value != "none" else []
    axes += ["under a condition"] if one.conditional else []
    axes += ["lies ahead"] if one.forward else []
    axes += [f"probability {one.probability:g}"] if one.probability is not None else []
    _line(console, "what", ", ".join(axes))
    _line(console, "said", _time(one.said))
    _line(console, "about", _time(one.about))
    if entry.story:
        _line(console, "story", entry.story)


def _chain(entry: Entry) -> Text:
    chain = Text(printing.outlet(entry))
    for source in entry.statement.sources:
        words, here = entry.source_words(source)
        chain.append(" ← ")
        chain.append(" ".join(words.split()), "cyan")
        chain.append(f" ({source.naming.value}{f', here „{here}“' if here else ''})", "dim")
    return chain


def _time(period: Period) -> str:
    return f"{in_words(period)} ({period.edtf})" if period.known else in_words(period)


def _line(console: Console, name: str, value: str | Text) -> None:
    console.print(Text.assemble((f"{name:<7}", "dim"), value))


def _print_outcome(console: Console, entry: Entry) -> None:
    found = entry.outcome
    if found is None:
        return
    console.print()
    console.print(Text.assemble(printing.status(found.status), f": {found.reason}"))
    if found.grund:
        console.print(Text(found.grund, "dim"))
    for passage in entry.passages:
        _print_passage(console, passage)


def _print_passage(console: Console, passage: Passage) -> None:
    article, evidence = passage.article, passage.evidence
    told = article.outlet or article.id, in_words(article.published.period)
    console.print()
    console.print(
        Text.assemble(
            (f"  {evidence.relation.value}", "bold"),
            f"  {', '.join(told)}",
            (f"  {evidence.score:.2f}", "dim"),
        )
    )
    colour = console.color_system is not None
    within, before, after = _surroundings(article.text, evidence.span)
    words = marked(article.text, within, [(Mark.QUOTE, [evidence.span])], colour=colour)
    console.print(Padding(Text.assemble(before, words, after), (0, 0, 0, 4), expand=False))
    if evidence.why:
        console.print(Padding(Text("; ".join(evidence.why), "dim"), (0, 0, 0, 4), expand=False))


def _surroundings(text: str, span: Span) -> tuple[Span, str, str]:
    """The paragraph around a span, cut at a space where it is long, with an ellipsis for each end cut."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = after = ""
    if span.start - start > AROUND:
        start, before = text.find(" ", span.start - AROUND, span.start) + 1 or span.start, "… "
    if end - span.end > AROUND:
        end, after = max(text.rfind(" ", span.end, span.end + AROUND), span.end), " …"
    return Span(start, end), before, after


def _print_history(console: Console, entry: Entry) -> None:
    if not entry.history:
        return
    console.print()
    console.print(Text("history", "dim"))
    for one in entry.history:
        at = f"{one.at:%Y-%m-%d %H:%M} UTC" if one.at else ""
        console.print(
            Padding(
                Text.assemble(
                    at, "  ", printing.status(one.status), f"  {one.reason}  ", (one.decided_by, "dim")
                ),
                INDENT,
            )
        )


def _object(entry: Entry) -> Object:
    within = entry.statement.sentence
    return line(entry) | {
        "sentence": entry.slice(within),
        "current": entry.current,
        "history": [outcome(one) for one in entry.history],
    }
