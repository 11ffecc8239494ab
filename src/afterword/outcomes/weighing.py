"""How a later passage bears on a statement: the relation, how strongly, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import SequenceMatcher

from afterword.outcomes.comparing import Likeness, compare
from afterword.outcomes.contexts import Context
from afterword.outcomes.decisions import PUT_OFF
from afterword.outcomes.exclusion import shuts_out
from afterword.outcomes.happenings import Happening, Telling, happenings
from afterword.outcomes.identity import Name, resolve
from afterword.outcomes.language import Language
from afterword.outcomes.passages import Passage, Voice, negative
from afterword.outcomes.posts import Affair, Move, Tenure, anchored, bearing, offices, tenure, usual_body
from afterword.outcomes.timing import Fit, Order, Timing, timing
from afterword.records import Evidence, Kind, Mention, Precision, Relation, Statement, cover, due
from afterword.records.families import Turn

STRENGTH = {Voice.REPORT: 1.0, Voice.ACCOUNT: 0.8, Voice.DECISION: 0.7, Voice.FORECAST: 0.2}
MISPRINTED = 0.2  # of the words of a sentence, so many may differ where it is printed again
STILL_SOON = timedelta(days=365)  # what comes later than that did not come soon
WHOLE = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR})  # no stretch or choice
PARTIAL_STRENGTH = 0.7  # a happening in which a stated detail differs, of one in which all fits


@dataclass
class Archive:
    """All articles of a collection, with what was worked out of them once: names and happenings."""

    articles: Mapping[str, Context]
    language: Language
    names: dict[str, Mapping[Mention, Name]] = field(default_factory=dict)
    happenings: dict[str, tuple[Happening, ...]] = field(default_factory=dict)
    affairs: dict[str, Affair] = field(default_factory=dict)
    tenures: dict[str, Tenure | None] = field(default_factory=dict)
    past: dict[str, bool] = field(default_factory=dict)

    def tenure(self, item: str, article: str, events: Iterable[Happening]) -> Tenure | None:
        """The tenure that a clause is about, with what the rest of its article tells of the post."""
        if item not in self.tenures:
            found = next((t for event in events if (t := tenure(event, self.language))), None)
            self.tenures[item] = anchored(found, self.affairs[article]) if found else None
        return self.tenures[item]

    def looks_back(self, passage: Passage) -> bool:
        """Whether the passage tells of something long past, or of something that is not settled."""
        if passage.item not in self.past:
            text = self.articles[passage.article].text
            words = passage.span.of(text)
            backward = not passage.about.known and self.language.backward(passage.sentence.of(text))
            unsure = self.language.unsettled(words) or self.language.question(words)
            self.past[passage.item] = backward or unsure
        return self.past[passage.item]

    def asks(self, statement: Statement) -> bool:
        """Whether a statement only names what is not known ("wann sie kommt")."""
        return self.language.question(cover(statement.content).of(self.articles[statement.article].text))

    def note(self, passages: Iterable[Passage], statements: Iterable[Statement]) -> None:
        """Look at all that is told first, so that each article's posts are known."""
        tenures: dict[str, list[Tenure]] = defaultdict(list)
        noted = [(p.article, self.told(p)) for p in passages]
        noted += [(s.article, self.claimed(s)) for s in statements]
        for article, events in noted:
            tenures[article] += [found for event in events if (found := tenure(event, self.language))][:1]
        held: dict[str, list[tuple[Name, str]]] = defaultdict(list)
        for article, context in sorted(self.articles.items()):
            held[context.story or article] += offices(self.named(article), context.text, self.language)
        for article, context in self.articles.items():
            body = usual_body(self.named(article).values())
            known = tuple(held[context.story or article])
            self.affairs[article] = Affair(tuple(tenures[article]), body, known)

    def claimed(self, statement: Statement) -> tuple[Happening, ...]:
        """What a statement tells of; what a source announces without a subject, it does itself."""
        if statement.id not in self.happenings:
            own = statement.kind is Kind.ANNOUNCEMENT and bool(statement.sources)
            telling = Telling(
                statement.gist,
                negative(statement),
                statement.content,
                self.articles[statement.article],
                self.named(statement.article),
                statement.sources[-1].span if own else None,
            )
            self.happenings[statement.id] = happenings(telling, self.language)
        return self.happenings[statement.id]

    def told(self, passage: Passage) -> tuple[Happening, ...]:
        """What a passage tells of."""
        if passage.item not in self.happenings:
            context, names = self.articles[passage.article], self.named(passage.article)
            telling = Telling(passage.gist, passage.negative, (passage.span,), context, names)
            self.happenings[passage.item] = happenings(telling, self.language)
        return self.happenings[passage.item]

    def named(self, article: str) -> Mapping[Mention, Name]:
        """The names of an article, each in its fullest form there."""
        if article not in self.names:
            self.names[article] = resolve(self.articles[article])
        return self.names[article]


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement beside a later passage, both as happenings, and their timing."""

    statement: Statement
    passage: Passage
    claim: Happening
    told: Happening
    when: Timing


Found = tuple[Relation, tuple[str, ...]] | None


def weigh(statement: Statement, passage: Passage, archive: Archive) -> Evidence | None:
    """The passage as evidence with its relation; None where it has nothing sure to say of the statement."""
    when = timing(statement, passage, archive.articles)
    if when.order is Order.EARLIER or archive.looks_back(passage) or archive.asks(statement):
        return None
    claims, events = archive.claimed(statement), archive.told(passage)
    claimed = archive.tenure(statement.id, statement.article, claims)
    if claimed is not None:
        held = archive.tenure(passage.item, passage.article, events)
        if held is None or _foretold(passage, held, archive):
            return None
        tenures = (claimed, held)
        found = _of_posts(statement, passage, when, tenures, archive) or _kept_on(
            statement, passage, tenures, archive
        )
    else:
        pairs = (Pair(statement, passage, claim, event, when) for claim in claims for event in events)
        found = next((f for pair in pairs if (f := _of_happenings(pair, archive))), None)
    if found is None:
        return None
    relation, why = found
    if relation in (Relation.SUPPORTS, Relation.PARTIAL) and _same_words(statement, passage, archive):
        relation, why = Relation.REPEATS, ("said again",)
    strength = STRENGTH[passage.voice] * (PARTIAL_STRENGTH if relation is Relation.PARTIAL else 1.0)
    return Evidence(
        statement.id, passage.article, passage.version, passage.span, relation, strength, why, passage.item
    )


def _same_words(statement: Statement, passage: Passage, archive: Archive) -> bool:
    """Whether the passage is the statement printed once more: a caption, a box, a text taken over."""
    told = archive.articles[passage.article].text
    said = archive.articles[statement.article].text
    sentences = (statement.sentence.of(said), passage.sentence.of(told))
    contents = (cover(statement.content).of(said), passage.span.of(told))
    return any(_printed_again(a.split(), b.split()) for a, b in (sentences, contents))


def _printed_again(said: Sequence[str], told: Sequence[str]) -> bool:
    """All words in their order, but for a name or noun: a verb in another tense tells something new."""
    blocks = SequenceMatcher(None, said, told, autojunk=False).get_matching_blocks()
    kept = {at for block in blocks for at in range(block.a, block.a + block.size)}
    lost = [word for at, word in enumerate(said) if at not in kept]
    return len(lost) <= len(said) * MISPRINTED and not any(word[:1].islower() for word in lost)


def _of_posts(
    statement: Statement, passage: Passage, when: Timing, tenures: tuple[Tenure, Tenure], archive: Archive
) -> Found:
    if when.order is Order.UNKNOWN or when.fit is Fit.BEFORE:
        return None
    if when.order is Order.SAME_ARTICLE and not _declined(*tenures):
        return None
    found = bearing(*tenures)
    if found is None:
        return None
    published = archive.articles[passage.article].published
    refutes = found[0] is Relation.REFUTES
    if refutes and not shuts_out(*tenures, due(statement), passage.about, published):
        return None
    left_late = (
        all(one.move is Move.LEAVES and one.turn is Turn.CAME for one in tenures)
        and when.told
        and when.fit in (Fit.LATE, Fit.ANOTHER)
    )
    if found[0] is Relation.SUPPORTS and left_late:
        return Relation.PARTIAL, (found[1], "later than stated")
    return found[0], (found[1],)


def _foretold(passage: Passage, held: Tenure, archive: Archive) -> bool:
    """Whether it lies ahead; only a body that announces somebody has appointed them by its words.

    That somebody says what they will do ("er werde zurücktreten") is no evidence of what they did.
    """
    if passage.voice is not Voice.DECISION:
        return passage.voice is Voice.FORECAST
    if held.move is not Move.GETS or held.turn is not Turn.CAME:
        return True
    names = archive.named(passage.article).items()
    speakers = [name for one, name in names if any(s.span.contains(one.span) for s in passage.sources)]
    return any(person.same(speaker) for person in held.persons for speaker in speakers)


def _kept_on(
    statement: Statement, passage: Passage, tenures: tuple[Tenure, Tenure], archive: Archive
) -> Found:
    """ "Sie ist am Freitag nicht zurückgetreten": refutes that she goes on that Friday, and no other day."""
    claimed, held = tenures
    if not passage.negative or not claimed.concerns(held):
        return None
    goes = claimed.move is held.move is Move.LEAVES and claimed.turn is Turn.CAME
    if not goes or held.turn is not Turn.FAILED or not passage.about.known:
        return None
    whole = _throughout(statement, passage, archive)
    return (Relation.REFUTES, ("it did not happen",)) if whole else None


def _declined(claimed: Tenure, held: Tenure) -> bool:
    """Within one article only that somebody declined bears on what was said of them."""
    return held.turn is Turn.FAILED and claimed.concerns(held)


def _of_happenings(pair: Pair, archive: Archive) -> Found:
    alike = compare(pair.claim, pair.told, archive.language)
    if alike is None:
        return None
    voice, told = pair.passage.voice, alike.told
    if voice is Voice.FORECAST or told is Turn.PLANNED:
        return _ahead(pair, alike)
    if voice is Voice.DECISION:
        return None
    if told is Turn.MOVED:
        return (Relation.UPDATES, PUT_OFF) if pair.when.order is Order.LATER else None
    if told is Turn.CAME and (_preview(pair, archive) or _announced(pair, archive)):
        return Relation.REPEATS, ("said again",)
    if pair.when.fit is Fit.BEFORE or (told is Turn.CAME and pair.told.negative):
        return None  # an earlier happening; or "nicht abgesagt", which does not say that it came
    if alike.claimed is Turn.FAILED:
        return _not_to_come(pair, alike, archive)
    if told is Turn.CAME and _much_later(pair, archive):
        return Relation.PARTIAL, ("the same happening", "much later")
    return _came(alike, pair.when) if told is Turn.CAME else _failed(pair, alike, archive)


def _much_later(pair: Pair, archive: Archive) -> bool:
    """Whether it was to come soon, and came after more than a year."""
    statement, passage = pair.statement, pair.passage
    home, there = archive.articles[statement.article], archive.articles[passage.article]
    said = statement.said.latest or home.published.latest
    came = passage.about.earliest or there.published.earliest
    if said is None or came is None or pair.when.fit in (Fit.EARLY, Fit.ANOTHER):
        return False
    words = cover(statement.content).of(home.text)
    return archive.language.soon(words) and came > said + STILL_SOON


def _announced(pair: Pair, archive: Archive) -> bool:
    """Whether somebody says in the present that it comes ("Sie komme am Montag"), not that it came."""
    passage = pair.passage
    words = passage.span.of(archive.articles[passage.article].text)
    return passage.voice is Voice.ACCOUNT and not archive.language.over(words, passage.gist.predicate)


def _preview(pair: Pair, archive: Archive) -> bool:
    """Whether the passage was written before the stated time was over, and tells in the present tense."""
    end, context = due(pair.statement).latest, archive.articles[pair.passage.article]
    written = context.published.earliest
    if end is None or written is None or written > end:
        return False
    return not archive.language.over(pair.passage.span.of(context.text), pair.passage.gist.predicate)


def _ahead(pair: Pair, alike: Likeness) -> Found:
    """A forecast of the same is no evidence: it is kept as said again, or as a change of the stated time."""
    if Turn.FAILED in (alike.claimed, alike.told):
        return None
    stated, anew = due(pair.statement), pair.passage.about
    if stated.known and anew.known and not stated.overlaps(anew):
        return Relation.UPDATES, ("another time was named",)
    return Relation.REPEATS, ("said again",)


def _came(alike: Likeness, when: Timing) -> Found:
    if when.order is Order.SAME_ARTICLE or when.fit in (Fit.EARLY, Fit.ANOTHER):
        return None
    elsewhere = "place" in alike.differs and (alike.family.startswith("=") or "who" not in alike.same)
    if elsewhere or (alike.differs and when.fit is Fit.UNTOLD):
        return None  # a detail does not fit, and nothing else ties the two: it may be another of the kind
    if when.fit is Fit.LATE and "who" not in alike.same:
        return None  # "die Übertragung beginnt": with nobody named, on another day it is another one
    late = {Fit.LATE: ("later than stated",), Fit.UNTOLD: ("when is not told",)}.get(when.fit, ())
    shortfall = (
        *late,
        *(f"another {detail}" for detail in alike.differs),
        *(f"{detail} not told" for detail in alike.untold),
    )
    if shortfall:
        return Relation.PARTIAL, ("the same happening", *shortfall)
    return Relation.SUPPORTS, ("the same happening", *(f"same {detail}" for detail in alike.same))


def _failed(pair: Pair, alike: Likeness, archive: Archive) -> Found:
    """It did not come: only if said afterwards, and of the same occasion."""
    if pair.when.order not in (Order.LATER, Order.SAME_ARTICLE) or alike.differs:
        return None
    gradual = archive.language.gradual(alike.family) or alike.family.startswith("=")
    if gradual or pair.told.negative:
        whole = _throughout(pair.statement, pair.passage, archive)
        return (Relation.REFUTES, ("it did not happen",)) if whole else None
    called_off = pair.told.nominal or archive.language.called_off(pair.told.word)
    return Relation.REFUTES, ("it was called off" if called_off else "the opposite happened",)


def _not_to_come(pair: Pair, alike: Likeness, archive: Archive) -> Found:
    """The claim is that it will not come."""
    if alike.differs or alike.untold or pair.when.order is not Order.LATER:
        return None
    if archive.language.gradual(alike.family) and not _at_the_time(pair.statement, pair.passage, archive):
        return None
    if alike.told is Turn.CAME:
        return (Relation.REFUTES, ("it did happen",)) if pair.when.fit is Fit.RIGHT else None
    if not pair.told.negative or _throughout(pair.statement, pair.passage, archive):
        return Relation.SUPPORTS, ("it did not happen",)
    return None


def _at_the_time(statement: Statement, passage: Passage, archive: Archive) -> bool:
    """Whether the passage tells of some of the time stated, or was written after it and tells no time."""
    stated, about = due(statement), passage.about
    if stated.earliest is None or stated.latest is None:
        return False
    if about.earliest and about.latest:
        return stated.earliest <= about.earliest and about.latest <= stated.latest
    return _written_after(statement, passage, archive)


def _throughout(statement: Statement, passage: Passage, archive: Archive) -> bool:
    """Whether the passage tells of all the time stated: what did not come on one day of it may come later.

    A stretch may mean but some of its days, and so does "gestern" where the day of the article is not known.
    """
    stated, about = due(statement), passage.about
    if stated.earliest is None or stated.latest is None:
        return False
    if not (about.earliest and about.latest):
        return _written_after(statement, passage, archive)
    if about.days == 1 or archive.articles[passage.article].published.days == 1:
        whole = about.precision in WHOLE and about.contains(stated)
        return whole or (about.earliest, about.latest) == (stated.earliest, stated.latest)
    return False


def _written_after(statement: Statement, passage: Passage, archive: Archive) -> bool:
    """Whether the passage tells no time, and was written when the time stated was over."""
    latest, published = due(statement).latest, archive.articles[passage.article].published
    over = latest is not None and published.earliest is not None and published.earliest >= latest
    return over and not passage.about.known
