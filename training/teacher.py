"""HanTa as the teacher of the tagger: its tags, named as in STTS, and its base forms, kept in a folder.

`python -m training.teacher --tokens 3000000` tags so much of the training texts; what is there already is
not tagged again. HanTa (Christian Wartena, Hannover Tagger) is LGPL-licensed software used as a tool here;
nothing of it ships with Afterword.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from spacy.language import Language

from afterword.reading.pipeline import blank_pipeline
from evaluation.texts import Text, sentences_of, training_texts

CACHE = Path("build") / "teacher"
SHARD = 200  # articles in one file
PROCESSES = 2
TOKENS_IN_A_WORD = 1.18  # counted over corpora/plain
LONGEST = 200  # tokens: longer "sentences" are tables

Tagged = list[tuple[str, str, str]]  # form, STTS tag, base form

# HanTa knows no typographic signs: it is given the plain ones, whose tags it learnt.
PLAIN_SIGNS = dict.fromkeys("„“”»«‚‘›‹", '"') | {
    "–": "-",
    "—": "-",
    "…": "...",
    ",,": '"',
    "''": '"',
    "’": '"',
}
SIGNS = frozenset("-–—_*~•·…./\\|()[]{}<>'\"„“”»«‚‘’,:;!?")  # whatever is made of these alone is no word
STTS = {"ADJ(A)": "ADJA", "ADJ(D)": "ADJD", "NNA": "NN", "NNI": "NN", "PROAV": "PAV", "APZR": "APZR"}


class Teacher(Protocol):
    """What we use of HanTa."""

    def tag_sent(self, words: list[str]) -> list[tuple[str, str, str]]:
        """Form, base form and tag of each word."""


@cache
def teacher() -> Teacher:
    """HanTa with its German model."""
    from HanTa.HanoverTagger import HanoverTagger

    hanta: Teacher = HanoverTagger("morphmodel_ger.pgz")
    return hanta


def taught(words: list[str]) -> Tagged:
    """A sentence with HanTa's tags in the names of STTS, and its base forms."""
    return [(form, stts(form, tag), lemma) for form, tag, lemma in tagged(words)]


def tagged(words: list[str]) -> Tagged:
    """A sentence with HanTa's own tags and its base forms."""
    known = [PLAIN_SIGNS.get(word, word) for word in words]
    return [
        (word, tag, lemma) for word, (_, lemma, tag) in zip(words, teacher().tag_sent(known), strict=True)
    ]


def stts(form: str, tag: str) -> str:
    """HanTa's tag in the names of STTS: VV(FIN) is VVFIN, nominalised adjectives are NN; signs have $(."""
    if tag.startswith("$"):
        return tag
    if all(sign in SIGNS for sign in form):
        return "$("
    return STTS.get(tag) or tag.replace("(", "", 1).rstrip(")")


def lessons(tokens: int, folder: Path = CACHE) -> Iterator[Tagged]:
    """Sentences with the teacher's tags, about so many tokens in all, tagged now where not yet kept."""
    shards = {folder / f"{number:04}.tsv.gz": texts for number, texts in enumerate(_shards(tokens))}
    missing = {path: texts for path, texts in shards.items() if not path.exists()}
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(_tag_shard, missing.values(), missing))
    for path in shards:
        yield from read_tagged(path)


def _shards(tokens: int) -> Iterator[list[Text]]:
    articles = training_texts()
    words = 0.0
    while words < tokens and (shard := list(islice(articles, SHARD))):
        words += sum(len(text.text.split()) for text in shard) * TOKENS_IN_A_WORD
        yield shard


def _tag_shard(shard: list[Text], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nlp = blank_pipeline()
    partial = path.with_suffix(".partial")
    with gzip.open(partial, "wt", encoding="utf-8", compresslevel=3) as out:
        for text in shard:
            for sentence in _tagged_text(nlp, text):
                out.write("".join("\t".join(token) + "\n" for token in sentence) + "\n")
    partial.rename(path)


def _tagged_text(nlp: Language, text: Text) -> Iterator[Tagged]:
    for words in sentences_of(nlp, text.text):
        if len(words) <= LONGEST:
            yield tagged(words)


def read_tagged(path: Path) -> Iterator[Tagged]:
    """The sentences of one kept file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentence: Tagged = []
        for line in lines:
            if line == "\n":
                yield sentence
                sentence = []
                continue
            form, tag, lemma = line.rstrip("\n").split("\t")
            sentence.append((form, stts(form, tag), lemma))


def main() -> None:
    """Tag texts and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=3_000_000)
    parser.add_argument("--cache", type=Path, default=CACHE)
    options = parser.parse_args()
    counted = sum(len(sentence) for sentence in lessons(options.tokens, options.cache))
    print(f"{counted} tokens tagged by the teacher in {options.cache}")


if __name__ == "__main__":
    main()
