"""The desk takes articles through all steps: collected, read, written, grouped, dated, settled."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from afterword.desk.actors import actors
from afterword.desk.continuity import with_kept_ids
from afterword.desk.days import find_days, near, see_again, standing_days, with_days
from afterword.desk.reach import fallen_due, stories_within_reach
from afterword.desk.summaries import Ahead, Settled, Summary, Turn, Undated
from afterword.errors import AfterwordError
from afterword.german.language import German, german
from afterword.german.outlets import outlets
from afterword.ledger import Ledger, Standing
from afterword.outcomes import Context, dated_ahead, latest_day, settle
from afterword.records import Actor, Article, Extractor, Outcome, Reading, Rejection, Story
from afterword.running import ArticleReader, fault, read_all
from afterword.stories import Profile, dependence, group, profile

Told = Callable[[Article | Rejection, Standing | None], None]  # what a run meets, as it meets it


class Desk:
    """Takes articles through all steps, one transaction an article; the only room that knows them all."""

    def __init__(
        self, ledger: Ledger, make_reader: Callable[[], ArticleReader], language: German | None = None
    ) -> None:
        self._ledger = ledger
        self._make_reader = make_reader
        self._language = language or german()

    def read(
        self,
        documents: Iterable[Article | Rejection],
        *,
        told: Told | None = None,
        jobs: int = 1,
        program: str = "",
    ) -> Summary:
        """Read documents into the ledger, group its stories, settle its outcomes; what came of it.

        `documents` come from `intake.collect`. A fault at one of them becomes its rejection, and the others
        are read. Killed on the way, the ledger holds whole articles only, and the next run goes on.
        """
        begun = time.monotonic()
        interrupted = self._was_cut_short()
        run = self._ledger.begin_run("read", program)
        batch = _Batch(self._ledger, told)
        reader = self._make_reader()
        makes = (lambda: reader) if jobs <= 1 else self._make_reader
        for read in read_all(batch.to_be_read(documents, reader.version), makes, jobs):
            batch.keep(read.article, read.result)
        whole = interrupted or batch.replaced
        came = None if whole else batch.came
        settled = self.settle(came, jobs=jobs) if whole or batch.came else Settled()
        self._ledger.end_run(run, {standing.value: n for standing, n in batch.counts.items()})
        return Summary(
            dict(batch.counts),
            tuple(batch.rejected),
            settled.turns,
            self._ledger.totals(),
            time.monotonic() - begun,
            batch.extractor,
            settled.days,
            tuple(batch.undated),
            tuple(batch.ahead),
        )

    def run_settle(self, program: str = "") -> Settled:
        """Settle as a run of its own, noted in the ledger."""
        run = self._ledger.begin_run("settle", program)
        settled = self.settle()
        self._ledger.end_run(run, {"turned": len(settled.turns), "dated": len(settled.days)})
        return settled

    def settle(self, came: Collection[str] | None = None, *, jobs: int = 1) -> Settled:
        """Group the stories, narrow the days of their articles, settle outcomes anew; what turned.

        `came` are the ids of the articles that are new since the last time; only what they can bear on is
        settled then. Without it, everything is.
        """
        pairs = self._ledger.readings()
        profiles = {article.id: profile(article, reading, self._language) for article, reading in pairs}
        before = self._ledger.stories()
        stories = self._regroup(profiles, before, actors(pairs))
        contexts = self._contexts(pairs, profiles, stories)
        within = contexts if came is None else near(contexts, stories_within_reach(stories, before, came, ()))
        found = find_days(self._ledger, pairs, within, self._language)
        days = standing_days(self._ledger, pairs)
        if seen := see_again(self._ledger, pairs, days, self._make_reader, jobs):
            pairs = self._ledger.readings()
            came = None if came is None else {*came, *seen}
        contexts = with_days(contexts, days)
        as_of = latest_day(contexts.values(), self._ledger.today)
        statements = [statement for _, reading in pairs for statement in reading.statements]
        if came is not None:
            due = fallen_due(statements, contexts, came, self._ledger.today)
            contexts = near(contexts, stories_within_reach(stories, before, came, due))
            statements = [statement for statement in statements if statement.article in contexts]
        reports = [
            report for article, reading in pairs if article.id in contexts for report in reading.reports
        ]
        turns = self._append(settle(statements, contexts, reports, self._language, as_of))
        return Settled(turns, tuple(found))

    def _append(self, found: Iterable[Outcome]) -> tuple[Turn, ...]:
        before = {entry.statement.id: entry.status for entry in self._ledger.statements() if entry.history}
        added = {outcome.statement: outcome for outcome in self._ledger.append(found)}
        entries = [entry for entry in self._ledger.statements() if entry.statement.id in added]
        return tuple(
            Turn(entry, before.get(entry.statement.id), added[entry.statement.id]) for entry in entries
        )

    def _regroup(
        self, profiles: dict[str, Profile], before: Sequence[Story], named: Sequence[Actor]
    ) -> tuple[Story, ...]:
        stories = with_kept_ids(group(list(profiles.values()), self._language), before)
        if set(stories) != set(before) or set(named) != set(self._ledger.actors()):
            self._ledger.regroup(stories, named)
        return stories

    def _contexts(
        self,
        pairs: Sequence[tuple[Article, Reading]],
        profiles: dict[str, Profile],
        stories: Sequence[Story],
    ) -> dict[str, Context]:
        one_source = {
            article: group[0]
            for story in stories
            for group in dependence([profiles[article] for article in story.articles])
            for article in group
        }
        home = {article: story for story in stories for article in story.articles}
        return {
            article.id: Context(
                article.id,
                article.version,
                article.text,
                article.published.period,
                article.outlet,
                one_source[article.id],
                home[article.id].id,
                home[article.id].linked,
                reading.mentions,
                outlets().group_of(article.outlet),
            )
            for article, reading in pairs
        }

    def _was_cut_short(self) -> bool:
        runs = self._ledger.runs()
        return bool(runs) and runs[-1].ended is None


class _Batch:
    """The articles of one run on their way into the ledger, counted."""

    def __init__(self, ledger: Ledger, told: Told | None) -> None:
        self._ledger = ledger
        self._told = told or (lambda document, standing: None)
        self.counts: Counter[Standing] = Counter()
        self.rejected: list[Rejection] = []
        self.undated: list[Undated] = []
        self.ahead: list[Ahead] = []
        self.came: set[str] = set()
        self._returning: set[str] = set()  # articles whose text goes back to an earlier version
        self.replaced = False  # whether a reading took the place of an older one
        self.extractor: Extractor | None = None

    def to_be_read(self, documents: Iterable[Article | Rejection], reader: str) -> Iterator[Article]:
        """The articles whose reading is not in the ledger yet; the others are counted here.

        A text that was superseded is listed again if this run meets no other text of its article. Where a
        folder holds both, the later one stays, so that reading it twice ends where reading it once did.
        """
        superseded: list[Article] = []
        met: dict[str, set[str]] = defaultdict(set)
        for document in documents:
            if isinstance(document, Rejection):
                self._reject(document)
                continue
            self._look_at_day(document)
            met[document.id].add(document.version)
            standing = self._ledger.standing(document, reader)
            if standing is Standing.SUPERSEDED:
                superseded.append(document)
            elif standing is Standing.UNCHANGED:
                self._count(document, Standing.UNCHANGED)
            else:
                yield document
        for article in superseded:
            if met[article.id] == {article.version}:
                self._returning.add(article.id)
                yield article
            else:
                self._count(article, Standing.UNCHANGED)

    def keep(self, article: Article, result: Reading | Rejection) -> None:
        """Write an article with its reading; a fault on the way is stored as its rejection."""
        if isinstance(result, Rejection):
            self._reject(result)
            return
        try:
            standing = self._ledger.write(article, result, returns=article.id in self._returning)
        except AfterwordError:
            raise  # the ledger cannot be written: so for every article
        except Exception as error:
            self._reject(fault(article.origin or article.id, error))
        else:
            self._count(article, standing)
            self.extractor = result.extractor
            if standing is not Standing.UNCHANGED:
                self.came.add(article.id)
            self.replaced |= standing in (Standing.CHANGED, Standing.REREAD)

    def _look_at_day(self, article: Article) -> None:
        told = article.published
        if told.words and not told.period.known:
            self.undated.append(Undated(article.origin or article.id, told.words))
        day = told.period.earliest
        if day is not None and dated_ahead(day, self._ledger.today):
            self.ahead.append(Ahead(article.origin or article.id, day))

    def _count(self, article: Article, standing: Standing) -> None:
        self.counts[standing] += 1
        self._told(article, standing)

    def _reject(self, rejection: Rejection) -> None:
        self.rejected.append(rejection)
        self._ledger.reject(rejection)
        self._told(rejection, None)
