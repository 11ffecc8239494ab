"""Frames: whether a clause says that somebody says something, by which words, and who."""

from __future__ import annotations

from afterword.german.cues import Cue, is_source_noun
from afterword.german.grammar import words_of
from afterword.german.verbs import base
from afterword.reading.attribution.scene import Match, Scene
from afterword.reading.phrases import Phrase, extended, phrases
from afterword.reading.structure import Clause

CORRELATES = frozenset({"davon", "darauf", "damit", "daran", "davor", "darüber"})
TOWARDS = frozenset({"dazu", "dafür", "darum", "dagegen"})


_PHRASED = frozenset({"NN", "ADJD", "VVFIN", "VVPP", "VMFIN", "VAFIN"})
_REPORTING = frozenset({"heißen", "hervorgehen", "hören", "verlauten"})  # "Aus Kreisen verlautet, …"


def cue_of(scene: Scene, index: int) -> Match | None:
    """The cue that the predicate of a clause is, alone or with a noun or adjective beside it."""
    if index not in scene.cues:
        scene.cues[index] = _match(scene, scene.clauses[index])
    return scene.cues[index]


def _match(scene: Scene, clause: Clause) -> Match | None:
    if not clause.predicate and clause.finite is None:
        return None
    return _phrase_cue(scene, clause) or _verb_cue(scene, clause)


def _verb_cue(scene: Scene, clause: Clause) -> Match | None:
    cue = scene.lexicon.verbs.get(clause.predicate)
    if cue is None and clause.predicate == "stehen" and agent_of(scene, clause):
        cue = scene.lexicon.verbs["heißen"]  # "In dem Bericht steht, dass …"
    if cue is None or cue.reflexive == ("never" if _is_reflexive(scene, clause) else "always"):
        return None
    return Match(cue, tuple(sorted(_with_companions(scene, clause, cue))))


def _is_reflexive(scene: Scene, clause: Clause) -> bool:
    return any(scene.words.tags[i] == "PRF" for i in clause.tokens)


def _phrase_cue(scene: Scene, clause: Clause) -> Match | None:
    words = scene.words
    options = scene.lexicon.phrases.get(clause.predicate, ())
    carrier = (
        base(words.words[clause.finite], words.lemmas[clause.finite]) if clause.finite is not None else ""
    )
    if carrier in ("zeigen", "äußern") and carrier != clause.predicate:
        options += scene.lexicon.phrases.get(carrier, ())  # "zeigte sich besorgt" is no "besorgen"
    places = _places(scene, clause) if options else {}
    for other, cue in options:
        if other in places:
            tokens = _with_companions(scene, clause, cue) | set(_whole(scene, places[other], clause))
            return Match(cue, tuple(sorted(tokens)))
    return None


def _places(scene: Scene, clause: Clause) -> dict[str, int]:
    """Where each word of a clause first stands that may be the other word of a phrase.

    No word in marks may be, which somebody else says.
    """
    words, places = scene.words, dict[str, int]()
    for i in clause.tokens:
        if not scene.in_marks(i):
            places.setdefault(words.lower[i], i)
            if words.tags[i] in _PHRASED:
                places.setdefault(words.lemmas[i].lower(), i)
    return places


def _whole(scene: Scene, noun: int, clause: Clause) -> range:
    """The phrase of a noun with its article and preposition: "zu dem Schluss"."""
    start = noun
    tags = scene.words.tags
    while start - 1 in clause.tokens and tags[start - 1] in ("ART", "APPR", "APPRART", "PPOSAT", "PDAT"):
        start -= 1
    return range(start, noun + 1)


def _with_companions(scene: Scene, clause: Clause, cue: Cue) -> set[int]:
    """The verb tokens with "sich", "davon" and the like, and "es" of "es heißt", "es wird vermutet"."""
    tokens = set(clause.verbs)
    impersonal = clause.passive or clause.predicate in ("heißen", "halten", "geben", "ansehen")
    for i in clause.tokens:
        word = scene.words.lower[i]
        reflexive = scene.words.tags[i] == "PRF" and _near(clause, i)
        correlate = word in CORRELATES or (word in TOWARDS and cue.kind == "demand")
        if reflexive or correlate or (impersonal and word == "es"):
            tokens.add(i)
    tokens.update(_with_words(scene, clause))
    return tokens


def _with_words(scene: Scene, clause: Clause) -> range:
    """ "mit den Worten", "mit dem Argument" right before what is said."""
    words = scene.words
    verbal = [
        i for i in clause.tokens if words.tags[i] not in ("VVPP", "PTKVZ", "VVINF") and i != clause.finite
    ]
    last = verbal[-1] if verbal else -1
    if last < 2 or words.lower[last] not in words_of("wordings") or words.lower[last - 2] != "mit":
        return range(0)
    return range(last - 2, last + 1)


def _near(clause: Clause, i: int) -> bool:
    return clause.finite is not None and abs(clause.finite - i) <= 3


def speaker_of(scene: Scene, index: int, match: Match | None = None) -> tuple[int, ...]:
    """Who speaks in a clause with a cue: its subject; in a passive, the phrase with "von"."""
    clause = scene.clauses[index]
    words = scene.words
    told = clause.passive and clause.predicate != "zitieren"
    if told or clause.predicate in _REPORTING or clause.predicate == "stehen":
        left = clause.subject if clause.predicate == "verlauten" else ()  # "ließ der Sprecher verlauten"
        return agent_of(scene, clause) or left
    subject = clause.subject
    if match is not None and set(subject) & set(match.tokens):
        subject = _other_subject(scene, clause, set(match.tokens))
    if len(subject) == 1 and words.lower[subject[0]] in ("es", "das", "dies", "man"):
        return ()
    return subject


def _other_subject(scene: Scene, clause: Clause, taken: set[int]) -> tuple[int, ...]:
    """The subject beside a noun that belongs to the cue: "Müller ist der Ansicht, …"."""
    own = set(clause.tokens)
    for phrase in phrases(scene.words, clause.tokens[0], clause.tokens[-1] + 1):
        tokens = range(phrase.start, phrase.end)
        if phrase.nominative and not set(tokens) & taken and phrase.start in own:
            before = clause.finite is not None and phrase.start < clause.finite
            limit = clause.finite if before and clause.finite is not None else clause.tokens[-1] + 1
            return tuple(range(phrase.start, extended(scene.words, phrase, limit, loose=before)))
    return ()


def agent_of(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The phrase with "von", "in", "aus", "bei" that tells who speaks: "von Kim wurde", "hieß es in Wien"."""
    own = set(clause.tokens)
    for phrase in phrases(scene.words, clause.tokens[0], clause.tokens[-1] + 1):
        inside = phrase.start in own and phrase.start not in clause.subject
        if phrase.preposition is None or not inside or phrase.pronoun:
            continue
        if not _tells(scene, clause, phrase):
            continue
        end = extended(scene.words, phrase, clause.tokens[-1] + 1)
        return tuple(i for i in range(phrase.start, end) if i in own)
    return ()


def _tells(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a prepositional phrase names who speaks: "von Kim wurde", "in dem Bericht heißt es"."""
    assert phrase.preposition is not None
    before = scene.words.lower[phrase.preposition]
    if before in ("von", "vom", "seitens"):
        return True
    if before not in ("in", "im", "aus", "bei", "beim"):
        return False
    return clause.predicate in _REPORTING or is_source_noun(scene.words.words[phrase.head])
