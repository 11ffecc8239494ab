"""Nouns that tell of an utterance: "die Forderung, … zu …", "Spekulationen, dass …", "die Nachricht, …"."""

from __future__ import annotations

from afterword.german.cues import Cue, noun_cue
from afterword.german.verbs import SUBJUNCTIVE
from afterword.reading.attribution.indirect import frame_of, is_consequence
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import Phrase, extended, phrase_at, phrases
from afterword.reading.structure import ClauseKind, Quotation
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add the clauses that hang on a noun of saying or thinking right before them."""
    for index, clause in enumerate(scene.clauses):
        if clause.parent is None or not _hangs(scene, index):
            continue
        start, end = scene.trimmed(clause.start, clause.end)
        if end <= start or scene.is_quoted(start, end):
            continue
        found = _noun_before(scene, index)
        if found is not None:
            phrase, cue = found
            scene.add(_quotation(scene, index, phrase, cue, (start, end)))


def _hangs(scene: Scene, index: int) -> bool:
    clause = scene.clauses[index]
    if clause.kind is ClauseKind.SUBORDINATE and clause.opener is not None:
        word = scene.words.lower[clause.opener]
        return word in ("dass", "daß", "ob") and not is_consequence(scene, clause.opener)
    if clause.kind is ClauseKind.INFINITIVE:
        return clause.opener is None
    return clause.kind is ClauseKind.MAIN and clause.mood in SUBJUNCTIVE


def _noun_before(scene: Scene, index: int) -> tuple[Phrase, Cue] | None:
    """The last noun of saying before a clause, with only its own genitive between them."""
    clause = scene.clauses[index]
    low, _ = scene.sentence_of(clause.tokens[0])
    at = clause.tokens[0]
    while at > low and scene.words.words[at - 1] in (",", "„", ":"):
        at -= 1
    for phrase in reversed(phrases(scene.words, low, at)):
        cue = noun_cue(scene.words.lemmas[phrase.head]) if not phrase.pronoun else None
        if phrase.end != at and extended(scene.words, phrase, at, loose=True) < at:
            if cue is None:
                return None
            return None
        if cue is not None:
            return phrase, cue
    return None


def _quotation(scene: Scene, index: int, phrase: Phrase, cue: Cue, content: tuple[int, int]) -> Quotation:
    parent = scene.clauses[index].parent
    assert parent is not None
    return Quotation(
        Form.INDIRECT,
        tuple(range(*content)),
        tuple(range(phrase.start, phrase.head + 1)),
        _speaker(scene, phrase, content[0]),
        frame_of(scene, parent, content),
        (),
        cue.medium,
    )


def _speaker(scene: Scene, phrase: Phrase, limit: int) -> tuple[int, ...]:
    """The genitive or "von" phrase after the noun, or the possessive before it."""
    words = scene.words
    after = phrase.head + 1
    if after < limit and words.lower[after] in ("von", "vom", "aus", "seitens"):
        after += 1
    inner = phrase_at(words, after, limit)
    if inner is not None and not inner.pronoun and words.words[after] != ",":
        return tuple(range(inner.start, scene.trimmed(inner.start, extended(words, inner, limit))[1]))
    if words.tags[phrase.start] == "PPOSAT":
        return (phrase.start,)
    return ()
