"""Indirect speech with a frame: dass clauses, verb-second clauses, infinitives, and frames that follow."""

from __future__ import annotations

from afterword.german.grammar import words_of
from afterword.german.verbs import SUBJUNCTIVE, Mood, Tense
from afterword.reading.attribution.addressees import addressee_of
from afterword.reading.attribution.following import (
    COMPLEMENTS,
    content_around,
    content_before,
    has_object,
    leads,
    may_follow,
)
from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.attribution.scene import Match, Scene
from afterword.reading.structure import ClauseKind, Quotation
from afterword.records import Form


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
        if content is None or (scene.is_quoted(*content) and not _beside_source(scene, index, content)):
            continue
        if not _only_introduces(scene, index, content[0]):
            scene.add(_quotation(scene, index, match, content))


def _only_introduces(scene: Scene, index: int, start: int) -> bool:
    """ "Sie kann sich rühmen: Gestern hatte sie berichtet, er komme": the frame behind the colon says it."""
    inner = scene.clause_at[start]
    if inner < 0 or not scene.clauses[index].modal or scene.words.words[start - 1] != ":":
        return False
    frame = scene.clauses[inner]
    told = any(scene.clauses[child].mood in SUBJUNCTIVE for child in scene.children.get(inner, []))
    return frame.tense is Tense.PAST and told and bool(frame.subject) and cue_of(scene, inner) is not None


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
        verb in q.quote and q.form is Form.INDIRECT and _is_source(scene, q.cue[0])
        for q in scene.found
        if q.cue
    )


def _beside_source(scene: Scene, index: int, content: tuple[int, int]) -> bool:
    """Whether only a source phrase has taken the content: around its frame, or inside of what is said."""
    inside = any(
        q.form is Form.INDIRECT and _is_source(scene, q.cue[0]) and content[0] <= q.cue[0] < content[1]
        for q in scene.found
        if q.cue
    )
    return inside or _within_source(scene, index)


def _is_source(scene: Scene, cue: int) -> bool:
    words = scene.words
    return words.tags[cue][:2] == "AP" or words.lower[cue] in scene.lexicon.source_adverbs


def is_hypothetical(scene: Scene, index: int) -> bool:
    """ "Das kann erst bestätigt werden, wenn …": nobody says it."""
    clause = scene.clauses[index]
    plain = clause.passive or clause.kind is ClauseKind.MAIN
    if clause.modal in ("können", "müssen", "dürfen", "mögen") and plain:
        return True  # "Das kann niemand erklären, …", "Man muss sagen, dass …"
    passive = clause.predicate == "verbieten" and scene.words.tags[clause.verbs[-1]] == "VVPP"
    if passive and clause.finite != clause.verbs[-1] and not speaker_of(scene, index):
        return True  # "Es ist verboten, hier zu rauchen": a law, and nobody's words
    if clause.predicate == "nennen" and clause.passive and scene.words.lower[clause.tokens[0]] == "wie":
        return True  # "wie er genannt wird": a name
    if clause.predicate == "heißen" and scene.words.lower[clause.tokens[0]] == "das":
        return True  # "das heißt"
    negated = any(scene.words.tags[i] == "PTKNEG" for i in clause.tokens)
    if negated and clause.predicate == "bestätigen":
        return True
    return clause.finite is not None and scene.words.tags[clause.finite] == "VVIMP"


def _content(scene: Scene, index: int, match: Match) -> tuple[int, int] | None:
    clause = scene.clauses[index]
    first = clause.tokens[0]
    if clause.opener is not None and scene.words.lower[clause.opener] == "wie" and match.cue.speaks:
        return content_around(scene, index)
    verb_first = clause.kind is ClauseKind.MAIN and (
        clause.finite == first or (scene.words.lower[first] == "so" and clause.finite == first + 1)
    )
    if verb_first and may_follow(scene, index, match) and not _goes_on_with_frame(scene, index, match):
        before = content_before(scene, index)
        if before is not None:
            return before
    return _complements(scene, index, match)


def _goes_on_with_frame(scene: Scene, index: int, match: Match) -> bool:
    """ "Sie gab es zu, teilte jedoch mit, es sei geklärt": no subject, and what is said comes after."""
    clause = scene.clauses[index]
    if set(clause.subject) & set(clause.tokens) or clause.passive:
        return False
    return any(_is_complement(scene, child, match) for child in scene.children.get(index, []))


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
        Form.INDIRECT,
        quote,
        match.tokens,
        speaker_of(scene, index),
        frame,
        addressee_of(scene, index),
        match.cue.medium,
    )


def _complements(scene: Scene, index: int, match: Match) -> tuple[int, int] | None:
    """The clauses that follow a frame and say what is said."""
    clause = scene.clauses[index]
    chosen: list[int] = []
    for child in scene.children.get(index, []):
        if scene.clauses[child].start < clause.tokens[0] and not leads(scene, child):
            continue
        if _is_complement(scene, child, match) and not of_noun(scene, index, child):
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


def of_noun(scene: Scene, index: int, child: int) -> bool:
    """Whether a clause belongs to a noun before the verb of its frame: "Auf die Frage, ob …, sagte X"."""
    clause, start = scene.clauses[index], scene.clauses[child].start
    return (
        clause.kind is ClauseKind.MAIN
        and clause.finite is not None
        and clause.tokens[0] < start < clause.finite
    )


def _is_complement(scene: Scene, child: int, match: Match) -> bool:
    clause = scene.clauses[child]
    frames = match.cue.frames
    if not match.cue.speaks and clause.mood not in SUBJUNCTIVE:
        return False
    if clause.kind is ClauseKind.SUBORDINATE and clause.opener is not None:
        word = scene.words.lower[clause.opener]
        if is_consequence(scene, clause.opener) or _adds(scene, clause.opener):
            return False
        return bool({"dass", "konj"} & frames) and (
            word in COMPLEMENTS or scene.words.tags[clause.opener][:2] == "PW"
        )
    if clause.kind is ClauseKind.INFINITIVE:
        told = "zu" in frames or ("dass" in frames and _looks_back(scene, child))
        return told and clause.opener is None
    if clause.kind is ClauseKind.MAIN and clause.mood not in SUBJUNCTIVE:
        behind_colon = scene.words.words[clause.start - 1] == ":"
        return "dass" in frames and (not behind_colon or _announces(match))
    return clause.kind is ClauseKind.MAIN and bool({"dass", "konj"} & frames)


def _looks_back(scene: Scene, child: int) -> bool:
    """ "sagten, ein Licht gesehen zu haben": an infinitive of the perfect tells what was, and is said."""
    verbs = scene.clauses[child].verbs
    closes = bool(verbs) and scene.words.lower[verbs[-1]] in ("haben", "sein")
    return closes and any(scene.words.tags[i] in ("VVPP", "VAPP", "VMPP") for i in verbs)


def _announces(match: Match) -> bool:
    """Whether an indicative behind a colon is said: "gab bekannt: …", not "fand ein Ende: …"."""
    cue = match.cue
    told = cue.word in words_of("announcing") or cue.kind == "announcement"
    return told and cue.medium != "speech_thought"


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
    known = match.cue.word in words_of("announcing") or other.mood is Mood.AMBIGUOUS
    if has_object(scene, index) or clause.modal or not known:
        return None
    same = scene.words.sentence(other.tokens[0]) == scene.words.sentence(clause.tokens[0])
    if not same or other.finite == other.tokens[0] or scene.words.tags[other.tokens[0]] == "KON":
        return None
    return following


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


def _quotation(scene: Scene, index: int, match: Match, content: tuple[int, int]) -> Quotation:
    frame = frame_of(scene, index, content)
    inside = set(frame)
    return Quotation(
        Form.INDIRECT,
        tuple(i for i in range(*content) if i not in inside),
        _cue_tokens(scene, index, match, inside),
        speaker_of(scene, index, match),
        frame,
        addressee_of(scene, index),
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
