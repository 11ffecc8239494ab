"""Attribution over train and dev in five parts, so that 150 articles of dev do not decide alone.

The parts are those of `evaluation.quotation_corpus.folds`; what learns from the corpus must use the same, and
read each part without having learnt from it (`spread` takes what it found). Rules learn nothing: they are
scored on each part as they are. They were written on train, so their figures there flatter.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import mean, stdev

from evaluation.attribution import scores
from evaluation.calibration import Articles
from evaluation.quotation_corpus import Article, articles, folds
from evaluation.tasks import Scores

MAIN = ("joint", "quote", "roles", "cue", "speaker", "frame")
FIGURES = (*(f"{name}.f1" for name in MAIN), "given_quote.speaker_right")


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score the rules on each fold of train.jsonl and dev.jsonl in a folder, by own sentences and tokens."""
    from afterword.reading import pipeline
    from afterword.records import Extractor
    from evaluation.quotations import found_in

    nlp = pipeline.load(extractor=Extractor.RULES)
    read = [
        [(found_in(nlp, nlp.make_doc(one.text), one)[Extractor.RULES], list(one.quotations)) for one in part]
        for part in parts(corpus(data))
    ]
    return spread(read)


def corpus(folder: Path) -> list[Article]:
    """Train and dev together."""
    return [*articles(folder / "train.jsonl"), *articles(folder / "dev.jsonl")]


def parts(corpus: Sequence[Article], count: int = 5) -> list[list[Article]]:
    """The articles of each fold."""
    return [[one for one in corpus if one.id in ids] for ids in folds((one.id for one in corpus), count)]


def spread(read: Sequence[Articles]) -> Scores:
    """Each figure's mean, standard deviation and values, from (predicted, gold) of each fold's articles."""
    tables = [scores(one) for one in read]
    table: Scores = {"folds": len(tables), "gold": sum(int(one["gold"]) for one in tables)}
    for name in FIGURES:
        values = [float(one[name]) for one in tables]
        table |= {f"{name}.mean": mean(values), f"{name}.deviation": stdev(values)}
        table[f"{name}.folds"] = " ".join(f"{value:.4f}" for value in values)
    return table
