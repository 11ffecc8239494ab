"""Trains the learned extractor of quotations from the corpus's train part; dev measures it.

`python -m training.quotations [--out FOLDER]` trains and writes the model, with what dev says of it;
training/quotation_folds.py tells how well the recipe does over train and dev in five folds.

Each later step learns from what the earlier ones say of articles that they have not seen (jack-knife over
FOLDS), as it will be when they read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import isotonic_regression

from afterword.reading.extractors import MEASURED
from afterword.reading.learned import parts, speakers, traits
from afterword.reading.learned.anchors import MARK
from afterword.reading.learned.boosted_trees import Trees
from afterword.reading.learned.candidates import Candidate, Fields, candidates
from afterword.reading.learned.choice import chosen, scored
from afterword.reading.learned.extractor import (
    CHOICE,
    FIELDS,
    SETTINGS,
    SPEAKERS,
    USAGE,
    LearnedExtractor,
    Settings,
    completed,
)
from afterword.reading.learned.part_signs import PartSigns
from afterword.reading.learned.usage import Usage
from afterword.reading.learned.usage import load as load_usage
from afterword.reading.structure import token_f1
from evaluation.attribution import scores
from evaluation.calibration import calibration
from evaluation.marked import Marked, confirmed
from evaluation.quotation_corpus import DEV, TRAIN, folds
from training import boosting, random_fields
from training.quotation_lessons import Lesson, goodness, lessons, part_labels

FOLDS = 5
OUT = Path("src/afterword/quotation_model")
ANCHOR_ROUNDS, PART_ROUNDS = 120, 80
CHOICE_LEAVES, CHOICE_ROUNDS = 15, 150
SPEAKER_LEAVES, SPEAKER_ROUNDS = 8, 100
LEASTS = tuple(round(0.2 + 0.025 * k, 3) for k in range(15))  # thresholds tried
LEAST_TOLD = 0.1  # score from which a candidate counts for the calibration
RIGHT = 0.5  # token F1 of a speaker that is the right one

Pool = dict[str, list[Candidate]]  # candidates by article
Articles = list[tuple[list[Marked], list[Marked]]]


def learn_fields(learnt: Sequence[Lesson]) -> Fields:
    """The three fields from these articles."""
    anchors = random_fields.train(((one.signs.written(), one.labels) for one in learnt), ANCHOR_ROUNDS)
    cued, cueless = (
        random_fields.train(
            (
                (features, part_labels(window, one.gold[meant]))
                for one in learnt
                for window, features, meant in _windows(one, with_cue=with_cue)
            ),
            PART_ROUNDS,
        )
        for with_cue in (True, False)
    )
    return Fields(anchors, cued, cueless)


def _windows(one: Lesson, *, with_cue: bool) -> Iterator[tuple[parts.Window, list[list[str]], int]]:
    """The windows of an article with or without a cue, their features, and which gold each is of."""
    windows = [
        (parts.window(one.sight, anchor, label), meant)
        for anchor, label, meant in zip(one.anchors, one.labels, one.meant, strict=True)
        if meant >= 0 and anchor.sort != MARK and (label in parts.WITH_CUE) is with_cue
    ]
    features = PartSigns(one.sight).written([window for window, _ in windows])
    return ((window, told, meant) for (window, meant), told in zip(windows, features, strict=True))


def propose(fields: Fields, read: Sequence[Lesson]) -> Pool:
    """The candidates of articles."""
    return {one.article.id: candidates(one.sight, one.anchors, one.signs, fields) for one in read}


def jack_knifed(learnt: Sequence[Lesson], learn: Callable[[Sequence[Lesson]], Fields]) -> Pool:
    """The candidates of articles by fields that have not seen them."""
    pool: Pool = {}
    for fold in folds((one.article.id for one in learnt), FOLDS):
        fields = learn([one for one in learnt if one.article.id not in fold])
        pool |= propose(fields, [one for one in learnt if one.article.id in fold])
    return pool


def learn_choice(learnt: Sequence[Lesson], pool: Pool) -> Trees:
    """The trees that score candidates, by how good they are."""
    tables = [(traits.table(one.sight, pool[one.article.id]), one) for one in learnt if pool[one.article.id]]
    rows = np.concatenate([table for (_, table), _ in tables])
    good = np.array([goodness(c, one.gold) for _, one in tables for c in pool[one.article.id]])
    return boosting.train(tables[0][0][0], rows, good, CHOICE_LEAVES, CHOICE_ROUNDS)


def score_unseen(learnt: Sequence[Lesson], pool: Pool) -> Pool:
    """The candidates with scores by trees that have not seen their articles."""
    told: Pool = {}
    for fold in folds((one.article.id for one in learnt), FOLDS):
        trees = learn_choice([one for one in learnt if one.article.id not in fold], pool)
        inside = [one for one in learnt if one.article.id in fold]
        told |= {one.article.id: scored(one.sight, pool[one.article.id], trees) for one in inside}
    return told


def learn_speakers(learnt: Sequence[Lesson], told: Pool, least: float) -> Trees:
    """The trees that tell which voice goes on speaking."""
    tables = []
    right: list[float] = []
    columns: tuple[str, ...] = ()
    for one in learnt:
        kept = chosen(told[one.article.id], least)
        for candidate in kept:
            speaker = _speaker(one, candidate)
            voices = speakers.voices(one.sight, candidate, kept) if speaker else []
            if voices:
                columns, rows = speakers.table(one.sight, candidate, kept, voices)
                tables.append(rows)
                right += [token_f1(set(voice.tokens), speaker) > RIGHT for voice in voices]
    return boosting.train(
        columns, np.concatenate(tables), np.array(right, dtype=float), SPEAKER_LEAVES, SPEAKER_ROUNDS
    )


def _speaker(one: Lesson, candidate: Candidate) -> frozenset[int]:
    """The gold speaker of a candidate without a frame; none where the gold has no such quotation."""
    if candidate.carries not in speakers.FRAMELESS:
        return frozenset()
    quote = set(candidate.quotation.quote)
    alike = [(token_f1(quote, other["quote"]), k) for k, other in enumerate(one.gold)]
    best, number = max(alike, default=(0.0, -1))
    return one.gold[number]["speaker"] if best >= RIGHT else frozenset()


def read(learnt: Sequence[Lesson], told: Pool, ranker: Trees, settings: Settings) -> Articles:
    """What is kept of scored candidates, beside the gold."""
    found: Articles = []
    for one in learnt:
        kept = completed(one.sight, chosen(told[one.article.id], settings.least), ranker)
        marked = one.marked(c.quotation for c in kept)
        sure = [
            replace(m, confidence=settings.confidence(c.score)) for m, c in zip(marked, kept, strict=True)
        ]
        found.append((sure, list(one.article.quotations)))
    return found


def learn_settings(learnt: Sequence[Lesson], told: Pool, ranker: Trees) -> Settings:
    """The threshold with the best joint F1, and the calibration (isotonic, Zadrozny and Elkan 2002)."""
    told_at = {least: read(learnt, told, ranker, Settings(least)) for least in LEASTS}
    best = max(LEASTS, key=lambda least: float(scores(told_at[least])["joint.f1"]))
    pairs = sorted(
        (one.confidence or 0.0, event)
        for predicted, gold in read(learnt, told, ranker, Settings(LEAST_TOLD))
        for one, event in zip(predicted, confirmed(predicted, gold), strict=True)
    )
    return Settings(best, *_calibrated([score for score, _ in pairs], [float(event) for _, event in pairs]))


def _calibrated(told: list[float], events: list[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Points of a rising line: the middle of each block of the isotonic regression, and its share."""
    blocks = isotonic_regression(np.array(events))
    points = [
        (float(np.mean(told[start:end])), float(blocks.x[start]))
        for start, end in zip(blocks.blocks[:-1], blocks.blocks[1:], strict=True)
    ]
    return tuple(round(score, 4) for score, _ in points), tuple(round(share, 4) for _, share in points)


@dataclass(frozen=True, slots=True)
class Learnt:
    """A whole extractor, and what unseen articles of its own training part say of it."""

    extractor: LearnedExtractor
    unseen: Articles


def learn(learnt: Sequence[Lesson], usage: Usage, fields: Fields, pool: Pool) -> Learnt:
    """The extractor from fields, and from candidates by fields that had not seen their articles."""
    told = score_unseen(learnt, pool)
    choice = learn_choice(learnt, pool)
    rough = learn_speakers(learnt, told, LEASTS[len(LEASTS) // 2])
    settings = learn_settings(learnt, told, rough)
    ranker = learn_speakers(learnt, told, settings.least)
    return Learnt(
        LearnedExtractor(usage, fields, choice, ranker, settings), read(learnt, told, ranker, settings)
    )


def apply(extractor: LearnedExtractor, unseen: Sequence[Lesson]) -> Articles:
    """What an extractor finds in articles, beside the gold."""
    pool = propose(extractor.fields, unseen)
    told = {one.article.id: scored(one.sight, pool[one.article.id], extractor.choice) for one in unseen}
    return read(unseen, told, extractor.speakers, extractor.settings)


def covered(read: Sequence[Lesson]) -> float:
    """The share of gold quotations that hang on an anchor: no more can be found."""
    return sum(len({*one.meant} - {-1}) for one in read) / sum(len(one.gold) for one in read)


def write(extractor: LearnedExtractor, folder: Path) -> None:
    """Write all parts of an extractor."""
    folder.mkdir(parents=True, exist_ok=True)
    fields = extractor.fields
    for name, field in zip(FIELDS, (fields.anchors, fields.cued, fields.cueless), strict=True):
        field.save(folder / f"{name}.json.gz")
    extractor.choice.save(folder / CHOICE)
    extractor.speakers.save(folder / SPEAKERS)
    settings = extractor.settings
    told = {"least": settings.least, "scores": settings.scores, "confidences": settings.confidences}
    (folder / SETTINGS).write_text(json.dumps(told) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Train, measure on dev, write."""
    parser = argparse.ArgumentParser(description="Train the learned extractor of quotations.")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    if not TRAIN.exists():
        print(
            "training.quotations: the corpus of quotations is not here; nothing is trained", file=sys.stderr
        )
        return 0
    began = time.monotonic()
    usage = load_usage(options.out / USAGE)
    learnt, unseen = lessons(TRAIN, usage), lessons(DEV, usage)
    fields = learn_fields(learnt)
    whole = learn(learnt, usage, fields, jack_knifed(learnt, learn_fields))
    write(whole.extractor, options.out)
    found = apply(whole.extractor, unseen)
    measured = scores(found) | calibration(found) | {"anchors.covered": covered(unseen)}
    measured.pop("medium.f1")  # media are told only when the extractor reads
    text = json.dumps(measured, indent=2, ensure_ascii=False)
    (options.out / MEASURED).write_text(text + "\n", encoding="utf-8")
    for name, value in measured.items():
        print(f"{name:40} {value}")
    print(f"train, unseen: joint.f1 {scores(whole.unseen)['joint.f1']}; {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
