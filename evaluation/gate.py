"""The gate: no score may fall below its committed floor, on the very data the floor was measured on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from evaluation.tasks import Scores

FLOORS = Path(__file__).with_name("floors.json")


def check(results: dict[str, Scores]) -> int:
    """Print each score below its floor (above its ceiling, for names ending in `_max`); 1 if any."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    failures = [
        f"{task}: {name} is {value}, its {word} is {bound}"
        for task, bounds in floors.items()
        if task in results
        for name, bound in bounds.items()
        for value, word, fails in [_judge(results[task], name, bound)]
        if fails
    ]
    for line in failures:
        print(f"below the gate: {line}", file=sys.stderr)
    held = sum(len(bounds) for task, bounds in floors.items() if task in results) - len(failures)
    print(f"gate: {held} passed, {len(failures)} failed", file=sys.stderr)
    return 1 if failures else 0


def _judge(scores: Scores, name: str, bound: float) -> tuple[float | int | str | None, str, bool]:
    if name.endswith("_max"):
        value = scores.get(name.removesuffix("_max"))
        return value, "ceiling", not isinstance(value, float | int) or value > bound
    value = scores.get(name)
    return value, "floor", not isinstance(value, float | int) or value < bound
