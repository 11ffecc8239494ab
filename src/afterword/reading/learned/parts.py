"""Parts: which tokens around an anchor are quote, cue, speaker, addressee or the rest of the frame."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.reading.learned.anchors import DIRECT, INDIRECT, SUMMARY, Anchor
from afterword.reading.learned.sight import Sight
from afterword.reading.structure import Quotation

OUTSIDE, QUOTE, CUE, SPEAKER, ADDRESSEE, FRAME = "O", "Q", "C", "S", "A", "F"
WITH_CUE = frozenset({DIRECT, INDIRECT})
LONGEST = 240  # tokens on either side: a longer speech is cut
_ON = 4  # sentences that what has no frame may go on for


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch around an anchor in which its parts are looked for."""

    anchor: Anchor
    carries: str  # the class of the anchor
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


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


def rule_labels(rule: Quotation | None, seen: Window) -> list[str]:
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
