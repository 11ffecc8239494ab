"""Countries in German: by name, adjective, inhabitant, capital, seat of government."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

MOST_WORDS = 100_000  # whose countries are remembered


class Way(StrEnum):
    """How a word points to a country."""

    NAME = "name"  # "Nordkorea", "Russlands", "USA"
    ADJECTIVE = "adjective"  # "nordkoreanischen"
    INHABITANT = "inhabitant"  # "Russinnen"
    CAPITAL = "capital"  # "Moskau": the city, or the government ("Moskau dementiert")
    SEAT = "seat"  # "der Kreml", "das Weiße Haus": the government


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; `iso2` is ISO 3166, `wikidata` its identifier there."""

    iso2: str
    wikidata: str
    name: str
    also: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def capital(self) -> str:
        """The seat of its government, in German; empty where country and city are one (Monaco)."""
        return self.capitals[0] if self.capitals else ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A country, and how the word points to it."""

    country: Country
    way: Way


def country(word: str) -> Country | None:
    """The country that a word or name points to, in any form of inflection: "Pjöngjangs" is Nordkorea."""
    found = pointer(word)
    return found.country if found else None


@lru_cache(maxsize=MOST_WORDS)
def pointer(word: str) -> Pointer | None:
    """As `country`, with the way in which the word points; a leading article is passed over."""
    plain = _plain(word)
    return _forms().get(plain) or _forms().get(_uncased(plain))


def countries(text: str) -> tuple[Country, ...]:
    """All countries that a compound or phrase names, in order: "russisch-nordkoreanisches Treffen"."""
    whole = country(text)
    if whole:
        return (whole,)
    found = [c for word in text.split() for c in _in_word(word)]
    return tuple(dict.fromkeys(found))


def all_countries() -> tuple[Country, ...]:
    """Every country of the table, by ISO code."""
    return _table()


def _in_word(word: str) -> Iterator[Country]:
    whole = country(word.strip("„“”»«\"'’.,;:!?()"))
    if whole:
        yield whole
        return
    for part in re.split(r"[-–/]", word):
        found = country(part)
        if found:
            yield found


@cache
def _table() -> tuple[Country, ...]:
    raw = tomllib.loads(files("afterword.german").joinpath("places.toml").read_text(encoding="utf-8"))
    return tuple(
        Country(
            iso2,
            row["wikidata"],
            row["name"],
            *(tuple(row.get(key, ())) for key in ("also", "capitals", "adjectives", "inhabitants", "seats")),
        )
        for iso2, row in raw.items()
    )


@cache
def _forms() -> dict[str, Pointer]:
    """Every form to its country; where two share one, the plainer way wins (Luxemburg, Panama)."""
    forms: dict[str, Pointer] = {}
    for way in (Way.NAME, Way.SEAT, Way.CAPITAL, Way.INHABITANT, Way.ADJECTIVE):
        for row in _table():
            for form in _forms_of(row, way):
                forms.setdefault(form, Pointer(row, way))
    return forms


def _forms_of(row: Country, way: Way) -> Iterator[str]:
    if way is Way.ADJECTIVE:
        yield from (_uncased(form) for base in row.adjectives for form in adjective_forms(base))
    elif way is Way.INHABITANT:
        yield from (form for man in row.inhabitants for form in inhabitant_forms(man))
    else:
        names = {Way.NAME: (row.name, *row.also), Way.SEAT: row.seats, Way.CAPITAL: row.capitals}
        yield from _declined(names[way])


_WITH_ADJECTIVE = re.compile(r"^(\w+?)(?:e|er|es)(?= [A-ZÄÖÜ])")


def _declined(names: Iterable[str]) -> Iterator[str]:
    """A name and its genitive; of two words, the first with all endings ("des Weißen Hauses")."""
    for name in names:
        first = _WITH_ADJECTIVE.match(name)
        variants = [name]
        if first:
            variants = [
                first.group(1) + ending + name[first.end() :] for ending in ("e", "er", "es", "en", "em")
            ]
        for variant in variants:
            yield variant
            if not variant.endswith(("s", "z", "x", "ß")):
                yield variant + "s"
            elif variant.endswith("Haus"):
                yield from (variant + "es", variant + "e")


def adjective_forms(base: str) -> Iterator[str]:
    """ "nordkoreanisch" with every ending."""
    yield from (base + ending for ending in ("", "e", "er", "es", "en", "em"))


_FEMININE = {"Franzose": "Französin"}


def inhabitant_forms(man: str) -> Iterator[str]:
    """ "Russe": Russe, Russen, Russin, Russinnen; "Deutscher" is declined as an adjective."""
    if man.casefold().endswith("deutscher"):
        yield from (man[:-1] + ending for ending in ("", "n", "r", "s", "m"))
        return
    stem = man.removesuffix("e")
    woman = _FEMININE.get(man) or stem + "in"
    yield from (man, woman, woman + "nen")
    if man.endswith("e"):
        yield man + "n"
    elif man.endswith("er"):
        yield from (man + "s", man + "n")
    elif man.endswith(("i", "o")):
        yield man + "s"
    else:  # Zypriot, Ungar, Jemenit: weak
        yield from (man + "en", man + "n")


_ARTICLE = re.compile(r"^(?:der|die|das|dem|den|des|im|ins|vom|zum|zur|am|beim) ", re.IGNORECASE)


def _plain(word: str) -> str:
    text = " ".join(word.replace("'", "’").split())
    return _ARTICLE.sub("", text) if " " in text else text


def _uncased(word: str) -> str:
    """Adjectives are looked up in small letters: they stand large at the start of a sentence."""
    return word.lower()
