"""What the commands print, and what wrong use gets: one line, status 2, never a trace."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.cli import main
from afterword.ledger import Ledger
from afterword.records import Certainty, Form, Period, Rejection, RejectionReason, Story
from tests import affair

Printed = pytest.CaptureFixture[str]
BELONG = {
    *(("ledger", "announcement"), ("ledger", "Rheinbrücke"), ("show a1b", "statement")),
    *(("stories", "Sperrung"), ("articles", "bote-bruecke"), ("rejections --mended", "rejection")),
}


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AFTERWORD_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    ledger.append([affair.still_open()])
    ledger.append([affair.came_so()])
    ledger.regroup(
        [Story("5107", "Sperrung der Rheinbrücke", ("bote-bruecke", "bote-sperre"), ("Änne Größ",))]
    )
    ledger.reject(Rejection("leer.txt", RejectionReason.EMPTY, "no text in it"))
    return ledger


@pytest.mark.parametrize("width", ["80", "120"])
def test_lists_tell_a_stated_probability_and_a_stretch_of_days_on_two_lines(
    width: str, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    article, reading = affair.announced()
    said = replace(
        reading.statements[0],
        probability=0.6,
        said=Period.parse("2024-06-11~/2024-06-21~"),
        certainty=Certainty.PROBABLE,
    )
    Ledger(tmp_path / "afterword.db", create=True).write(article, replace(reading, statements=(said,)))
    main(["ledger"])
    told = capsys.readouterr().out
    assert "probable," in told
    assert "60%" in told
    assert ("2024-06-11~/2024-06-21~" in told) if width == "80" else ("2024-06-11~/  " in told)


@pytest.mark.usefixtures("ledger")
class TestAnswers:
    def test_the_ledger_says_who_said_what_and_what_came_of_it(self, capsys: Printed) -> None:
        assert main(["ledger"]) == 0
        told = capsys.readouterr().out
        for words in ("2024-06-28", "Rheinbote ← Die", "„die Rheinbrücke werde", "borne out", "a1b2c3"):
            assert words in told

    @pytest.mark.parametrize("width", ["40", "60", "80", "109", "110", "200"])
    def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(
        self, width: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", width)
        assert main(["ledger"]) == 0
        told = capsys.readouterr().out
        assert max(len(line) for line in told.splitlines()) <= int(width)
        for word in ("Ministerin", "Größ", "Rheinbrücke", "gesperrt"):
            assert word in told

    def test_nothing_answers(self, capsys: Printed) -> None:
        assert main(["ledger", "--kind", "warning"]) == 0
        assert capsys.readouterr().out == "no statements match\n"

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            (["--forward"], 1),
            (["--no-forward"], 0),
            (["--story", "51"], 1),
            (["--source", "GRÖSS"], 1),
            (["--status", "borne_out", "--kind", "announcement"], 1),
            (["--status", "open"], 0),
            (["--since", "2024-06", "--until", "2024-06"], 1),
            (["--since", "2025"], 0),
            (["--find", "Rheinbrücke"], 1),
        ],
    )
    def test_filters(self, asked: list[str], number: int, capsys: Printed) -> None:
        assert main(["ledger", "--json", *asked]) == 0
        assert len(json.loads(capsys.readouterr().out)) == number

    def test_show_marks_the_words_in_their_sentence(self, capsys: Printed) -> None:
        assert main(["show", "a1b"]) == 0
        told = capsys.readouterr().out
        assert (
            "{Die Ministerin Änne Größ} hat <angekündigt>, "
            "[die Rheinbrücke werde am 3. Juli 2024 gesperrt]." in told
        )
        assert "Rheinbote ← Die Ministerin Änne Größ (named)" in told
        assert "Wednesday, 3 July 2024 (2024-07-03)" in told
        assert "[Seit Mittwochmorgen ist die Rheinbrücke gesperrt]. Das teilte" in told
        assert told.index("open  nothing decisive") < told.index("borne out  a later report")

    def test_show_as_json_has_the_history(self, capsys: Printed) -> None:
        assert main(["show", "a1b", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [one["status"] for one in told["history"]] == ["open", "borne_out"]

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            (["stories"], "Sperrung der Rheinbrücke"),
            (["articles"], "bote-sperre"),
            (["article", "bote-br"], "Die Brücke ist"),
            (["rejections"], "leer.txt"),
            (["settle"], ""),
        ],
    )
    def test_the_other_commands_answer_in_words_and_in_json(
        self, command: list[str], words: str, capsys: Printed
    ) -> None:
        assert main(command) == 0
        assert words in capsys.readouterr().out
        assert main([*command, "--json"]) == 0
        json.loads(capsys.readouterr().out)

    def test_the_export_is_whole_and_verbatim(self, capsys: Printed, tmp_path: Path) -> None:
        assert main(["export"]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        told = json.loads(line)
        assert told["content"] in affair.ANNOUNCED
        assert told["sources"] == ["Die Ministerin Änne Größ"]
        assert (told["cue"], told["kind"], told["stance"], told["certainty"], told["polarity"]) == (
            "angekündigt",
            "announcement",
            "none",
            "certain",
            "+",
        )
        assert (told["said"], told["about"], told["forward"]) == ("2024-06-28", "2024-07-03", True)
        assert told["outcome"]["status"] == "borne_out"
        (proof,) = told["outcome"]["evidence"]
        assert proof["article"] == "bote-sperre"
        assert proof["quote"] in affair.CLOSED
        assert main(["export", "--format", "jsonl", "--out", "out.jsonl"]) == 0
        assert Path("out.jsonl").read_text(encoding="utf-8") == f"{line}\n"
        assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.jsonl"]

    def test_colours_only_on_a_terminal(self, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
        main(["show", "a1b"])
        assert "\x1b[" not in capsys.readouterr().out
        monkeypatch.setenv("FORCE_COLOR", "1")
        main(["show", "a1b"])
        assert "\x1b[" in capsys.readouterr().out

    @pytest.mark.parametrize("width", ["60", "80", "120"])
    @pytest.mark.parametrize("command", ["ledger", "show a1b", "stories", "articles", "rejections --mended"])
    def test_lines_end_with_their_last_word_and_nothing_is_broken(
        self, command: str, width: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", width)
        assert main(command.split()) == 0
        lines = capsys.readouterr().out.split("\n")
        assert [line for line in lines if line != line.rstrip()] == []
        assert lines[0]
        assert lines[-1] == ""
        for word in ("announcement", "Rheinbrücke", "Sperrung", "bote-bruecke", "statement", "rejection"):
            if word in command or (command, word) in BELONG:
                assert word in " ".join(lines), word

    def test_what_is_wrapped_stays_beside_its_label(
        self, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        assert main(["show", "a1b"]) == 0
        lines = capsys.readouterr().out.splitlines()
        who = next(place for place, line in enumerate(lines) if line.startswith("who"))
        assert lines[who + 1].startswith("       ")

    def test_a_terminal_without_colours_gets_brackets(
        self, capsys: Printed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        assert main(["show", "a1b"]) == 0
        assert "<angekündigt>, [die Rheinbrücke" in capsys.readouterr().out

    def test_articles_tell_their_reports_and_rejections_when_they_were_mended(
        self, ledger: Ledger, capsys: Printed
    ) -> None:
        ledger.reject(Rejection("bote-sperre.txt", RejectionReason.EMPTY, "no text in it"))
        ledger.write(*affair.closed("by hand 2"))
        main(["articles"])
        assert "1         0   bote-bruecke" in capsys.readouterr().out
        main(["rejections", "--mended"])
        told = capsys.readouterr().out
        assert "mended" in told.splitlines()[0]
        assert told.count("2024-07-10 12:00") == 3

    def test_words_in_marks_without_a_speaker_are_not_the_outlets_own(
        self, ledger: Ledger, capsys: Printed
    ) -> None:
        article, reading = affair.announced()
        other = replace(article, id="kurier", outlet="Kurier", text=article.text + " Mehr folgt.")
        nobodys = replace(reading.statements[0], id="d4e5f6", article=other.id, form=Form.DIRECT, sources=())
        ledger.write(other, replace(reading, article=other.id, statements=(nobodys,)))
        for asked in (["ledger"], ["show", "d4e5"]):
            main(asked)
            assert "Kurier ← source unknown" in " ".join(capsys.readouterr().out.split())

    def test_a_copy_says_where_else_it_is_printed(self, ledger: Ledger, capsys: Printed) -> None:
        article, reading = affair.announced()
        copy = replace(article, id="kurier-bruecke", outlet="Kurier")
        said = replace(reading.statements[0], id="d4e5f6", article=copy.id)
        ledger.write(copy, replace(reading, article=copy.id, statements=(said,)))
        main(["ledger"])
        assert "also in Kurier" in " ".join(capsys.readouterr().out.split())
        main(["show", "d4e5"])
        assert "also   printed in Rheinbote, Friday, 28 June 2024" in capsys.readouterr().out

    def test_wrong_use_gets_one_helpful_line(self, capsys: Printed) -> None:
        for command, words in (
            (["shwo"], "Did you mean 'show'"),
            (["show"], "Missing argument 'ID'"),
            (["show", "a1b2c4"], "did you mean a1b2c3"),
            (["show", ""], "no statement"),
            (["article", "bote"], "several articles"),
            (["ledger", "--kind", "prophecy"], "'forecast'"),
            (["ledger", "--since", "gestern"], "2023-09-11"),
            (["ledger", "--story", "nope"], "afterword stories"),
            (["ledger", "--sorce", "x"], "--source"),
            (["ledger", "--ledger", "nirgends.db"], "afterword read PATH"),
            (["export", "--out", "nirgends/x.jsonl"], "cannot write"),
            (["export", "--format", "csv"], "jsonl"),
            (["read", "nirgends.txt"], "nirgends.txt"),
            (["read"], "PATH"),
        ):
            assert main(command) == 2, command
            out, err = capsys.readouterr()
            assert out == ""
            assert words in err, command
            assert err.count("\n") == 1
            assert "Traceback" not in err


def test_where_nothing_can_be_used_reading_fails(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["read", "-"]) == 1
    out, err = capsys.readouterr()
    assert "1 rejection" in out
    assert err == "afterword: nothing to read in -: no article came of it\n"


def test_a_wrong_path_makes_no_ledger(tmp_path: Path) -> None:
    assert main(["read", "nirgends.txt"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_no_ledger_yet(capsys: Printed) -> None:
    for command in ("ledger", "stories", "articles", "rejections", "settle", "export"):
        assert main([command]) == 2
        assert "no ledger at afterword.db yet" in capsys.readouterr().err


def test_the_ledger_is_chosen_by_variable_or_option(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    Path("afterword.db").rename("summit.db")
    assert main(["articles", "--ledger", "summit.db"]) == 0
    monkeypatch.setenv("AFTERWORD_LEDGER", "summit.db")
    assert main(["articles"]) == 0
    assert "2 articles" in capsys.readouterr().out


def test_a_ledger_that_is_locked_or_damaged(
    ledger: Ledger, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    from afterword.ledger import opening

    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(ledger.where, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert main(["settle"]) == 1
    assert "another process" in capsys.readouterr().err
    other.close()
    Path("afterword.db").write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    assert main(["ledger"]) in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1


def test_help_and_version(capsys: Printed) -> None:
    assert main([]) == 0
    assert "Commands:" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "afterword 0.1.0\n"


def run(*arguments: str, **more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}
    code = "from afterword.cli import entry; entry()"
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        text=True,
    )


def test_a_reader_who_leaves_early_gets_no_trace(ledger: Ledger) -> None:
    article, reading = affair.announced("Lang. " * 20_000 + affair.ANNOUNCED)
    ledger.write(article, reading)
    writer = run("article", "bote-bruecke")
    assert writer.stdout and writer.stderr
    writer.stdout.read(10)
    writer.stdout.close()
    assert writer.stderr.read() == ""
    assert writer.wait() == 141
    writer.stderr.close()


def test_a_terminal_that_knows_no_german_quotation_marks_gets_codes(ledger: Ledger) -> None:
    for command in (["ledger"], ["ledger", "--json"], ["export"]):
        writer = run(*command, PYTHONIOENCODING="ascii")
        told, err = writer.communicate()
        assert (writer.returncode, err) == (0, "")
    assert json.loads(told)["sources"] == ["Die Ministerin Änne Größ"]


def test_interrupted_it_says_so_in_one_line(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("afterword.cli.commands.articles.open_ledger", stopped)
    assert main(["articles"]) == 130
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "interrupted" in err


def test_a_fault_of_ours_is_one_line(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("afterword.cli.commands.articles.open_ledger", broken)
    assert main(["articles"]) == 1
    err = capsys.readouterr().err
    assert "a fault of Afterword's own: ZeroDivisionError: by zero (test_commands.py, line" in err
    assert err.count("\n") == 1
    monkeypatch.setenv("AFTERWORD_TRACE", "1")
    with pytest.raises(ZeroDivisionError):
        main(["articles"])


def test_an_entry_opens_on_the_words_that_name_its_source_also_where_they_stand_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "prozess.txt").write_text(
        "Outlet: Hafenpost\nPublished: 2026-03-05\n\nVerteidiger Jörn Überfeld sagte, sein Mandant sei "
        "unschuldig. Die Anklage werde im Mai fallen.\n",
        encoding="utf-8",
    )
    ledger = str(tmp_path / "prozess.db")
    assert main(["read", str(tmp_path / "prozess.txt"), "--ledger", ledger]) == 0
    capsys.readouterr()
    assert main(["ledger", "--ledger", ledger, "--forward", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert main(["show", entry["id"], "--ledger", ledger]) == 0
    told = capsys.readouterr().out
    assert told.index("{Verteidiger Jörn Überfeld} sagte") < told.index("[Die Anklage werde im Mai fallen]")
