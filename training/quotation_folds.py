"""The learned extractor over train and dev in five folds: what its recipe is worth, how much it varies.

`python -m training.quotation_folds --model FOLDER` trains on four folds and reads the fifth, five times, and
writes the figures (`evaluation.cross_validation.spread`) into the folder's measured.json as `folds`. FOLDER
has the usage of words; nothing else of it is read. About an hour on one core.

The later steps learn from what fields say of articles that they have not seen. With the fold that is read and
the fold that is answered for both left out, fifteen sets of fields do for all five.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from afterword.reading.extractors import MEASURED
from afterword.reading.learned.candidates import Fields
from afterword.reading.learned.extractor import USAGE
from afterword.reading.learned.usage import Usage
from afterword.reading.learned.usage import load as load_usage
from evaluation.cross_validation import Found, spread
from evaluation.quotation_corpus import DEV, TRAIN, folds
from evaluation.tasks import Scores
from training.quotation_lessons import Lesson, lessons
from training.quotations import FOLDS, OUT, Pool, apply, learn, learn_fields, propose


def cross_validated(parts: Sequence[Sequence[Lesson]], usage: Usage) -> list[list[Found]]:
    """For each fold what an extractor that has learnt from the others finds in it."""
    without: dict[frozenset[int], Fields] = {}
    for left_out in (*combinations(range(len(parts)), 1), *combinations(range(len(parts)), 2)):
        print(f"fields without folds {left_out}", file=sys.stderr, flush=True)
        without[frozenset(left_out)] = learn_fields(_all_but(parts, left_out))
    return [_read(parts, number, usage, without) for number in range(len(parts))]


def _all_but(parts: Sequence[Sequence[Lesson]], left_out: Sequence[int]) -> list[Lesson]:
    return [one for number, part in enumerate(parts) if number not in left_out for one in part]


def _read(
    parts: Sequence[Sequence[Lesson]], number: int, usage: Usage, without: dict[frozenset[int], Fields]
) -> list[Found]:
    pool: Pool = {}
    for other, part in enumerate(parts):
        if other != number:
            pool |= propose(without[frozenset({number, other})], part)
    learnt = learn(_all_but(parts, (number,)), usage, without[frozenset({number})], pool)
    found = apply(learnt.extractor, parts[number])
    return [(one.article, marked) for one, (marked, _) in zip(parts[number], found, strict=True)]


def measure(usage: Usage) -> Scores:
    """The figures of the five folds."""
    read = [*lessons(TRAIN, usage), *lessons(DEV, usage)]
    ids = folds((one.article.id for one in read), FOLDS)
    return spread(cross_validated([[one for one in read if one.article.id in part] for part in ids], usage))


def main(arguments: list[str]) -> int:
    """Measure and keep the figures."""
    parser = argparse.ArgumentParser(description="Cross-validate the learned extractor of quotations.")
    parser.add_argument("--model", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    if not TRAIN.exists():
        print("training.quotation_folds: the corpus of quotations is not here", file=sys.stderr)
        return 0
    figures = measure(load_usage(options.model / USAGE))
    path = options.model / MEASURED
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {name: value for name, value in figures.items() if isinstance(value, int | float)}
    path.write_text(json.dumps(told | kept, indent=2) + "\n", encoding="utf-8")
    for name, value in figures.items():
        print(f"{name:40} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
