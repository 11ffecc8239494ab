"""The one direction of the house: a room imports only rooms below it (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "afterword"
EVALUATION = Path(__file__).parents[1] / "evaluation"

MAY_IMPORT = {
    "records": set(),
    "german": {"records"},
    "intake": {"records", "german"},
    "reading": {"records", "german"},
    "stories": {"records"},
    "outcomes": {"records"},
    "ledger": {"records"},
    "running": {"records", "intake", "reading"},
    "export": {"records", "ledger"},
    "desk": {"records", "german", "intake", "reading", "stories", "outcomes", "ledger", "running"},
    "cli": {"records", "ledger", "desk", "export", "running"},
}
OPEN_TO_ALL = {"errors", "__version__"}


def rooms_imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports from, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            if node.module == "afterword":
                yield from (name.name for name in node.names)
            elif node.module and node.module.startswith("afterword."):
                yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("afterword."))


def test_every_room_has_its_place() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} imports {other}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for other in rooms_imported(path)
        if other not in MAY_IMPORT[room] | OPEN_TO_ALL | {room}
    ]
    assert wrong == []


def test_the_evaluation_does_not_lean_on_training() -> None:
    leaning = {
        path.name
        for path in EVALUATION.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("training")
    }
    assert leaning == {"tagging.py"}  # it sets the tagger beside its teacher


def test_only_the_ledger_and_its_migrations_speak_sql() -> None:
    speaking = {
        path.relative_to(SOURCE).parts[0]
        for path in SOURCE.rglob("*.py")
        for word in ("import sqlalchemy", "from sqlalchemy", "import sqlite3", "from alembic")
        if word in path.read_text(encoding="utf-8")
    }
    assert speaking == {"ledger"}
