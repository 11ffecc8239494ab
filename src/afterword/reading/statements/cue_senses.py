"""What a cue does by its word alone: kind, stance, certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.german.cues import Cue, lexicon, noun_cue
from afterword.reading.statements.syntax import Syntax, negations
from afterword.records import Certainty, Kind, Stance

# Said outright, these are as certain as their words: "fordert, die Grenze zu öffnen", "droht mit Vergeltung".
OUTRIGHT = frozenset({Kind.WARNING, Kind.ANNOUNCEMENT})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue does; `known` where the lexicon has it."""

    kind: Kind | None = None
    stance: Stance = Stance.NONE
    certainty: Certainty | None = None
    known: bool = False
    words: tuple[str, ...] = ()


def sense_of(syntax: Syntax, tokens: Sequence[int]) -> Sense:
    """What the words of a cue do: the most telling of them decides."""
    cues = [cue for cue in (_cue_of(syntax, token) for token in tokens) if cue is not None]
    if not cues:
        return Sense()
    cue = next((cue for cue in cues if cue.kind != "report" or cue.stance != "none"), cues[0])
    kind = None if cue.kind == "report" else Kind(cue.kind)
    certainty = Certainty(cue.certainty)
    if cue.stance == "denies" and _is_negated(syntax, tokens):
        if cue.word == "ausschließen":
            return Sense(Kind.FORECAST, Stance.NONE, Certainty.POSSIBLE, True, (cue.word,))
        return Sense(kind, Stance.CONFIRMS, certainty, True, (cue.word,))
    if (kind in OUTRIGHT or cue.outright) and certainty is Certainty.UNKNOWN:
        certainty = Certainty.CERTAIN
    return Sense(kind, Stance(cue.stance), certainty, True, tuple(cue.word for cue in cues))


def _is_negated(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """ "schloss nicht aus, dass …", "bestritt nicht": the negation stands with the cue."""
    homes = {syntax.home[t] for t in tokens if syntax.home[t] >= 0}
    return any(negations(syntax, syntax.clauses[home].tokens) for home in homes)


def _cue_of(syntax: Syntax, token: int) -> Cue | None:
    """The lexicon's entry for one word of a cue: a verb by the base form of its clause, or a noun."""
    home = syntax.home[token]
    if syntax.is_verb(token) or (home >= 0 and token in syntax.clauses[home].verbs):
        predicate = syntax.clauses[home].predicate if home >= 0 else ""
        lemma = syntax.lemmas[token].lower()
        finite = syntax.clauses[home].finite if home >= 0 else None
        if (
            finite is not None
            and syntax.tags[finite] == "VVFIN"
            and not predicate.endswith(syntax.lemmas[finite].lower())
        ):  # "sagte sie, zur Jury gewandt": the finite verb is the cue
            return lexicon().verbs.get(lemma) if token == finite else None
        return lexicon().verbs.get(predicate) or lexicon().verbs.get(lemma)
    if syntax.tags[token] == "NN":
        return noun_cue(syntax.lemmas[token])
    return None
