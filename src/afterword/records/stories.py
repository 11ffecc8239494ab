"""A story: the articles about one developing affair; and an actor with all its names."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.records.dates import UNKNOWN, Period
from afterword.records.statements import Label


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, office or place, one across all articles, with its names and their counts."""

    id: str
    label: Label
    name: str
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one developing affair. `linked` are other episodes of the same affair."""

    id: str
    title: str
    articles: tuple[str, ...]
    actors: tuple[str, ...] = ()
    period: Period = UNKNOWN
    linked: tuple[str, ...] = ()
