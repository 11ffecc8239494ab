"""The page on time shows what the code reads."""

from __future__ import annotations

from pathlib import Path

from evaluation.time_page import EXPRESSIONS, FIGURES, SENTENCES, expressions

PAGE = Path(__file__).resolve().parents[2] / "docs" / "time.md"


def test_the_table_of_expressions_is_current() -> None:
    shown = PAGE.read_text(encoding="utf-8").split(EXPRESSIONS[0])[1].split(EXPRESSIONS[1])[0]
    assert shown.strip() == expressions(), "run scripts/docs"


def test_the_table_has_thirty_expressions() -> None:
    assert len(SENTENCES) == 30


def test_the_page_has_figures() -> None:
    shown = PAGE.read_text(encoding="utf-8").split(FIGURES[0])[1].split(FIGURES[1])[0]
    assert "Dolomiten-42" in shown
