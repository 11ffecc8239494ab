"""Portraits: what an article tells of somebody beside the name: gender, posts, country, party, age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afterword.german.anaphors import anaphors, plain
from afterword.german.places import Way, pointer
from afterword.reading.phrases import Phrase, phrases
from afterword.reading.statements.syntax import Syntax
from afterword.reading.words import Words

AGE = re.compile(r"^(\d{1,3})-?jährig")
ORIGIN = re.compile(r"isch(e|er|en|em|es)?$")
YEARS_OLD = [["jahre", old] for old in ("alt", "alte", "alter", "alten")]
STEM = 5  # letters that "bayerisch" and "Bayerns" share
REACH = 16  # tokens before a name in which what it is may begin: "Der Vorsitzende des Bundes der …, Jan Roth"
ADJECTIVAL = ("ende", "ete", "gte", "ige", "ene")  # "die Vorsitzende" is one
OF_ONE = ("frau", "mutter", "tochter", "schwester")  # "die Schwester": their plural has an ending
INDEFINITE = ("ein", "eine", "einen", "einem", "einer", "eines")
FEMALE_NAMES = ("a", "ie", "ine", "e")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is told of somebody. `nouns` are plain ("minister"), `gender` "m", "f", "n" or untold."""

    gender: str = ""
    nouns: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    person: bool = True

    def with_more(self, other: Portrait) -> Portrait:
        """Both together; the gender told first stays."""
        return Portrait(
            self.gender or other.gender,
            self.nouns | other.nouns,
            self.origins | other.origins,
            self.parties | other.parties,
            self.ages | other.ages,
            self.person,
        )

    def may_be(self, other: Portrait) -> bool:
        """Whether nothing told of the one speaks against the other."""
        if self.gender and other.gender and self.gender != other.gender:
            return False
        pairs = ((self.origins, other.origins), (self.parties, other.parties), (self.ages, other.ages))
        return not any(one and two and not _meet(one, two) for one, two in pairs)

    def shares_noun(self, other: Portrait) -> bool:
        """Whether a noun of the one tells what a noun of the other does."""
        return any(anaphors().same_post(one, two) for one in self.nouns for two in other.nouns)

    def origins_met(self, other: Portrait) -> bool:
        """Whether both come from one country or place, as far as is told."""
        return _meet(self.origins, other.origins)

    def of_gender(self, gender: str) -> Portrait:
        """With this gender."""
        return replace(self, gender=gender)

    def of_person(self, *, person: bool) -> Portrait:
        """Of a person, or of something that is none."""
        return replace(self, person=person)


def _meet(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> bool:
    return any(a == b or _same_stem(a, b) for a in one for b in other)


def _same_stem(one: object, other: object) -> bool:
    texts = isinstance(one, str) and isinstance(other, str)
    return texts and len(str(one)) >= STEM and str(one)[:STEM] == str(other)[:STEM]


def portrait(syntax: Syntax, start: int, end: int, title: list[int] | None = None) -> Portrait:
    """What stands in, before and behind the words of a name or noun phrase; its title may be known."""
    words = Words.of(syntax.doc)
    before = title_before(words, start) if title is None else title
    behind, ages = _behind(words, end)
    told = [*before, *range(start, end), *behind]
    nouns = frozenset(_nouns(words, told))
    parts = [part for noun in nouns for part in (noun.partition("-")[0], noun)]
    parties = {anaphors().party_of(noun) for noun in nouns} | _party_in_bracket(words, end)
    named = bool(syntax.names.get(start)) and syntax.names[start][2] == "PER"
    return Portrait(
        _gender(words, before, behind, start, end, named=named),
        nouns,
        frozenset(o for t in told if not (named and start <= t < end) for o in _origins(words, t))
        | _origins_of(parts),
        frozenset(party.lower() for party in parties if party),
        ages | frozenset(age for t in told for age in ages_at(words, t)),
    )


def _nouns(words: Words, tokens: Sequence[int]) -> Iterator[str]:
    for t in tokens:
        if words.tags[t] == "NN" or words.lower[t] in ("frau", "herr", "herrn"):
            yield plain(words.words[t], words.lemmas[t])
        if AGE.match(words.lower[t]) and words.words[t][:1].isupper():
            yield "jährig"


def is_inhabitant(word: str) -> bool:
    """ "Russe", "Kanadierin": by where somebody comes from."""
    found = pointer(word)
    return found is not None and found.way is Way.INHABITANT


def is_body(noun: str) -> bool:
    """A noun for an organisation or body that may speak: "kommission", "gewerkschaft"."""
    return bool(anaphors().kind_of(noun)) or noun.endswith(anaphors().bodies)


def _origins(words: Words, token: int) -> Iterator[str]:
    word = words.words[token]
    found = pointer(word)
    if found is not None and words.tags[token] != "ART":
        yield found.country.iso2.lower()
    elif words.tags[token] == "ADJA" and (
        ORIGIN.search(word) or (word.endswith("er") and word[:1].isupper())
    ):
        yield words.lower[token]


def _origins_of(parts: Sequence[str]) -> frozenset[str]:
    """ "US-Präsident", "Kremlchef"."""
    found = {pointer(part.upper() if len(part) < 4 else part.title()) for part in parts}
    seats = {"RU"} if any(part.startswith("kreml") for part in parts) else set()
    return frozenset(p.country.iso2.lower() for p in found if p is not None) | {s.lower() for s in seats}


def ages_at(words: Words, token: int) -> Iterator[int]:
    """An age that a word tells: "31-Jährige", "31" of "31 Jahre alt"."""
    match = AGE.match(words.lower[token])
    if match:
        yield int(match[1])
    elif words.lower[token].isdigit() and words.lower[token + 1 : token + 3] in YEARS_OLD:
        yield int(words.lower[token])


def title_before(words: Words, start: int) -> list[int]:
    """The words of the phrases right before a name that tell what its bearer is."""
    number = words.sentence(start)
    first = max(words.sentences[number][0] if number >= 0 else 0, start - REACH)
    if start <= first:
        return []
    at = start - 1
    comma = words.words[at] == ","
    found: list[int] = []
    chain = [p for p in phrases(words, first, start - comma) if not p.pronoun]
    for phrase in reversed(chain):
        if phrase.end < start - comma and not _adjoins(words, phrase.end, found, start - comma):
            break
        found = [*range(phrase.start, phrase.end), *found]
        if _tells_person(words, phrase):
            owner = phrase.start > first and words.tags[phrase.start - 1] == "NE"
            return list(range(phrase.start - (owner and not comma), phrase.end))
        if words.tags[phrase.start] == "NE" and not comma:
            break
    return [] if comma else [t for t in found if words.tags[t] in ("NN", "ADJA", "ART", "NE")][-4:]


def _adjoins(words: Words, end: int, found: Sequence[int], limit: int) -> bool:
    """Whether what was found goes on with the phrase that ends here, over a preposition at most."""
    first = found[0] if found else limit
    return first - end <= 1 and (first == end or words.tags[end] in ("APPR", "APPRART"))


def _tells_person(words: Words, phrase: Phrase) -> bool:
    return any(
        words.tags[t] == "NN" and anaphors().is_person(plain(words.words[t], words.lemmas[t]))
        for t in range(phrase.start, phrase.end)
    )


def _behind(words: Words, end: int) -> tuple[list[int], frozenset[int]]:
    """The words of an apposition or bracket behind a name, and an age told there: ", 59, Chef der Bahn"."""
    ages: set[int] = set()
    at = end
    if at < len(words) and words.words[at] == "(":
        close = next((i for i in range(at, min(at + 8, len(words))) if words.words[i] == ")"), at)
        ages |= {
            int(w) for w in words.lower[at + 1 : close] if w.isdigit() and len(w) == 2 and close == at + 2
        }
        inside = [i for i in range(at + 1, close) if words.tags[i] in ("NE", "NN")]
        places = [i for i in inside if pointer(words.words[i]) is not None]
        at = close + 1
        if places:
            return places, frozenset(ages)
    if at + 1 < len(words) and words.words[at] == ",":
        inner = next(iter(phrases(words, at + 1, min(at + 8, len(words)))), None)
        near = inner is not None and inner.start == at + 1 and inner.preposition is None
        if inner is not None and near and not inner.pronoun and _tells_person(words, inner):
            return list(range(inner.start, inner.end)), frozenset(ages)
    return [], frozenset(ages)


def _party_in_bracket(words: Words, end: int) -> set[str]:
    if end + 1 < len(words) and words.words[end] == "(":
        return {w for w in words.words[end + 1 : end + 4] if w.isupper() or w in ("Grüne", "Linke", "Die")}
    return set()


def _gender(
    words: Words, before: Sequence[int], behind: Sequence[int], start: int, end: int, *, named: bool
) -> str:
    for told in (before, behind):
        gender = gender_of_nouns(words, told)
        if gender:
            return gender
    return _gender_of_name(words, start, end) if named else ""


def gender_of_nouns(words: Words, tokens: Sequence[int]) -> str:
    """The gender of somebody by the noun for what they are: "Ministerin", "Frau", "der Vorsitzende"."""
    nouns = [t for t in tokens if words.tags[t] == "NN"]
    for t in nouns:
        word = words.lower[t]
        noun = plain(words.words[t], words.lemmas[t])
        female = noun != words.lemmas[t].lower() or word.rpartition("-")[2] in anaphors().female
        if female and (anaphors().is_person(noun) or word in anaphors().female):
            return "f"
        if word.endswith(anaphors().female):
            return "f"
    first = words.lower[tokens[0]] if tokens else ""
    if any(is_inhabitant(words.words[t]) and words.words[t].endswith("in") for t in nouns):
        return "f"
    persons = [t for t in nouns if anaphors().is_person(plain(words.words[t], words.lemmas[t]))]
    if not persons and not any(is_inhabitant(words.words[t]) for t in nouns):
        adjective = any(words.tags[t] == "ADJA" for t in tokens)
        return {"die": "f", "der": "m"}.get(first, "") if nouns == [] and adjective else ""
    if first in ("die", "eine") or any(words.lower[t] == "frau" for t in tokens):
        return "f"
    adjectival = any(words.lower[t].endswith(ADJECTIVAL) for t in nouns)
    return "" if adjectival and first not in ("der", "ein", "dem", "des") else "m"


def gender_of_phrase(words: Words, phrase: Phrase) -> str:
    """The gender of a noun phrase: by the noun where it is for a person, else by its article."""
    tokens = list(range(phrase.start, phrase.end))
    told = gender_of_nouns(words, tokens)
    if told:
        return told
    first = words.lower[phrase.start]
    if phrase.head > phrase.start and words.lower[phrase.start + 1].startswith(("ein", "kein")):
        first = words.lower[phrase.start + 1]
    plain_case = phrase.preposition is None
    by_article = {"das": "n", "die": "f", "eine": "f", "des": "m", "einen": "m", "eines": "m"}
    if first == "der":
        return "m" if plain_case and "nS" in phrase.cases else "f"
    return by_article.get(first, "f" if first == "einer" else "")


def is_many(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase tells of several: by its noun, its number, or because it has no article."""
    head, first = phrase.head, words.lower[phrase.start]
    word, noun = words.lower[head], plain(words.words[head], words.lemmas[head])
    if words.tags[head] != "NN" or words.tags[phrase.preposition or head] == "APPRART":
        return False
    if first in INDEFINITE or first in ("das", "dem", "des"):
        return False
    if first in anaphors().several:
        return True
    if word.endswith("innen"):
        return True
    person = anaphors().is_person(noun) or is_inhabitant(words.words[head])
    if first in ("die", "diese") and person and noun == words.lemmas[head].lower():
        return not word.endswith((*ADJECTIVAL, *OF_ONE))
    if first in ("die", "diese") and word.endswith("er"):
        return not word.endswith(anaphors().feminine)
    if head == phrase.start or words.tags[phrase.start] in ("ADJA", "CARD", "ADV"):
        return person or words.lemmas[head].lower() != word
    open_article = first in ("die", "diese", "den") or words.tags[phrase.start] in ("PPOSAT", "PIAT")
    return open_article and words.lemmas[head].lower() != word and noun != word.removesuffix("in")


def _gender_of_name(words: Words, start: int, end: int) -> str:
    if end - start < 2:
        return ""
    first = (
        words.words[start].partition("-")[0]
        if words.words[start] not in anaphors().men
        else words.words[start]
    )
    if first in anaphors().either or len(first) < 2 or first.endswith("."):
        return ""
    if first in anaphors().women:
        return "f"
    return "f" if first not in anaphors().men and first.lower().endswith(FEMALE_NAMES) else "m"
