"""The grammar of German times: patterns over the letters of words_of, each with its builder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from afterword.reading.times import amounts, clocks, dates, ordinals, yearly
from afterword.reading.times.calendar import Direction
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.words import Word

Builder = Callable[[Place], Draft | None]

STEP = "a?ku"  # (des) vergangenen Jahres
OF_YEAR = "(?:a?ku|aw)"  # vergangenen Jahres, des Vorjahres
NTH = r"(?:n\.|O)"  # 3., dritten
COUNT = "(?:z?x|n,n|zz|[nzY])"  # zwei, ein paar, 2,5, ein halbes
CLOCK = "n(?:[.:]n)?"  # 9, 9.30
DECADE = "(?:Du?|e-?u|e)"  # Neunzigerjahren, 90er Jahre, Achtzigern
# im Mai 2024, des Jahres, 2023, des Vorjahres, des 19. Jahrhunderts, der 90er Jahre
WHOLE = rf"(?:[Ia]m(?:Y|{OF_YEAR})?|[Ia]s(?:Y|{OF_YEAR})?|a?uY|Y|a?ku|[aI]?w|au|a{NTH}u|a{DECADE})"

RULES: tuple[tuple[str, Builder], ...] = (
    (r"(?:d,?)?a?n\.n\.[Yn](?!\.n)|Y-n-n|a?n/n/Y", dates.numeric),
    (r"n\.n\.(?![nY])", yearly.day_and_month_in_figures),
    (rf"(?:d,?)?a?{NTH}m(?:Y|{OF_YEAR})?", yearly.monthday),
    (r"a?n\.(?=(?:,n\.){0,6}[UV/,-]\??i?a?n\.m)", yearly.day_of_range),
    (rf"a?m(?:{OF_YEAR}|auY)|a?k?mY?", yearly.month_alone),
    (rf"a?s{OF_YEAR}|a?k?s(?:Y(?:[/-]n)?)?", yearly.season_alone),
    (rf"a?f{OF_YEAR}|a?k?fY?", yearly.feast_alone),
    (f"a?d{STEP}|a?k?d", dates.weekday_alone),
    ("a?Ad", dates.weekday_after),
    ("[yM]", dates.relative_day),
    (STEP, dates.unit_step),
    ("u", dates.weekend_alone),
    ("a?Au|a?uA", dates.after_step),
    ("[zn]uA", dates.amount_after),
    ("a?w|P", dates.whole),
    ("Y|a?u[Yn]|uz|a?kuY", dates.year_alone),
    (r"Y[/-]n", dates.school_year),
    ("a?Du?|a?e-?u|a?e", dates.decade_alone),
    (rf"a?g{DECADE}", dates.early_or_late(dates.decade_alone)),
    (rf"a?{NTH}u", dates.century_alone),
    (rf"a?g{NTH}u", dates.early_or_late(dates.century_alone)),
    ("a?C", dates.turn_alone),
    (rf"a?(?:{NTH}|k)d{WHOLE}", ordinals.nth_weekday),
    (rf"a?(?:{NTH}|k)u{WHOLE}", ordinals.nth_unit),
    (rf"a?(?:O|k)[zn]u{WHOLE}", ordinals.counted_units),
    (rf"a?{NTH}u", ordinals.nth_unit_named),
    (rf"a?{NTH}H{WHOLE}?", ordinals.half),
    (rf"a?k?{NTH}H(?:Y|{OF_YEAR})?", yearly.fraction),
    (rf"a?{NTH}a?k?u", yearly.day_of_month),
    (rf"a?{NTH}NY?", yearly.numbered_feast),
    ("N", yearly.feast_season),
    ("a?k?W", yearly.turn_of_year),
    (rf"a?{NTH}KY?|KnY?|Kn/Y", yearly.calendar_week),
    (rf"a?k?{NTH}u(?:Y|{OF_YEAR}|au)?", yearly.fraction),
    (rf"p(?=[UV/-]p(?:{STEP}|au|a?m|Y))", ordinals.part_of_range),
    (f"p{STEP}", dates.with_part(dates.unit_step)),
    ("pau", dates.with_part(dates.unit_of_now)),
    ("pa?w", dates.with_part(dates.whole)),
    (f"pa?m(?:Y|{OF_YEAR})?", dates.with_part(yearly.month_alone)),
    (f"pa?s(?:Y|{OF_YEAR})?", dates.with_part(yearly.season_alone)),
    ("pY|pau?Y", dates.with_part(dates.year_alone)),
    ("pa?(?:Du?|e-?u|e)", dates.with_part(dates.decade_alone)),
    (rf"pa?{NTH}u", dates.with_part(dates.century_alone)),
    (f"a?k?G?o{{0,2}}{COUNT}o?u|a{COUNT}ku|a?O{COUNT}u", amounts.duration),
    (r"[nz](?=[UV\?-][nz]u)", amounts.first_of_two),
    ("aGu", amounts.whole_unit),
    (STEP, amounts.several),
    ("u", amounts.bare_plural),
    ("au", amounts.described_unit),
    ("au", amounts.span_now),
    ("L", amounts.span_word),
    ("n-l", amounts.figure_span),
    ("[nz]-u-[?u]", amounts.working_week),
    ("ju|Ju|uBu", amounts.every_unit),
    ("j[zn]u|jz?xu", amounts.every_few),
    (r"(?:R|[zn]X)(?:Ju|E|Ia?u|au|\?u)", amounts.so_often),
    ("Q", amounts.working_days),
    ("E", amounts.every_adjective),
    ("q|jd", amounts.every_weekday),
    ("T|j[tb]", amounts.every_daypart),
    ("js|a?S", amounts.every_season),
    ("jO[ud](?:Iu|au)?", amounts.every_nth),
    (r"(?:n[.:]n|[nz])h[tT]?", clocks.clock),
    (rf"{CLOCK}(?=(?:[UV-]{CLOCK})?(?:V\?{CLOCK}[U-]{CLOCK})?h)", clocks.clock),
    (r"n:n(?!:?n)", clocks.figures),
    (r"v\?z|z[zn]", clocks.quarter_hour),
    ("z[zn]h?", clocks.half_hour),
    ("a?g?t", clocks.daypart),
    ("[yM]t|yM|a?k?g?b|a?g?k?b|a?k?dt|a?ba?ku", clocks.daypart_of_day),
    (r"a?t(?:\?a?d[?i]a?|ia?|\?a?)[dyM]", clocks.night_to),
    (rf"a?t(?:i|\?)a?(?:{NTH}m?\?a?)?{NTH}m(?:Y|{OF_YEAR})?", clocks.night_to),
    ("a?[kA]t|a?tA", clocks.daypart_step),
    ("a?r", amounts.loose),
    ("a?kZ", amounts.spell),
)


def first_letters(pattern: str) -> set[str]:
    """The letters that a match of a rule can begin with: of a branch all up to the first that must stand."""
    letters: set[str] = set()
    for branch in _branches(pattern):
        rest = branch
        while rest:
            part, optional, rest = _first_part(rest)
            letters |= first_letters(part) if len(part) > 1 else {part}
            if not optional:
                break
    return letters


def _branches(pattern: str) -> list[str]:
    """What stands between the bars outside of all brackets."""
    depth, branches = 0, [""]
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += sign
    return branches


_PART = re.compile(r"\[([^\]]+)\]|\\(.)|(.)")


def _first_part(rest: str) -> tuple[str, bool, str]:
    """The first part of a branch, whether it may be missing, and what follows it."""
    if rest.startswith("(?:"):
        end, depth = 3, 1
        while depth:
            depth += (rest[end] == "(") - (rest[end] == ")")
            end += 1
        part = rest[3 : end - 1]
    else:
        match = _PART.match(rest)
        assert match is not None
        end = match.end()
        part = "|".join(match[1]) if match[1] else match[2] or match[3]
    for quantifier in ("?", "*", "{0,"):
        if rest.startswith(quantifier, end):
            return part, True, rest[rest.index("}", end) + 1 :] if quantifier == "{0," else rest[end + 1 :]
    return part, False, rest[end:]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that can begin with one letter, in their order, and a pattern that tells whether any fits."""

    any: re.Pattern[str]
    each: tuple[tuple[re.Pattern[str], Builder], ...]


@cache
def rules_by_letter() -> dict[str, Rules]:
    """The rules by the letters that they can begin with."""
    table: dict[str, list[tuple[str, Builder]]] = {}
    for pattern, builder in RULES:
        for branch in _branches(pattern):  # each by itself, so that the longest wins
            for letter in first_letters(branch):
                table.setdefault(letter, []).append((branch, builder))
    return {
        letter: Rules(
            re.compile("|".join(pattern for pattern, _ in rules)),
            tuple((re.compile(pattern), builder) for pattern, builder in rules),
        )
        for letter, rules in table.items()
    }


def drafts_of(row: list[Word], tense: Callable[[int], Direction]) -> list[tuple[Place, Draft]]:
    """All time expressions of a row of words, left to right, without overlap; the longest reading wins."""
    letters = "".join([word.letter for word in row])
    rules = rules_by_letter()
    found: list[tuple[Place, Draft]] = []
    done = 0
    for at in [number for number, letter in enumerate(letters) if letter in rules]:
        if at < done or not rules[letters[at]].any.match(letters, at):
            continue
        best = _longest(rules[letters[at]], row, letters, at, tense)
        if best:
            found.append(best)
            done = best[0].end
    return found


def _longest(
    rules: Rules, row: list[Word], letters: str, at: int, tense: Callable[[int], Direction]
) -> tuple[Place, Draft] | None:
    matches = [
        (match.end(), builder) for rule, builder in rules.each for match in [rule.match(letters, at)] if match
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
