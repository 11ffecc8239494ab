"""Amounts in German words and digits: "elf Millionen Euro" and "11 Mio. Euro" are one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+|[%€$]")
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
ONE = re.compile(r"ein(?:e[nmrs]?|s)?")  # a number only before a scale or a part: "eine Million"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The vocabulary of amounts."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    parts: Mapping[str, float]
    units: Mapping[str, str]


@cache
def numbers() -> Numbers:
    """The vocabulary, read once."""
    text = files("afterword.german").joinpath("numbers.toml").read_text(encoding="utf-8")
    return Numbers(**tomllib.loads(text))


def is_part(noun: str) -> bool:
    """Whether a noun is a share of what follows it ("ein Drittel der Betriebe")."""
    return noun.casefold() in numbers().parts


def amounts(phrase: str) -> frozenset[str]:
    """The amounts that a phrase tells, each as a number with its unit: "fünf Prozent" is "5 %"."""
    tokens = [token.casefold() for token in TOKEN.findall(phrase)]
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        value, after = _number(tokens, at)
        if value is not None:
            unit = next((numbers().units[t] for t in tokens[after : after + 1] if t in numbers().units), "")
            found.add(f"{value:.10g} {unit}".strip())
        at = after
    return frozenset(found)


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a token, with its scale or share, and where what follows it begins."""
    known = numbers()
    value = _value(tokens[at])
    after = at if value is None and not ONE.fullmatch(tokens[at]) else at + 1
    scaled = False
    factors = {**known.scales, **known.parts}
    while after < len(tokens) and (factor := factors.get(tokens[after])):
        value, after, scaled = (1.0 if value is None else value) * factor, after + 1, True
    if value is None or (after == at and not scaled):
        return None, at + 1
    return value, after


def _value(token: str) -> float | None:
    if token[0].isdigit():
        plain = token.replace(".", "") if THOUSANDS.fullmatch(token) else token
        try:
            return float(plain.replace(",", "."))
        except ValueError:
            return None  # "3.4.5": no amount
    return None if token in numbers().scales else _spelt(token)


def number_in(word: str) -> float | None:
    """The number that one word or figure tells: "siebzig", "2,5"; None if it tells none."""
    folded = word.casefold()
    if folded in ("eins", "hundert"):
        return 1.0 if folded == "eins" else 100.0
    return _value(folded) if word[:1].isalnum() else None


def _spelt(word: str) -> float | None:
    """ "zweiundvierzigtausend": thousands, hundreds, then units before tens."""
    known = numbers().words
    if word in known:
        return known[word]
    for scale, factor in (("tausend", 1000), ("hundert", 100)):
        before, found, behind = word.partition(scale)
        if found:
            many = 1.0 if before in ("", "ein") else _spelt(before)
            rest = _spelt(behind.removeprefix("und")) if behind else 0.0
            return None if many is None or rest is None else many * factor + rest
    units, joined, tens = word.partition("und")
    first = 1.0 if units == "ein" else known.get(units)
    ten = known.get(tens)
    return first + ten if joined and first and ten and ten >= 20 else None
