"""The vocabulary of page furniture, from furniture.toml and cities.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PageWords:
    """What pages print around an article; lower case except credits, agencies and cities."""

    lines: frozenset[str]
    openings: tuple[str, ...]
    boxes: tuple[str, ...]
    machine: tuple[str, ...]
    credits: tuple[str, ...]
    agencies: tuple[str, ...]
    rubrics: frozenset[str]
    date_openings: tuple[str, ...]
    by_openings: tuple[str, ...]
    no_places: frozenset[str]
    cities: frozenset[str]
    name_particles: frozenset[str]
    function_words: frozenset[str]
    no_endings: frozenset[str]


@cache
def page_words() -> PageWords:
    """The vocabulary, read once."""
    room = files("afterword.german")
    words = tomllib.loads((room / "furniture.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((room / "cities.toml").read_text(encoding="utf-8"))
    cities = [*places["german"].split(), *places["abroad"].split(), *places["several_words"]]
    return PageWords(
        lines=frozenset(words["lines"]),
        openings=tuple(words["openings"]),
        boxes=tuple(words["boxes"]),
        machine=tuple(words["machine"]),
        credits=tuple(words["credits"]),
        agencies=tuple(words["agencies"]),
        rubrics=frozenset(words["rubrics"]),
        date_openings=tuple(sorted(words["date_openings"], key=len, reverse=True)),
        by_openings=tuple(sorted(words["by_openings"], key=len, reverse=True)),
        no_places=frozenset(words["no_places"]),
        cities=frozenset(cities),
        name_particles=frozenset(words["name_particles"]),
        function_words=frozenset(words["function_words"]),
        no_endings=frozenset(words["no_endings"]),
    )
