"""The cue lexicon, from `cues.toml` and `cue_phrases.toml`: what tells that somebody speaks or thinks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Cue:
    """What one cue means; the values of `kind`, `stance` and `certainty` are those of the records."""

    word: str  # base form, or the words of a phrase
    medium: str = "speech_writing"
    kind: str = "report"
    stance: str = "none"
    certainty: str = "certain"
    frames: frozenset[str] = frozenset({"dass", "zu", "direct"})
    outright: bool = False  # a demand that is as certain as its words
    reflexive: str = "any"  # "never": no cue with "sich" ("befand", not "befand sich"); "always"

    @property
    def speaks(self) -> bool:
        """Whether the word by itself tells of an utterance, and not only beside Konjunktiv."""
        return "konj" not in self.frames


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues: verbs by base form, nouns by base form, phrases by their verb, and the words of sources."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    phrases: dict[str, tuple[tuple[str, Cue], ...]]  # verb -> (other word, cue)
    source_nouns: tuple[str, ...]
    views: tuple[str, ...]
    source_adverbs: frozenset[str]
    media_nouns: tuple[str, ...]
    media_names: frozenset[str]
    stages: tuple[str, ...]
    pieces: tuple[str, ...]
    summaries: dict[str, frozenset[str]]  # verb -> "object", "als" or prepositions


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    content = _read("cues.toml") | _read("cue_phrases.toml")
    phrases: dict[str, tuple[tuple[str, Cue], ...]] = {}
    for group in content["phrases"]:
        for other, verb in _pairs(group):
            phrases[verb] = (*phrases.get(verb, ()), (other, _cue(f"{other} {verb}", group)))
    sources = content["sources"]
    return Lexicon(
        {word: _cue(word, group) for group in reversed(content["verbs"]) for word in group["words"].split()},
        {word: _cue(word, group) for group in reversed(content["nouns"]) for word in group["words"].split()},
        phrases,
        tuple(sources["nouns"].split()),
        tuple(sources["views"].split()),
        frozenset(sources["adverbs"].split()),
        tuple(content["media"]["nouns"].split()),
        frozenset(content["media"]["names"].split()),
        tuple(content["media"]["stages"].split()),
        tuple(content["media"]["pieces"].split()),
        _summaries(content["summaries"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("afterword.german").joinpath(name).read_text(encoding="utf-8"))


def _pairs(group: dict[str, Any]) -> list[tuple[str, str]]:
    """The phrases of a group: its pairs as they are listed, and each of its other words with each verb."""
    listed = [(other, verb) for other, verb in (words.split()[-2:] for words in group.get("words", []))]
    others, verbs = str(group.get("others", "")).split(), str(group.get("verbs", "")).split()
    return listed + [(other, verb) for verb in verbs for other in others]


def _summaries(by_shape: dict[str, str]) -> dict[str, frozenset[str]]:
    shapes: dict[str, set[str]] = {}
    for shape, verbs in by_shape.items():
        for verb in verbs.split():
            shapes.setdefault(verb, set()).add(shape)
    return {verb: frozenset(found) for verb, found in shapes.items()}


def _cue(word: str, group: dict[str, object]) -> Cue:
    return Cue(
        word,
        str(group.get("medium", "speech_writing")),
        str(group.get("kind", "report")),
        str(group.get("stance", "none")),
        str(group.get("certainty", "certain")),
        frozenset(str(group.get("frames", "dass zu direct")).split()),
        bool(group.get("outright", False)),
        str(group.get("reflexive", "any")),
    )


@cache
def noun_cue(lemma: str) -> Cue | None:
    """The cue that a noun is, also as the last part of a compound ("Zeitungsmeldung")."""
    lemma = lemma.lower()
    nouns = lexicon().nouns
    if lemma in nouns:
        return nouns[lemma]
    endings = _endings(tuple(nouns), 4)
    if len(lemma) < 8 or not lemma.endswith(endings):
        return None
    last = next((noun for noun in endings if lemma.endswith(noun)), None)
    return nouns[last] if last else None


@cache
def is_source_noun(word: str) -> bool:
    """Whether a word form after "nach" makes it a source: "Angaben", "Medienberichten"."""
    word, nouns = word.lower(), lexicon().source_nouns
    return word in nouns or word.endswith(_endings(nouns, 4))


@cache
def is_medium(word: str) -> bool:
    """Whether a word names a medium: "Zeitung", "Fernsehsender", "dpa"."""
    word, nouns = word.lower(), lexicon().media_nouns
    return word in lexicon().media_names or word in nouns or word.endswith(_endings(nouns, 5))


@cache
def is_stage(word: str) -> bool:
    """Whether a word names what one speaks through: a medium, a programme, a platform."""
    return is_medium(word) or word.lower().rpartition("-")[2].endswith(lexicon().stages)


@cache
def is_piece(word: str) -> bool:
    """Whether a word names what one writes for a medium, or is asked by it in: "Gastbeitrag", "Anfrage"."""
    return word.lower().endswith(lexicon().pieces)


@cache
def _endings(nouns: tuple[str, ...], shorter: int) -> tuple[str, ...]:
    """The nouns that may be the last part of a compound: those longer than so many letters."""
    return tuple(noun for noun in nouns if len(noun) > shorter)
