"""What a cue does to the statement that it frames, beyond its entry in `cues.toml`: see `senses.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CueSense:
    """What a verb does; the values are those of the records, empty where the entry among the cues holds."""

    kind: str = ""
    stance: str = "none"
    certainty: str = "certain"
    polarity: str = "+"
    asked: bool = False  # turns nothing round before "ob"
    negated: str = ""  # the certainty of what hangs on its negation: "zweifelt nicht daran, dass"
    wanted: str = ""  # "infinitive": only before one


@dataclass(frozen=True, slots=True)
class Senses:
    """The whole vocabulary."""

    verbs: Mapping[str, CueSense]
    raising: frozenset[str]
    verdicts: frozenset[str]
    judging: frozenset[str]
    wrong: frozenset[str]
    doubt: frozenset[str]


@cache
def senses() -> Senses:
    """The vocabulary, read once."""
    raw = tomllib.loads(files("afterword.german").joinpath("senses.toml").read_text(encoding="utf-8"))
    verbs = {
        verb: CueSense(**{key: value for key, value in entry.items() if key not in ("verbs", "example")})
        for entry in raw["sense"]
        for verb in entry["verbs"].split()
    }
    return Senses(
        verbs=verbs,
        raising=frozenset(raw["raising"]["verbs"].split()),
        verdicts=frozenset(raw["verdicts"]["verbs"].split()),
        judging=frozenset(raw["judging"]["verbs"].split()),
        wrong=frozenset(raw["wrong"]["words"]),
        doubt=frozenset(raw["doubt"]["nouns"]),
    )
