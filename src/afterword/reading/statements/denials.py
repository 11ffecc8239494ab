"""Denials that point at what they deny: "Ein Sprecher bestritt das", "wies Gerüchte zurück, wonach …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afterword.german.modality import modality
from afterword.reading.statements.content import trim
from afterword.reading.statements.contradiction import CONTRADICTING, DENYING, denies, points
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause
from afterword.records import Certainty, Form, Kind, Polarity, Stance

NAMING = ("ART", "ADJA", "NN", "NE")


def with_denials(syntax: Syntax, found: Sequence[Proposition]) -> list[Proposition]:
    """What is found, and each claim once more for whoever denies it; "die Gerüchte" alone claims nothing."""
    found = list(_retold(syntax, found))
    denials = [*_denied_before(syntax, found), *_denied_below(syntax, found)]
    cues = {t for denial in denials for t in denial.cue}
    return [p for p in found if not _is_mere_rumour(syntax, p, cues)] + denials


def _retold(syntax: Syntax, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """The claims, what a rumour tells as the rumour's; one that stands there already is not told twice."""
    for claim in found:
        told = _as_rumour(syntax, claim)
        if told is claim or all(told.content != other.content for other in found):
            yield told


def _as_rumour(syntax: Syntax, claim: Proposition) -> Proposition:
    """ "Roth wies Berichte zurück, wonach die Stadt kaufen wolle": reports tell it, and not the city."""
    above = syntax.clauses[claim.lead].parent if claim.lead is not None else None
    if above is None or claim.form is not Form.REPORTED or not _denies(syntax, syntax.clauses[above]):
        return claim
    opener = syntax.clauses[claim.lead or 0].opener
    rumours = modality().rumours
    noun = next((t for t in syntax.clauses[above].tokens if syntax.lemmas[t] in rumours), None)
    if noun is None or opener is None or syntax.lower[opener] not in ("wonach", "dass"):
        return claim
    told = [t for t in syntax.tokens_under(claim.lead or 0) if t != opener]
    return replace(
        claim, content=tuple(trim(syntax, told)), form=Form.INDIRECT, cue=(opener,), sources=((noun,),),
        kind=Kind.FORECAST, certainty=Certainty(rumours[syntax.lemmas[noun]]),
    )  # fmt: skip


def _is_mere_rumour(syntax: Syntax, proposition: Proposition, cues: set[int]) -> bool:
    nouns = [syntax.lemmas[t] for t in proposition.content if syntax.tags[t] in ("NN", "NE")]
    verbs = any(syntax.is_verb(t) for t in proposition.content)
    return bool(set(proposition.cue) & cues) and not verbs and set(nouns) <= set(modality().rumours)


def _denied_before(syntax: Syntax, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """ "Angeblich schließt das Bad. Ein Sprecher bestritt das": the claim of the sentence before."""
    for number, clause in enumerate(syntax.clauses):
        if not _denies(syntax, clause) or syntax.children.get(number) or not _points_back(syntax, clause):
            continue
        first = min(clause.tokens)
        before = [p for p in found if p.content and max(p.content) < first]
        last = max(before, key=lambda p: max(p.content), default=None)
        if last is not None and syntax.sentence_of[first] - syntax.sentence_of[max(last.content)] <= 1:
            yield _denial(syntax, last, clause)


def _points_back(syntax: Syntax, clause: Clause) -> bool:
    """Whether its object is "das", "dies", or "die Gerüchte"."""
    rest = [t for t in clause.tokens if t not in clause.subject and t not in clause.verbs]
    return points(syntax, clause) or any(
        syntax.lemmas[t] in modality().rumours
        and syntax.lower[t - 1] in ("die", "den", "das", "diese", "entsprechende")
        for t in rest
    )


def _denied_below(syntax: Syntax, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """ "Roth wies Gerüchte zurück, wonach er gehe": what hangs on the rumour is denied."""
    for claim in found:
        above = syntax.clauses[claim.lead].parent if claim.lead is not None else None
        if above is None or claim.stance is Stance.DENIES or claim.form is Form.DIRECT:
            continue
        clause = syntax.clauses[above]
        told = any(q.stance is Stance.DENIES and set(q.content) & set(claim.content) for q in found)
        if _denies(syntax, clause) and not told and denies(syntax, clause, min(claim.content)):
            yield _denial(syntax, claim, clause)


def _denies(syntax: Syntax, clause: Clause) -> bool:
    said = clause.predicate in DENYING | CONTRADICTING and not clause.passive and not clause.modal
    return said and bool(clause.subject) and not negations(syntax, clause.tokens)


def _denier(syntax: Syntax, clause: Clause) -> tuple[int, ...]:
    """Who denies: the subject, or behind the verb where a rumour stands first."""
    if not any(syntax.lemmas[t] in modality().rumours for t in clause.subject) or clause.finite is None:
        return clause.subject
    behind = [t for t in clause.tokens if t > clause.finite and t not in clause.verbs]
    end = next((n for n, t in enumerate(behind) if syntax.tags[t] not in NAMING), len(behind))
    return tuple(behind[:end])


def _denial(syntax: Syntax, claim: Proposition, clause: Clause) -> Proposition:
    """The same claim, of the opposite polarity and sure, by whoever denies it."""
    opposite = Polarity.POSITIVE if claim.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    return replace(
        claim, form=Form.REPORTED, cue=clause.verbs, sources=(_denier(syntax, clause),), stance=Stance.DENIES,
        certainty=Certainty.CERTAIN, polarity=opposite, quotation=None, medium="speech",
    )  # fmt: skip
