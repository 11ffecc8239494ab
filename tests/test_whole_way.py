"""The whole way on real components: files in, a ledger out, and what the commands then say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import afterword
from afterword.cli import main
from afterword.ledger import Question
from afterword.reading.pipeline import MODEL_VARIABLE
from afterword.records import Extractor, Status

Printed = pytest.CaptureFixture[str]

BOTE = """Rheinbote
Verkehr / 28.06.2024 • 10:15 Uhr
Ministerin kündigt Sperrung der Rheinbrücke an

Verkehrsministerin Änne Größ hat am Freitag angekündigt, die Rheinbrücke werde am 3. Juli 2024 gesperrt. \
„Wir werden die Brücke noch in diesem Jahr erneuern“, sagte Größ in Mainz. Bürgermeister Karl Ahrens \
befürchtet, dass der Verkehr in der Innenstadt zusammenbrechen könnte. Ein Sprecher des Betreibers \
dementierte, dass die Fähre eingestellt werde.
"""
KURIER = {
    "id": "kurier-17",
    "outlet": "Kurier",
    "published": "2024-08-20",
    "title": "Brücke gesperrt",
    "text": "Die Rheinbrücke wurde am 3. Juli gesperrt. Der Betreiber der Fähre teilte am Dienstag mit, die "
    "Fähre werde im kommenden Jahr wieder fahren.",
}


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AFTERWORD_LEDGER", raising=False)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bote.txt").write_text(BOTE, encoding="utf-8")
    lines = json.dumps(KURIER, ensure_ascii=False), '{"id": "leer"}'
    (folder / "kurier.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "leer.txt").write_bytes(b"")
    return folder


def test_files_become_a_ledger(articles: Path, capsys: Printed) -> None:
    assert main(["read", "articles"]) == 0
    told = capsys.readouterr()
    assert "2 articles, read by rules: 2 new" in told.out
    assert "2 rejections: 1 bad record, 1 empty" in told.out
    assert told.err == ""  # no progress where nobody looks
    assert main(["ledger", "--forward", "--source", "Größ", "--json"]) == 0
    said = {one["content"]: one for one in json.loads(capsys.readouterr().out)}
    closing = said["die Rheinbrücke werde am 3. Juli 2024 gesperrt"]
    assert closing["about"] == "2024-07-03"
    assert closing["kind"] == "announcement"


def test_every_word_exported_stands_in_its_article(articles: Path, capsys: Printed) -> None:
    main(["read", "articles"])
    capsys.readouterr()
    main(["export"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) >= 4
    with afterword.Ledger("afterword.db") as ledger:
        texts = {article.id: article.text for article in ledger.articles()}
    for line in lines:
        words = [line["content"], *line.get("parts", []), *line["sources"]]
        assert all(one in texts[line["article"]] for one in words)


def test_reading_twice_changes_nothing(articles: Path, capsys: Printed) -> None:
    main(["read", "articles"])
    capsys.readouterr()
    main(["export"])
    before = capsys.readouterr().out
    assert main(["read", "articles", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["articles"] == {"new": 0, "changed": 0, "reread": 0, "unchanged": 2}
    assert told["turns"] == []
    main(["export"])
    assert capsys.readouterr().out == before


def test_a_changed_file_is_a_new_version(articles: Path, capsys: Printed) -> None:
    main(["read", "articles"])
    (articles / "bote.txt").write_text(BOTE.replace("3. Juli", "10. Juli"), encoding="utf-8")
    capsys.readouterr()
    main(["read", "articles"])
    assert "1 changed, 1 unchanged" in capsys.readouterr().out
    main(["ledger", "--find", "Rheinbrücke gesperrt", "--forward", "--json"])
    (one,) = json.loads(capsys.readouterr().out)
    assert one["about"] == "2024-07-10"


def test_the_python_interface_does_the_same(articles: Path) -> None:
    summary = afterword.read(articles, "summit.db")
    assert sum(summary.articles.values()) == 2
    with afterword.Ledger("summit.db", create=False) as ledger:
        assert afterword.read([articles / "bote.txt"], ledger).turns == ()
        entries = ledger.statements(Question(forward=True))
        assert entries
        assert all(isinstance(entry.status, Status) for entry in entries)


def test_every_process_reads_by_the_extractor_asked_for(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERWORD_EXTRACTOR", "learned")
    monkeypatch.setenv("AFTERWORD_QUOTATION_MODEL", str(articles / "nirgends"))
    summary = afterword.read(articles, "summit.db", jobs=2, extractor=Extractor.RULES)
    assert summary.extractor is Extractor.RULES
    with afterword.Ledger("summit.db") as ledger:
        assert set(ledger.extractors().values()) == {Extractor.RULES}
        entries = ledger.statements()
        sure = ledger.statements(Question(precise=True))
    assert {entry.statement.id for entry in sure} == {e.statement.id for e in entries if e.precise}
    assert sure


def test_articles_without_day_and_outlet_can_be_given_theirs(tmp_path: Path, articles: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text(
        "Der Minister sagte, die Fähre werde am kommenden Montag wieder fahren.", encoding="utf-8"
    )
    afterword.read(plain, "plain.db")
    afterword.read(plain, "plain.db", outlet="Kurier", published="2024-08-20")
    with afterword.Ledger("plain.db") as ledger:
        (entry,) = ledger.statements()
    assert entry.article.outlet == "Kurier"
    assert entry.statement.about.edtf == "2024-08-26"


def test_a_missing_model_is_told_in_one_line(
    articles: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MODEL_VARIABLE, str(articles / "nirgends"))
    assert main(["read", "articles"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "model" in err


def test_a_condition_and_a_probability_are_shown_and_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "Falls der Rat zustimmt, wird die Halle gebaut. "
        "Der Rat werde mit 70 Prozent Wahrscheinlichkeit zustimmen, sagte Baurat Jan Roth."
    )
    row = {"id": "bote-1", "outlet": "Bote", "published": "2024-06-28", "title": "Halle", "text": text}
    Path("bote.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert main(["read", "bote.jsonl"]) == 0
    capsys.readouterr()
    assert main(["ledger", "--forward", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = {one["condition"]: one for one in found}
    start, end = told["Falls der Rat zustimmt"]["spans"]["condition"]
    assert text[start:end] == "Falls der Rat zustimmt"
    assert [one["probability"] for one in found if one["condition"] is None] == [0.7]
    assert main(["show", told["Falls der Rat zustimmt"]["id"]]) == 0
    assert "under the condition „Falls der Rat zustimmt“" in " ".join(capsys.readouterr().out.split())


def test_today_is_the_day_at_the_outlet_and_not_in_utc(articles: Path, capsys: Printed) -> None:
    nightly = {
        "id": "nacht-1",
        "outlet": "Nachtblatt",
        "published": "2024-06-28T22:30:00Z",
        "text": "Ministerin Änne Größ sagte, die Rheinbrücke werde heute um 18 Uhr gesperrt. Die Polizei in "
        "Mainz bestätigte am Samstag, dass die Fähre weiter fahre, und bat alle Fahrer um Geduld.",
    }
    (articles / "nacht.jsonl").write_text(json.dumps(nightly, ensure_ascii=False), encoding="utf-8")
    main(["read", "articles/nacht.jsonl"])
    capsys.readouterr()
    main(["ledger", "--find", "Rheinbrücke", "--json"])
    (closing,) = json.loads(capsys.readouterr().out)
    assert (closing["about"], closing["published"]) == ("2024-06-29", "2024-06-29")
    with afterword.Ledger("afterword.db") as ledger:
        moment = ledger.article("nacht-1").published.moment
    assert moment is not None
    assert moment.isoformat() == "2024-06-28T22:30:00+00:00"
