"""Posts have one holder: what a report of who got, kept or left one says of a claim about another.

"Y wird Trainer" refutes that X becomes it, that the present one stays, and bears out that he goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afterword.outcomes.happenings import Happening, Party
from afterword.outcomes.identity import Name
from afterword.outcomes.language import Language
from afterword.records import Label, Relation, Role
from afterword.records.families import Turn

BODIES = (Label.ORGANISATION, Label.PLACE)  # where a post is
SHARED = frozenset({"minister", "speaker", "any", "assistant", ""})  # kinds of post that many hold at a time


class Move(StrEnum):
    """What happens between a person and a post."""

    GETS = "gets"
    STAYS = "stays"
    LEAVES = "leaves"
    CONSENTS = "consents"


MOVES = {
    "appointment": Move.GETS,
    "candidacy": Move.GETS,
    "stay": Move.STAYS,
    "leaving": Move.LEAVES,
    "consent": Move.CONSENTS,
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person and a post: whose it was, where it is, and what happens."""

    move: Move
    turn: Turn
    person: Name
    post: str
    body: Name | None
    before: Name | None


def tenure(happening: Happening, language: Language) -> Tenure | None:
    """The tenure that a happening is about; None where it is about none, or names nobody."""
    found = _move(happening, language)
    if found is None:
        return None
    move, turn = found
    before = _before(happening, language)
    person = _person(happening, before)
    if person is None:
        return None
    post = next((kind for kind in _posts(happening, language) if kind != "any"), "")
    body = next(
        (n for n in happening.names if n.label is not Label.PERSON and n.label is not Label.OTHER), None
    )
    if move is Move.GETS and not (post or before or _words(happening, language)):
        return None
    return Tenure(move, turn, person, post, body, before)


def bearing(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    """What the told tenure is to the claimed one, and why; None where it says nothing of it."""
    if claim.turn is Turn.FAILED:
        return _turned(_bearing(claim, told))
    return _bearing(claim, told) if claim.turn in (Turn.CAME, Turn.PLANNED) else None


def _bearing(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    if claim.person.same(told.person):
        return _same_person(claim, told)
    if told.move is not Move.GETS or told.turn is not Turn.CAME:
        return None
    if claim.move is Move.GETS:
        return (Relation.REFUTES, "somebody else got the post") if _one_post(claim, told) else None
    if told.before is None or not claim.person.same(told.before):
        return None
    left = (Relation.SUPPORTS, "a successor took the post")
    return left if claim.move is Move.LEAVES else (Relation.REFUTES, "a successor took the post")


def _same_person(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    elsewhere = _elsewhere(claim, told)
    if told.turn is Turn.FAILED:
        declined = told.move in (Move.GETS, Move.CONSENTS) or told.move is claim.move
        if elsewhere or not declined or claim.move is Move.LEAVES:
            return None
        return Relation.REFUTES, "the person declined or it failed"
    if told.turn is not Turn.CAME:
        return None
    if claim.move is told.move or {claim.move, told.move} == {Move.GETS, Move.CONSENTS}:
        if elsewhere:
            return (Relation.REFUTES, "the person took another post") if claim.move is Move.GETS else None
        return (Relation.SUPPORTS, "the person did so") if _anchored(claim, told) else None
    if claim.move is Move.GETS and told.move is Move.STAYS and elsewhere:
        return Relation.REFUTES, "the person stays in another post"
    if {claim.move, told.move} == {Move.STAYS, Move.LEAVES} and not elsewhere:
        return Relation.REFUTES, "the opposite happened"
    return None


def _turned(found: tuple[Relation, str] | None) -> tuple[Relation, str] | None:
    """Seen from a claim that it will not be."""
    if found is None:
        return None
    relation, why = found
    turned = {Relation.REFUTES: Relation.SUPPORTS, Relation.SUPPORTS: Relation.REFUTES}
    return turned[relation], why


def _elsewhere(claim: Tenure, told: Tenure) -> bool:
    """Whether the two are sure to be about two posts."""
    if claim.body and told.body:
        return not claim.body.same(told.body)
    return bool(claim.post and told.post and claim.post != told.post)


def _anchored(claim: Tenure, told: Tenure) -> bool:
    """Whether something beside the person ties the two together."""
    same_body = claim.body and told.body and claim.body.same(told.body)
    same_before = claim.before and told.before and claim.before.same(told.before)
    return bool(same_body or same_before or (claim.post and claim.post == told.post))


def _one_post(claim: Tenure, told: Tenure) -> bool:
    """Whether it is one and the same post, of a kind that only one can hold."""
    if claim.before and told.before:
        return claim.before.same(told.before)
    same_body = bool(claim.body and told.body and claim.body.same(told.body))
    return same_body and claim.post == told.post and claim.post not in SHARED


def _move(happening: Happening, language: Language) -> tuple[Move, Turn] | None:
    for sense in happening.senses:
        move = MOVES.get(sense.family)
        if move:
            return move, happening.turn_by(sense)
    return (Move.GETS, happening.turn) if language.post(happening.word) else None


def _before(happening: Happening, language: Language) -> Name | None:
    """Whom somebody follows: "folgt auf X", "die Nachfolge von X", "löst X ab"."""
    follows = happening.word in language.succession
    for party in happening.parties:
        named = next((n for n in party.names if n.label is Label.PERSON), None)
        if named is None:
            continue
        if any(word in language.succession_nouns for word in party.words) and party.role is not Role.SUBJECT:
            return named
        if follows and (
            party.role in (Role.OBJECT, Role.INDIRECT) or party.preposition in ("auf", "von", "für")
        ):
            return named
    return None


def _person(happening: Happening, before: Name | None) -> Name | None:
    patient = any(sense.patient for sense in happening.senses)
    order = (Role.OBJECT, Role.SUBJECT) if patient else (Role.SUBJECT, Role.OBJECT)
    roles = (*order, Role.INDIRECT, Role.OBLIQUE) if happening.nominal else order[: 1 if patient else 2]
    for role in roles:
        for party in happening.parties:
            person = _named(party, before) if party.role is role else None
            if person:
                return person
    return None


def _named(party: Party, before: Name | None) -> Name | None:
    return next((n for n in party.names if n.label is Label.PERSON and n is not before), None)


def _posts(happening: Happening, language: Language) -> list[str]:
    words = [happening.word, *(word for p in happening.parties for word in sorted(p.words))]
    return [kind for kind in map(language.post, words) if kind]


def _words(happening: Happening, language: Language) -> bool:
    """Whether the word itself is only used of posts ("Trainerwechsel", "verpflichten")."""
    return happening.word in language.post_words
