"""What the package offers, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import afterword

HEAVY = ("spacy", "thinc", "numpy", "sqlalchemy", "alembic", "trafilatura", "lxml", "typer", "rich")


def test_the_names_are_these_and_all_are_there() -> None:
    assert afterword.__all__ == [
        "AfterwordError",
        "Entry",
        "Extractor",
        "Ledger",
        "LedgerError",
        "ModelError",
        "NoLedgerError",
        "Question",
        "Summary",
        "UsageError",
        "__version__",
        "read",
    ]
    assert all(getattr(afterword, name) for name in afterword.__all__)
    assert set(afterword.__all__) <= set(dir(afterword))


def test_another_name_is_told_plainly() -> None:
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = afterword.forecast


def test_importing_the_package_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, afterword; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "src"},
    ).stdout.split()
    assert [name for name in HEAVY if name in told] == []
    assert "afterword.ledger" not in told


def test_importing_the_package_takes_less_than_150_milliseconds() -> None:
    measure = "import time; t = time.perf_counter(); import afterword; print(time.perf_counter() - t)"
    best = min(
        float(
            subprocess.run(
                [sys.executable, "-c", measure],
                capture_output=True,
                text=True,
                check=True,
                env={"PYTHONPATH": "src"},
            ).stdout
        )
        for _ in range(3)
    )
    assert best < 0.15
