"""Light verbs: what a verb and its noun tell of together; read from `light_verbs.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """The tables of the file; all words in base form."""

    meanings: Mapping[tuple[str, str, str], str]  # by verb, preposition (or "") and noun
    keeping: frozenset[str]  # meanings that leave the noun as a participant
    by_subject: frozenset[str]  # verbs whose subject tells the happening
    by_object: frozenset[str]  # verbs whose object does
    occasions: frozenset[str]  # nouns


@cache
def light_verbs() -> LightVerbs:
    """The tables, read once."""
    text = files("afterword.german").joinpath("light_verbs.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    return LightVerbs(
        dict(_entry(words.split(), meaning) for words, meaning in content["meanings"].items()),
        frozenset(content["keeping"]["meanings"]),
        frozenset(content["carriers"]["subject"]),
        frozenset(content["carriers"]["object"]),
        frozenset(content["occasions"]["nouns"]),
    )


def _entry(words: list[str], meaning: str) -> tuple[tuple[str, str, str], str]:
    verb, *between, noun = words
    return (verb, "".join(between), noun), meaning
