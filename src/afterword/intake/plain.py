"""Plain text to a draft: our own header lines, if the file begins with some, then the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.intake import days
from afterword.intake.addresses import canonical
from afterword.intake.drafts import Draft
from afterword.intake.encodings import tidy
from afterword.intake.furniture import unwrap

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
MAX_DATE = 40  # letters; a longer line with a year in it is a sentence
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
        published=days.given(told.get("published", "")),
        url=url,
    )


def _header(text: str) -> _Header:
    """The header lines, if the file begins with some that are ended by a blank line and mean something.

    "Datum: bald" alone is a sentence, but beside other fields, or with a year in it, it is a date, understood
    or not: the other fields are never lost for it.
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
    told = fields.get("published", "")
    if days.given(told).period.known or (len(told) <= MAX_DATE and YEAR.search(told)):
        return True
    return bool(fields.keys() & {"outlet", "title", "id"}) or bool(canonical(fields.get("url", "")))
