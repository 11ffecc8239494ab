"""Segments of a sentence: stretches between commas, colons, dashes and conjunctions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from afterword.german.cues import lexicon
from afterword.german.grammar import words_of
from afterword.reading.repairs import at_end, has_finite, is_article, mend, mend_preposition
from afterword.reading.tags import FINITE
from afterword.reading.words import DASHES, QUOTES, Words

SEPARATORS = frozenset({",", ";", ":"}) | DASHES
QUESTION = frozenset({"PWAV", "PWS", "PWAT"})
RELATIVE = frozenset({"PRELS", "PRELAT"})
LEADING = frozenset({"KON", "ADV", "PTKNEG", "ADJD", "APPRART"})
ALWAYS = words_of("conjunctions")
WEAK = words_of("weak_conjunctions")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence with what opens it and what it holds."""

    start: int
    end: int
    before: str  # the separator before it: ",", ":", "(", "" at the start, "+" where only a conjunction cuts
    finites: tuple[int, ...]
    opener: int | None  # KOUS, KOUI, relative or question word
    infinitive: bool  # zu + infinitive


def segments(words: Words, start: int, end: int) -> list[Segment]:
    """A sentence in segments, in order; separators lie between them."""
    found: list[Segment] = []
    for begin, stop, before in _stretches(words, start, end):
        for left, right, mark in _split(words, begin, stop, before):
            found.append(_segment(words, left, right, mark))
    return found


def _stretches(words: Words, start: int, end: int) -> list[tuple[int, int, str]]:
    """Between hard separators; brackets that hold a verb are stretches of their own."""
    cut: list[tuple[int, int, str]] = []
    begin, mark = start, ""
    for i in range(start, end):
        word = words.words[i]
        if not (word in SEPARATORS or (word in "()[]" and _verbal_bracket(words, i, start, end))):
            continue
        if word == "," and _number_comma(words, i, end):
            continue
        if any(w not in QUOTES for w in words.words[begin:i]):
            cut.append((begin, i, mark))
            mark = word
        elif not cut or mark != ":":
            mark = word
        begin = i + 1
    if any(w not in QUOTES and w not in ".!?…" for w in words.words[begin:end]):
        cut.append((begin, end, mark))
    return cut


def _number_comma(words: Words, i: int, end: int) -> bool:
    return (
        i + 1 < end
        and words.words[i - 1][-1:].isdigit()
        and words.tags[i + 1] == "CARD"
        and words.words[i + 1].isdigit()
        and words.tags[i - 1] == "CARD"
    )


def _verbal_bracket(words: Words, i: int, start: int, end: int) -> bool:
    """Whether the bracket at a token holds a finite verb."""
    step = 1 if words.words[i] in "([" else -1
    j = i + step
    while start <= j < end and words.words[j] not in "()[]":
        if words.tags[j] in FINITE:
            return True
        j += step
    return False


def _split(words: Words, begin: int, stop: int, before: str) -> list[tuple[int, int, str]]:
    """A stretch at conjunctions without a comma, and at "und" with a finite verb on either side."""
    points = sorted(
        _inner_openers(words, begin, stop)
        | _coordinations(words, begin, stop)
        | _bare_infinitives(words, begin, stop)
    )
    edges = [begin, *points, stop]
    return [
        (left, right, before if left == begin else "+") for left, right in pairwise(edges) if left < right
    ]


def _bare_infinitives(words: Words, begin: int, stop: int) -> set[int]:
    """Where an infinitive begins without a comma: "hat angekündigt | die Preise zu erhöhen"."""
    while stop > begin and (words.words[stop - 1] in QUOTES or words.tags[stop - 1] == "$."):
        stop -= 1
    if stop - begin < 5 or words.tags[begin] in ("KOUI", "KOUS"):
        return set()
    if words.tags[stop - 1] != "VVIZU" and words.tags[stop - 2] != "PTKZU":
        return set()
    finite = next((i for i in range(begin, stop) if words.tags[i] in FINITE), None)
    if finite is None:
        return set()
    for i in range(finite + 1, stop - 3):
        closes = words.tags[i] == ("VVPP" if words.tags[finite] == "VAFIN" else "PTKVZ")
        if closes and words.tags[i + 1] in ("ART", "PPOSAT", "APPR", "APPRART", "PRF", "NN", "NE"):
            return {i + 1}
    return set()


def _inner_openers(words: Words, begin: int, stop: int) -> set[int]:
    head = _past_leading(words, begin, stop)
    points = set()
    for i in range(head + 1, stop):
        word, tag = words.lower[i], words.tags[i]
        relative = tag in RELATIVE and words.tags[i - 1] == "KON"
        if word in ALWAYS or (tag == "KOUI" and word != "statt") or (tag == "KOUS" and _after_kon(words, i)):
            at = i
            while at - 1 > begin and words.tags[at - 1] in ("KON",):
                at -= 1
            points.add(at)
        elif relative:
            points.add(i - 1)
    return {point for point in points if point > begin}


def _after_kon(words: Words, i: int) -> bool:
    return words.tags[i - 1] == "KON" or words.lower[i] not in WEAK


def _coordinations(words: Words, begin: int, stop: int) -> set[int]:
    finites = [i for i in range(begin, stop) if words.tags[i] in FINITE]
    parted = _wie_ends(words, begin, stop)
    if parted is not None:
        return {parted}
    if len(finites) < 2:
        return set()
    verb_last = _opener(words, begin, stop) is not None
    points = set()
    for first, second in pairwise(finites):
        if words.words[second - 1] in QUOTES and any(words.words[i] in QUOTES for i in range(begin, first)):
            points.add(second)  # "„Es ist vorbei“ heißt es in dem Brief"
            continue
        kons = [i for i in range(first + 1, second) if words.tags[i] == "KON"]
        if not kons:
            if verb_last and second == first + 1 and words.tags[first] != "VVFIN":
                points.add(second)
            continue
        points.add(kons[0] if verb_last else kons[-1])
    return points


def _wie_ends(words: Words, begin: int, stop: int) -> int | None:
    """Where "Wie die Sender berichten" ends if no comma follows: between two verbs."""
    if words.lower[begin] != "wie":
        return None
    for i in range(begin + 2, stop - 1):
        if words.tags[i] in FINITE | {"VVINF"} and words.tags[i + 1] in FINITE:
            return i + 1
    return None


def _past_leading(words: Words, begin: int, stop: int) -> int:
    """Past quotation marks, "und", "aber", "nicht nur" and the like at the head of a segment."""
    i = begin
    while i < stop and (words.words[i] in QUOTES or words.tags[i] in LEADING):
        i += 1
    return i


def _opener(words: Words, begin: int, stop: int) -> int | None:
    """The word that makes the segment a subordinate, relative or um-zu clause; None if none does."""
    head = _past_leading(words, begin, stop)
    for i in (head, _first_word(words, begin, stop)):
        found = _opens(words, i, begin, stop)
        if found is not None:
            return found
    return None


def _first_word(words: Words, begin: int, stop: int) -> int:
    i = begin
    while i < stop and (words.words[i] in QUOTES or words.tags[i] == "KON"):
        i += 1
    return i


def _opens(words: Words, i: int, begin: int, stop: int) -> int | None:
    if i >= stop:
        return None
    tag, word = words.tags[i], words.lower[i]
    if word == "wie" and words.tags[stop - 1] == "VVINF" and stop < len(words) and words.tags[stop] in FINITE:
        return i
    if word == "wie" and _says_plural(words, i, stop):
        return i
    if word == "wie" and not has_finite(words, i, stop) and _closes_later(words, stop):
        return i
    if word in WEAK:
        return i if _verb_closes(words, i, stop) else None
    if tag in ("KOUS", "KOUI") or word in ALWAYS:
        loose = word not in ALWAYS and i + 2 < stop and words.tags[i + 1] in FINITE
        return None if loose and tag == "KOUS" and not _verb_closes(words, i, stop) else i
    if tag in RELATIVE:
        date = i + 1 < stop and words.tags[i + 1] == "CARD" and not has_finite(words, i, stop)
        return None if date else i  # "am Freitag, dem 3. Dezember"
    if tag == "APPR" and i + 1 < stop and words.tags[i + 1] in RELATIVE | QUESTION:
        return i + 1
    if tag in QUESTION or (word.startswith("wo") and tag in ("PROAV", "PWAV")):
        return i
    return None


def _says_plural(words: Words, i: int, stop: int) -> bool:
    """ "…, wie Fachleute betonen": a lone "infinitive" of saying at the end is a plural."""
    last = stop - 1
    while last > i and (words.words[last] in QUOTES or words.tags[last] == "$."):
        last -= 1
    alone = not has_finite(words, i, stop) and words.tags[last - 1] != "PTKZU"
    parted = i > 0 and words.words[i - 1] == ","
    return parted and alone and words.tags[last] == "VVINF" and words.lemmas[last].lower() in lexicon().verbs


def _closes_later(words: Words, stop: int) -> bool:
    """Whether a lone finite verb comes behind an insertion: "Wie Kern, Chef der Partei, sagte, …"."""
    _, high = words.sentences[words.sentence(stop - 1)]
    begin = stop
    for i in range(stop, min(high, stop + 16)):
        if words.words[i] == ",":
            begin = i
        elif words.tags[i] in FINITE:
            return i - begin <= 4 and i + 1 < high and words.words[i + 1] in (",", ".", "\n")
    return False


def _verb_closes(words: Words, i: int, stop: int) -> bool:
    """Whether a finite verb stands at the end, not second: "wie die Zeitung meldet"."""
    finites = [j for j in range(i + 1, stop) if words.tags[j] in FINITE]
    if not finites:
        return False
    rest = [j for j in range(finites[-1] + 1, stop) if words.words[j] not in QUOTES and words.tags[j] != "$."]
    return finites[-1] > i + 1 and (len(rest) <= 1 or words.tags[i] == "KOUS")


def _segment(words: Words, start: int, end: int, before: str) -> Segment:
    mend_preposition(words, start, end)
    opener = _opener(words, start, end)
    if opener is not None and is_article(words, opener, start, end):
        opener = None
    mend(words, opener, start, end, before)
    if (
        opener is None
        and words.tags[start] == "PRELS"
        and before == ","
        and not is_article(words, start, start, end)
    ):
        opener = start
    finites = tuple(i for i in range(start, end) if words.tags[i] in FINITE)
    if opener is not None and words.tags[opener] in QUESTION and before in ("", ":"):
        second = [i for i in finites if i <= opener + 3]
        if second and finites[-1] == second[0] and not at_end(words, second[0], end):
            opener = None  # "Wer kommt nach Wien?"
    zu = any(
        words.tags[i] == "VVIZU"
        or (words.tags[i] == "PTKZU" and i + 1 < end and words.tags[i + 1] in ("VVINF", "VAINF", "VMINF"))
        for i in range(start, end)
    )
    return Segment(start, end, before, finites, opener, zu)
