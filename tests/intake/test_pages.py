"""A web page gives its article: title, day, outlet, address and paragraphs."""

import json
from pathlib import Path

import pytest

from afterword.intake import collect
from afterword.records import Article, DateWitness, FurnitureKind, Rejection, RejectionReason

ABSAETZE = [
    "Der Stadtrat hat am Abend nach langer Debatte den Haushalt für das kommende Jahr beschlossen.",
    "Die Opposition kündigte an, gegen den Beschluss vor dem Verwaltungsgericht klagen zu wollen.",
    "Nach Angaben der Kämmerei fehlen in den nächsten Jahren dennoch zwölf Millionen Euro in der Kasse.",
]


def page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in ABSAETZE)
    return (
        f"<!DOCTYPE html><html lang='de'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><ul><li>Start</li><li>Sport</li></ul></nav>"
        f"<main><article><h1>Stadtrat beschließt Haushalt</h1>{body}{paragraphs}"
        "</article></main><footer><p>Impressum</p></footer></body></html>"
    )


def read(tmp_path: Path, html: str | bytes, name: str = "seite.html") -> Article | Rejection:
    file = tmp_path / name
    file.write_bytes(html.encode() if isinstance(html, str) else html)
    (found,) = collect([file])
    return found


def article(tmp_path: Path, html: str | bytes) -> Article:
    found = read(tmp_path, html)
    assert isinstance(found, Article), found
    return found


def test_the_body_is_the_paragraphs_and_nothing_of_the_page(tmp_path: Path) -> None:
    assert article(tmp_path, page()).text == "\n\n".join(ABSAETZE)


def test_json_ld_tells_day_author_and_outlet(tmp_path: Path) -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": "Stadtrat beschließt Haushalt",
        "datePublished": "2023-09-11T22:38:00+02:00",
        "author": [{"@type": "Person", "name": "Erika Muster"}, {"name": "Jan Probe"}],
        "publisher": {"name": "Neckar-Anzeiger"},
    }
    found = article(tmp_path, page(f'<script type="application/ld+json">{json.dumps(linked)}</script>'))
    assert found.published.period.edtf == "2023-09-11"
    assert found.published.witness is DateWitness.METADATA
    assert (found.author, found.outlet) == ("Erika Muster, Jan Probe", "Neckar-Anzeiger")


def test_the_outlets_name_behind_the_title_is_dropped(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Einigung im Rat - Kritik bleibt | Neckar-Anzeiger">'
        '<meta property="og:site_name" content="Neckar-Anzeiger">'
    )
    assert article(tmp_path, page(head)).title == "Einigung im Rat - Kritik bleibt"


def test_the_address_bears_out_the_title_it_was_made_from(tmp_path: Path) -> None:
    linked = {"@type": "NewsArticle", "headline": "Stadtrat beschließt den Haushalt"}
    head = (
        '<meta property="og:title" content="Zwölf Millionen fehlen: So geht es weiter">'
        '<link rel="canonical" href="https://www.neckar.example/stadtrat-beschliesst-den-haushalt-123">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    )
    assert article(tmp_path, page(head)).title == "Stadtrat beschließt den Haushalt"


def test_the_heading_that_readers_see_beats_the_words_for_sharing(tmp_path: Path) -> None:
    linked = {"@type": "NewsArticle", "headline": "Stadtrat beschließt Haushalt"}
    head = (
        '<meta property="og:title" content="Zwölf Millionen fehlen: So geht es weiter">'
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    )
    assert article(tmp_path, page(head)).title == "Stadtrat beschließt Haushalt"


def test_a_known_host_names_its_outlet_and_the_address_is_the_id(tmp_path: Path) -> None:
    head = '<meta property="og:url" content="https://www.zeit.de/politik/2023-09/haushalt?utm_source=x">'
    found = article(tmp_path, page(head))
    assert found.outlet == "Die Zeit"
    assert found.id == "zeit.de/politik/2023-09/haushalt"
    assert (found.published.period.edtf, found.published.witness) == ("2023-09", DateWitness.URL)


def test_a_time_element_tells_the_day(tmp_path: Path) -> None:
    found = article(tmp_path, page(body='<time datetime="2023-09-11T08:00:00+02:00">Montag</time>'))
    assert found.published.period.edtf == "2023-09-11"


def test_subheadings_of_the_page_are_furniture(tmp_path: Path) -> None:
    html = page().replace(f"<p>{ABSAETZE[1]}", f"<h2>Klage gegen den Haushalt.</h2><p>{ABSAETZE[1]}")
    found = article(tmp_path, html)
    heads = [item.span.of(found.text) for item in found.furniture if item.kind is FurnitureKind.SUBHEADING]
    assert heads == ["Klage gegen den Haushalt."]


def test_a_charset_in_the_head_is_believed(tmp_path: Path) -> None:
    html = page().replace("charset='utf-8'", "charset='windows-1252'").encode("cp1252")
    assert article(tmp_path, html).text == "\n\n".join(ABSAETZE)


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><p>Weiter</p></body></html>", "<"]
)
def test_a_page_without_an_article_is_turned_away(tmp_path: Path, html: str) -> None:
    found = read(tmp_path, html)
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.NO_TEXT
