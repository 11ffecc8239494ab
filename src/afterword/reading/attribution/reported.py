"""Utterances told in summary: "Der Minister kritisierte den Plan", "Sie warnte vor einer Eskalation"."""

from __future__ import annotations

from afterword.german.grammar import words_of
from afterword.german.verbs import Mood
from afterword.reading.attribution.addressees import addressee_of
from afterword.reading.attribution.frames import speaker_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import phrases
from afterword.reading.structure import ClauseKind, Quotation
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add sentences whose main clause sums up what somebody said."""
    for number, (low, high) in enumerate(scene.words.sentences):
        if any(i in scene.quoted or i in scene.framed for i in range(low, high)):
            continue
        for index in scene.of_sentence[number]:
            if scene.clauses[index].kind is ClauseKind.MAIN and _sums_up(scene, index):
                speaker = speaker_of(scene, index)
                if not speaker:
                    continue
                quote = tuple(range(*_told_in(scene, number, index)))
                told = addressee_of(scene, index)
                scene.add(Quotation(Form.REPORTED, quote, (), speaker, (), told, "speech_writing"))
                break


def _sums_up(scene: Scene, index: int) -> bool:
    """Whether the clause holds, beside its verb, what was said."""
    clause = scene.clauses[index]
    shapes = scene.lexicon.summaries.get(clause.predicate)
    if (
        shapes is None
        or clause.mood is Mood.SUBJUNCTIVE_1
        or clause.modal in ("können", "müssen", "dürfen", "sollen")
    ):
        return False
    words = scene.words
    if "als" in shapes and any(words.lower[i] == "als" for i in clause.tokens):
        return True
    subject = set(clause.subject)
    for phrase in phrases(words, clause.tokens[0], clause.tokens[-1] + 1):
        if phrase.start in subject or words.tags[phrase.start] == "PRF":
            continue
        if phrase.preposition is not None and words.lower[phrase.preposition] in shapes:
            return True
        if words.lemmas[phrase.head].lower().endswith(tuple(words_of("tolls"))):
            return False
        if "object" in shapes and phrase.preposition is None and not phrase.pronoun:
            return True
    return False


def _told_in(scene: Scene, number: int, index: int) -> tuple[int, int]:
    """The sentence, or its clause where the other main clauses have subjects of their own."""
    low, high = scene.words.sentences[number]
    clause = scene.clauses[index]
    others = [scene.clauses[i] for i in scene.of_sentence[number] if i != index]
    alien = [c for c in others if c.kind is ClauseKind.MAIN and c.finite and c.subject != clause.subject]
    apart = [c for c in alien if c.parent is None and (c.start >= clause.end or c.end <= clause.start)]
    return scene.trimmed(clause.start, clause.end) if apart else (low, high)
