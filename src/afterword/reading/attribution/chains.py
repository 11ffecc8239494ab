"""Chains of sources: who passes on whose words, beside the speaker that the frame names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from afterword.german.cues import is_medium
from afterword.reading.attribution.frames import agent_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import Phrase, extended, phrases
from afterword.reading.structure import Clause, Quotation

_THROUGH = frozenset({"in", "im", "bei", "beim", "gegenüber", "an", "auf", "via", "über"})
_REFERRING = frozenset({"berufung", "verweis", "hinweis", "bezug", "bezugnahme"})


def link(scene: Scene) -> None:
    """Give every quotation with a frame the sources further out and further in."""
    scene.found = [_linked(scene, quotation) for quotation in scene.found]


def _linked(scene: Scene, quotation: Quotation) -> Quotation:
    if not quotation.cue or not quotation.frame:
        return quotation
    inside = sorted(set(quotation.frame) - set(quotation.quote))
    inner = _cited(scene, quotation, inside)
    outer = _through(scene, quotation, inside)
    return replace(quotation, outer=outer, inner=inner) if outer or inner else quotation


def _frame_phrases(scene: Scene, tokens: list[int]) -> list[Phrase]:
    return [phrase for start, end in _runs(tokens) for phrase in phrases(scene.words, start, end)]


def _runs(tokens: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _through(scene: Scene, quotation: Quotation, inside: list[int]) -> tuple[tuple[int, ...], ...]:
    """The medium that somebody speaks in or to: "sagte Müller der Zeitung", "im Sender RTL sagte"."""
    speaker = set(quotation.speaker)
    words = scene.words
    clause = _cue_clause(scene, quotation)
    if clause is not None and clause.passive and clause.predicate == "zitieren":
        agent = agent_of(scene, clause)
        return (agent,) if agent else ()
    for phrase in _frame_phrases(scene, inside):
        if phrase.pronoun or set(range(phrase.start, phrase.end)) & speaker:
            continue
        before = words.lower[phrase.preposition] if phrase.preposition is not None else ""
        if before and before not in _THROUGH:
            continue
        if not before and not ({"dS", "dP"} & phrase.cases):
            continue
        if any(is_medium(words.words[i]) for i in range(phrase.start, phrase.end)):
            end = min(extended(words, phrase, inside[-1] + 1), inside[-1] + 1)
            return (tuple(i for i in range(phrase.start, end) if i not in speaker),)
    return ()


def _cited(scene: Scene, quotation: Quotation, inside: list[int]) -> tuple[tuple[int, ...], ...]:
    """Whom the speaker refers to: "unter Berufung auf Kreise", "zitierte einen Beamten"."""
    words = scene.words
    found = _frame_phrases(scene, inside)
    for first, second in pairwise(found):
        refers = words.lower[first.head] in _REFERRING and second.preposition is not None
        if refers and words.lower[second.preposition or 0] == "auf":
            end = extended(words, second, inside[-1] + 1)
            return (tuple(range(second.start, end)),)
    clause = _cue_clause(scene, quotation)
    if clause is None or clause.predicate not in ("zitieren", "berufen"):
        return ()
    speaker = set(quotation.speaker)
    if (
        clause.predicate == "zitieren"
        and clause.passive
        and clause.subject
        and not set(clause.subject) & speaker
    ):
        return (clause.subject,)
    for phrase in found:
        if phrase.pronoun or set(range(phrase.start, phrase.end)) & speaker:
            continue
        before = words.lower[phrase.preposition] if phrase.preposition is not None else ""
        quoted = clause.predicate == "zitieren" and not before and {"aS", "aP"} & phrase.cases
        if quoted or (clause.predicate == "berufen" and before == "auf"):
            return (tuple(range(phrase.start, extended(words, phrase, inside[-1] + 1))),)
    return ()


def _cue_clause(scene: Scene, quotation: Quotation) -> Clause | None:
    index = scene.clause_at[quotation.cue[-1]]
    return scene.clauses[index] if index >= 0 else None
