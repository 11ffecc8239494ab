"""Unlabelled news, to learn from and to measure on: articles of corpora/plain and corpora/stories."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from spacy.language import Language

from evaluation.tasks import CORPORA

PLAIN = CORPORA / "plain" / "news-de.jsonl.xz"
STORIES = CORPORA / "stories" / "dev.jsonl"
HELD_OUT = 20  # one article in so many is never learnt from; evaluation/tagging.py measures on these


@dataclass(frozen=True, slots=True)
class Text:
    """One article's words, with the number that decides whether it is held out."""

    id: str
    text: str

    @property
    def lot(self) -> int:
        """A number drawn from the id, the same on every machine."""
        return int(hashlib.sha1(self.id.encode()).hexdigest()[:12], 16)

    @property
    def is_held_out(self) -> bool:
        """Whether nothing may be learnt from this article."""
        return self.lot % HELD_OUT == 0


def texts(path: Path) -> list[Text]:
    """The articles of a .jsonl file (.gz, .xz), in the order of their lots."""
    with _open(path) as lines:
        found = [
            Text(str(record.get("url") or record["id"]), record["text"]) for record in map(json.loads, lines)
        ]
    return sorted(found, key=lambda text: text.lot)


def training_texts() -> Iterator[Text]:
    """Articles to learn from: one of corpora/plain, one of corpora/stories, in turn while both last."""
    plain, stories = ([t for t in texts(path) if not t.is_held_out] for path in (PLAIN, STORIES))
    for i, text in enumerate(plain):
        yield text
        if i < len(stories):
            yield stories[i]


def sentences_of(nlp: Language, text: str) -> Iterator[list[str]]:
    """The sentences of a text as lists of tokens, white space left out."""
    for sentence in nlp(text).sents:
        if words := [token.text for token in sentence if not token.is_space]:
            yield words


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        import gzip

        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
