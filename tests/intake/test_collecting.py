"""From paths to articles: every format, every order, and no document that stops a batch."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from afterword.errors import UsageError
from afterword.intake import Given, Limits, collect
from afterword.records import Article, DateWitness, Period, Rejection, RejectionReason

TEXT = (
    "Der Stadtrat hat am Abend nach langer Debatte den Haushalt für das kommende Jahr beschlossen. "
    "Die Opposition kündigte an, gegen den Beschluss vor dem Verwaltungsgericht klagen zu wollen."
)


def articles(*paths: Path | str, limits: Limits | None = None, given: Given | None = None) -> list[Article]:
    found = list(collect(paths, limits, given=given))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def reasons(*paths: Path | str, limits: Limits | None = None) -> list[RejectionReason]:
    return [item.reason for item in collect(paths, limits) if isinstance(item, Rejection)]


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_text_file_is_named_by_its_stem_wherever_it_lies(tmp_path: Path) -> None:
    here = articles(write(tmp_path / "a" / "rat-1.txt", TEXT))[0]
    there = articles(write(tmp_path / "b" / "rat-1.txt.gz", gzip.compress(TEXT.encode())))[0]
    assert (here.id, here.version) == (there.id, there.version) == ("rat-1", here.version)
    assert len(here.version) == 16


def test_two_texts_of_one_name_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "hafenblatt" / "rat.txt", TEXT)
    write(tmp_path / "tagesspur" / "rat.txt", TEXT.replace("Abend", "Mittag"))
    assert [item.id for item in articles(tmp_path)] == ["rat", "tagesspur/rat"]


def test_header_lines_tell_what_is_known_and_are_no_text(tmp_path: Path) -> None:
    head = "Quelle: Hafenblatt\nDatum: 11.09.2023\nTitel: Rat einigt sich\nURL: https://hafen.example/rat\n\n"
    found = articles(write(tmp_path / "x.txt", head + TEXT))[0]
    assert (found.outlet, found.title, found.id) == ("Hafenblatt", "Rat einigt sich", "hafen.example/rat")
    assert (found.published.period.edtf, found.published.witness) == ("2023-09-11", DateWitness.GIVEN)
    assert found.text == TEXT


def test_a_date_that_is_not_understood_costs_no_other_field(tmp_path: Path) -> None:
    head = "Outlet: Hafenblatt\nPublished: 2024-02-30\nTitle: Rat einigt sich\n\n"
    found = articles(write(tmp_path / "x.txt", head + TEXT))[0]
    assert (found.outlet, found.title, found.text) == ("Hafenblatt", "Rat einigt sich", TEXT)
    assert (found.published.period.known, found.published.words) == (False, "2024-02-30")
    alone = articles(write(tmp_path / "y.txt", "Datum: 31.04.2024\n\n" + TEXT))[0]
    assert (alone.text, alone.published.words) == (TEXT, "31.04.2024")


@pytest.mark.parametrize("head", ["Datum: bald\n\n", "Fazit: alles gut\n\n", "Quelle: Hafenblatt\n"])
def test_what_is_no_header_stays_text(tmp_path: Path, head: str) -> None:
    assert articles(write(tmp_path / "x.txt", head + TEXT))[0].text.startswith(head.strip())


def test_json_lines_carry_their_own_ids_and_bad_lines_stop_nothing(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"id": "G1", "outlet": "Tagesspur", "published": "2023-09-11", "title": "Rat", "text": TEXT}
        ),
        "{kaputt",
        "[1, 2]",
        json.dumps({"id": "G2"}),
        json.dumps({"id": "G3", "text": TEXT, "published": "irgendwann"}),
        "",
        json.dumps({"url": "https://www.tagesspur.example/rat", "body": [TEXT, TEXT], "authors": ["A", "B"]}),
    ]
    found = list(collect([write(tmp_path / "alle.jsonl", "\n".join(rows))]))
    good = [item for item in found if isinstance(item, Article)]
    bad = [item for item in found if isinstance(item, Rejection)]
    assert [item.id for item in good] == ["G1", "G3", "tagesspur.example/rat"]
    assert good[2].author == "A, B"
    assert [item.reason for item in bad] == [RejectionReason.BAD_RECORD] * 3
    assert [item.origin.rpartition(":")[2] for item in bad] == ["2", "3", "4"]


def test_a_date_that_is_none_leaves_the_article_undated_with_its_words(tmp_path: Path) -> None:
    row = json.dumps({"id": "G3", "text": TEXT, "published": "irgendwann"})
    published = articles(write(tmp_path / "alle.jsonl", row))[0].published
    assert (published.period.known, published.witness, published.words) == (
        False,
        DateWitness.NONE,
        "irgendwann",
    )


def test_a_record_may_hold_a_page(tmp_path: Path) -> None:
    html = f"<html><body><article><h1>Rat einigt sich</h1><p>{TEXT}</p></article></body></html>"
    found = articles(
        write(tmp_path / "a.jsonl", json.dumps({"id": "H1", "html": html, "outlet": "Hafenblatt"}))
    )[0]
    assert (found.id, found.text, found.title, found.outlet) == ("H1", TEXT, "Rat einigt sich", "Hafenblatt")


def test_folders_are_read_in_order_without_hidden_files_and_name_what_they_cannot_read(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, TEXT)
    write(tmp_path / "bild.docx", b"PK\x03\x04")
    found = list(collect([tmp_path]))
    assert [Path(item.origin).name for item in found] == ["b.txt", "bild.docx", "c.txt"]
    assert isinstance(found[1], Rejection)
    assert ".docx" in found[1].detail


def test_patterns_and_repeated_names_read_each_file_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    assert len(articles(tmp_path / "*.txt", tmp_path / "a.txt", str(tmp_path))) == 1


def test_a_missing_path_among_good_ones_is_a_rejection(tmp_path: Path) -> None:
    assert reasons(write(tmp_path / "a.txt", TEXT), tmp_path / "fehlt.txt") == [RejectionReason.UNREADABLE]


def test_only_missing_paths_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="fehlt"):
        collect([tmp_path / "fehlt.txt"])
    with pytest.raises(UsageError):
        collect([])


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        gzip.compress(TEXT.encode()),
        json.dumps({"text": TEXT}).encode(),
        f"<html><body><p>{TEXT}</p>".encode(),
    ],
)
def test_standard_input_is_told_by_its_look(raw: bytes) -> None:
    (found,) = collect(["-"], stdin=io.BytesIO(raw))
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_what_the_user_tells_fills_gaps_and_overrules_nothing(tmp_path: Path) -> None:
    given = Given(outlet="Hafenblatt", published=Period.parse("2023-09"))
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", f"Outlet: Tagesspur\nPublished: 2019-04-25\n\n{TEXT}")
    first, second = articles(tmp_path, given=given)
    assert (first.outlet, first.published.period.edtf) == ("Hafenblatt", "2023-09")
    assert (second.outlet, second.published.period.edtf) == ("Tagesspur", "2019-04-25")


def test_what_the_user_tells_as_a_date_must_be_one() -> None:
    assert Given.of(" Hafenblatt ", "11.09.2023").published == Period.parse("2023-09-11")
    with pytest.raises(UsageError, match="bald"):
        Given.of("", "bald")


def test_the_files_own_time_is_never_a_date(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", TEXT)
    os.utime(file, (0, 1_600_000_000))
    assert articles(file)[0].published.witness is DateWitness.NONE


def test_a_gzip_bomb_costs_no_more_than_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    limits = Limits(max_bytes=1_000_000, max_collection_bytes=2_000_000)
    assert len(bomb) < limits.max_bytes
    files = [write(tmp_path / name, bomb) for name in ("b.txt.gz", "b.html.gz", "b.jsonl.gz")]
    assert reasons(*files, limits=limits) == [RejectionReason.TOO_LARGE] * 3


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("leer.txt", b"", RejectionReason.EMPTY),
        ("kurz.txt", "Nur vier deutsche Wörter".encode(), RejectionReason.NO_TEXT),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00", RejectionReason.BINARY),
        ("lang.txt", ("Der Rat tagt. " * 40_000).encode(), RejectionReason.TOO_LARGE),
        ("halb.txt.gz", gzip.compress(TEXT.encode())[:-9], RejectionReason.UNREADABLE),
        ("kaputt.jsonl.gz", b"\x1f\x8bkaputt", RejectionReason.UNREADABLE),
        (
            "english.txt",
            b"The council agreed on a budget for the coming year after a long debate on Monday evening, "
            b"and the opposition said that it would go to court.",
            RejectionReason.NOT_GERMAN,
        ),
        (
            "nederlands.txt",
            b"De gemeenteraad heeft na een lang debat de begroting voor het komende jaar goedgekeurd, en de "
            b"oppositie zei dat zij naar de rechter zal gaan.",
            RejectionReason.NOT_GERMAN,
        ),
    ],
)
def test_unusable_documents_are_kept_with_a_reason(
    tmp_path: Path, name: str, raw: bytes, reason: RejectionReason
) -> None:
    assert reasons(write(tmp_path / name, raw)) == [reason]


def test_lines_cut_by_width_are_joined(tmp_path: Path) -> None:
    words = TEXT.split()
    cut = "\n".join(" ".join(words[start : start + 5]) for start in range(0, len(words), 5))
    assert articles(write(tmp_path / "a.txt", cut))[0].text == TEXT


def test_a_fault_of_our_own_is_a_rejection_and_the_batch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: str) -> tuple[bool, str]:
        raise RuntimeError("unerwartet")

    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT + " Ende.")
    monkeypatch.setattr("afterword.intake.collecting.is_german", breaks)
    assert reasons(tmp_path) == [RejectionReason.FAULT] * 2
