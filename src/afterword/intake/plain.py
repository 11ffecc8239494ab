"""Plain text to a draft: our own header lines, if the file begins with some, then the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.intake import days
from afterword.intake.addresses import canonical
from afterword.intake.drafts import Draft
from afterword.intake.encodings import tidy
from afterword.intake.furniture import unwrap
from afterword.records import DateWitness, Published

HEADERS = {
    "outlet": ("outlet", "quelle", "medium", "zeitung"),
    "published": ("published", "date", "datum", "veröffentlicht", "erschienen"),
    "title": ("title", "titel", "überschrift", "schlagzeile"),
    "author": ("author", "autor", "autorin"),
    "url": ("url", "adresse", "link"),
    "id": ("id", "kennung"),
}
FIELD_OF = {word: field for field, words in HEADERS.items() for word in words}
HEADER_LINE = re.compile(r"([^\W\d_]+):[ \t]+(\S.*)")
MAX_HEADER = 300


@dataclass(frozen=True, slots=True)
class _Header:
    fields: dict[str, str]
    length: int


def read_plain(text: str, origin: str, stem: str) -> Draft:
    """The draft of one text file, named by its stem unless a header names or places it."""
    text = tidy(text)
    header = _header(text)
    told = header.fields
    url = told.get("url", "")
    names = [name for name in (told.get("id", ""), canonical(url), stem) if name]
    return Draft(
        text=unwrap(text[header.length :].strip()),
        origin=origin,
        names=tuple(names),
        title=told.get("title", ""),
        outlet=told.get("outlet", ""),
        author=told.get("author", ""),
        published=days.read(told["published"], DateWitness.GIVEN) if "published" in told else Published(),
        url=url,
    )


def _header(text: str) -> _Header:
    """The header lines, if the file begins with some that are ended by a blank line and mean something.

    A single line is a header only with a date, an address or an outlet that reads as one: "Quelle: dpa"
    may also be a credit, "Datum: …" never is.
    """
    fields: dict[str, str] = {}
    length = 0
    for line in text.splitlines(keepends=True):
        match = HEADER_LINE.fullmatch(line.strip())
        field = FIELD_OF.get(match[1].lower()) if match and len(line) <= MAX_HEADER else None
        if not match or not field or field in fields:
            break
        fields[field] = match[2].strip()
        length += len(line)
    ended = length == len(text) or text[length : length + 1] == "\n"
    return _Header(fields, length) if fields and ended and _means_something(fields) else _Header({}, 0)


def _means_something(fields: dict[str, str]) -> bool:
    if "published" in fields:
        return days.read(fields["published"], DateWitness.GIVEN).period.known
    return bool(fields.keys() & {"outlet", "title", "id"}) or bool(canonical(fields.get("url", "")))
