"""Words that shade a proposition: certainty, outlook, wish, negation, harm; read from `modality.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Outlook:
    """A predicate by which an article itself looks ahead."""

    word: str
    form: str
    certainty: str
    kind: str = "forecast"
    polarity: str = "+"


@dataclass(frozen=True, slots=True)
class Wish:
    """A verb whose subject wishes, plans, tries or promises what its complement tells."""

    verb: str
    frames: tuple[str, ...]
    kind: str
    certainty: str = "unknown"
    polarity: str = "+"
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A verb that calls for what a noun names, with the word that opens the phrase, or "object"."""

    verb: str
    frame: str
    nouns: tuple[str, ...] = ()  # how the noun must end, where not every noun will do


@dataclass(frozen=True, slots=True)
class Modality:
    """The whole vocabulary."""

    certainty: Mapping[tuple[str, ...], str]  # words in lower case, to how sure they are
    outlook: Mapping[tuple[str, str], Outlook]  # by word and form
    wishes: Mapping[str, tuple[Wish, ...]]
    wish_nouns: Mapping[str, str]  # noun to kind
    willing: frozenset[str]
    wanted: frozenset[str]
    candidates: frozenset[str]
    foremost: tuple[str, ...]
    candidate_places: frozenset[str]
    ahead: Mapping[str, str]  # adjective to certainty
    prospects: frozenset[str]
    negation: frozenset[str]
    nearly: frozenset[str]
    instead: frozenset[str]
    harm: frozenset[str]
    harm_together: tuple[frozenset[str], ...]  # words that are bad only beside each other
    averted: frozenset[str]
    press: frozenset[str]
    press_names: frozenset[str]
    official: frozenset[str]
    making_known: frozenset[str]
    happenings: frozenset[str]
    single: frozenset[str]
    events: frozenset[str]
    event_ends: tuple[str, ...]
    courtesies: frozenset[str]
    committing: frozenset[str]
    calls: Mapping[str, tuple[Call, ...]]  # by verb
    press_ends: tuple[str, ...]
    rumours: Mapping[str, str]  # noun to certainty
    going_round: frozenset[str]
    states: frozenset[str]
    going_on: frozenset[str]
    bodies: frozenset[str]
    close: tuple[str, ...]
    soon: frozenset[str]
    soon_phrases: tuple[tuple[str, ...], ...]
    supposing: frozenset[str]


@cache
def modality() -> Modality:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("modality.toml").read_text(encoding="utf-8"))
    return Modality(
        certainty=_certainty(raw["certainty"]),
        outlook=_outlooks(raw["outlook"]),
        wishes=_wishes(raw["wish"]),
        wish_nouns={noun: kind for kind in ("announcement", "demand") for noun in raw["wish_nouns"][kind]},
        willing=frozenset(raw["willing"]["adjectives"]),
        wanted=frozenset(raw["willing"]["wanted"]),
        candidates=frozenset(raw["candidacy"]["nouns"]),
        foremost=tuple(raw["candidacy"]["foremost"]),
        candidate_places=frozenset(raw["candidacy"]["places"]),
        ahead={word: level for level in ("possible", "probable", "certain") for word in raw["ahead"][level]},
        prospects=frozenset(raw["prospect"]["nouns"]),
        negation=frozenset(raw["negation"]["words"]),
        nearly=frozenset(raw["negation"]["nearly"]),
        instead=frozenset(raw["negation"]["instead"]),
        harm=frozenset(raw["harm"]["words"]),
        harm_together=tuple(frozenset(pair.split()) for pair in raw["harm"]["together"]),
        averted=frozenset(raw["harm"]["averted"]),
        press=frozenset(raw["press"]["nouns"]),
        press_names=frozenset(raw["press"]["names"]),
        official=frozenset(raw["press"]["official"]),
        single=frozenset(raw["single"]["verbs"]),
        events=frozenset(raw["events"]["nouns"]),
        event_ends=tuple(raw["events"]["ends"]),
        courtesies=frozenset(raw["courtesies"]["words"]),
        committing=frozenset(raw["committing"]["verbs"]),
        calls=_calls(raw["call"]),
        happenings=frozenset(raw["happenings"]["verbs"]),
        making_known=frozenset(raw["making_known"]["verbs"]),
        press_ends=tuple(raw["press"]["ends"]),
        rumours={noun: level for level in ("possible", "certain") for noun in raw["rumours"][level]},
        going_round=frozenset(raw["rumours"]["going_round"]),
        states=frozenset(raw["states"]["verbs"]),
        going_on=frozenset(raw["going_on"]["words"]),
        bodies=frozenset(raw["bodies"]["nouns"]),
        close=tuple(raw["close"]["words"]),
        soon=frozenset(raw["soon"]["adverbs"]),
        soon_phrases=tuple(tuple(one.lower().split()) for one in raw["soon"]["phrases"]),
        supposing=frozenset(raw["supposing"]["adverbs"]),
    )


def _certainty(levels: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.lower().split()): level for level, entry in levels.items() for phrase in entry["words"]
    }


def _outlooks(entries: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Outlook]:
    outlooks = [
        Outlook(**{key: value for key, value in entry.items() if key != "example"}) for entry in entries
    ]
    return {(outlook.word, outlook.form): outlook for outlook in outlooks}


def _wishes(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Wish, ...]]:
    wishes: dict[str, tuple[Wish, ...]] = {}
    for entry in entries:
        fields = {key: value for key, value in entry.items() if key not in ("example", "frames")}
        wish = Wish(**fields, frames=tuple(entry["frames"]))
        wishes[wish.verb] = (*wishes.get(wish.verb, ()), wish)
    return wishes


def _calls(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Call, ...]]:
    calls: dict[str, tuple[Call, ...]] = {}
    for entry in entries:
        for verb in entry["verbs"].split():
            call = Call(verb, entry["frame"], tuple(entry.get("nouns", ())))
            calls[verb] = (*calls.get(verb, ()), call)
    return calls
