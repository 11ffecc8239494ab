"""Attribution over train and dev in five parts, so that 150 articles of dev do not decide alone.

The parts are those of `evaluation.quotation_corpus.folds`. What learns from the corpus must read each part
without having learnt from it, and hand `spread` what it found. Rules learn nothing: they are scored on each
part as they are; they were written on train, so their figures there flatter. `cue.…` as in cue_words.py,
where seen is what the other four parts show: a cue that was never seen was not learnt from either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, stdev

from evaluation.attribution import scores
from evaluation.calibration import above, calibration
from evaluation.cue_words import by_cue, cue_forms, with_counts
from evaluation.marked import Marked
from evaluation.quotation_corpus import Article, articles, folds
from evaluation.tasks import Scores

MAIN = ("joint", "quote", "roles", "cue", "speaker", "frame")
FIGURES = (
    *(f"{name}.f1" for name in MAIN),
    "given_quote.speaker_right",
    "calibration.error",
    "sure.quote.precision",
    "sure.quote.recall",
    "sure.joint.f1",
)

Found = tuple[Article, list[Marked]]  # an article, and what was found in it


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score the rules on each fold of train.jsonl and dev.jsonl in a folder, by own sentences and tokens."""
    from afterword.reading import pipeline
    from afterword.reading.confidence import precise_threshold
    from afterword.records import Extractor
    from evaluation.quotations import found_in

    nlp = pipeline.load(extractor=Extractor.RULES)
    read = [
        [(one, found_in(nlp, nlp.make_doc(one.text), one)[Extractor.RULES]) for one in part]
        for part in parts(corpus(data))
    ]
    return spread(read, precise_threshold(Extractor.RULES))


def corpus(folder: Path) -> list[Article]:
    """Train and dev together."""
    return [*articles(folder / "train.jsonl"), *articles(folder / "dev.jsonl")]


def parts(corpus: Sequence[Article], count: int = 5) -> list[list[Article]]:
    """The articles of each fold."""
    return [[one for one in corpus if one.id in ids] for ids in folds((one.id for one in corpus), count)]


def spread(read: Sequence[Sequence[Found]], sure: float | None = None) -> Scores:
    """Mean, standard deviation and values of each figure over folds, and how well unseen cues are found.

    `read`: for each fold its articles with what was found in them. `sure`: an operating point, for `sure.…`.
    """
    tables = [_table(part, sure) for part in read]
    table: Scores = {"folds": len(tables), "gold": sum(int(one["gold"]) for one in tables)}
    for name in FIGURES:
        values = [float(one[name]) for one in tables if name in one]
        if len(values) == len(tables):
            table |= {f"{name}.mean": mean(values), f"{name}.deviation": stdev(values)}
            table[f"{name}.folds"] = " ".join(f"{value:.4f}" for value in values)
    return table | _by_unseen_cue(read)


def _table(part: Sequence[Found], sure: float | None) -> Scores:
    pairs = [(found, list(article.quotations)) for article, found in part]
    table = scores(pairs) | calibration(pairs)
    return table | above(pairs, sure, "sure") if sure is not None else table


def _by_unseen_cue(read: Sequence[Sequence[Found]]) -> Scores:
    forms = [[cue_forms(article) for article, _ in part] for part in read]
    counts = [Counter(form for some in part for form in some if form) for part in forms]
    everywhere = sum(counts, Counter())
    return by_cue(
        pair
        for part, forms_of_part, own in zip(read, forms, counts, strict=True)
        for (article, found), some in zip(part, forms_of_part, strict=True)
        for pair in with_counts(article, found, some, everywhere - own)
    )
