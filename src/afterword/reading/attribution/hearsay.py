"""Hearsay without a frame: "Er soll den Plan gekannt haben", "Die Bahn soll 2030 fahren"."""

from __future__ import annotations

from afterword.reading.attribution.continuation import main_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.attribution.voices import last_speaker
from afterword.reading.structure import Clause, Quotation
from afterword.records import Form

_AIMS = frozenset({"damit", "dazu", "dabei", "dafür"})  # "Dabei soll gespart werden": a plan


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
    if scene.words.lower[low] in _AIMS and not _is_past(scene, main):
        return False
    return not any(i in scene.quoted or i in scene.framed for i in range(low, high))


def _is_past(scene: Scene, main: Clause) -> bool:
    """A perfect infinitive: "soll gelegt haben"."""
    words = scene.words
    participle = any(words.tags[i] in ("VVPP", "VAPP") for i in main.verbs)
    return participle and any(words.lower[i] in ("haben", "sein") for i in main.verbs)


def _close(scene: Scene, run: list[int]) -> None:
    """Keep a run if a source was named shortly before, or if it tells of what is past."""
    if not run:
        return
    start, end = scene.words.sentences[run[0]][0], scene.words.sentences[run[-1]][1]
    speaker = last_speaker(scene, start, 2)
    main = main_of(scene, run[0])
    past = main is not None and _is_past(scene, main)
    before = scene.words.sentence(start) - 1
    quoted = before >= 0 and any(i in scene.quoted for i in range(*scene.words.sentences[before]))
    if main is not None and main.passive and not (quoted or past):
        return  # "Die Brücke soll 2030 gesperrt werden": a plan of the article
    if speaker or past:
        quote = tuple(range(start, end))
        scene.add(Quotation(Form.FREE_INDIRECT, quote, (), speaker, (), (), "speech_writing"))
