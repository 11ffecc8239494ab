"""Closed classes of words, from `grammar.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """One list of the file, in lower case."""
    return frozenset(_content()[name].split())


@cache
def _content() -> dict[str, str]:
    return tomllib.loads(files("afterword.german").joinpath("grammar.toml").read_text(encoding="utf-8"))
