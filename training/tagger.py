"""Trains the tagger: `python -m training.tagger --out FOLDER [--tokens N] [--cache FOLDER]`.

The teacher (training/teacher.py) tags unlabelled news; from its answers, corrected by what the treebank tells
of its errors (training/correction.py), come the lexicon and the weights of two looks, each an averaged
perceptron with the lexicon's tags as the only choices (the second look sees the tags of the first on both
sides).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.lexicon import Lexicon, write_lexicon
from afterword.reading.looks import SIZE, TagGroups, Tags, clause_view, first_look, second_look
from afterword.reading.tagger import FOLDER, FormTable, Laid, Tagger, TaggerModel, lay_out
from training.correction import corrected, without_slips
from training.further_words import FURTHER, with_further_words
from training.gold import Gold, treebank_lessons
from training.perceptron import Lesson, Table, fit, say
from training.teacher import CACHE, Tagged, lessons
from training.words import words_of

TOKENS = 2_500_000
EPOCHS = 3
GOLD_WEIGHT = 2
HIDINGS = 5  # ways of holding half the seldom words unknown; in one all are known
CHUNK = 2_000  # sentences laid out together
SEED = 7


def train(sentences: list[Tagged], treebank: list[Gold], epochs: int, seed: int) -> TaggerModel:
    """A tagger from the teacher's sentences, corrected, and the treebank's, which count GOLD_WEIGHT times."""
    golden = [gold.right for gold in treebank]
    sentences = [without_slips(sentence) for sentence in sentences]
    sentences = corrected(sentences, treebank, words_of(sentences, golden).lexicon(), seed)
    words = words_of(sentences, golden)
    lexicon = words.lexicon()
    tags = lexicon.known_tags
    say(f"lexicon: {len(lexicon.entries)} forms, {len(tags)} tags")
    rng = np.random.default_rng(seed)
    mixed = sentences + golden * GOLD_WEIGHT
    rng.shuffle(mixed)
    chunks = _chunks(mixed, lexicon, words.seldom(), rng)
    empty = np.zeros((SIZE, len(tags)), dtype=np.float32)
    # The second look must see the first err as it errs on new text: each half is tagged by a first look
    # that learnt from the other.
    seconds: list[Lesson] = []
    for part, other in ((chunks[0::2], chunks[1::2]), (chunks[1::2], chunks[0::2])):
        table = fit([chunk.first() for chunk in other], len(tags), epochs, rng)
        tagger = Tagger(TaggerModel(lexicon, tags, table, empty))
        seconds += [chunk.second(tagger) for chunk in part]
    second = fit(seconds, len(tags), epochs, rng)
    first = fit([chunk.first() for chunk in chunks], len(tags), epochs, rng)
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


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--tokens", type=int, default=TOKENS)
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the teacher's answers are kept")
    parser.add_argument("--further", type=int, default=FURTHER, help="tokens that the tagger tags itself")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    sentences = list(lessons(options.tokens, options.cache))
    say(f"{sum(map(len, sentences))} tokens of the teacher")
    model = train(sentences, list(treebank_lessons(options.cache)), options.epochs, SEED)
    model = with_further_words(model, options.further)
    write(model, options.out / FOLDER, {"tokens": options.tokens, "seed": SEED})
    say(f"written: {options.out / FOLDER}")


if __name__ == "__main__":
    main()
