"""The grammar of German times: patterns over the letters of words_of, each with its builder."""

from __future__ import annotations

import re
from collections.abc import Callable

from afterword.reading.times import amounts, dates, yearly
from afterword.reading.times.calendar import Direction
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.words import Word

Builder = Callable[[Place], Draft | None]

STEP = "a?ku"  # (des) vergangenen Jahres
OF_YEAR = "(?:a?ku|aw)"  # vergangenen Jahres, des Vorjahres
NTH = r"(?:n\.|O)"  # 3., dritten
COUNT = "(?:z?x|n,n|zz|[nzY])"  # zwei, ein paar, 2,5, ein halbes

RULES: tuple[tuple[str, Builder], ...] = (
    (r"(?:d,?)?a?n\.n\.[Yn](?!\.n)|Y-n-n", dates.numeric),
    (r"n\.n\.(?![nY])", yearly.day_and_month_in_figures),
    (rf"(?:d,?)?a?{NTH}m(?:Y|{OF_YEAR})?", yearly.monthday),
    (r"a?n\.(?=(?:,n\.)*[UV/,-]i?a?n\.m)", yearly.day_of_range),
    (rf"a?m(?:{OF_YEAR}|auY)|a?k?mY?", yearly.month_alone),
    (rf"a?s{OF_YEAR}|a?k?s(?:Y(?:[/-]n)?)?", yearly.season_alone),
    (rf"a?f{OF_YEAR}|a?k?fY?", yearly.feast_alone),
    (f"a?d{STEP}|a?k?d", dates.weekday_alone),
    ("[yM]", dates.relative_day),
    (STEP, dates.unit_step),
    ("u", dates.weekend_alone),
    ("a?Au|a?uA", dates.after_step),
    ("[zn]uA", dates.amount_after),
    ("a?w|P", dates.whole),
    ("Y|a?u[Yn]", dates.year_alone),
    (r"Y[/-]n", dates.school_year),
    ("a?Du?|a?e-?u|a?e", dates.decade_alone),
    (rf"a?{NTH}u", dates.century_alone),
    (rf"a?k?{NTH}u(?:Y|{OF_YEAR}|au)?", yearly.fraction),
    (f"p{STEP}", dates.with_part(dates.unit_step)),
    ("pau", dates.with_part(dates.unit_of_now)),
    ("pa?w", dates.with_part(dates.whole)),
    (f"pa?m(?:Y|{OF_YEAR})?", dates.with_part(yearly.month_alone)),
    (f"pa?s(?:Y|{OF_YEAR})?", dates.with_part(yearly.season_alone)),
    ("pY|pau?Y", dates.with_part(dates.year_alone)),
    ("pa?(?:Du?|e-?u|e)", dates.with_part(dates.decade_alone)),
    (rf"pa?{NTH}u", dates.with_part(dates.century_alone)),
    (f"a?k?o*{COUNT}o?u|a{COUNT}ku", amounts.duration),
    (STEP, amounts.several),
    ("u", amounts.bare_plural),
    ("au", amounts.described_unit),
    ("au", amounts.span_now),
    ("L", amounts.span_word),
    ("n-l", amounts.figure_span),
    ("[nz]-u-u", amounts.working_week),
    ("ju|Ju|uBu", amounts.every_unit),
    ("j[zn]u", amounts.every_few),
    ("E", amounts.every_adjective),
    ("q|jd", amounts.every_weekday),
    ("T|jt", amounts.every_daypart),
    ("js|a?S", amounts.every_season),
    ("jO[ud]", amounts.every_nth),
    (r"n[.:]nh|[nz]h|n(?:[.:]n)?(?=[U-]n(?:[.:]n)?h)", amounts.clock),
    ("z[zn]h?", amounts.half_hour),
    ("a?g?t", amounts.daypart),
    ("[yM]t|yM|a?k?b|a?k?dt", amounts.daypart_of_day),
    (r"a?t(?:ia?|\?a?|\?d\?a?)[dyM]", amounts.night_to),
    ("a?[kA]t", amounts.daypart_step),
    ("a?r", amounts.loose),
)
_COMPILED = tuple((re.compile(pattern), builder) for pattern, builder in RULES)
_STARTS = frozenset("abdDeEfgjJkLmMnoOpPqrsStTuwxyYzA")


def drafts_of(row: list[Word], tense: Callable[[int], Direction]) -> list[tuple[Place, Draft]]:
    """All time expressions of a row of words, left to right, without overlap; the longest reading wins."""
    letters = "".join(word.letter for word in row)
    found: list[tuple[Place, Draft]] = []
    at = 0
    while at < len(row):
        best = _longest(row, letters, at, tense) if letters[at] in _STARTS else None
        if best:
            found.append(best)
        at = best[0].end if best else at + 1
    return found


def _longest(
    row: list[Word], letters: str, at: int, tense: Callable[[int], Direction]
) -> tuple[Place, Draft] | None:
    matches = [
        (match.end(), builder)
        for pattern, builder in _COMPILED
        for match in [pattern.match(letters, at)]
        if match
    ]
    matches.sort(key=lambda pair: -pair[0])
    for end, builder in matches:
        place = Place(row, at, end, tense)
        draft = None if _inside_compound(row, at, end) else builder(place)
        if draft:
            return place, draft
    return None


def _inside_compound(row: list[Word], start: int, end: int) -> bool:
    """The Mai of Mai-Kundgebung is no time; the 90er of 90er-Jahre has its own rule."""
    if end + 1 >= len(row) or row[end].letter != "-":
        return False
    dash, after = row[end], row[end + 1]
    glued = dash.start == row[end - 1].end and after.start == dash.end
    if row[end - 1].lower == "ex":
        return False
    return glued and after.letter not in "nYmds" and row[end - 1].letter not in "n"
