"""Words that only point back to somebody named before, and what tells who; read from `anaphors.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

SHORTEST = 4  # letters of a noun that tells a person as the end of a longer one: "Richter" in "Amtsrichter"
MOST_NOUNS = 100_000  # whose plain form is remembered
UMLAUTS = str.maketrans("äöü", "aou")


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Nouns that point back when nothing but an article stands with them, and first names by gender."""

    persons: frozenset[str]
    organisations: frozenset[str]
    press: frozenset[str]
    women: frozenset[str]  # first names whose ending does not tell
    men: frozenset[str]
    either: frozenset[str]  # first names that tell no gender
    person_endings: tuple[str, ...]
    person_nouns: frozenset[str]
    no_persons: tuple[str, ...]
    feminine: tuple[str, ...]  # ends of nouns in -er
    female: tuple[str, ...]  # ends of nouns for women, beside -in
    several: frozenset[str]  # words before a noun that tell of several
    many: frozenset[str]  # words that stand for several without a noun
    party_signs: frozenset[str]  # as the first part of a noun
    epithets: frozenset[str]  # nouns that say little of a person
    bodies: tuple[str, ...]  # ends of nouns for bodies that speak
    offices: tuple[str, ...]  # ends of nouns for offices
    speakers_for_others: tuple[str, ...]  # ends of nouns for those who speak for, or judge, somebody else
    kin: tuple[frozenset[str], ...]  # nouns of one post or trade
    parties: dict[str, str]  # noun for a member: party
    kinds: dict[str, tuple[str, ...]]  # of organisations: the endings of the nouns that tell each

    def kind_of(self, noun: str) -> str:
        """The kind of organisation that a noun tells by its longest ending: "Energiekonzern" is a firm."""
        return _kind_of(noun.lower())

    def is_person(self, noun: str) -> bool:
        """Whether a noun, as `plain` gives it, is one for a person: "richter", "innenminister"."""
        last = noun.rpartition("-")[2]
        if noun.endswith(self.no_persons):
            return False
        if last in self.person_nouns or noun.endswith(self.person_endings):
            return True
        return last.endswith(_longer_nouns())

    def is_epithet(self, noun: str) -> bool:
        """Whether a noun says little enough of a person to be meant of anybody."""
        return noun.rpartition("-")[2] in self.epithets or noun.endswith(("politiker", "sportler", "mann"))

    def offices_of(self, nouns: Iterable[str]) -> frozenset[str]:
        """Those of some nouns that tell an office: "minister", "oberbürgermeister"."""
        return frozenset(noun for noun in nouns if noun.endswith(self.offices))

    def speaks_for_others(self, nouns: Iterable[str]) -> bool:
        """Whether one of some nouns tells a lawyer, a judge, a spokesman."""
        return any(noun.endswith(self.speakers_for_others) for noun in nouns)

    def party_of(self, noun: str) -> str:
        """The party that a noun tells: "sozialdemokrat", "spd-politiker"; empty where it tells none."""
        if noun in self.parties:
            return self.parties[noun]
        first, mark, _ = noun.partition("-")
        return first if mark and first in self.party_signs else ""

    def same_post(self, one: str, other: str) -> bool:
        """Whether two nouns tell the same of a person: alike, one the end of the other, or of one trade."""
        if one == other or _tells(one, other) or _tells(other, one):
            return True
        return any(_in(one, group) and _in(other, group) for group in self.kin)


_APART = ("vize", "minister", "alt", "ex-")  # a Ministerpräsident is no Präsident, a Vizekanzler no Kanzler


def _in(noun: str, group: frozenset[str]) -> bool:
    return noun in group or noun.rpartition("-")[2] in group


def _tells(end: str, noun: str) -> bool:
    if len(end) < SHORTEST or not noun.endswith(end):
        return False
    return not noun.removesuffix(end).endswith(_APART)


@lru_cache(maxsize=MOST_NOUNS)
def plain(noun: str, lemma: str = "") -> str:
    """A noun for a person as it is compared: lower case, of a man: "Anwältin" is "anwalt"."""
    word = (lemma or noun).lower()
    if re.search(r"[^aeiou]innen$", noun.lower()):
        word = noun.lower().removesuffix("nen")
    if len(word) > 5 and re.search(r"[^aeiouäöü]in$|[aeiou][rlnt]in$", word) and not word.endswith("termin"):
        word = word.removesuffix("in")
        return word.translate(UMLAUTS) if word.endswith(("wält", "ärzt", "bäuer")) else word
    return word


@cache
def _longer_nouns() -> tuple[str, ...]:
    """The nouns for persons that also tell one as the end of a longer noun."""
    return tuple(noun for noun in anaphors().person_nouns if len(noun) >= SHORTEST)


@cache
def _kind_of(noun: str) -> str:
    if not noun.endswith(tuple(_ends_of_kinds())):  # most nouns: one look for all endings
        return ""
    ends = _ends_of_kinds().items()
    fitting = (kind for end, kind in ends if noun == end or (len(end) > 2 and noun.endswith(end)))
    return next(fitting, "")


@cache
def _ends_of_kinds() -> dict[str, str]:
    """The kind of organisation that each ending tells, the longest endings first."""
    told = [(end, kind) for kind, ends in anaphors().kinds.items() for end in ends]
    return dict(sorted(told, key=lambda pair: -len(pair[0])))


@cache
def anaphors() -> Anaphors:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("anaphors.toml").read_text(encoding="utf-8"))
    ends = ("person_endings", "no_persons", "feminine", "bodies", "female", "offices", "speakers_for_others")
    apart = ("kinds", "kin", "parties", *ends)
    lists = {name: frozenset(raw[name]) for name in Anaphors.__dataclass_fields__ if name not in apart}
    return Anaphors(
        **lists,
        person_endings=tuple(raw["person_endings"]),
        no_persons=tuple(raw["no_persons"]),
        feminine=tuple(raw["feminine"]),
        female=tuple(raw["female"]),
        bodies=tuple(raw["bodies"]),
        offices=tuple(raw["offices"]),
        speakers_for_others=tuple(raw["speakers_for_others"]),
        kin=tuple(frozenset(group["nouns"]) for group in raw["kin"]),
        parties=raw["parties"],
        kinds={kind: tuple(ends) for kind, ends in raw["kinds"].items()},
    )
