"""GermEval's form of labelled names, and strict scores of chunks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("PER", "ORG", "LOC", "OTH")

Chunk = tuple[int, int, str]  # start, end (exclusive), kind


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the label of each word (B-PER, I-PER … O), outer level."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of a GermEval 2014 file: number, word, outer label, inner label."""
    sentences: list[Labelled] = []
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#\t"):
            continue
        if line:
            _, word, label = line.split("\t")[:3]
            words.append(word)
            labels.append(label)
        elif words:
            sentences.append(Labelled(tuple(words), tuple(labels)))
            words, labels = [], []
    return sentences


def chunk_scores(found: Sequence[Sequence[Chunk]], gold: Sequence[Sequence[Chunk]]) -> dict[str, float | int]:
    """Strict precision, recall and F1 of the four kinds (borders and kind right), together and each.

    "LOCderiv", "ORGpart" and the like are no names here, neither in the gold nor in what was found.
    """
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for ours, theirs in zip(found, gold, strict=True):
        mine = {chunk for chunk in ours if chunk[2] in KINDS}
        real = {chunk for chunk in theirs if chunk[2] in KINDS}
        told.update(kind for _, _, kind in mine)
        true.update(kind for _, _, kind in real)
        right.update(kind for _, _, kind in mine & real)
    scores: dict[str, float | int] = {"sentences": len(gold), "names": true.total()}
    scores["precision"] = right.total() / max(told.total(), 1)
    scores["recall"] = right.total() / max(true.total(), 1)
    scores["f1"] = 2 * right.total() / max(told.total() + true.total(), 1)
    for kind in KINDS:
        scores[f"{kind}.f1"] = 2 * right[kind] / max(told[kind] + true[kind], 1)
    return scores
