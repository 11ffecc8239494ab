"""Trains the recogniser of names: `python -m training.names --out FOLDER` or `--cross-validate`.

`--out` learns from all of GermEval 2014 dev (CC BY 4.0) and writes the recogniser into the model's folder.
`--cross-validate` learns five times from four fifths, and prints the scores on the fifth left out: the honest
measure. Clusters of words come from unlabelled news, tags from our own tagger, and a detector of proper nouns
(training/nouns.py) from the word classes of UD German-GSD. The SmartData corpus is not
used: its licence contradicts itself (CC BY in its README, "research use only" in its records).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language

from afterword.reading.name_features import WordFeatures, sentence_features, sureness
from afterword.reading.name_model import NOUN_LABELS, NameModel, noun_chances
from afterword.reading.names import FOLDER, MEASURED, chunks, read_clusters, write_clusters
from afterword.reading.pipeline import model_folder
from evaluation.chunks import Labelled, chunk_scores, read_labelled
from evaluation.given_tokens import tagged, tagging_pipeline
from evaluation.measures import tell
from evaluation.tasks import CORPORA
from evaluation.texts import PLAIN, STORIES
from training.clusters import clusters, paragraphs
from training.crf import Field, Sample, Settings, train
from training.nouns import learn_nouns

KNOWN = ("PER", "ORG", "LOC", "OTH", "LOCderiv", "ORGpart", "LOCpart")
"""What the model tells apart; the last three ("deutsch", "CDU-Politiker") are found, and not handed on."""
LABELS = ("O", *(f"{place}-{kind}" for kind in KNOWN for place in "BI"))
FOLDS = 5
UNLABELLED = [PLAIN, STORIES]
LESS_SILENCE = 0.4
"""Taken from the score of "no name": gives recall for precision (cross-validation: F1 +0.5 points)."""
SMALLEST = 0.1
"""Weights below this leave the file: a third of its size, and 11 labels of 13,912 tokens change."""


def main() -> int:
    """Train and write, or cross-validate."""
    options = _options()
    if not options.data.exists():
        print(f"training.names: skipped, {options.data} is not here", file=sys.stderr)
        return 0
    nlp = tagging_pipeline(options.model or model_folder())
    seen = _word_features(options)
    print("names: detector of proper nouns", flush=True)
    nouns = learn_nouns(options.nouns, nlp, seen)
    sentences = [_known(sentence) for sentence in read_labelled(options.data)]
    samples = make_samples(nlp, sentences, seen)
    if options.cross_validate:
        tell(cross_validate(sentences, samples, nouns, seen), options.out and options.out / MEASURED)
    if options.out:
        learn(samples, nouns, seen).save(options.out / FOLDER, SMALLEST)
        print(f"names written to {options.out}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__)
    parser.add_argument("--data", type=Path, default=CORPORA / "entities" / "germeval2014-dev.tsv")
    parser.add_argument(
        "--plain", type=Path, nargs="+", default=UNLABELLED, help="unlabelled news, JSON Lines"
    )
    parser.add_argument("--nouns", type=Path, default=CORPORA / "tagging" / "gsd-train.pos.gz")
    parser.add_argument("--model", type=Path, help="the model's folder, for its tagger and clusters")
    parser.add_argument("--out", type=Path, help="train on all the data and write the names into this folder")
    parser.add_argument("--cross-validate", action="store_true", help=f"print the scores of {FOLDS} folds")
    return parser.parse_args()


def _word_features(options: argparse.Namespace) -> WordFeatures:
    """With the clusters of the model's folder; they are learnt anew where there are none, or for --out."""
    path = (options.out or options.model or model_folder()) / FOLDER / "clusters.json.gz"
    if options.out or not path.exists():
        print("names: clusters of words from unlabelled news", flush=True)
        write_clusters(path, clusters(paragraphs(options.plain)))
    return WordFeatures(read_clusters(path))


def make_samples(nlp: Language, sentences: Sequence[Labelled], seen: WordFeatures) -> list[Sample]:
    """Sentences with all their features."""
    return [
        Sample(sentence_features(s.words, [t.tag_ for t in tagged(nlp, s.words)], seen), list(s.labels))
        for s in sentences
    ]


def learn(samples: Sequence[Sample], nouns: Field, seen: WordFeatures) -> NameModel:
    """A recogniser from samples, with the detector's answers on them as features."""
    fuller = [_with_sureness(sample, nouns) for sample in samples]
    field = train(fuller, LABELS, Settings())
    rows = {name: row for row, name in enumerate(dict.fromkeys([*field.rows, *nouns.rows]))}
    weights = np.zeros((len(rows), len(LABELS) + len(NOUN_LABELS)), np.float32)
    weights[[rows[name] for name in field.rows], : len(LABELS)] = field.weights[list(field.rows.values())]
    weights[[rows[name] for name in nouns.rows], len(LABELS) :] = nouns.weights[list(nouns.rows.values())]
    weights[rows["bias"], LABELS.index("O")] -= LESS_SILENCE
    return NameModel(LABELS, rows, weights, field.steps, seen)


def _with_sureness(sample: Sample, nouns: Field) -> Sample:
    scores = np.stack(
        [
            nouns.weights[[nouns.rows[f] for f in token if f in nouns.rows]].sum(axis=0)
            for token in sample.features
        ]
    )
    added = sureness(noun_chances(scores))
    features = [[*token, *more] for token, more in zip(sample.features, added, strict=True)]
    return Sample(features, sample.labels, sample.weight)


def cross_validate(
    sentences: Sequence[Labelled], samples: Sequence[Sample], nouns: Field, seen: WordFeatures
) -> dict[str, float | int]:
    """Scores of five models, each on the fifth of the sentences that it has not seen."""
    order = list(range(len(sentences)))
    random.Random(1).shuffle(order)
    found: dict[int, list[tuple[int, int, str]]] = {}
    for k in range(FOLDS):
        held = order[k::FOLDS]
        model = learn([samples[i] for i in sorted(set(order) - set(held))], nouns, seen)
        for i in held:
            found[i] = chunks(model.labels_of(samples[i].features))
        print(f"names: fold {k + 1} of {FOLDS}", file=sys.stderr, flush=True)
    return chunk_scores([found[i] for i in range(len(sentences))], [chunks(s.labels) for s in sentences])


def _known(sentence: Labelled) -> Labelled:
    """Classes too rare to learn ("PERderiv") become none."""
    labels = tuple(label if label[2:] in KNOWN else "O" for label in sentence.labels)
    return Labelled(sentence.words, labels)


if __name__ == "__main__":
    sys.exit(main())
