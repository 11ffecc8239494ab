"""What the grammar makes of the words of one time expression, before the article's day is brought in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from afterword.reading.times.calendar import Cell, Direction, Resolver
from afterword.reading.times.words import Word
from afterword.records import TimeType

AHEAD_IN_THE_PRESENT = frozenset({"frühestens", "spätestens"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One time expression: TIMEX3 type and value as far as the words alone tell, and how to find its days.

    `resolve` gives the cell of the calendar, seen from the article's day, or, with `after`, from the time
    named before it; an absolute one gives the same from every day. `clock` is put behind the day's value
    ("T20:30"). `amount` and `toward` are those of a duration ("die letzten drei Tage": 3, D, -1).
    """

    type: TimeType
    value: str
    resolve: Resolver | None = None
    absolute: bool = False
    after: bool = False
    only_after: bool = False  # says nothing where no time has been named: "in der dritten Woche"
    mod: str = ""
    clock: str = ""
    amount: tuple[float | None, str] | None = None
    toward: int = 0
    open_to: int = 0  # 1: from the day on, "bald"; -1: up to it, "kürzlich"
    in_year: Callable[[int], Cell | None] | None = None  # of what tells no year of its own: "am 8. Mai"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the row of words an expression stands, for what must look around."""

    row: list[Word]
    start: int
    end: int
    tense: Callable[[int], Direction]

    @property
    def words(self) -> list[Word]:
        """The words of the expression."""
        return self.row[self.start : self.end]

    @property
    def direction(self) -> Direction:
        """What the tense of the clause says of where the time lies; "für Mittwoch" lies ahead in any."""
        if self.before() == "für":
            return Direction.FUTURE
        told = self.tense(self.start)
        bounded = any(self.before(distance) in AHEAD_IN_THE_PRESENT for distance in (1, 2, 3))
        return Direction.FUTURE if bounded and told is not Direction.PAST else told

    def of(self, letters: str) -> list[Word]:
        """The words of it that have one of the letters."""
        return [word for word in self.words if word.letter in letters]

    def before(self, distance: int = 1) -> str:
        """The word before it in lower case, or nothing."""
        at = self.start - distance
        return self.row[at].lower if at >= 0 else ""

    def letters_behind(self, length: int) -> str:
        """The letters of so many words behind it."""
        return "".join([word.letter for word in self.row[self.end : self.end + length]])

    def behind(self, distance: int = 1) -> str:
        """The word behind it as it stands, or nothing."""
        at = self.end + distance - 1
        return self.row[at].text if at < len(self.row) else ""


def fixed(cell: Cell | None) -> Draft | None:
    """A date that the words alone tell."""
    if cell is None:
        return None

    def resolve(_: date) -> Cell:
        return cell

    return Draft(TimeType.DATE, cell.value, resolve, absolute=True)
