"""The errors that the page on attribution shows are told by the program itself."""

from __future__ import annotations

from pathlib import Path

from afterword.records import Extractor
from evaluation.attribution_page import BEGIN, END, KnownError, answer, known_errors, statements
from evaluation.tasks import Scores

PAGE = Path(__file__).resolve().parents[2] / "docs" / "attribution.md"


def test_what_is_right_is_no_error() -> None:
    right = KnownError("Der Minister sagte, Kern werde kommen.", "Kern werde kommen", "Der Minister", "")
    assert answer(right, Extractor.RULES) == ""


def test_an_error_is_told_with_what_was_found() -> None:
    wrong = KnownError("Der Minister sagte, Kern werde kommen.", "Kern werde kommen", "Kern", "")
    assert answer(wrong, Extractor.RULES) == "*Kern werde kommen*, speaker *Der Minister*"


def test_what_is_found_where_nothing_is_said_is_an_error() -> None:
    nothing = KnownError("Der Minister sagte, Kern werde kommen.", "", "", "")
    assert answer(nothing, Extractor.RULES)
    assert answer(KnownError("Der Regen hält an.", "", "", ""), Extractor.RULES) == ""


def test_what_would_be_right_stands_in_the_sentences() -> None:
    for error in known_errors():
        assert error.quote in error.text
        assert error.speaker in error.text
        assert error.why


def test_what_precise_keeps_nothing_of_has_no_precision() -> None:
    scores: Scores = {"unnamed.count": 3, "shipped.unnamed.count": 0, "shipped.unnamed.precision": 0.0}
    (line,) = [one for one in statements({Extractor.RULES: scores}) if one.startswith("| rules: unnamed")]
    assert line == "| rules: unnamed | 3 | – | – | 0 | – | – |"


def test_the_page_shows_errors_that_are_known() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.split(BEGIN)[1].split(END)[0]
    errors = [line for line in shown.splitlines() if line.startswith("- *")]
    assert errors
    texts = [error.text for error in known_errors()]
    assert all(any(line.startswith(f"- *{text}*") for text in texts) for line in errors)
