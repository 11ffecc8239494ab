"""What the tense of a clause says of where an undated time lies: "traf" or "trifft am Mittwoch"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from afterword.german.occasions import occasions
from afterword.german.times import time_words
from afterword.german.verbs import MODALS, Mood, Tense
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.times.attributes import attribute_of
from afterword.reading.times.calendar import Direction
from afterword.reading.times.words import Word
from afterword.reading.words import column, offsets
from afterword.records import Form

PREFIXES = ("be", "er", "ver", "ent", "zer", "miss", "emp", "über", "unter", "wider")
CLAUSE_MARKS, SENTENCE_MARKS = ',.;:!?|()„“”»«"–-', ".!?|"
STATES = frozenset({"", "sein", "haben", "geben", "liegen", "bleiben"})  # "Grund sei der Sieg Ende Mai"
MEANT = frozenset({"sollen", "wollen"})
# What may stand between "so" and the time in "so Minister Berger in Triest am Dienstag".
AROUND_TELLER = frozenset({"NN", "NE", "ART", "ADJA", "APPR", "APPRART", "PPOSAT", "CARD", "ADV", "KOKOM"})
LONGEST_TELLER = 12  # tokens on each side of the time
AHEAD_MODALS = frozenset({"sollen", "wollen", "werden", "müssen", "können", "dürfen"})


def tense_of(doc: Doc, row: list[Word]) -> Callable[[int], Direction]:
    """The direction at each word of the row: from the clauses if they have been read, else from the words."""
    if Doc.has_extension("clauses") and doc._.clauses:
        return _by_clauses(doc, row)
    return _by_words(row)


def all_ahead(_: int) -> Direction:
    """The direction of what is announced, whatever the tense in which it is told."""
    return Direction.FUTURE


def tense_at(doc: Doc, tokens: Collection[int]) -> Tense:
    """The tense of some words as far as the words alone tell."""
    told = _tense([doc[token].text for token in sorted(tokens)])
    return _TENSES.get(told, Tense.NONE) if told else Tense.NONE


_TENSES = {
    Direction.PAST: Tense.PAST,
    Direction.PRESENT: Tense.PRESENT,
    Direction.FUTURE: Tense.FUTURE,
}


def _by_clauses(doc: Doc, row: list[Word]) -> Callable[[int], Direction]:
    tokens = {start: token for token, start in enumerate(offsets(doc))}
    tags = column(doc, "TAG")
    clause_at = {token: clause for clause in doc._.clauses for token in clause.tokens}
    spoken = _frames_of_direct(doc)
    fallback = _by_words(row)

    @cache
    def direction(at: int) -> Direction:
        here = [tokens[w.start] for w in row[at : at + 3] if w.start in tokens]
        told = _by_place(doc, tags, here[0]) if here else None
        if told is not None:
            return told
        clause = next((clause_at[token] for token in here if token in clause_at), None)
        weekday = row[at].letter in "db"
        if clause is not None and weekday and clause.tense is Tense.PRESENT and here[0] in spoken:
            return Direction.PAST  # "sagt er am Mittwoch: „…“": what is quoted has been said
        of_clause = _of_clause(doc, clause) if clause is not None else None
        if of_clause is Direction.PRESENT and _is_until(row, at):
            return Direction.FUTURE  # "bleibt bis Ende März gesperrt"
        return fallback(at) if of_clause is None else of_clause

    return direction


def _is_until(row: list[Word], at: int) -> bool:
    """Whether "bis" stands before, with nothing between but "Ende", "zum" and the like."""
    between = {"ende", "anfang", "mitte", "zum", "zur", "in", "den", "dem"}
    start = at
    while start and row[start - 1].lower in between and at - start < 3:
        start -= 1
    return start > 0 and row[start - 1].lower == "bis"


def _frames_of_direct(doc: Doc) -> frozenset[int]:
    """The tokens of the clauses that hold the cue of direct speech, without the speech."""
    quotations = doc._.quotations if Doc.has_extension("quotations") else ()
    direct = [q for q in quotations if q.form is Form.DIRECT and q.cue]
    cues = {token for q in direct for token in q.cue}
    around = {token for c in doc._.clauses if not cues.isdisjoint(c.verbs) for token in c.tokens}
    return frozenset(around - {token for q in direct for token in q.quote})


def _by_place(doc: Doc, tags: list[str], first: int) -> Direction | None:
    """What the words around say, whatever the verb: of an attribute, of a noun's date, of who tells it."""
    end = first + 1
    while end < len(tags) and tags[end] in ("CARD", "ADJA", "NN") and end < first + 3 and tags[end] != "ADJA":
        end += 1
    attribute = attribute_of(doc, tags, first, end)
    if attribute is not None and attribute.direction is not None:
        return attribute.direction
    before = doc[first - 1].lower_ if first else ""
    weekday = doc[first].lower_ in time_words().weekdays
    dated = before == "vom" or (before == "von" and weekday)  # "eine Mitteilung von Donnerstag"
    dated = dated and first > 1 and tags[first - 2] in ("NN", "NE")
    if dated and not any(t.lower_ in ("bis", "an", "auf") for t in doc[first + 1 : first + 3]):
        return Direction.PAST
    return Direction.PAST if _is_beside_teller(doc, tags, first) else None


def _is_beside_teller(doc: Doc, tags: list[str], first: int) -> bool:
    """ "…, so Berger am Dienstag, …", "Laut Polizei am Mittwoch werde …": in words that name who tells it."""
    start, end = first, first + 1
    while start > 0 and tags[start - 1] in AROUND_TELLER and first - start < LONGEST_TELLER:
        start -= 1
    if first - start < 2 or doc[start].lower_ not in occasions().telling:
        return False
    while end < len(tags) and tags[end] in AROUND_TELLER and end - first < LONGEST_TELLER:
        end += 1
    opens = start == 0 or tags[start - 1].startswith("$") or bool(doc[start].is_sent_start)
    return opens and end < len(tags) and (tags[end].endswith("FIN") or tags[end].startswith("$"))


def is_over(doc: Doc, clause: Clause) -> bool:
    """Whether the verbs tell of what is done, whatever the finite verb: "soll getroffen haben"."""
    verbs = [doc[token].lower_ for token in clause.verbs]
    finite = doc[clause.finite].lower_ if clause.finite is not None else ""
    had_to = finite in time_words().finite["perfect"] and verbs[-1] in MODALS and finite != verbs[-1]
    return _had_happened(verbs) or had_to  # "hat hinnehmen müssen"


def _of_clause(doc: Doc, clause: Clause) -> Direction | None:
    """What the verbs of a clause say; None where they say nothing."""
    if is_over(doc, clause):
        return Direction.PAST
    if clause.finite is None:
        return Direction.FUTURE if clause.kind is ClauseKind.INFINITIVE else None
    if clause.modal in MEANT and clause.tense is Tense.PAST:
        return Direction.NEAREST  # "wollte am Freitag abstimmen": what was meant may still lie ahead
    if clause.tense is Tense.PAST:
        return Direction.PAST
    if clause.tense is Tense.FUTURE or clause.modal in AHEAD_MODALS:
        return Direction.FUTURE
    reported = clause.mood is Mood.SUBJUNCTIVE_1 and clause.predicate not in STATES
    if clause.tense is Tense.PRESENT and reported:
        return Direction.FUTURE  # "die Wahl finde im Mai statt": nobody tells the past so
    return Direction.PRESENT if clause.tense is Tense.PRESENT else None


def _by_words(row: list[Word]) -> Callable[[int], Direction]:
    @cache
    def pieces() -> tuple[Pieces, Pieces]:
        return Pieces(row, CLAUSE_MARKS), Pieces(row, SENTENCE_MARKS)

    def direction(at: int) -> Direction:
        for whole in pieces():
            told = whole.told(at)
            if told is not None:
                return told
        return Direction.NEAREST

    return direction


class Pieces:
    """The pieces of a row between marks, each asked for its tense once, however many times stand in it."""

    def __init__(self, row: list[Word], marks: str) -> None:
        self._row = row
        ends = [at for at in range(len(row)) if _parts(row, at, marks)]
        self._borders = [-1, *ends, len(row)]
        self._told: dict[int, Direction | None] = {}

    def told(self, at: int) -> Direction | None:
        """The direction that the piece around a word tells."""
        number = bisect_left(self._borders, at)
        if number not in self._told:
            start, end = self._borders[number - 1] + 1, self._borders[number]
            self._told[number] = _tense([word.text for word in self._row[start:end] if word.letter == "?"])
        return self._told[number]


def _parts(row: list[Word], at: int, marks: str) -> bool:
    """Whether the word parts clauses; the full stop of "5. Mai" does not."""
    word = row[at]
    if (
        word.text == "."
        and 0 < at < len(row) - 1
        and row[at - 1].letter == "n"
        and row[at + 1].letter in "mnYuUVk/-H"
    ):
        return False
    return word.text in marks or word.letter == "|"


def _tense(words: list[str]) -> Direction | None:
    finite = time_words().finite
    lowers = [word for word in words if word.islower()]
    if any(word in finite["past"] or _looks_preterite(word) for word in lowers):
        return Direction.PAST
    if _had_happened(lowers[-3:]):
        return Direction.PAST
    has_perfect = any(word in finite["perfect"] for word in lowers)
    if has_perfect and any(_looks_participle(word) for word in lowers):
        return Direction.PAST
    if any(word in finite["future"] for word in lowers):
        return Direction.FUTURE
    present = any(len(word) > 3 and word.endswith("t") and not _looks_participle(word) for word in lowers)
    return Direction.PRESENT if present else None


def _had_happened(verbs: list[str]) -> bool:
    """soll getroffen haben, dürfte gefallen sein, werde gesagt haben: done, whatever the finite verb."""
    verbs = [verb for verb in verbs if verb != "zu"]  # "gesprochen zu haben"
    return any(
        second in ("haben", "sein", "worden") and _looks_participle(first)
        for first, second in pairwise(verbs)
    )


def _looks_preterite(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith(("te", "ten", "test"))
        and word not in time_words().finite["not_past"]
        and not word.startswith("ge")
    )


def _looks_participle(word: str) -> bool:
    if len(word) < 5 or not word.endswith(("t", "en")):
        return False
    return "ge" in word[:6] or word.startswith(PREFIXES) or word.endswith("iert")
