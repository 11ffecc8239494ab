"""From paths to articles and rejections: the one way in. A batch never stops for one bad document.

A document goes through five stages: found (finding), unpacked (unpacking), decoded (encodings), read into a
draft (plain, pages, collections), judged and stored as an article (here).
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from afterword.german.outlets import outlets
from afterword.intake import furniture
from afterword.intake.addresses import day_in, host
from afterword.intake.collections import read_lines
from afterword.intake.drafts import Draft, UnusableError
from afterword.intake.encodings import decode
from afterword.intake.finding import Document, Shape, find
from afterword.intake.language import is_german
from afterword.intake.limits import Given, Limits
from afterword.intake.plain import read_plain
from afterword.intake.unpacking import lines, read_file, read_stream
from afterword.records import Article, DateWitness, Furniture, Published, Rejection, RejectionReason

VERSION_LETTERS = 16


def collect(
    paths: Iterable[str | os.PathLike[str]],
    limits: Limits | None = None,
    *,
    stdin: BinaryIO | None = None,
    given: Given | None = None,
) -> Iterator[Article | Rejection]:
    """Articles and rejections from files, folders, patterns and `-`, in the order named.

    `stdin` is read for `-` (default: the process's own). `given` fills in what documents do not say.
    UsageError, at once, if none of the paths exists.
    """
    limits, given = limits or Limits(), given or Given()
    documents = find(paths)
    first = next(documents, None)  # a wrong call fails here, not at the first article

    def every() -> Iterator[Article | Rejection]:
        names: dict[str, str] = {}
        if first is not None:
            for document in (first, *documents):
                if isinstance(document, Rejection):
                    yield document
                else:
                    yield from _articles(document, limits, given, stdin, names)

    return every()


def _articles(
    document: Document, limits: Limits, given: Given, stdin: BinaryIO | None, names: dict[str, str]
) -> Iterator[Article | Rejection]:
    """What one document holds; an error of our own becomes a rejection that says so."""
    try:
        for draft in _drafts(document, limits, stdin):
            yield draft if isinstance(draft, Rejection) else _stored(draft, limits, given, names)
    except UnusableError as fault:
        yield fault.rejection(document.origin)
    except Exception as fault:
        yield _fault(document.origin, fault)


def _fault(origin: str, fault: Exception) -> Rejection:
    return Rejection(origin, RejectionReason.FAULT, f"{type(fault).__name__}: {fault}"[:300])


def _drafts(document: Document, limits: Limits, stdin: BinaryIO | None) -> Iterator[Draft | Rejection]:
    if document.path is None:
        raw = read_stream(stdin or sys.stdin.buffer, limits.max_collection_bytes)
        yield from _by_shape(raw, _sniff(raw), document, limits)
    elif document.shape is Shape.LINES:
        whole = limits.max_collection_bytes
        rows = lines(document.path, limits.max_bytes, whole, compressed=document.compressed)
        yield from read_lines(rows, document.origin, document.stem, limits.max_bytes)
    else:
        raw = read_file(document.path, limits.max_bytes, compressed=document.compressed)
        yield from _by_shape(raw, document.shape or _sniff(raw), document, limits)


def _by_shape(raw: bytes, shape: Shape, document: Document, limits: Limits) -> Iterator[Draft | Rejection]:
    if shape is Shape.LINES:
        yield from read_lines(raw.splitlines(), document.origin, document.stem, limits.max_bytes)
        return
    if len(raw) > limits.max_bytes:
        raise UnusableError(RejectionReason.TOO_LARGE, f"more than {limits.max_bytes:,} bytes")
    if shape is Shape.PAGE:
        from afterword.intake.pages import read_page

        yield read_page(raw, document.origin, document.stem)
    else:
        yield read_plain(decode(raw), document.origin, document.stem)


def _sniff(raw: bytes) -> Shape:
    """What standard input holds: JSON lines, a page, or else plain text."""
    head = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{") and b'"' in head:
        return Shape.LINES
    page = head.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--")) or b"<body" in head
    return Shape.PAGE if page else Shape.PLAIN


def _stored(draft: Draft, limits: Limits, given: Given, names: dict[str, str]) -> Article | Rejection:
    """The article of a draft that is usable; the reason of one that is not."""
    try:
        _judge(draft.text, limits)
        return _article(draft, given, names)
    except UnusableError as fault:
        return fault.rejection(draft.origin)
    except Exception as fault:
        return _fault(draft.origin, fault)


def _judge(text: str, limits: Limits) -> None:
    if not text:
        raise UnusableError(RejectionReason.EMPTY, "no text in it")
    if len(text) > limits.max_characters:
        raise UnusableError(
            RejectionReason.TOO_LARGE, f"more than {limits.max_characters:,} characters of text"
        )
    words = len(re.findall(r"[^\W\d_]{2,}", text))
    if words < limits.min_words:
        raise UnusableError(
            RejectionReason.NO_TEXT,
            f"only {words} word{'s' if words != 1 else ''}" if words else "no words in it",
        )
    german, language = is_german(text)
    if not german:
        raise UnusableError(RejectionReason.NOT_GERMAN, f"seems to be in {language!r}")


def _article(draft: Draft, given: Given, names: dict[str, str]) -> Article:
    marks = furniture.mark(draft.text, draft.title, draft.subheadings)
    version = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()[:VERSION_LETTERS]
    return Article(
        id=_name(draft, version, names),
        version=version,
        text=draft.text,
        title=draft.title or furniture.headline(draft.text, marks),
        outlet=draft.outlet or _outlet(draft.url) or given.outlet,
        author=draft.author or furniture.byline(draft.text, marks),
        published=_published(draft, marks, given),
        url=draft.url,
        origin=draft.origin,
        furniture=marks,
    )


def _outlet(url: str) -> str:
    at = host(url)
    known = outlets().at(at)
    return known.name if known else at


def _published(draft: Draft, marks: tuple[Furniture, ...], given: Given) -> Published:
    """The best witness there is: given, metadata; a day in address or text before a month; then the user."""
    if draft.published.period.known and draft.published.witness is not DateWitness.URL:
        return draft.published
    address = draft.published if draft.published.period.known else day_in(draft.url)
    candidates = [time for time in (address, furniture.published(draft.text, marks)) if time.period.known]
    if candidates:
        return min(candidates, key=lambda time: time.period.precision != "day")
    if given.published.known:
        return Published(given.published, None, DateWitness.GIVEN, given.published.edtf)
    return draft.published


def _name(draft: Draft, version: str, names: dict[str, str]) -> str:
    """The article's id: given, else its address, else the file's stem.

    Two files of one stem with different texts are two articles: the later one gets its folder's name in
    front, then its whole file name. An id that is given, or an address, is the same article anyway.
    """
    first = draft.names[0]
    if len(draft.names) > 1 or _is_line(draft):
        return first
    path = Path(draft.origin)
    for name in (first, f"{path.parent.name}/{first}", f"{path.parent.name}/{path.name}", str(path)):
        if names.setdefault(name, version) == version:
            return name
    return f"{first}-{version}"


def _is_line(draft: Draft) -> bool:
    return draft.origin.rpartition(":")[2].isdigit()
