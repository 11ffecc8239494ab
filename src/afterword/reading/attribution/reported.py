"""Utterances told in summary: "Der Minister kritisierte den Plan", "Sie warnte vor einer Eskalation"."""

from __future__ import annotations

from afterword.reading.attribution.frames import cue_of, speaker_of
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
                scene.add(
                    Quotation(Form.REPORTED, tuple(range(low, high)), (), speaker, (), (), "speech_writing")
                )
                break


def _sums_up(scene: Scene, index: int) -> bool:
    match = cue_of(scene, index)
    if match is None:
        return False
    clause = scene.clauses[index]
    wanted = match.cue.frames & {"vor", "nach", "auf", "für", "gegen", "mit", "an", "über", "um", "von"}
    if "object" in match.cue.frames:
        return True
    return any(
        phrase.preposition is not None and scene.words.lower[phrase.preposition] in wanted
        for phrase in phrases(scene.words, clause.tokens[0], clause.tokens[-1] + 1)
    )
