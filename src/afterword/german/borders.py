"""The words that decide whether a full stop ends a sentence: abbreviations, openers, ordinals."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Borders:
    """The lists of abbreviations.toml and sentences.toml."""

    inside: frozenset[str]
    either: frozenset[str]
    parts: frozenset[str]
    openers: frozenset[str]
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]

    def opens(self, word: str) -> bool:
        """Whether this is a small word with a capital, as only at the beginning of a sentence."""
        return word[:1].isupper() and word.lower() in self.openers

    def abbreviates(self, word: str) -> bool:
        """Whether a word together with its full stop is a known abbreviation."""
        return word in self.inside or word in self.either


@cache
def borders() -> Borders:
    """The lists, read once."""
    abbreviations = _lists("abbreviations.toml")
    sentences = _lists("sentences.toml")
    return Borders(
        inside=abbreviations["inside"],
        either=abbreviations["either"],
        parts=abbreviations["parts"],
        openers=sentences["openers"],
        before_ordinal=sentences["before_ordinal"],
        after_ordinal=sentences["after_ordinal"],
    )


def _lists(name: str) -> dict[str, frozenset[str]]:
    text = files("afterword.german").joinpath(name).read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(text).items()}
