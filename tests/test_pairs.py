"""Pairs of sentences through the real reader: what the first says will be, what the second shows of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from afterword.german.language import german
from afterword.outcomes import Context, settle
from afterword.reading import Reader
from afterword.records import Article, DateWitness, Outcome, Period, Published, Reading, Status

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]
AS_OF = date(2023, 9, 20)


def article(name: str, text: str, day: date) -> Article:
    published = Published(Period.day(day), None, DateWitness.GIVEN)
    return Article(name, "v1", text, outlet=f"{name}.example", published=published)


def context(article: Article, reading: Reading) -> Context:
    return Context(
        article.id,
        article.version,
        article.text,
        article.published.period,
        article.outlet,
        article.id,
        "story",
        (),
        reading.mentions,
    )


def outcome_of(said: str, told: str) -> Outcome | None:
    reader = Reader()
    articles = [article("said", said, date(2023, 9, 11)), article("told", told, date(2023, 9, 15))]
    readings = [reader.read(a) for a in articles]
    contexts = {a.id: context(a, r) for a, r in zip(articles, readings, strict=True)}
    statements = [s for r in readings for s in r.statements]
    reports = [report for r in readings for report in r.reports]
    outcomes = settle(statements, contexts, reports, german(), AS_OF)
    claims = {s.id for s in statements if s.article == "said"}
    return next((o for o in outcomes if o.statement in claims), None)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{p['said'][:40]} | {p['told'][:50]}" for p in PAIRS])
def test_what_came_of_it(pair: dict[str, str]) -> None:
    outcome = outcome_of(pair["said"], pair["told"])
    assert outcome is not None, "the first sentence is read as lying ahead"
    status = "open" if outcome.status is Status.OVERDUE and pair["status"] == "open" else outcome.status
    assert status == pair["status"], (outcome.reason, [e.why for e in outcome.evidence])
