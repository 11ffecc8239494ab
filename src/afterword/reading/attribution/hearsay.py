"""Hearsay without a frame: "Er soll den Plan gekannt haben", "Die Bahn soll 2030 fahren"."""

from __future__ import annotations

from afterword.reading.attribution.continuation import last_speaker, main_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Quotation
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add sentences whose main verb is "soll" and which nothing else has taken."""
    for number, (low, high) in enumerate(scene.words.sentences):
        main = main_of(scene, number)
        if main is None or main.finite is None or main.modal != "sollen":
            continue
        if scene.words.lower[main.finite] not in ("soll", "sollen"):
            continue
        if any(i in scene.quoted or i in scene.framed for i in range(low, high)):
            continue
        speaker = last_speaker(scene, low)
        scene.add(
            Quotation(Form.FREE_INDIRECT, tuple(range(low, high)), (), speaker, (), (), "speech_writing")
        )
