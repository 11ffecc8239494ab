"""Stories keep their ids: grouping names a story by its articles, so one more article would rename it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import sha256

from afterword.records import Story


def with_kept_ids(found: Sequence[Story], before: Sequence[Story]) -> tuple[Story, ...]:
    """The stories found, each under the id of the earlier story it shares most articles with.

    An earlier id goes to at most one story, the one that shares most; ties go by id, so that the same
    stories always get the same ids.
    """
    home = {article: story.id for story in before for article in story.articles}
    claims = [
        (-shared, story.id, earlier)
        for story in found
        for earlier, shared in Counter(home[a] for a in story.articles if a in home).items()
    ]
    names: dict[str, str] = {}
    kept: set[str] = set()
    for _, new, earlier in sorted(claims):
        if new not in names and earlier not in kept:
            names[new] = earlier
            kept.add(earlier)
    for story in found:
        if story.id not in names:
            names[story.id] = _free(story.id, kept)
            kept.add(names[story.id])
    return tuple(
        replace(story, id=names[story.id], linked=tuple(names.get(one, one) for one in story.linked))
        for story in found
    )


def _free(id: str, taken: Collection[str]) -> str:
    """The id, or one made from it: of two stories that grew apart, the other may still be named so."""
    while id in taken:
        id = sha256(id.encode()).hexdigest()[: len(id)]
    return id
