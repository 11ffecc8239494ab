"""The names a story is shown with: each actor once, by its fullest name, spelt as the texts spell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from afterword.records import Label

Named = tuple[str, Label]


def in_full(articles: Iterable[Collection[Named]], texts: Sequence[str]) -> tuple[str, ...]:
    """The names in the order of how many articles have them, persons and organisations before places.

    "Kim" is taken for "Kim Jong Un" where only one fuller name holds it; where two do (two Köster), it tells
    neither, and is left out.
    """
    told = [{(_spelt(name, texts), label) for name, label in names} for names in articles]
    known = {one for names in told for one in names}
    full = {one: _fullest(one, known) for one in known}
    spread: Counter[Named] = Counter()
    for names in told:
        spread.update({one for name in names if (one := full[name])})
    ranked = sorted(spread, key=lambda one: (-spread[one], one[1] is Label.PLACE, one[0]))
    return tuple(dict.fromkeys(name for name, _ in ranked))


def _fullest(one: Named, known: Collection[Named]) -> Named | None:
    """The fullest name that holds all parts of a name; itself if none does, None if several do."""
    parts = set(one[0].split())
    holding = [other for other in known if parts < set(other[0].split()) and _may_be_one(one, other)]
    fullest = [one for one in holding if not any(set(one[0].split()) < set(o[0].split()) for o in holding)]
    if not holding:
        return one
    return fullest[0] if len({name for name, _ in fullest}) == 1 else None


def _may_be_one(short: Named, full: Named) -> bool:
    """A person by a part of the name; of others ("Neue Bank", "Bank") each is its own."""
    return full[1] is Label.PERSON and short[1] is Label.PERSON


def _spelt(name: str, texts: Sequence[str]) -> str:
    """A name with the s it was robbed of: "Siever" where the texts only ever write "Sievers".

    One "Putins" may be a genitive; a name that has its s every time, and more than once, ends in it.
    """
    bare, longer = (
        sum(len(re.findall(rf"\b{re.escape(name)}{s}\b", text)) for text in texts) for s in ("", "s")
    )
    return f"{name}s" if not bare and longer > 1 else name
