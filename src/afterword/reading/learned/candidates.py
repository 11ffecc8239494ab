"""Candidates: what each likely anchor would carry, with its parts, before anything is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from afterword.reading.attribution.frames import cue_of
from afterword.reading.learned import parts
from afterword.reading.learned.anchors import (
    ALONE,
    CLASSES,
    DIRECT,
    GOES_ON,
    HEARSAY,
    INDIRECT,
    INSIDE,
    MARK,
    NONE,
    SUMMARY,
    VERB,
    Anchor,
)
from afterword.reading.learned.columns import Joins
from afterword.reading.learned.part_signs import TEMPLATES, PartSigns
from afterword.reading.learned.random_field import Field, Labelled
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.signs import SHEETS, AnchorSigns
from afterword.reading.structure import Quotation
from afterword.records import Form

LEAST = 0.2  # chance of an anchor to carry anything, below which it is left out; dev: 0.1 finds no more
FORMS = {
    DIRECT: Form.DIRECT,
    ALONE: Form.DIRECT,
    INSIDE: Form.DIRECT,
    INDIRECT: Form.INDIRECT,
    GOES_ON: Form.INDIRECT_FREE_INDIRECT,
    HEARSAY: Form.FREE_INDIRECT,
    SUMMARY: Form.REPORTED,
}
IN_FRAME = frozenset({parts.CUE, parts.SPEAKER, parts.ADDRESSEE, parts.FRAME})
IN_CLAUSE = frozenset({parts.QUOTE, parts.SPEAKER, parts.ADDRESSEE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quotation that an anchor may carry, and what the fields think of it."""

    anchor: Anchor
    carries: str
    chances: dict[str, float]  # of each class, at this anchor
    quotation: Quotation
    parts_sureness: float  # of the best labels of the parts, as a geometric mean
    quote_sureness: float  # mean chance of the tokens of the quote to be in it
    score: float = 0.0

    @property
    def chance(self) -> float:
        """How likely the anchor carries anything."""
        return 1.0 - self.chances[NONE]


@dataclass(frozen=True)
class Fields:
    """The three fields: which anchors carry what; parts around a cue; parts of what has no cue."""

    anchors: Field
    cued: Field
    cueless: Field

    def of(self, carries: str) -> Field:
        """The field that labels the parts around an anchor of a class."""
        return self.cued if carries in parts.WITH_CUE else self.cueless

    @cached_property
    def of_anchors(self) -> tuple[Joins, ...]:
        """The features of anchors by numbers, a join for each of SHEETS."""
        return tuple(Joins(templates, self.anchors) for templates in SHEETS)

    @cached_property
    def of_parts(self) -> tuple[tuple[Field, Joins], ...]:
        """The two fields of parts, each with its features by numbers."""
        return tuple((field, Joins(TEMPLATES, field)) for field in (self.cued, self.cueless))


def candidates(sight: Sight, found: Sequence[Anchor], signs: AnchorSigns, fields: Fields) -> list[Candidate]:
    """All candidates of an article, in the order of their anchors."""
    told = fields.anchors.chances(signs.scores(fields.of_anchors), [len(found)])
    likely: list[tuple[Anchor, str, dict[str, float]]] = []
    nothing = fields.anchors.labels.index(NONE)
    for anchor, row in zip(found, told.tolist(), strict=True):
        if 1.0 - row[nothing] >= LEAST:
            chances = dict.fromkeys(CLASSES, 0.0) | dict(zip(fields.anchors.labels, row, strict=True))
            likely.append((anchor, max(CLASSES[1:], key=chances.__getitem__), chances))
    made = [
        Candidate(anchor, carries, chances, _marked(sight, anchor, carries), 1.0, 1.0)
        for anchor, carries, chances in likely
        if carries in (ALONE, INSIDE) and anchor.sort == MARK
    ]
    rest = [one for one in likely if one[1] not in (ALONE, INSIDE)]
    of_parts = PartSigns(sight)
    for field, joins in fields.of_parts:
        here = [one for one in rest if fields.of(one[1]) is field]
        if not here:
            continue
        windows = [parts.window(sight, anchor, carries) for anchor, carries, _ in here]
        answers = field.decide(joins.scores(of_parts.of(windows)), [len(one) for one in windows])
        for (anchor, carries, chances), window, answer in zip(here, windows, answers, strict=True):
            quotation = _labelled(sight, window, answer)
            if quotation.quote:
                sureness = _quote_sureness(field, answer, IN_CLAUSE)
                made.append(Candidate(anchor, carries, chances, quotation, answer.sureness, sureness))
    return sorted(made, key=lambda one: (one.anchor.token, one.carries))


def _marked(sight: Sight, anchor: Anchor, carries: str) -> Quotation:
    return Quotation(FORMS[carries], tuple(sight.scene.marks[sight.mark_at[anchor.token]].tokens))


def _labelled(sight: Sight, window: parts.Window, answer: Labelled) -> Quotation:
    """The quotation that labels tell; in a summary the speaker is part of the quote."""

    def tokens(labels: frozenset[str]) -> tuple[int, ...]:
        return tuple(i for i, label in enumerate(answer.best, window.start) if label in labels)

    speaker, addressee = tokens(frozenset({parts.SPEAKER})), tokens(frozenset({parts.ADDRESSEE}))
    form = FORMS[window.carries]
    if window.carries not in parts.WITH_CUE:
        return Quotation(form, tokens(IN_CLAUSE), (), speaker, (), addressee, "speech_writing")
    clause = window.anchor.clause
    match = cue_of(sight.scene, clause) if clause >= 0 and window.anchor.sort == VERB else None
    medium = match.cue.medium if match else "speech_writing"
    rule = sight.cued_by.get(window.anchor.token)
    if rule is not None and rule.form is form and rule.speaker:
        speaker = rule.speaker  # dev: 88.2 % right so, 86.7 % by the field alone
    quote, cue = tokens(frozenset({parts.QUOTE})), tokens(frozenset({parts.CUE}))
    return Quotation(form, quote, cue, speaker, tokens(IN_FRAME), addressee, medium)


def _quote_sureness(field: Field, answer: Labelled, inside: frozenset[str]) -> float:
    column = {label: k for k, label in enumerate(field.labels)}
    told = [answer.chances[i, column[label]] for i, label in enumerate(answer.best) if label in inside]
    return float(sum(told) / len(told)) if told else 0.0
