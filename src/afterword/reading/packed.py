"""Packed tables of a model: JSON, gzipped; the same table is the same file, to the byte."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any


def pack(path: Path, table: object) -> None:
    """Write a table, without the time of writing: who trains again sees whether anything has changed."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def unpacked(path: Path) -> Any:
    """The table that `pack` wrote; OSError, EOFError or ValueError where the file is missing or damaged."""
    try:
        return json.loads(gzip.decompress(path.read_bytes()))
    except zlib.error as fault:  # would pass by every reader that knows damaged files by the errors above
        raise ValueError(f"{path.name} is damaged: {fault}") from fault
