"""Times in words, words between marks, and the help in the documentation."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from afterword.cli.commands.show import form
from afterword.cli.marks import Mark, marked
from afterword.cli.pages import BEGIN, END
from afterword.cli.periods import in_words
from afterword.records import Form, Period, Span
from tests.affair import span

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("..", "no time told"),
        ("2023", "2023"),
        ("2023-09", "September 2023"),
        ("2023-09-11", "Monday, 11 September 2023"),
        ("2023-09-11~", "about Monday, 11 September 2023"),
        ("2023-09-11/2023-09-17", "11 to 17 September 2023"),
        ("2023-09-11/2023-09-18~", "11 September 2023 to about 18 September 2023"),
        ("2023-09-28/2023-10-02", "28 September 2023 to 2 October 2023"),
        ("2020-01-01/..", "from 1 January 2020 on"),
        ("../2020-12-31", "until 31 December 2020"),
        ("[2023-09-05,2023-09-12]", "one of 5, 12 September 2023"),
        ("[2023-09-26,2023-10-03]", "one of 26 September 2023; 3 October 2023"),
    ],
)
def test_a_period_in_words(edtf: str, words: str) -> None:
    assert in_words(Period.parse(edtf)) == words


def test_a_single_day_as_an_interval() -> None:
    day = date(2023, 9, 11)
    assert in_words(Period.between(day, day)) == "Monday, 11 September 2023"


def test_marks_lie_inside_one_another_and_keep_every_word() -> None:
    text = "Er sagte: „Kim kommt,\nso Peskow, bald.“ Schluss."
    marks = [
        (Mark.CONTENT, [span(text, "Kim kommt,\nso Peskow, bald.")]),
        (Mark.SOURCE, [span(text, "Peskow")]),
        (Mark.CUE, [span(text, "sagte"), span(text, "Schluss")]),
    ]
    plain = marked(text, Span(0, 39), marks, colour=False).plain
    assert plain == "Er <sagte>: „[Kim kommt, so {Peskow}, bald.]“"
    coloured = marked(text, Span(0, 39), marks, colour=True)
    assert coloured.plain == text[:39].replace("\n", " ")
    assert len(coloured.spans) == 3


def test_furniture_is_left_out_and_the_marks_keep_their_places() -> None:
    text = "Er kommt bald.\n\nHandel liegt am Boden\n\nMoskau. Putin reist ab."
    without = [span(text, "Handel liegt am Boden"), span(text, "Moskau. ")]
    marks = [(Mark.CONTENT, [span(text, "Putin reist ab")])]
    for colour in (False, True):
        shown = marked(text, Span(0, len(text)), marks, colour=colour, without=without)
        assert shown.plain.replace("[", "").replace("]", "") == "Er kommt bald. Putin reist ab."
    (only,) = shown.spans
    assert shown.plain[only.start : only.end] == "Putin reist ab"


def test_the_documentation_has_the_help_of_every_command() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from afterword.cli.pages import help_pages; print(help_pages())"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "src", "PATH": ""},
        cwd=PAGE.parents[1],
    ).stdout
    written = PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    assert written.strip() == told.strip(), "scripts/docs makes the page anew"


def test_every_form_reads_as_english() -> None:
    assert form(Form.INDIRECT_FREE_INDIRECT) == "indirect speech carried on"
    assert all("_" not in form(one) for one in Form)
