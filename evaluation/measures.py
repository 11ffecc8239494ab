"""What a recipe measured: printed, and kept in the model's folder for the evaluation and the model card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def tell(scores: Mapping[str, float | int], path: Path | None = None) -> None:
    """Print the scores; write them to `path`, if given."""
    for name, value in scores.items():
        print(f"{name:<28} {value:.4f}" if isinstance(value, float) else f"{name:<28} {value}")
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        rounded = {n: round(v, 4) if isinstance(v, float) else v for n, v in scores.items()}
        path.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


def kept(path: Path) -> dict[str, float | int]:
    """The scores that `tell` wrote; none where the model was made without measuring."""
    if not path.exists():
        return {}
    scores: dict[str, float | int] = json.loads(path.read_text(encoding="utf-8"))
    return scores
