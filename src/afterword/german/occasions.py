"""Words that say whose a time is: of what is told, of the telling, of another thing; `occasions.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Occasions:
    """The tables of occasions.toml, all in lower case."""

    planned: frozenset[str]
    telling: frozenset[str]
    utterances: tuple[str, ...]
    beside: frozenset[str]
    happenings: tuple[str, ...]
    taking_place: frozenset[str]
    pointing: frozenset[str]
    margins: frozenset[str]
    now: frozenset[str]
    once: frozenset[str]


@cache
def occasions() -> Occasions:
    """The tables, read once."""
    text = files("afterword.german").joinpath("occasions.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Occasions(
        planned=frozenset(raw["planned"]["participles"]),
        telling=frozenset(raw["telling"]["openers"]),
        utterances=tuple(raw["utterances"]["endings"]),
        beside=frozenset(raw["beside"]["conjunctions"]),
        happenings=tuple(raw["happenings"]["endings"]),
        taking_place=frozenset(raw["taking_place"]["verbs"]),
        pointing=frozenset(raw["pointing"]["adverbs"]),
        margins=frozenset(raw["margins"]["words"]),
        now=frozenset(raw["anew"]["now"]),
        once=frozenset(raw["anew"]["once"]),
    )
