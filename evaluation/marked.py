"""Quotations over the tokens of the gold: marked by the gold or by us, written, likened and paired."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from afterword.reading.structure import Quotation, token_f1
from afterword.records import Form
from evaluation.assignment import best_pairs

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTS = ("quote", "cue", "speaker", "frame", "addressee")
ROLES = PARTS[1:]
TYPES = {
    Form.DIRECT: "Direct",
    Form.INDIRECT: "Indirect",
    Form.FREE_INDIRECT: "FreeIndirect",
    Form.INDIRECT_FREE_INDIRECT: "IndirectFreeIndirect",
    Form.REPORTED: "Reported",
}
MEDIA = {
    "speech": "Speech",
    "writing": "Writing",
    "thought": "Thought",
    "speech_writing": "SW",
    "speech_thought": "ST",
    "thought_writing": "TW",
}
FOUND = 0.5  # least token F1 of two quotes that are one and the same quotation

Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation of either side: token ids for each part; ours may tell how sure it is."""

    type: str
    medium: str
    parts: dict[str, frozenset[int]]
    confidence: float | None = None


Pair = tuple[Marked | None, Marked | None]  # ours and the gold's; None where there is no partner


def of_gold(quotation: Mapping[str, object]) -> Marked:
    """A quotation as it stands in the corpus."""
    parts = {part: frozenset(cast("list[int]", quotation[part])) for part in PARTS}
    return Marked(str(quotation["type"]), str(quotation["medium"]), parts)


def offsets_of(doc: Doc) -> Offsets:
    """Where in the text each of our tokens begins and ends (exclusive), in characters."""
    return [(token.idx, token.idx + len(token)) for token in doc]


def overlapping(tokens: Iterable[int], own: Offsets, other: Offsets) -> frozenset[int]:
    """The tokens of the other side, ours or the gold's, that share characters with some of its own."""
    starts, ends = [start for start, _ in other], [end for _, end in other]
    found: set[int] = set()
    for token in tokens:
        start, end = own[token]
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return frozenset(found)


def of_ours(quotation: Quotation, ours: Offsets, gold: Offsets) -> Marked:
    """Our quotation over the gold's tokens: those that share characters with ours."""
    parts = {part: overlapping(getattr(quotation, part), ours, gold) for part in PARTS}
    kind, medium = TYPES.get(quotation.form, ""), MEDIA.get(quotation.medium, "")
    return Marked(kind, medium, parts, quotation.confidence)


def written(marked: Marked, number: int) -> dict[str, object]:
    """A quotation in the form of the corpus."""
    ids = {part: sorted(tokens) for part, tokens in marked.parts.items()}
    return {"id": number, "type": marked.type, "medium": marked.medium, "nested": False} | ids


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def paired(predicted: Sequence[Marked], gold: Sequence[Marked]) -> list[Pair]:
    """One to one, so that the sum of token F1 between quotes is greatest; then those left over."""
    weights = [[_likeness(ours, theirs) for theirs in gold] for ours in predicted]
    chosen = best_pairs(weights)
    pairs: list[Pair] = [(predicted[i], gold[j]) for i, j in chosen]
    rows, columns = {i for i, _ in chosen}, {j for _, j in chosen}
    pairs += [(ours, None) for i, ours in enumerate(predicted) if i not in rows]
    pairs += [(None, theirs) for j, theirs in enumerate(gold) if j not in columns]
    return pairs


def form_of(pair: Pair) -> str:
    """The form of the gold's quotation, of ours where the gold has none."""
    return next(one.type for one in reversed(pair) if one)


def found(pair: Pair) -> bool:
    """Whether a pair is one quotation, found: the quotes have a token F1 of FOUND at least."""
    ours, theirs = pair
    if not ours or not theirs:
        return False
    return token_f1(ours.parts["quote"], theirs.parts["quote"]) >= FOUND


def confirmed(predicted: Sequence[Marked], gold: Sequence[Marked]) -> list[bool]:
    """For each of our quotations of an article whether the gold has it: the event that `confidence` tells.

    It does where the metric's pairing gives it a gold quotation and the two quotes have a token F1 of FOUND
    at least. Of two of ours for one of the gold's, only the one paired with it counts.
    """
    partners = {id(pair[0]) for pair in paired(predicted, gold) if found(pair)}
    return [id(one) in partners for one in predicted]


def _likeness(ours: Marked, theirs: Marked) -> float:
    alike = token_f1(ours.parts["quote"], theirs.parts["quote"])
    same = 0.01 * (ours.type == theirs.type) + 0.001 * (ours.medium == theirs.medium)
    return alike + same if alike else 0.0
