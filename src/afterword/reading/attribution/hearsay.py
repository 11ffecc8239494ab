"""Hearsay without a frame: "Er soll den Plan gekannt haben", "Die Bahn soll 2030 fahren"."""

from __future__ import annotations

from afterword.reading.attribution.continuation import main_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.attribution.voices import last_speaker
from afterword.reading.structure import Quotation
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add runs of sentences whose main verb is "soll", which nothing else has taken, after a source."""
    run: list[int] = []
    for number in range(len(scene.words.sentences)):
        if _is_hearsay(scene, number):
            run.append(number)
            continue
        _close(scene, run)
        run = []
    _close(scene, run)


def _is_hearsay(scene: Scene, number: int) -> bool:
    low, high = scene.words.sentences[number]
    main = main_of(scene, number)
    if main is None or main.finite is None or main.modal != "sollen":
        return False
    if scene.words.lower[main.finite] not in ("soll", "sollen"):
        return False
    return not any(i in scene.quoted or i in scene.framed for i in range(low, high))


def _close(scene: Scene, run: list[int]) -> None:
    """Keep a run if a source was named shortly before, or if it tells of what is past."""
    if not run:
        return
    start, end = scene.words.sentences[run[0]][0], scene.words.sentences[run[-1]][1]
    speaker = last_speaker(scene, start, 2)
    main = main_of(scene, run[0])
    past = (
        main is not None
        and any(scene.words.tags[i] in ("VVPP", "VAPP") for i in main.verbs)
        and any(scene.words.lower[i] in ("haben", "sein") for i in main.verbs)
    )
    if speaker or past:
        quote = tuple(range(start, end))
        scene.add(Quotation(Form.FREE_INDIRECT, quote, (), speaker, (), (), "speech_writing"))
