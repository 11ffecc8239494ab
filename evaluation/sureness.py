"""How surely each statement is somebody's: what its confidence tells, beside what the corpus has.

What a quotation carries (`quoted`), and hearsay and plans with soll for which nobody is named (`unnamed`),
are right where a quotation of the gold has half of their words. The article's own voice (`own_voice`) is
right where none has. Wishes, plans and summaries (`named`) are right where the gold gives half of their words
to no speaker but one of their sources, by place or by name: the corpus marks speech, thought and writing, and
few wishes and plans, so that its silence is no fault of these; `affirmed` is the share of them that it gives
to the very source. A denial that points at a claim has the claim's words, and is judged only where a
quotation carries it.

`calibration.error` is the expected calibration error over ten bins of equal width, of all and of each kind,
`calibration.by_chance` the mean error that confidences as told would have if each came with its probability;
`shipped.…` is what the operating point (`--precise`) keeps: precision, and the share of what is right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from afterword.reading import pipeline
from afterword.reading.confidence import precise_threshold
from afterword.reading.statements import propositions
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.confidence import KINDS, NAMED, OWN_VOICE, Sureness, kind_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.sources import chain
from afterword.reading.statements.syntax import Syntax
from afterword.records import Article as Record
from afterword.records import Extractor, Period, Published, Stance
from evaluation.attribution import mean
from evaluation.calibration import Told, equal_sizes, equal_widths, expected_error
from evaluation.ledger_score import telling_words
from evaluation.marked import Marked, Offsets, offsets_of, overlapping
from evaluation.quotation_corpus import Article, articles
from evaluation.tasks import Scores

QUOTED = "quoted"
DRAWS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement: its kind, the signs that weigh where none carries it, and whether it is right.

    `confidence` is 0 where it was not measured. `affirmed`: whether the gold gives the words of a `named` one
    to its source; of the others the same as `right`.
    """

    article: str
    kind: str
    signs: frozenset[str]
    confidence: float
    right: bool
    affirmed: bool


def score(data: Path, predictions: Path | None = None) -> Scores:
    """All figures of the default extractor on a file in the corpus's form; `predictions` is not used."""
    return measured(data, pipeline.default_extractor())


def measured(data: Path, extractor: Extractor) -> Scores:
    """All figures of one extractor; those of the operating point only where one was measured."""
    judged = judge(data, extractor)
    table: Scores = {"extractor": extractor} | _calibration(judged)
    point = precise_threshold(extractor)
    return table if point is None else table | {"shipped.threshold": point} | above(judged, point)


def judge(data: Path, extractor: Extractor) -> list[Judged]:
    """Every statement in the articles of a file."""
    return [one for article in articles(data) for one in judge_article(article, extractor)]


def judge_article(article: Article, extractor: Extractor) -> Iterator[Judged]:
    """Every statement in one article, read from its raw text."""
    published = Published(Period.day(article.day)) if article.day else Published()
    record = Record(article.id, "1", article.text, published=published)
    doc = pipeline.make_doc(record, extractor=extractor)
    offsets = offsets_of(doc)
    syntax = Syntax(doc, article.text)
    bench = _Bench(article, offsets, syntax, Antecedents(syntax))
    sureness = Sureness(syntax)
    for one in propositions(syntax, published.period)[0]:
        carried = bool(sureness.carriers(one))
        if one.stance is Stance.DENIES and one.quotation is None and not carried:
            continue
        kind = QUOTED if carried else kind_of(one)
        right, affirmed = bench.judge(one, kind)
        yield Judged(article.id, kind, sureness.signs(one), sureness.of(one) or 0.0, right, affirmed)


@dataclass(frozen=True, slots=True)
class _Bench:
    """One article read, beside its gold."""

    article: Article
    offsets: Offsets
    syntax: Syntax
    antecedents: Antecedents

    def judge(self, one: Proposition, kind: str) -> tuple[bool, bool]:
        """Whether it is right, and whether the gold gives its words to one of its sources."""
        holding = self._holding(one)
        if kind != NAMED:
            right = bool(holding) != (kind == OWN_VOICE)
            return right, right
        spoken = [gold for gold in holding if gold.parts["speaker"]]
        affirmed = any(self._named(one, gold) for gold in spoken)
        return affirmed or not spoken, affirmed

    def _holding(self, one: Proposition) -> list[Marked]:
        words = (token for token in one.content if not self.syntax.is_punctuation(token))
        content = overlapping(words, self.offsets, self.article.offsets)
        return [
            gold
            for gold in self.article.quotations
            if len(content & gold.parts["quote"]) * 2 >= max(1, len(content))
        ]

    def _named(self, one: Proposition, gold: Marked) -> bool:
        """Whether a source stands where the gold's speaker does, or shares a telling word with it."""
        speaker = gold.parts["speaker"]
        ours = overlapping({t for link in one.sources for t in link}, self.offsets, self.article.offsets)
        sources = chain(self.syntax, one.sources, self.antecedents)
        told = telling_words(" ".join(source.span.of(self.article.text) for source in sources))
        theirs = telling_words(" ".join(self.article.words[token] for token in sorted(speaker)))
        return not ours.isdisjoint(speaker) or not told.isdisjoint(theirs)


def _calibration(judged: Sequence[Judged]) -> Scores:
    table: Scores = {"count": len(judged)} | _errors("", judged)
    for kind in (QUOTED, *KINDS):
        some = [one for one in judged if one.kind == kind]
        if some:
            table |= {f"{kind}.count": len(some)} | _errors(f"{kind}.", some)
    named = [one.affirmed for one in judged if one.kind == NAMED]
    return table | ({f"{NAMED}.affirmed": mean([float(one) for one in named])} if named else {})


def _errors(prefix: str, judged: Sequence[Judged]) -> Scores:
    told: list[Told] = [(one.confidence, one.right) for one in judged]
    return {
        f"{prefix}right": mean([float(right) for _, right in told]),
        f"{prefix}told": mean([confidence for confidence, _ in told]),
        f"{prefix}calibration.error": expected_error(told, equal_widths(told)),
        f"{prefix}calibration.adaptive_error": expected_error(told, equal_sizes(told)),
        f"{prefix}calibration.by_chance": _by_chance([confidence for confidence, _ in told]),
    }


def _by_chance(confidences: Sequence[float]) -> float:
    """The mean calibration error of DRAWS in which each comes with just the probability that is told."""
    draw = random.Random(DRAWS)
    errors = []
    for _ in range(DRAWS):
        came = [(one, draw.random() < one) for one in confidences]
        errors.append(expected_error(came, equal_widths(came)))
    return mean(errors)


def above(judged: Sequence[Judged], threshold: float) -> Scores:
    """What has a confidence of `threshold` at least: count, precision, and the share of what is right."""
    table: Scores = {}
    for kind in ("", QUOTED, *KINDS):
        some = [one for one in judged if not kind or one.kind == kind]
        left = [one for one in some if one.confidence >= threshold]
        hits, right = sum(one.right for one in left), sum(one.right for one in some)
        prefix = f"shipped.{kind}." if kind else "shipped."
        table[f"{prefix}count"] = len(left)
        table[f"{prefix}precision"] = hits / len(left) if left else 0.0
        table[f"{prefix}recall"] = hits / right if right else 0.0
    return table
