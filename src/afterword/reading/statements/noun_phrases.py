"""Noun phrases as participants: one stretch of words each, with its head, preposition and case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.german.places import country
from afterword.reading.statements.syntax import Syntax

PHRASE_TAGS = frozenset(
    {
        "ART",
        "PDAT",
        "PPOSAT",
        "PIAT",
        "PIDAT",
        "CARD",
        "ADJA",
        "NN",
        "NE",
        "TRUNC",
        "FM",
        "XY",
        "PWAT",
        "PRELAT",
    }
)
HEADS = ("NN", "NE", "FM", "XY")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens without the preposition, and that preposition."""

    tokens: tuple[int, ...]
    head: int
    preposition: str = ""
    genitive: bool = False


def phrases(syntax: Syntax, tokens: Sequence[int]) -> Iterator[Phrase]:
    """The noun phrases among the tokens; coordinated ones apart, each with the preposition of the first."""
    preposition = ""
    run: list[int] = []
    previous: int | None = None
    for token in [*tokens, -1]:
        inside = (
            token >= 0 and syntax.tags[token] in PHRASE_TAGS and (previous is None or token == previous + 1)
        )
        starts_anew = inside and run and _begins_phrase(syntax, token, run)
        if run and (not inside or starts_anew):
            yield from _phrase(syntax, run, preposition, bool(starts_anew))
            joined = token >= 0 and syntax.tags[token] in ("KON", "$,") and token == run[-1] + 1
            preposition = preposition if joined else ""
            run = []
        if token < 0:
            return
        if syntax.tags[token] in ("APPR", "APPRART"):
            preposition = syntax.lemmas[token].lower() or syntax.lower[token]
        elif syntax.tags[token] in PHRASE_TAGS:
            run.append(token)
        elif syntax.tags[token] not in ("KON", "$,", "$("):
            preposition = ""
        previous = token


def _begins_phrase(syntax: Syntax, token: int, run: Sequence[int]) -> bool:
    """An article, a genitive behind a noun ("die Modernisierung alter Waffen"), or another name."""
    if not _has_head(syntax, run):
        return False
    tag, last = syntax.tags[token], run[-1]
    if tag in ("ART", "PPOSAT", "PDAT"):
        return True
    if syntax.tags[last] == "NE" and not syntax.words[last].endswith("s"):
        return _is_other(syntax, token, last)
    if tag == "NN" and syntax.tags[last] == "NN" and _ends_a_time(syntax, last, token):
        return True  # "am Montag Ministerin Holm"
    if tag == "NE" and syntax.tags[last] == "NN":
        return is_genitive_name(syntax, token) or _stands_alone(syntax, token, run)
    genitive = tag in ("ADJA", "PIAT", "PIDAT") and syntax.lower[token].endswith("er")
    return genitive and syntax.tags[last] == "NN"


def _is_other(syntax: Syntax, token: int, name: int) -> bool:
    """ "erhielt Kim fünf Drohnen", "verkauft Polen alte Panzer": what follows a name is another."""
    if _one_name(syntax, name, token):
        return False
    if syntax.tags[token] in ("CARD", "PIAT", "PIDAT"):
        return not syntax.words[token].isdigit()
    if syntax.tags[token] == "NN":
        return name in syntax.names
    if syntax.tags[token] == "ADJA":
        return syntax.words[token][:1].islower()
    one, other = syntax.names.get(name), syntax.names.get(token)
    return one is not None and other is not None and one[2] != other[2]


def _one_name(syntax: Syntax, one: int, other: int) -> bool:
    """Whether two words next to each other are of one name that was found."""
    if syntax.tags[other] == "NN" and country(syntax.words[one]) is not None:
        return False  # "lieferte der Ukraine Panzer": two, also where they were taken for one name
    return one in syntax.names and syntax.names[one] == syntax.names.get(other)


def is_genitive_name(syntax: Syntax, token: int) -> bool:
    """ "Nordkoreas", "Bidens": the s of the genitive, which the base form lacks."""
    if syntax.tags[token] != "NE" or not syntax.words[token].endswith("s"):
        return False
    word, lemma = syntax.words[token], syntax.lemmas[token]
    return word[:-1] in syntax.vocabulary or (not lemma.endswith("s") and word.startswith(lemma[:3]))


def _stands_alone(syntax: Syntax, token: int, run: Sequence[int]) -> bool:
    """ "alle Arbeiter Russland verlassen", "am Sonntag Polen": a name that is not the noun's."""
    last = run[-1]
    if _one_name(syntax, last, token):
        return False
    if _ends_a_time(syntax, last, token):
        return True
    return syntax.names.get(token, (0, 0, ""))[2] == "LOC" and len(run) > 1 and _is_plural(syntax, run)


def _ends_a_time(syntax: Syntax, last: int, token: int) -> bool:
    return any(end <= token for end in syntax.ends_of_times.get(last, ()))


def _has_head(syntax: Syntax, run: Sequence[int]) -> bool:
    return any(syntax.tags[t] in HEADS for t in run)


def _phrase(syntax: Syntax, run: list[int], preposition: str, more: bool) -> Iterator[Phrase]:
    heads = [t for t in run if syntax.tags[t] in HEADS]
    if heads:
        behind = run[0] > 0 and syntax.tags[run[0] - 1] == "NN"
        bare = syntax.tags[run[0]] in ("ADJA", "PIDAT", "PIAT") and syntax.lower[run[0]].endswith("er")
        genitive = syntax.lower[run[0]] in ("des", "eines") or (
            behind and (syntax.lower[run[0]] in ("der", "dieser", "seiner", "ihrer") or bare)
        )
        genitive = genitive or (
            _follows_noun(syntax, run) and all(is_genitive_name(syntax, t) for t in heads[-1:])
        )
        yield Phrase(tuple(run), heads[-1], "" if genitive else preposition, genitive)


def _follows_noun(syntax: Syntax, run: Sequence[int]) -> bool:
    """Whether a noun, or another genitive and "und", stands right before."""
    before = run[0] - 1
    if before < 0 or _ends_a_time(syntax, before, run[0]):
        return False  # "am Montag Ministerin Sievers"
    joined = syntax.tags[before] == "KON" and before > 0 and is_genitive_name(syntax, before - 1)
    return syntax.tags[before] == "NN" or joined


def _is_plural(syntax: Syntax, run: Sequence[int]) -> bool:
    """Whether a noun, no genitive or dative, stands in the plural: no place is named so."""
    last, first = run[-1], syntax.lower[run[0]]
    changed = syntax.words[last] != syntax.lemmas[last] or first in ("alle", "viele", "mehrere", "einige")
    return changed and not syntax.words[last].endswith("s") and first not in ("dem", "einem", "diesem")
