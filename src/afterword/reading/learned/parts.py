"""Parts: which tokens around an anchor are quote, cue, speaker, addressee or the rest of the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.learned.anchors import DIRECT, INDIRECT, SUMMARY, Anchor
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.structure import Quotation

OUTSIDE, QUOTE, CUE, SPEAKER, ADDRESSEE, FRAME = "O", "Q", "C", "S", "A", "F"
WITH_CUE = frozenset({DIRECT, INDIRECT})
LONGEST = 240  # tokens on either side: a longer speech is cut
_ON = 4  # sentences that what has no frame may go on for
_SMALL = tuple("$KAPV")  # first letters of the tags of marks, conjunctions, prepositions, particles, verbs


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch around an anchor in which its parts are looked for."""

    anchor: Anchor
    carries: str  # the class of the anchor
    start: int
    end: int


def window(sight: Sight, anchor: Anchor, carries: str) -> Window:
    """The sentence of the anchor, neighbours as far as its class needs them, and all marks that reach in."""
    words = sight.words
    number = words.sentence(anchor.token)
    own_start, own_end = words.sentences[number]
    back, on = _reach(carries, words.words[own_end - 1])
    start = words.sentences[max(0, number - back)][0]
    end = words.sentences[min(len(words.sentences) - 1, number + on)][1]
    for mark in sight.scene.marks:
        if mark.start < own_end + 2 and mark.end > own_start - 2 and mark.sentence:
            start, end = min(start, mark.start), max(end, mark.end)
    rule = sight.cued_by.get(anchor.token)
    if rule:
        start, end = min(start, *rule.quote), max(end, max(rule.quote) + 1)
    return Window(anchor, carries, max(start, anchor.token - LONGEST), min(end, anchor.token + LONGEST))


def _reach(carries: str, last: str) -> tuple[int, int]:
    """How many sentences before and behind that of the anchor are looked at."""
    if carries == DIRECT:
        return 1, 1
    if carries == INDIRECT:
        return 0, int(last == ":")
    return 0, 0 if carries == SUMMARY else _ON


def rule_of(sight: Sight, anchor: Anchor, carries: str) -> Quotation | None:
    """The rules' quotation that hangs on the same anchor."""
    if carries in WITH_CUE:
        return sight.cued_by.get(anchor.token)
    told = (one for one in sight.rules if not one.cue and anchor.token in one.quote)
    return next(told, None)


@dataclass
class PartSigns:
    """The features of the tokens of windows; what does not hang on the anchor is made once for each token."""

    sight: Sight
    _own: dict[int, list[str]] = field(default_factory=dict)

    def of(self, seen: Window) -> list[list[str]]:
        """The features of each token of a window."""
        view = _View.of(self.sight, seen)
        return [self._of_token(i) + list(view.of_token(i)) for i in range(seen.start, seen.end)]

    def _of_token(self, i: int) -> list[str]:
        made = self._own.get(i)
        if made is None:
            made = self._own[i] = self._made(i)
        return made

    def _made(self, i: int) -> list[str]:
        words = self.sight.words
        low, high = self.sight.scene.sentence_of(i)
        word, tag = words.lower[i], words.tags[i]
        named = "PER" if i in words.persons else "NAME" if i in words.name_at else "-"
        row = [
            f"w={word}" if len(word) < 12 else f"w={word[-6:]}",
            f"t={tag}",
            f"n={named}",
            f"b={i == low},{i == high - 1},{i in words.breaks}",
        ]
        at = self.sight.clause(i)
        if at >= 0:
            clause = self.sight.clauses[at]
            row.append(f"e={i == clause.tokens[0]},{i == clause.tokens[-1]},{clause.kind.value}")
            row.append(f"k={clause.kind.value},{clause.mood.value},{clause.modal}")
            row.append(f"f={i == clause.finite},{i in clause.verbs},{i == clause.opener}")
        if words.deps:
            head = words.heads[i]
            row.append(f"dep={words.deps[i]}")
            row.append(f"dep={words.deps[i]},{words.deps[head]},{words.tags[head]}")
        for offset in (-1, 1):
            if 0 <= i + offset < len(words):
                beside = words.tags[i + offset]
                row.append(f"t{offset}={beside}")
                if beside.startswith(_SMALL):
                    row.append(f"w{offset}={words.lower[i + offset]}")
        return row


@dataclass(frozen=True, slots=True)
class _View:
    """A window as it looks from its anchor."""

    sight: Sight
    seen: Window
    labels: list[str]  # of the rules
    form: str  # of the rules' quotation
    cue: frozenset[int]
    subject: frozenset[int]
    sentence: int
    mood: str

    @classmethod
    def of(cls, sight: Sight, seen: Window) -> _View:
        anchor = seen.anchor
        rule = rule_of(sight, anchor, seen.carries)
        clause = sight.clauses[anchor.clause] if anchor.clause >= 0 else None
        match = cue_of(sight.scene, anchor.clause) if clause else None
        subject = clause and (speaker_of(sight.scene, anchor.clause, match) or clause.subject)
        return cls(
            sight,
            seen,
            _rule_labels(rule, seen),
            SHORT[rule.form] if rule else "-",
            frozenset(match.tokens if match else ()),
            frozenset(subject or ()),
            sight.words.sentence(anchor.token),
            clause.mood.value if clause else "",
        )

    def of_token(self, i: int) -> Iterator[str]:
        """The features that hang on the anchor."""
        sight, anchor, carries = self.sight, self.seen.anchor, self.seen.carries
        place = i - self.seen.start
        at = sight.clause(i)
        path = sight.path(anchor.clause, at)
        apart = sight.words.sentence(i) - self.sentence
        side = "a" if i == anchor.token else "l" if i < anchor.token else "r"
        tag, word, label = sight.words.tags[i], sight.words.lower[i], self.labels[place]
        mood = sight.clauses[at].mood.value if at >= 0 else "-"
        mark, is_subject = sight.mark_at[i], i in self.subject
        yield f"t={tag},{side}{min(abs(apart), 2)}"
        yield f"p={path}"
        yield f"p={path},{side},{anchor.sort}"
        yield f"p={path},{carries}"
        yield f"p={path},{mood}"
        yield f"p={path},t={tag}"
        yield f"s={side}{apart},{carries}"
        yield f"d={side}{_bucket(abs(i - anchor.token))},{anchor.sort}"
        yield f"r={label}"
        yield f"r={label},{carries},{self.form}"
        yield f"r={label},t={tag}"
        yield f"r={label},p={path}"
        if tag.startswith(_SMALL):
            yield f"r={label},w={word}"
        yield f"q={sight.quoted_by[i]},{label}"
        yield f"x={sight.part_of[i]},{label}"
        yield f"m={mark >= 0},{carries},{apart}"
        yield f"c={i in self.cue},{anchor.sort}"
        yield f"u={is_subject},{i in self.cue},{anchor.sort},{side}"
        yield f"u={is_subject},t={tag}"
        yield f"u={is_subject},p={path},{self.mood}"
        if mark >= 0:
            pair = sight.scene.marks[mark]
            near = pair.start <= anchor.token < pair.end
            yield f"m={pair.sentence},{near},{carries},{i in (pair.start, pair.end - 1)}"
        if i == anchor.token:
            yield f"anchor={anchor.sort},{carries}"
            yield f"anchor={word}"
        yield from self._of_neighbours(i, path, label, f"{side}{apart}")

    def _of_neighbours(self, i: int, path: str, label: str, where: str) -> Iterator[str]:
        sight, words = self.sight, self.sight.words
        tag, marked, is_subject = words.tags[i], sight.mark_at[i] >= 0, i in self.subject
        for offset in (-2, -1, 1, 2):
            near = i + offset
            if not self.seen.start <= near < self.seen.end:
                yield f"r{offset}=#"
                continue
            beside = self.labels[near - self.seen.start]
            yield f"r{offset}={beside},r={label},t={tag}"
            if offset in (-1, 1):
                yield f"p{offset}={sight.path(self.seen.anchor.clause, sight.clause(near))},p={path}"
                yield f"u{offset}={near in self.subject},{is_subject}"
                yield f"m{offset}={sight.mark_at[near] >= 0},{marked},{where[0]}"
                yield f"t{offset}={words.tags[near]},{tag},{where}"


def _rule_labels(rule: Quotation | None, seen: Window) -> list[str]:
    """The rules' label of each token of the window."""
    labels = ["-" if rule is None else OUTSIDE] * (seen.end - seen.start)
    if rule is None:
        return labels
    for letter, tokens in (
        (QUOTE, rule.quote),
        (FRAME, rule.frame),
        (ADDRESSEE, rule.addressee),
        (SPEAKER, rule.speaker),
        (CUE, rule.cue),
    ):
        for i in tokens:
            if seen.start <= i < seen.end:
                labels[i - seen.start] = letter
    return labels


def _bucket(distance: int) -> int:
    return (
        distance if distance < 4 else 4 if distance < 7 else 5 if distance < 12 else 6 if distance < 25 else 7
    )
