"""Addressees: who is told, asked, warned or accused in a clause that frames what is said."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.cues import is_medium, noun_cue
from afterword.german.grammar import words_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import NOUNS, Phrase, extended, phrases
from afterword.reading.structure import Clause
from afterword.reading.words import QUOTES

_NOBODY = frozenset({"sich", "es", "dies", "das"})
_TALKS = ("interview", "gespräch", "telefonat")


def addressee_of(scene: Scene, index: int) -> tuple[int, ...]:
    """Who is spoken to: "gegenüber X", "vor X", a dative with verbs of telling, or the one asked to act."""
    clause = scene.clauses[index]
    if clause.passive and clause.predicate in words_of("asking"):
        return clause.subject
    found = list(_phrases(scene, clause))
    for is_told in (_plainly, _in_dative, _in_accusative):
        for phrase in found:
            if is_told(scene, clause, phrase):
                end = extended(scene.words, phrase, clause.tokens[-1] + 1)
                own = set(clause.tokens)
                return tuple(i for i in range(phrase.start, end) if i in own or i < phrase.end)
    return ()


def _phrases(scene: Scene, clause: Clause) -> Iterator[Phrase]:
    """The phrases of a clause that may name somebody beside its subject."""
    own, words, subject = set(clause.tokens), scene.words, set(clause.subject)
    for phrase in phrases(words, clause.tokens[0], clause.tokens[-1] + 1):
        if phrase.start not in own or set(range(phrase.start, phrase.end)) & subject:
            continue
        if words.words[phrase.start - 1] == "," and phrase.preposition is None and phrase.start - 1 in own:
            continue  # an apposition
        if any(mark.start <= phrase.start < mark.end for mark in scene.marks if mark.speech):
            continue
        time = words.lower[phrase.head] in words_of("times") or words.lower[phrase.start] in _NOBODY
        if not time and noun_cue(words.lemmas[phrase.head]) is None and words.tags[phrase.start] != "PRF":
            yield phrase


def _plainly(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a preposition tells it: "gegenüber der Presse", "zu Mair", "vor Journalisten"."""
    words = scene.words
    if phrase.preposition is None:
        return False
    before, verb = words.lower[phrase.preposition], clause.predicate
    if before == "gegenüber":
        return True
    somebody = _somebody(scene, phrase)
    if before in ("zu", "zum", "zur"):
        return somebody and verb in ("sagen", "sprechen")
    if before == "vor":
        return words.lower[phrase.head].endswith(tuple(words_of("audiences")))
    if before == "an":
        return verb in words_of("turning")
    if before in ("von", "vom"):
        return somebody and not clause.passive and verb in ("fordern", "verlangen")
    talk = phrase.preposition > 0 and words.lower[phrase.preposition - 1].endswith(_TALKS)
    return before in ("mit", "mit dem") and talk


def _somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase holds a name or a medium."""
    words = scene.words
    return any(
        words.tags[i] == "NE" or i in words.name_at or is_medium(words.words[i])
        for i in range(phrase.start, phrase.end)
    )


def _in_dative(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase without a preposition is a dative: "teilte dem Sender mit", "warf der Partei vor"."""
    words = scene.words
    if phrase.preposition is not None or clause.predicate not in words_of("telling"):
        return False
    opens, last = words.lower[phrase.start], words.lower[phrase.head]
    if phrase.pronoun:
        return opens in ("ihm", "ihnen", "ihr", "uns", "mir")
    before = phrase.start - 1
    before -= before > 0 and words.words[before] in QUOTES
    media = any(is_medium(words.words[i]) for i in range(phrase.start, phrase.end))
    dated = media and words.lower[before] in words_of("times")  # "sagte gestern Abend der APA"
    behind_noun = before >= 0 and words.tags[before] in NOUNS and not dated
    if opens in ("der", "einer", "seiner", "ihrer"):
        return not behind_noun
    if opens in ("den", "seinen", "ihren"):
        return last.endswith(("n", "s")) and words.lemmas[phrase.head].lower() != last
    if {"nS", "nP"} & phrase.cases:
        return _bare_name(scene, phrase) and not behind_noun
    return bool({"dS", "dP"} & phrase.cases)


def _bare_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a name without an article, whose case does not show: "warf Obama vor"."""
    return scene.words.tags[phrase.start] == "NE" or phrase.start in scene.words.name_at


def _in_accusative(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase is the one asked or accused: "forderte die Staaten auf"."""
    asked = clause.predicate in words_of("asking")
    return phrase.preposition is None and asked and bool({"aS", "aP"} & phrase.cases)
