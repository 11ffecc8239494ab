"""Namings: whether a source is named, told by its role, a group, or nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.german.anaphors import anaphors, plain
from afterword.german.cues import is_stage
from afterword.german.places import Way, pointer
from afterword.reading.phrases import NOUNS, Phrase, phrases
from afterword.reading.statements.portraits import INDEFINITE, is_many
from afterword.reading.statements.syntax import Syntax
from afterword.reading.words import QUOTES, Words
from afterword.records import Naming


def naming_of(syntax: Syntax, tokens: Sequence[int]) -> Naming:
    """How the words of a source name it."""
    words = Words.of(syntax.doc)
    if len(tokens) == 1 and syntax.tags[tokens[0]] in ("ADJD", "VVPP"):
        return Naming.NAMED  # a surname: "Köster sagte"
    found = phrases(words, tokens[0], tokens[-1] + 1)
    if not found:
        return Naming.NAMED if any(syntax.tags[t] == "NE" for t in tokens) else Naming.ANONYMOUS
    first = found[0]
    if first.pronoun:
        several = len(found) > 1 or words.lower[first.start] in anaphors().many
        return Naming.GROUP if several else Naming.ANONYMOUS
    if _is_named(syntax, words, first, tokens):
        return Naming.NAMED
    if is_many(words, first) or _is_bare_plural(words, first):
        return Naming.GROUP
    return Naming.ANONYMOUS if words.lower[first.start] in INDEFINITE else Naming.ROLE


def _is_named(syntax: Syntax, words: Words, first: Phrase, tokens: Sequence[int]) -> bool:
    """Whether a name is the head or stands in apposition to it, and not only belongs to it."""
    head = first.head
    if words.tags[head] in ("NE", "FM", "XY") or head not in tokens:
        return True
    label = syntax.names.get(head, (0, 0, ""))[2]
    noun = plain(words.words[head], words.lemmas[head])
    if label in ("PER", "ORG") and not anaphors().is_person(noun) and _is_proper(words, syntax, head):
        return True
    if any(_is_capital_adjective(words, t) for t in range(first.start + 1, head)):
        return True
    nouns = [t for t in range(first.start, first.end) if words.tags[t] == "NN"]
    if len(nouns) > 1 and any(is_stage(words.words[t]) for t in nouns[:-1]):
        return True  # "die Sendung Morgenlicht"
    inside = [t for t in range(head + 1, first.end) if words.tags[t] in NOUNS]
    if any(words.tags[t] in ("NE", "FM") and not _belongs(syntax, words, t) for t in inside):
        return True
    rest = [t for t in tokens if t >= first.end]
    if rest and words.words[rest[0]] in QUOTES:
        return True
    return any(words.words[t - 1] == "," and words.tags[t] == "NE" for t in rest) or _is_person_behind(
        syntax, words, rest
    )


def _is_capital_adjective(words: Words, token: int) -> bool:
    """ "der Deutsche Bund": an adjective that is part of a name; "Berliner" is part of none."""
    word = words.words[token]
    return words.tags[token] in ("ADJA", "NE") and word[:1].isupper() and not word.endswith("er")


def _belongs(syntax: Syntax, words: Words, token: int) -> bool:
    """ "die Anwältin Roths", "der Präsident Russlands": a name in the genitive, behind its noun."""
    return words.words[token].endswith("s") and syntax.lemmas[token] != words.words[token]


def _is_person_behind(syntax: Syntax, words: Words, rest: Sequence[int]) -> bool:
    """A person by full name behind a role and what belongs to it: "der Minister für Bau Jan Roth"."""
    for t in rest:
        start, end, label = syntax.names.get(t, (0, 0, ""))
        before = words.tags[start - 1] if start else ""
        if label == "PER" and end - start > 1 and before not in ("ART", "APPR", "APPRART", "PPOSAT"):
            return not _belongs(syntax, words, end - 1)
    return False


def _is_proper(words: Words, syntax: Syntax, head: int) -> bool:
    """A body that has its own name: "die Deutsche Bank", "der Bundesrat"; not "die Polizei"."""
    start, end, _ = syntax.names[head]
    return end - start > 1 or not anaphors().kind_of(words.words[head])


def _is_bare_plural(words: Words, phrase: Phrase) -> bool:
    """ "Beobachter", "politische Gegner", "laut Ermittlern": a noun for persons without an article."""
    if words.tags[phrase.start] in ("ART", "PPOSAT", "PDAT") or phrase.head != phrase.end - 1:
        return False
    word, lemma = words.words[phrase.head], words.lemmas[phrase.head]
    found = pointer(word)
    agent = word.endswith("er") and word == lemma and phrase.preposition is None
    return lemma != word or agent or (found is not None and found.way is Way.INHABITANT)
