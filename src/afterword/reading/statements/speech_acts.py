"""What somebody does by saying it: calls, asks, promises, in direct speech and in the first person."""

from __future__ import annotations

from dataclasses import replace

from afterword.german.modality import modality
from afterword.german.verbs import Tense
from afterword.reading.statements.content import THINKING, trim
from afterword.reading.statements.cue_senses import sense_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity

FIRST = frozenset({"ich", "wir"})
TOLD = (Form.INDIRECT, Form.INDIRECT_FREE_INDIRECT)


def performed(syntax: Syntax, proposition: Proposition) -> Proposition:
    """The proposition with what its own words do; unchanged where they only tell."""
    if proposition.lead is None:
        return proposition
    clause = syntax.clauses[proposition.lead]
    if proposition.kind is Kind.WARNING:
        return _warned_or_told(syntax, proposition, clause)
    if clause.finite is None or not proposition.sources:
        return proposition
    if proposition.form is Form.DIRECT and not syntax.is_question(clause.finite):
        proposition = _as_thought(syntax, _as_hoped(syntax, proposition))
        if calls_on_others(syntax, clause):
            return replace(proposition, kind=Kind.DEMAND, forward=True)
        return _in_first_person(syntax, proposition, clause)
    return proposition


def _as_thought(syntax: Syntax, proposition: Proposition) -> Proposition:
    """ "Das wird, glaube ich, ein Erfolg": probable."""
    pairs = {
        (syntax.lower[t], syntax.lower[t + 1])
        for t in proposition.content
        if t + 1 < len(syntax.words) and syntax.clauses[syntax.home[t]].predicate in THINKING
    }
    aloud = pairs & {(a, b) for a, b in pairs if "ich" in (a, b)}
    if not aloud or proposition.certainty not in (None, Certainty.CERTAIN):
        return proposition
    return replace(proposition, certainty=Certainty.PROBABLE)


def _as_hoped(syntax: Syntax, proposition: Proposition) -> Proposition:
    """ "Ich hoffe, dass sie nachgeben": the hope of whoever says so."""
    for token in proposition.cue:
        clause = syntax.clauses[syntax.home[token]] if syntax.home[token] >= 0 else None
        if clause is None or clause.tense is not Tense.PRESENT:
            continue
        wish = next((w for w in modality().wishes.get(clause.predicate, ()) if "dass" in w.frames), None)
        if wish is not None and FIRST & {syntax.lower[t] for t in clause.subject}:
            return replace(proposition, kind=Kind(wish.kind), certainty=Certainty.UNKNOWN, forward=True)
    return proposition


def calls_on_others(syntax: Syntax, clause: Clause) -> bool:
    """ "Lassen Sie uns warten", "Hört auf!": an imperative."""
    first = next((t for t in clause.tokens if syntax.tags[t] != "KON" and not syntax.is_punctuation(t)), None)
    if first is None or first != clause.finite:
        return False
    if syntax.tags[first].endswith("IMP"):
        return True
    begins = first - 1 < 0 or syntax.is_punctuation(first - 1)
    polite = syntax.words[first + 1 : first + 2] == ["Sie"]
    return begins and polite and clause.tense is Tense.PRESENT and syntax.words[first][:1].isupper()


def _in_first_person(syntax: Syntax, proposition: Proposition, clause: Clause) -> Proposition:
    """ "Wir fordern …", "ich habe die Absicht, …", "wir machen mit", "ich möchte, dass sie …"."""
    if not FIRST & {syntax.lower[t] for t in clause.subject} or clause.tense not in (
        Tense.PRESENT,
        Tense.FUTURE,
    ):
        return proposition
    act = _wanted(syntax, proposition, clause) or _verb_of_act(syntax, proposition, clause)
    if act is None:
        return proposition
    kind, certainty = act
    polarity = proposition.polarity
    if kind is Kind.DEMAND and negations(syntax, clause.tokens):
        polarity = Polarity.NEGATIVE
    return replace(proposition, kind=kind, certainty=certainty, polarity=polarity, forward=True)


def _wanted(syntax: Syntax, proposition: Proposition, clause: Clause) -> tuple[Kind, Certainty] | None:
    """ "Wir wollen nicht, dass …", "ich möchte Frieden": wollen as the only verb is a wish."""
    gladly = any(syntax.lower[t] in ("gern", "gerne", "lieber") for t in clause.tokens)
    if gladly and clause.finite is not None and syntax.lower[clause.finite].startswith("würd"):
        return Kind.DEMAND, Certainty.UNKNOWN
    if clause.predicate not in ("mögen", "wollen") or clause.finite is None or clause.modal:
        return None
    if clause.predicate == "mögen" and not syntax.lower[clause.finite].startswith("möcht"):
        return None
    return Kind.DEMAND, Certainty.UNKNOWN


def _verb_of_act(syntax: Syntax, proposition: Proposition, clause: Clause) -> tuple[Kind, Certainty] | None:
    """What a verb in the first person does by being said."""
    words = modality()
    if clause.tense is Tense.FUTURE or clause.modal or clause.passive or negations(syntax, clause.tokens):
        return None
    if clause.predicate in words.committing:
        return Kind.ANNOUNCEMENT, Certainty.CERTAIN
    if clause.predicate == "freuen" and _takes_infinitive(syntax, proposition.lead):
        return Kind.ANNOUNCEMENT, Certainty.CERTAIN  # "wir freuen uns auf die Arbeit" is a courtesy
    intends = any(words.wish_nouns.get(syntax.lemmas[t]) == "announcement" for t in clause.tokens)
    if clause.predicate == "haben" and intends and _takes_infinitive(syntax, proposition.lead):
        return Kind.ANNOUNCEMENT, Certainty.CERTAIN
    sense = sense_of(syntax, clause.verbs)
    if sense.kind in (Kind.DEMAND, Kind.ANNOUNCEMENT, Kind.FORECAST) and _says_what(
        syntax, proposition.lead, clause
    ):
        return sense.kind, sense.certainty or Certainty.CERTAIN
    return None


def _takes_infinitive(syntax: Syntax, number: int | None) -> bool:
    """Whether an infinitive hangs on the clause."""
    return number is not None and any(
        syntax.clauses[child].kind is ClauseKind.INFINITIVE for child in syntax.children.get(number, ())
    )


def _says_what(syntax: Syntax, number: int | None, clause: Clause) -> bool:
    """Whether something is called for: a clause that hangs, or a noun."""
    hanging = number is not None and bool(syntax.children.get(number))
    return hanging or any(syntax.tags[t] == "NN" and t not in clause.subject for t in clause.tokens)


def _warned_or_told(syntax: Syntax, proposition: Proposition, clause: Clause) -> Proposition:
    """ "warnte davor, zu spät zu handeln" asks for an omission; in marks only what is to come warns."""
    if proposition.form is Form.DIRECT:
        return replace(proposition, certainty=None)
    by_verb = any(syntax.lemmas[t].lower() == "warnen" for t in proposition.cue) or any(
        syntax.home[t] >= 0 and syntax.clauses[syntax.home[t]].predicate == "warnen" for t in proposition.cue
    )
    if by_verb and clause.kind is ClauseKind.INFINITIVE and proposition.form in TOLD:
        return replace(
            proposition,
            kind=Kind.DEMAND,
            certainty=Certainty.CERTAIN,
            polarity=Polarity.NEGATIVE,
            forward=True,
        )
    return proposition


def wished_by_noun(syntax: Syntax, proposition: Proposition) -> list[Proposition]:
    """ "Meine Hoffnung ist, dass sie kommen", "Ziel sei es, … zu senken": the wish of whoever says so."""
    lead = proposition.lead
    clause = syntax.clauses[lead] if lead is not None else None
    if lead is None or clause is None or clause.predicate != "sein" or negations(syntax, clause.tokens):
        return []
    kinds = [modality().wish_nouns[syntax.lemmas[t]] for t in clause.tokens if _is_own_wish(syntax, t)]
    if clause.tense is Tense.PRESENT and any(
        syntax.lower[t] in modality().wanted and syntax.tags[t] == "ADJD" for t in clause.tokens
    ):
        kinds.append("demand")  # "es ist wichtig, dass der Rat zustimmt"
    content = set(proposition.content)
    wishes = []
    for child in syntax.children.get(lead, ()) if kinds else ():
        opener = syntax.clauses[child].opener
        told = [t for t in syntax.tokens_under(child) if t in content]
        over = syntax.clauses[child].tense is Tense.PAST
        opened = opener is not None and syntax.lower[opener] in ("dass", "daß")
        aimed = syntax.clauses[child].kind is ClauseKind.INFINITIVE and kinds[0] == "announcement"
        if told and not over and (opened or aimed):
            wish = replace(proposition, content=tuple(trim(syntax, told)), lead=child, kind=Kind(kinds[0]))
            wishes.append(replace(wish, certainty=Certainty.UNKNOWN, forward=True))
    return wishes


def _is_own_wish(syntax: Syntax, token: int) -> bool:
    return syntax.lemmas[token] in modality().wish_nouns and syntax.tags[token] == "NN"
