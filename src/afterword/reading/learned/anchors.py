"""Anchors: the tokens that may carry a quotation: a cue, a clause that is one, an opening mark."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.german.cues import noun_cue
from afterword.german.grammar import words_of
from afterword.reading.learned.sight import Sight
from afterword.reading.structure import Clause

NONE = "O"
DIRECT, INDIRECT = "D", "I"  # with a cue
GOES_ON = "V"  # Konjunktiv without a frame
HEARSAY = "F"  # "soll" without a frame
SUMMARY = "R"
ALONE = "M"  # direct speech without a cue
INSIDE = "N"  # direct speech inside another quotation
CLASSES = (NONE, DIRECT, INDIRECT, GOES_ON, HEARSAY, SUMMARY, ALONE, INSIDE)
"""What an anchor may carry."""

VERB, NOUN, PARTICLE, MARK = "v", "n", "p", "m"
SORTS = (VERB, NOUN, PARTICLE, MARK)
"""What an anchor may be: the verb of a clause, a noun that tells of speech, "laut" and the like, a mark."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that may carry a quotation, of one of SORTS."""

    token: int
    sort: str
    clause: int  # the clause it stands in, or -1


def anchors(sight: Sight) -> list[Anchor]:
    """All anchors of an article, in the order of their tokens."""
    found: dict[int, Anchor] = {}
    last = len(sight.words) - 1
    for mark in sight.scene.marks:
        found[mark.start] = Anchor(mark.start, MARK, sight.clause(min(mark.start + 1, last)))
    for index, clause in enumerate(sight.clauses):
        verb = verb_of(sight, clause)
        if verb is not None:
            found[verb] = Anchor(verb, VERB, index)
    particles = words_of("anchor_particles")
    for i, word in enumerate(sight.words.lower):
        if i in found:
            continue
        if word in particles:
            found[i] = Anchor(i, PARTICLE, sight.clause(i))
        elif _is_noun(sight, i, found):
            found[i] = Anchor(i, NOUN, sight.clause(i))
    return [found[i] for i in sorted(found)]


def _is_noun(sight: Sight, i: int, found: dict[int, Anchor]) -> bool:
    """Whether a token is a noun of speech, or the rules hang a quotation on it and on no anchor else."""
    rule = sight.cued_by.get(i)
    if sight.words.tags[i] in ("NN", "NE") and (rule or noun_cue(sight.words.lemmas[i])):
        return True
    return rule is not None and not found.keys() & set(rule.cue)


def verb_of(sight: Sight, clause: Clause) -> int | None:
    """The token of a clause's full verb, else of its finite one."""
    full = [i for i in clause.verbs if sight.words.tags[i][:2] == "VV"]
    return full[-1] if full else clause.finite
