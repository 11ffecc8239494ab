"""Times inside an attribute before a noun: "der am Mittwoch verabschiedete Haushalt" was passed on Wednesday.

Such a time dates the noun, and its participle says which way it lies, whatever the verb of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from afterword.german.occasions import occasions
from afterword.reading.times.calendar import Direction

REACH = 8  # tokens between the article and the time, and between the time and the participle
BEFORE = frozenset({"APPR", "APPRART", "ADV", "ADJD", "NN", "NE", "CARD", "PTKNEG", "ADJA", "PRF"})
BETWEEN = frozenset({"APPR", "APPRART", "ADV", "ADJD", "NN", "NE", "CARD", "PTKNEG", "PTKZU", "PRF", "ART"})
ARTICLES = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PWAT"})
ENDINGS = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Attribute:
    """The adjective or participle of an attribute that holds a time, and which way it lies, if that tells."""

    adjective: int
    direction: Direction | None


def attribute_of(doc: Doc, tags: Sequence[str], first: int, end: int) -> Attribute | None:
    """The attribute that the tokens from `first` to `end` (exclusive) stand in, if they stand in one."""
    adjective = _adjective_behind(tags, end)
    if adjective is None or not _opens_before(tags, first):
        return _free_participle(doc, tags, first, end)
    return Attribute(adjective, _direction(doc[adjective].lower_, tags[adjective - 1]))


def _adjective_behind(tags: Sequence[str], end: int) -> int | None:
    """The adjective behind, with nothing but its own adverbs and objects between, and a noun after it."""
    for token in range(end, min(end + REACH, len(tags) - 1)):
        if tags[token] == "ADJA":
            return token if tags[token + 1] in ("NN", "NE", "ADJA", "CARD", "TRUNC") else None
        if tags[token] not in BETWEEN:
            return None
    return None


def _free_participle(doc: Doc, tags: Sequence[str], first: int, end: int) -> Attribute | None:
    """ "Erst im Januar gegründet, zieht die Partei …": words with a participle, and no verb of their own."""
    token, start = end, first
    while token < len(tags) and tags[token] in BETWEEN and token - end < REACH:
        token += 1
    if token + 1 >= len(tags) or tags[token] != "VVPP" or tags[token + 1] != "$,":
        return None
    while start > 0 and tags[start - 1] in BEFORE | ARTICLES and not doc[start].is_sent_start:
        start -= 1
    opens = start == 0 or tags[start - 1] == "$," or bool(doc[start].is_sent_start)
    planned = doc[token].lower_ in occasions().planned
    return Attribute(token, Direction.FUTURE if planned else Direction.PAST) if opens else None


def _opens_before(tags: Sequence[str], first: int) -> bool:
    """Whether an article stands before whose noun has not come yet: "der [am Mittwoch …]"."""
    own = tags[first] in ("NN", "NE", "CARD") and tags[first - 1] in ARTICLES  # "ab der Jahresmitte"
    for token in range(first - 1 - own, max(-1, first - 1 - REACH), -1):
        if tags[token] in ARTICLES or (tags[token] == "APPRART" and token < first - 1):
            return token == first - 1 or tags[token + 1] in (
                "APPR",
                "APPRART",
                "ADV",
                "ADJD",
                "PTKNEG",
                "PRF",
            )
        if tags[token] not in BEFORE:
            return False
    return False


def _direction(adjective: str, tag_before: str) -> Direction | None:
    """One of the past has happened, unless it plans; one of the present goes with what is to come."""
    stem = next((adjective.removesuffix(ending) for ending in ENDINGS if adjective.endswith(ending)), "")
    if stem in occasions().planned or stem.endswith("end") or tag_before == "PTKZU":
        return Direction.FUTURE
    return Direction.PAST if len(stem) > 4 and stem.endswith(("t", "en")) else None
