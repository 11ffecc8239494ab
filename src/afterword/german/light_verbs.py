"""Light verbs: what a verb and its noun tell of together; read from `light_verbs.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def light_verbs() -> Mapping[tuple[str, str, str], str]:
    """For verb, preposition (or "") and noun, all in base form, what they mean together."""
    text = files("afterword.german").joinpath("light_verbs.toml").read_text(encoding="utf-8")
    return dict(_entry(words.split(), meaning) for words, meaning in tomllib.loads(text)["meanings"].items())


def _entry(words: list[str], meaning: str) -> tuple[tuple[str, str, str], str]:
    verb, *between, noun = words
    return (verb, "".join(between), noun), meaning
