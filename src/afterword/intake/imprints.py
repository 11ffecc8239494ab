"""The small print of a news text: date lines, bylines, datelines, credits; patterns over one line each.

A pattern function takes a stripped line and answers where in it the piece stands (start, end), or None.
"""

from __future__ import annotations

import re
from functools import cache

from afterword.german.furniture import page_words
from afterword.intake.days import BETWEEN, CLOCK, GERMAN, ISO, MONTH

Piece = tuple[int, int]

LETTER = "A-ZÄÖÜÉÈÁÓŠŽČĆŁØÅÇ"
WORD = rf"[{LETTER}][\w’'-]*"
FRONT = (
    r"(?:(?:St\.|Sankt|Bad|San|Santa|São|Los|Las|New|Neu|Den|Tel|Abu|Rio de|Buenos|Kuala|Phnom|Palo|Port|"
    r"Cape|La|Le|El)\s)?"
)
PLACE = rf"{FRONT}{WORD}(?:\s(?:am|an\sder|im|in|ob\sder|bei|a\.\s?d\.)\s{WORD})?(?:\s\([A-ZÄÖÜ][a-zäöü]+\))?"
PLACES = rf"{PLACE}(?:(?:\s?/\s?|,\s?|\sund\s){PLACE}){{0,4}}"
SENTENCE = rf"(?=[{LETTER}0-9„“”\"»«‚'’])"
OPENERS = (
    "Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Nach|Im|In|Am|An|Mit|Bei|Für|Auf|Es|Er|Sie|Wegen|Trotz|Seit|Zum|Zur|Vor|"
    "Angesichts|Kurz|Rund|Mehr|Als|Wenn|Während|Mehrere|Zwei|Drei|Vier|Fünf|Bis|Unter|Gegen|Aus|Von|Zwischen|Weil|Noch|Immer"
)
MONTH_LINE = re.compile(
    r"date (?P<edtf>(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?![\w-])"
)
LIVE_ENTRY = re.compile(
    r"(?:Update|Erstmeldung|Ursprungsmeldung|Originalmeldung|Neufassung)\b[^:\n]{0,60}?\d{1,2}[.:]\d\d Uhr: ?"
)
SHORT_SIGN = re.compile(r"[a-zäöü]{1,5}|[A-ZÄÖÜ]{2,5}|[A-Z]\.[A-Z]\.")
MAX_CREDIT = 120
MAX_CAPTION = 330
MAX_UNSURE_CAPTION = 200
"""A caption may have two or three sentences; one whose credit is only "Name/dpa" may also be a paragraph."""

CREDIT_MARK = re.compile(r"[:©]|\d\d min$")


def date_line(line: str) -> Piece | None:
    """The whole line, if it tells a date and at most a rubric beside it; or a "Stand: …" at either end."""
    if len(line) > 40 and (edge := _date_at_edge(line)):
        return edge
    if len(line) > 110 or line.endswith(":"):
        return None
    found = [match for pattern in (*GERMAN, ISO) for match in pattern.finditer(line)]
    if MONTH_LINE.fullmatch(line) or re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", line):
        return 0, len(line)
    if not found:
        return None
    rest = line
    for match in sorted(found, key=lambda m: -len(m[0])):
        rest = rest.replace(match[0], " ")
    return (0, len(line)) if _only_date_words(rest) else None


def _only_date_words(rest: str) -> bool:
    words = page_words()
    known = {word for opening in words.date_openings for word in opening.split()} | words.rubrics
    known |= {"uhr", "um", "den", "am", "der", "min", "lesezeit", "minuten", "von", "und"}
    known |= {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend"}
    known |= {"mo", "di", "mi", "do", "fr", "sa", "so"}
    rest = re.sub(rf"{BETWEEN}{CLOCK}", " ", rest)
    return all(word in known for word in re.findall(r"[^\W_]+", rest.lower()) if not word.isdigit())


@cache
def _edge_patterns() -> tuple[re.Pattern[str], ...]:
    openings = "|".join(re.escape(opening) for opening in page_words().date_openings)
    clock = rf"(?:{BETWEEN}\d{{1,2}}[:.]\d\d)?(?:\s?Uhr)?"
    day = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{MONTH})\.?)\s?(?:\d{{4}}|\d\d)\b{clock})"
    return (
        re.compile(rf"(?:{openings}):?\s+{day}(?:\s*[|•·–-])?(?=\s+{SENTENCE}|\s*$)", re.IGNORECASE),
        re.compile(rf"(?:^|(?<=\s))\(?(?:{openings}):\s+{day}\)?$", re.IGNORECASE),
    )


def _date_at_edge(line: str) -> Piece | None:
    if (entry := LIVE_ENTRY.match(line)) and entry.end() < len(line):
        return entry.span()
    head, tail = _edge_patterns()
    if (match := head.match(line)) and re.search(r"\d\d|Uhr", match[0]):
        return match.span()
    if match := tail.search(line):
        return match.span()
    return None


@cache
def _inner_date() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in page_words().date_openings if opening != "date")
    day = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{MONTH})\.?)\s?\d{{4}}"
    return re.compile(
        rf"(?<=\s)(?:{openings}):?\s+{day}{BETWEEN}\d{{1,2}}[:.]\d\d\s?Uhr(?:\s?Lesedauer:\s\d+\sMin\.)?(?=\s)",
        re.IGNORECASE,
    )


def inner_date(line: str) -> Piece | None:
    """A page's date in the middle of a first line where headline, date and text were run together."""
    match = _inner_date().search(line)
    return match.span() if match else None


def glued_byline(line: str) -> Piece | None:
    """ "Von Erika Muster Die Bahn …": the names before the first sentence of a line."""
    name = rf"{WORD}(?:\s(?:von|van|de|der)){{0,2}}\s{WORD}(?:-{WORD})?"
    match = re.match(
        rf"[Vv]on\s{name}(?:(?:,|\sund|\ssowie)\s(?:von\s)?{name}){{0,3}}\s+(?=(?:{OPENERS})\s)", line
    )
    return (0, len(match[0].rstrip())) if match and _enough_behind(line, match.end()) else None


def byline(line: str) -> Piece | None:
    """The whole line, if it is "Von" (or the like) and names, perhaps with a place or an outlet."""
    if len(line) > 100 or line.endswith((".", "!", "?", ":")) or not (opening := _by_opening().match(line)):
        return None
    rest = line[opening.end() :]
    names = [word for word in re.split(r"[\s,/|•·()]+", rest) if word]
    capital = [word for word in names if word[0].isupper()]
    plain = all(word in page_words().name_particles or word[0].isupper() for word in names)
    # "Von Moskau" alone may be the head of a sentence set in lines: a byline has two words of name.
    enough = len(capital) >= 2 or opening[0].rstrip().endswith(":") or "Redaktion" in capital
    return (0, len(line)) if plain and enough and 1 <= len(names) <= 14 else None


def author(line: str) -> str:
    """The names in a byline, without its opening and the place behind the last comma."""
    rest = _by_opening().sub("", line, count=1).strip()
    head, comma, tail = rest.rpartition(",")
    return head.strip() if comma and (tail.strip() in page_words().cities or len(tail.split()) == 1) else rest


@cache
def _by_opening() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in page_words().by_openings)
    return re.compile(rf"(?:{openings})(?::\s*|\s+)", re.IGNORECASE)


def dateline(line: str) -> Piece | None:
    """The place, and the agency, before the first sentence of an article."""
    for find in (_agency_dateline, _stopped_dateline, _dashed_dateline, _glued_dateline):
        if piece := find(line):
            return piece
    return None


def _agency_dateline(line: str) -> Piece | None:
    match = re.match(
        rf"{PLACES}(?:,\s\d{{1,2}}\.\s?(?:{MONTH}|\d{{1,2}}\.)?)?\s?(?:\((?P<sign>[^()]{{2,30}})\)|/(?P<bare>\w+))"
        rf"\s?(?P<dash>[-–—:.]{{0,2}})\s+{SENTENCE}",
        line,
    )
    sign = match and (match["sign"] or match["bare"])
    if not match or not sign:
        return None
    # a sign that we do not know is an agency's or a desk's if it is short and a dash follows: "(abc) –"
    plain = (
        bool(match["dash"]) and match["sign"] and re.fullmatch(r"[a-zäöü]{2,5}(?:[/,]\s?[a-z]{2,5})*", sign)
    )
    return match.span() if plain or _names_agency(sign) else None


def _stopped_dateline(line: str) -> Piece | None:
    match = re.match(rf"(?P<places>{PLACES})\.\s+{SENTENCE}", line)
    if not match or len(match["places"]) > 45 or match["places"].lower() in page_words().no_places:
        return None
    if re.search(r"\s(?:in|und|bei)\s", match["places"]) and not _known(match["places"]):
        return None  # "Warten in Bonn. Die …"
    return match.span() if _enough_behind(line, match.end()) else None


def _dashed_dateline(line: str) -> Piece | None:
    match = re.match(rf"(?P<places>{PLACES})\s?[-–—−]\s+{SENTENCE}", line)
    if not match or len(match["places"]) > 45 or match["places"].lower() in page_words().no_places:
        return None
    if not _known(match["places"]) and not re.match(rf"(?:{OPENERS})\s", line[match.end() :]):
        return None
    return match.span() if _enough_behind(line, match.end()) else None


def _glued_dateline(line: str) -> Piece | None:
    """ "Tokio, Seoul Die Regierungen …": nothing but the names of cities shows where the sentence begins."""
    if (match := re.match(rf"(?P<places>{PLACES})[\xa0\u2003]{{1,3}}{SENTENCE}", line)) and _known(
        match["places"]
    ):
        return match.span()
    cities = _cities()
    match = cities.match(line)
    if not match or not _enough_behind(line, match.end()):
        return None
    several = len(re.split(r"[,/]", match["places"])) > 1
    return match.span() if several or re.match(rf"(?:{OPENERS})\s", line[match.end() :]) else None


@cache
def _cities() -> re.Pattern[str]:
    names = page_words().cities
    every = "|".join(
        sorted((re.escape(name) for name in names | {n.upper() for n in names}), key=len, reverse=True)
    )
    return re.compile(rf"(?P<places>(?:{every})(?:(?:,\s|\s?/\s?)(?:{every}))*)\s+{SENTENCE}")


def _known(places: str) -> bool:
    named = {name.casefold() for name in page_words().cities}
    parts = [part.strip().casefold() for part in re.split(r"[/,]|\sund\s", places)]
    return sum(part in named for part in parts) * 2 >= len(parts)


def _enough_behind(line: str, start: int) -> bool:
    """A dateline stands before a sentence, not in a table of matches or a list of stations."""
    return len(line[start:].split()) >= 6 and bool(re.search(r"[.!?…]", line[start:]))


def _names_agency(sign: str) -> bool:
    """Whether a sign is an agency's, alone or with a desk: "dpa", "dpa/lnw", "AFP, Reuters", "mit dpa"."""
    parts = [
        part
        for part in re.split(r"[/,|&+\s]+", sign.strip("()[]–—-. "))
        if part and part not in ("mit", "und")
    ]
    agencies = {name for agency in page_words().agencies for name in agency.lower().split()}
    others = [part for part in parts if part.lower() not in agencies]
    return len(others) < len(parts) and all(SHORT_SIGN.fullmatch(part) for part in others)


def credit(line: str) -> Piece | None:
    """The whole line, if it only says whose the photo or the text is; or such a sign at its end."""
    if len(line) <= 40 and _names_agency(line):
        return 0, len(line)
    if len(line) <= MAX_CREDIT and _credit_line().fullmatch(line):
        return 0, len(line)
    match = re.search(r"\s+\(([^()]{2,30})\)$|(?<=[.!?“\"])\s+([A-Za-z/, -]{2,20})$", line)
    if match and _names_agency(match[1] or match[2]):
        return match.span()
    signed = re.search(r"(?<=[.!?“\"»])\s+\([a-zäöü]{2,4}(?:/[a-zäöü]{2,4})*\)$", line)  # an author's sign
    return signed.span() if signed else None


@cache
def _credit_line() -> re.Pattern[str]:
    words = "|".join(page_words().credits)
    return re.compile(rf"[(\[−–-]?\s*(?:(?:{words})\s?[:©]|©|\([cC]\)\s)(?!.*[.!?]\s?$)[^\n]{{1,110}}[)\]]?")


@cache
def _credit_inside() -> re.Pattern[str]:
    words = "|".join(word for word in page_words().credits if word != "Quelle")
    agencies = "|".join(re.escape(agency) for agency in page_words().agencies)
    return re.compile(
        rf"\((?:{words})s?\s?:[^()]{{1,60}}\)"
        rf"|[\s(|−–-](?:{words})\s?[:©]\s?[^.!?:]{{2,70}}\)?$"
        rf"|\s©\s?[^.!?]{{2,90}}$"
        rf"|[\s(]Quelle:\s[^.!?]{{0,40}}(?:{agencies})\b[^.!?]{{0,30}}\)?$"
        rf"|\s[\w.\s-]{{2,40}}/\s?(?:{agencies})\)?$"
        rf"|\s\((?=[^()]*/)[^()]*\b(?:{agencies})\b[^()]{{0,60}}\)$"
        rf"|\s\d\d\.\d\d\.\d{{4}} \| \d+:\d\d min$",
        re.IGNORECASE,
    )


def caption(line: str) -> Piece | None:
    """A line with a photo's credit in it or at its end is the photo's caption."""
    match = _credit_inside().search(line)
    if not match:
        return None
    if len(line) <= (MAX_CAPTION if CREDIT_MARK.search(match[0]) else MAX_UNSURE_CAPTION):
        return 0, len(line)
    return match.span() if match.end() == len(line) else None


def is_cut_off(line: str) -> bool:
    """Whether a line ends in the middle of a phrase: "… begann dieser"."""
    return line.rsplit(maxsplit=1)[-1].lower() in page_words().no_endings


def shows_people(line: str) -> bool:
    """Whether a line says who stands where: "(l.)", "(Mitte)"."""
    return bool(
        re.search(r"\((?:l|r|M|m|v\.\s?l|o|u|links|rechts|Mitte|hinten|vorne?)\.?(?:,[^)]*)?\)", line)
    )


def notice(line: str) -> Piece | None:
    """The whole line, if it is the page's and not the article's: teasers, consent and newsletter boxes."""
    words = page_words()
    low = line.lower().strip()
    bare = low.strip(":!… .-–—")
    if bare in words.lines or (len(low) <= 160 and low.startswith(words.openings)):
        return 0, len(line)
    if any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern in words.machine):
        return 0, len(line)
    if re.fullmatch(r"\+\+\+.*\+\+\+|>>?\s?[^.]*", line) or re.fullmatch(r"Mehr «[^»]+»", line):
        return 0, len(line)
    return (0, len(line)) if _is_box(low, words.openings, words.boxes) else None


def _is_box(low: str, openings: tuple[str, ...], boxes: tuple[str, ...]) -> bool:
    signs = sum(box in low for box in boxes)
    return signs >= 3 or (signs >= 1 and low.startswith(openings))
