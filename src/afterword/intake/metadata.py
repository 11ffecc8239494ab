"""What a web page tells about its article: title, outlet, author, publication time, address.

Each fact is looked for where it is most surely right, and only then where it may be: JSON-LD of an article,
then Open Graph and other meta elements, then the page's visible parts, then the address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from typing import cast
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from afterword.german.outlets import outlets
from afterword.intake import days
from afterword.intake.addresses import canonical, day_in, host
from afterword.intake.encodings import tidy
from afterword.records import DateWitness, Published

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|Review|LiveBlog|Posting|ClaimReview")
PUBLISHED_METAS = (
    "article:published_time", "article:published:time", "og:article:published_time", "og:published_time",
    "datepublished", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "pubdate",
    "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "vr:published_time",
)  # fmt: skip
SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+")
MAX_LD_LETTERS = 2_000_000

LONG = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
SHORT = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss"}

BORNE_OUT = 0.6
LEAD = 0.15
"""An address bears a title out that has so many of its words there, and so many more than the other title
(chosen on the 41 pages of `scripts/evaluate pages`; its floor guards it)."""
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page tells about its article; "" and unknown where it does not."""

    title: str = ""
    lead: str = ""
    outlet: str = ""
    author: str = ""
    published: Published = field(default_factory=Published)
    url: str = ""


def page_facts(tree: HtmlElement, url: str = "") -> PageFacts:
    """All that the page tells. `url`: where it was fetched, if known; it wins over what the page says."""
    metas = _metas(tree)
    article = _article_of(_linked(tree))
    address = url if canonical(url) else _address(tree, metas, article)
    outlet = _outlet(address, metas, article)
    return PageFacts(
        title=_title(tree, metas, article, outlet, address),
        lead=_lead(metas, article),
        outlet=outlet,
        author=_author(metas, article),
        published=_published(tree, metas, article, address),
        url=address,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Meta elements by property, name or itemprop, lower case; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = tidy(element.get("content") or "")
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked(tree: HtmlElement) -> Iterator[Json]:
    """All objects of the page's JSON-LD, those inside @graph and lists too."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        words = (element.text or "").strip()
        if len(words) > MAX_LD_LETTERS:
            continue
        words = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$|;\s*$", "", words)
        try:
            yield from _objects(json.loads(words, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, list):
        for part in value:
            yield from _objects(part)
    elif isinstance(value, dict):
        yield cast(Json, value)
        yield from _objects(value.get("@graph"))
        if "mainEntity" in value:
            yield from _objects(value["mainEntity"])


def _article_of(objects: Iterable[Json]) -> Json:
    """The object that is the article: of an article's type, with a headline, the first of them."""
    articles = [
        item for item in objects if any(ARTICLE_TYPES.search(kind) for kind in _strings(item.get("@type")))
    ]
    return next((item for item in articles if item.get("headline")), articles[0] if articles else {})


def _strings(value: object) -> list[str]:
    """The strings in a JSON-LD value: a string, the name of an object, or those of a list."""
    if isinstance(value, str):
        return [tidy(value)] if value.strip() else []
    if isinstance(value, dict):
        return _strings(value.get("name"))
    return [word for part in value for word in _strings(part)] if isinstance(value, list) else []


def _first(value: object) -> str:
    return next(iter(_strings(value)), "")


def _address(tree: HtmlElement, metas: dict[str, str], article: Json) -> str:
    links = [
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    ]
    main = article.get("mainEntityOfPage")
    ids = [str(main.get("@id") or "")] if isinstance(main, dict) else _strings(main)
    # a paper of a chain may name its sister as canonical; og:url is where this page itself stands
    for url in (metas.get("og:url", ""), *links, *ids, _first(article.get("url"))):
        if "/" in canonical(url):
            return url.strip()
    return ""


def _outlet(address: str, metas: dict[str, str], article: Json) -> str:
    """By the table of hosts, else as the page calls itself, else the host."""
    at = host(address)
    if known := outlets().at(at):
        return known.name
    publisher = _first(article.get("publisher"))
    site = metas.get("og:site_name", "")
    named = site or publisher or metas.get("application-name", "")
    return SEPARATOR.split(named)[0].strip() or at


def _author(metas: dict[str, str], article: Json) -> str:
    names = _strings(article.get("author"))
    if not names:
        told = metas.get("author") or metas.get("article:author") or metas.get("dc.creator", "")
        names = [told] if told and not told.startswith(("http", "@")) else []
    kept = [
        re.sub(r"^von\s+", "", name, flags=re.IGNORECASE) for name in names if not name.startswith("http")
    ]
    return ", ".join(dict.fromkeys(kept))


def _lead(metas: dict[str, str], article: Json) -> str:
    told = (_first(article.get("description")), metas.get("og:description", ""), metas.get("description", ""))
    return next(
        (re.sub(r"\s+", " ", unescape(words)).strip() for words in told if len(words.split()) >= 8), ""
    )


def _published(tree: HtmlElement, metas: dict[str, str], article: Json, address: str) -> Published:
    """The first of JSON-LD, meta elements, <time>, address that is a date; a day told before a month."""
    told = [_first(article.get("datePublished")), *(metas.get(name, "") for name in PUBLISHED_METAS)]
    told += _times(tree)
    told += [_first(article.get("dateModified")), metas.get("article:modified_time", "")]
    for words in told:
        if words and (published := days.read(words, DateWitness.METADATA)).period.known:
            return published
    in_address = day_in(address)
    return in_address if in_address.period.precision == "day" else _visible_day(tree) or in_address


def _visible_day(tree: HtmlElement) -> Published | None:
    """A date with a time of day that stands by itself on the page: "Do 20.01.22 | 07:30 Uhr"."""
    for element in tree.iter():
        for words in (element.text, element.tail):
            if not words or not 8 <= len(words.strip()) <= 60 or "Uhr" not in words:
                continue
            for pattern in days.GERMAN:
                if (match := pattern.search(words)) and match["hour"]:
                    return days.from_german(match, DateWitness.TEXT)
    return None


def _times(tree: HtmlElement) -> list[str]:
    """<time> elements: those that say they are the publication's first, else the first of an article."""
    every = [
        (element, element.get("datetime") or element.text_content() or "") for element in tree.iter("time")
    ]
    named = [
        words
        for element, words in every
        if element.get("pubdate") is not None
        or re.search(
            "publi|datum|date", f"{element.get('itemprop') or ''} {element.get('class') or ''}", re.IGNORECASE
        )
    ]
    inside = [
        words
        for element, words in every
        if any(up.tag in ("article", "main") for up in element.iterancestors())
    ]
    return [words.strip() for words in (*named, *inside)]


def _title(tree: HtmlElement, metas: dict[str, str], article: Json, outlet: str, address: str) -> str:
    """The headline, of the places that tell one: Open Graph, JSON-LD, the visible headline, <title>.

    No single place is right everywhere: Open Graph often has other words for sharing, JSON-LD for search
    engines. What readers see as a heading wins; then Open Graph, unless the address bears out JSON-LD: an
    address is made from the headline of the first day. Where all differ, the visible headline.
    """
    shared = _shorn(metas.get("og:title", ""), outlet)
    linked = _shorn(unescape(_first(article.get("headline"))), outlet)
    visible = _shorn(_visible_headline(tree), outlet)
    whole = _shorn(tidy(next((element.text_content() for element in tree.iter("title")), "")), outlet)
    if not shared:
        return linked or visible or whole
    if linked.endswith(f": {shared}") and linked == whole:  # Open Graph left the rubric away
        shared = linked
    seen = _seen_headings(tree)
    if linked != shared and _is_seen(linked, seen) != _is_seen(shared, seen):
        return linked if _is_seen(linked, seen) else shared
    in_linked, in_shared = (_borne_out(title, address) for title in (linked, shared))
    if in_linked >= BORNE_OUT and in_linked > in_shared + LEAD:
        return linked
    told = {title.casefold() for title in (shared, linked, whole) if title}
    alone = visible and linked and visible.casefold() not in told and len(told) > 1
    return visible if alone and max(in_linked, in_shared) < BORNE_OUT else shared


def _seen_headings(tree: HtmlElement) -> list[str]:
    """The headings that readers see, outside menus and trails of links."""
    return [
        re.sub(r"\s+", " ", tidy(element.text_content())).strip()
        for element in tree.iter("h1", "h2")
        if _is_in_article(element)
    ]


def _is_in_article(element: HtmlElement) -> bool:
    around = [element, *element.iterancestors()]
    trail = any(part.tag in ("nav", "aside", "footer") for part in around)
    return not trail and not any("breadcrumb" in str(sorted(part.items())).lower() for part in around[:4])


def _is_seen(title: str, headings: list[str]) -> bool:
    return bool(title) and any(heading == title or heading.endswith(f" {title}") for heading in headings)


def _borne_out(title: str, address: str) -> float:
    """The share of a title's words that stand in the address in the title's order."""
    in_address = re.findall(r"[a-z0-9]{2,}", urlsplit(address).path.lower())
    words = re.findall(r"[a-zäöüß0-9]{2,}", title.lower())
    both = [[_spelt(word, table) for word in words] for table in (LONG, SHORT)]
    found = [_in_order(spelt, in_address) for spelt in both]
    return max(found) / len(words) if words else 0.0


def _in_order(words: list[str], others: list[str]) -> int:
    return sum(
        block.size for block in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    )


def _spelt(word: str, table: dict[str, str]) -> str:
    """A word as addresses spell it: "überhitzt" is "ueberhitzt" in some and "uberhitzt" in others."""
    return "".join(table.get(letter, letter) for letter in word)


def _visible_headline(tree: HtmlElement) -> str:
    for element in tree.iter("h1"):
        words = re.sub(r"\s+", " ", tidy(element.text_content())).strip()
        if _is_in_article(element) and len(words.split()) >= 2:
            return words
    return ""


def _shorn(title: str, outlet: str) -> str:
    """A title without the outlet, rubric or site behind it: "Einigung in Genf | Beispielblatt"."""
    title = re.sub(r"\s+", " ", title).strip()
    ours = re.sub(r"\W", "", outlet.casefold())
    while True:
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            return title
        tail = title[parts[-1].end() :]
        bare = re.sub(r"\W", "", tail.casefold())
        site = bool(ours) and (bare in ours or ours in bare) and len(bare) >= 2
        domain = re.search(r"\w\.(?:de|at|ch|com|net|org)\b", tail)
        barred = "|" in parts[-1][0] and len(tail.split()) <= 4
        if not (site or domain or barred) or len(title[: parts[-1].start()].split()) < 2:
            return title
        title = title[: parts[-1].start()]
