"""How fast times are found: characters a second on one core, and seconds for texts made to be slow.

`characters_per_second` is over texts that the rest of the pipeline has read already, the best of three. Each
`NAME_megabyte.seconds` is the processor time for a megabyte of one kind of heap; all of them are linear.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import spacy
from spacy.tokens import Doc

from afterword.reading.times import find_times
from afterword.records import Period
from evaluation.tasks import Scores

MEGABYTE = 1_000_000
DAY = Period.day(date(2023, 9, 11))


def characters_per_second(read: Sequence[tuple[Doc, Period]]) -> float:
    """Of documents that have been read, with the day of each."""
    letters = sum(len(doc.text) for doc, _ in read)

    def find() -> None:
        for doc, day in read:
            find_times(doc, day)

    return letters / min(_seconds(find) for _ in range(3))


def heaps(length: int) -> Iterator[tuple[str, str]]:
    """Texts that a careless grammar takes for ever to read, each with its name."""
    chance = random.Random(4)
    yield "figures_and_marks", "".join(chance.choices('0123456789.„“" ', k=length))
    yield "digits", "1" * length
    yield "dots", "1." * (length // 2)
    yield "spaced_dots", "1. " * (length // 3)
    yield "quotes", "„“" * (length // 2)
    yield "months", "Mai " * (length // 4)
    yield "hundreds", "hundert" * (length // 7)
    yield "one_line", "Er kam am Dienstag und sie wird im Mai gehen " * (length // 45)


def megabytes() -> Scores:
    """Seconds for a megabyte of each heap."""
    blank = spacy.blank("de").vocab
    scores: Scores = {}
    for name, text in heaps(MEGABYTE):
        doc = Doc(blank, words=[text], spaces=[False])
        scores[f"megabyte_of_{name}.seconds"] = round(_seconds(lambda doc=doc: find_times(doc, DAY)), 3)  # type: ignore[misc]  # bound now
    return scores


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
