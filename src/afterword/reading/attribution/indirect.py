"""Indirect speech with a frame: dass clauses, verb-second clauses, infinitives, and frames that follow."""

from __future__ import annotations

from afterword.german.grammar import words_of
from afterword.german.verbs import SUBJUNCTIVE, Mood
from afterword.reading.attribution.frames import Match, addressee_of, cue_of, speaker_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import phrases
from afterword.reading.structure import ClauseKind, Quotation
from afterword.records import Form

_COMPLEMENTS = frozenset({"dass", "daß", "ob"})


def find(scene: Scene) -> None:
    """Add all indirect speech that a clause with a cue frames."""
    for index in range(len(scene.clauses)):
        match = cue_of(scene, index)
        if match is None or is_hypothetical(scene, index) or _is_said_itself(scene, index):
            continue
        content = _content(scene, index, match)
        told = _said_before(scene, index, match) if content is None else None
        if told is not None and not scene.is_quoted(told.quote[0], told.quote[-2:][0] + 1):
            scene.add(told)
        if content is None or (scene.is_quoted(*content) and not _within_source(scene, index)):
            continue
        scene.add(_quotation(scene, index, match, content))


def _is_said_itself(scene: Scene, index: int) -> bool:
    """ "Er gehe davon aus, dass …": the frame is in Konjunktiv, so all of it is what somebody else said."""
    clause = scene.clauses[index]
    first = clause.tokens[0]
    alone = clause.kind is ClauseKind.MAIN and clause.parent is None and clause.finite != first
    return alone and clause.mood is Mood.SUBJUNCTIVE_1


def _within_source(scene: Scene, index: int) -> bool:
    """ "Laut der Zeitung glaubt die Regierung, dass …": a frame inside what a source phrase covers."""
    verb = scene.clauses[index].finite
    return any(
        verb in q.quote and q.form is Form.INDIRECT and scene.words.tags[q.cue[0]][:2] == "AP"
        for q in scene.found
        if q.cue
    )


def is_hypothetical(scene: Scene, index: int) -> bool:
    """ "Das kann erst bestätigt werden, wenn …": nobody says it."""
    clause = scene.clauses[index]
    if clause.passive and clause.modal in ("können", "müssen", "dürfen"):
        return True
    negated = any(scene.words.tags[i] == "PTKNEG" for i in clause.tokens)
    if negated and clause.predicate == "bestätigen":
        return True
    return clause.finite is not None and scene.words.tags[clause.finite] == "VVIMP"


def _content(scene: Scene, index: int, match: Match) -> tuple[int, int] | None:
    clause = scene.clauses[index]
    first = clause.tokens[0]
    if clause.opener is not None and scene.words.lower[clause.opener] == "wie":
        return _around(scene, index)
    verb_first = clause.kind is ClauseKind.MAIN and (
        clause.finite == first or (scene.words.lower[first] == "so" and clause.finite == first + 1)
    )
    if verb_first and _may_follow(scene, index, match):
        before = _before(scene, index)
        if before is not None:
            return before
    return _complements(scene, index, match)


def _said_before(scene: Scene, index: int, match: Match) -> Quotation | None:
    """ "Kim reist ab. Dies teilte der Minister mit": the sentence before is what is said, with "dies"."""
    clause, words = scene.clauses[index], scene.words
    low, high = scene.sentence_of(clause.tokens[0])
    pointer = clause.tokens[0]
    number = words.sentence(low)
    if (
        words.lower[pointer] not in ("dies", "das")
        or words.tags[pointer] != "PDS"
        or clause.finite != pointer + 1
    ):
        return None
    if match.cue.kind != "report" or match.cue.word not in words_of("announcing") or clause.modal:
        return None
    if pointer == low:
        if number == 0 or scene.is_quoted(*words.sentences[number - 1]):
            return None
        start, end = words.sentences[number - 1]
    else:
        start, end = low, pointer
    start, end = scene.trimmed(start, end)
    inside = pointer != low  # "…, das teilte die Polizei mit" has its "das" in the frame
    left = pointer - (scene.words.words[pointer - 1] in _SEPARATORS) if inside else pointer + 1
    frame = tuple(range(left, scene.trimmed(low, high)[1]))
    quote = tuple(range(start, end)) if inside else (*range(start, pointer), pointer)
    return Quotation(
        Form.INDIRECT, quote, match.tokens, speaker_of(scene, index), frame, (), match.cue.medium
    )


def _may_follow(scene: Scene, index: int, match: Match) -> bool:
    """Whether a clause with the verb first frames what stands before it, and does not just go on from it."""
    clause = scene.clauses[index]
    if clause.passive or clause.modal:
        return match.cue.word in words_of("announcing")
    return len(match.cue.word.split()) > 1 or not _has_object(scene, index)


def _complements(scene: Scene, index: int, match: Match) -> tuple[int, int] | None:
    """The clauses that follow a frame and say what is said."""
    clause = scene.clauses[index]
    chosen: list[int] = []
    for child in scene.children.get(index, []):
        if scene.clauses[child].start < clause.tokens[0] and not _leads(scene, child):
            continue
        if _is_complement(scene, child, match) and not _is_asked(scene, child):
            chosen.append(child)
    chosen = [c for c in chosen if scene.clauses[c].tokens[0] not in scene.quoted] or chosen
    if not chosen:
        follower = _plain_follower(scene, index, match)
        if follower is None:
            return None
        chosen.append(follower)
    start = min(scene.clauses[c].start for c in chosen)
    start += scene.words.tags[start] == "KON"
    end = _going_on(scene, chosen[-1], max(scene.clauses[c].end for c in chosen))
    marks = next((i for i in range(start, end) if i in scene.quoted and scene.words.words[i - 1] == ":"), end)
    return scene.trimmed(start, marks)


def _is_asked(scene: Scene, child: int) -> bool:
    """ "Auf die Frage, ob …, sagte Beck": the question is somebody else's."""
    start = scene.clauses[child].start
    words = scene.words.lower
    comma = words[start - 1 : start] == [","]
    return (
        comma and words[start - 2] in ("frage", "nachfrage") and "auf" in words[max(0, start - 5) : start - 2]
    )


def _leads(scene: Scene, child: int) -> bool:
    """A dass clause before its frame: "Dass er komme, bestätigte der Minister"."""
    clause = scene.clauses[child]
    return clause.opener is not None and scene.words.lower[clause.opener] in _COMPLEMENTS


def _is_complement(scene: Scene, child: int, match: Match) -> bool:
    clause = scene.clauses[child]
    frames = match.cue.frames
    if clause.kind is ClauseKind.SUBORDINATE and clause.opener is not None:
        word = scene.words.lower[clause.opener]
        if is_consequence(scene, clause.opener) or _adds(scene, clause.opener):
            return False
        return "dass" in frames and (word in _COMPLEMENTS or scene.words.tags[clause.opener][:2] == "PW")
    if clause.kind is ClauseKind.INFINITIVE:
        return "zu" in frames and (clause.opener is None)
    return clause.kind is ClauseKind.MAIN and "dass" in frames


def _adds(scene: Scene, opener: int) -> bool:
    """A question word that goes on from what stands before it: "…, womit er führt", "der, welcher …"."""
    word = scene.words.lower[opener]
    if word in words_of("going_on"):
        return True
    behind_noun = (
        scene.words.tags[max(opener - 2, 0)] in ("NN", "NE") and scene.words.words[opener - 1] == ","
    )
    return word.startswith("welch") and behind_noun


def is_consequence(scene: Scene, opener: int) -> bool:
    """ "so dass" tells what follows, not what is said."""
    return opener > 0 and scene.words.lower[opener - 1] in ("so", "als", "ohne", "anstatt")


def _plain_follower(scene: Scene, index: int, match: Match) -> int | None:
    """An indicative clause right after the frame: "berichtete, 200 Stellen sollen wegfallen"."""
    clause = scene.clauses[index]
    following = index + 1
    if (
        following >= len(scene.clauses)
        or clause.kind is not ClauseKind.MAIN
        or "dass" not in match.cue.frames
    ):
        return None
    other = scene.clauses[following]
    separator = scene.words.words[other.tokens[0] - 1]
    if other.kind is not ClauseKind.MAIN or separator not in (",", ":") or other.finite is None:
        return None
    if _has_object(scene, index) or clause.modal or match.cue.word not in words_of("announcing"):
        return None
    same = scene.words.sentence(other.tokens[0]) == scene.words.sentence(clause.tokens[0])
    if not same or other.finite == other.tokens[0] or scene.words.tags[other.tokens[0]] == "KON":
        return None
    return following


def _has_object(scene: Scene, index: int) -> bool:
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


def _going_on(scene: Scene, last: int, end: int) -> int:
    """Past further main clauses in Konjunktiv in the same sentence: "…, B werde folgen und C bleibe"."""
    for index in range(last + 1, len(scene.clauses)):
        clause = scene.clauses[index]
        if clause.start < end:
            continue
        if scene.words.sentence(clause.tokens[0]) != scene.words.sentence(end - 1):
            break
        if clause.kind is not ClauseKind.MAIN or clause.mood not in SUBJUNCTIVE:
            break
        end = clause.end
    return end


def _before(scene: Scene, index: int) -> tuple[int, int] | None:
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
        return _leads(scene, index)
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


def _around(scene: Scene, index: int) -> tuple[int, int] | None:
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


def _quotation(scene: Scene, index: int, match: Match, content: tuple[int, int]) -> Quotation:
    frame = frame_of(scene, index, content)
    inside = set(frame)
    return Quotation(
        Form.INDIRECT,
        tuple(i for i in range(*content) if i not in inside),
        _cue_tokens(scene, index, match, inside),
        speaker_of(scene, index, match),
        frame,
        addressee_of(scene, index, match),
        match.cue.medium,
    )


def _cue_tokens(scene: Scene, index: int, match: Match, frame: set[int]) -> tuple[int, ...]:
    """The cue, with "wie" or "so" where that opens the frame."""
    clause = scene.clauses[index]
    first = clause.tokens[0]
    so = scene.words.lower[first] == "so" and first not in (0, scene.sentence_of(first)[0])
    opener = (first,) if so or scene.words.lower[first] == "wie" else ()
    return tuple(sorted({*opener, *match.tokens}))


def frame_of(scene: Scene, index: int, content: tuple[int, int]) -> tuple[int, ...]:
    """All of the framing clause with the comma or colon between it and the content, and its own clauses."""
    clause = scene.clauses[index]
    start, end = content
    low, high = scene.sentence_of(clause.tokens[0])
    words = scene.words.words
    if clause.tokens[0] > start and clause.tokens[-1] < end:  # inserted
        left, right = clause.tokens[0], clause.end
        left -= words[left - 1] in _SEPARATORS
        right += right < high and words[right] in _SEPARATORS
        return tuple(range(left, right))
    if clause.tokens[0] >= end:  # follows
        left = clause.tokens[0] - (words[clause.tokens[0] - 1] in _SEPARATORS)
        return tuple(range(left, scene.trimmed(left + 1, max(clause.end, left + 1))[1]))
    left = _frame_start(scene, index, low)
    before = tuple(range(left, start))
    after = [i for i in clause.tokens if i >= end]
    return (*before, *after)


def _frame_start(scene: Scene, index: int, low: int) -> int:
    """Where the frame begins: at the main clause that the cue's clause hangs on, or at its own "und"."""
    clause = scene.clauses[index]
    start = clause.start if clause.kind is ClauseKind.MAIN else clause.tokens[0]
    parent = clause.parent
    while parent is not None:
        start = min(start, scene.clauses[parent].start)
        parent = scene.clauses[parent].parent
    if scene.words.tags[start] == "KON" and not any(i in scene.quoted for i in range(low, start)):
        start = low  # "Sie war da und sagte, …"
    return max(low, min(start, clause.tokens[0]))


_SEPARATORS = frozenset({",", "–", "—", "-", ":", "("})
