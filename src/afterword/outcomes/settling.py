"""What came of each forward-looking statement: its evidence found, weighed and decided on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from afterword.outcomes.completing import completed
from afterword.outcomes.conditions import condition
from afterword.outcomes.contexts import Context
from afterword.outcomes.decisions import VERSION, Case, decide
from afterword.outcomes.language import Language
from afterword.outcomes.passages import Passage, from_report, from_statement
from afterword.outcomes.reasons import reason
from afterword.outcomes.weighing import Archive, weigh
from afterword.outcomes.witnesses import witnessed
from afterword.records import Evidence, Outcome, Relation, Report, Statement

TOMORROW = timedelta(days=1)
CONDITION_UNTOLD = "that its condition was met is not told"


def settle(
    statements: Sequence[Statement],
    articles: Mapping[str, Context],
    reports: Sequence[Report],
    language: Language,
    as_of: date | None,
) -> tuple[Outcome, ...]:
    """One outcome for every forward-looking statement, in the order of their ids.

    `articles` are the contexts of all articles by id; `as_of` is the collection's latest day, None if no day
    is known. Statements and reports may come in any order; the outcomes are the same.
    """
    articles = completed(articles)
    archive = Archive(articles, language)
    told = (p for p in _passages(statements, reports) if p.article in articles)
    known = [p for p in told if witnessed(p, articles[p.article], language)]
    archive.note(known, (s for s in statements if s.article in articles))
    passages = _by_story(known, articles)
    forward = sorted((s for s in statements if s.forward and s.article in articles), key=lambda s: s.id)
    return tuple(_settle(s, _within_reach(s, passages, articles), archive, as_of) for s in forward)


def _settle(
    statement: Statement,
    passages: Iterable[Passage],
    archive: Archive,
    as_of: date | None,
) -> Outcome:
    passages = list(passages)
    evidence = _weighed(statement, passages, archive)
    needed = condition(statement, archive.articles[statement.article], archive.language)
    about_condition = tuple(
        replace(e, statement=statement.id)
        for e in (_weighed(needed, passages, archive) if needed else ())
        if e.relation in (Relation.REFUTES, Relation.SUPPORTS)
    )
    met = any(e.relation is Relation.SUPPORTS for e in about_condition)
    if statement.conditional and not met:
        evidence = tuple(map(_unconditioned, evidence))
    rule, shown = decide(Case(statement, evidence, as_of, about_condition))
    english, german = reason(rule.name, shown, archive.articles)
    return Outcome(statement.id, rule.status, f"rule:{rule.name}@{VERSION}", english, german, tuple(shown))


def _unconditioned(evidence: Evidence) -> Evidence:
    """What was to come under a condition came; that its condition was met is not told."""
    if evidence.relation is not Relation.SUPPORTS:
        return evidence
    return replace(evidence, relation=Relation.PARTIAL, why=(*evidence.why, CONDITION_UNTOLD))


def _weighed(statement: Statement, passages: Iterable[Passage], archive: Archive) -> tuple[Evidence, ...]:
    weighed = (weigh(statement, passage, archive) for passage in passages)
    return tuple(sorted((e for e in weighed if e), key=lambda e: (-e.score, e.article, e.span)))


def _passages(statements: Sequence[Statement], reports: Sequence[Report]) -> list[Passage]:
    told = [from_report(report) for report in reports]
    said = [passage for passage in map(from_statement, statements) if passage]
    return sorted(told + said, key=lambda p: (p.article, p.span, p.item))


def _by_story(passages: Iterable[Passage], articles: Mapping[str, Context]) -> dict[str, list[Passage]]:
    stories: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        stories[articles[passage.article].story or passage.article].append(passage)
    return stories


def _within_reach(
    statement: Statement, passages: Mapping[str, list[Passage]], articles: Mapping[str, Context]
) -> list[Passage]:
    """The passages of the statement's story and of the other episodes of the affair."""
    context = articles[statement.article]
    stories = (context.story or context.article, *context.linked)
    return [p for story in stories for p in passages.get(story, ()) if p.item != statement.id]


def latest_day(articles: Iterable[Context], today: date | None = None) -> date | None:
    """The collection's latest day as far as it is sure: an article of "2024-05" may be of 1 May.

    An article dated ahead of `today` moves nothing: no time has passed because of a slip in a date.
    """
    days = [context.published.earliest for context in articles if context.published.earliest]
    return max((day for day in days if not dated_ahead(day, today)), default=None)


def dated_ahead(day: date, today: date | None) -> bool:
    """Whether an article of that day cannot be there yet; the paper of tomorrow is sold in the evening."""
    return today is not None and day > today + TOMORROW
