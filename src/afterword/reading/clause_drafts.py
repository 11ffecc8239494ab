"""Drafts of clauses: what a sentence is cut into, before each clause has its verbs and its subject."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.german.cues import lexicon
from afterword.german.grammar import words_of
from afterword.german.verbs import SUBJUNCTIVE, mood
from afterword.reading.predicates import predicate_of
from afterword.reading.structure import ClauseKind
from afterword.reading.tags import FINITE
from afterword.reading.words import QUOTES, Words


@dataclass(slots=True)
class Draft:
    """A clause while its sentence is being cut."""

    kind: ClauseKind
    opener: int | None
    parent: int | None
    tokens: list[int] = field(default_factory=list)
    has_finite: bool = False
    sibling: int | None = None  # the clause it is coordinated with

    @property
    def complete(self) -> bool:
        """Whether it waits for no verb."""
        return self.has_finite or self.kind in (ClauseKind.INFINITIVE, ClauseKind.FRAGMENT)


def hang_forefields(words: Words, drafts: list[Draft]) -> None:
    """Hang what is said behind its condition on its frame: "Roth sagte, wenn er müsse, werde er gehen"."""
    for index, draft in enumerate(drafts):
        opening = _opening(words, drafts, index)
        if opening is None:
            continue
        frame = _frame_before(words, drafts, opening)
        if frame is None or not _is_said(words, draft, drafts[opening]):
            continue
        draft.parent, draft.sibling = frame, None
        drafts[opening].parent, drafts[opening].sibling = index, None
        for later in drafts[index + 1 :]:
            if later.parent is None and later.sibling is not None and later.sibling >= index:
                later.parent = frame


def _opening(words: Words, drafts: list[Draft], index: int) -> int | None:
    """The clause that stands in the place before the verb of another, with what hangs on it."""
    draft = drafts[index]
    goes_on = _begins_with_verb(words, draft) or words.lower[draft.tokens[0]] in ("dann", "so")
    if draft.kind is not ClauseKind.MAIN or index == 0 or not draft.has_finite or not goes_on:
        return None
    before = index - 1
    while not _may_open(words, drafts[before]):
        parent = drafts[before].parent
        if parent is None or parent >= before:
            return None
        before = parent
    last = max(token for part in drafts[before:index] for token in part.tokens)
    beside = words.words[last + 1] == "," and draft.tokens[0] == last + 2
    return before if beside else None


def _may_open(words: Words, draft: Draft) -> bool:
    """ "wenn der Rat zustimme", "sobald er könne", and with the verb first: "sollte er müssen"."""
    if draft.kind is ClauseKind.SUBORDINATE and draft.opener is not None:
        return words.tags[draft.opener] == "KOUS" and words.lower[draft.opener] not in _NO_OPENING
    return draft.kind is ClauseKind.MAIN and _begins_with_verb(words, draft)


_NO_OPENING = words_of("complements") | {"sodass"}


def _begins_with_verb(words: Words, draft: Draft) -> bool:
    first = next((token for token in draft.tokens if words.words[token] not in QUOTES), None)
    return first is not None and words.tags[first] in FINITE


def _frame_before(words: Words, drafts: list[Draft], opening: int) -> int | None:
    """The main clause with a word of saying that ends right before a clause."""
    start = drafts[opening].tokens[0]
    for index in reversed(range(opening)):
        frame = drafts[index]
        if frame.kind is not ClauseKind.MAIN or not frame.has_finite or frame.tokens[-1] != start - 2:
            continue
        told = predicate_of(words, tuple(frame.tokens), ClauseKind.MAIN).predicate in lexicon().verbs
        return index if told and words.words[start - 1] in (",", ":") else None
    return None


def _is_said(words: Words, draft: Draft, opening: Draft) -> bool:
    """Whether it tells what somebody says: by its Konjunktiv, or since a condition opens it."""
    verb = next(token for token in draft.tokens if words.tags[token] in FINITE)
    if mood(words.words[verb], words.lemmas[verb]) in SUBJUNCTIVE:
        return True
    return opening.opener is not None and words.lower[opening.opener] in words_of("conditions")
