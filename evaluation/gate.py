"""The gate: no score may fall below its committed floor, on the very data the floor was measured on."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

from evaluation.tasks import Scores

FLOORS = Path(__file__).with_name("floors.json")
CEILING = "_max"  # ends the name of a bound that must not be exceeded


class Floor(TypedDict):
    """The bounds of one task, and the fingerprint of the data that they were measured on."""

    data: str
    bounds: dict[str, float]


def committed() -> dict[str, Floor]:
    """The floors as they stand in the project."""
    floors: dict[str, Floor] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def check(
    results: Mapping[str, Scores], data: Mapping[str, str], floors: Mapping[str, Floor] | None = None
) -> int:
    """Print each score beyond its bound; 1 if there is one. `data`: the fingerprint of what was scored."""
    failures: list[str] = []
    held = 0
    for task, floor in (committed() if floors is None else floors).items():
        if task not in results:
            continue
        if data.get(task) != floor["data"]:
            print(f"gate: {task} is not judged, its data are not those of the floors", file=sys.stderr)
            continue
        beyond = list(_beyond(results[task], floor["bounds"]))
        failures += [f"{task}: {line}" for line in beyond]
        held += len(floor["bounds"]) - len(beyond)
    for line in failures:
        print(f"below the gate: {line}", file=sys.stderr)
    print(f"gate: {held} passed, {len(failures)} failed", file=sys.stderr)
    return 1 if failures else 0


def _beyond(scores: Scores, bounds: Mapping[str, float]) -> Iterable[str]:
    for name, bound in bounds.items():
        value = scores.get(name.removesuffix(CEILING))
        if not isinstance(value, float | int):
            yield f"{name.removesuffix(CEILING)} is missing, and its bound is {bound}"
        elif name.endswith(CEILING) and value > bound:
            yield f"{name.removesuffix(CEILING)} is {value}, its ceiling is {bound}"
        elif not name.endswith(CEILING) and value < bound:
            yield f"{name} is {value}, its floor is {bound}"


def fingerprint(paths: Iterable[Path]) -> str:
    """A short hash of files and of all files in folders: of their names and contents, whatever the order."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(path.parent).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
