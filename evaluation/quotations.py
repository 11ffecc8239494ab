"""Scores quotation attribution by the metric of the Wikinews quotation corpus and of SpkAtt-2023, task 2.

How it is computed: in each article, predicted and gold quotations are paired one to one so that the sum of
token F1 between their quotes is greatest (equal form adds 0.01, equal medium 0.001, where they overlap).
For each pair and each left-over, each part (quote, cue, speaker, frame, addressee) gives a token precision if
something was predicted for it and a token recall if the gold has it. `quote`, `roles` (the other four,
pooled) and `joint` (all five, pooled) are harmonic means of mean precision and mean recall over the corpus.
Our tokens are mapped to the gold tokens that they share characters with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from afterword.records import Form
from evaluation.assignment import best_pairs
from evaluation.tasks import Scores

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


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation of either side: token ids for each part."""

    type: str
    medium: str
    parts: dict[str, frozenset[int]]


@dataclass(slots=True)
class Tally:
    """Precision and recall values of each part, as they come in."""

    precision: dict[str, list[float]] = field(default_factory=dict)
    recall: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, predicted: frozenset[int], gold: frozenset[int]) -> None:
        """One part of one pair."""
        common = len(predicted & gold)
        if predicted:
            self.precision.setdefault(name, []).append(common / len(predicted))
        if gold:
            self.recall.setdefault(name, []).append(common / len(gold))

    def means(self, names: Iterable[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 over the pooled values of some parts."""
        precisions = [value for name in names for value in self.precision.get(name, [])]
        recalls = [value for name in names for value in self.recall.get(name, [])]
        precision = sum(precisions) / len(precisions) if precisions else 0.0
        recall = sum(recalls) / len(recalls) if recalls else 0.0
        return precision, recall, _f1(precision, recall)


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score the reading of every article of a file in the corpus's form."""
    from afterword.reading import pipeline

    nlp = pipeline.load()
    articles = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    pairs = []
    lines = []
    for article in articles:
        doc = nlp(article["text"])
        offsets = [(token.idx, token.idx + len(token)) for token in doc]
        found = [_mapped(quotation, offsets, article["token_offsets"]) for quotation in doc._.quotations]
        pairs.append((found, [_gold(quotation) for quotation in article["quotations"]]))
        lines.append(json.dumps(article | {"quotations": [_written(q, i) for i, q in enumerate(found)]}))
    if predictions:
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return scores(pairs)


def scores(pairs: Iterable[tuple[list[Marked], list[Marked]]]) -> Scores:
    """All figures over (predicted, gold) of each article."""
    tally, forms = Tally(), {name: Tally() for name in TYPES.values()}
    right = {"type": 0, "medium": 0}
    predicted_count = gold_count = 0
    for predicted, gold in pairs:
        predicted_count += len(predicted)
        gold_count += len(gold)
        for ours, theirs in _paired(predicted, gold):
            for part in PARTS:
                mine = ours.parts[part] if ours else frozenset()
                its = theirs.parts[part] if theirs else frozenset()
                tally.add(part, mine, its)
                kind = theirs.type if theirs else ours.type if ours else ""
                forms[kind].add(part, mine, its)
            if ours and theirs:
                right["type"] += ours.type == theirs.type
                right["medium"] += ours.medium == theirs.medium
    return _table(tally, forms, right, predicted_count, gold_count)


def _table(tally: Tally, forms: dict[str, Tally], right: dict[str, int], predicted: int, gold: int) -> Scores:
    table: Scores = {"gold": gold, "predicted": predicted}
    for name, parts in (("joint", PARTS), ("quote", ("quote",)), ("roles", ROLES)):
        precision, recall, f1 = tally.means(parts)
        table |= {f"{name}.f1": f1, f"{name}.precision": precision, f"{name}.recall": recall}
    table |= {f"{part}.f1": tally.means((part,))[2] for part in ROLES}
    for name, hits in right.items():
        table[f"{name}.f1"] = _f1(hits / predicted if predicted else 0.0, hits / gold if gold else 0.0)
    for name, form in forms.items():
        table[f"form.{name}.joint"] = form.means(PARTS)[2]
        table[f"form.{name}.quote"] = form.means(("quote",))[2]
    return table


def _paired(predicted: list[Marked], gold: list[Marked]) -> list[tuple[Marked | None, Marked | None]]:
    weights = [[_likeness(ours, theirs) for theirs in gold] for ours in predicted]
    chosen = best_pairs(weights)
    pairs: list[tuple[Marked | None, Marked | None]] = [(predicted[i], gold[j]) for i, j in chosen]
    rows, columns = {i for i, _ in chosen}, {j for _, j in chosen}
    pairs += [(ours, None) for i, ours in enumerate(predicted) if i not in rows]
    pairs += [(None, theirs) for j, theirs in enumerate(gold) if j not in columns]
    return pairs


def _likeness(ours: Marked, theirs: Marked) -> float:
    mine, its = ours.parts["quote"], theirs.parts["quote"]
    common = len(mine & its)
    if not common:
        return 0.0
    same = 0.01 * (ours.type == theirs.type) + 0.001 * (ours.medium == theirs.medium)
    return _f1(common / len(mine), common / len(its)) + same


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _gold(quotation: dict[str, object]) -> Marked:
    parts: dict[str, frozenset[int]] = {}
    for part in PARTS:
        ids = quotation[part]
        assert isinstance(ids, list)
        parts[part] = frozenset(ids)
    return Marked(str(quotation["type"]), str(quotation["medium"]), parts)


def _mapped(quotation: object, ours: list[tuple[int, int]], gold: list[list[int]]) -> Marked:
    """Our quotation over the gold's tokens: those that share characters with ours."""
    from afterword.reading.structure import Quotation

    assert isinstance(quotation, Quotation)
    parts = {part: frozenset(_overlapping(getattr(quotation, part), ours, gold)) for part in PARTS}
    return Marked(TYPES.get(quotation.form, ""), MEDIA.get(quotation.medium, ""), parts)


def _overlapping(tokens: tuple[int, ...], ours: list[tuple[int, int]], gold: list[list[int]]) -> set[int]:
    from bisect import bisect_left, bisect_right

    starts, ends = [start for start, _ in gold], [end for _, end in gold]
    found: set[int] = set()
    for token in tokens:
        start, end = ours[token]
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return found


def _written(marked: Marked, number: int) -> dict[str, object]:
    ids = {part: sorted(tokens) for part, tokens in marked.parts.items()}
    return {"id": number, "type": marked.type, "medium": marked.medium, "nested": False} | ids
