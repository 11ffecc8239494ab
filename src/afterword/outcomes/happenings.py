"""A gist as a happening: its kinds, what became of it, and who and what took part, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from afterword.outcomes.contexts import Context
from afterword.outcomes.identity import Name
from afterword.outcomes.language import Language
from afterword.records import Gist, Label, Mention, Participant, Role
from afterword.records.families import Sense, Turn


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part: the names in its words, the countries they stand for, its noun, its numbers."""

    role: Role
    preposition: str
    head: str
    words: frozenset[str]
    names: tuple[Name, ...]
    countries: frozenset[str]
    numbers: frozenset[str]
    venue: bool  # where or at what occasion, rather than who

    @property
    def actor(self) -> Name | None:
        """The person it is, else the body, else the place; None for a thing."""
        order = (Label.PERSON, Label.ORGANISATION, Label.PLACE)
        return next((n for label in order for n in self.names if n.label is label), None)


@dataclass(frozen=True, slots=True)
class Happening:
    """What a clause tells of. `nominal` where a noun tells it, whose participants' roles are then open."""

    word: str
    senses: tuple[Sense, ...]
    turn: Turn
    parties: tuple[Party, ...]
    nominal: bool
    negative: bool

    def turn_by(self, sense: Sense) -> Turn:
        """What became of it, read in one sense: "nicht abgelehnt" is a consent that came."""
        turned = {Turn.CAME: Turn.FAILED, Turn.FAILED: Turn.CAME}
        return turned.get(self.turn, self.turn) if sense.turn is Turn.FAILED else self.turn

    @property
    def names(self) -> tuple[Name, ...]:
        """All names of its participants."""
        return tuple(name for party in self.parties for name in party.names)


def happening(
    gist: Gist, negative: bool, context: Context, names: Mapping[Mention, Name], language: Language
) -> Happening:
    """The happening that a gist tells of; negation turns what came into what failed."""
    parties = [_party(p, context, names, language) for p in gist.participants]
    told = _told_of_another(gist, language)
    if told is not None:
        core, turn = told
        parties = [
            _loose(party) if p is core else party for p, party in zip(gist.participants, parties, strict=True)
        ]
        senses, word, nominal = language.senses(core.head), core.head, True
    else:
        senses, word = language.senses(gist.predicate) or (Sense("=" + gist.predicate),), gist.predicate
        turn, nominal = Turn.CAME, gist.predicate[:1].isupper()
    return Happening(word, senses, _negated(turn, negative), tuple(parties), nominal, negative)


def _told_of_another(gist: Gist, language: Language) -> tuple[Participant, Turn] | None:
    """For "Das Treffen wurde abgesagt": the noun that is the happening, and what the verb says of it."""
    turn = language.aspect(gist.predicate)
    if turn is None:
        return None
    for role in (Role.SUBJECT, Role.OBJECT, Role.OBLIQUE):
        for participant in gist.participants:
            if participant.role is role and participant.label is None and language.senses(participant.head):
                return participant, turn
    return None


def _negated(turn: Turn, negative: bool) -> Turn:
    if not negative:
        return turn
    return {Turn.CAME: Turn.FAILED, Turn.FAILED: Turn.CAME}.get(turn, turn)


def _party(
    participant: Participant, context: Context, names: Mapping[Mention, Name], language: Language
) -> Party:
    within = [m for m in context.mentions if participant.span.overlaps(m.span)]
    words = frozenset(word.casefold() for word in (participant.head, *participant.words) if word)
    surface = participant.span.of(context.text)
    countries = {language.country(w) for w in (*surface.split(), *(m.name for m in within))} - {""}
    oblique = participant.role is Role.OBLIQUE
    return Party(
        role=participant.role,
        preposition=participant.preposition,
        head=participant.head.casefold(),
        words=words,
        names=tuple(names[m] for m in within),
        countries=frozenset(countries),
        numbers=frozenset(_numbers(surface)),
        venue=oblique and language.venue(participant.preposition),
    )


def _loose(party: Party) -> Party:
    """The noun that is the happening itself is no participant, but those within its words are."""
    return replace(party, head="", words=frozenset())


def _numbers(words: str) -> Iterable[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", words)
