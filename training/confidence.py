"""Measures how surely the rules find quotations, and how surely other statements are somebody's.

`python -m training.confidence [--out FILE]` reads the corpus's train and dev parts by rules, fits the weights
of `afterword.reading.confidence` on train and calibrates them on dev (training/weights.py); then those of
`afterword.reading.statements.confidence` (training/sureness.py). The operating point is the lowest confidence
from which on the quote precision is PRECISE on dev and on train, read by weights of its other four fifths. It
prints what each part tells, and writes all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from afterword.reading import pipeline
from afterword.reading.confidence import QUOTATIONS, SIGNS, STATEMENTS, all_signs
from afterword.reading.measure import Measure
from afterword.reading.statements.confidence import SIGNS as STATEMENT_SIGNS
from afterword.reading.words import Words
from afterword.records import Extractor
from evaluation.calibration import (
    BINS,
    PRECISE,
    above,
    equal_sizes,
    equal_widths,
    expected_error,
    lowest_threshold,
)
from evaluation.marked import Marked, confirmed, of_ours, offsets_of
from evaluation.quotation_corpus import DEV, TRAIN, Article, articles, folds
from training import sureness
from training.weights import learned, platt, rounded, scaled

OUT = Path("src/afterword/reading/confidence.toml")
Predicted = list[tuple[list[Marked], list[Marked]]]

HEAD = """\
# How surely the rules find a quotation, and how surely what none carries is whose it is said to be: weights
# of reading/confidence.py (quotations) and reading/statements/confidence.py (named, unnamed, own_voice).
# Example: "quote.konjunktiv = 1.4": Konjunktiv I makes its odds to be one 4 times (e to the 1.4) as high.
# Measured on the train part of the corpus of quotations, calibrated on its dev part: training/confidence.py.
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """One article read by rules: what was found, its signs, whether the gold has it, and the gold."""

    id: str
    found: list[Marked]
    signs: list[frozenset[str]]
    right: list[bool]
    gold: list[Marked]


def look(path: Path) -> list[Looked]:
    """Read every article of a part of the corpus by rules."""
    return [_look(article) for article in articles(path)]


def _look(article: Article) -> Looked:
    doc = pipeline.make_doc(article.text, extractor=Extractor.RULES)
    offsets = offsets_of(doc)
    found = [of_ours(one, offsets, article.offsets) for one in doc._.quotations]
    gold = list(article.quotations)
    signs = all_signs(Words.of(doc), doc._.clauses, doc._.quotations)
    return Looked(article.id, found, signs, confirmed(found, gold), gold)


def learn(looked: Sequence[Looked]) -> Measure:
    """The weights that make what was found in these articles as probable as it was right."""
    return learned([seen for one in looked for seen in zip(one.signs, one.right, strict=True)], SIGNS)


def calibrated(known: Measure, looked: Sequence[Looked]) -> Measure:
    """The weights, all by one factor and with another constant, so that these articles bear them out."""
    log_odds = [known.log_odds(signs) for one in looked for signs in one.signs]
    return scaled(known, *platt(log_odds, [event for one in looked for event in one.right]))


def told_by(known: Measure, looked: Sequence[Looked]) -> Predicted:
    """What was found in these articles, with the confidence that the weights give."""
    return [
        (
            [
                replace(one, confidence=known.confidence(signs))
                for one, signs in zip(article.found, article.signs, strict=True)
            ],
            article.gold,
        )
        for article in looked
    ]


def by_fifths(looked: Sequence[Looked], measured: Callable[[list[Looked]], Measure]) -> Predicted:
    """What was found in each fifth of these articles, by what the other four tell."""
    told: Predicted = []
    for part in folds(one.id for one in looked):
        known = measured([one for one in looked if one.id not in part])
        told += told_by(known, [one for one in looked if one.id in part])
    return told


def tell(name: str, told: Predicted, point: float) -> None:
    """Print calibration, and what is left at the operating point."""
    pairs = [
        (float(one.confidence or 0), event)
        for found, gold in told
        for one, event in zip(found, confirmed(found, gold), strict=True)
    ]
    error, adaptive = expected_error(pairs, equal_widths(pairs)), expected_error(pairs, equal_sizes(pairs))
    print(f"{name}: {len(pairs)} quotations")
    print(f"  calibration error {error:.3f} over {BINS} bins, {adaptive:.3f} over as many of equal size")
    left = above(told, point)
    names = ("quote.precision", "quote.recall", "joint.f1")
    scores = ", ".join(f"{one} {left[f'precise.{one}']:.3f}" for one in names)
    print(f"  from {point:.4f} on: {left['precise.predicted']} quotations, {scores}")


def write(tables: Mapping[str, Measure], points: Mapping[str, float], out: Path) -> None:
    """Write the operating points and the weights, each with what its sign is."""
    told = "".join(f"{name} = {point:.4f}\n" for name, point in points.items())
    written = [f"{HEAD}\n[operating_points]\n{told}"]
    for name, known in tables.items():
        signs = SIGNS if name == QUOTATIONS else STATEMENT_SIGNS
        lines = (f'"{sign}" = {weight:.2f}  # {signs[sign]}\n' for sign, weight in known.weights.items())
        weights = "".join(lines)
        written.append(f"[{name}]\nconstant = {known.constant:.2f}\n\n[{name}.weights]\n{weights}")
    out.write_text("\n".join(written), encoding="utf-8")


def measured() -> tuple[Measure, float]:
    """The weights of the signs of quotations, and their operating point; prints what they tell."""
    train, dev = look(TRAIN), look(DEV)
    on_train = learn(train)
    known = rounded(calibrated(on_train, dev))
    chosen = {
        "train, by fifths, calibrated on dev": by_fifths(train, lambda rest: calibrated(learn(rest), dev)),
        "dev": told_by(known, dev),
    }
    points = [lowest_threshold(told, PRECISE) for told in chosen.values()]
    point = max(1.0 if one is None else one for one in points)
    apart = {"dev, calibrated by fifths": by_fifths(dev, partial(calibrated, on_train))}
    for name, told in (chosen | apart).items():
        tell(name, told, point)
    return known, point


def main() -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="training.confidence", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if not TRAIN.exists():
        print(f"skipped, {TRAIN} is not here", file=sys.stderr)
        return 0
    known, point = measured()
    of_statements, their_point = sureness.measured()
    write({QUOTATIONS: known, **of_statements}, {QUOTATIONS: point, STATEMENTS: their_point}, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
