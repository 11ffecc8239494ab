"""Which articles depend on one another: the same text printed by several outlets, or the same agency's.

Independence is never assumed from ignorance (design, section 3, rule 2): who counts voices takes the smaller
of the number of these groups and the number of publishers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from afterword.stories.profiles import Profile

SHINGLE = 5  # words in a row
COPIED = 0.5  # of the shorter text's shingles: printed with cuts, but the same text
MANY = 50  # a shingle in more articles than this is a phrase of the page, not of the text


def dependence(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """Groups of articles that are one source; each article is in exactly one, alone if it stands alone.

    Meant for the articles of one story: two texts of one agency on different affairs need not be one source.
    """
    shingles = {p.article: _shingles(p.text) for p in profiles}
    leader = {p.article: p.article for p in sorted(profiles, key=lambda p: p.article)}
    for a, b in sorted(_copies(shingles) | _same_voice(profiles)):
        _join(leader, a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for article in sorted(leader):
        groups[_find(leader, article)].append(article)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _copies(shingles: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Pairs of which the shorter stands for the greater part in the longer."""
    holders: dict[str, list[str]] = defaultdict(list)
    for article in sorted(shingles):
        for shingle in shingles[article]:
            holders[shingle].append(article)
    near: set[tuple[str, str]] = set()
    for articles in holders.values():
        chain = pairwise(articles) if len(articles) > MANY else combinations(articles, 2)
        near.update(chain)
    return {(a, b) for a, b in near if _overlap(shingles[a], shingles[b]) >= COPIED}


def _same_voice(profiles: Sequence[Profile]) -> set[tuple[str, str]]:
    """Neighbours in the list of each agency's articles."""
    speaking: dict[str, list[str]] = defaultdict(list)
    for profile in profiles:
        if profile.agency:
            speaking[profile.agency].append(profile.article)
    return {pair for articles in speaking.values() for pair in pairwise(sorted(articles))}


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _find(leader: dict[str, str], article: str) -> str:
    while leader[article] != article:
        article = leader[article]
    return article


def _join(leader: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_find(leader, a), _find(leader, b)))
    leader[second] = first
