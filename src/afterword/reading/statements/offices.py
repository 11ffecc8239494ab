"""Offices: who holds the office of a country that a phrase names, where the article has said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.german.places import Way, pointer
from afterword.reading.statements.syntax import Syntax

OF_COUNTRY = (Way.NAME, Way.ADJECTIVE)
Office = tuple[str, str]  # the noun and the country, as ISO 3166


def holder(syntax: Syntax, words: Sequence[int]) -> tuple[int, ...] | None:
    """The name of the one person who holds the office of a country that some words name, without a name."""
    wanted = _named_by(syntax, words)
    if wanted is None:
        return None
    found = [name for office, name in _held(syntax) if office == wanted]
    persons = {syntax.words[name[-1]].removesuffix("s") for name in found}
    return found[0] if len(persons) == 1 else None


def _named_by(syntax: Syntax, words: Sequence[int]) -> Office | None:
    """ "der russische Präsident", "Russlands Präsident": the office in a phrase of three or two words."""
    article = syntax.tags[words[0]] == "ART"
    if len(words) != (3 if article else 2):
        return None
    return _office_at(syntax, words[-1])


def _office_at(syntax: Syntax, noun: int) -> Office | None:
    """The office that a noun names together with the country right before it."""
    if noun < 1 or syntax.tags[noun] != "NN":
        return None
    found = pointer(syntax.words[noun - 1])
    if found is None or found.way not in OF_COUNTRY:
        return None
    return syntax.lemmas[noun].lower(), found.country.iso2


def _held(syntax: Syntax) -> Iterator[tuple[Office, tuple[int, ...]]]:
    """Every office of a country with the name right behind it: "Russlands Präsident Wladimir Putin"."""
    for entity in syntax.entities:
        office = _office_at(syntax, entity.start - 1) if entity.label_ == "PER" else None
        if office is not None:
            yield office, tuple(range(entity.start, entity.end))
