"""German as `stories` and `outcomes` ask for it: one object, so that a second language is a second object."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COMMON_NAME = 0.25  # a country or capital tells a quarter of what another name tells


@dataclass(frozen=True, slots=True)
class German:
    """What is known of German words and names before anything is read."""

    common_words: frozenset[str]
    common_names: frozenset[str]
    credit: re.Pattern[str]

    def tells(self, name: str) -> float:
        """How much sharing this name tells of a shared affair."""
        return COMMON_NAME if name.casefold() in self.common_names else 1.0

    def common(self, word: str) -> bool:
        """Whether a content word is so usual in news that sharing it tells nothing."""
        return word.casefold() in self.common_words

    def country(self, name: str) -> str:
        """The country that a name, an adjective or a capital stands for; else ""."""
        return ""

    def agency(self, text: str) -> str:
        """The news agency that a text credits as its own writer; "" if it names none."""
        found = self.credit.search(text)
        return next((name for name in found.groups() if name), "").casefold() if found else ""


@cache
def german() -> German:
    """The one German, its data files read once."""
    common = tomllib.loads(_file("common.toml"))
    agencies = tomllib.loads(_file("agencies.toml"))["agencies"]
    return German(frozenset(common["words"]), frozenset(common["names"]), _credit(agencies))


def _credit(agencies: list[str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, agencies), key=len, reverse=True))
    in_brackets = rf"\((?:\w+/)?({names})(?:/\w+)?\)\s*[-–—.]"
    at_end = rf"(?:©|Quelle:|Von)\s*({names})\b(?![^\n]*\bFoto)"
    return re.compile(f"{in_brackets}|{at_end}", re.IGNORECASE)


def _file(name: str) -> str:
    return files("afterword.german").joinpath(name).read_text(encoding="utf-8")
