"""Who is who: whether two names in two articles name one actor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from afterword.outcomes.contexts import Context
from afterword.records import Label, Mention

SPELLING = 0.75  # two first names this alike are two spellings of one (Dmitri, Dimitri)
BORDER = re.compile(r"(?:[.!?][“”\"«]?\s+|\n+)(?=[A-ZÄÖÜ„\"»“])")


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
    written = {mention: parts(mention.span.of(context.text)) for mention in context.mentions}
    known = {part for name in written.values() for part in name}
    plain = {m: tuple(_nominative(part, known) for part in name) for m, name in written.items()}
    full = _full_persons(context, plain)
    names = {mention: _resolved(mention, plain, full) for mention in plain}
    return {mention: _spelt_out(name, names.values()) for mention, name in names.items()}


def subject_before(context: Context, position: int) -> Mention | None:
    """The first person named in the sentence before a position; None if one stands between, or none does."""
    ends = [m.end() for m in BORDER.finditer(context.text[: position + 1])]
    if not ends:
        return None
    start, end = (ends[-2] if len(ends) > 1 else 0), ends[-1]
    persons = sorted(
        (m for m in context.mentions if m.label is Label.PERSON and start <= m.span.start < position),
        key=lambda m: m.span,
    )
    if any(m.span.start >= end for m in persons):
        return None
    return persons[0] if persons else None


def pair_before(context: Context, position: int, names: Mapping[Mention, Name]) -> tuple[Name, ...]:
    """The two persons named last before a position; none if there were not two."""
    found: list[Name] = []
    for mention in sorted(context.mentions, key=lambda m: m.span, reverse=True):
        if mention.label is Label.PERSON and mention.span.end <= position:
            if not any(names[mention].same(name) for name in found):
                found.append(names[mention])
            if len(found) == 2:
                return tuple(found)
    return ()


def parts(name: str) -> tuple[str, ...]:
    """A name's parts in small letters: "Kim Jong-un" and "Kim Jong Un" have the same."""
    return tuple(part for part in re.split(r"[\s\-–.]+", name.casefold()) if part)


def _spelt_out(name: Name, others: Iterable[Name]) -> Name:
    """ "FCB" is the "FC Bayern" of the same article."""
    if name.label is Label.PERSON or len(name.parts) != 1:
        return name
    long = next((n for n in others if n.label is name.label and _initials(name.shown, n.shown)), None)
    return replace(name, parts=long.parts) if long else name


def _nominative(part: str, known: set[str]) -> str:
    """ "putins" is "putin", where the article has both, or where nothing else can be meant."""
    return part[:-1] if part.endswith("s") and part[:-1] in known else part


def _full_persons(context: Context, plain: Mapping[Mention, tuple[str, ...]]) -> list[Mention]:
    """Mentions that name a person in full: not "Kims Zug", whose first part is a genitive."""
    full = [m for m, name in plain.items() if m.label is Label.PERSON and len(name) > 1]
    return [m for m in full if parts(m.span.of(context.text))[0] == plain[m][0]]


def _resolved(mention: Mention, plain: Mapping[Mention, tuple[str, ...]], full: Sequence[Mention]) -> Name:
    """A short name is who was named in full before it most often; unsure where two were as often."""
    name = plain[mention]
    if mention.label is not Label.PERSON or len(name) != 1:
        return Name(name, mention.label, mention.name)
    known = [m for m in full if any(_same_part(name[0], part) for part in plain[m])]
    before = [m for m in known if m.span < mention.span] or known
    candidates = _distinct(Counter(plain[m] for m in before))
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
    rest_a, rest_b = _without(a, b), _without(b, a)
    if not rest_a or not rest_b:
        return True
    if len(rest_a) != 1 or len(rest_b) != 1 or not _same_part(a[-1], b[-1]):
        return False
    return SequenceMatcher(None, rest_a[0], rest_b[0]).ratio() >= SPELLING


def _without(a: tuple[str, ...], b: tuple[str, ...]) -> list[str]:
    """The parts of one name that the other has not; a genitive ending makes no difference."""
    return [part for part in a if not any(_same_part(part, other) for other in b)]


def _same_part(a: str, b: str) -> bool:
    return a in (b, b + "s") or b == a + "s"


def _same_body(a: Name, b: Name) -> bool:
    if not _without(a.parts, b.parts) or not _without(b.parts, a.parts):
        return True
    return _initials(a.shown, b.shown) or _initials(b.shown, a.shown)


def _initials(short: str, long: str) -> bool:
    """Whether one is the other's initials: "FCB" of "FC Bayern", "EZB" of "Europäische Zentralbank"."""
    if not re.fullmatch(r"[A-ZÄÖÜ]{2,6}", short):
        return False
    words = re.findall(r"[A-ZÄÖÜ]+|\w+", long)
    letters = "".join(word if word.isupper() else word[0].upper() for word in words)
    return letters.startswith(short) and len(words) > 1
