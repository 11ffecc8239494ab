"""Predicates: the verbs of one clause, their base form with its particle, tense, voice and mood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterword.german.cues import lexicon
from afterword.german.grammar import words_of
from afterword.german.verbs import MODALS, Mood, Tense, base, is_past, mood, tables, with_particle
from afterword.reading.phrases import phrases
from afterword.reading.structure import ClauseKind
from afterword.reading.tags import FINITE
from afterword.reading.words import QUOTES, Words

INFINITIVES = frozenset({"VVINF", "VAINF", "VMINF", "VVIZU"})
PARTICIPLES = frozenset({"VVPP", "VAPP", "VMPP"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb group of a clause."""

    finite: int | None = None
    verbs: tuple[int, ...] = ()
    tense: Tense = Tense.NONE
    passive: bool = False
    modal: str = ""
    predicate: str = ""
    mood: Mood = Mood.NONE

    def active_for(self, words: Words, tokens: tuple[int, ...], subject: tuple[int, ...]) -> Predicate:
        """ "Roth werde den Gast empfangen": with an object, a form that may be an infinitive is one."""
        if not (self.passive and self.finite is not None and self.tense is Tense.PRESENT and subject):
            return self
        last = self.verbs[-1] if self.verbs[-1] != self.finite else self.verbs[-2]
        lone = sum(words.tags[i] in INFINITIVES | PARTICIPLES for i in self.verbs) == 1
        if not lone or not words.lower[last].endswith("en") or not _has_object(words, tokens, subject):
            return self
        return replace(self, tense=Tense.FUTURE, passive=False)

    def mood_for(self, words: Words, subject: tuple[int, ...]) -> Mood:
        """Mood, with the subject seen: "ich habe", "wir kommen" are no Konjunktiv."""
        person = {words.lower[i] for i in subject} if len(subject) == 1 else set()
        if self.mood is Mood.SUBJUNCTIVE_1 and "ich" in person and self.finite is not None:
            return Mood.SUBJUNCTIVE_1 if words.lower[self.finite] in ("sei",) else Mood.INDICATIVE
        return self.mood


def predicate_of(words: Words, tokens: tuple[int, ...], kind: ClauseKind) -> Predicate:
    """The verb group among a clause's own tokens."""
    tags = words.tags
    finites = [i for i in tokens if tags[i] in FINITE]
    verb_last = kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE)
    finite = (finites[-1] if verb_last else finites[0]) if finites else None
    marked = _in_marks(words, tokens, finite)
    verbs = [i for i in tokens if i not in marked and _is_verb(words, i, finite, verb_last)]
    loose = _loose_particle(words, tokens, verbs, finite, verb_last)
    verbs += [] if loose is None else [loose]
    if not verbs:
        return Predicate()
    bases = {i: base(words.words[i], words.lemmas[i]) for i in verbs}
    if finite in bases and words.lower[finite].startswith("gestand"):
        bases[finite] = "gestehen"  # "Sie gestanden ein": as a finite form it is never one of stehen
    verbs = [i for i in verbs if not _is_adverb(words, i, bases, finite)]
    full = _full_verb(words, verbs, finite)
    particle = next((words.lower[i] for i in verbs if tags[i] == "PTKVZ" or i == loose), "")
    predicate = with_particle(particle if full == finite or full is None else "", bases.get(full or -1, ""))
    passive = _passive(words, verbs, finite, full, bases)
    if passive and predicate == "geraten":
        predicate = "raten"  # "geraten" has no passive: "Den Gästen wurde geraten, …"
    modal = bases[finite] if finite is not None and bases[finite] in MODALS and full != finite else ""
    if not modal:
        modal = next((bases[i] for i in verbs if i not in (full, finite) and bases[i] in MODALS), "")
    return Predicate(
        finite,
        tuple(verbs),
        _tense(words, verbs, finite, full, bases),
        passive,
        modal,
        predicate,
        _mood(words, finite),
    )


def tells(words: Words, tokens: list[int]) -> bool:
    """Whether a main clause in the Plusquamperfekt frames what follows: "Er hatte berichtet, Roth komme"."""
    found = predicate_of(words, tuple(tokens), ClauseKind.MAIN)
    had = found.finite is not None and words.lower[found.finite] in ("hatte", "hatten")
    return had and found.tense is Tense.PAST and found.predicate in lexicon().verbs


def _is_verb(words: Words, i: int, finite: int | None, verb_last: bool) -> bool:
    tag = words.tags[i]
    if tag in FINITE:
        return i == finite
    if tag in INFINITIVES or tag in ("PTKVZ", "PTKZU"):
        return True
    if tag not in PARTICIPLES:
        return False
    behind_als = i > 0 and (words.tags[i - 1] == "KOKOM" or words.lower[i - 1] == "als")
    if behind_als and finite is not None:
        return False  # "hat die Stadt verlassen, früher als angekündigt", "sah es als erwiesen an"
    # a bare participle before a noun is an adjective: "angekündigte Besuche"
    return not (
        i + 1 < len(words) and words.tags[i + 1] in ("NN", "ADJA") and not verb_last and finite is None
    )


def _in_marks(words: Words, tokens: tuple[int, ...], finite: int | None) -> set[int]:
    """What stands in marks beside a full verb: "nannte das „schlecht gedacht“" has one verb."""
    if finite is None or words.tags[finite] != "VVFIN":
        return set()
    marks = [i for i in tokens if words.words[i] in QUOTES]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    if len(marks) % 2:
        pairs = zip(marks[::2], [*marks[1::2], tokens[-1] + 1], strict=True)
    return {i for start, end in pairs for i in range(start, end) if not start < finite < end}


def _mood(words: Words, finite: int | None) -> Mood:
    if finite is None or words.tags[finite] in ("VVIMP", "VAIMP"):
        return Mood.NONE
    return mood(words.words[finite], words.lemmas[finite])


def _is_adverb(words: Words, i: int, bases: dict[int, str], finite: int | None) -> bool:
    """ "Müller sagte weiter, …": no verb "weitersagen", but an adverb beside a verb of saying."""
    if words.lower[i] != "weiter" or words.tags[i] != "PTKVZ" or finite is None:
        return False
    return bases[finite] in lexicon().verbs and "weiter" + bases[finite] not in lexicon().verbs


def _loose_particle(
    words: Words, tokens: tuple[int, ...], verbs: list[int], finite: int | None, verb_last: bool
) -> int | None:
    """A particle that was tagged as a preposition: no preposition ends a clause."""
    if finite is None or verb_last or words.tags[finite] != "VVFIN" or len(verbs) > 1:
        return None
    last = tokens[-1]
    odd = words.tags[last] in ("APPR", "APZR", "PTKA") and words.lower[last] in tables().particles
    return last if odd and last != finite else None


def _full_verb(words: Words, verbs: list[int], finite: int | None) -> int | None:
    """The verb that carries the meaning: the last full verb that is not the finite one, else the finite."""
    full = [i for i in verbs if words.tags[i] in ("VVINF", "VVPP", "VVIZU")]
    if full:
        return full[-1]
    inner = [i for i in verbs if words.tags[i] in ("VAINF", "VAPP", "VMINF", "VMPP") and i != finite]
    if inner and finite is not None and words.tags[finite] in ("VAFIN", "VMFIN"):
        return next((i for i in inner if words.lower[i] != "worden"), inner[-1])
    if finite is not None:
        return finite
    return inner[-1] if inner else None


def _tense(
    words: Words, verbs: list[int], finite: int | None, full: int | None, bases: dict[int, str]
) -> Tense:
    if finite is None:
        return Tense.NONE
    infinite = [i for i in verbs if i != finite and words.tags[i] in INFINITIVES | PARTICIPLES]
    auxiliary = bases[finite]
    if auxiliary == "werden" and words.lower[finite] in ("wurde", "wurden"):
        return Tense.PAST
    if auxiliary == "werden" and any(words.tags[i] in ("VVINF", "VAINF", "VMINF") for i in infinite):
        return Tense.FUTURE
    if auxiliary in ("haben", "sein") and infinite and _perfect(words, auxiliary, infinite):
        return Tense.PAST
    return Tense.PAST if is_past(words.words[finite], words.lemmas[finite]) else Tense.PRESENT


def _perfect(words: Words, auxiliary: str, infinite: list[int]) -> bool:
    """Whether haben or sein with these forms is a Perfekt; "ist geplant" is a state, and present."""
    participles = [i for i in infinite if words.tags[i] in PARTICIPLES]
    if not participles:
        return False
    if auxiliary == "haben" or any(words.lower[i] == "worden" for i in participles):
        return True
    return words.tags[participles[-1]] == "VAPP" or _moves(words.lemmas[participles[-1]].lower())


_MOVING = tuple(words_of("moving"))


def _moves(lemma: str) -> bool:
    return lemma.endswith(_MOVING)


def _passive(
    words: Words, verbs: list[int], finite: int | None, full: int | None, bases: dict[int, str]
) -> bool:
    if any(words.lower[i] == "worden" for i in verbs):
        return True
    if full is None or words.tags[full] != "VVPP":
        return False
    return any(i != full and bases[i] == "werden" for i in verbs)


def _has_object(words: Words, tokens: tuple[int, ...], subject: tuple[int, ...]) -> bool:
    """Whether an accusative stands beside the subject; no passive has one."""
    own = set(tokens) - set(subject)
    return any(
        phrase.preposition is None
        and set(range(phrase.start, phrase.end)) <= own
        and bool({"aS", "aP"} & phrase.cases)
        and words.lower[phrase.head] not in words_of("times")
        and not (phrase.start == subject[-1] + 1 and phrase.genitive)
        for phrase in phrases(words, tokens[0], tokens[-1] + 1)
    )
