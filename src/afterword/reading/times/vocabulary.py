"""The letter and the worth of each word of time, in all its forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from afterword.german.times import ADJECTIVE_ENDINGS, TimeWords, number, ordinal, time_words

# The letters of the grammar, each with an example. Any other word is "?".
# a = der; A = folgenden, darauf; b = Dienstagabend; B = um (Jahr um Jahr); C = Jahrtausendwende;
# d = Dienstag; D = Neunzigerjahre; e = neunziger, 90er; E = täglich; f = Ostern; g = frühen; G = ganzen;
# h = Uhr; H = Hälfte, Jahreshälfte; i = zum; I = im; j = jeden; J = pro; k = vergangene, diesem;
# K = Kalenderwoche; l = jährig (14-jährig); L = wochenlang, dreitägig; m = Mai; M = morgen; n = 15;
# o = gut, knapp; O = dritten; p = Ende; P = Jahresende; q = dienstags; Q = werktags; r = jetzt, damals, bald;
# R = zweimal; s = Herbst; S = Sommermonate; t = Abend; T = abends; u = Woche; U = bis; v = Viertel;
# V = und, oder; w = Vorjahr, heuer; W = Jahreswechsel; x = einige; X = Mal; y = gestern; Y = 2023; z = drei;
# Z = Zeit; | = a new paragraph. The signs . , : / - ( ) stand for themselves.
GLUE = {
    "a": "articles",
    "j": "each",
    "J": "per",
    "B": "by",
    "h": "oclock",
    "g": "early",
    "U": "until",
    "i": "to",
    "V": "joining",
    "I": "inside",
    "X": "times",
    "G": "whole",
    "v": "quarter",
    "K": "calendar_week",
    "Z": "spell",
    "W": "year_turn",
    "Q": "workdays",
}
APOSTROPHES = frozenset("'’‘")
FIRST_SHORT_YEAR = 30  # ’89 is 1989, ’12 is 2012
HALF = {"halb": 0.5}
LONGEST_WORD = 60  # letters; what is longer is no time
_DASHES = {"-": "-", "–": "-", "—": "-", "‐": "-"}
_PUNCTUATION = frozenset(".,:/()")
_WEEKDAY_PART = re.compile(
    r"([a-z]+tag|mittwoch|sonnabend)(morgen|vormittag|mittag|nachmittag|abend|nacht)s?"
)
_DECADE = re.compile(r"(?:(\d+)er|([a-zäöüß]+(?:zig|ßig|ssig))er)(jahren?)?n?")


Worth = float | int | str | tuple[str | int, ...]


def classify(word: str) -> tuple[str, Worth | None]:
    """The letter and the worth of one word."""
    return _classified(word) if len(word) <= LONGEST_WORD else ("?", None)


@lru_cache(maxsize=50_000)
def _classified(word: str) -> tuple[str, Worth | None]:
    lower, tables = word.lower(), time_words()
    if word[0].isdecimal() and word.endswith("er"):
        return _decade(lower) or ("?", None)
    if word[0] in APOSTROPHES and len(word) == 3:
        return "Y", int(word[1:]) + (2000 if int(word[1:]) < FIRST_SHORT_YEAR else 1900)
    if word.isdecimal():
        return ("Y" if len(word) == 4 and 1000 <= int(word) <= 2099 else "n"), int(word[:9])
    if not word[0].isalpha() and len(word) > 1 and word[0] != "\n":
        return "?", None
    if not word[0].isalpha():
        return ("|" if word[0] == "\n" else _DASHES.get(word, word if word in _PUNCTUATION else "?")), None
    noun = _nouns().get(lower) or _part_or_decade(lower, tables) if word[0].isupper() else None
    return noun or _small(word, lower, tables) or ("?", None)


@cache
def _nouns() -> dict[str, tuple[str, Worth]]:
    """Every form of the nouns of time."""
    tables, forms = time_words(), dict[str, tuple[str, Worth]]()
    for letter, table in (("d", tables.weekdays), ("m", tables.months), ("u", tables.units)):
        _add(forms, letter, table)
    for letter, names in (("s", tables.seasons), ("t", tables.dayparts)):
        _add(forms, letter, names, ("", "s", "es", "n", "e", "en"))
        _add(forms, "S", names, ("monate", "monaten"))
    for noun, whole in tables.wholes.items():
        letter = "P" if noun in tables.parts else "w"
        _add(forms, letter, {noun: (*whole, tables.parts.get(noun, ""))})
    _add(forms, "p", tables.parts)
    _add(forms, "H", tables.halves)
    _add(forms, "C", tables.turns)
    _add(forms, "N", tables.numbered_feasts)
    _add(
        forms, "f", {feast[0]: worth for feast, worth in tables.feasts.items() if len(feast) == 1}, ("", "s")
    )
    return forms


def _add(
    forms: dict[str, tuple[str, Worth]],
    letter: str,
    stems: Mapping[str, Worth],
    endings: tuple[str, ...] = ("",),
) -> None:
    """Add all forms of some words; what is there already stays."""
    for ending in endings:
        for stem, worth in stems.items():
            forms.setdefault(stem + ending, (letter, worth))


def _part_or_decade(lower: str, tables: TimeWords) -> tuple[str, Worth] | None:
    """Dienstagabend, Neunzigerjahre."""
    match = _WEEKDAY_PART.fullmatch(lower)
    if match and match[1] in tables.weekdays:
        return "b", (tables.dayparts[match[2]], tables.weekdays[match[1]])
    return _decade(lower)


def _decade(lower: str) -> tuple[str, int] | None:
    match = _DECADE.fullmatch(lower)
    if not match:
        return None
    value = int(match[1]) if match[1] else number(match[2] or "")
    if value is None or value % 10 or not (10 <= value <= 90 or 1000 <= value <= 2100):
        return None
    return "D" if match[3] else "e", int(value)


def _small(word: str, lower: str, tables: TimeWords) -> tuple[str, Worth | None] | None:
    if lower in _glue():
        return _glue()[lower]
    if lower.endswith("s") and lower[:-1] in tables.weekdays:
        return "q", tables.weekdays[lower[:-1]]
    if lower.endswith("mal") and (times := number(lower[:-3])) is not None:
        return "R", times
    found = _adjectives().get(lower) or _amount(lower) or _lasting(lower, tables)
    return found or (_decade(lower) if lower.endswith("iger") else None)


@cache
def _glue() -> dict[str, tuple[str, Worth | None]]:
    """The small words that stand in one form."""
    tables = time_words()
    forms: dict[str, tuple[str, Worth | None]] = {
        "morgen": ("M", 1), "heuer": ("w", ("Y", 0, "")), "früh": ("t", "MO"), "tags": ("u", "D")
    }  # fmt: skip
    for letter, name in GLUE.items():
        for word in tables.glue[name]:
            forms.setdefault(word, (letter, None))
    for word in tables.vague:
        forms.setdefault(word, ("x", None))
    for letter, table in (("y", tables.days), ("T", tables.habits)):
        for word, worth in table.items():
            forms.setdefault(word, (letter, worth))
    return forms


@cache
def _adjectives() -> dict[str, tuple[str, Worth]]:
    """Every form of the adjectives of time: vergangenen, darauffolgender, tägliche."""
    tables, forms = time_words(), dict[str, tuple[str, Worth]]()
    _add(forms, "A", {word: step for word, step in tables.after.items() if word[-1] not in "dn"})
    for letter, steps in (("k", tables.shifts), ("A", tables.after)):
        _add(forms, letter, steps, ADJECTIVE_ENDINGS)
    for letter, names in (("o", tables.hedges), ("E", tables.every)):
        _add(forms, letter, names, ADJECTIVE_ENDINGS)
    _add(forms, "r", tables.now)
    return forms


def _amount(lower: str) -> tuple[str, Worth] | None:
    amount = number(lower) or _halves().get(lower)
    if amount is not None:
        return "z", amount
    order = ordinal(lower)
    return None if order is None else ("O", order)


@cache
def _halves() -> dict[str, float]:
    return {stem + ending: amount for stem, amount in HALF.items() for ending in ADJECTIVE_ENDINGS}


def _lasting(lower: str, tables: TimeWords) -> tuple[str, tuple[str | int, ...]] | None:
    if lower.endswith("lang") and lower[:-4] in tables.units:
        return "L", (tables.units[lower[:-4]], "X")
    for stem, unit in tables.lasting.items():
        at = lower.find(stem)
        if at >= 0 and lower[at + len(stem) :] in ("", "e", "en", "er", "es", "em"):
            if at == 0:
                return "l", (unit, 0)
            amount = number(lower[:at])
            return None if amount is None else ("L", (unit, f"{amount:g}"))
    return None
