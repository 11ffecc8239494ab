"""An article as stored, and what could not become one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.records.dates import UNKNOWN, Period
from afterword.records.spans import Span


class DateWitness(StrEnum):
    """Where an article's publication time was read. Never the file's own time."""

    GIVEN = "given"  # a field of the record, or told by the person who added it
    METADATA = "metadata"
    URL = "url"
    TEXT = "text"
    NONE = "none"


class FurnitureKind(StrEnum):
    """What a piece of text is that belongs to the page and not to what the article says."""

    DATE_LINE = "date_line"  # "date 2023-09", "Kultur / 02.03.2022 • 08:15 Uhr"
    BYLINE = "byline"  # "Von Thomas Muster, Tokio"
    DATELINE = "dateline"  # "Moskau/Berlin."
    CAPTION = "caption"
    CREDIT = "credit"
    HEADLINE = "headline"  # the title repeated inside the text
    SUBHEADING = "subheading"
    NOTICE = "notice"  # "Lesen Sie auch", consent and newsletter boxes


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the stored text that is read past: no statement and no sentence border comes from it."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: a period of days, the exact moment if known, and the witness for it.

    The days are those at the outlet, whatever the offset of the moment: they are what "heute" means.
    """

    period: Period = UNKNOWN
    moment: datetime | None = None  # aware, with the offset that it came with
    witness: DateWitness = DateWitness.NONE
    words: str = ""  # the words it was read from, as found


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet.

    `id` names the article across its versions (from its address, else from outlet and file name or text);
    `version` is the hash of its stored text: a new text under the same id is a new version, never a second
    source. All offsets anywhere in Afterword count code points of `text`.
    """

    id: str
    version: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: Published = Published()
    url: str = ""
    origin: str = ""  # file and, within it, line: where intake found it
    furniture: tuple[Furniture, ...] = ()


class RejectionReason(StrEnum):
    """Why a document did not become an article."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NOT_GERMAN = "not_german"
    NO_TEXT = "no_text"
    BAD_RECORD = "bad_record"
    UNREADABLE = "unreadable"
    FAULT = "fault"  # an error of Afterword's own at this article; the batch went on


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that could not be used, with the reason: kept, printed, never lost."""

    origin: str
    reason: RejectionReason
    detail: str = ""
