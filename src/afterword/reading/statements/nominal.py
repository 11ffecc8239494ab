"""Happenings told by a noun: "bei der Unterzeichnung in Genf" says that something was signed there."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.grammar import words_of
from afterword.german.happening_nouns import happening_nouns, tells_happening
from afterword.german.verbs import Tense
from afterword.reading.statements.syntax import Syntax, is_subjunctive, negations
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Period

INSIDE = frozenset({"ART", "PPOSAT", "PDAT", "ADJA", "NE", "CARD"})
DEFINITE = ("der", "die", "das", "den", "dem", "des")
JOINED = frozenset({"beim", "zum", "am", "im", "vom"})
BEHIND = frozenset(
    {"ART", "ADJA", "NN", "NE", "CARD", "APPR", "APPRART", "PPOSAT", "KON", "FM", "TRUNC", "XY"}
)
TOLD_IN = (ClauseKind.MAIN, ClauseKind.RELATIVE, ClauseKind.SUBORDINATE)
CONDITIONS = words_of("conditions") | words_of("complements") | {"damit"}
PREPOSITIONED = ("vor", "für", "über", "um", "gegen", "ohne", "auf", "zu", "statt")
LONGEST = 16  # tokens behind the noun


def told_by_nouns(syntax: Syntax, covered: frozenset[int], published: Period) -> Iterator[list[int]]:
    """The noun phrases by which an article says in passing that something happened."""
    for noun, lemma in enumerate(syntax.lemmas):
        if syntax.tags[noun] != "NN" or noun in covered or not tells_happening(lemma):
            continue
        home = syntax.home[noun]
        if home < 0 or not (_asserts(syntax, syntax.clauses[home]) or _goes_on_telling(syntax, noun, home)):
            continue
        tokens = _around(syntax, noun, home)
        telling = any(syntax.tags[t] in ("NN", "NE", "PPOSAT") for t in tokens if t != noun)
        if telling and not covered & set(tokens) and _has_happened(syntax, noun, tokens, published):
            yield tokens


def _asserts(syntax: Syntax, clause: Clause) -> bool:
    """Whether a clause is told in the indicative, of the present or the past, unconditionally."""
    if clause.finite is None or clause.kind not in TOLD_IN or clause.tense is Tense.FUTURE or clause.modal:
        return False
    opener = syntax.lower[clause.opener] if clause.opener is not None else ""
    first_word = next((t for t in clause.tokens if not syntax.is_punctuation(t)), clause.finite)
    asks = first_word == clause.finite and syntax.sentences[syntax.sentence_of[first_word]][0] == first_word
    return not (is_subjunctive(clause) or opener in CONDITIONS or asks or syntax.is_question(clause.finite))


def _goes_on_telling(syntax: Syntax, noun: int, home: int) -> bool:
    """Whether words without a verb go on with what is told of the past: "Erst die Ankunft in Bern."."""
    sentence = syntax.sentence_of[noun]
    if syntax.clauses[home].finite is not None or sentence == 0:
        return False
    start, end = syntax.sentences[sentence]
    before, _ = syntax.sentences[sentence - 1]
    told = [c for c in syntax.clauses if before <= c.tokens[0] < end and c.finite is not None]
    main = [c for c in told if c.kind is ClauseKind.MAIN]
    stops = any(syntax.words[t] == "." for t in range(max(start, end - 2), end))
    return stops and bool(main) and all(c.tense is Tense.PAST and _asserts(syntax, c) for c in main)


def _around(syntax: Syntax, noun: int, home: int) -> list[int]:
    """The noun with its article, and what is said of it behind: whose, with whom, where, when."""
    start = noun
    while start > 0 and syntax.tags[start - 1] in INSIDE and syntax.home[start - 1] == home:
        start -= 1
    verbs, subject = syntax.clauses[home].verbs, set(syntax.clauses[home].subject)
    end = noun + 1
    while end < min(len(syntax.words), noun + LONGEST) and _goes_on(syntax, end, noun, home):
        if end in verbs or (end in subject and noun not in subject):
            break
        end += 1
    while end > noun + 1 and syntax.tags[end - 1] in ("ART", "APPR", "APPRART", "KON", "PPOSAT", "ADJA"):
        end -= 1
    return list(range(start, end))


def _goes_on(syntax: Syntax, token: int, noun: int, home: int) -> bool:
    """Whether a token belongs to the phrase; a bare name behind it does not, unless a genitive."""
    adverb = syntax.tags[token] in ("ADJD", "ADV") and syntax.tags[token + 1 : token + 2] == ["ADJA"]
    if syntax.home[token] != home or (syntax.tags[token] not in BEHIND and not adverb):
        return False
    before = syntax.tags[token - 1]
    bare = syntax.tags[token] in ("NE", "CARD", "ADJA", "NN") and before == "NN"
    apposed = syntax.tags[token] == "NE" and token - 1 != noun
    return not bare or apposed or syntax.words[token].endswith("s") or _in_time(syntax, token)


def _in_time(syntax: Syntax, token: int) -> bool:
    return any(start <= token < end for start, end, _ in syntax.times)


def _has_happened(syntax: Syntax, noun: int, tokens: list[int], published: Period) -> bool:
    """Whether the words around the noun say that it has come about."""
    words, clause = happening_nouns(), syntax.clauses[syntax.home[noun]]
    if _is_open(syntax, tokens, noun) or _lies_ahead(syntax, tokens, published):
        return False
    before = syntax.lower[tokens[0] - 1] if tokens[0] else ""
    preposition = {"beim": "bei"}.get(before, before)
    past = clause.tense is Tense.PAST
    if clause.finite is None:
        return _is_definite(syntax, tokens, noun) and not before.endswith(PREPOSITIONED)
    if preposition in words.presupposing and past:
        return clause.predicate not in words.open_verbs or preposition in ("bei", "seit")
    if clause.predicate in words.open_verbs or negations(syntax, clause.tokens) or not past:
        return False
    own_subject = noun in clause.subject and not clause.passive
    whole = _is_definite(syntax, tokens, noun)
    if own_subject and tokens[0] <= min(clause.subject) and clause.predicate in words.proving:
        return whole
    return whole and before not in PREPOSITIONED and _has_day(syntax, tokens, published)


def _is_open(syntax: Syntax, tokens: list[int], noun: int) -> bool:
    """ "ein mögliches Treffen", "kein Rückzug", "Treffen dieser Art": nothing that came."""
    words = happening_nouns().open_adjectives
    for token in tokens:
        if token > noun:
            break
        lower = syntax.lower[token]
        if syntax.lemmas[token].lower() in words or any(lower.startswith(w) for w in words if len(w) > 5):
            return True
    return bool(negations(syntax, tokens)) or syntax.lower[tokens[0]].startswith(("kein", "jede", "solch"))


def _is_definite(syntax: Syntax, tokens: list[int], noun: int) -> bool:
    first = tokens[0]
    owned = syntax.tags[first] == "NE" and first < noun
    pointed = syntax.lower[first] in DEFINITE or syntax.tags[first] in ("PPOSAT", "PDAT")
    return owned or pointed or (first > 0 and syntax.lower[first - 1] in JOINED)


def _lies_ahead(syntax: Syntax, tokens: list[int], published: Period) -> bool:
    latest = published.latest
    return latest is not None and any(
        time.period.earliest is not None and time.period.earliest > latest for time in syntax.times_in(tokens)
    )


def _has_day(syntax: Syntax, tokens: list[int], published: Period) -> bool:
    """Whether a time in the phrase has passed: "das Treffen am Mittwoch"."""
    latest = published.latest
    return latest is not None and any(
        time.period.latest is not None and time.period.latest <= latest for time in syntax.times_in(tokens)
    )
