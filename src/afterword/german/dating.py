"""Words that tell on which side of an article's day an explicit date lies, from `dating.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DatingWords:
    """Verbs of planning, words as light as a pronoun, verbs of what is to come."""

    planning: frozenset[str]
    light: frozenset[str]
    coming: frozenset[str]


@cache
def dating_words() -> DatingWords:
    """The words, read once."""
    told = tomllib.loads(files("afterword.german").joinpath("dating.toml").read_text(encoding="utf-8"))
    return DatingWords(frozenset(told["planning"]), frozenset(told["light"]), frozenset(told["coming"]))
