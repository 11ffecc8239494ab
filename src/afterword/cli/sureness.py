"""Which statements are sure enough to be shown, and the line that tells what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from afterword.cli.printing import count
from afterword.errors import UsageError
from afterword.ledger import Entry
from afterword.records import Extractor, Form


class Sifted(NamedTuple):
    """The entries that are shown, and one line on those that are not; empty where all are."""

    shown: list[Entry]
    left_out: str


def sift(entries: Sequence[Entry], *, precise: bool) -> Sifted:
    """All entries, or with `precise` those that reach the operating point of their extractor."""
    shown = [entry for entry in entries if entry.precise or not precise]
    hidden = len(entries) - len(shown)
    if not hidden:
        return Sifted(shown, "")
    unmeasured = sum(not is_measured(entry) for entry in entries)
    below = hidden - unmeasured
    why = [f"{below:,} below the operating point"] if below else []
    why += [f"{unmeasured:,} without a measured confidence"] if unmeasured else []
    told = f"{hidden:,} of {count(len(entries), 'statement')} left out: {', '.join(why)}"
    old = all(entry.operating_point is None for entry in entries)
    todo = "`afterword reread` measures it" if old else "leave --precise out to see them"
    return Sifted(shown, f"{told}; {todo}")


def is_measured(entry: Entry) -> bool:
    """Whether it is known how surely it was read."""
    return entry.statement.confidence is not None and entry.operating_point is not None


def must_be_precise(entry: Entry) -> None:
    """UsageError that says what is known where an entry does not reach the operating point."""
    if not entry.precise:
        told = read_with(entry)
        raise UsageError(f"statement {entry.statement.id} was read {told}; leave --precise out to see it")


def read_with(entry: Entry) -> str:
    """How surely: "by rules, 0.93 sure that these words are somebody's (operating point 0.80)".

    Of the article's own voice, that they are nobody else's.
    """
    one, least = entry.statement.confidence, entry.operating_point
    by = f"by {extractor_words(entry.extractor)}, " if entry.extractor else ""
    if one is None:
        return f"{by}without a measured confidence"
    stands = "operating point" if entry.precise else "below the operating point of"
    whose = "the article's own" if entry.statement.form is Form.OWN_VOICE else "somebody's"
    sure = f"{by}{one:.2f} sure that these words are {whose}"
    return sure + (f" ({stands} {least:.2f})" if least is not None else "")


def extractor_words(extractor: Extractor) -> str:
    """What read: "rules", "the learned extractor (not for commercial use)"."""
    return "rules" if extractor is Extractor.RULES else "the learned extractor (not for commercial use)"
