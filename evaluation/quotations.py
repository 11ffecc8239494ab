"""Scores who says what on the quotation corpus: by own tokens and by the corpus's, by rules and as learned.

Each article is read twice: as raw text, with our sentences and tokens, mapped to the gold tokens that ours
share characters with (all figures without a prefix); and with the corpus's sentences and tokens through the
same components (`gold_tokens.…`). `own_text_loss` is the difference in joint F1. What the figures mean is
told in evaluation/attribution.py, cue_words.py, calibration.py, oracles.py and sampling.py. `recipe.…` is
what training measured of the learned extractor by cross-validation (cross_validation.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.reading import pipeline
from afterword.reading.confidence import precise_threshold
from afterword.reading.extractors import MEASURED, has_weights, quotation_model_folder, weights
from afterword.records import Extractor
from evaluation.attribution import scores
from evaluation.calibration import calibration, shipped
from evaluation.cue_words import by_cue, cue_forms, seen_in_train, with_counts
from evaluation.differences import differences
from evaluation.marked import Marked, of_ours, offsets_of, written
from evaluation.measures import kept
from evaluation.oracles import oracles
from evaluation.quotation_corpus import Article, articles, doc_of_gold_tokens
from evaluation.sampling import gain, interval
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXTRACTORS = {pipeline.RULES: Extractor.RULES, pipeline.LEARNED: Extractor.LEARNED}  # by component
COMPARED = ("joint", "quote", "roles", "cue", "speaker", "frame")


@dataclass(slots=True)
class Read:
    """One article with what each extractor found, and the base forms of its gold cues."""

    article: Article
    own: dict[Extractor, list[Marked]]
    gold_tokens: dict[Extractor, list[Marked]]
    cues: list[str]


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score the default extractor on every article of a file in the corpus's form."""
    return measured(data, pipeline.default_extractor(), predictions)


def score_learned(data: Path, predictions: Path | None = None) -> Scores:
    """Score the learned extractor, whatever the default; ModelError where it is left out."""
    return measured(data, Extractor.LEARNED, predictions)


def measured(data: Path, extractor: Extractor, predictions: Path | None = None) -> Scores:
    """All figures of one extractor; of the learned one also what it gains over the rules."""
    if extractor is Extractor.LEARNED:
        weights()  # told here, and not as a figure that is missing
    reads = read(data)
    own = [(one.own[extractor], list(one.article.quotations)) for one in reads]
    table: Scores = {"extractor": extractor}
    table |= scores(own)
    by_tokens = scores((one.gold_tokens[extractor], list(one.article.quotations)) for one in reads)
    table |= {f"gold_tokens.{name}.f1": by_tokens[f"{name}.f1"] for name in COMPARED}
    table["own_text_loss"] = float(by_tokens["joint.f1"]) - float(table["joint.f1"])
    if seen := seen_in_train():
        table |= by_cue(
            pair for one in reads for pair in with_counts(one.article, one.own[extractor], one.cues, seen)
        )
    table |= calibration(own) | shipped(own, precise_threshold(extractor))
    table |= interval(own) | oracles(own)
    if extractor is not Extractor.RULES:
        by_rules = [(one.own[Extractor.RULES], list(one.article.quotations)) for one in reads]
        table |= gain(own, by_rules) | _recipe()
    if predictions:
        _write(data, predictions, [predicted for predicted, _ in own])
    return table


def _recipe() -> Scores:
    """What training measured of the learned extractor, on articles that it had not learnt from."""
    return {f"recipe.{name}": value for name, value in kept(weights() / MEASURED).items()}


def cases(data: Path, kind: str, form: str, count: int) -> Iterator[str]:
    """Cases of one kind of difference, as the default extractor reads own text."""
    extractor = pipeline.default_extractor()
    return differences(((one.article, one.own[extractor]) for one in read(data)), kind, count, form)


def installed() -> list[Extractor]:
    """The extractors whose weights are here, rules first."""
    return [Extractor.RULES, *([Extractor.LEARNED] if has_weights(quotation_model_folder()) else [])]


@cache
def read(data: Path) -> list[Read]:
    """Every article of a file, read in both ways.

    The learned extractor reads on top of the rules, so one reading gives what either found.
    """
    nlp = pipeline.load(extractor=installed()[-1])
    reads = []
    for article in articles(data):
        own = found_in(nlp, nlp.make_doc(article.text), article)
        doc = doc_of_gold_tokens(article, nlp.vocab)
        by_tokens = found_in(nlp, doc, article, without=("sentences",))
        reads.append(Read(article, own, by_tokens, cue_forms(article)))
    return reads


def found_in(
    nlp: Language, doc: Doc, article: Article, without: tuple[str, ...] = ()
) -> dict[Extractor, list[Marked]]:
    """What each extractor of the pipeline finds in a Doc of the article, over the gold's tokens."""
    last = [name for name in nlp.pipe_names if name in EXTRACTORS][-1]
    found: dict[Extractor, list[Marked]] = {}
    for name, component in nlp.pipeline:
        if name in without:
            continue
        doc = component(doc)
        if name in EXTRACTORS:
            offsets = offsets_of(doc)
            found[EXTRACTORS[name]] = [of_ours(one, offsets, article.offsets) for one in doc._.quotations]
        if name == last:
            break
    return found


def _write(data: Path, predictions: Path, found: list[list[Marked]]) -> None:
    lines = map(json.loads, data.read_text(encoding="utf-8").splitlines())
    with predictions.open("w", encoding="utf-8") as out:
        for line, quotations in zip(lines, found, strict=True):
            said = [written(one, number) for number, one in enumerate(quotations)]
            out.write(json.dumps(line | {"quotations": said}) + "\n")
