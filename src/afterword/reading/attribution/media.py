"""The medium of an utterance: by its cue, its form and who or what speaks."""

from __future__ import annotations

from dataclasses import replace

from afterword.german.cues import is_medium
from afterword.german.grammar import words_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Quotation
from afterword.reading.tags import NAMING
from afterword.records import Form


def settle(scene: Scene) -> None:
    """Give every quotation its medium; what goes on without a frame keeps that of the voice before it."""
    by_speaker: dict[tuple[int, ...], str] = {}
    settled: list[Quotation] = []
    for quotation in sorted(scene.found, key=lambda q: min(q.quote)):
        medium = by_speaker.get(quotation.speaker, "") if not quotation.cue else ""
        medium = medium or _medium(scene, quotation)
        by_speaker.setdefault(quotation.speaker, medium)
        settled.append(quotation if quotation.medium == medium else replace(quotation, medium=medium))
    scene.found = settled


def _is_person(scene: Scene, speaker: tuple[int, ...]) -> bool:
    """Whether somebody is named or meant by a pronoun: a person speaks, where an office may also write."""
    named = any(i in scene.words.persons for i in speaker)
    return named or (len(speaker) == 1 and scene.words.tags[speaker[0]] == "PPER")


def _medium(scene: Scene, quotation: Quotation) -> str:
    words = scene.words
    nouns = [words.lower[i] for i in quotation.speaker if words.tags[i] in NAMING]
    first = nouns[:1]
    if first and first[0].endswith(tuple(words_of("opinions"))):
        return "speech_thought"
    if first and (is_medium(first[0]) or first[0].endswith(tuple(words_of("writings")))):
        return "writing"
    if quotation.form is Form.DIRECT and quotation.medium == "speech_writing":
        return "speech"
    if quotation.medium == "speech_writing" and _is_person(scene, quotation.speaker):
        return "speech"
    verbs = [i for i in quotation.cue if words.tags[i][:1] == "V"]
    passive = any(words.lemmas[i] == "werden" for i in verbs)
    either = any(words.lemmas[i].lower() in words_of("said_or_written") for i in verbs)
    if verbs and not passive and quotation.medium == "speech_writing" and nouns and not either:
        return "speech"
    return quotation.medium
