"""How alike two articles are: shared names and words, the rare ones counting more, weighed by time.

Weights are inverse document frequencies with a background of imagined articles, so that a collection that is
all about one thing (five articles on one summit, four hundred copies of one agency text) still has weights:
without it, what all articles share weighs nothing, and just the copies fall apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from afterword.records import Period
from afterword.stories.profiles import NameSense, Profile

Vector = Mapping[str, float]

BACKGROUND = 400  # imagined articles behind every collection
BACKGROUND_DF = 2  # of which so many hold any given word
NAME = "@"  # a name part is no word: Hanna Brand has nothing to do with a Brand
NAME_WEIGHT = 2.0  # a name part counts this many times a word
TITLE_WEIGHT = 1.5  # a word of the title, this many times one of the text
NEAR_DAYS = 14  # so far apart, time speaks against nothing
FAR_DAYS = 60  # from here on it speaks as much against as it ever does
FAR_FACTOR = 0.75  # what likeness is then multiplied by


def vectors(profiles: Sequence[Profile], names: NameSense) -> dict[str, Vector]:
    """A unit vector of weighted features for each article."""
    features = {p.article: _features(p, names) for p in profiles}
    frequency = Counter(feature for counts in features.values() for feature in counts)
    return {article: _weighted(counts, frequency, len(profiles)) for article, counts in features.items()}


def likeness(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b.get(feature, 0.0) for feature, weight in a.items())


def nearness(a: Period, b: Period) -> float:
    """What time leaves of a likeness: all within two weeks, three quarters from two months on."""
    days = gap(a, b)
    if days <= NEAR_DAYS:
        return 1.0
    if days >= FAR_DAYS:
        return FAR_FACTOR
    return 1.0 - (1.0 - FAR_FACTOR) * (days - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)


def gap(a: Period, b: Period) -> int:
    """Days that lie at least between two periods; 0 where they may meet or one is unknown."""
    if a.latest and b.earliest and a.latest < b.earliest:
        return (b.earliest - a.latest).days
    if b.latest and a.earliest and b.latest < a.earliest:
        return (a.earliest - b.latest).days
    return 0


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name, so that "Kim Jong Un", "Kim Jong-un" and "Kim" share something."""
    return tuple(part for part in re.split(r"[\s\-–]+", name.casefold()) if len(part) > 1)


def _features(profile: Profile, names: NameSense) -> dict[str, float]:
    counts: dict[str, float] = {}
    for name, _, count in profile.names:
        parts = name_parts(name)
        for part in parts:
            _add(counts, NAME + part, count * NAME_WEIGHT * names.tells(name) / sqrt(len(parts)))
    named = set(counts)
    for word, count in profile.words:
        key = word.casefold()
        if not names.common(word) and NAME + key not in named:
            _add(counts, key, count)
    title = set(_title_words(profile.title))
    return {
        feature: count * (TITLE_WEIGHT if feature.removeprefix(NAME) in title else 1.0)
        for feature, count in counts.items()
    }


def _add(counts: dict[str, float], feature: str, weight: float) -> None:
    counts[feature] = counts.get(feature, 0.0) + weight


def _title_words(title: str) -> Iterable[str]:
    return re.findall(r"\w+", title.casefold())


def _weighted(counts: Mapping[str, float], frequency: Mapping[str, int], articles: int) -> Vector:
    weights = {
        feature: log(1 + count) * log((BACKGROUND + articles) / (BACKGROUND_DF + frequency[feature]))
        for feature, count in counts.items()
    }
    norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {feature: weights[feature] / norm for feature in sorted(weights)}
