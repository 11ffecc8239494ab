"""How German states a condition: openers, phrases, nouns of what may come; read from `conditions.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrase = tuple[str, ...]  # words in lower case


@dataclass(frozen=True, slots=True)
class ConditionTables:
    """The vocabulary of conditions, in lower case; only `uncertain` are nouns in base form."""

    openers: frozenset[str]
    limits: tuple[Phrase, ...]
    either_way_before: tuple[Phrase, ...]
    either_way_behind: tuple[Phrase, ...]
    topics: tuple[Phrase, ...]
    looking: frozenset[str]  # verbs by which one only looks at something: "Betrachtet man die Zahlen, …"
    phrases: tuple[Phrase, ...]
    in_case: tuple[Phrase, ...]
    first_words: frozenset[str]  # of `phrases` and `in_case`; none may begin with "…"
    prepositions: frozenset[str]
    unsure: frozenset[str]  # adjectives by which any noun is of what may come
    unsure_prepositions: frozenset[str]
    articles: frozenset[str]
    uncertain: frozenset[str]
    pointing: tuple[Phrase, ...]
    verb_first: frozenset[str]
    supposing: frozenset[str]


@cache
def conditions() -> ConditionTables:
    """The vocabulary, read once."""
    text = files("afterword.german").joinpath("conditions.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    phrases, in_case = _phrases(raw["phrases"]["words"]), _phrases(raw["in_case"]["words"])
    return ConditionTables(
        openers=frozenset(raw["openers"]["words"]),
        limits=_phrases(raw["limits"]["words"]),
        either_way_before=_phrases(raw["either_way"]["before"]),
        either_way_behind=_phrases(raw["either_way"]["behind"]),
        looking=frozenset(raw["topics"]["looking"]),
        topics=_phrases(raw["topics"]["words"]),
        phrases=phrases,
        in_case=in_case,
        first_words=frozenset(phrase[0] for phrase in (*phrases, *in_case)),
        prepositions=frozenset(raw["by_noun"]["prepositions"]),
        unsure=frozenset(raw["by_noun"]["unsure"]),
        unsure_prepositions=frozenset(raw["by_noun"]["unsure_prepositions"]),
        articles=frozenset(raw["by_noun"]["articles"]),
        uncertain=frozenset(raw["uncertain"]["nouns"]),
        pointing=_phrases(raw["pointing"]["words"]),
        verb_first=frozenset(raw["verb_first"]["anywhere"]),
        supposing=frozenset(raw["verb_first"]["supposing"]),
    )


def _phrases(words: Iterable[str]) -> tuple[Phrase, ...]:
    """Longest first, so that "im Falle" goes before "im Fall"."""
    return tuple(sorted((tuple(one.lower().split()) for one in words), key=len, reverse=True))
