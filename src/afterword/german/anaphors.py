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
    kinds: dict[str, tuple[str, ...]]  # of organisations: the endings of the nouns that tell each

    def kind_of(self, noun: str) -> str:
        """The kind of organisation that a noun tells by its longest ending: "Energiekonzern" is a firm."""
        told = [(len(end), kind) for kind, ends in self.kinds.items() for end in ends if _ends(noun, end)]
        return max(told)[1] if told else ""


def _ends(noun: str, end: str) -> bool:
    lower = noun.lower()
    return lower == end or (len(end) > 2 and lower.endswith(end))


@cache
def anaphors() -> Anaphors:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("anaphors.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(raw[name]) for name in Anaphors.__dataclass_fields__ if name != "kinds"}
    return Anaphors(**lists, kinds={kind: tuple(ends) for kind, ends in raw["kinds"].items()})
