"""Stories keep their ids: grouping names a story by its articles, so one more article would rename it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

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
    for _, new, earlier in sorted(claims):
        if new not in names and earlier not in names.values():
            names[new] = earlier
    return tuple(
        replace(
            story, id=names.get(story.id, story.id), linked=tuple(names.get(one, one) for one in story.linked)
        )
        for story in found
    )
