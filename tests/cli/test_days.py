"""What the commands say of a day that was narrowed, and of an article that is wrongly dated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterword.cli import main

Printed = pytest.CaptureFixture[str]
BOTE = {
    "id": "bote",
    "outlet": "Bote",
    "published": "2023-09",
    "text": "Ministerin Anna Berger ist am Dienstag in Oslo eingetroffen. Am Mittwoch werde Berger König "
    "Harald treffen, sagte ihr Sprecher Karl Ahrens. In Oslo regnete es.",
}
KURIER = {
    "id": "kurier",
    "outlet": "Kurier",
    "published": "2023-09-13",
    "text": "Anna Berger ist am Dienstag in Oslo eingetroffen. Die Ministerin blieb wortkarg. König "
    "Harald war zunächst nicht zu sehen, und über Oslo lag Nebel.",
}
WECKER = {
    "id": "wecker",
    "outlet": "Wecker",
    "published": "2023-09-11",
    "text": "Am 25. September 2023 hat Anna Berger den Besuch bei König Harald in Oslo abgesagt. Die Gründe "
    "sind unbekannt, und der König in Oslo sagte nichts zu Anna Berger.",
}


@pytest.fixture(autouse=True)
def narrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AFTERWORD_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in (BOTE, KURIER, WECKER))
    Path("reise.jsonl").write_text(lines, encoding="utf-8")


def test_read_tells_what_was_narrowed_and_what_is_wrongly_dated(capsys: Printed) -> None:
    assert main(["read", "reise.jsonl"]) == 0
    told = capsys.readouterr().out
    assert "the day of 1 article narrowed" in told
    assert "1 article wrongly dated, it seems:\n  wecker  Its day is told as 2023-09-11" in told


def test_days_are_marked_in_the_list(capsys: Printed) -> None:
    main(["read", "reise.jsonl"])
    capsys.readouterr()
    main(["articles"])
    told = capsys.readouterr().out
    assert "2023-09-18*" in told
    assert "2023-09-11!" in told
    main(["articles", "--wrongly-dated", "--json"])
    (wrong,) = json.loads(capsys.readouterr().out)
    assert (wrong["id"], wrong["day"]["standing"]) == ("wecker", "wrongly_dated")


def test_the_list_is_in_the_order_of_the_days_as_they_stand(capsys: Printed) -> None:
    main(["read", "reise.jsonl"])
    capsys.readouterr()
    main(["articles", "--json"])
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["wecker", "bote", "kurier"]


def test_read_tells_what_does_not_go_together(capsys: Printed) -> None:
    text = f"Am 14. September traf Anna Berger ein. Am 10. September wird sie abreisen. {BOTE['text']}"
    Path("reise.jsonl").write_text(json.dumps(BOTE | {"text": text}, ensure_ascii=False), encoding="utf-8")
    main(["read", "reise.jsonl"])
    told = capsys.readouterr().out
    assert (
        "1 article of a day that is told in ways that do not go together:\n  bote  Nothing is narrowed"
        in told
    )
    whole = " ".join(told.split())
    assert "it is told to be of 2023-09; " in whole
    assert "(„14. September“: 2023-09-14 or later)" in whole
    assert "(„10. September“: 2023-09-10 or earlier)" in whole
    main(["articles"])
    assert "2023-09?" in capsys.readouterr().out


def test_a_person_sees_by_whose_words_a_day_was_narrowed(capsys: Printed) -> None:
    main(["read", "reise.jsonl"])
    capsys.readouterr()
    main(["article", "bote"])
    told = capsys.readouterr().out
    assert "Bote, 12 to 18 September 2023, narrowed from September 2023" in told
    assert "another article dates the same happening" in told
    assert "ein anderer Artikel datiert dasselbe Geschehen" in told
    assert "Ministerin Anna Berger ist am [Dienstag] in Oslo" in told
    assert "Kurier, Wednesday, 13 September 2023: Anna Berger ist am [Dienstag]" in told


def test_a_statement_shows_its_time_and_what_it_was_read_as_before(capsys: Printed) -> None:
    main(["read", "reise.jsonl"])
    capsys.readouterr()
    main(["ledger", "--forward", "--json"])
    (line,) = json.loads(capsys.readouterr().out)
    assert line["about_edtf"] == "[2023-09-13,2023-09-20]"
    assert line["about_told"] == "[2023-09-06,2023-09-13,2023-09-20,2023-09-27]"
    assert (line["published"], line["day"]) == ("2023-09", "2023-09-12/2023-09-18")
    (entry,) = line["day_history"]
    (clue,) = entry["clues"]
    assert entry["standing"] == "narrowed"
    assert BOTE["text"][slice(*clue["span"])] == KURIER["text"][slice(*clue["beside"]["span"])] == "Dienstag"
    main(["show", line["id"]])
    assert "before the day was narrowed" in capsys.readouterr().out


def test_read_warns_of_a_date_that_it_does_not_understand(capsys: Printed) -> None:
    head = "Outlet: Bote\nPublished: 2024-02-30\n\n"
    Path("rat.txt").write_text(head + BOTE["text"], encoding="utf-8")
    main(["read", "rat.txt"])
    told = capsys.readouterr().out
    assert "1 article without a day: the date told is not understood:\n  rat.txt  „2024-02-30“" in told
    main(["read", "rat.txt", "--json"])
    assert json.loads(capsys.readouterr().out)["undated"] == [{"origin": "rat.txt", "words": "2024-02-30"}]


def test_read_warns_of_an_article_dated_later_than_today(capsys: Printed) -> None:
    Path("rat.txt").write_text("Outlet: Bote\nPublished: 2099-02-03\n\n" + BOTE["text"], encoding="utf-8")
    main(["read", "rat.txt"])
    told = capsys.readouterr().out
    assert "1 article dated later than today, which lets no time pass:\n  rat.txt  2099-02-03" in told
    main(["read", "rat.txt", "--json"])
    ahead = json.loads(capsys.readouterr().out)["dated_ahead"]
    assert ahead == [{"origin": "rat.txt", "day": "2099-02-03"}]
