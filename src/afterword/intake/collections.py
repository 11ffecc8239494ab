"""Files of many articles: JSON Lines, one article a line, with fields that carry their names.

Fields (first name) and what else is understood: id; url, link; outlet, publisher, source; published, date,
published_at; title, headline; author, authors; text, body, content, or html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from afterword.intake import days
from afterword.intake.addresses import canonical
from afterword.intake.drafts import Draft, UnusableError
from afterword.intake.encodings import decode, tidy
from afterword.records import Published, Rejection, RejectionReason

NAMES = {
    "id": ("id",),
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "source"),
    "published": ("published", "date", "published_at", "publishing_date", "datum"),
    "title": ("title", "headline", "titel"),
    "author": ("author", "authors", "autor"),
    "text": ("text", "body", "content"),
    "html": ("html",),
}
BLANK = b"\xef\xbb\xbf\r\n\t "


def read_lines(
    lines: Iterable[bytes], origin: str, stem: str, line_limit: int
) -> Iterator[Draft | Rejection]:
    """A draft, or the reason why there is none, for each line that is not blank. Lines are counted from 1."""
    try:
        for number, raw in enumerate(lines, 1):
            place = f"{origin}:{number}"
            if len(raw) > line_limit:
                yield Rejection(place, RejectionReason.TOO_LARGE, f"a line of more than {line_limit:,} bytes")
            elif raw.strip(BLANK):
                yield read_line(raw, place, f"{stem}-{number}")
    except UnusableError as fault:
        yield fault.rejection(origin)


def read_line(raw: bytes, origin: str, name: str) -> Draft | Rejection:
    """The draft in one line; a broken line is a rejection and stops nothing."""
    try:
        return _draft(_fields(decode(raw)), origin, name)
    except UnusableError as fault:
        return fault.rejection(origin)


def _fields(line: str) -> dict[str, str]:
    try:
        record: object = json.loads(line.strip("\ufeff\r\t "))
    except (ValueError, RecursionError) as fault:
        raise UnusableError(RejectionReason.BAD_RECORD, f"no JSON: {fault}") from None
    if not isinstance(record, dict):
        raise UnusableError(RejectionReason.BAD_RECORD, "a line must be a JSON object { … }")
    return {field: _string(record, names) for field, names in NAMES.items()}


def _string(record: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            # authors stand in one line; paragraphs of a body do not
            return (", " if name.startswith("a") else "\n\n").join(str(part) for part in value)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).encode("utf-8", "replace").decode("utf-8").strip()
    return ""


def _draft(told: dict[str, str], origin: str, name: str) -> Draft:
    names = tuple(part for part in (told["id"], canonical(told["url"]), name) if part)
    if told["text"]:
        draft = Draft(tidy(told["text"]), origin, names)
    elif told["html"]:
        from afterword.intake.pages import read_page

        page = read_page(told["html"].encode("utf-8"), origin, name, url=told["url"])
        draft = replace(page, names=names if told["id"] else page.names)
    else:
        raise UnusableError(RejectionReason.BAD_RECORD, "neither text nor html in it")
    return replace(
        draft,
        title=tidy(told["title"]) or draft.title,
        outlet=tidy(told["outlet"]) or draft.outlet,
        author=tidy(told["author"]) or draft.author,
        published=_published(told["published"], draft.published),
        url=told["url"] or draft.url,
    )


def _published(words: str, on_page: Published) -> Published:
    """The time that the record tells, else its page; words that are no date are kept as found."""
    told = days.given(words)
    return on_page if on_page.period.known and not told.period.known else told
