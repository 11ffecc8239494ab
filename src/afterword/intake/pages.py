"""A web page to a draft: the article's text by trafilatura, what is told about it by our own reading.

1. The page is parsed once. 2. Its metadata are read by source (JSON-LD, meta, time elements, address).
3. trafilatura finds the paragraphs. 4. Pages without an article (consent, paywall, menus) are turned away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from afterword.intake import imprints
from afterword.intake.addresses import canonical
from afterword.intake.drafts import Draft, UnusableError
from afterword.intake.encodings import decode, tidy
from afterword.intake.furniture import ENDS_SENTENCE
from afterword.intake.metadata import PageFacts, page_facts
from afterword.records import RejectionReason

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE)
HEAD_BYTES = 4096

PAGE_PARTS = (imprints.notice, imprints.byline, imprints.date_line, imprints.credit)
"""What on a page, other than in a text that somebody saved, is surely not the article's when it is a
paragraph of its own."""

LEAST_LETTERS = 200
"""A page whose text is shorter is looked at again in the mode that takes more."""


def declared_charset(raw: bytes) -> str:
    """The encoding that a page's own head declares, "" if none."""
    match = META_CHARSET.search(raw[:HEAD_BYTES]) or XML_CHARSET.search(raw[:HEAD_BYTES])
    return match[1].decode("ascii", "ignore") if match else ""


def read_page(raw: bytes, origin: str, stem: str, url: str = "") -> Draft:
    """The draft of one page; UnusableError (no_text) if there is no article on it."""
    tree = _parse(decode(raw, declared_charset(raw)))
    facts = page_facts(tree, url)
    paragraphs = _with_lead(_without_page(_paragraphs(tree), facts), facts.lead, tree)
    text = "\n\n".join(words for _, words in paragraphs)
    if not text:
        raise UnusableError(RejectionReason.NO_TEXT, "no article on this page")
    names = tuple(name for name in (canonical(facts.url), stem) if name)
    return Draft(
        text=text,
        origin=origin,
        names=names,
        title=facts.title,
        outlet=facts.outlet,
        author=facts.author,
        published=facts.published,
        url=facts.url,
        subheadings=frozenset(words for head, words in paragraphs if head),
    )


def _parse(html: str) -> HtmlElement:
    # lxml refuses a string that declares an encoding, and control characters
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", html))
    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
        tree: HtmlElement = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError, AssertionError) as fault:
        raise UnusableError(RejectionReason.NO_TEXT, f"no page: {fault}") from None
    return tree


def _paragraphs(tree: HtmlElement) -> list[tuple[bool, str]]:
    """The article's paragraphs in order, each with whether it is a subheading."""
    found = _extracted(tree, recall=False)
    if sum(len(words) for _, words in found) < LEAST_LETTERS:
        found = _extracted(tree, recall=True)
    return found


def _without_page(paragraphs: list[tuple[bool, str]], facts: PageFacts) -> list[tuple[bool, str]]:
    """The paragraphs without the headline, bylines, dates, credits and teasers that stand between them."""
    kept = [
        (head, words)
        for head, words in paragraphs
        if words.strip("|•·–- ") and words != facts.title and not _is_page_part(words)
    ]
    while kept and (kept[-1][0] or _is_teaser(kept[-1][1])):
        kept.pop()  # a heading or a teaser with no text below it
    while kept and (kept[0][0] or _is_teaser(kept[0][1])):
        kept.pop(0)  # rubric and headline
    return kept


def _is_page_part(words: str) -> bool:
    return any(part(words) == (0, len(words)) for part in PAGE_PARTS)


def _is_teaser(words: str) -> bool:
    return len(words.split()) <= 14 and not ENDS_SENTENCE.search(words)


def _with_lead(paragraphs: list[tuple[bool, str]], lead: str, tree: HtmlElement) -> list[tuple[bool, str]]:
    """The paragraphs with the page's lead before them, where readers see it and the extraction lost it."""
    said = " ".join(words for _, words in paragraphs)
    if not paragraphs or not ENDS_SENTENCE.search(lead) or lead[:60] in said:
        return paragraphs
    for element in tree.iter("p", "h2", "h3", "div", "span", "strong"):
        if re.sub(r"\s+", " ", tidy("".join(element.itertext()))).strip() == lead:
            return [(False, lead), *paragraphs]
    return paragraphs


def _extracted(tree: HtmlElement, *, recall: bool) -> list[tuple[bool, str]]:
    from copy import deepcopy

    import trafilatura

    document = trafilatura.bare_extraction(
        deepcopy(tree),
        include_comments=False,
        include_tables=False,
        favor_recall=recall,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    return list(_blocks(body))


def _blocks(body: HtmlElement) -> Iterator[tuple[bool, str]]:
    said: set[str] = set()
    for element in body.iter("p", "head", "item", "quote"):
        if element.tag in ("quote", "item") and element.find(".//p") is not None:
            continue
        if any(parent.tag in ("p", "head", "item") for parent in element.iterancestors()):
            continue
        words = re.sub(r"\s*\n\s*", " ", tidy("".join(element.itertext())))
        # a page often prints its lead twice; a whole paragraph is never said twice on purpose
        if words and not (len(words) > 60 and words in said):
            said.add(words)
            yield element.tag == "head", words


__all__ = ["PageFacts", "declared_charset", "read_page"]
