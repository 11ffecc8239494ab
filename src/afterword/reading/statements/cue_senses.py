"""What a cue does: kind, stance, certainty by its words, and how it turns round what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.german.cues import Cue, lexicon, noun_cue
from afterword.german.senses import CueSense, senses
from afterword.german.verbs import Tense
from afterword.reading.statements.judgements import Judgement, judgement_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import ClauseKind
from afterword.records import Certainty, Kind, Stance

# Said outright, these are as certain as their words: "fordert, die Grenze zu öffnen", "droht mit Vergeltung".
OUTRIGHT = frozenset({Kind.WARNING, Kind.ANNOUNCEMENT})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue does; `known` where the lexicon has it, `negated` where a negation stands with it."""

    kind: Kind | None = None
    stance: Stance = Stance.NONE
    certainty: Certainty | None = None
    known: bool = False
    words: tuple[str, ...] = ()
    negated: bool = False
    judgement: Judgement | None = None


def sense_of(syntax: Syntax, tokens: Sequence[int]) -> Sense:
    """What the words of a cue do: the most telling of them decides."""
    judgement = judgement_of(syntax, tokens)
    cues = [cue for cue in (_cue_of(syntax, token) for token in tokens) if cue is not None]
    if not cues:
        return Sense() if judgement is None else Sense(known=True, judgement=judgement)
    cue = next((cue for cue in cues if cue.kind != "report" or cue.stance != "none"), cues[0])
    kind = None if cue.kind == "report" else Kind(cue.kind)
    certainty, negated = Certainty(cue.certainty), _is_negated(syntax, tokens)
    if cue.stance == "denies" and negated:
        if cue.word == "ausschließen":
            return Sense(Kind.FORECAST, Stance.NONE, Certainty.POSSIBLE, True)
        return Sense(kind, Stance.CONFIRMS, certainty, True, (cue.word,), negated=True)
    if cue.word in senses().verdicts:
        return Sense(None, Stance.DENIES if negated else Stance.NONE, Certainty.CERTAIN, True)
    if (kind in OUTRIGHT or cue.outright) and certainty is Certainty.UNKNOWN:
        certainty = Certainty.CERTAIN
    words = tuple(cue.word for cue in cues)
    return Sense(kind, Stance(cue.stance), certainty, True, words, negated, judgement)


def applied(syntax: Syntax, sense: Sense, proposition: Proposition) -> Proposition:
    """A proposition with what its cue does to it, where it hangs on that as a clause: kind, polarity, …"""
    lead = syntax.clauses[proposition.lead] if proposition.lead is not None else None
    if lead is None or lead.kind not in (ClauseKind.SUBORDINATE, ClauseKind.INFINITIVE):
        return proposition
    asked = lead.opener is not None and syntax.lower[lead.opener] == "ob"
    if sense.judgement is not None:
        judged = sense.judgement
        return replace(
            proposition, stance=judged.stance, certainty=judged.certainty, guessed=True,
            flipped=judged.flipped and not asked,
        )  # fmt: skip
    entry = next((senses().verbs[word] for word in sense.words if word in senses().verbs), None)
    if entry is not None and entry.negated and sense.negated:
        sure = Certainty(entry.negated)  # no longer doubted, and a guess at what comes as before
        over = lead.tense is Tense.PAST
        return replace(proposition, stance=Stance.NONE, certainty=sure, guessed=not over)
    if entry is not None and not (entry.wanted and lead.kind is not ClauseKind.INFINITIVE):
        return _with_entry(
            entry, proposition, over=lead.tense is Tense.PAST, turns=not (entry.asked and asked)
        )
    if sense.negated and senses().raising.intersection(sense.words):
        return replace(proposition, flipped=not asked)
    if sense.negated and sense.kind is None and sense.stance is Stance.NONE:
        return replace(proposition, certainty=Certainty.UNKNOWN)  # "sagte nicht, dass …"
    return proposition


def _with_entry(entry: CueSense, proposition: Proposition, *, over: bool, turns: bool) -> Proposition:
    forecast = entry.kind == "forecast"
    kind = Kind(entry.kind) if entry.kind and not forecast else proposition.kind
    return replace(
        proposition, kind=kind, stance=Stance(entry.stance), certainty=Certainty(entry.certainty),
        flipped=entry.polarity == "-" and turns, guessed=forecast and not over,
    )  # fmt: skip


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
