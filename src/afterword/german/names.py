"""Words that tell what a name names: first names, titles, organisations, places (names.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of names.toml: first_names, surnames, titles, organisations, places …"""
    raw = tomllib.loads(files("afterword.german").joinpath("names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


@cache
def place_endings() -> tuple[str, ...]:
    """The ends of names of places: "-hausen", "-burg"."""
    return tuple(word_lists()["place_endings"])


@cache
def word_marks() -> dict[str, tuple[str, ...]]:
    """For each word, the lists in which it stands, also in the genitive ("Berlins")."""
    marks: dict[str, tuple[str, ...]] = {}
    for name, words in word_lists().items():
        for word in words if name != "place_endings" else ():
            forms = [word]
            if name in _WITH_GENITIVE and not word.endswith(("s", "ß", "x", "z")):
                forms.append(word + "s")
            for form in forms:
                marks[form] = (*marks.get(form, ()), name)
    return marks


_WITH_GENITIVE = frozenset({"first_names", "surnames", "places", "organisations"})
