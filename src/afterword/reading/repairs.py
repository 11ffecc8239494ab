"""Repairs of tags that only the whole segment shows to be wrong: the lists of `Words` change in place."""

from __future__ import annotations

from afterword.german.cues import lexicon
from afterword.german.verbs import SUBJUNCTIVE, mood
from afterword.reading.tags import FINITE, TELLING
from afterword.reading.words import QUOTES, Words


def is_article(words: Words, opener: int, start: int, end: int) -> bool:
    """Whether a "relative pronoun" is an article, since the verb stands second: "die Lage werde besser"."""
    if words.tags[opener] != "PRELS" or opener != start:
        return False
    finites = [i for i in range(start, end) if words.tags[i] in FINITE]
    if len(finites) != 1 or finites[0] < opener + 2 or at_end(words, finites[0], end):
        return False
    noun = words.tags[finites[0] - 1] in ("NN", "NE")
    verb_after = any(
        words.tags[i] in ("VVINF", "VVPP", "VAINF", "PTKVZ", "VAPP") for i in range(finites[0], end)
    )
    return noun and verb_after and _is_phrase(words, opener, finites[0])


def _is_phrase(words: Words, start: int, end: int) -> bool:
    """Whether a stretch holds adjectives, adverbs and one noun only, as a noun phrase does."""
    inner = ("ADJA", "ADV", "ADJD", "CARD", "APPR", "PTKZU", "TRUNC", "KON", "NE")
    return all(words.tags[i] in inner for i in range(start + 1, end - 1))


def mend(words: Words, opener: int | None, start: int, end: int, before: str) -> None:
    """An "infinitive" that closes a dass clause without another verb is its plural finite verb."""
    _mend_infinitive(words, start, end)
    if opener is None:
        _mend_frame(words, start, end, before)
        _mend_perfect(words, start, end)
        _mend_main(words, start, end)
        _mend_relative(words, start, end, before)
        return
    if words.tags[opener] == "KOUI" or has_finite(words, start, end):
        return
    last = end - 1
    while last > opener and (words.tags[last][:1] == "$" or words.words[last] in QUOTES):
        last -= 1
    finite = {"VVINF": "VVFIN", "VAINF": "VAFIN", "VMINF": "VMFIN"}.get(words.tags[last])
    if finite and words.tags[last - 1] != "PTKZU":
        words.tags[last] = finite


def mend_preposition(words: Words, start: int, end: int) -> None:
    """ "ohne eine Reform werde es teurer": with a verb behind its noun and no "zu" it is a preposition."""
    if words.tags[start] != "KOUI" or words.lower[start] not in ("ohne", "statt", "anstatt"):
        return
    finite = next((i for i in range(start, end) if words.tags[i] in FINITE), None)
    zu = any(words.tags[i] in ("PTKZU", "VVIZU") for i in range(start, finite or end))
    if finite is not None and finite > start + 1 and not zu and not at_end(words, finite, end):
        words.tags[start] = "APPR"


def _mend_infinitive(words: Words, start: int, end: int) -> None:
    """ "…, Mitglied werden zu können": a form in -en before "zu" and a modal is an infinitive."""
    for i in range(start, end - 2):
        modal = words.tags[i + 1] == "PTKZU" and words.tags[i + 2] in ("VMINF", "VAINF")
        if modal and words.tags[i] in TELLING and words.lower[i].endswith("n"):
            words.tags[i] = words.tags[i].replace("FIN", "INF")


def _mend_perfect(words: Words, start: int, end: int) -> None:
    """ "Das Komitee hatte betont, …": behind haben or sein, a verb at the end is a participle."""
    finites = [i for i in range(start, end) if words.tags[i] in FINITE]
    if len(finites) != 2 or words.tags[finites[0]] != "VAFIN" or words.tags[finites[1]] != "VVFIN":
        return
    if not at_end(words, finites[1], end) or any(words.tags[i] == "KON" for i in range(*finites)):
        return
    if finites[1] > finites[0] + 1 and words.lower[finites[1]].endswith(("t", "en")):
        words.tags[finites[1]] = "VVPP"


def _mend_frame(words: Words, start: int, end: int, before: str) -> None:
    """ "Sie werde gewählt, erwartete Politologe Roth": an "adjective" of saying is a verb."""
    adjective = before == "," and words.tags[start] == "ADJA" and words.lower[start].endswith("te")
    if not adjective or start + 1 >= end or has_finite(words, start, end) or words.tags[start - 2] == "ADJA":
        return
    verbs = [words.lower[start][:-2] + ending for ending in ("n", "en")]
    verb = next((verb for verb in verbs if verb in lexicon().verbs), "")
    low = words.sentences[words.sentence(start)][0]
    told = any(
        words.tags[i] in FINITE and mood(words.words[i], words.lemmas[i]) in SUBJUNCTIVE
        for i in range(low, start)
    )
    if verb and told and words.tags[start + 1] in ("NN", "NE"):
        words.tags[start], words.lemmas[start] = "VVFIN", verb


def _mend_relative(words: Words, start: int, end: int, before: str) -> None:
    """ "…, die Kinder treffen": an article with a lone infinitive at the end is a relative clause."""
    if (
        before != ","
        or words.tags[start] != "ART"
        or words.lower[start] not in ("die", "der", "das", "den", "dem")
    ):
        return
    verbs = [i for i in range(start, end) if words.tags[i][:1] == "V" or words.tags[i] == "PTKZU"]
    if (
        len(verbs) == 1
        and words.tags[verbs[0]] == "VVINF"
        and at_end(words, verbs[0], end)
        and end - start > 2
    ):
        words.tags[start], words.tags[verbs[0]] = "PRELS", "VVFIN"


def _mend_main(words: Words, start: int, end: int) -> None:
    """ "Forscher bezweifeln, dass …": a lone infinitive at the head of a sentence is a plural verb."""
    if not _begins(words, start) or has_finite(words, start, end):
        return
    verbs = [i for i in range(start, end) if words.tags[i] in ("VVINF", "VVPP", "VAINF")]
    if (
        len(verbs) == 1
        and words.tags[verbs[0]] == "VVPP"
        and words.tags[min(verbs[0] + 1, end - 1)] == "PTKVZ"
    ):
        words.tags[verbs[0]] = "VVFIN"  # "Die Veranstalter gestanden ein, …"
        return
    if len(verbs) == 1 and _says_now(words, verbs[0], end):
        words.tags[verbs[0]] = "VVFIN"
        return
    if len(verbs) != 1 or words.tags[verbs[0]] != "VVINF" or words.tags[verbs[0] - 1] == "PTKZU":
        return
    if verbs[0] > start and words.tags[start] != "APPR":
        words.tags[verbs[0]] = "VVFIN"


def _says_now(words: Words, verb: int, end: int) -> bool:
    """ "Die Forscherin erklärt, …": a participle's form, but a present that frames what follows."""
    ends = words.words[verb + 1 : verb + 2] in ([","], [":"]) and verb >= end - 2
    form = words.lower[verb]
    return words.tags[verb] == "VVPP" and ends and form.endswith("t") and not form.startswith("ge")


def _begins(words: Words, start: int) -> bool:
    """Whether a sentence begins at a token, in marks after a colon too."""
    low = words.sentences[words.sentence(start)][0]
    before = [i for i in range(low, start) if words.words[i] not in QUOTES]
    return not before or (before[-1] < start - 1 and words.words[before[-1]] == ":")


def at_end(words: Words, i: int, end: int) -> bool:
    """Whether nothing but marks follows a token."""
    return all(words.tags[j] == "$." or words.words[j] in QUOTES for j in range(i + 1, end))


def has_finite(words: Words, i: int, stop: int) -> bool:
    """Whether a finite verb stands in a stretch."""
    return any(words.tags[j] in FINITE for j in range(i, stop))
