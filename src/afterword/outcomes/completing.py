"""Mentions made whole over a story: a name that is seen in one sentence is known in the next.

A recogniser misses names and calls one thing by two labels; the story as a whole tells better.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from afterword.outcomes.contexts import Context
from afterword.records import Label, Mention, Span

SHORTEST = 4  # shorter surnames are too often other words ("Lang", "Weiß" stand, "Neu" does not)


def completed(articles: Mapping[str, Context]) -> dict[str, Context]:
    """The contexts with missed mentions of known persons added, and labels made one within a story."""
    stories: dict[str, list[Context]] = defaultdict(list)
    for context in articles.values():
        stories[context.story or context.article].append(context)
    return {c.article: c for contexts in stories.values() for c in _of_story(contexts)}


def _of_story(contexts: Iterable[Context]) -> Iterable[Context]:
    contexts = list(contexts)
    labels: dict[str, Counter[Label]] = defaultdict(Counter)
    for context in contexts:
        for mention in context.mentions:
            labels[_shown(mention, context)][mention.label] += 1
    usual = {name: max(sorted(counts), key=lambda la: counts[la]) for name, counts in labels.items()}
    surnames = _surnames(contexts)
    bodies = frozenset(n for n, label in usual.items() if label is Label.ORGANISATION and " " not in n)
    return [_completed(context, usual, surnames, bodies) for context in contexts]


def _surnames(contexts: Iterable[Context]) -> frozenset[str]:
    """Last parts of persons that the story names in full."""
    full = (
        _shown(mention, context).split()
        for context in contexts
        for mention in context.mentions
        if mention.label is Label.PERSON
    )
    return frozenset(words[-1] for words in full if len(words) > 1 and len(words[-1]) >= SHORTEST)


def _completed(
    context: Context, usual: Mapping[str, Label], surnames: frozenset[str], bodies: frozenset[str]
) -> Context:
    """Add surnames that stand alone, and bodies in compounds ("Bayern-Trainer")."""
    known = [replace(m, label=usual[_shown(m, context)]) for m in context.mentions]
    covered = {at for m in known for at in range(m.span.start, m.span.end)}
    found = [
        Mention(Span(word.start(), word.end()), Label.PERSON, word.group().removesuffix("s"))
        for word in re.finditer(r"(?<![\w-])[A-ZÄÖÜ][\w]+(?![\w-])", context.text)
        if (word.group() in surnames or word.group().removesuffix("s") in surnames)
        and word.start() not in covered
    ]
    found += [
        Mention(Span(word.start(), word.end()), Label.ORGANISATION, word.group())
        for word in re.finditer(r"(?<![\w-])[A-ZÄÖÜ]\w+(?=-[A-ZÄÖÜ])", context.text)
        if word.group() in bodies and word.start() not in covered
    ]
    return replace(context, mentions=tuple(sorted((*known, *found), key=lambda m: m.span)))


def _shown(mention: Mention, context: Context) -> str:
    return mention.span.of(context.text)
