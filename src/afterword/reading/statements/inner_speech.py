"""What is said inside of what is said: judged, ruled out, said or wished by somebody further in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from afterword.german.grammar import words_of
from afterword.german.senses import senses
from afterword.german.verbs import Tense
from afterword.reading.statements.content import trim
from afterword.reading.statements.cue_senses import applied, sense_of
from afterword.reading.statements.judgements import Judgement, judgement_of
from afterword.reading.statements.outlook import SIGNS
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.speech_acts import wished_by_noun
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import wish_of
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity, Stance


def inner(syntax: Syntax, proposition: Proposition) -> Iterator[Proposition]:
    """What is said to be said, or wished, inside of what is said."""
    judged = (
        _judged(syntax, proposition)
        or _not_ruled_out(syntax, proposition)
        or wished_by_noun(syntax, proposition)
    )
    if judged:
        yield from judged
        return
    deeper = said_within(syntax, proposition)
    if deeper is not None:
        yield from inner(syntax, deeper)
        return
    yield from _with_wisher(syntax, proposition)


def _judged(syntax: Syntax, proposition: Proposition) -> list[Proposition]:
    """ "Es sei ganz sicher, dass sie singt": what hangs on the adjective, as sure as that says."""
    lead = proposition.lead
    if lead is None:
        return []
    clause, content = syntax.clauses[lead], set(proposition.content)
    judgement = judgement_of(syntax, clause.tokens) or _verdict(syntax, clause)
    only_points = all(syntax.tags[t] in ("PPER", "PIS", "PDS") for t in clause.subject)
    if judgement is None or clause.finite is None or not only_points:
        return []
    told = [
        child
        for child in syntax.children.get(lead, ())
        if syntax.clauses[child].kind is ClauseKind.SUBORDINATE
        and opens_told(syntax, child)
        and set(syntax.clauses[child].tokens) <= content
    ]
    others = {child: {t for c in told if c != child for t in syntax.clauses[c].tokens} for child in told}
    sure = judgement.certainty is Certainty.CERTAIN
    return [
        replace(
            proposition,
            content=tuple(
                trim(syntax, [t for t in syntax.tokens_under(child) if t in content - others[child]])
            ),
            lead=child,
            stance=judgement.stance if judgement.stance is not Stance.NONE else proposition.stance,
            certainty=proposition.certainty if sure else judgement.certainty,
            flipped=judgement.flipped and not _asks_whether(syntax, child),
            guessed=True,
        )
        for child in told
    ]


def _not_ruled_out(syntax: Syntax, proposition: Proposition) -> list[Proposition]:
    """ "Auch einen Streik schließe man nicht aus": possible."""
    clause = syntax.clauses[proposition.lead] if proposition.lead is not None else None
    if clause is None or clause.predicate != "ausschließen" or clause.tense is Tense.PAST:
        return []
    if clause.passive or not negations(syntax, clause.tokens):
        return []
    return [
        replace(
            proposition, kind=Kind.FORECAST, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE,
            forward=True,
        )
    ]  # fmt: skip


def _verdict(syntax: Syntax, clause: Clause) -> Judgement | None:
    """ "Es stimme nicht, dass …"."""
    if clause.predicate not in senses().verdicts or not negations(syntax, clause.tokens):
        return None
    return Judgement(Certainty.CERTAIN, stance=Stance.DENIES)


def opens_told(syntax: Syntax, number: int) -> bool:
    """Whether a clause opens with "dass" or "ob"."""
    opener = syntax.clauses[number].opener
    return opener is not None and syntax.lower[opener] in words_of("complements")


def _asks_whether(syntax: Syntax, number: int) -> bool:
    opener = syntax.clauses[number].opener
    return opener is not None and syntax.lower[opener] == "ob"


def said_within(syntax: Syntax, proposition: Proposition) -> Proposition | None:
    """ "„Die Lotsen glauben, dass die Flut kommt“": the inner cue's clause gives way to what hangs on it."""
    lead = proposition.lead
    if lead is None:
        return None
    clause = syntax.clauses[lead]
    sign = _after_a_sign(syntax, proposition, clause)
    if sign is not None:
        return sign
    sense = sense_of(syntax, tuple(t for t in clause.verbs if t != clause.finite) or clause.verbs)
    if (
        not sense.known
        or not clause.subject
        or clause.modal in ("sollen", "können", "wollen")
        or clause.passive
    ):
        return None
    for child in syntax.children.get(lead, ()):
        hanging = syntax.clauses[child]
        opened = hanging.opener is not None and syntax.lower[hanging.opener] in ("dass", "daß")
        if not opened or not set(hanging.tokens) <= set(proposition.content):
            continue
        inside = [t for t in syntax.tokens_under(child) if t in set(proposition.content)]
        own = {syntax.lower[t] for t in clause.subject} & {"ich", "wir", "er", "sie", "man"}
        link = () if own and len(clause.subject) == 1 else (clause.subject,)
        deeper = replace(
            proposition, content=tuple(trim(syntax, inside)), lead=child, cue=clause.verbs,
            sources=(*proposition.sources, *link), kind=sense.kind or proposition.kind, stance=sense.stance,
            certainty=sense.certainty,
        )  # fmt: skip
        return applied(syntax, sense, deeper)
    return None


def _after_a_sign(syntax: Syntax, proposition: Proposition, clause: Clause) -> Proposition | None:
    """ "Laut Berichten verdichten sich die Anzeichen, dass …": what the signs point to, as probable."""
    lead = proposition.lead
    if lead is None or not any(syntax.lemmas[t] in SIGNS for t in clause.tokens):
        return None
    for child in syntax.children.get(lead, ()):
        inside = [t for t in syntax.tokens_under(child) if t in set(proposition.content)]
        if inside and syntax.clauses[child].kind is ClauseKind.SUBORDINATE:
            return replace(
                proposition, content=tuple(trim(syntax, inside)), lead=child, kind=Kind.FORECAST,
                certainty=Certainty.PROBABLE, forward=True,
            )  # fmt: skip
    return None


def _with_wisher(syntax: Syntax, proposition: Proposition) -> Iterator[Proposition]:
    """ "Laut Chronik möchte sie …": the wish is the innermost link, unless the source speaks of itself."""
    lead = proposition.lead
    if lead is None or proposition.form is Form.DIRECT:
        yield proposition
        return
    clause = syntax.clauses[lead]
    hoped = _hoped(syntax, proposition, lead)
    if hoped is not None:
        yield hoped
        return
    if clause.finite is None or not clause.subject or _is_own(syntax, proposition, clause.subject):
        yield proposition
        return
    content = set(proposition.content)
    wished = [replace(w, content=tuple(t for t in w.content if t in content)) for w in wish_of(syntax, lead)]
    wished = [w for w in wished if w.content]
    if not wished:
        yield proposition
    for wish in wished:
        yield replace(
            wish,
            sources=(*proposition.sources, *wish.sources),
            content=tuple(trim(syntax, wish.content)),
            quotation=proposition.quotation,
        )


def _hoped(syntax: Syntax, proposition: Proposition, lead: int) -> Proposition | None:
    """ "Er hoffe, den Zug zu erreichen": the hope of whoever says so."""
    clause, content = syntax.clauses[lead], set(proposition.content)
    hopes = clause.predicate in ("hoffen", "wünschen") and clause.tense is Tense.PRESENT
    if not hopes or not (not clause.subject or _is_own(syntax, proposition, clause.subject)):
        return None
    for child in syntax.children.get(lead, ()):
        told = [t for t in syntax.tokens_under(child) if t in content]
        if told and syntax.clauses[child].kind in (ClauseKind.INFINITIVE, ClauseKind.SUBORDINATE):
            return replace(
                proposition, content=tuple(trim(syntax, told)), lead=child, kind=Kind.DEMAND,
                certainty=Certainty.UNKNOWN, forward=True,
            )  # fmt: skip
    return None


def _is_own(syntax: Syntax, proposition: Proposition, subject: tuple[int, ...]) -> bool:
    if not proposition.sources:
        return False
    words = [syntax.lower[t] for t in subject]
    if words in (["er"], ["sie"], ["es"], ["ich"], ["wir"]):
        return True
    told = {syntax.lemmas[t] for t in subject if syntax.tags[t] in ("NE", "NN")}
    names = {syntax.lemmas[t] for t in proposition.sources[-1] if syntax.tags[t] in ("NE", "NN")}
    return bool(told & names)
