"""The recogniser of names: persons, organisations, places and others as `doc.ents`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from afterword.errors import ModelError
from afterword.reading.name_features import OFFSETS, WordFeatures, surroundings
from afterword.reading.name_model import NameModel, load
from afterword.reading.name_tables import FormTable, JoinedFeatures, Tagged, Weights, lay_out
from afterword.reading.packed import pack, unpacked
from afterword.reading.words import column, texts

FOLDER = "names"  # in the model's folder
MEASURED = Path(FOLDER, "measured.json")  # what cross-validation gave when the model was made
KINDS = ("PER", "ORG", "LOC", "OTH")
"""The outer classes of GermEval 2014; what the model takes for LOCderiv ("deutsch") is not handed on."""
MOST_FORMS = 40_000  # remembered; past that the memory begins anew


@Language.factory(
    "names",
    assigns=["doc.ents"],
    requires=["token.tag", "token.is_sent_start"],
    default_config={"model": ""},
)
def make_names(nlp: Language, name: str, model: str) -> Names:
    """The recogniser of the model folder."""
    return Names(Recogniser(read_names(Path(model) / FOLDER)))


def read_names(folder: Path) -> NameModel:
    """The model of the folder; ModelError where there is none."""
    try:
        return load(folder, WordFeatures(read_clusters(folder / "clusters.json.gz")))
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(f"the names in {folder} cannot be read: {error}") from error


class Recogniser:
    """Finds the labels of sentences by a model; all sentences of a text are looked at together."""

    def __init__(self, model: NameModel) -> None:
        self.model = model
        self._weights = Weights(model.rows, model.weights)
        self._joined = JoinedFeatures(model.rows)
        self._forms = FormTable(model.seen, self._weights, self._joined)

    def labels(self, sentences: Sequence[Tagged]) -> list[str]:
        """The labels of all tokens of some sentences (words, tags), in one line."""
        if not sentences:
            return []
        if len(self._forms) > MOST_FORMS:
            self._forms = FormTable(self.model.seen, self._weights, self._joined)
        laid = lay_out(sentences, self._forms, self._joined)
        scores = np.tile(self._weights.sums([["bias"]]), (len(laid.real), 1))
        for k, offset in enumerate(OFFSETS):
            scores += self._forms.added[laid.forms[laid.real + offset], k]
        for known, rows in self._joined.find(laid.columns, laid.real):
            scores[known] += self._weights.table[rows]
        wider = [features for sentence in sentences for features in surroundings(*sentence)]
        told = [i for i, features in enumerate(wider) if features]
        scores[told] += self._weights.sums([wider[i] for i in told])
        return self.model.best(scores, [len(words) for words, _ in sentences])


class Names:
    """The component: sets `doc.ents` with the labels of KINDS."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.recogniser = recogniser

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one Doc, none across the border of a sentence."""
        words, tags = texts(doc), column(doc, "TAG")
        sentences = [
            [i for i in range(sentence.start, sentence.end) if not words[i].isspace()]
            for sentence in doc.sents
        ]
        sentences = [tokens for tokens in sentences if any(words[i][:1].isupper() for i in tokens)]
        labels = self.recogniser.labels(
            [([words[i] for i in tokens], [tags[i] for i in tokens]) for tokens in sentences]
        )
        found, end = [], 0
        for tokens in sentences:
            start, end = end, end + len(tokens)
            for first, behind, kind in chunks(labels[start:end]):
                if kind in KINDS:
                    found.append(Span(doc, tokens[first], tokens[behind - 1] + 1, label=kind))
        doc.ents = tuple(found)
        return doc


def chunks(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end (exclusive) and kind of each run of B- and I- labels."""
    found: list[tuple[int, int, str]] = []
    start = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not (label.startswith("I-") and label[2:] == labels[start][2:]):
            found.append((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return found


def write_clusters(path: Path, levels: Sequence[dict[str, int]]) -> None:
    """Write the clusters of words, finest level first; words of one fine cluster stand together."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for word in levels[0]:
        groups.setdefault(tuple(level[word] for level in levels), []).append(word)
    lines = [[list(numbers), " ".join(sorted(words))] for numbers, words in sorted(groups.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    pack(path, lines)


def read_clusters(path: Path) -> dict[str, tuple[int, ...]]:
    """The clusters of each word that `write_clusters` wrote."""
    lines = unpacked(path)
    return {word: tuple(numbers) for numbers, words in lines for word in words.split(" ")}
