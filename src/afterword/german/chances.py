"""How German states a probability as a number; read from `chances.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ChanceWords:
    """The vocabulary of stated probabilities."""

    nouns: tuple[str, ...]  # in lower case, also as the last part of a compound
    beside: tuple[str, ...]
    joints: frozenset[str]
    measured: frozenset[str]
    measuring: frozenset[str]
    about: frozenset[str]
    sure: frozenset[str]
    even: tuple[str, ...]
    odds_verbs: frozenset[str]
    cases: frozenset[str]
    shares: frozenset[str]


@cache
def chance_words() -> ChanceWords:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("chances.toml").read_text(encoding="utf-8"))
    return ChanceWords(
        nouns=tuple(noun.lower() for noun in raw["chance"]["nouns"]),
        beside=tuple(noun.lower() for noun in raw["chance"]["beside"]),
        joints=frozenset(raw["joint"]["words"]),
        measured=frozenset(raw["joint"]["measured"]),
        measuring=frozenset(raw["joint"]["verbs"]),
        about=frozenset(raw["about"]["words"]),
        sure=frozenset(raw["sure"]["adjectives"]),
        even=tuple(raw["odds"]["even"]),
        odds_verbs=frozenset(raw["odds"]["verbs"]),
        cases=frozenset(raw["cases"]["nouns"]),
        shares=frozenset(raw["shares"]["verbs"]),
    )
