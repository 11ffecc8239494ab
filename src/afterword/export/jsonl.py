"""One statement a line, as JSON: docs/cli.md describes the fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from afterword.ledger import Entry
from afterword.records import Article, Dating, Outcome, Period, Span, Words

Value = str | float | bool | None | list["Value"] | dict[str, "Value"]
Object = dict[str, Value]


def lines(entries: Iterable[Entry], *, ascii_only: bool = False) -> Iterator[str]:
    """Each entry as one line of JSON, without the line break."""
    for entry in entries:
        yield json.dumps(line(entry), ensure_ascii=ascii_only)


def line(entry: Entry) -> Object:
    """An entry as a JSON object; all words are verbatim from the stored text.

    `about` and `said` are EDTF dates or intervals; where a set of candidate days is known, the exact EDTF
    stands beside them as `about_edtf` and `said_edtf`. Where the day of the article was narrowed, they are as
    seen from there, and `about_told` and `said_told` as read from the day that the article tells.
    """
    one = entry.statement
    return {
        "id": one.id,
        "article": one.article,
        **_content(entry),
        "cue": entry.cue,
        "sources": list(entry.sources),
        "form": one.form.value,
        "kind": one.kind.value,
        "stance": one.stance.value,
        "certainty": one.certainty.value,
        "polarity": one.polarity.value,
        "conditional": one.conditional,
        "condition": entry.condition or None,
        "forward": one.forward,
        "probability": one.probability,
        "confidence": None if one.confidence is None else round(one.confidence, 4),
        "precise": entry.precise,
        "extractor": entry.extractor.value if entry.extractor else None,
        "said": one.said.interval if one.said.known else "",
        "said_edtf": one.said.edtf,
        "about": one.about.interval,
        "about_edtf": one.about.edtf,
        "said_told": edtf(entry.told.said) if entry.told else None,
        "about_told": entry.told.about.edtf if entry.told else None,
        "outcome": _outcome(entry) if one.forward else None,
        "story": entry.story,
        "spans": _spans(entry),
        **about_article(entry.article),
        "day": entry.published.edtf if entry.published.known else "",
        "day_history": [day(one) for one in entry.days],
    }


def day(found: Dating) -> Object:
    """One entry of the history of an article's day, with the places of the words that it rests on."""
    return {
        "standing": found.standing.value,
        "told": edtf(found.told),
        "day": edtf(found.period),
        "reason": found.reason,
        "grund": found.grund,
        "at": found.at.isoformat() if found.at else None,
        "clues": [
            {
                "ground": clue.ground.value,
                "allows": edtf(clue.allows),
                "span": _span(clue.words.span),
                "beside": _words(clue.beside) if clue.beside else None,
            }
            for clue in found.clues
        ],
    }


def _words(words: Words) -> Object:
    return {"article": words.article, "version": words.version, "span": _span(words.span)}


def about_article(article: Article) -> Object:
    """What tells the article of a statement."""
    return {
        "version": article.version,
        "outlet": article.outlet,
        "title": article.title,
        "published": edtf(article.published.period),
        "url": article.url,
        "origin": article.origin,
    }


def edtf(period: Period) -> str:
    """The exact EDTF of a period; empty where it says nothing."""
    return period.edtf if period.known else ""


def outcome(found: Outcome) -> Object:
    """One entry of a history."""
    return {
        "status": found.status.value,
        "reason": found.reason,
        "grund": found.grund,
        "decided_by": found.decided_by,
        "at": found.at.isoformat() if found.at else None,
    }


def _content(entry: Entry) -> Object:
    first, *more = entry.parts
    return {"content": first, "parts": [first, *more]} if more else {"content": first}


def _outcome(entry: Entry) -> Object:
    assert entry.status is not None
    told = outcome(entry.outcome) if entry.outcome else {"status": entry.status.value}
    return told | {
        "evidence": [
            {
                "article": passage.evidence.article,
                "quote": passage.quote,
                "relation": passage.evidence.relation.value,
                "score": passage.evidence.score,
                "span": _span(passage.evidence.span),
            }
            for passage in entry.passages
        ]
    }


def _spans(entry: Entry) -> Object:
    one = entry.statement
    return {
        "content": [_span(span) for span in one.content],
        "cue": [_span(span) for span in one.cue],
        "sources": [_span(source.span) for source in one.sources],
        "condition": _span(one.condition) if one.condition else None,
        "sentence": _span(one.sentence),
    }


def _span(span: Span) -> Value:
    return [span.start, span.end]
