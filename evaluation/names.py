"""Names: strict F1 of persons, organisations, places and others, on the outer chunks of GermEval 2014.

The shipped recogniser has learnt from GermEval dev, so what it reaches there (`seen.…`) only tells that the
pipeline works. `recipe.…` is the honest figure: five recognisers of the same recipe, each scored on the fifth
of the sentences that it has not seen, measured when the model was made (`python -m training.names
--cross-validate` measures it again). On other data, by --data, the shipped recogniser's scores are printed.

Words and sentence borders are given, tags are our own. A name is right when its first word, its last word and
its kind are right; LOCderiv, ORGpart and the like are not counted.
"""

from __future__ import annotations

from pathlib import Path

from afterword.reading.names import MEASURED, Names, chunks
from afterword.reading.pipeline import load, model_folder
from evaluation.chunks import Chunk, Labelled, chunk_scores, read_labelled
from evaluation.given_tokens import tagged
from evaluation.measures import kept
from evaluation.tasks import TASKS, Scores


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Find the names and compare; `predictions` gets lines of number, word and label."""
    sentences = read_labelled(data)
    found = _find(sentences)
    if predictions:
        predictions.write_text(_as_lines(sentences, found), encoding="utf-8")
    scores = chunk_scores(found, [chunks(sentence.labels) for sentence in sentences])
    if data.resolve() != TASKS["names"].data.resolve():
        return {**scores}
    recipe = {f"recipe.{name}": value for name, value in kept(model_folder() / MEASURED).items()}
    return {**recipe, **{f"seen.{name}": value for name, value in scores.items()}}


def _find(sentences: list[Labelled]) -> list[list[Chunk]]:
    nlp = load()
    recogniser = nlp.get_pipe("names")
    assert isinstance(recogniser, Names)
    docs = [recogniser(tagged(nlp, sentence.words)) for sentence in sentences]
    return [[(name.start, name.end, name.label_) for name in doc.ents] for doc in docs]


def _as_lines(sentences: list[Labelled], found: list[list[Chunk]]) -> str:
    blocks = []
    for sentence, names in zip(sentences, found, strict=True):
        labels = ["O"] * len(sentence.words)
        for start, end, kind in names:
            labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        rows = [
            f"{i}\t{w}\t{label}" for i, (w, label) in enumerate(zip(sentence.words, labels, strict=True), 1)
        ]
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)
