"""Whether two happenings are one, and in which stated details they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from afterword.outcomes.attributes import contradict
from afterword.outcomes.happenings import Happening, Party
from afterword.outcomes.identity import Name
from afterword.outcomes.language import Language
from afterword.records import Label, Role
from afterword.records.families import Sense, Turn

TELLING_WORDS = 2  # so many words in common tell which happening is meant, where nobody is named
OF_POSTS = ("appointment", "candidacy", "contract")  # who got a post is compared in posts.py alone
TOPICS = ("um", "über", "für", "von", "gegen", "aus")  # what it is about, where it names nobody
BOTH_SIDES = 2  # what two do to each other is only known by both
PARTNERS = ("mit", "zwischen", "gegen", "an", "auf")  # "mit X", "gegen X", "an X": takes part


@dataclass(frozen=True, slots=True)
class Likeness:
    """The same happening, and what of the claim the other side tells otherwise or not at all."""

    family: str
    claimed: Turn
    told: Turn
    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def compare(claim: Happening, told: Happening, language: Language) -> Likeness | None:
    """How a told happening is like the claimed one; None where it is another or where that is not sure.

    A word of two families ("schließen" is a closing, and an opening that fails) is first read as what came.
    """
    pairs = [
        (one, other)
        for one in claim.senses
        for other in told.senses
        if one.family == other.family and one.family not in OF_POSTS
    ]
    pairs.sort(key=lambda pair: pair[0].turn is Turn.FAILED)
    found = (_compare(claim, told, one, other, language) for one, other in pairs)
    return next((likeness for likeness in found if likeness), None)


def _compare(
    claim: Happening, told: Happening, one: Sense, other: Sense, language: Language
) -> Likeness | None:
    journey = language.journey(one.family)
    core = [p for p in _with_agent(claim.parties, one, language) if _is_core(p, journey)]
    loose = language.mutual(one.family) or claim.nominal or told.nominal
    others = _with_agent(told.parties, other, language)
    taking_part = [p for p in others if told.nominal or _takes_part(p)]
    if _by_whom_untold(core, others, one):
        core = [p for p in core if p.role is not Role.SUBJECT]
    if language.mutual(one.family) and not told.nominal:  # "in Finnland spricht man": is only there
        others = [p for p in others if not p.venue or p.preposition == "auf"]
    same: list[str] = []
    words = 0
    for party in core:
        anywhere = loose or party.preposition == "mit"  # "A mit B" is "A und B"
        slots = [p for p in others if anywhere or _slot(p, other) == _slot(party, one)]
        if not _found(party, [p for p in slots if p in taking_part or p.venue], language, told.nominal):
            return None
        same.append("who" if party.actor else "what")
        words += len(party.words)
    if language.mutual(one.family) and sum(len(p.names) or 1 for p in core) < BOTH_SIDES:
        return None
    if not _tells_of_whom(claim, core):
        return None
    if _strangers(claim, told, loose, one, other) or _other_topic(claim, told, language):
        return None
    differs, missing = _details(claim, told, journey, language)
    placed = any(_is_place(p) and p.names for p in claim.parties) and not (differs or missing)
    if not placed and not any(p.names or p.countries for p in core) and words < TELLING_WORDS:
        return None  # nobody and no place is named, and little is said: it may be any of the kind
    if one.family.startswith("=") and len(core) < TELLING_WORDS and not placed:
        return None  # a verb of no family and one party: too little to tell which it was
    turns = (claim.turn_by(one), told.turn_by(other))
    return Likeness(one.family, *turns, _once(same), _once(differs), _once(missing))


def _by_whom_untold(core: Sequence[Party], told: Sequence[Party], sense: Sense) -> bool:
    """ "Die Ärztin wurde gewählt": by whom is not told, and needs not be, where it is told whom."""
    if not sense.patient or any(p.role is Role.SUBJECT for p in told):
        return False
    named = any(p.actor and p.actor.label is Label.PERSON for p in core if p.role is Role.OBJECT)
    return named and not any(p.names for p in core if p.role is Role.SUBJECT)


def _tells_of_whom(claim: Happening, core: Sequence[Party]) -> bool:
    """Whether the claim says whose happening it is: "wird gewinnen", "ihr Auftritt in Paris" do not."""
    if claim.nominal:
        return any(not p.venue for p in core)
    return any(p.role is not Role.OBLIQUE for p in core)


def _once(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parts))


def _with_agent(parties: Sequence[Party], sense: Sense, language: Language) -> list[Party]:
    """Who acts, also where the clause was read without a subject: of two bare objects, the first."""
    bare = [p for p in parties if p.role is Role.OBJECT]
    if any(p.role is Role.SUBJECT for p in parties) or not bare:
        return list(parties)
    moving = language.journey(sense.family) or language.mutual(sense.family)
    if len(bare) < 2 and not moving:
        return list(parties)
    return [replace(p, role=Role.SUBJECT) if p is bare[0] else p for p in parties]


def _is_core(party: Party, journey: bool) -> bool:
    """Who acts and is acted upon; for a journey also where it leads."""
    if party.role is not Role.OBLIQUE:
        return bool(party.names or party.head or party.countries)
    person = party.actor is not None and party.actor.label is Label.PERSON
    if party.venue:
        return journey and bool(party.names or party.countries) and not person
    return bool(party.names)


def _slot(party: Party, sense: Sense) -> str:
    """The side a participant is on, whatever the word that tells it."""
    turned = sense.converse or sense.patient
    if party.role is Role.SUBJECT:
        return "other" if turned else "agent"
    if party.role is Role.OBJECT:
        return "agent" if turned else "other"
    return "other"


def _takes_part(party: Party) -> bool:
    """Whether somebody takes part, and does not just own or know one who does ("der Bruder von X")."""
    return party.role is not Role.OBLIQUE or party.preposition in PARTNERS or party.venue


def _found(party: Party, slots: Sequence[Party], language: Language, within: bool) -> bool:
    """Whether the party is among those told; `within` where a noun tells, whose words may hold several."""
    if party.actor is not None:
        return any(_same_actor(party, p, within) for p in slots)
    if not party.head:
        told = [name for p in slots for name in p.names]
        return all(any(name.same(other) for other in told) for name in party.names)
    return any(_same_thing(party, p, language) for p in slots)


def _same_actor(a: Party, b: Party, within: bool) -> bool:
    """One actor, or one country that both stand for, or the same noun where a name was not seen as one."""
    actor = a.actor
    if actor is None or contradict(a.attributes, b.attributes):
        return False
    told = b.names if within or not b.head else tuple(n for n in (b.actor,) if n)
    if any(_more_than_a_place(a, name) for name in told):
        return False
    if any(actor.same(name) for name in told):
        return True
    if actor.label is not Label.PERSON and (b.actor or within or b.venue) and a.countries & b.countries:
        return True
    return not b.names and bool(b.head) and b.head == a.head


def _more_than_a_place(party: Party, name: Name) -> bool:
    """Whether a noun was read as part of a place ("der Ukraine Panzer"), and the other is the place alone."""
    actor = party.actor
    placed = actor is not None and actor.label is Label.PLACE and len(actor.parts) > 1
    return placed and bool(party.head) and party.head not in name.parts


def _same_thing(claimed: Party, told: Party, language: Language) -> bool:
    """The same noun, or a closer one: "Munition" is there where "Artilleriemunition" is told."""
    if claimed.vague or told.vague or contradict(claimed.attributes, told.attributes):
        return False  # "das Werk in Bremen" is not "das Werk in Kassel"
    if claimed.names and told.names and not any(a.same(b) for a in claimed.names for b in told.names):
        return False  # "Nordkoreas Wirtschaft" is not "Russlands Wirtschaft"
    if not told.head:
        return claimed.head in told.words
    return (
        told.head == claimed.head
        or (
            claimed.preposition in ("um", "über") and claimed.head[:6] == told.head[:6] and len(told.head) > 4
        )
        or (len(claimed.head) > 4 and told.head.endswith(claimed.head))
        or (bool(language.post(claimed.head)) and language.post(claimed.head) == language.post(told.head))
    )


def _strangers(claim: Happening, told: Happening, loose: bool, one: Sense, other: Sense) -> bool:
    """Whether the told one has an object where the claim has none: "zahlt" is not "zahlt Zinsen"."""
    if loose:
        return False
    mine = {_slot(p, one) for p in claim.parties if p.role is not Role.OBLIQUE}
    theirs = {_slot(p, other) for p in told.parties if p.role is Role.OBJECT}
    return bool(theirs - mine - {"agent"}) and not any(
        p.venue and (p.names or p.countries) for p in claim.parties
    )


def _other_topic(claim: Happening, told: Happening, language: Language) -> bool:
    """Whether the claim is about one thing ("um Waffen", "für den Sport") and the told one about another."""
    wanted = [p for p in claim.parties if _is_topic(p) and not p.actor]
    named = [p for p in told.parties if _is_topic(p)]
    return not all(any(_same_thing(topic, p, language) for p in named) for topic in wanted)


def _is_topic(party: Party) -> bool:
    return party.role is Role.OBLIQUE and party.preposition in TOPICS and bool(party.head)


def _details(
    claim: Happening, told: Happening, journey: bool, language: Language
) -> tuple[list[str], list[str]]:
    differs: list[str] = []
    missing: list[str] = []
    numbers = frozenset().union(*(p.numbers for p in claim.parties)) if claim.parties else frozenset()
    if numbers:
        told_numbers = frozenset().union(*(p.numbers for p in told.parties)) if told.parties else frozenset()
        if not numbers <= told_numbers:
            (differs if told_numbers else missing).append("amount")
    means = [p for p in claim.parties if p.preposition == "mit" and _is_thing(p)]
    if not all(any(_same_thing(p, q, language) for q in told.parties) for p in means):
        missing.append("means")
    if not journey:
        wanted = [p for p in claim.parties if _is_place(p) and not _of_the_topic(p, claim)]
        places = [p for p in told.parties if _is_place(p)]
        known = frozenset().union(*(p.attributes for p in told.parties)) if told.parties else frozenset()
        for party in wanted:
            if any(not contradict(party.words, frozenset({place})) for place in known):
                continue  # "das Bad in Plön", "das Plöner Bad"
            if not any(_same_place(party, p) for p in places):
                (differs if places else missing).append("place")
    return differs, missing


def _of_the_topic(place: Party, claim: Happening) -> bool:
    """ "Vergeltung für den Angriff in Damaskus": the place of what it is about, not of what is to come."""
    before = (p for p in claim.parties if p.span and place.span and p.span < place.span)
    return claim.nominal and any(_is_topic(p) and p.preposition != "von" for p in before)


def _is_thing(party: Party) -> bool:
    return bool(party.head) and party.actor is None and not party.vague


def _is_place(party: Party) -> bool:
    person = party.actor is not None and party.actor.label is Label.PERSON
    return party.venue and not person and bool(party.names or party.head)


def _same_place(a: Party, b: Party) -> bool:
    if a.names and b.names:
        return any(x.same(y) for x in a.names for y in b.names) or bool(a.countries & b.countries)
    return bool(a.countries & b.countries) or (bool(a.head) and a.head == b.head)
