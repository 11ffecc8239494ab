"""Articles into stories: grouping on likeness, then episodes where an affair was quiet for long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import combinations

from afterword.records import Label, Period, Story
from afterword.stories.affairs import average_link
from afterword.stories.callnames import in_full
from afterword.stories.likeness import Vector, likeness, nearness, vectors
from afterword.stories.profiles import NameSense, Profile

SAME_AFFAIR = 0.08  # two groups are one affair from this mean likeness on; calibrated in docs/stories.md
QUIET_DAYS = 60  # an affair that was quiet for longer goes on as a new, linked episode
TELLING_FEATURES = 15  # only articles that share one of their so many weightiest features are compared
ACTORS = 8  # a story is shown with so many actors


def group(profiles: Sequence[Profile], names: NameSense) -> tuple[Story, ...]:
    """All stories of a collection, oldest first; the same whatever the order of the profiles."""
    ordered = sorted(profiles, key=lambda p: p.article)
    features = vectors(ordered, names)
    by_id = {p.article: p for p in ordered}
    pairs = (
        (a, b, likeness(features[a], features[b]) * nearness(by_id[a].published, by_id[b].published))
        for a, b in _candidates(features)
    )
    stories: list[Story] = []
    for affair in average_link(by_id, pairs, SAME_AFFAIR):
        stories += _linked([_story(episode, features) for episode in _episodes([by_id[a] for a in affair])])
    return tuple(sorted(stories, key=lambda s: (s.period.earliest or date.min, s.id)))


def _candidates(features: Mapping[str, Vector]) -> Iterator[tuple[str, str]]:
    """Pairs of articles that share a weighty feature; the others cannot be alike enough."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for article in sorted(features):
        weights = features[article]
        for feature in sorted(weights, key=lambda f: (-weights[f], f))[:TELLING_FEATURES]:
            sharing[feature].append(article)
    found = {pair for articles in sharing.values() for pair in combinations(articles, 2)}
    return iter(sorted(found))


def _episodes(affair: Sequence[Profile]) -> list[list[Profile]]:
    """Cut an affair where it was quiet; what has no date stays with the longest episode."""
    dated = sorted(
        (p for p in affair if p.published.earliest and p.published.latest),
        key=lambda p: (p.published.earliest, p.published.latest, p.article),
    )
    undated = [p for p in affair if p not in dated]
    episodes: list[list[Profile]] = []
    reached: date | None = None
    for profile in dated:
        first, last = profile.published.earliest, profile.published.latest
        assert first and last
        if reached is None or (first - reached).days > QUIET_DAYS:
            episodes.append([])
        episodes[-1].append(profile)
        reached = max(reached or last, last)
    if not episodes:
        return [undated]
    max(episodes, key=len).extend(undated)
    return episodes


def _story(episode: Sequence[Profile], features: Mapping[str, Vector]) -> Story:
    articles = tuple(sorted(p.article for p in episode))
    return Story(
        id=sha256("\n".join(articles).encode()).hexdigest()[:16],
        title=_title(episode, features),
        articles=articles,
        actors=_actors(episode),
        period=_period(episode),
    )


def _linked(stories: Sequence[Story]) -> list[Story]:
    """Each episode of an affair with the ids of the others."""
    ids = [story.id for story in stories]
    return [replace(story, linked=tuple(i for i in ids if i != story.id)) for story in stories]


def _title(episode: Sequence[Profile], features: Mapping[str, Vector]) -> str:
    """The title of the article most alike to the others: the one in the middle of the story."""
    titled = [p for p in episode if p.title] or list(episode)
    sample = titled[:50]  # the middle of fifty is in the middle enough
    central = max(
        sample,
        key=lambda p: (sum(likeness(features[p.article], features[q.article]) for q in sample), p.article),
    )
    return central.title


def _actors(episode: Sequence[Profile]) -> tuple[str, ...]:
    """The names most articles share, persons and organisations before places."""
    return in_full(
        [
            {(name, label) for name, label, _ in profile.names if label is not Label.OTHER}
            for profile in episode
        ],
        [profile.text for profile in episode],
    )[:ACTORS]


def _period(episode: Sequence[Profile]) -> Period:
    firsts = [p.published.earliest for p in episode if p.published.earliest]
    lasts = [p.published.latest for p in episode if p.published.latest]
    if not firsts and not lasts:
        return Period()
    first, last = min(firsts, default=None), max(lasts, default=None)
    return Period.day(first) if first and first == last else Period.between(first, last)
