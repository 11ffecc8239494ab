"""What the components of reading hand to each other: clauses and quotations over the tokens of a Doc.

Token sets are indices into the Doc. Components store them as `doc._.clauses`, `doc._.times` (records.
TimeExpression), `doc._.quotations`; a statement's spans are made from them once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from afterword.german.verbs import Mood, Tense
from afterword.records import Form


class ClauseKind(StrEnum):
    """Where the finite verb stands, and what opens the clause."""

    MAIN = "main"  # verb first or second
    SUBORDINATE = "subordinate"  # conjunction (dass, weil, ob, wenn …) or question word, verb last
    RELATIVE = "relative"
    INFINITIVE = "infinitive"  # zu + infinitive, um … zu
    FRAGMENT = "fragment"  # no verb


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    `tokens` are its own tokens without those of clauses inside it, punctuation at its borders left out;
    `start` and `end` (exclusive) reach around the clauses inside it too. `parent` is the index, in
    `doc._.clauses`, of the clause that it hangs on.
    """

    kind: ClauseKind
    start: int
    end: int
    tokens: tuple[int, ...]
    finite: int | None = None  # the finite verb
    verbs: tuple[int, ...] = ()  # all verb tokens, with a separated particle
    opener: int | None = None  # conjunction, relative pronoun, question word
    subject: tuple[int, ...] = ()  # the subject's tokens, if found
    mood: Mood = Mood.NONE
    tense: Tense = Tense.NONE
    passive: bool = False
    modal: str = ""  # base form of a modal verb: können, sollen, wollen, müssen, dürfen, mögen
    predicate: str = ""  # base form of the full verb with its particle ("eintreffen")
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One rendered utterance or thought, in the parts of corpora/quotations; sets of token indices."""

    form: Form
    quote: tuple[int, ...]
    cue: tuple[int, ...] = ()
    speaker: tuple[int, ...] = ()
    frame: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    medium: str = "speech"  # speech, writing, thought, or two joined by "_"
    outer: tuple[tuple[int, ...], ...] = ()  # sources further out, outermost first: "sagte er der Zeitung"
    inner: tuple[tuple[int, ...], ...] = ()  # sources further in: "meldete X unter Berufung auf Kreise"
    confidence: float | None = None  # that it is said at all, 0 to 1; None = not measured
    construction: str = ""  # what found it: direct, sources, indirect, following, nominal, …

    @property
    def links(self) -> tuple[tuple[int, ...], ...]:
        """The whole chain of sources, outermost first."""
        own = (self.speaker,) if self.speaker else ()
        return (*self.outer, *own, *self.inner)


def by_token(parts: Iterable[tuple[int, Iterable[int]]]) -> dict[int, list[int]]:
    """For each token the numbers of the parts that hold it, in the order of the parts.

    In a long article only the few that share a token need to be looked at, not each beside each.
    """
    holding: dict[int, list[int]] = {}
    for number, tokens in parts:
        for token in tokens:
            holding.setdefault(token, []).append(number)
    return holding


def token_f1(ours: AbstractSet[int], theirs: AbstractSet[int]) -> float:
    """How much two sets of tokens have in common, 0 to 1; two empty sets have nothing in common."""
    common = len(ours & theirs)
    return 2 * common / (len(ours) + len(theirs)) if common else 0.0
