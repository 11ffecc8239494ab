"""The metric of the Wikinews quotation corpus and of SpkAtt-2023, task 2, and what we measure beside it.

How it is computed: in each article, predicted and gold quotations are paired one to one so that the sum of
token F1 between their quotes is greatest (equal form adds 0.01, equal medium 0.001, where they overlap).
For each pair and each left-over, each part (quote, cue, speaker, frame, addressee) gives a token precision if
something was predicted for it and a token recall if the gold has it. `quote`, `roles` (the other four,
pooled) and `joint` (all five, pooled) are harmonic means of mean precision and mean recall over the corpus.

Beside it:
`form.…` the same over pairs whose gold quotation, and left-overs that themselves, have the form.
`given_quote.…` of gold quotations with a speaker that were found (token F1 of the quotes 0.5 or more): the
share whose speaker is right (token F1 with the gold's speaker 0.5 or more), and the same, token for token.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from afterword.reading.structure import token_f1
from evaluation.marked import FOUND, PARTS, ROLES, TYPES, Marked, Pair, f1, form_of, found, paired
from evaluation.tasks import Scores

POOLED = {"joint": PARTS, "quote": ("quote",), "roles": ROLES}


@dataclass(slots=True)
class Tally:
    """Precision and recall values of each part, as they come in."""

    precision: dict[str, list[float]] = field(default_factory=dict)
    recall: dict[str, list[float]] = field(default_factory=dict)

    def add(self, pair: Pair) -> None:
        """All parts of one pair or of one left over."""
        ours, theirs = pair
        for part in PARTS:
            mine = ours.parts[part] if ours else frozenset()
            its = theirs.parts[part] if theirs else frozenset()
            common = len(mine & its)
            if mine:
                self.precision.setdefault(part, []).append(common / len(mine))
            if its:
                self.recall.setdefault(part, []).append(common / len(its))

    def means(self, names: Iterable[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 over the pooled values of some parts."""
        names = tuple(names)
        precision = mean([value for name in names for value in self.precision.get(name, [])])
        recall = mean([value for name in names for value in self.recall.get(name, [])])
        return precision, recall, f1(precision, recall)


def mean(values: list[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def scores(articles: Iterable[tuple[list[Marked], list[Marked]]]) -> Scores:
    """All figures over (predicted, gold) of each article."""
    pairs = [pair for predicted, gold in articles for pair in paired(predicted, gold)]
    tally = Tally()
    for pair in pairs:
        tally.add(pair)
    gold = sum(theirs is not None for _, theirs in pairs)
    predicted = sum(ours is not None for ours, _ in pairs)
    table: Scores = {"gold": gold, "predicted": predicted}
    for name, parts in (*POOLED.items(), *((part, (part,)) for part in ROLES)):
        precision, recall, both = tally.means(parts)
        table |= {f"{name}.f1": both, f"{name}.precision": precision, f"{name}.recall": recall}
    for name in ("type", "medium"):
        hits = sum(bool(a and b) and getattr(a, name) == getattr(b, name) for a, b in pairs)
        table[f"{name}.f1"] = f1(hits / predicted if predicted else 0.0, hits / gold if gold else 0.0)
    return table | _given_quote(pairs) | _by_form(pairs)


def _given_quote(pairs: list[Pair]) -> Scores:
    both = [
        (ours.parts["speaker"], theirs.parts["speaker"])
        for ours, theirs in filter(found, pairs)
        if ours and theirs and theirs.parts["speaker"]
    ]
    return {
        "given_quote.count": len(both),
        "given_quote.speaker_right": mean([float(token_f1(mine, its) >= FOUND) for mine, its in both]),
        "given_quote.speaker_same": mean([float(mine == its) for mine, its in both]),
    }


def _by_form(pairs: list[Pair]) -> Scores:
    table: Scores = {}
    for kind in TYPES.values():
        of_kind = [pair for pair in pairs if form_of(pair) == kind]
        tally = Tally()
        for pair in of_kind:
            tally.add(pair)
        table[f"form.{kind}.gold"] = sum(theirs is not None for _, theirs in of_kind)
        table[f"form.{kind}.found"] = sum(map(found, of_kind))
        for name in ("joint", "quote"):
            precision, recall, both = tally.means(POOLED[name])
            table |= {
                f"form.{kind}.{name}": both,
                f"form.{kind}.{name}.precision": precision,
                f"form.{kind}.{name}.recall": recall,
            }
    return table
