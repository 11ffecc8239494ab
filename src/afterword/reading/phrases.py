"""Noun phrases: where they begin and end, their head, case and number, and the preposition before them."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.german.cues import is_medium
from afterword.german.grammar import words_of
from afterword.reading.cases import DEFINITE, phrase_cases, pronoun_cases
from afterword.reading.tags import TELLING
from afterword.reading.words import QUOTES, Words

NOUNS = frozenset({"NN", "NE", "NNA", "NNI", "FM", "XY"})
ARTICLES = frozenset({"ART", "PDAT", "PIAT", "PPOSAT", "PWAT", "PRELAT", "PIDAT"})
INNER = frozenset({"ADJA", "CARD", "TRUNC", "ADJD", "ADV", "PTKA", "VVPP", "KON", "PTKNEG", "PIAT", "PDAT"})
PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})
PREPOSITIONS = frozenset({"APPR", "APPRART"})


_BEGIN = PRONOUNS | ARTICLES | NOUNS | {"ADJA", "CARD", "TRUNC", "ADJD"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One base noun phrase, without genitives, prepositional phrases or appositions that follow it."""

    start: int
    end: int  # exclusive
    head: int
    preposition: int | None = None
    cases: frozenset[str] = frozenset()  # "nS", "aP" … what its forms allow
    pronoun: bool = False

    @property
    def nominative(self) -> bool:
        """Whether it could be a subject."""
        return self.preposition is None and ("nS" in self.cases or "nP" in self.cases)

    @property
    def genitive(self) -> bool:
        """Whether it could only, or also, be a genitive."""
        return self.preposition is None and ("gS" in self.cases or "gP" in self.cases)


def phrases(words: Words, start: int, end: int) -> list[Phrase]:
    """All base noun phrases between two tokens, in order."""
    found: list[Phrase] = []
    i = start
    while i < end:
        preposition = None
        if words.tags[i] in PREPOSITIONS:
            preposition = i
            i += 1
            if i < end and words.tags[i] in PREPOSITIONS:  # "bis zu den Wahlen"
                preposition = i
                i += 1
        elif words.tags[i] not in _BEGIN and words.words[i] not in QUOTES:
            i += 1
            continue
        phrase = _at(words, i, end, preposition)
        if phrase is None:
            i += preposition is None
            continue
        found.append(phrase)
        i = phrase.end
    return found


def phrase_at(words: Words, start: int, end: int) -> Phrase | None:
    """The base noun phrase that begins at a token, if one does."""
    return _at(words, start, end, None)


def _at(words: Words, start: int, end: int, preposition: int | None) -> Phrase | None:
    tags = words.tags
    i = start
    if i >= end:
        return None
    if tags[i] in PRONOUNS and not _is_article(words, i, end):
        return Phrase(i, i + 1, i, preposition, pronoun_cases(words, i), True)
    article = i if tags[i] in ARTICLES or tags[i] in PRONOUNS else None
    if article is not None:
        i += 1
    elif preposition is not None and tags[preposition] == "APPRART":
        article = preposition
    elif _genitive_name(words, i, end):  # "Spaniens neuer Regierungschef"
        i += 1
    i = _skip_inner(words, i, end, article is not None)
    if article == start and i < end and tags[i] == "PIS":  # "die beiden"
        return Phrase(start, i + 1, i, preposition, phrase_cases(words, article, start, i), False)
    if i >= end or not _nounlike(words, i):
        return None if article in (None, preposition) else _headless(words, start, i, end, preposition)
    i = _names_on(words, i, end)
    head = _head(words, start, i)
    return Phrase(start, i, head, preposition, phrase_cases(words, article, start, head), False)


def _genitive_name(words: Words, i: int, end: int) -> bool:
    """Whether a name in the genitive stands before the noun that it belongs to."""
    if words.tags[i] != "NE" or i + 1 >= end or not words.words[i].endswith(("s", "’", "'")):
        return False
    return words.tags[i + 1] in ("NN", "ADJA")


def _is_article(words: Words, i: int, end: int) -> bool:
    """Whether a word tagged as a pronoun is the article of a name in quotation marks: "Das „Amt für …“"."""
    if words.tags[i] != "PDS" or i + 1 >= end or words.lower[i] not in DEFINITE:
        return False
    return words.words[i + 1] in QUOTES and _nounlike(words, i + 1)


def _nounlike(words: Words, i: int) -> bool:
    if words.words[i] in QUOTES:
        return _quoted_name(words, i, len(words)) is not None
    if words.tags[i] == "XY":
        return words.words[i][:1].isalnum()
    if words.tags[i] == "ADJD" and "-" in words.words[i]:
        return words.words[i].rpartition("-")[2][:1].isupper()  # "der ai-Bericht"
    return words.tags[i] in NOUNS


def _skip_inner(words: Words, i: int, end: int, has_article: bool) -> int:
    """Past the adjectives, numbers and their adverbs before a noun; back to the start where none follows."""
    first = i
    tags = words.tags
    if has_article and i < end and tags[i] in PREPOSITIONS:  # "einer am Dienstag veröffentlichten Mitteilung"
        inside = _at(words, i + 1, end, i)
        if inside is not None and inside.end < end and tags[inside.end] in ("ADJA", "ADV", "ADJD"):
            i = inside.end
    while i < end and (tags[i] in INNER or (words.words[i] in ("„", "“", '"', "»") and has_article)):
        if words.words[i] in QUOTES and _quoted_name(words, i, end) is not None:
            break
        i += 1
    if i < end and _nounlike(words, i) and _fits(words, first, i, has_article):
        return i
    # without an article only adjectives and numbers may stand before the noun
    i = first
    while i < end and tags[i] in ("ADJA", "CARD", "TRUNC", "PIAT"):
        i += 1
    return i


def _fits(words: Words, first: int, noun: int, has_article: bool) -> bool:
    if has_article or noun == first:
        return True
    if words.tags[first] not in ("ADJA", "CARD", "TRUNC", "PIAT", "PDAT"):
        return False
    return not any(words.tags[i] in ("ADV", "ADJD", "VVPP") for i in range(first, noun))


_TITLES = frozenset({"prof.", "dr.", "professor", "doktor"})


def _names_on(words: Words, i: int, end: int) -> int:
    """Past the noun and the names that follow it directly: "Präsident Wladimir Putin", "„Die Zeit“"."""
    start = i
    while i < end:
        word, tag = words.words[i], words.tags[i]
        if i > start and _inside_name(words, i, end):
            i += 1
            continue
        if word in QUOTES:
            close = _quoted_name(words, i, end)
            if close is None:
                break
            i = close + 1
            continue
        if tag in ("NE", "FM") or i == start or (tag in NOUNS and _goes_on(words, i)):
            if tag == "XY" and not word[:1].isalnum():
                break
            i += 1
            continue
        break
    return max(i, start + 1)


def _inside_name(words: Words, i: int, end: int) -> bool:
    """Whether a token goes on with the name of the token before it: "Ärzte ohne Grenzen", "Bayer 04"."""
    name = words.name_at.get(i)
    return name is not None and name[0] < i and name[1] <= end and words.words[i] not in QUOTES


_STATIONS = ("radio", "antenne", "welle", "kanal", "rundfunk")


def _goes_on(words: Words, i: int) -> bool:
    """Whether a noun right after a noun belongs to it: "Klinikdirektor Professor", not "Firma Waren"."""
    if words.tags[i - 1] == "NE" and words.tags[i] == "NN" and "-" in words.words[i]:
        return True  # "Robert Koch-Institut"
    if words.lower[i - 1] in _STATIONS and words.tags[i] == "NN":
        return True  # "Radio Süd"
    if words.lower[i] in _TITLES:
        return True
    surname = words.tags[i - 1] == "NE" and words.tags[i] == "NN" and i + 1 < len(words)
    if surname and words.words[i + 1] in (",", "(", ".") and words.lemmas[i] == words.words[i]:
        return True  # "Frank Weise,"
    if words.tags[i - 1] not in ("NN", "XY", "FM") or words.tags[i] not in ("NN", "XY"):
        return False
    word, before = words.words[i], words.words[i - 1]
    if before.endswith(("schen", "nalen", "ralen", "lichen", "igen", "er")) and before[:1].isupper():
        return words.tags[i - 2] in ARTICLES if i > 1 else False  # "des Internationalen Strafgerichts"
    if word.isupper() or (word.endswith(".") and word[:1].isupper()) or before.endswith("."):
        return True
    return words.lemmas[i] == word and words.lemmas[i - 1] == before


def _quoted_name(words: Words, i: int, end: int) -> int | None:
    """Where a short quoted name closes: „Bild am Sonntag“; None if no name stands there."""
    if i + 1 >= end or words.words[i] not in ("„", "»", '"', "“", "‚", "›", "«"):
        return None
    for j in range(i + 1, min(i + 8, end)):
        if words.words[j] in QUOTES:
            inner = range(i + 1, j)
            capital = all(words.words[k][:1].isupper() or not words.tags[k].startswith("V") for k in inner)
            ok = j > i + 1 and capital and any(words.tags[k] in NOUNS for k in inner)
            return j if ok else None
        if words.tags[j] in ("$.", "$,", "VVFIN", "VAFIN"):
            return None
    return None


def _quoted_title(words: Words, i: int, end: int) -> int | None:
    """Where a title in marks right behind a noun closes, whatever its words: das Magazin „auto und sport“."""
    for j in range(i + 1, min(i + 8, end)):
        if words.words[j] in QUOTES:
            return j if j > i + 1 else None
        if words.tags[j] == "$." or words.tags[j] in TELLING:
            return None
    return None


def _headless(words: Words, start: int, i: int, end: int, preposition: int | None) -> Phrase | None:
    """A phrase whose adjective is its head: "die Grünen", "der 50-Jährige", "das Rote"."""
    last = i - 1
    if last <= start or words.tags[last] not in ("ADJA", "CARD") or last >= end:
        return None
    return Phrase(start, i, last, preposition, phrase_cases(words, start, start, last), False)


def _head(words: Words, start: int, end: int) -> int:
    if end - start == 1:
        return start
    nouns = [i for i in range(start, end) if words.tags[i] in NOUNS and words.words[i] not in QUOTES]
    if not nouns:
        return end - 1
    common = [i for i in nouns if words.tags[i] == "NN"]
    return common[-1] if common and common[-1] == nouns[-1] else (nouns[0] if not common else common[0])


def extended(words: Words, phrase: Phrase, end: int, *, loose: bool = False) -> int:
    """Where a phrase ends (exclusive) with what belongs to it after its head.

    After the verb, "in", "am" and the like begin something new ("sagte der Minister am Montag") and only the
    prepositions of belonging go on with it; before it (`loose`) all do, since one phrase stands there.

    Genitives, names, prepositional phrases ("der Sprecher der Polizei in Bonn"), brackets, appositions
    between commas ("der Direktor, Max Muster,") and a coordinated phrase ("A und B").
    """
    i = phrase.end
    named = words.tags[phrase.head] in ("NE", "FM")
    while i < end:
        step = _addition(words, i, end, loose=loose, named=named)
        if step is None:
            break
        office = words.words[i] == "," and words.tags[i + 1] == "ART"
        i = step
        if office:
            break  # its comma closes: ", ein Arzt, der Presse" holds no second office
    return i


_BELONGING = words_of("belonging")


def _addition(words: Words, i: int, end: int, *, loose: bool, named: bool = False) -> int | None:
    """Where one addition that begins at a token ends; None if none begins there."""
    tag, word = words.tags[i], words.words[i]
    if tag in PREPOSITIONS:
        if words.lower[i] == "in" and words.tags[i - 1] == "NN" and _is_place(words, i + 1):
            return words.name_at[i + 1][1]  # "die Botschaft in Riad"
        if not loose and (named or words.lower[i] not in _BELONGING):
            return None
        inner = _at(words, i + 1, end, i)
        if inner is None and words.tags[min(i + 1, end - 1)] == "CARD":
            return i + 2  # "ein Bericht für 2005"
        return inner.end if inner and not inner.pronoun else None
    if word == "(":
        return _bracket(words, i, end)
    if tag in ("ART", "PPOSAT", "PDAT", "PIAT") or tag == "ADJA":
        inner = _at(words, i, end, None)
        if not loose and tag == "ART" and words.lower[i] == "der" and words.tags[i - 1] == "NE":
            return None  # "laut NASA der Rest": a name takes no genitive
        return inner.end if inner and inner.genitive and not inner.pronoun else None
    if word in QUOTES:
        titled = words.tags[i - 1] == "NN" and is_medium(words.words[i - 1])
        close = _quoted_title(words, i, end) if titled else _quoted_name(words, i, end)
        return None if close is None else close + 1
    if tag == "CARD":
        return i + 1 if words.lower[i - 1] in ("jahr", "jahres", "jahre") else None
    if tag == "NE" and words.words[i - 1] != ",":
        inner = _at(words, i, end, None)
        return inner.end if inner else None
    if tag == "KON" and words.lower[i] in ("und", "oder", "sowie", "/"):
        inner = _at(words, i + 1, end, None)
        return inner.end if inner and not inner.pronoun else None
    if word == ",":
        return _apposition(words, i, end)
    return None


def _is_place(words: Words, i: int) -> bool:
    return i in words.name_at and words.name_at[i][0] == i and words.tags[i] == "NE"


def _bracket(words: Words, i: int, end: int) -> int | None:
    for j in range(i + 1, min(end, i + 12)):
        if words.words[j] == ")":
            return j + 1
    return None


def _apposition(words: Words, comma: int, end: int) -> int | None:
    """Past ", Max Muster," or ", Chef der Partei,": a phrase between two commas, with no verb in it."""
    inner = _at(words, comma + 1, end, None)
    if inner is None or inner.pronoun:
        return None
    i = inner.end
    while i < end and words.words[i] != ",":
        step = _addition(words, i, end, loose=True)
        if step is None:
            return None
        i = step
    return i
