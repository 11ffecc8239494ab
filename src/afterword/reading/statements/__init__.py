"""Statements: from the clauses, quotations and times of a Doc to who says what, and what the article reports.

The cascade: quotations become propositions; then wishes that the article ascribes; then its own
forward-looking sentences. What is left in the indicative is its reports.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from afterword.german.modality import modality
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.axes import read_axes
from afterword.reading.statements.calls import calls
from afterword.reading.statements.confidence import Sureness
from afterword.reading.statements.content import spans, trim
from afterword.reading.statements.denials import with_denials
from afterword.reading.statements.fragments import fragments
from afterword.reading.statements.gist import gist_of
from afterword.reading.statements.held import held
from afterword.reading.statements.nominal import told_by_nouns
from afterword.reading.statements.occasions import Occasions
from afterword.reading.statements.own_voice import own_voice
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.quoted import quoted
from afterword.reading.statements.reports import reported
from afterword.reading.statements.sources import chain
from afterword.reading.statements.summaries import summaries
from afterword.reading.statements.syntax import Syntax
from afterword.reading.statements.when import when
from afterword.reading.statements.wishes import wishes
from afterword.reading.structure import token_f1
from afterword.reading.times.choice import told_long_before
from afterword.records import Article, Certainty, Form, Kind, Period, Polarity, Report, Span, Statement

SAME = 0.5  # token F1 above which two propositions of one kind of voice are one
SHORTEST = 2  # characters of a content


def state(doc: Doc, article: Article) -> tuple[tuple[Statement, ...], tuple[Report, ...]]:
    """The statements and the reports of an article, in the order of the text."""
    syntax = Syntax(doc, article.text)
    found, spoken = propositions(syntax, article.published.period)
    ids = Ids(article.id)
    antecedents = Antecedents(syntax)
    occasions = Occasions(syntax, article.published.period)
    saying = Saying(syntax, article, ids, antecedents, occasions, Sureness(syntax))
    made = [saying.statement(p) for p in sorted(found, key=lambda p: min(p.content))]
    statements = tuple(statement for statement in made if statement is not None)
    everywhere = spoken | {t for p in found for t in p.content}
    cues = frozenset(t for p in found for t in p.cue)
    told = Told(syntax, article, ids, antecedents)
    return statements, tuple(told.reports(frozenset(everywhere), cues))


def propositions(syntax: Syntax, published: Period) -> tuple[list[Proposition], frozenset[int]]:
    """What an article says, published in that time: its propositions, and all words of its quotations."""
    found = [
        p for p in quoted(syntax) if (p.sources or not is_mere_account(p)) and not is_courtesy(syntax, p)
    ]
    found = _once(syntax, found)
    spoken = {t for q in syntax.quotations if q.form is Form.DIRECT for t in q.quote}
    covered = frozenset(spoken | {t for p in found for t in p.content})
    wished = covered | {t for p in found if p.form is Form.REPORTED for t in p.cue}  # "wie X erfuhr, will Y"
    found = _with(found, (p for p in wishes(syntax, wished) if not is_courtesy(syntax, p)))
    found = _with(found, calls(syntax, covered))
    found = _with(found, summaries(syntax, covered))
    found = _with(found, held(syntax, covered))
    found = _with(found, fragments(syntax, found))
    taken = covered | {t for p in found for t in p.content}
    found = _with(found, own_voice(syntax, published, frozenset(taken)))
    return with_denials(syntax, found), covered


def _once(syntax: Syntax, found: list[Proposition]) -> list[Proposition]:
    """Without what two rules of attribution have found alike: the same words of the same source."""
    kept: dict[tuple[frozenset[int], frozenset[int]], Proposition] = {}
    for proposition in found:
        words = frozenset(t for t in proposition.content if not syntax.is_punctuation(t))
        kept.setdefault((words, frozenset(t for link in proposition.sources for t in link)), proposition)
    return list(kept.values())


def _with(found: list[Proposition], more: Iterable[Proposition]) -> list[Proposition]:
    """What is new among more: not the same words again."""
    every = list(found)
    for proposition in more:
        same = (
            [n for n, other in enumerate(every) if _same(proposition, other)] if proposition.content else []
        )
        if proposition.content and not same:
            every.append(proposition)
        elif same and proposition.sources and not every[same[0]].sources:
            every[same[0]] = proposition
    return every


def _same(one: Proposition, other: Proposition) -> bool:
    return token_f1(set(one.content), set(other.content)) > SAME


def is_mere_account(proposition: Proposition) -> bool:
    """A cue without a source, about what was or is: the article's own ("es stellte sich heraus")."""
    if proposition.kind in (Kind.ANNOUNCEMENT, Kind.DEMAND) and proposition.form is Form.INDIRECT:
        return True  # "mit dem Ziel, …": nobody announces or demands it
    framed = proposition.form in (Form.INDIRECT, Form.REPORTED) and bool(proposition.cue)
    sure = proposition.certainty in (None, Certainty.CERTAIN)
    return framed and sure and proposition.kind is None and not proposition.forward


def is_courtesy(syntax: Syntax, proposition: Proposition) -> bool:
    """Thanks and good wishes can not come true: "Er danke allen", "wünschte gute Besserung"."""
    words = modality().courtesies
    if proposition.lead is not None and syntax.clauses[proposition.lead].predicate in words:
        return True
    return any(syntax.lemmas[t] in words or syntax.words[t] in words for t in proposition.content) and (
        len(proposition.content) < 12
    )


@dataclass(slots=True)
class Ids:
    """Ids that stay when a correction moves the text: of the article, the words, and which time they come."""

    article: str
    seen: Counter[str] = field(default_factory=Counter)

    def of(self, mark: str, contents: Iterable[str]) -> str:
        """The id of a statement ("s") or report ("r") with these words."""
        words = " ".join(" ".join(contents).split())
        key = f"{mark}\x1f{self.article}\x1f{words}"
        self.seen[key] += 1
        return hashlib.sha256(f"{key}\x1f{self.seen[key]}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Saying:
    """Makes the statements of an article, asked in the order of the text."""

    syntax: Syntax
    article: Article
    ids: Ids
    antecedents: Antecedents
    occasions: Occasions
    sureness: Sureness

    def statement(self, proposition: Proposition) -> Statement | None:
        """The statement that a proposition is; None where no words are left to it."""
        syntax, article = self.syntax, self.article
        content = spans(syntax, proposition.content)
        if not content or max(len(span) for span in content) < SHORTEST:
            return None
        published = article.published.period
        sources = chain(syntax, proposition.sources, self.antecedents)
        occasion = self.occasions.of(proposition, sources)
        told, of = when(syntax, proposition, published, occasion=occasion)
        seen_from = told if told_long_before(told, published) else published
        axes = read_axes(syntax, proposition, seen_from, of)
        said, about = when(
            syntax, proposition, published,
            forward=axes.forward, occasion=occasion, condition=axes.condition,
        )  # fmt: skip
        self.occasions.keep(proposition, sources, said)
        return Statement(
            self.ids.of("s", (span.of(article.text) for span in content)),
            article.id,
            article.version,
            proposition.form,
            axes.kind,
            content,
            _sentence(syntax, proposition.content),
            tuple(syntax.span([token]) for token in sorted(proposition.cue)),
            sources,
            proposition.stance,
            axes.certainty,
            axes.polarity,
            axes.conditional,
            axes.forward,
            axes.probability,
            said,
            about,
            gist_of(syntax, proposition.lead, trim(syntax, proposition.content), self.antecedents),
            self.sureness.of(proposition),
            axes.condition,
        )


def _sentence(syntax: Syntax, tokens: Iterable[int]) -> Span:
    """The sentence that the content begins in."""
    start, end = syntax.sentences[syntax.sentence_of[min(tokens)]]
    return syntax.span(range(start, end))


@dataclass(frozen=True, slots=True)
class Told:
    """Makes the reports of an article: of its clauses, and of the nouns that tell a happening in passing."""

    syntax: Syntax
    article: Article
    ids: Ids
    antecedents: Antecedents

    def reports(self, covered: frozenset[int], cues: frozenset[int]) -> Iterable[Report]:
        """The reports in the order of the text; what statements cover is none."""
        found: list[tuple[int | None, list[int], bool]] = list(reported(self.syntax, covered, cues))
        nouns = told_by_nouns(self.syntax, covered, self.article.published.period)
        found += [(None, tokens, False) for tokens in nouns]
        for number, tokens, negated in sorted(found, key=lambda told: told[1][0]):
            yield self._report(number, tokens, negated)

    def _report(self, number: int | None, tokens: list[int], negated: bool) -> Report:
        span = self.syntax.span(tokens)
        return Report(
            self.ids.of("r", (span.of(self.article.text),)),
            self.article.id,
            self.article.version,
            span,
            _sentence(self.syntax, tokens),
            Polarity.NEGATIVE if negated else Polarity.POSITIVE,
            self._held(number, tokens),
            gist_of(self.syntax, number, tokens, self.antecedents),
        )

    def _held(self, number: int | None, tokens: list[int]) -> Period:
        """When it holds; a noun without a time of its own happened when its clause did."""
        lead = self.syntax.home[tokens[-1]] if number is None else number
        told = (
            tokens if number is not None or self.syntax.times_in(tokens) else self.syntax.clauses[lead].tokens
        )
        proposition = Proposition(tuple(told), Form.OWN_VOICE, lead)
        return when(self.syntax, proposition, self.article.published.period, forward=False)[1]
