"""Trains the tagger: `python -m training.tagger --out FOLDER [--tokens N] [--cache FOLDER]`.

The teacher (training/teacher.py) tags unlabelled news; from its answers come the lexicon and the weights of
two looks, each an averaged perceptron over hashed features with the lexicon's tags as the only choices
(Collins 2002, without the search: the second look sees the tags of the first on both sides).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.lexicon import Lexicon, write_lexicon
from afterword.reading.looks import SIZE, TagGroups, Tags, clause_view, first_look, second_look
from afterword.reading.tagger import FOLDER, FormTable, Laid, Tagger, TaggerModel, lay_out, scores
from training.gold import treebank_lessons
from training.teacher import CACHE, Tagged, lessons
from training.words import Words

TOKENS = 1_900_000
EPOCHS = 3
GOLD_WEIGHT = 2
HIDINGS = 5  # ways of holding half the seldom words unknown; in one all are known
BATCH = 2_000  # tokens in one update
CHUNK = 2_000  # sentences laid out together
SEED = 7

Table = npt.NDArray[np.float32]


class Perceptron:
    """Averaged weights, features × tags."""

    def __init__(self, tags: int) -> None:
        self.weights: Table = np.zeros((SIZE, tags), dtype=np.float32)
        self.late: Table = np.zeros((SIZE, tags), dtype=np.float32)  # updates, each times its step
        self.step = 1

    def learn(self, features: npt.NDArray[np.int32], allowed: npt.NDArray[np.bool_], right: Tags) -> int:
        """One update over a batch of tokens; gives the number of wrong answers before it."""
        answers = scores(self.weights, features, allowed).argmax(axis=1)
        wrong = np.flatnonzero(answers != right)
        rows = features[wrong]
        for tags, amount in ((right[wrong], 1.0), (answers[wrong], -1.0)):
            where = (rows.ravel(), np.repeat(tags, rows.shape[1]))
            np.add.at(self.weights, where, amount)
            np.add.at(self.late, where, amount * self.step)
        self.step += 1
        return len(wrong)

    def average(self) -> Table:
        """The mean of the weights over all steps."""
        return self.weights - self.late / np.float32(self.step)


def train(sentences: list[Tagged], golden: list[Tagged], epochs: int, seed: int) -> TaggerModel:
    """A tagger from the teacher's sentences and those of the treebank, which count GOLD_WEIGHT times."""
    words = Words()
    words.read(sentences)
    words.read(golden)
    lexicon = words.lexicon()
    tags = lexicon.known_tags
    _say(f"lexicon: {len(lexicon.entries)} forms, {len(tags)} tags")
    rng = np.random.default_rng(seed)
    mixed = sentences + golden * GOLD_WEIGHT
    rng.shuffle(mixed)
    chunks = _chunks(mixed, lexicon, words.seldom(), rng)
    empty = np.zeros((SIZE, len(tags)), dtype=np.float32)
    # The second look must see the first err as it errs on new text: each half is tagged by a first look
    # that learnt from the other.
    seconds: list[Lesson] = []
    for part, other in ((chunks[0::2], chunks[1::2]), (chunks[1::2], chunks[0::2])):
        table = _fit([chunk.first() for chunk in other], len(tags), epochs, rng)
        tagger = Tagger(TaggerModel(lexicon, tags, table, empty))
        seconds += [chunk.second(tagger) for chunk in part]
    second = _fit(seconds, len(tags), epochs, rng)
    first = _fit([chunk.first() for chunk in chunks], len(tags), epochs, rng)
    return TaggerModel(lexicon, tags, first, second)


def _chunks(
    sentences: list[Tagged], lexicon: Lexicon, seldom: list[str], rng: np.random.Generator
) -> list[_Chunk]:
    """The sentences laid out; in each of some rounds other seldom words are held unknown."""
    half = len(seldom) // 2
    hidings = [frozenset(rng.choice(seldom, half, replace=False).tolist()) for _ in range(HIDINGS - 1)]
    hidings.append(frozenset())
    forms = [FormTable(lexicon, lexicon.known_tags, hidden) for hidden in hidings]
    starts = range(0, len(sentences), CHUNK)
    return [
        _Chunk(sentences[start : start + CHUNK], forms[i // 2 % HIDINGS]) for i, start in enumerate(starts)
    ]


Lesson = tuple[npt.NDArray[np.int32], npt.NDArray[np.bool_], Tags]


class _Chunk:
    """Some sentences laid out, with the right tags of the places where there is a choice."""

    def __init__(self, sentences: list[Tagged], forms: FormTable) -> None:
        self.laid: Laid = lay_out([[form for form, _, _ in sentence] for sentence in sentences], forms)
        right = np.full(len(self.laid.tags), -1, dtype=np.int64)
        right[self.laid.real] = [
            forms.number.get(tag, -1) for sentence in sentences for _, tag, _ in sentence
        ]
        self.right: Tags = right[self.laid.open]
        allowed = self.laid.allowed[self.laid.open]
        # The padding of a sentence gives nothing to learn, and neither does a tag the lexicon holds a slip.
        self.usable = (self.right >= 0) & allowed[np.arange(len(self.right)), self.right]

    def first(self) -> Lesson:
        return self._lesson(first_look(self.laid.seen, self.laid.open))

    def second(self, tagger: Tagger) -> Lesson:
        tags = tagger.first(self.laid)
        view = clause_view(self.laid.seen, tags, TagGroups(tagger.model.tags))
        return self._lesson(second_look(self.laid.seen, tags, view, self.laid.open))

    def _lesson(self, features: npt.NDArray[np.int64]) -> Lesson:
        allowed = self.laid.allowed[self.laid.open]
        return features[self.usable].astype(np.int32), allowed[self.usable], self.right[self.usable]


def _fit(lessons: list[Lesson], tags: int, epochs: int, rng: np.random.Generator) -> Table:
    features, allowed, right = (np.concatenate([lesson[i] for lesson in lessons]) for i in range(3))
    perceptron = Perceptron(tags)
    for epoch in range(epochs):
        wrong = 0
        order = rng.permutation(len(right))
        for start in range(0, len(right), BATCH):
            batch = order[start : start + BATCH]
            wrong += perceptron.learn(features[batch], allowed[batch], right[batch])
        _say(f"  epoch {epoch + 1}: {wrong / max(1, len(right)):.4f} wrong of {len(right)} choices")
    return perceptron.average()


def write(model: TaggerModel, folder: Path, card: dict[str, object]) -> None:
    """Write a tagger so that `read_model` reads it; weights rounded to eight bits."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = _scale(model)
    tables = {
        name: _rounded(table, scale) for name, table in (("first", model.first), ("second", model.second))
    }
    np.savez_compressed(folder / "weights.npz", first=tables["first"], second=tables["second"])
    write_lexicon(folder / "lexicon.tsv.gz", model.lexicon.entries)
    _write_json(folder / "rules.json", model.lexicon.rules)
    _write_json(
        folder / "meta.json", {"tags": model.tags, "unknown": model.lexicon.unknown, "scale": scale} | card
    )


def _scale(model: TaggerModel) -> float:
    highest = max(float(np.abs(table).max()) for table in (model.first, model.second))
    return max(highest / 127, 0.02 * highest / 2)


def _rounded(table: Table, scale: float) -> npt.NDArray[np.int8]:
    rounded: npt.NDArray[np.int8] = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    return rounded


def _write_json(path: Path, content: object) -> None:
    path.write_text(
        json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--tokens", type=int, default=TOKENS)
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the teacher's answers are kept")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    sentences = list(lessons(options.tokens, options.cache))
    _say(f"{sum(map(len, sentences))} tokens of the teacher")
    golden = list(treebank_lessons(options.cache))
    model = train(sentences, golden, options.epochs, SEED)
    write(model, options.out / FOLDER, {"tokens": options.tokens, "seed": SEED})
    _say(f"written: {options.out / FOLDER}")


if __name__ == "__main__":
    main()
