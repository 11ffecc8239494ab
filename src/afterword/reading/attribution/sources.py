"""Sources named by a phrase: "laut Polizei", "nach Angaben der Polizei", "Angaben zufolge", "so Müller"."""

from __future__ import annotations

from afterword.german.cues import is_source_noun, noun_cue
from afterword.german.grammar import words_of
from afterword.reading.attribution.frames import cue_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import Phrase, extended, phrase_at
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.reading.tags import FINITE
from afterword.reading.words import Words
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add what a source phrase covers: the clause it stands in, with the clauses that hang on it."""
    words = scene.words
    followed = _followed(words)
    i = 0
    while i < len(words):
        found = _source_at(scene, i, followed)
        if found is None:
            i += 1
            continue
        cue, speaker, frame = found
        _add(scene, cue, speaker, frame)
        i = max(i, *frame) + 1


_LOOSE = frozenset({"PTKVZ", "ADV", "ADJD", "APPR", "APPRART", "NN", "NE", "CARD", "ART"})
Found = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


_BEHIND = frozenset({"zufolge", "folge", "nach"})  # prepositions that may stand behind their phrase


def _followed(words: Words) -> frozenset[int]:
    """The tokens of sentences with a preposition that may stand behind its phrase: most have none."""
    bounds = (
        (start, end) for start, end in words.sentences if not _BEHIND.isdisjoint(words.lower[start:end])
    )
    return frozenset(i for start, end in bounds for i in range(start, end))


def _source_at(scene: Scene, i: int, followed: frozenset[int]) -> Found | None:
    """Cue, speaker and frame of the source phrase that begins at a token."""
    word = scene.words.lower[i]
    if word == "so":
        return _so(scene, i)
    if word in ("laut", "gemäß", "lt"):
        return _laut(scene, i)
    if word in ("nach", "aus", "unter", "entsprechend"):
        return _nach(scene, i)
    if word in ("wonach", "demnach", "demzufolge", "demgemäß", "danach"):
        return _adverb(scene, i)
    return _zufolge(scene, i) or _zufolge_behind(scene, i) if i in followed else None


def _laut(scene: Scene, i: int) -> Found | None:
    phrase = _phrase(scene, i + 1)
    if phrase is not None and scene.words.tags[i + 1] == "PRELS":  # "…, laut dem die Lage ruhig ist"
        return (i,), (i + 1,), tuple(range(scene.sentence_of(i)[0], i + 2))
    if phrase is None or (scene.words.tags[i][:3] == "ADJ" and scene.words.tags[i + 1] == "ADJA"):
        return None
    end = _end(scene, phrase)
    speaker = tuple(range(phrase.start, end))
    return (i,), speaker, (i, *speaker)


def _nach(scene: Scene, i: int) -> Found | None:
    """ "nach Angaben der Polizei", "nach den Worten des Sprechers", "aus Sicht der Partei"."""
    words = scene.words
    phrase = _phrase(scene, i + 1)
    if phrase is None or phrase.pronoun:
        return _nach_relative(scene, i)
    heads = [j for j in range(phrase.start, phrase.end) if words.tags[j] in ("NN", "NNA", "NNI", "NE")]
    source = [j for j in heads if is_source_noun(words.words[j])]
    if words.lower[i] == "aus":
        source = [j for j in heads if words.lower[j] in scene.lexicon.views]
    if words.lower[i] == "unter":
        source = [j for j in heads if words.lower[j] in ("berufung", "verweis", "hinweis")]
    if words.lower[i] == "nach" and _is_time(scene, i):
        return None
    if not source or (words.lower[i] == "unter" and _frames(scene, i)):
        return None
    end = _end(scene, phrase)
    if words.lower[i] == "unter":
        end = extended(words, phrase, _limit(scene, phrase.start), loose=True)
    speaker = tuple(range(phrase.start, end))
    cue = (i,)
    if words.lower[i] == "nach" and words.lower[phrase.start : phrase.end] == ["vernehmen"]:
        return None
    return cue, speaker, (*cue, *speaker)


def _frames(scene: Scene, i: int) -> bool:
    """Whether a phrase stands in a clause with a cue: its source is then a link of that cue's chain."""
    index = scene.clause_at[i]
    match = cue_of(scene, index) if index >= 0 else None
    return match is not None and match.cue.speaks


def _nach_relative(scene: Scene, i: int) -> Found | None:
    """Where a relative clause names its source: "…, nach denen die Lage ruhig sei", "nach deren Angaben"."""
    words = scene.words
    if words.lower[i] != "nach" or i + 2 >= len(words):
        return None
    word = words.lower[i + 1]
    low, _ = scene.sentence_of(i)
    if word in ("denen", "dem", "der") and words.tags[i + 1] == "PRELS" and _behind_telling(scene, i):
        return (i,), (i + 1,), tuple(range(low, i + 2))
    if word in ("deren", "dessen") and is_source_noun(words.words[i + 2]):
        return (i,), (i + 1, i + 2), (i, i + 1, i + 2)
    return None


def _behind_telling(scene: Scene, i: int) -> bool:
    """Whether a noun before tells something: "Berichte, nach denen", not "die Pause, nach der"."""
    words = scene.words
    low, _ = scene.sentence_of(i)
    nouns = [j for j in range(max(low, i - 8), i) if words.tags[j] == "NN"]
    return any(is_source_noun(words.words[j]) or noun_cue(words.lemmas[j]) for j in nouns)


def _is_time(scene: Scene, i: int) -> bool:
    """ "Zwei Monate nach dem Urteil", "kurz nach der Nachricht": a time, and no source."""
    words = scene.words
    if i == 0:
        return False
    before = words.lower[i - 1]
    return before in words_of("times") or before in words_of("soon")


def _zufolge(scene: Scene, i: int) -> Found | None:
    """ "Angaben der Polizei zufolge", "dem Vernehmen nach", "ihrer Ansicht nach": the preposition follows."""
    words = scene.words
    if i and words.words[i - 1] not in (",", ":") and i != scene.sentence_of(i)[0] and not _begins(scene, i):
        return None
    phrase = _phrase(scene, i)
    if phrase is None:
        return None
    limit = _limit(scene, i)
    end = extended(words, phrase, limit)
    for after in (phrase.end, end):
        if after >= limit:
            continue
        word = words.lower[after]
        if word == "zufolge":
            start = _behind_another(scene, i, after)
            return (after,), tuple(range(start, after)), tuple(range(start, after + 1))
        if word == "zu" and after + 1 < limit and words.lower[after + 1] == "folge":
            return (after, after + 1), tuple(range(i, after)), tuple(range(i, after + 2))
        source = any(is_source_noun(words.words[j]) for j in range(phrase.start, phrase.end))
        if word == "nach" and source and words.tags[after] in ("APPO", "APPR", "PTKVZ"):
            following = words.tags[after + 1] if after + 1 < limit else ""
            if following not in ("ART", "NN", "NE"):
                return (after,), tuple(range(i, after)), tuple(range(i, after + 1))
    return None


def _behind_another(scene: Scene, start: int, end: int) -> int:
    """ "Beck der Tageszeitung zufolge": a name before an article is no part of the source."""
    tags = scene.words.tags
    inner = (j for j in range(start + 1, end - 1) if tags[j] == "ART" and tags[j - 1] == "NE")
    return next(inner, start)


def _zufolge_behind(scene: Scene, i: int) -> Found | None:
    """All in front of the verb and of "zufolge", whatever the tags: "Dem Sender al-Dschasira zufolge …"."""
    words = scene.words
    low, high = scene.sentence_of(i)
    if i > low + 1 or words.tags[i] not in ("ART", "NN", "NE", "ADJA", "PPOSAT", "PIAT"):
        return None
    for j in range(i + 1, min(i + 12, high)):
        if words.lower[j] == "zufolge":
            return (j,), tuple(range(i, j)), tuple(range(i, j + 1))
        if words.tags[j] in FINITE or words.words[j] in (",", ":"):
            return None
    return None


def _begins(scene: Scene, i: int) -> bool:
    """Whether a phrase may begin at a token: none that is already inside one."""
    return scene.words.tags[i] in ("ART", "NN", "NE", "ADJA", "PPOSAT", "PDAT", "PIAT") and scene.words.tags[
        i - 1
    ] not in ("ART", "ADJA", "APPR", "APPRART", "PPOSAT", "PDAT", "PIAT", "CARD")


def _so(scene: Scene, i: int) -> Found | None:
    """ ", so der Sprecher der Polizei": only behind a comma, without a verb."""
    words = scene.words
    if i == 0 or words.words[i - 1] not in (",", "–", "—", "-"):
        return None
    phrase = _phrase(scene, i + 1)
    if phrase is None or words.tags[i + 1] in ("CARD", "PIAT"):
        return None
    limit = _limit(scene, i)
    end = extended(words, phrase, limit, loose=True)
    if end < limit and words.words[end] not in (",", ".", ":", "–", "—", "-", ";", ")"):
        while end < limit and words.tags[end] in _LOOSE:
            end += 1
        if end < limit and words.words[end] not in (",", ".", ":", "–", "—", "-", ";", ")"):
            return None
    speaker = tuple(range(phrase.start, extended(words, phrase, end)))
    left = i - 1
    right = end + (end < limit and words.words[end] == "," and end + 1 < scene.sentence_of(i)[1])
    return (i,), speaker, tuple(range(left, right))


def _adverb(scene: Scene, i: int) -> Found | None:
    """ "Demnach reist Kim am Montag", "Berichte, wonach Kim reist"."""
    words = scene.words
    low, _ = scene.sentence_of(i)
    if words.lower[i] == "demnach" and i > low and _cited_before(scene, i):
        return None  # Konjunktiv goes on
    if words.lower[i] == "danach":
        return None  # mostly a time; and with Konjunktiv, what is said goes on
    if words.lower[i] == "wonach":
        speaker = _noun_before(scene, i)
        return (i,), speaker, tuple(range(low, i + 1))
    return (i,), (i,), (i,)


def _cited_before(scene: Scene, i: int) -> bool:
    """Whether what was cited goes on: it does with Konjunktiv."""
    index = scene.clause_at[i]
    return index >= 0 and scene.clauses[index].mood.value.startswith("subjunctive")


def _noun_before(scene: Scene, i: int) -> tuple[int, ...]:
    low, _ = scene.sentence_of(i)
    at = i - 1
    while at > low and scene.words.words[at] == ",":
        at -= 1
    for start in range(low, at + 1):
        if not _begins(scene, start) and start != low:
            continue
        phrase = phrase_at(scene.words, start, at + 1)
        if phrase is None or phrase.pronoun:
            continue
        if extended(scene.words, phrase, at + 1, loose=True) == at + 1:
            return tuple(range(phrase.start, at + 1))
    return ()


def _phrase(scene: Scene, i: int) -> Phrase | None:
    if i >= len(scene.words):
        return None
    return phrase_at(scene.words, i, scene.sentence_of(i)[1])


def _limit(scene: Scene, i: int) -> int:
    _, high = scene.sentence_of(i)
    end = high
    while end > i and scene.words.tags[end - 1] == "$.":
        end -= 1
    return end


def _end(scene: Scene, phrase: Phrase) -> int:
    """Where a source phrase ends; before the verb, all up to the verb may belong to it."""
    limit = _limit(scene, phrase.start)
    finite = next((j for j in range(phrase.end, limit) if scene.words.tags[j] in FINITE), None)
    low, _ = scene.sentence_of(phrase.start)
    opens = phrase.start <= low + 3 and finite is not None
    if not opens:
        limit = _before_clause(scene, phrase, limit)
    end = extended(scene.words, phrase, finite if opens and finite is not None else limit, loose=opens)
    place = end + 1 < limit and scene.words.lower[end] == "in" and scene.words.tags[end + 1] == "NE"
    return end + 2 if place and scene.words.tags[end - 1] == "NN" else end


def _before_clause(scene: Scene, phrase: Phrase, limit: int) -> int:
    """Where the clause goes on behind an inserted source: "geht es laut der Zeitung | um Munition"."""
    words = scene.words
    for i in range(phrase.end, limit):
        if words.lower[i] in ("um", "bei", "beim") and words.tags[i] in ("APPR", "APPRART"):
            around = words.lemmas[i - 1].endswith(("Kreis", "kreis", "Team", "Gruppe", "Umfeld"))
            return limit if around or is_source_noun(words.words[i - 1]) else i
    return limit


def _add(scene: Scene, cue: tuple[int, ...], speaker: tuple[int, ...], frame: tuple[int, ...]) -> None:
    index = scene.clause_at[cue[0]]
    if index < 0:
        return
    start, end = _covered(scene, index, frame)
    start, end = scene.trimmed(start, end)
    left, right = min(frame), max(frame)
    inserted = start < left and right < end - 1
    if inserted and scene.words.words[left - 1] == "," and scene.words.words[right + 1] == ",":
        frame = (left - 1, *frame, right + 1)
    elif (behind := _explained(scene, right)) > right and behind < end:
        frame = (*frame, *range(right + 1, behind + 1))  # "laut der Zeitung, die sich auf Kreise beruft, …"
    elif right + 1 < end and scene.words.words[right + 1] == "," and _apposed(scene, speaker):
        frame = (*frame, right + 1)  # "nach Ansicht des Sprechers, Max Muster, …"
    inside = set(frame)
    quote = _stripped(scene, [i for i in range(start, end) if i not in inside])
    if len(quote) < 2 or scene.is_quoted(quote[0], quote[-1] + 1):
        return
    scene.add(Quotation(Form.INDIRECT, quote, cue, speaker, frame, (), "speech_writing"))


def _explained(scene: Scene, last: int) -> int:
    """The comma that closes a relative clause right behind a source; its last token if there is none."""
    words = scene.words.words
    if last + 2 >= len(words) or words[last + 1] != "," or scene.clause_at[last + 2] < 0:
        return last
    clause = scene.clauses[scene.clause_at[last + 2]]
    closed = clause.kind is ClauseKind.RELATIVE and clause.start == last + 2 and clause.end < len(words)
    return clause.end if closed and words[clause.end] == "," else last


def _apposed(scene: Scene, speaker: tuple[int, ...]) -> bool:
    """Whether the speaker holds an inserted name or office."""
    return any(scene.words.words[i] == "," for i in speaker)


def _stripped(scene: Scene, tokens: list[int]) -> tuple[int, ...]:
    while tokens and scene.words.words[tokens[0]] in (",", ":", "–", "—", "-"):
        tokens.pop(0)
    while tokens and scene.words.words[tokens[-1]] in (",", ":", "–", "—", "-", "."):
        tokens.pop()
    return tuple(tokens)


def _covered(scene: Scene, index: int, frame: tuple[int, ...]) -> tuple[int, int]:
    """The stretch that a source phrase covers."""
    clause = scene.clauses[index]
    low, high = scene.sentence_of(clause.tokens[0])
    if scene.words.lower[frame[-1]] == "wonach" or scene.words.tags[frame[-1]] == "PRELS":
        return frame[-1] + 1, clause.end
    if scene.words.lower[min(frame) + 1 if len(frame) > 1 else frame[0]] == "so" or _alone(clause):
        return low, high
    start, end = clause.start, clause.end
    if clause.kind is ClauseKind.MAIN:
        for other in scene.of_sentence[scene.words.sentence(clause.tokens[0])]:
            later = scene.clauses[other]
            asyndetic = frame[0] <= start + 3 and scene.words.tags[later.tokens[0]] != "KON"
            said = later.mood.value.startswith("subj") or (asyndetic and cue_of(scene, other) is None)
            goes_on = scene.words.tags[later.tokens[0]] == "KON" and not set(later.subject) & set(
                later.tokens
            )
            joined = goes_on and cue_of(scene, other) is None and later.start <= end + 1
            if later.start >= end and later.parent is None and (said or joined):
                end = later.end
    return start, end


def _alone(clause: Clause) -> bool:
    return clause.kind is ClauseKind.FRAGMENT
