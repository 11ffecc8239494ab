"""The actors of a collection: one for each name and what it names, with the forms it takes in the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256

from afterword.records import Actor, Article, Label, Reading

ID_LETTERS = 16


def actors(pairs: Iterable[tuple[Article, Reading]]) -> tuple[Actor, ...]:
    """The persons, organisations and places that are named, by their ids.

    Names are taken in their base form ("Putins" is "Putin"); that "Kim" and "Kim Jong Un" are one is known
    within a story where it matters (outcomes), not yet across all.
    """
    forms: dict[tuple[Label, str], Counter[str]] = defaultdict(Counter)
    for article, reading in pairs:
        for mention in reading.mentions:
            if mention.label is not Label.OTHER:
                words = " ".join(mention.span.of(article.text).split())
                forms[mention.label, mention.name][words] += 1
    found = (
        Actor(_id(label, name), label, name, tuple(sorted(counts.items())))
        for (label, name), counts in forms.items()
    )
    return tuple(sorted(found, key=lambda actor: actor.id))


def _id(label: Label, name: str) -> str:
    return sha256(f"{label.value} {name}".encode()).hexdigest()[:ID_LETTERS]
