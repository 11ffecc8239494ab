"""Nouns that tell a happening, and what says whether it came; read from `happening_nouns.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from afterword.german.language import german


@dataclass(frozen=True, slots=True)
class HappeningNouns:
    """The vocabulary of happenings told by a noun."""

    things: frozenset[str]
    presupposing: frozenset[str]
    proving: frozenset[str]
    open_verbs: frozenset[str]
    open_adjectives: frozenset[str]


@cache
def happening_nouns() -> HappeningNouns:
    """The vocabulary, read once."""
    text = files("afterword.german").joinpath("happening_nouns.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return HappeningNouns(
        things=frozenset(raw["things"]["words"]),
        presupposing=frozenset(raw["presupposing"]["prepositions"]),
        proving=frozenset(raw["proving"]["verbs"]),
        open_verbs=frozenset(raw["open"]["verbs"]),
        open_adjectives=frozenset(raw["open"]["adjectives"]),
    )


@cache
def tells_happening(noun: str) -> bool:
    """Whether a noun, in base form, tells something that happens: "Ankunft" does, "Gast" does not."""
    return noun not in happening_nouns().things and any(german().senses(noun))
