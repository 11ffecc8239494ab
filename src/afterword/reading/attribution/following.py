"""Frames that follow what is said, or stand inside it: "Kim komme bald, sagte der Minister"."""

from __future__ import annotations

from afterword.german.grammar import words_of
from afterword.german.verbs import SUBJUNCTIVE, Mood
from afterword.reading.attribution.scene import Match, Scene
from afterword.reading.phrases import phrases
from afterword.reading.structure import Clause, ClauseKind

COMPLEMENTS = words_of("complements")


def may_follow(scene: Scene, index: int, match: Match) -> bool:
    """Whether a clause with the verb first frames what stands before it, and does not just go on from it."""
    clause = scene.clauses[index]
    if _goes_on(scene, clause):
        return False
    if not match.cue.speaks and not _told_before(scene, clause):
        return False
    if clause.passive or clause.modal:
        return match.cue.word in words_of("announcing")
    return len(match.cue.word.split()) > 1 or not has_object(scene, index) or _names_who(scene, clause)


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """ "Er zählte zwölf Tote, befürchtet aber weitere": a second verb of the same subject, and no frame."""
    if _told_before(scene, clause) or clause.finite is None:
        return False
    own = bool(set(clause.subject) & set(clause.tokens))
    behind = scene.words.lower[clause.finite + 1 : clause.finite + 2]
    return not own or bool(behind and behind[0] in words_of("contrasts"))


def _names_who(scene: Scene, clause: Clause) -> bool:
    """Whether a subject stands right behind the verb, so that no clause before it lends its own."""
    if not clause.subject or clause.finite is None or clause.subject[0] != clause.finite + 1:
        return False
    first = clause.subject[0]
    words = scene.words
    if _told_before(scene, clause):
        return True
    return first in words.persons or words.lower[first] in ("er", "ich", "wir") or words.tags[first] == "PPER"


def _told_before(scene: Scene, clause: Clause) -> bool:
    """Whether a main clause in Konjunktiv stands before in the sentence, which somebody else says."""
    if clause.mood is Mood.SUBJUNCTIVE_1:
        return False  # "Es gehe um wenig, so habe er um Hilfe gebeten" is said itself
    before = (scene.clauses[i] for i in scene.of_sentence[scene.words.sentence(clause.tokens[0])])
    return any(
        c.mood in SUBJUNCTIVE and c.kind is ClauseKind.MAIN and c.tokens[0] < clause.tokens[0] for c in before
    )


def leads(scene: Scene, child: int) -> bool:
    """A dass clause before its frame: "Dass er komme, bestätigte der Minister"."""
    clause = scene.clauses[child]
    return clause.opener is not None and scene.words.lower[clause.opener] in COMPLEMENTS


def has_object(scene: Scene, index: int) -> bool:
    """Whether a clause has an object already, so that what follows is not what is said."""
    clause = scene.clauses[index]
    subject = set(clause.subject)
    return any(
        phrase.preposition is None
        and phrase.start not in subject
        and phrase.start not in scene.framed
        and bool({"aS", "aP"} & phrase.cases)
        and not phrase.genitive
        and scene.words.lower[phrase.head] not in words_of("times")
        and not phrase.pronoun
        for phrase in phrases(scene.words, clause.tokens[0], clause.tokens[-1] + 1)
    )


def content_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """What stands before a frame that follows: "Kim komme bald, sagte der Minister"."""
    clause = scene.clauses[index]
    low, high = scene.sentence_of(clause.tokens[0])
    first = clause.tokens[0]
    if first == low or scene.words.words[first - 1] not in (",", "–", "—", "-", "("):
        return None
    start, end = scene.trimmed(low, first)
    if end <= start or not any(_can_be_said(scene, i) for i in _clauses_in(scene, start, end)):
        waiting = scene.clause_at[start]
        if waiting < 0 or scene.clauses[waiting].end <= clause.end:
            return None
    start = max(start, _after_frames(scene, start, end))
    rest = _resumed(scene, index, high)
    return (start, rest) if rest is not None else (start, end)


def _can_be_said(scene: Scene, index: int) -> bool:
    """A main clause, or a dass clause before its frame; not "Wenn es regnet, …", "Sollte es regnen, …"."""
    clause = scene.clauses[index]
    if clause.kind is ClauseKind.SUBORDINATE:
        return leads(scene, index)
    first = clause.tokens[0]
    low, _ = scene.sentence_of(first)
    condition = clause.finite == first and scene.words.lower[first] in ("sollte", "sollten", "würde", "hätte")
    if condition or (first == low and scene.words.lower[first] == "kaum"):
        return False
    return clause.kind is ClauseKind.MAIN and clause.finite is not None


def _after_frames(scene: Scene, start: int, end: int) -> int:
    """Past frames that stand earlier in the sentence."""
    framed = [i for i in range(start, end) if i in scene.framed]
    return max(framed) + 1 if framed else start


def _clauses_in(scene: Scene, start: int, end: int) -> list[int]:
    sentence = scene.of_sentence[scene.words.sentence(start)]
    return [i for i in sentence if start <= scene.clauses[i].tokens[0] < end]


def _resumed(scene: Scene, index: int, high: int) -> int | None:
    """Where the content ends if it goes on behind an inserted frame: "Kim, sagte er, werde kommen"."""
    clause = scene.clauses[index]
    after = clause.end
    if after >= high or scene.words.words[after] not in (",", "–", "—", "-"):
        return None
    following = [i for i in scene.of_sentence[scene.words.sentence(after - 1)] if i != index]
    goes_on = any(
        clause.tokens[0] > scene.clauses[i].tokens[0] and scene.clauses[i].tokens[-1] > after
        for i in following
    )
    subjunctive = [
        i for i in following if scene.clauses[i].tokens[0] > after and scene.clauses[i].mood in SUBJUNCTIVE
    ]
    return scene.trimmed(after, high)[1] if goes_on or subjunctive else None


def content_around(scene: Scene, index: int) -> tuple[int, int] | None:
    """The sentence around "wie X mitteilte", without it."""
    clause = scene.clauses[index]
    low, high = scene.sentence_of(clause.tokens[0])
    start, end = scene.trimmed(low, high)
    colons = [i for i in range(start, clause.tokens[0]) if scene.words.words[i] == ":"]
    start = colons[-1] + 1 if colons else start
    if start == clause.tokens[0]:
        start = clause.end
    elif end == clause.end:
        end = clause.tokens[0]
    start, end = scene.trimmed(start, end)
    return (start, end) if end > start else None
