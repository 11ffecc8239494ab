"""The bytes of a document, never more than the limit, whatever a compressed file unpacks to."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from afterword.intake.drafts import UnusableError
from afterword.records import RejectionReason

CHUNK = 1 << 16
GZIP = 16 + zlib.MAX_WBITS
GZIP_MARK = b"\x1f\x8b"


def read_file(path: Path, limit: int, *, compressed: bool) -> bytes:
    """What a file holds, unpacked; UnusableError if it cannot be opened, is broken, or passes the limit."""
    try:
        if not path.is_file():
            raise UnusableError(RejectionReason.UNREADABLE, "not a regular file")
        with path.open("rb") as stream:
            return read_stream(stream, limit, compressed=compressed)
    except OSError as fault:
        raise UnusableError(RejectionReason.UNREADABLE, fault.strerror or type(fault).__name__) from None


def read_stream(stream: BinaryIO, limit: int, *, compressed: bool | None = None) -> bytes:
    """What a stream holds; compressed = None looks at its first two bytes."""
    raw = stream.read(limit + 1)
    if compressed is None:
        compressed = raw.startswith(GZIP_MARK)
    if compressed and raw.startswith(GZIP_MARK):
        return _unpack(raw[: limit + 1], limit)
    if len(raw) > limit:
        raise _too_large(limit)
    return raw


def lines(path: Path, line_limit: int, limit: int, *, compressed: bool) -> Iterator[bytes]:
    """The lines of a file of records one by one; none is held beyond its limit, none read past `limit`.

    UnusableError in the middle of a file ends it; what came before is good.
    """
    size = 0
    try:
        if not path.is_file():
            raise UnusableError(RejectionReason.UNREADABLE, "not a regular file")
        with gzip.open(path, "rb") if compressed else path.open("rb") as stream:
            while line := stream.readline(line_limit + 2):
                size += len(line)
                if size > limit:
                    raise _too_large(limit)
                yield line
                while len(line) > line_limit and not line.endswith(b"\n"):
                    line = stream.readline(line_limit + 2)  # skip the rest of a line that is too long
                    size += len(line)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        raise UnusableError(RejectionReason.UNREADABLE, f"the compressed file is broken: {fault}") from None
    except OSError as fault:
        raise UnusableError(RejectionReason.UNREADABLE, fault.strerror or type(fault).__name__) from None


def _unpack(raw: bytes, limit: int) -> bytes:
    """Unpack chunk by chunk and stop at the limit: a bomb costs no more memory than a page."""
    pieces: list[bytes] = []
    size = 0
    rest = raw
    try:
        while rest.startswith(GZIP_MARK):  # a gzip file may have several members
            member = zlib.decompressobj(GZIP)
            while rest and not member.eof:
                piece = member.decompress(rest, CHUNK)
                rest = member.unconsumed_tail if not member.eof else member.unused_data
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise _too_large(limit)
            if not member.eof:
                raise UnusableError(RejectionReason.UNREADABLE, "the compressed file is cut off")
    except zlib.error as fault:
        raise UnusableError(RejectionReason.UNREADABLE, f"the compressed file is broken: {fault}") from None
    return b"".join(pieces)


def _too_large(limit: int) -> UnusableError:
    return UnusableError(RejectionReason.TOO_LARGE, f"more than {limit:,} bytes")
