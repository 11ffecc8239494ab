"""What docs/time.md shows of the code: `python -m evaluation.time_page docs/time.md`.

A table of expressions with their values, read here and now, and the figures on KRAUTS beside HeidelTime. What
stands between the marks in the page is made anew; the figures stay where the corpus is not at hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import spacy

from afterword.cli.pages import renewed
from afterword.reading.times import find_times
from afterword.records import Period, TimeExpression
from evaluation.tasks import TASKS, Scores

EXPRESSIONS = "<!-- expressions: made by scripts/docs -->", "<!-- end of expressions -->"
FIGURES = "<!-- figures: made by scripts/docs -->", "<!-- end of figures -->"
MONDAY = Period.parse("2023-09-11")
SENTENCES = (
    "Der Rat tagt am Mittwoch.",
    "Der Rat tagte am Mittwoch.",
    "Der Rat tagt noch bis Mittwoch.",
    "Der Rat tagt spätestens am Mittwoch.",
    "Der Rat tagte vergangene Woche.",
    "Der Rat tagt Mitte nächster Woche.",
    "Der Rat tagte in der Nacht auf Sonntag.",
    "Der Rat tagt heute Abend gegen 20 Uhr.",
    "Der Rat tagt vom 3. bis 5. Mai 2024.",
    "Der Rat wird im Mai tagen.",
    "Der Rat tagt frühestens im Mai.",
    "Der Rat tagt am letzten Sonntag im September.",
    "Der Rat tagt am zweiten Advent.",
    "Der Rat tagt eine Woche vor Weihnachten.",
    "In der zweiten Jahreshälfte 2022 tagte der Rat.",
    "In den ersten drei Monaten des Jahres tagte der Rat.",
    "Zum Jahreswechsel tagt der Rat.",
    "Der Rat tagt im Winter 2023/24.",
    "Seit viereinhalb Jahren tagt der Rat.",
    "Vor rund drei Wochen tagte der Rat.",
    "Seit mindestens drei Monaten tagt der Rat.",
    "In zwei bis drei Jahren tagt der Rat.",
    "In den kommenden Tagen tagt der Rat.",
    "In letzter Zeit tagte der Rat.",
    "Der Rat tagt zweimal pro Woche.",
    "Um 1900 tagte der Rat.",
    "In den frühen Achtzigern tagte der Rat.",
    "Im 19. Jahrhundert tagte der Rat.",
    "1945 tagte der Rat. Am 8. Mai war er zu Ende.",
    "Am 3. Mai 2020 tagte der Rat. Zwei Tage später war er zu Ende.",
)  # fmt: skip


def expressions() -> str:
    """The last time of each sentence, said on a Monday, with its values, in Markdown."""
    return "\n".join(_table())


def _table() -> Iterator[str]:
    yield "| said on Monday 2023-09-11 | TIMEX3 value | `mod` | EDTF | first and last day | counted from |"
    yield "|---|---|---|---|---|---|"
    nlp = spacy.blank("de")
    for sentence in SENTENCES:
        time = find_times(nlp.make_doc(sentence), MONDAY)[-1]
        start, end = time.span.start, time.span.end
        marked = f"{sentence[:start]}**{sentence[start:end]}**{sentence[end:]}"
        yield (
            f"| {marked} | {_code(time.value)} | {time.mod} | {_code(time.period.edtf)} "
            f"| {_days(time)} | {time.anchor or '–'} |"
        )


def _days(time: TimeExpression) -> str:
    first, last = time.period.earliest, time.period.latest
    if first == last:
        return f"{first or '–'}"
    return f"{first or 'open'} to {last or 'open'}"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def figures(scores: Scores) -> str:
    """F1 of each part for Afterword and HeidelTime, and the speed, in Markdown."""
    return "\n".join(_figures(scores))


def _figures(scores: Scores) -> Iterator[str]:
    kinds = ("span", "overlap", "type", "value")
    yield "| part | gold | " + " | ".join(kinds) + " | HeidelTime: " + " | ".join(kinds) + " |"
    yield "|" + "---|" * 10
    for part in ("all", "DieZeit", "Dolomiten-42"):
        for half in ("", ".seen", ".apart"):
            ours = [_percent(scores[f"{part}{half}.{kind}"]) for kind in kinds]
            theirs = [_percent(scores[f"{part}{half}.{kind}.heideltime"]) for kind in kinds]
            name = part + half.replace(".", ", ")
            yield f"| {name} | {scores[f'{part}{half}.gold']} | " + " | ".join([*ours, *theirs]) + " |"


def _percent(value: float | int | str) -> str:
    return f"{100 * float(value):.1f}"


def main(page: Path) -> None:
    """Makes both blocks of the page anew."""
    text = renewed(page.read_text(encoding="utf-8"), expressions() + "\n", *EXPRESSIONS)
    task = TASKS["times"]
    if task.data.exists():
        text = renewed(text, figures(task.load()(task.data, None)) + "\n", *FIGURES)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
