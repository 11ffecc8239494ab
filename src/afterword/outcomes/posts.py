"""Posts have one holder: what a report of who got, kept or left one says of a claim about another.

"Y wird Trainer" refutes that X becomes it, that the present one stays, and bears out that he goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from afterword.outcomes.happenings import Happening, Party
from afterword.outcomes.identity import Name
from afterword.outcomes.language import Language
from afterword.records import Label, Mention, Relation, Role
from afterword.records.families import Turn

SHARED = frozenset({"minister", "speaker", "assistant", ""})  # kinds of post that many hold at a time
ANY = "any"  # "das Amt": a post of no told kind
ORIGINS = ("von", "(")  # "X von Süd", "X (Süd)": where somebody is, not where they go
TOWARDS = ("", "in", "bei", "zu", "nach", "für")  # "in Barcelona": where a post is, if a place is named
CLEAR = 2  # an article is about one body if it names it so many times as often as the next


class Move(StrEnum):
    """What happens between a person and a post."""

    GETS = "gets"
    STAYS = "stays"
    LEAVES = "leaves"
    CONSENTS = "consents"


DEPUTY = "deputy "  # before the kind of post of which it is the deputy's
DONE = {
    Move.GETS: "the person got the post",
    Move.CONSENTS: "the person accepted",
    Move.STAYS: "the person stayed",
    Move.LEAVES: "the person left the post",
}


MOVES = {
    "candidacy": Move.GETS,
    "appointment": Move.GETS,
    "contract": Move.GETS,
    "election": Move.GETS,
    "stay": Move.STAYS,
    "leaving": Move.LEAVES,
    "consent": Move.CONSENTS,
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """Persons and a post: whose it was, where it is, and what happens."""

    move: Move
    turn: Turn
    persons: tuple[Name, ...]
    post: str
    body: Name | None
    before: Name | None
    plain: bool  # whether its own words tell that it is about a post
    sure: bool = False  # whether they tell which: its kind, or whose it was
    placed: bool = False  # whether the body is told of this person, and not just what the article is about
    settled: bool = True  # whether it tells of getting the post, and not of being a candidate for it

    def concerns(self, other: Tenure) -> bool:
        """Whether a person is in both."""
        return any(a.same(b) for a in self.persons for b in other.persons)


def tenure(happening: Happening, language: Language) -> Tenure | None:
    """The tenure that a happening is about; None where it is about none, or names nobody."""
    found = _move(happening, language)
    if found is None:
        return None
    move, turn, patient = found
    if _of_a_thing(happening, move, turn, language):
        return None
    if happening.negative and turn is Turn.CAME:
        turn = Turn.PLANNED  # "schloss einen Rücktritt nicht aus" does not say that it came
    before = _before(happening, language)
    persons = _persons(happening, before, patient)
    if not persons:
        return None
    titles = frozenset(w for p in happening.parties if p.actor in persons for w in p.words)
    untitled = titles if move is Move.GETS else frozenset()
    post = next((kind for kind in _posts(happening, language, untitled) if kind != ANY), "")
    told = _posts(happening, language) or happening.word in language.post_words
    plain = bool(told or before or move in (Move.STAYS, Move.LEAVES))
    body = _body(happening, language, patient)
    settled = bool(language.senses(happening.word) or language.becoming(happening.word))
    settled = settled and all(s.family != "candidacy" for s in happening.senses)
    settled = settled and not _named_candidate(happening, language)
    sure, placed = bool(before or post), body is not None
    return Tenure(move, turn, persons, post, body, before, plain, sure, placed, settled)


@dataclass(frozen=True, slots=True)
class Affair:
    """What an article tells of posts in all its words: its tenures, its main body, who holds what office."""

    tenures: tuple[Tenure, ...]
    body: Name | None
    offices: tuple[tuple[Name, str], ...]

    def office(self, person: Name | None) -> str:
        """The kind of post that a person is called by ("Trainer Max Muster")."""
        return next((kind for name, kind in self.offices if person and name.same(person)), "")


def anchored(one: Tenure, affair: Affair) -> Tenure:
    """A tenure with the body and kind of post that its article is about, where its own words tell none."""
    known = [t.body for t in affair.tenures if t.body and one.concerns(t)]
    kinds = Counter(t.post for t in affair.tenures if t.post)
    usual = kinds.most_common(1)[0][0] if kinds and one.move is Move.GETS else ""
    own = affair.office(one.persons[0]) if one.move in (Move.STAYS, Move.LEAVES) else ""
    kind = one.post or affair.office(one.before) or own or usual
    return replace(
        one, body=one.body or _clear(known) or affair.body, post=kind, plain=one.plain or bool(kinds)
    )


def usual_body(names: Iterable[Name]) -> Name | None:
    """The organisation that an article is about: named clearly more than any other."""
    named = list(names)
    bodies = [name for name in named if name.label is Label.ORGANISATION]
    places = [n for n in named if n.label is Label.PLACE and any(n.same(body) for body in bodies)]
    return _clear(bodies + places)  # "Bayern" is the club where the "FC Bayern" is


def offices(names: Mapping[Mention, Name], text: str, language: Language) -> tuple[tuple[Name, str], ...]:
    """Persons with the post that stands before their name."""
    found = []
    for mention, name in names.items():
        words = text[: mention.span.start].split()[-1:]
        kind = language.post(words[0].removesuffix("s")) if words and name.label is Label.PERSON else ""
        if kind:
            found.append((name, kind))
    return tuple(found)


def bearing(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    """What the told tenure is to the claimed one, and why; None where it says nothing of it."""
    if not told.settled:
        return None
    if claim.turn is Turn.FAILED:
        return _turned(_bearing(claim, told))
    return _bearing(claim, told)


def _bearing(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    if claim.concerns(told):
        return _same_person(claim, told)
    if told.move is not Move.GETS or told.turn is not Turn.CAME or not told.sure:
        return None
    if claim.move is Move.GETS:
        return (Relation.REFUTES, "somebody else got the post") if _one_post(claim, told) else None
    if told.before is None or not any(person.same(told.before) for person in claim.persons):
        return None
    left = (Relation.SUPPORTS, "a successor took the post")
    return left if claim.move is Move.LEAVES else (Relation.REFUTES, "a successor took the post")


def _same_person(claim: Tenure, told: Tenure) -> tuple[Relation, str] | None:
    if claim.post != told.post and claim.post.removeprefix(DEPUTY) == told.post.removeprefix(DEPUTY):
        return None  # who became deputy may yet become the head
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
        return (Relation.SUPPORTS, DONE[claim.move]) if claim.plain and told.plain else None
    if claim.move is Move.GETS and told.move is Move.STAYS and elsewhere:
        return Relation.REFUTES, "the person stays in another post"
    if told.move is Move.GETS and elsewhere:
        leaves = claim.move is Move.LEAVES
        return Relation.SUPPORTS if leaves else Relation.REFUTES, "the person took another post"
    if {claim.move, told.move} == {Move.STAYS, Move.LEAVES} and not elsewhere:
        return Relation.REFUTES, "the opposite happened"
    return None


def _turned(found: tuple[Relation, str] | None) -> tuple[Relation, str] | None:
    """Seen from a claim that it will not be."""
    if found is None:
        return None
    turned = {Relation.REFUTES: Relation.SUPPORTS, Relation.SUPPORTS: Relation.REFUTES}
    return turned[found[0]], found[1]


def _elsewhere(claim: Tenure, told: Tenure) -> bool:
    """Whether the two are sure to be about two posts."""
    if claim.body and told.body and claim.placed and told.placed:
        return not claim.body.same(told.body)
    told_both = (claim.sure and told.sure) or told.move is Move.STAYS
    return bool(told_both and claim.post and told.post and claim.post != told.post)


def _one_post(claim: Tenure, told: Tenure) -> bool:
    """Whether it is one and the same post, of a kind that only one can hold."""
    if claim.before and told.before:
        return claim.before.same(told.before)
    same_body = bool(claim.body and told.body and claim.body.same(told.body))
    return same_body and claim.post == told.post and claim.post not in SHARED


def _move(happening: Happening, language: Language) -> tuple[Move, Turn, bool] | None:
    if language.becoming(happening.word) and not _bare_post(happening, language):
        return None  # "wird 70 Jahre alt"
    for family, move in MOVES.items():
        sense = next((s for s in happening.senses if s.family == family), None)
        if sense:
            return move, happening.turn_by(sense), sense.patient
    if language.post(happening.word) or language.becoming(happening.word):
        return Move.GETS, happening.turn, False
    return None


def _named_candidate(happening: Happening, language: Language) -> bool:
    """Whether somebody is made a candidate only ("zum Kandidaten ernannt"), which is no post."""
    named = [p for p in happening.parties if p.preposition in ("zu", "als")]
    return any(s.family == "candidacy" for p in named for w in p.words for s in language.senses(w.title()))


def _of_a_thing(happening: Happening, move: Move, turn: Turn, language: Language) -> bool:
    """Whether it is no post that is left, taken or declined: "verlässt das Haus", "verzichtet auf Zucker"."""
    things = [p for p in happening.parties if p.head and not p.actor and not p.vague]
    bare = [p for p in things if p.role is Role.OBJECT]
    if move is Move.LEAVES:
        return any(not language.left(p.head) for p in bare)
    if move is Move.STAYS and happening.word[:1].islower():
        beside = [p for p in things if p.role is Role.OBLIQUE and p.preposition in ("in", "bei", "an", "auf")]
        return any(not (language.left(p.head) or language.offered(p.head)) for p in (*bare, *beside))
    if move is Move.CONSENTS or (turn is Turn.FAILED and not happening.nominal):
        meant = [
            p for p in things if p.role in (Role.OBJECT, Role.INDIRECT) or p.preposition in ("auf", "gegen")
        ]
        return any(not (language.offered(p.head) or language.post(p.head)) for p in meant)
    return False


def _bare_post(happening: Happening, language: Language) -> bool:
    """Whether the clause says what somebody becomes: a post that stands without a preposition."""
    bare = [p for p in happening.parties if p.role in (Role.SUBJECT, Role.OBJECT) and not _people((p,), None)]
    return any(language.post(word) for p in bare for word in p.words)


def _before(happening: Happening, language: Language) -> Name | None:
    """Whom somebody follows: "folgt auf X", "die Nachfolge von X", "löst X ab"."""
    follows = happening.word in language.succession
    beside = any(word in language.succession_nouns for p in happening.parties for word in p.words)
    for party in happening.parties:
        named = _first(party.names, (Label.PERSON,))
        if named is None or party.role is Role.SUBJECT:
            continue
        if party.words & language.succession_nouns or (beside and party.preposition in ("von", "")):
            return named
        if follows and (party.role in (Role.OBJECT, Role.INDIRECT) or party.preposition):
            return named
    return None


def _persons(happening: Happening, before: Name | None, patient: bool) -> tuple[Name, ...]:
    """Who gets, keeps or leaves: the subject; of "verpflichten", the object; beside a noun, who is named."""
    if happening.lead and happening.lead.label is Label.PERSON:
        return (happening.lead,)
    roles = (Role.OBJECT,) if patient else (Role.SUBJECT,)
    found = _people((p for p in happening.parties if p.role in roles), before)
    if not found and patient:  # where the object was taken for an attribute
        found = _people(
            (p for p in happening.parties if p.role is Role.OBLIQUE and not p.preposition), before
        )
    if not found and not patient:
        bare = [p for p in happening.parties if p.role is Role.OBJECT]
        found = _people(bare, before)[:1]  # "X wird Trainer", where X was taken for the object
    if not found and happening.nominal:
        marked = [p for p in happening.parties if p.role is Role.OBLIQUE and p.preposition in ("von", "")]
        everybody = _people(happening.parties, before)
        found = _people(marked, before) or (everybody if len(everybody) == 1 else ())
    return found


def _people(parties: Iterable[Party], before: Name | None) -> tuple[Name, ...]:
    """The persons that the parties are: not those whom something belongs to."""
    actors = [p.actor for p in parties]
    return tuple(n for n in actors if n and n.label is Label.PERSON and n != before)


def _body(happening: Happening, language: Language, patient: bool) -> Name | None:
    """Where the post is: who signs somebody, or "beim", "zum" such a body; a club somebody is from is not."""
    elected = any(sense.family == "election" for sense in happening.senses)  # by a parliament, to elsewhere
    signs = (patient or happening.nominal) and not elected
    signing = [p for p in happening.parties if p.role is Role.SUBJECT and signs]
    beside = [p for p in happening.parties if p.role is not Role.SUBJECT and p.preposition not in ORIGINS]
    towards = [p for p in beside if p.preposition in TOWARDS]
    for label, parties in ((Label.ORGANISATION, [*signing, *beside]), (Label.PLACE, [*signing, *towards])):
        named = next((n for p in parties if (n := _first(p.names, (label,)))), None)
        if named:
            return named
    return None


def _first(names: Iterable[Name], labels: tuple[Label, ...]) -> Name | None:
    return next((name for name in names if name.label in labels), None)


def _clear(bodies: Sequence[Name]) -> Name | None:
    """The body that is named so much more often than the next that it must be meant; in its fullest form."""
    if not bodies:
        return None
    counts = {name: sum(name.same(other) for other in bodies) for name in bodies}
    best = max(counts, key=lambda name: (counts[name], len(name.parts), name.parts))
    rest = max((count for name, count in counts.items() if not name.same(best)), default=0)
    return best if counts[best] >= CLEAR * rest else None


def _posts(happening: Happening, language: Language, without: frozenset[str] = frozenset()) -> list[str]:
    """The kinds of post that are named; `without` the titles of those who are to get another."""
    words = [happening.word, *(w for p in happening.parties for w in sorted(p.words) if w not in without)]
    return [kind for kind in map(language.post, words) if kind]
