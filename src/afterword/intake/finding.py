"""From what a user names (files, folders, patterns, standard input) to the documents to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from glob import glob, has_magic
from pathlib import Path

from afterword.errors import UsageError
from afterword.records import Rejection, RejectionReason

STANDARD_INPUT = "-"


class Shape(StrEnum):
    """How a document is to be read."""

    PLAIN = "plain"
    PAGE = "page"
    LINES = "lines"


SHAPES = {
    ".txt": Shape.PLAIN,
    ".html": Shape.PAGE,
    ".htm": Shape.PAGE,
    ".xhtml": Shape.PAGE,
    ".jsonl": Shape.LINES,
    ".ndjson": Shape.LINES,
}


@dataclass(frozen=True, slots=True)
class Document:
    """A file to read: `stem` is its name without endings; a path of None is standard input."""

    path: Path | None
    shape: Shape | None
    stem: str
    origin: str
    compressed: bool = False


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Document | Rejection]:
    """The documents under the paths, each once, in order; what cannot be used is a rejection.

    UsageError if not one of the paths exists: then nothing at all could be read.
    """
    named = [os.fspath(path) for path in paths]
    if not named:
        raise UsageError("no path given: name files, folders or patterns, or - for standard input")
    found = {name: list(_matches(name)) for name in dict.fromkeys(named)}
    if not any(found.values()):
        raise UsageError(f"nothing there: {', '.join(found)}")
    seen: set[str] = set()
    for name, matches in found.items():
        if not matches:
            yield Rejection(name, RejectionReason.UNREADABLE, "no such file or folder")
        for document in matches:
            key = (
                str(document.path.resolve())
                if isinstance(document, Document) and document.path
                else document.origin
            )
            if key not in seen:
                seen.add(key)
                yield document


def _matches(name: str) -> Iterator[Document | Rejection]:
    if name == STANDARD_INPUT:
        yield Document(None, None, "stdin", STANDARD_INPUT)
        return
    path = Path(name)
    if _is(path.is_dir):
        yield from _in_folder(path)
    elif _is(path.exists):
        yield _document(path)
    elif has_magic(name):
        for match in sorted(glob(name, recursive=True)):  # noqa: PTH207 (absolute and relative alike)
            if not Path(match).name.startswith("."):
                yield from _matches(match)


def _is(question: object) -> bool:
    try:
        return bool(callable(question) and question())
    except (OSError, ValueError):  # a name that no file can have
        return False


def _in_folder(folder: Path) -> Iterator[Document | Rejection]:
    """All files below a folder, sorted; hidden ones are passed over, links to folders not followed."""
    unreadable: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _document(Path(place, name))
    for fault in unreadable:
        yield Rejection(str(fault.filename), RejectionReason.UNREADABLE, fault.strerror or "cannot be opened")


def _document(path: Path) -> Document | Rejection:
    name = path.name
    compressed = name.lower().endswith(".gz")
    inner = name[:-3] if compressed else name
    ending = Path(inner).suffix.lower()
    if ending not in SHAPES:
        known = ", ".join(SHAPES)
        detail = f"unknown ending {ending or '(none)'}; known are {known}, each also with .gz"
        return Rejection(str(path), RejectionReason.UNREADABLE, detail)
    stem = inner[: -len(ending)]
    return Document(path, SHAPES[ending], stem, str(path), compressed)
