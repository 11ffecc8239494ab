"""The corpus of quotations: its articles, Docs made of its tokens, and its parts for cross-validation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.marked import Marked, of_gold
from evaluation.tasks import CORPORA

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TRAIN = CORPORA / "quotations" / "train.jsonl"
DEV = CORPORA / "quotations" / "dev.jsonl"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus; `begins`: the tokens that begin a sentence; `day`: when it appeared."""

    id: str
    text: str
    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    begins: tuple[int, ...]
    quotations: tuple[Marked, ...]
    day: date | None = None

    def sentence(self, token: int) -> range:
        """The tokens of the sentence that a token stands in."""
        borders = [*self.begins, len(self.words)]
        return next(range(a, b) for a, b in pairwise(borders) if a <= token < b)


def articles(path: Path) -> list[Article]:
    """All articles of a file in the corpus's form."""
    return [_article(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _article(line: dict[str, Any]) -> Article:
    return Article(
        line["id"],
        line["text"],
        tuple(chain.from_iterable(sentence["tokens"] for sentence in line["sentences"])),
        tuple((start, end) for start, end in line["token_offsets"]),
        tuple(sentence["begin"] for sentence in line["sentences"]),
        tuple(of_gold(one) for one in line["quotations"]),
        date.fromisoformat(line["published"]) if line["published"] else None,
    )


def doc_of_gold_tokens(article: Article, vocab: Vocab) -> Doc:
    """The Doc of an article with the corpus's tokens and sentence borders instead of our own.

    White space beyond one space is a token of the sentence before, as the tokenizer has it: so paragraphs
    stay apart, and the text is the article's to the letter.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    begins, end = set(article.begins), 0
    for number, (word, offset) in enumerate(zip(article.words, article.offsets, strict=True)):
        gap = article.text[end : offset[0]]
        if gap.startswith(" ") and spaces:
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
            starts.append(not starts)
        words.append(word)
        spaces.append(False)
        starts.append(number in begins or not starts)
        end = offset[1]
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def folds(ids: Iterable[str], count: int = 5, seed: int = 1) -> list[frozenset[str]]:
    """The ids of articles in `count` parts, of the same size give or take one, whatever their order."""
    drawn = sorted(ids, key=lambda one: sha256(f"{seed}:{one}".encode()).digest())
    return [frozenset(drawn[number::count]) for number in range(count)]
