"""`afterword show`: show one statement with all it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from afterword.cli import printing
from afterword.cli.days import day_words, print_day
from afterword.cli.marks import Mark, legend, marked
from afterword.cli.options import JsonOption, LedgerOption, PreciseOption, open_ledger
from afterword.cli.periods import in_words
from afterword.cli.sureness import must_be_precise, read_with
from afterword.export.jsonl import Object, line, outcome
from afterword.ledger import Entry, Passage
from afterword.records import Article, Form, Period, Span, cover

AROUND = 120  # characters of context to each side of a piece of evidence, at most
INDENT = (0, 0, 0, 2)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The statement's id, or the beginning of it.")],
    ledger: LedgerOption = None,
    precise: PreciseOption = False,
    json: JsonOption = False,
) -> None:
    """Show one statement: in its sentence, with its chain, its times, its evidence and its history."""
    with open_ledger(ledger) as opened:
        entry = opened.statement(id)
        if precise:
            must_be_precise(entry)
        copies = opened.copies([entry]).get(entry.statement.id, ()) if not json else ()
        clues = opened.clues(entry.dating) if entry.dating else []
    if json:
        printing.as_json(_object(entry))
        return
    console = printing.console()
    _print_head(console, entry)
    _print_sentence(console, entry)
    _print_axes(console, entry, copies)
    print_day(console, entry.days, clues)
    _print_outcome(console, entry)
    _print_history(console, entry)


def _print_head(console: printing.Page, entry: Entry) -> None:
    article = entry.article
    console.put(
        Text.assemble((f"statement {entry.statement.id}", "bold"), "  ", printing.status(entry.status))
    )
    day = day_words(article.published.period, entry.dating)
    told = [article.outlet, f"„{article.title}“" if article.title else "", day]
    console.put(", ".join(part for part in told if part))
    console.put(Text(article.url or article.origin, "dim"))
    if not entry.current:
        console.put(Text("of a text or a reading that has been superseded", "yellow"))


def _print_sentence(console: printing.Page, entry: Entry) -> None:
    one = entry.statement
    marks = (
        (Mark.CONTENT, one.content),
        (Mark.SOURCE, [span for source in one.sources for span in (source.span, source.anaphor) if span]),
        (Mark.CUE, one.cue),
    )
    colour = console.colours
    words_of_it = cover((one.sentence, *one.content, *one.cue))
    near = [_sentence_start(entry.article.text, s) for s in marks[1][1] if _is_near(s, words_of_it)]
    within = _paragraph(entry.article.text, cover((words_of_it, *near)), marks)
    console.put()
    _print_sources_before(console, entry.article, [span for span in marks[1][1] if not span.overlaps(within)])
    words = marked(entry.article.text, within, marks, colour=colour, without=_furniture(entry.article))
    console.put(Padding(words, INDENT, expand=False))
    used = [mark for mark, spans in marks if spans]
    console.put(Padding(legend(used, colour=colour), INDENT, expand=False))
    console.put()


def _is_near(source: Span, words: Span) -> bool:
    """Whether a source stands so near that one stretch shows both."""
    return source.start < words.end and 0 <= words.start - source.start <= AROUND * 2


def _sentence_start(text: str, span: Span) -> Span:
    """A span with what stands before it in its sentence, as far as full stops and line breaks tell."""
    ends = (". ", "! ", "? ", "\n")
    before = max(
        (text.rfind(end, 0, span.start) + len(end) for end in ends if end in text[: span.start]), default=0
    )
    return Span(before, span.end)


def _print_sources_before(console: printing.Page, article: Article, sources: Sequence[Span]) -> None:
    """Where a source is named outside the sentence: an entry opens on all the words it rests on."""
    for span in sorted(sources, key=lambda one: one.start):
        within, before, after = _surroundings(article.text, span)
        words = marked(
            article.text,
            within,
            [(Mark.SOURCE, [span])],
            colour=console.colours,
            without=_furniture(article),
        )
        console.put(Padding(Text.assemble(before, words, after), INDENT, expand=False))
        console.put()


def _paragraph(text: str, within: Span, marks: Iterable[tuple[Mark, Sequence[Span]]]) -> Span:
    """Without the paragraphs before the first mark: headings that have no full stop belong to no sentence."""
    places = [span.start for _, spans in marks for span in spans if within.contains(span)]
    start = text.rfind("\n\n", within.start, min(places, default=within.start))
    return within if start < 0 else Span(start + 2, within.end)


def _print_axes(console: printing.Page, entry: Entry, copies: Sequence[Article]) -> None:
    one = entry.statement
    _line(console, "who", _chain(entry))
    negated = "negated" if one.polarity.value == "-" else "asserted"
    axes = [one.kind.value, one.certainty.value, negated, form(one.form)]
    axes += [one.stance.value] if one.stance.value != "none" else []
    axes += [_condition(entry)] if one.conditional else []
    axes += ["lies ahead"] if one.forward else []
    axes += [f"probability {one.probability:g}"] if one.probability is not None else []
    _line(console, "what", ", ".join(axes))
    before = entry.told
    _line(console, "said", _time(one.said, before.said if before else None))
    _line(console, "about", _time(one.about, before.about if before else None))
    if entry.extractor:
        _line(console, "read", read_with(entry))
    if copies:
        _line(console, "also", f"printed in {'; '.join(_printed(one) for one in copies)}")
    if entry.story:
        _line(console, "story", entry.story)


def _condition(entry: Entry) -> str:
    """ "under the condition „wenn der Rat zustimmt“"; old readings know only that there is one."""
    words = " ".join(entry.condition.split())
    return f"under the condition „{words}“" if words else "under a condition"


def form(found: Form) -> str:
    """A form of speech in English words."""
    if found is Form.INDIRECT_FREE_INDIRECT:
        return "indirect speech carried on"
    return found.value.replace("_", " ")


def _printed(article: Article) -> str:
    return f"{printing.outlet(article)}, {in_words(article.published.period)}"


def _chain(entry: Entry) -> Text:
    chain = Text(printing.outlet(entry.article))
    for source in entry.statement.sources:
        words, here = entry.source_words(source)
        chain.append(" ← ")
        chain.append(" ".join(words.split()), "cyan")
        chain.append(f" ({source.naming.value}{f', here „{here}“' if here else ''})", "dim")
    if printing.is_nobodys(entry):
        chain.append(f" ← {printing.NOBODY_NAMED}", "dim")
    return chain


def _time(period: Period, before: Period | None) -> str:
    told = f"{in_words(period)} ({period.edtf})" if period.known else in_words(period)
    return told if before in (None, period) else f"{told}; read as {before.edtf} before the day was narrowed"


def _line(console: printing.Page, name: str, value: str | Text) -> None:
    console.put(printing.beside(Text(name, "dim"), value, width=5))


def _print_outcome(console: printing.Page, entry: Entry) -> None:
    found = entry.outcome
    if found is None:
        return
    console.put()
    console.put(Text.assemble(printing.status(found.status), f": {found.reason}"))
    if found.grund:
        console.put(Text(found.grund, "dim"))
    for passage in entry.passages:
        _print_passage(console, passage)


def _print_passage(console: printing.Page, passage: Passage) -> None:
    article, evidence = passage.article, passage.evidence
    head = Text.assemble(_printed(article), (f"  {evidence.score:.2f}", "dim"))
    relation = evidence.relation.value
    console.put()
    console.put(
        Padding(printing.beside(Text(relation, "bold"), head, width=len(relation)), INDENT, expand=False)
    )
    colour = console.colours
    within, before, after = _surroundings(article.text, evidence.span)
    words = marked(
        article.text, within, [(Mark.QUOTE, [evidence.span])], colour=colour, without=_furniture(article)
    )
    console.put(Padding(Text.assemble(before, words, after), (0, 0, 0, 4), expand=False))
    if evidence.why:
        console.put(Padding(Text("; ".join(evidence.why), "dim"), (0, 0, 0, 4), expand=False))


def _furniture(article: Article) -> list[Span]:
    return [one.span for one in article.furniture]


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


def _print_history(console: printing.Page, entry: Entry) -> None:
    if not entry.history:
        return
    console.put()
    console.put(Text("history", "dim"))
    for one in entry.history:
        at = f"{one.at:%Y-%m-%d %H:%M} UTC" if one.at else ""
        console.put(
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
