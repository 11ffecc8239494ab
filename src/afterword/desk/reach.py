"""Which stories must be settled anew: those that changed, those of the same affair, and those fallen due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from afterword.outcomes import Context, latest_day
from afterword.records import Statement, Story

GRACE = timedelta(days=60)  # longer than any rule waits behind the last day told


def stories_within_reach(
    stories: Sequence[Story], before: Collection[Story], came: Collection[str], due: Collection[str]
) -> frozenset[str]:
    """The ids of the stories whose outcomes can differ from what is stored.

    `before` are the stories as they were, `came` the articles that are new, `due` stories to settle anyway.
    An outcome rests on the articles of its affair alone, so the other episodes of each story come too.
    """
    same, fresh = frozenset(before), frozenset(came)
    touched = {
        story.id for story in stories if story not in same or story.id in due or fresh & {*story.articles}
    }
    return frozenset(story.id for story in stories if touched & {story.id, *story.linked})


def fallen_due(
    statements: Iterable[Statement],
    contexts: Mapping[str, Context],
    came: Collection[str],
    today: date | None = None,
) -> frozenset[str]:
    """The stories with a statement whose time may have passed since the new articles moved the latest day."""
    was = latest_day((context for context in contexts.values() if context.article not in came), today)
    if was == latest_day(contexts.values(), today):
        return frozenset()
    return frozenset(
        contexts[one.article].story for one in statements if one.forward and _was_ahead(one.about.latest, was)
    )


def _was_ahead(last: date | None, day: date | None) -> bool:
    return last is not None and (day is None or last + GRACE >= day)
