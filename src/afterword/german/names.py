"""Words that tell what a name names, and the base form of a name ("Putins" is Putin)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of names.toml: first_names, surnames, titles, organisations, places …"""
    raw = tomllib.loads(files("afterword.german").joinpath("names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


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


def base_name(text: str, others: Collection[str] = ()) -> str:
    """A name without the s of its genitive, where that is clear: "Wladimir Putins" is "Wladimir Putin".

    Clear is a name whose form without s is known, from the lists, the countries or `others` (the names of the
    same article), or that has an ending which is a genitive far more often than not. "Hans" and "Siemens"
    stay as they are.
    """
    words = text.split()
    if not words:
        return text
    last = words[-1]
    if last.endswith(("’", "'")) and len(last) > 2:
        return " ".join([*words[:-1], last[:-1]])
    if not _may_be_genitive(last):
        return text
    short = last[:-1]
    known = _known_names()
    if short in {word for name in others for word in name.split()}:
        return " ".join([*words[:-1], short])
    if last in known or (short not in known and not _clear_ending(last)):
        return text
    return " ".join([*words[:-1], short])


def _may_be_genitive(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and word[:1].isupper() and not word.isupper()


def _clear_ending(word: str) -> bool:
    return bool(_GENITIVE_ENDINGS.search(word))


_GENITIVE_ENDINGS = re.compile(
    r"(?:[iy]ns|ows|ews|bergs|burgs|lands|stadts|dorfs|heims|steins|manns|ngs|nts|nds|rts|rds|tzs|skis|skys|wjs)$"
)
"""Endings whose s is a genitive far more often than not; not "-us", "-is", "-ens"
("Mertens"), "-ers" ("Peters"), "-els" ("Bartels")."""


@cache
def _known_names() -> frozenset[str]:
    from afterword.german.places import all_countries

    lists = word_lists()
    places = {n for c in all_countries() for n in (c.name, *c.also, *c.capitals, *c.seats)}
    return lists["first_names"] | lists["surnames"] | lists["places"] | lists["organisations"] | places
