"""Voices: who was last said to speak, for what goes on without a frame of its own."""

from __future__ import annotations

from afterword.german.cues import is_source_noun
from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import ClauseKind
from afterword.reading.tags import POINTING

REACH = 4  # sentences back in which a voice is still the last one

Voice = tuple[int, tuple[int, ...]]  # where it speaks, and its tokens


def last_speaker(scene: Scene, token: int, reach: int = REACH) -> tuple[int, ...]:
    """Who spoke last before a token; "demnach" hands on to the voice before, "er" stays as it stands.

    Whom "er" means is for the resolver to tell; only where no name came before does nobody speak.
    """
    sentence = scene.words.sentence(token)
    pronoun: tuple[int, ...] = ()
    for at, speaker in reversed(_voices(scene, token)):
        if sentence - scene.words.sentence(at) > reach:
            break
        if not _points(scene, speaker):
            return pronoun or speaker
        if scene.words.lower[speaker[0]] in ("er", "sie") and len(speaker) == 1:
            pronoun = pronoun or speaker
    return ()


def _points(scene: Scene, speaker: tuple[int, ...]) -> bool:
    words = scene.words
    if words.tags[speaker[0]] not in POINTING or len(speaker) == 1:
        return words.tags[speaker[0]] in POINTING
    said = is_source_noun(words.words[speaker[-1]])  # "seinen Angaben zufolge" points, "sein Büro" speaks
    return words.tags[speaker[0]] == "PPOSAT" and said


def _voices(scene: Scene, token: int) -> list[Voice]:
    """All voices before a token, in order; not those inside of what somebody else says."""
    found: list[Voice] = []
    for quotation in scene.found:
        if quotation.speaker and min(quotation.quote) < token:
            at = max((*quotation.quote, *quotation.frame))
            found.append((min(at, token - 1), quotation.speaker))
    found.extend(_told(scene, token))
    return sorted(found)


def _told(scene: Scene, token: int) -> list[Voice]:
    """Those who say, praise, deny something in a plain main clause: "Die Opposition lehnte den Plan ab"."""
    number = scene.words.sentence(token)
    found: list[Voice] = []
    for near in range(max(0, number - REACH), number):
        for index in scene.of_sentence[near]:
            clause = scene.clauses[index]
            if clause.kind is not ClauseKind.MAIN or clause.tokens[0] in scene.quoted:
                continue
            match = cue_of(scene, index)
            speaker = speaker_of(scene, index, match) if match and match.cue.speaks else ()
            if speaker:
                found.append((clause.tokens[0], speaker))
    return found
