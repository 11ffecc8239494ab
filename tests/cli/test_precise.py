"""Who asks for sure statements only gets those, and is told how many were left out and why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.cli import main
from afterword.ledger import Ledger
from afterword.records import Story
from tests import affair

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Three statements: one surely said, one not, one of which it is not known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AFTERWORD_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "140")
    ledger = Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)
    article, reading = affair.surely_announced(0.93)
    (sure,) = reading.statements
    more = (replace(sure, id="b1", confidence=0.41), replace(sure, id="c1", confidence=None))
    ledger.write(article, replace(reading, statements=(sure, *more)))
    ledger.regroup([Story("5107", "Sperrung der Rheinbrücke", ("bote-bruecke",))])
    return ledger


LEFT_OUT = (
    "2 of 3 statements left out: 1 below the operating point, 1 without a measured confidence; "
    "leave --precise out to see them"
)


@pytest.mark.parametrize("command", [["ledger"], ["article", "bote"]])
def test_only_the_sure_one_is_listed_and_the_rest_is_told(command: list[str], capsys: Printed) -> None:
    assert main([*command, "--precise"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "a1b2c3" in told
    assert "b1" not in told.replace("a1b2c3", "")
    assert "1 statement" in told
    assert LEFT_OUT in told


def test_without_the_option_nothing_is_left_out(capsys: Printed) -> None:
    assert main(["ledger"]) == 0
    told = capsys.readouterr().out
    assert "3 statements" in told
    assert "left out" not in told


def test_programs_get_the_sure_one_and_the_rest_is_told_beside_it(capsys: Printed) -> None:
    for command in (["ledger", "--json"], ["export"]):
        assert main([*command, "--precise"]) == 0
        out, err = capsys.readouterr()
        told = json.loads(out)
        (one,) = told if isinstance(told, list) else [told]
        assert (one["confidence"], one["precise"], one["extractor"]) == (0.93, True, "rules")
        assert err == f"{LEFT_OUT}\n"


def test_where_none_is_sure_enough_that_is_what_is_told(ledger: Ledger, capsys: Printed) -> None:
    ledger.write(*affair.surely_announced(0.41, reader="another"))
    assert main(["ledger", "--precise"]) == 0
    assert capsys.readouterr().out == (
        "no statements match\n"
        "1 of 1 statement left out: 1 below the operating point; leave --precise out to see them\n"
    )


def test_a_ledger_from_before_confidence_is_to_be_read_anew(ledger: Ledger, capsys: Printed) -> None:
    ledger.write(*affair.announced(reader="an older one"))
    assert main(["ledger", "--precise"]) == 0
    assert "1 without a measured confidence; `afterword reread` measures it" in capsys.readouterr().out


def test_show_tells_how_surely_it_was_said_apart_from_how_sure_the_source_is(capsys: Printed) -> None:
    assert main(["show", "a1b"]) == 0
    told = capsys.readouterr().out
    assert "read   by rules, 0.93 sure that these words are somebody's (operating point 0.80)" in told
    assert "what   announcement, certain, asserted" in told
    assert main(["show", "b1"]) == 0
    assert (
        "0.41 sure that these words are somebody's (below the operating point of 0.80)"
        in capsys.readouterr().out
    )
    assert main(["show", "c1"]) == 0
    assert "read   by rules, without a measured confidence" in capsys.readouterr().out


def test_show_does_not_show_what_is_not_sure_when_only_sure_ones_are_asked_for(capsys: Printed) -> None:
    assert main(["show", "a1b", "--precise"]) == 0
    assert "Rheinbrücke" in capsys.readouterr().out
    assert main(["show", "b1", "--precise"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "statement b1 was read by rules, 0.41 sure that these words are somebody's (below" in err


def test_stories_count_the_outcomes_of_sure_statements(capsys: Printed) -> None:
    for more, number in (([], 3), (["--precise"], 1)):
        assert main(["stories", "--json", *more]) == 0
        (story,) = json.loads(capsys.readouterr().out)
        assert story["outcomes"] == {"open": number}


def test_an_article_tells_what_read_it(capsys: Printed) -> None:
    assert main(["article", "bote"]) == 0
    assert "3 statements, 0 reports of what happened; read by rules" in capsys.readouterr().out
    assert main(["article", "bote", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["extractor"] == "rules"


def test_an_extractor_that_is_not_there_is_told_before_a_ledger_is_made(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AFTERWORD_QUOTATION_MODEL", str(tmp_path / "nirgends"))
    (tmp_path / "a.txt").write_text(affair.ANNOUNCED, encoding="utf-8")
    assert main(["read", "a.txt", "--ledger", "neu.db", "--extractor", "learned"]) == 1
    err = capsys.readouterr().err
    assert "read with --extractor rules" in err
    assert err.count("\n") == 1
    assert not Path("neu.db").exists()
    assert main(["read", "a.txt", "--extractor", "magic"]) == 2


def test_articles_are_read_anew_from_the_ledger_alone(capsys: Printed, ledger: Ledger) -> None:
    assert main(["reread", "--extractor", "rules", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"]["reread"] == 1
    assert [entry.words for entry in ledger.statements()] == [
        "die Rheinbrücke werde am 3. Juli 2024 gesperrt"
    ]
    assert main(["reread", "--extractor", "rules", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"]["unchanged"] == 1
