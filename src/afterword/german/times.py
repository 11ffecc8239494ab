"""The German words of time, read from times.toml, and German number words as numbers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST_NUMBER = 60  # letters; words longer than that are no numbers
TENS_AND_TEENS = ("zehn", "zig", "ßig", "ssig")

ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of times.toml; keys are in lower case."""

    weekdays: dict[str, int]
    months: dict[str, int]
    written_months: dict[str, int]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    habits: dict[str, str]
    units: dict[str, str]
    lasting: dict[str, str]
    every: dict[str, str]
    days: dict[str, int]
    now: dict[str, str]
    unnamed: frozenset[str]
    phrases: dict[tuple[str, ...], str]
    shifts: dict[str, int]
    after: dict[str, int]
    wholes: dict[str, tuple[str, int]]
    parts: dict[str, str]
    halves: dict[str, str]
    turns: dict[str, int]
    lasting_nouns: frozenset[str]
    lately: frozenset[str]
    then: frozenset[str]
    feasts: dict[tuple[str, ...], int | str]
    numbered_feasts: dict[str, tuple[int | str, ...]]
    numbers: dict[str, float]
    ordinals: dict[str, int]
    vague: frozenset[str]
    hedges: dict[str, str]
    hedge_phrases: dict[tuple[str, ...], str]
    abbreviated: frozenset[str]
    also_first_names: frozenset[str]
    described: frozenset[str]
    eras: frozenset[str]
    before_years: frozenset[str]
    comparing: frozenset[str]
    glue: dict[str, frozenset[str]]
    not_years: frozenset[str]
    not_before_years: frozenset[str]
    sunday_papers: frozenset[str]
    finite: dict[str, frozenset[str]]


@cache
def time_words() -> TimeWords:
    """The tables, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("times.toml").read_text(encoding="utf-8"))
    tables = dict(raw)
    for name in (
        "unnamed",
        "lately",
        "then",
        "vague",
        "not_years",
        "not_before_years",
        "sunday_papers",
        "lasting_nouns",
        "abbreviated",
        "also_first_names",
        "described",
        "eras",
        "before_years",
        "comparing",
    ):
        tables[name] = frozenset(raw[name]["words"])
    for name in ("phrases", "hedge_phrases", "feasts"):
        tables[name] = {_words(key): value for key, value in raw[name].items()}
    tables["numbered_feasts"] = {key: tuple(rules) for key, rules in raw["numbered_feasts"].items()}
    tables["wholes"] = {key: (unit, step) for key, (unit, step) in raw["wholes"].items()}
    tables["glue"] = {key: frozenset(words) for key, words in raw["glue"].items()}
    tables["finite"] = {key: frozenset(words) for key, words in raw["finite"].items()}
    return TimeWords(**tables)


def _words(key: str) -> tuple[str, ...]:
    """The words and marks of a key: "1. advent" is three."""
    return tuple(re.findall(r"\w+|[^\w\s]", key))


@lru_cache(maxsize=4096)
def number(word: str) -> float | None:
    """The value of a German number word in lower case ("fünfundzwanzig", "viereinhalb"), or None."""
    if len(word) > LONGEST_NUMBER:
        return None
    known = time_words().numbers
    if word in known:
        return known[word]
    if word.endswith("einhalb"):
        whole = number(word.removesuffix("einhalb"))
        return None if whole is None else whole + 0.5
    for multiple, value in (("tausend", 1000), ("hundert", 100)):
        before, found, rest = word.partition(multiple)
        if found:
            factor = number(before) if before else 1.0
            remainder = number(rest.removeprefix("und")) if rest else 0.0
            return None if factor is None or remainder is None else factor * value + remainder
    if "und" in word and word.endswith(TENS_AND_TEENS):
        one, _, ten = word.partition("und")
        return _sum(known.get(one), known.get(ten))
    return None


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The value of a German ordinal in lower case with any ending ("dritten", "zwanzigster"), or None."""
    for ending in ("en", "er", "es", "em", "e"):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        if stem in time_words().ordinals:
            return time_words().ordinals[stem]
        for suffix in ("st", "t"):
            value = number(stem.removesuffix(suffix)) if stem.endswith(suffix) else None
            if value is not None and value == int(value):
                return int(value)
    return None


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
