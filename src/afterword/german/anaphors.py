"""Words that only point back to somebody named before; read from `anaphors.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Nouns that point back when nothing but an article stands with them."""

    persons: frozenset[str]
    organisations: frozenset[str]
    press: frozenset[str]
    women: frozenset[str]  # first names whose ending does not tell
    men: frozenset[str]


@cache
def anaphors() -> Anaphors:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("anaphors.toml").read_text(encoding="utf-8"))
    return Anaphors(**{name: frozenset(raw[name]) for name in Anaphors.__dataclass_fields__})
