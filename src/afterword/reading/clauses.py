"""Clauses: a sentence cut at commas, conjunctions and verb places, each with its verbs and its subject.

The one clause cutter of the project. It reads tags and words only; a parse, where there is one, helps to
choose subjects (`subjects.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterword.german.cues import lexicon
from afterword.german.verbs import SUBJUNCTIVE, Mood, mood
from afterword.reading.clause_drafts import Draft, hang_forefields
from afterword.reading.phrases import phrase_at
from afterword.reading.predicates import predicate_of, tells
from afterword.reading.segments import RELATIVE, Segment, segments
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.subjects import subject_of
from afterword.reading.words import QUOTES, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def cut(doc: Doc) -> tuple[Clause, ...]:
    """All clauses of a Doc with tags, base forms and sentences, in the order of their first token."""
    return cut_words(Words.of(doc))


def cut_words(words: Words) -> tuple[Clause, ...]:
    """The same over plain lists."""
    clauses: list[Clause] = []
    for start, end in words.sentences:
        drafts = _Sentence(words).cut(segments(words, start, end))
        clauses.extend(_finish(words, drafts, len(clauses)))
    return tuple(clauses)


class _Sentence:
    """Puts the segments of one sentence together, with a stack of the clauses that are still open."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.drafts: list[Draft] = []
        self.stack: list[int] = []
        self.orphans: list[int] = []  # subordinate clauses before their main clause

    def cut(self, parts: list[Segment]) -> list[Draft]:
        for number, part in enumerate(parts):
            self._place(part, parts[number + 1 :])
        hang_forefields(self.words, self.drafts)
        return [draft for draft in self.drafts if draft.tokens]

    def _place(self, part: Segment, rest: list[Segment]) -> None:
        if part.opener is not None:
            self._open_subordinate(part)
        elif part.finites and self._inserted(part, rest):
            self.drafts.append(Draft(ClauseKind.MAIN, None, None))
            self._extend(len(self.drafts) - 1, part)
        elif part.finites and self._said_inside(part, rest):
            self.drafts.append(Draft(ClauseKind.MAIN, None, self._waiting_main()))
            self._extend(len(self.drafts) - 1, part)
        elif part.finites:
            self._place_finite(part)
        elif part.infinitive and not self._awaits_verb():
            self._open(ClauseKind.INFINITIVE, part, self._infinitive_parent(part))
        elif part.before == "," and self._fills_forefield(rest):
            self._open(ClauseKind.MAIN, part, self.stack[-1])
        else:
            self._place_fragment(part)

    def _inserted(self, part: Segment, rest: list[Segment]) -> bool:
        """Whether a frame stands inside a clause that waits for its verb: "Kim, sagte er, werde kommen"."""
        if not self._verb_follows(rest):
            return False
        head, verb = _first(self.words, part), part.finites[0]
        so = self.words.lower[head] == "so"
        frames = so or self.words.lemmas[verb].lower() in lexicon().verbs
        return frames and (verb == head or (so and verb == head + 1))

    def _said_inside(self, part: Segment, rest: list[Segment]) -> bool:
        """Whether Konjunktiv stands inside a clause that waits: "Die Behauptung, er sei tot, ist falsch"."""
        if not self._verb_follows(rest):
            return False
        verb = part.finites[0]
        dependent = self._mood(verb) in SUBJUNCTIVE
        inner = verb != _first(self.words, part)
        return dependent and inner

    def _verb_follows(self, rest: list[Segment]) -> bool:
        """Whether a main clause waits for its verb, and the next segment begins with it."""
        if not rest or not rest[0].finites or rest[0].opener is not None:
            return False
        return self._waiting_main() is not None and rest[0].finites[0] == _first(self.words, rest[0])

    def _fills_forefield(self, rest: list[Segment]) -> bool:
        """Whether a clause begins here whose Konjunktiv comes later: "Er sagte, Kim, der Chef, werde"."""
        if not self.stack or not all(self.drafts[i].complete for i in self.stack):
            return False
        if self._waiting_main() is not None:
            return False
        for part in rest:
            if part.opener is not None or not part.finites:
                continue
            verb = part.finites[0]
            at_head = verb == _first(self.words, part)
            return at_head and self._mood(verb) in SUBJUNCTIVE
        return False

    def _open_subordinate(self, part: Segment) -> None:
        assert part.opener is not None
        tag = self.words.tags[part.opener]
        kind = ClauseKind.SUBORDINATE
        if tag == "KOUI":
            kind = ClauseKind.INFINITIVE
        elif tag in RELATIVE:
            kind = ClauseKind.RELATIVE
        self._open(kind, part, self._subordinate_parent(part))

    def _subordinate_parent(self, part: Segment) -> int | None:
        """The clause that a subordinate clause hangs on: the innermost open one, past coordinated equals."""
        if not self.stack:
            return None
        top = self.drafts[self.stack[-1]]
        coordinated = self.words.tags[_first(self.words, part)] == "KON" or part.before == "+"
        same = (
            top.opener is not None
            and part.opener is not None
            and self.words.tags[top.opener] == self.words.tags[part.opener]
            and (self.words.lower[top.opener] == self.words.lower[part.opener])
        )
        if coordinated and same and top.complete:
            parent = top.parent
            while self.stack and self.stack[-1] != parent:
                self.stack.pop()
            return parent
        return self.stack[-1]

    def _infinitive_parent(self, part: Segment) -> int | None:
        if not self.stack:
            return None
        top = self.drafts[self.stack[-1]]
        if top.kind is ClauseKind.INFINITIVE and self.words.tags[_first(self.words, part)] == "KON":
            self.stack.pop()
            return top.parent
        return self.stack[-1]

    def _awaits_verb(self) -> bool:
        """Whether the innermost clause is verb-last and its verb has not come yet."""
        top = self.drafts[self.stack[-1]] if self.stack else None
        return top is not None and top.kind is ClauseKind.INFINITIVE and not self._has_infinitive(top)

    def _has_infinitive(self, draft: Draft) -> bool:
        return any(self.words.tags[i] in ("VVIZU", "PTKZU") for i in draft.tokens)

    def _place_finite(self, part: Segment) -> None:
        top = self.drafts[self.stack[-1]] if self.stack else None
        verb_last = part.finites[-1] >= _last_word(self.words, part) - 1
        if top is not None and top.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
            if not top.has_finite and part.before != ":" and (verb_last or self._waiting_main() is None):
                self._extend(self.stack[-1], part)
                return
            if part.before == "+" and top.has_finite:
                self._open_equal(part, self.stack[-1])
                return
        verbless = self._waiting_subordinate() if verb_last else None
        if verbless is not None and part.before != ":":
            while self.stack[-1] != verbless:
                self.stack.pop()
            self._extend(verbless, part)
            return
        waiting = self._waiting_main()
        if waiting is not None and part.before != ":":
            while self.stack[-1] != waiting:
                self.stack.pop()
            self._extend(waiting, part)
            return
        self._open_main(part)

    def _waiting_subordinate(self) -> int | None:
        """The innermost clause that waits for its verb: "dass die Fähre, mit der er fährt, ablegt"."""
        for index in reversed(self.stack):
            draft = self.drafts[index]
            if draft.kind is ClauseKind.MAIN:
                return None
            if not draft.has_finite and draft.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
                return index
        return None

    def _waiting_main(self) -> int | None:
        for index in reversed(self.stack):
            draft = self.drafts[index]
            if not draft.has_finite and draft.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
                return index
        return None

    def _open_equal(self, part: Segment, first: int) -> None:
        """A verb-last clause coordinated with another: "dass er komme und bleibe"."""
        before = self.drafts[first]
        self.stack.pop()
        self._open(before.kind, part, before.parent)
        self.drafts[-1].opener = before.opener
        self.drafts[-1].sibling = first

    def _open_main(self, part: Segment) -> None:
        parent = None
        sibling = None
        if self.stack:
            first = _first(self.words, part)
            finite_first = part.finites[0] == first
            kon = self.words.tags[first] == "KON"
            dependent = self._mood(part.finites[0]) in SUBJUNCTIVE or part.before == ":"
            bottom = self._nearest_main()
            if dependent and not finite_first and not kon and part.before in (",", ":", "–", "—", "-"):
                top = self.drafts[self.stack[-1]]
                previous = self.stack[-1]
                under_main = bottom is not None and top.kind is ClauseKind.MAIN and top.parent is not None
                parent = top.parent if under_main and not tells(self.words, top.tokens) else previous
            elif kon and bottom is not None:
                bottom = self._frame_resumed(bottom, part)
                parent, sibling = self.drafts[bottom].parent, bottom
            elif bottom is not None:
                sibling = bottom if finite_first else None
            if parent is None:
                self.stack.clear()
        self._open(ClauseKind.MAIN, part, parent)
        self.drafts[-1].sibling = sibling
        if parent is None:
            for orphan in self.orphans:
                self.drafts[orphan].parent = len(self.drafts) - 1
            self.orphans.clear()

    def _frame_resumed(self, said: int, part: Segment) -> int:
        """The frame that "und" goes back to: "Sie sagte, er sei krank, und fügte hinzu, …"; else `said`."""
        frame, verb = self.drafts[said].parent, part.finites[0]
        if frame is None or self.drafts[frame].kind is not ClauseKind.MAIN or verb != part.start + 1:
            return said
        moods = [self._mood(i) for i in self.drafts[said].tokens if self.words.tags[i].endswith("FIN")]
        back = Mood.SUBJUNCTIVE_1 in moods and self._mood(verb) not in SUBJUNCTIVE
        return frame if back and self.words.tags[verb] == "VVFIN" else said

    def _mood(self, verb: int) -> Mood:
        return mood(self.words.words[verb], self.words.lemmas[verb])

    def _nearest_main(self) -> int | None:
        for index in reversed(self.stack):
            if self.drafts[index].kind is ClauseKind.MAIN:
                return index
        return None

    def _place_fragment(self, part: Segment) -> None:
        first = self.words.lower[_first(self.words, part)]
        alone = first == "so" or part.before in (":", "(", ")", "[", "]")
        if not self.stack or alone:
            parent = self.stack[-1] if self.stack else None
            self._open(ClauseKind.FRAGMENT, part, parent)
            if alone and parent is not None:
                self.stack.pop()
            return
        index = self.stack[-1]
        if self.drafts[index].complete:
            index = next((i for i in reversed(self.stack) if not self.drafts[i].complete), index)
            participle = any(
                self.words.tags[i] in ("VVPP", "PTKVZ", "VVINF") for i in range(part.start, part.end)
            )
            if participle or self.drafts[self.stack[-1]].kind is not ClauseKind.MAIN:
                bottom = self._nearest_main()
                index = bottom if bottom is not None else index
        while self.stack[-1] != index:
            self.stack.pop()
        self._extend(index, part)

    def _open(self, kind: ClauseKind, part: Segment, parent: int | None) -> None:
        draft = Draft(kind, part.opener, parent)
        self.drafts.append(draft)
        index = len(self.drafts) - 1
        if parent is None and kind in (ClauseKind.SUBORDINATE, ClauseKind.INFINITIVE):
            self.orphans.append(index)
        self.stack.append(index)
        self._extend(index, part)

    def _extend(self, index: int, part: Segment) -> None:
        draft = self.drafts[index]
        if draft.tokens and draft.kind is ClauseKind.FRAGMENT and part.finites:
            draft.kind = ClauseKind.MAIN
            for orphan in self.orphans:
                if orphan != index:
                    self.drafts[orphan].parent = index
            self.orphans.clear()
        inner = range(draft.tokens[-1] + 1, part.start) if draft.tokens else ()
        if inner:
            taken = {token for other in self.drafts if other is not draft for token in other.tokens}
            draft.tokens.extend(i for i in inner if i not in taken)
        draft.tokens.extend(range(part.start, part.end))
        draft.has_finite = draft.has_finite or bool(part.finites)


def _first(words: Words, part: Segment) -> int:
    """The first token of a segment that is no quotation mark."""
    for i in range(part.start, part.end):
        if words.words[i] not in QUOTES:
            return i
    return part.start


def _last_word(words: Words, part: Segment) -> int:
    for i in range(part.end - 1, part.start - 1, -1):
        if words.tags[i][:1] != "$" and words.words[i] not in QUOTES:
            return i
    return part.end - 1


def _finish(words: Words, drafts: list[Draft], offset: int) -> list[Clause]:
    """Draft clauses of one sentence to records, with verbs and subjects."""
    made: list[Clause] = []
    reach = [_reach(drafts, i) for i in range(len(drafts))]
    for i, draft in enumerate(drafts):
        tokens = tuple(_stripped(words, draft.tokens))
        if draft.kind is ClauseKind.RELATIVE and not draft.has_finite and _with_zu(words, tokens):
            draft.kind, draft.opener = ClauseKind.INFINITIVE, None  # "geeinigt, den … Vertrag zu beenden"
        verbs = predicate_of(words, tokens, draft.kind)
        subject = subject_of(words, tokens, draft.kind, draft.opener, verbs.finite)
        if draft.sibling is not None and verbs.finite is not None:
            own = subject and not _shares_subject(words, tokens, verbs.finite, subject)
            subject = subject if own else made[draft.sibling].subject
        verbs = verbs.active_for(words, tokens, subject)
        made.append(
            Clause(
                kind=draft.kind,
                start=reach[i][0],
                end=reach[i][1],
                tokens=tokens,
                finite=verbs.finite,
                verbs=verbs.verbs,
                opener=draft.opener,
                subject=subject,
                mood=verbs.mood_for(words, subject),
                tense=verbs.tense,
                passive=verbs.passive,
                modal=verbs.modal,
                predicate=verbs.predicate,
                parent=None if draft.parent is None else draft.parent + offset,
            )
        )
    return made


def _with_zu(words: Words, tokens: tuple[int, ...]) -> bool:
    return any(words.tags[i] in ("PTKZU", "VVIZU") for i in tokens[-3:])


def _shares_subject(words: Words, tokens: tuple[int, ...], finite: int, subject: tuple[int, ...]) -> bool:
    """ "… und wagte eine Prognose": after "und" with the verb, a noun that may be an object is one."""
    if words.tags[tokens[0]] != "KON" or finite != tokens[0] + 1:
        return False
    found = phrase_at(words, subject[0], subject[-1] + 1)
    return found is not None and (bool({"aS", "aP"} & found.cases) or words.tags[found.head] == "NE")


def _reach(drafts: list[Draft], index: int) -> tuple[int, int]:
    """First token and end of a clause with all that hangs on it."""
    own = drafts[index].tokens
    start, end = own[0], own[-1] + 1
    for i, other in enumerate(drafts):
        if other.parent == index and i != index:
            low, high = _reach(drafts, i)
            start, end = min(start, low), max(end, high)
    return start, end


def _stripped(words: Words, tokens: list[int]) -> list[int]:
    """Without punctuation at the borders."""
    first, last = 0, len(tokens)
    while first < last and _punctuation(words, tokens[first]):
        first += 1
    while last > first and _punctuation(words, tokens[last - 1]):
        last -= 1
    return tokens[first:last] or tokens


def _punctuation(words: Words, i: int) -> bool:
    return words.tags[i][:1] == "$" or words.words[i] in QUOTES or words.words[i] in "–—-…"
