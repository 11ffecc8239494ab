"""Subjects: which noun phrase of a clause is its subject, by case, place and agreement, or by the parse."""

from __future__ import annotations

from afterword.german.anaphors import anaphors
from afterword.german.cues import is_medium, lexicon
from afterword.german.grammar import words_of
from afterword.reading.phrases import Phrase, extended, phrases
from afterword.reading.structure import ClauseKind
from afterword.reading.words import QUOTES, Words

_TIMES = words_of("times")
_PLURAL_VERBS = words_of("plural_verbs")
_SINGULAR_VERBS = words_of("singular_verbs")
SUBJECT_DEPS = frozenset({"nsubj", "nsubj:pass", "csubj", "sb"})


def subject_of(
    words: Words, tokens: tuple[int, ...], kind: ClauseKind, opener: int | None, finite: int | None
) -> tuple[int, ...]:
    """The tokens of the subject with what belongs to it; empty if there is none to be found."""
    if finite is None:
        return ()
    candidates = _candidates(words, _phrases_of(words, tokens))
    if not candidates:
        return _lone_word(words, tokens, kind, finite)
    chosen = _chosen(words, candidates, kind, finite)
    if chosen is None:
        return ()
    if chosen.pronoun and words.tags[chosen.start] != "PIS":
        return tuple(range(chosen.start, chosen.end))
    own = set(tokens)
    before = chosen.start < finite and kind is ClauseKind.MAIN
    end = extended(words, chosen, _limit(tokens, chosen, finite), loose=before)
    if before and end < finite - 1 and words.words[end] == "," and words.words[finite - 1] == ",":
        inside = range(end + 1, finite - 1)
        if set(inside) <= set(tokens) and not any(words.tags[i][:1] == "V" for i in inside):
            end = finite - 1  # "Die Verbände, unter ihnen drei aus Bonn, betonen"
    return tuple(i for i in range(chosen.start, end) if i in own or i < chosen.end)


def _lone_word(words: Words, tokens: tuple[int, ...], kind: ClauseKind, finite: int) -> tuple[int, ...]:
    """A single word before the verb that was tagged as an adjective: a name or "Jugendliche"."""
    first = tokens[0]
    if (
        kind is not ClauseKind.MAIN
        or finite != first + 1
        or words.tags[first] not in ("ADJD", "ADJA", "PIS", "VVPP")
    ):
        return ()
    says = words.tags[finite] == "VVFIN" or words.lemmas[finite].lower() == "haben"
    return (first,) if says and words.words[first][:1].isupper() else ()


def _limit(tokens: tuple[int, ...], phrase: Phrase, finite: int) -> int:
    """A subject before its verb ends at the verb; one after it ends with the clause."""
    return finite if phrase.start < finite else tokens[-1] + 1


def _phrases_of(words: Words, tokens: tuple[int, ...]) -> list[Phrase]:
    found: list[Phrase] = []
    run = tokens[0]
    for before, after in zip(tokens, [*tokens[1:], -1], strict=True):
        if after != before + 1:
            found.extend(phrases(words, run, before + 1))
            run = after
    return found


def _chosen(words: Words, candidates: list[Phrase], kind: ClauseKind, finite: int) -> Phrase | None:
    """The subject by place and case; where these leave it open, the parse decides if the number agrees."""
    behind = candidates[0].start == finite + 1 and kind is ClauseKind.MAIN and _opens(words, finite)
    if behind and words.lower[candidates[0].head] in ("er", "sie", "ich", "wir", "man"):
        return candidates[0]  # "…, sagte sie der Zeitung"
    teller = _teller(words, candidates, finite) or _told_a_medium(words, candidates, finite)
    if teller is not None and words.lemmas[finite].lower() in words_of("telling"):
        return teller  # "Julia Kern sagte der Zeitschrift"
    placed = _placed(words, candidates, kind, finite)
    placed = placed and _named_before(words, candidates, placed, kind)
    if placed is None or _only_nominative(placed) or kind is not ClauseKind.MAIN:
        return placed
    if teller is not None and words.lemmas[finite].lower() in lexicon().verbs:
        return teller
    parsed = _parsed(words, candidates, finite)
    if parsed is None or _points(words, parsed) or not _agrees(words, parsed, finite):
        return placed
    return parsed


def _named_before(words: Words, candidates: list[Phrase], placed: Phrase, kind: ClauseKind) -> Phrase:
    """The name that a phrase explains, "sagte Kern, der Chef", or that opens "wie Kern der Presse sagte"."""
    first = candidates[0]
    if placed is first or words.tags[first.end - 1] != "NE":
        return placed
    apposed = any(p.end == placed.start - 1 and p is first for p in candidates)
    if apposed and words.words[placed.start - 1] == ",":
        return first
    person = any(i in words.persons for i in range(first.start, first.end))
    return first if kind is ClauseKind.SUBORDINATE and person else placed


def _teller(words: Words, candidates: list[Phrase], finite: int) -> Phrase | None:
    """A name that stands between the beginning of a sentence and its verb."""
    low = words.sentences[words.sentence(finite)][0]
    named = (p for p in candidates if p.start == low and p.end == finite and words.tags[p.end - 1] == "NE")
    return next(named, None)


def _told_a_medium(words: Words, candidates: list[Phrase], finite: int) -> Phrase | None:
    """ "Ihr Mann sagte der „Südpost“", "Der „Südpost“ sagte Lang": beside a person the medium is a dative."""
    if words.lemmas[finite].lower() not in words_of("telling"):
        return None
    low = words.sentences[words.sentence(finite)][0]
    first = next((p for p in candidates if p.start == low and p.end <= finite and not p.pronoun), None)
    behind = next((p for p in candidates if p.start == finite + 1), None)
    if first is None:
        return None
    if _is_told_medium(words, first.start):
        named = behind is not None and words.tags[behind.start] == "NE"
        return behind if named and words.lemmas[finite] == "sagen" else None
    own = range(first.start, first.end)
    person = any(i in words.persons or _is_person(words.lower[i]) for i in own)
    plain = words.lower[low] != "der"  # "Der Frau sagte der „Kurier“"
    return first if plain and person and _is_told_medium(words, finite + 1) else None


def _is_told_medium(words: Words, start: int) -> bool:
    """Whether "der „Südpost“" or "der Agentur" begins at a token: what may be a dative."""
    if start + 1 >= len(words) or words.lower[start] != "der":
        return False
    return words.words[start + 1] in QUOTES or is_medium(words.words[start + 1])


def _is_person(noun: str) -> bool:
    return anaphors().is_person(noun) or anaphors().is_person(noun.removesuffix("in"))


def _opens(words: Words, finite: int) -> bool:
    """Whether nothing stands before the verb in its clause."""
    return finite == 0 or words.tags[finite - 1][:1] == "$" or words.tags[finite - 1] == "KON"


def _candidates(words: Words, every: list[Phrase]) -> list[Phrase]:
    """Phrases that could be subjects: no genitives of the noun before them, no times."""
    found: list[Phrase] = []
    last: Phrase | None = None
    for phrase in every:
        genitive = (
            last is not None
            and phrase.genitive
            and not phrase.pronoun
            and not last.pronoun
            and last.end == phrase.start
            and words.tags[last.head] != "NE"
        )
        clock = phrase.start > 0 and words.lower[phrase.start - 1] == "uhr"  # "um 10 Uhr MEZ"
        if phrase.nominative and not genitive and not clock and not _time(words, phrase):
            found.append(phrase)
        last = phrase
    return found


def _time(words: Words, phrase: Phrase) -> bool:
    return not phrase.pronoun and words.lower[phrase.head] in _TIMES


def _parsed(words: Words, candidates: list[Phrase], finite: int) -> Phrase | None:
    if not words.deps:
        return None
    for phrase in candidates:
        if words.deps[phrase.head] in SUBJECT_DEPS and words.heads[phrase.head] == finite:
            return phrase
    for phrase in candidates:
        if words.deps[phrase.head] in SUBJECT_DEPS and _governs(words, finite, phrase.head):
            return phrase
    return None


def _governs(words: Words, finite: int, head: int) -> bool:
    """Whether the verb that the parse gives a subject to is the finite verb's own group."""
    verb = words.heads[head]
    return words.heads[finite] == verb or words.heads[verb] == finite


def _placed(words: Words, candidates: list[Phrase], kind: ClauseKind, finite: int) -> Phrase | None:
    agreeing = [p for p in candidates if _agrees(words, p, finite)] or candidates
    certain = [p for p in agreeing if not ({"aS", "aP"} & p.cases)]
    if kind is ClauseKind.RELATIVE and not certain:
        return agreeing[0]
    if kind is ClauseKind.MAIN:
        before = [p for p in agreeing if p.start < finite]
        if before and _points(words, before[0]):
            after = [
                p for p in agreeing if p.start > finite and not (p.pronoun and words.lower[p.head] == "es")
            ]
            return after[0] if after else before[0]
        pronoun = next((p for p in agreeing if p.start == finite + 1 and p.pronoun), None)
        if pronoun is not None and words.lower[pronoun.head] in ("er", "ich", "wir", "man"):
            return pronoun
        if before and _is_object(words, before[0], agreeing, finite):
            return next(p for p in agreeing if p.start == finite + 1)
        if before and not (
            certain and certain[0] is not before[0] and words.lower[before[0].head] in _OBJECTS
        ):
            strong = [p for p in certain if p.start > finite and not _object_first(words, before[0], p)]
            return before[0] if not strong or _only_nominative(before[0]) else strong[0]
    return certain[0] if certain and certain[0] is not agreeing[0] and _late(agreeing[0]) else agreeing[0]


_OBJECTS = frozenset({"das", "dies", "was", "dieses", "es"})


def _points(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase is "das" or "dies", which is rather what is said than who says it."""
    return phrase.pronoun and words.lower[phrase.head] in ("das", "dies")


def _is_object(words: Words, before: Phrase, agreeing: list[Phrase], finite: int) -> bool:
    """Whether a bare name right after the verb is the subject: "Eine Verschiebung nannte Merkel …"."""
    if before.pronoun or words.tags[before.head] != "NN" or not ({"aS", "aP"} & before.cases):
        return False
    if any(words.tags[i] == "NE" for i in range(before.start, finite)) or words.tags[finite] != "VVFIN":
        return False
    return any(p.start == finite + 1 and words.tags[p.start] == "NE" for p in agreeing)


def _only_nominative(phrase: Phrase) -> bool:
    return not ({"aS", "aP"} & phrase.cases)


def _object_first(words: Words, before: Phrase, after: Phrase) -> bool:
    """Whether the phrase after the verb is rather a predicate noun or part of the first than its subject."""
    return "gP" in after.cases and not after.pronoun and words.tags[after.start] != "ART"


def _late(phrase: Phrase) -> bool:
    return phrase.pronoun or {"aS", "aP"} <= phrase.cases


def _agrees(words: Words, phrase: Phrase, finite: int) -> bool:
    verb = words.lower[finite]
    number = _number(words, phrase)
    plural = verb in _PLURAL_VERBS or (verb not in _SINGULAR_VERBS and verb.endswith("en"))
    singular = verb in _SINGULAR_VERBS or (not plural and verb.endswith(("t", "te", "e")))
    if singular_only := number == "P" and verb.endswith(("te", "t")) and verb not in _PLURAL_VERBS:
        return not singular_only
    if plural and "nP" not in phrase.cases:
        return _coordinated(words, phrase, finite)
    if singular and "nS" not in phrase.cases:
        return False
    return not (words.lower[phrase.start] == "ich" and verb.endswith("t"))


def _number(words: Words, phrase: Phrase) -> str:
    """P for a noun whose form differs from its base form behind "die" or nothing: "die Äußerungen"."""
    word, lemma = words.words[phrase.head], words.lemmas[phrase.head]
    if words.tags[phrase.head] != "NN" or phrase.pronoun or word == lemma or lemma == lemma.lower():
        return ""
    opens = words.lower[phrase.start]
    return "P" if opens == "die" and word.endswith(("en", "er", "e", "s")) and word != lemma + "n" else ""


def _coordinated(words: Words, phrase: Phrase, finite: int) -> bool:
    """Whether "und" and another noun follow: "der Minister und sein Kollege reisen"."""
    return any(words.lower[i] in ("und", "sowie") for i in range(phrase.end, min(phrase.end + 6, len(words))))
