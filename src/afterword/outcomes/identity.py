"""Who is who: whether two names in two articles name one actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from afterword.outcomes.contexts import Context
from afterword.records import Label, Mention

SPELLING = 0.75  # two first names this alike are two spellings of one (Dmitri, Dimitri)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its fullest form known from its article: its parts, and what it names."""

    parts: tuple[str, ...]
    label: Label
    shown: str
    certain: bool = True  # False where the article has two persons whom it may mean

    def same(self, other: Name) -> bool:
        """Whether both name one actor; False where that is not sure."""
        if not (self.certain and other.certain):
            return False
        persons = [name.label is Label.PERSON for name in (self, other)]
        if all(persons):
            return _same_person(self.parts, other.parts)
        if any(persons):  # one of the two is wrongly labelled, or they are different things
            return self.parts == other.parts
        return _same_body(self, other)


def resolve(context: Context) -> Mapping[Mention, Name]:
    """Every mention of an article with its fullest name there: "Müller" is the "Thomas Müller" before it."""
    full = _full_persons(context.mentions)
    return {mention: _resolved(mention, full) for mention in context.mentions}


def parts(name: str) -> tuple[str, ...]:
    """A name's parts in small letters: "Kim Jong-un" and "Kim Jong Un" have the same."""
    return tuple(part for part in re.split(r"[\s\-–.]+", name.casefold()) if part)


def _full_persons(mentions: Iterable[Mention]) -> dict[str, Counter[tuple[str, ...]]]:
    """For each part of a person's name, the full names of the article that have it, and how often."""
    known: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for mention in mentions:
        name = parts(mention.name)
        if mention.label is Label.PERSON and len(name) > 1:
            for part in name:
                known[part][name] += 1
    return known


def _resolved(mention: Mention, full: Mapping[str, Counter[tuple[str, ...]]]) -> Name:
    name = parts(mention.name)
    if mention.label is not Label.PERSON or len(name) != 1:
        return Name(name, mention.label, mention.name)
    candidates = _distinct(full.get(name[0], Counter()))
    if not candidates:
        return Name(name, mention.label, mention.name)
    best, count = candidates[0]
    rivals = candidates[1][1] if len(candidates) > 1 else 0
    return Name(best, mention.label, mention.name, certain=count > rivals)


def _distinct(names: Counter[tuple[str, ...]]) -> list[tuple[tuple[str, ...], int]]:
    """Full names with their counts, spellings of one person counted together; the most frequent first."""
    merged: list[tuple[tuple[str, ...], int]] = []
    for name, count in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        same = next((i for i, (known, _) in enumerate(merged) if _same_person(known, name)), None)
        if same is None:
            merged.append((name, count))
        else:
            merged[same] = (merged[same][0], merged[same][1] + count)
    return sorted(merged, key=lambda item: (-item[1], item[0]))


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    shared = set(a) & set(b)
    rest_a, rest_b = [p for p in a if p not in shared], [p for p in b if p not in shared]
    if not shared or len(rest_a) != 1 or len(rest_b) != 1 or a[-1] != b[-1]:
        return False
    return SequenceMatcher(None, rest_a[0], rest_b[0]).ratio() >= SPELLING


def _same_body(a: Name, b: Name) -> bool:
    first, second = set(a.parts), set(b.parts)
    return first <= second or second <= first or _initials(a.shown, b.shown) or _initials(b.shown, a.shown)


def _initials(short: str, long: str) -> bool:
    """Whether one is the other's initials: "FCB" of "FC Bayern", "EZB" of "Europäische Zentralbank"."""
    if not re.fullmatch(r"[A-ZÄÖÜ]{2,6}", short):
        return False
    words = re.findall(r"[A-ZÄÖÜ]+|\w+", long)
    letters = "".join(word if word.isupper() else word[0].upper() for word in words)
    return letters.startswith(short) and len(words) > 1
