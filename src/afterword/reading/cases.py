"""Cases: which case and number the forms of articles, pronouns, adjectives and nouns allow."""

from __future__ import annotations

from functools import lru_cache

from afterword.reading.words import Words

MOST_ARTICLES = 1_000  # forms of articles whose cases are kept

# What an article's form can be: n(ominative), a(ccusative), d(ative), g(enitive); S(ingular), P(lural).
DEFINITE = {
    "der": "nS gS dS gP",
    "die": "nS aS nP aP",
    "das": "nS aS",
    "den": "aS dP",
    "dem": "dS",
    "des": "gS",
}
_EIN = {
    "": "nS aS",
    "e": "nS aS nP aP",
    "en": "aS dP",
    "em": "dS",
    "er": "gS dS gP",
    "es": "gS",
}
_DIES = {"e": "nS aS nP aP", "er": "nS gS dS gP", "es": "nS aS gS", "en": "aS dP", "em": "dS"}
_EIN_STEMS = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur")
_PRONOUN_CASES = {
    "er": "nS", "sie": "nS nP aS aP", "es": "nS aS", "ich": "nS", "wir": "nP", "du": "nS", "man": "nS",
    "ihn": "aS", "ihm": "dS", "ihnen": "dP", "uns": "aP dP", "mich": "aS", "mir": "dS", "ihr": "dS",
    "wer": "nS", "was": "nS aS", "wen": "aS", "wem": "dS", "niemand": "nS", "jemand": "nS", "sich": "",
    "deren": "g", "dessen": "g", "denen": "dP", "diese": "nS aS nP aP", "dieser": "nS gS dS",
    "dieses": "nS aS", "diesen": "aS dP", "diesem": "dS", "einer": "nS gS dS", "eine": "nS aS",
    "einige": "nP aP", "viele": "nP aP", "alle": "nP aP", "beide": "nP aP", "andere": "nP aP",
    "mehrere": "nP aP", "alles": "nS aS", "nichts": "nS aS", "jeder": "nS", "keiner": "nS",
    "welche": "nS aS nP aP", "welcher": "nS gS dS", "welches": "nS aS", "dies": "nS aS",
} | DEFINITE  # fmt: skip


_PRONOUNS = {word: frozenset(cases.split()) for word, cases in _PRONOUN_CASES.items()}
_ANY = frozenset(("nS", "aS", "nP", "aP"))
_BARE = frozenset(("nS", "aS", "dS", "nP", "aP", "dP"))


def pronoun_cases(words: Words, i: int) -> frozenset[str]:
    """The cases and numbers that the form of a pronoun allows."""
    word = words.lower[i]
    if words.tags[i] == "PRELS" and word == "die":
        return _ANY
    return _PRONOUNS.get(word, _ANY)


def phrase_cases(words: Words, article: int | None, start: int, head: int) -> frozenset[str]:
    """The cases and numbers that a noun phrase allows by its article, adjective or noun."""
    if article is not None:
        cases = article_cases(words.lower[article])
        return cases - {"nS"} if _female(words, article, head) else cases
    first = words.lower[start]
    if words.tags[start] in ("ADJA", "PIAT") and start != head:
        if first.endswith("er"):
            return frozenset(("nS", "gP", "gS", "dS"))
        if first.endswith("en"):
            return frozenset(("aS", "dP", "gS"))
        if first.endswith("em"):
            return frozenset(("dS",))
        return _ANY
    word = words.words[head]
    if start != head and words.tags[start] == "NE" and words.tags[head] == "NN":
        return _BARE
    owner = words.tags[head + 1 : head + 2] == ["NE"]  # "Kims Zug": what comes after the genitive is meant
    if words.tags[head] == "NE" and word.endswith("s") and words.lemmas[head] + "s" == word and not owner:
        return frozenset(("gS",))
    return _BARE


_FEMALE = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "union",
    "tät",
    "partei",
    "polizei",
    "politik",
    "republik",
    "erin",
    "orin",
    "istin",
    "entin",
)


def _female(words: Words, article: int, head: int) -> bool:
    """Whether "der" stands before a noun that its ending shows to be female: "der Regierung"."""
    word = words.lower[head]
    female = word.endswith(_FEMALE) and not word.endswith(("sprung", "schwung"))
    return female and words.lower[article].endswith("er")


@lru_cache(maxsize=MOST_ARTICLES)
def article_cases(word: str) -> frozenset[str]:
    """What cases and numbers the form of an article, alone, allows."""
    if word in DEFINITE:
        return frozenset(DEFINITE[word].split())
    for stem in _EIN_STEMS:
        if word.startswith(stem) and word[len(stem) :] in _EIN:
            return frozenset(_EIN[word[len(stem) :]].split())
    for ending in ("e", "er", "es", "en", "em"):
        if word.endswith(ending):
            shapes = [e for e in _DIES if word.endswith(e)]
            return frozenset(_DIES[max(shapes, key=len)].split())
    return _ANY
