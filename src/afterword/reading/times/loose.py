"""Whether "heute" means the day or only the present: "heute um elf", but "bis heute", "heute noch"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from afterword.german.language import datelines
from afterword.reading.times.drafts import Place
from afterword.reading.times.words import Word

# Words at either side that make it the present, not the day.
LOOSE_BEFORE = frozenset({"bis", "noch"})
FIRST_WORDS = 40  # a dateline may follow a title
LOOSE_BEHIND = frozenset({"noch", "lebende", "lebenden", "üblich", "üblichen"})


def loosely_meant(row: Sequence[Word], places: Sequence[Place]) -> frozenset[int]:
    """Where a "heute" starts that means the present, or a bare "am Abend" that has no day.

    A text that has a dateline or names weekdays, hours, "gestern" or "morgen" is written from day to day and
    means the day; a text without any (a weekly's portrait, a review) means the present.
    """
    daily = has_dateline(row) or any(
        place.of("dbhM") or (place.of("y") and place.of("y")[0].number) for place in places
    )
    return frozenset(place.start for place in places if _is_loose(place, daily=daily))


def has_dateline(row: Sequence[Word]) -> bool:
    """Whether a text begins like news of the day: BOZEN., WIEN/BERLIN., Berlin (dpa)."""
    opening = row[:FIRST_WORDS]
    return any(
        (one.text.isupper() and len(one.text) > 2 and two.text == ".")
        or (one.text == "(" and two.lower in datelines())
        for one, two in pairwise(opening)
    )


def _is_loose(place: Place, *, daily: bool) -> bool:
    word = place.words[0]
    if place.words[-1].letter == "t" and not place.of("dbyMkA"):
        return not daily
    if word.letter != "y" or word.number or len(place.words) > 1:
        return False
    if (
        place.behind() in ("in", "vor")
        and place.end + 1 < len(place.row)
        and place.row[place.end + 1].letter in "zn"
    ):
        return False  # heute in einer Woche
    if place.before() in LOOSE_BEFORE or place.behind() in LOOSE_BEHIND:
        return True
    return not daily
