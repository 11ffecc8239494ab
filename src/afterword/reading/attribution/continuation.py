"""Konjunktiv that goes on without a frame: given to the last source (indirect free indirect speech)."""

from __future__ import annotations

from afterword.german.verbs import Mood, Tense
from afterword.reading.attribution.scene import Scene
from afterword.reading.attribution.voices import last_speaker
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.records import Form

_OWN = frozenset({"mögen", "können", "dürfen"})


def find(scene: Scene) -> None:
    """Add runs of sentences whose main clause is in Konjunktiv and which nothing else has taken."""
    run: list[tuple[int, int]] = []
    for number, (low, high) in enumerate(scene.words.sentences):
        if _goes_on(scene, number, low, high, bool(run)):
            run.append((low, high))
            continue
        _close(scene, run)
        run = []
    _close(scene, run)


def _goes_on(scene: Scene, number: int, low: int, high: int, running: bool) -> bool:
    if scene.is_quoted(low, high) or any(i in scene.framed for i in range(low, high)):
        return False
    mains = [scene.clauses[i] for i in scene.of_sentence[number] if scene.clauses[i].kind is ClauseKind.MAIN]
    moods = [clause.mood for clause in mains]
    if Mood.SUBJUNCTIVE_1 in moods:
        return True
    if mains and mains[0].modal in _OWN and not running:
        return False  # "könnte", "möchte" are mostly the article's own
    return bool(mains) and moods[0] is Mood.SUBJUNCTIVE_2 and _after_source(scene, number, running)


def _after_source(scene: Scene, number: int, running: bool) -> bool:
    """Konjunktiv II alone is reported speech only right after some."""
    if running:
        return True
    if number == 0:
        return False
    main = main_of(scene, number)
    if (
        main is not None
        and main.tense is Tense.PAST
        and last_speaker(scene, scene.words.sentences[number][0])
    ):
        return True
    low, high = scene.words.sentences[number - 1]
    return any(i in scene.quoted for i in range(low, high))


def _close(scene: Scene, run: list[tuple[int, int]]) -> None:
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    speaker = last_speaker(scene, start)
    scene.add(
        Quotation(
            Form.INDIRECT_FREE_INDIRECT, tuple(range(start, end)), (), speaker, (), (), "speech_writing"
        )
    )


def main_of(scene: Scene, number: int) -> Clause | None:
    """The first main clause of a sentence."""
    for index in scene.of_sentence[number]:
        if scene.clauses[index].kind is ClauseKind.MAIN:
            return scene.clauses[index]
    return None
