"""The tasks of the evaluation: what each measures, on what data, and where its scorer stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"

Scores = dict[str, float | int | str]
Scorer = Callable[[Path, Path | None], Scores]


@dataclass(frozen=True, slots=True)
class Task:
    """One task; its module has `score(data, predictions) -> Scores`, flat, names with dots."""

    says: str
    module: str
    data: Path

    def load(self) -> Scorer:
        """The scorer, imported when needed."""
        scorer: Scorer = import_module(self.module).score
        return scorer


TASKS: dict[str, Task] = {}
