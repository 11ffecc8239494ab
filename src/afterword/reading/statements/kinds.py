"""Kinds of organisations: whether "die Gewerkschaft" can point back to a name that the text has told."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.german.anaphors import anaphors
from afterword.reading.statements.syntax import Syntax

UNTOLD = frozenset(
    {"firm", "club"}
)  # what a bare name most often is: "Ostwerk streicht Stellen. Der Konzern …"


def agrees(syntax: Syntax, names: Sequence[int], noun: int) -> bool:
    """Whether a name is of the kind that a noun tells; where the text tells nothing, only a firm or club."""
    kind = anaphors().kind_of(syntax.words[noun]) or anaphors().kind_of(syntax.lemmas[noun])
    told = _nouns_of(syntax, names)
    if not told:
        return kind in UNTOLD
    return any(kind and anaphors().kind_of(word) == kind for word in told)


def _nouns_of(syntax: Syntax, names: Sequence[int]) -> list[str]:
    """The nouns in or right before a name, wherever the text names it: "der Energiekonzern Ostwerk"."""
    head = syntax.words[names[-1]]
    found = [syntax.words[t] for t in names if syntax.tags[t] == "NN" or anaphors().kind_of(syntax.words[t])]
    for token, word in enumerate(syntax.words):
        if word != head:
            continue
        at = token - 1
        while at > 0 and (syntax.tags[at] in ("NE", "FM", "XY") or syntax.words[at] in '„“"»«'):
            at -= 1
        if at >= 0 and syntax.tags[at] == "NN":
            found += [syntax.words[at], syntax.lemmas[at]]
    return found
