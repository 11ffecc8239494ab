"""Words in quotation marks inside what is rendered already: quotations within a quotation."""

from __future__ import annotations

from afterword.german.grammar import words_of
from afterword.reading.attribution.addressees import addressee_of
from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.attribution.marks import Marks
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Quotation, by_token
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add a direct quotation for each pair of marks in a quotation or beside a cue."""
    outer = list(scene.found)
    quoting = by_token((number, q.quote) for number, q in enumerate(outer))
    for mark in scene.marks:
        beside = [outer[number] for number in quoting.get(mark.start, ())]
        around = [q for q in beside if set(mark.tokens) <= set(q.quote)]
        if any(q.form is Form.DIRECT for q in around):
            continue
        summary = bool(around) and all(q.form is Form.REPORTED for q in around)
        if around and not mark.speech and not summary and not _judges(scene, mark):
            continue
        if around and not summary:
            inner = min(around, key=lambda q: len(q.quote))
            scene.add(_copied(scene, inner, mark))
            continue
        found = _beside_cue(scene, mark)
        if found is not None:  # the words in marks are what is said, and stand for the summary
            scene.found = [q for q in scene.found if not (summary and q in around)]
            scene.add(found)


def _judges(scene: Scene, mark: Marks) -> bool:
    """A lone adjective or adverb in marks is a word of whoever speaks: "der Plan sei „kaputt“"."""
    words = scene.words
    so_called = any(words.lower[i].startswith("sogenannt") for i in range(max(0, mark.start - 2), mark.start))
    alone = mark.end - mark.start == 3 and words.tags[mark.start + 1] in ("ADJD", "ADV", "VVPP")
    before_noun = mark.end < len(words) and words.tags[mark.end] in ("ADJA", "NN")
    return alone and not so_called and not before_noun


def _copied(scene: Scene, outer: Quotation, mark: Marks) -> Quotation:
    cue, frame = outer.cue, outer.frame
    return Quotation(
        Form.DIRECT, tuple(mark.tokens), cue, outer.speaker, frame, outer.addressee, outer.medium
    )


def _beside_cue(scene: Scene, mark: Marks) -> Quotation | None:
    """ "nannte den Plan „völlig falsch“": words in marks as part of a clause with a cue."""
    index = scene.clause_at[mark.start + 1]
    if index < 0:
        return None
    match = cue_of(scene, index)
    if match is None or not match.cue.speaks:
        return None
    clause = scene.clauses[index]
    if not mark.speech and clause.predicate not in words_of("labelling"):
        return None
    inside = set(mark.tokens)
    speaker = speaker_of(scene, index, match)
    if inside & set(speaker):
        return None
    frame = tuple(i for i in range(clause.tokens[0], clause.tokens[-1] + 1) if i not in inside)
    cue = tuple(sorted({*match.tokens, *_linking(scene, mark)}))
    return Quotation(
        Form.DIRECT, tuple(mark.tokens), cue, speaker, frame, addressee_of(scene, index), match.cue.medium
    )


def _linking(scene: Scene, mark: Marks) -> tuple[int, ...]:
    """ "als", "von", "vor" that join the marks to their verb: "bezeichnete das als „Unfug“"."""
    near = range(max(0, mark.start - 3), mark.start)
    return tuple(i for i in near if scene.words.lower[i] in ("als", "von", "vor"))[-1:]
