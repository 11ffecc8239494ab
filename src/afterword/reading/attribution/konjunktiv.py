"""Konjunktiv I that alone tells of speech: in relative and causal clauses, and with dass behind any verb."""

from __future__ import annotations

from afterword.german.cues import Cue
from afterword.german.grammar import words_of
from afterword.german.verbs import SUBJUNCTIVE, Mood
from afterword.reading.attribution.addressees import addressee_of
from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.attribution.indirect import frame_of, is_consequence, is_hypothetical, of_noun
from afterword.reading.attribution.scene import Match, Scene
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.records import Form

_LATER = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE})


def find(scene: Scene) -> None:
    """Add clauses in Konjunktiv I that nothing else has taken and that hang on a clause in the indicative."""
    for index, clause in enumerate(scene.clauses):
        if clause.mood is not Mood.SUBJUNCTIVE_1 or clause.kind not in _LATER or clause.parent is None:
            continue
        frame = scene.clauses[clause.parent]
        if frame.mood in SUBJUNCTIVE or (frame.passive and is_hypothetical(scene, clause.parent)):
            continue
        if of_noun(scene, clause.parent, index):
            continue  # "Auf die Frage, ob er komme, sagte Kern nichts"
        start, end = scene.trimmed(clause.start, _with_equals(scene, clause))
        if end <= start or scene.is_quoted(start, end) or any(i in scene.framed for i in clause.tokens):
            continue
        match = _frame_match(scene, clause, clause.parent)
        if match is not None:
            scene.add(_quotation(scene, index, match, (start, end)))


def _frame_match(scene: Scene, clause: Clause, parent: int) -> Match | None:
    """The cue of the clause above; any verb is one before "dass" and "ob" with Konjunktiv I."""
    frame = scene.clauses[parent]
    if frame.finite is None or frame.start > clause.start or scene.clause_at[frame.finite] != parent:
        return None
    match = cue_of(scene, parent)
    opener = scene.words.lower[clause.opener] if clause.opener is not None else ""
    if opener in words_of("conditions") or (clause.opener and is_consequence(scene, clause.opener)):
        return None
    if match is None and frame.verbs and opener in words_of("complements"):
        return Match(Cue(frame.predicate), frame.verbs)
    return match


def _with_equals(scene: Scene, clause: Clause) -> int:
    """Where a clause ends with those that "und" joins to it: "weil es teuer sei und nichts bringe"."""
    end = clause.end
    for other in scene.clauses:
        joined = other.start == end and scene.words.tags[end] == "KON"
        if joined and other.mood in SUBJUNCTIVE:
            end = other.end
    return end


def _quotation(scene: Scene, index: int, match: Match, content: tuple[int, int]) -> Quotation:
    parent = scene.clauses[index].parent
    assert parent is not None
    frame = frame_of(scene, parent, content)
    inside = set(frame)
    return Quotation(
        Form.INDIRECT,
        tuple(i for i in range(*content) if i not in inside),
        match.tokens,
        speaker_of(scene, parent, match),
        frame,
        addressee_of(scene, parent),
        match.cue.medium,
    )
