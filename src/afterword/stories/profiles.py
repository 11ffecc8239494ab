"""A profile: what grouping needs to know of an article, and the sense for names it gets as an argument."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from afterword.records import UNKNOWN, Article, Label, Period, Reading

Names = tuple[tuple[str, Label, int], ...]
Words = tuple[tuple[str, int], ...]


class NameSense(Protocol):
    """What a language knows of names and words before it has read anything."""

    def tells(self, name: str) -> float:
        """How much sharing this name tells of a shared affair: 1 for any name, less for a country."""

    def common(self, word: str) -> bool:
        """Whether a content word is so usual in news that sharing it tells nothing ("sagen", "Jahr")."""

    def agency(self, text: str) -> str:
        """The news agency that a text credits as its own writer; "" if it names none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as grouping sees it; `text`, `outlet` and `agency` only matter to who depends on whom."""

    article: str
    published: Period = UNKNOWN
    names: Names = ()
    words: Words = ()
    title: str = ""
    outlet: str = ""
    agency: str = ""
    text: str = ""


def profile(article: Article, reading: Reading, language: NameSense) -> Profile:
    """The profile of an article from its reading."""
    counts = Counter((mention.name, mention.label) for mention in reading.mentions)
    names = tuple(sorted((name, label, count) for (name, label), count in counts.items()))
    return Profile(
        article.id,
        article.published.period,
        names,
        reading.words,
        article.title,
        article.outlet,
        language.agency(article.text),
        article.text,
    )
