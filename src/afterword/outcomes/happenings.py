"""A gist as a happening: its kinds, what became of it, and who and what took part, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from afterword.outcomes.attributes import attributes, excluded
from afterword.outcomes.contexts import Context
from afterword.outcomes.identity import Name, pair_before, parts, subject_before
from afterword.outcomes.language import Language
from afterword.records import Gist, Label, Mention, Participant, Role, Span
from afterword.records.families import Sense, Turn

CARRYING = ("als", "in", "auf", "vor", "zu", "an", "mit", "unter", "für", "gegen")  # "steht vor der Wahl"
BRACKETED = re.compile(r"\((?:\w+ )?$")  # "X (Verein)", "X und Y (beide Verein)"
ACTORS = (Label.PERSON, Label.ORGANISATION, Label.PLACE)


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
    span: Span | None = None
    vague: bool = False  # a pronoun that was not resolved: nobody knows whom it means
    attributes: frozenset[str] = frozenset()  # the places that tell which one of its kind it is

    @property
    def actor(self) -> Name | None:
        """Who it is: the name that its noun is part of; None for a thing, whoever it belongs to."""
        heads = parts(self.head)
        return next((n for n in reversed(self.names) if n.label in ACTORS and _is_of(heads, n)), None)


def _is_of(heads: Sequence[str], name: Name) -> bool:
    """Whether a noun is part of a name; base forms of names are not always right ("Puti", "Bayer")."""
    return not heads or any(h[:3] == p[:3] and abs(len(h) - len(p)) < 3 for h in heads for p in name.parts)


@dataclass(frozen=True, slots=True)
class Happening:
    """What a clause tells of. `nominal` where a noun tells it, whose participants' roles are then open."""

    word: str
    senses: tuple[Sense, ...]
    turn: Turn
    parties: tuple[Party, ...]
    nominal: bool
    negative: bool
    lead: Name | None = None  # the name that was taken for its predicate, if one was

    def turn_by(self, sense: Sense) -> Turn:
        """What became of it, read in one sense: "nicht abgelehnt" is a consent that came."""
        turned = {Turn.CAME: Turn.FAILED, Turn.FAILED: Turn.CAME}
        return turned.get(self.turn, self.turn) if sense.turn is Turn.FAILED else self.turn


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell of a happening, with all that is known of their article."""

    gist: Gist
    negative: bool
    spans: Sequence[Span]
    context: Context
    names: Mapping[Mention, Name]
    agent: Span | None = None  # who does what is announced: its source, where the clause names no subject


def happenings(telling: Telling, language: Language) -> tuple[Happening, ...]:
    """What a clause tells of: the happening that its noun names, and the one that its verb tells.

    "Das Treffen wurde abgesagt" tells of a meeting that failed, and of somebody who declined. Negation turns
    what came into what failed.
    """
    text = telling.context.text
    kept = [_placed(p, text, language) for p in telling.gist.participants if not _aside(p, language)]
    shut_out = [p for p in kept if excluded(p, telling.context, language)]
    kept = _shared([p for p in kept if p not in shut_out], language)
    if telling.negative and any(_instead(p, telling.context) for p in shut_out):
        telling = replace(telling, negative=False)  # "nicht in Kiel, sondern in Plön": it came, in Plön
    parties = [_which(_party(p, telling, language), p, kept, telling, language) for p in kept]
    parties = [_other_than(party, parties, text) for party in parties]
    if telling.agent and not any(p.role is Role.SUBJECT for p in kept):
        parties.append(_agent(telling.agent, telling, language))
    parties += _pair(parties, telling, language)
    verb = telling.gist.predicate
    found = []
    if told := _told_of_another(verb, kept, language):
        at, turn = told
        others = [*parties[:at], replace(parties[at], head="", words=frozenset()), *parties[at + 1 :]]
        found.append(_happening(kept[at].head, turn, others, telling, language, nominal=True))
    if not found or language.senses(verb):
        found.append(_happening(verb, Turn.CAME, parties, telling, language, nominal=verb[:1].isupper()))
    return tuple(found)


def _happening(
    word: str, turn: Turn, parties: Sequence[Party], telling: Telling, language: Language, *, nominal: bool
) -> Happening:
    unknown = () if language.weak(word) or nominal else (Sense("=" + word),)
    return Happening(
        word,
        language.senses(word) or unknown,
        _negated(turn, telling.negative),
        tuple(_coordinated(parties, telling.context.text, language)),
        nominal,
        telling.negative,
        _lead(telling, language),
    )


def _told_of_another(
    verb: str, participants: Sequence[Participant], language: Language
) -> tuple[int, Turn] | None:
    """For "Das Treffen wurde abgesagt": which participant is the happening, and what the verb says of it."""
    known, choosing, turn = bool(language.senses(verb)), language.choosing(verb), language.aspect(verb)
    empty = language.weak(verb) or (verb[:1].isupper() and not known)
    if turn is None and not empty and not choosing:
        return None
    for role in (Role.SUBJECT, Role.OBJECT) if known else (Role.SUBJECT, Role.OBJECT, Role.OBLIQUE):
        for at, participant in enumerate(participants):
            if participant.role is role and _may_carry(participant, verb, language):
                against = choosing and participant.preposition == "gegen"
                return at, Turn.FAILED if against else turn or Turn.CAME
    return None


def _may_carry(participant: Participant, verb: str, language: Language) -> bool:
    """Whether the noun is the happening that the verb speaks of: no genitive, nor what something is like."""
    beside = participant.role is Role.OBLIQUE and participant.preposition not in CARRYING
    if beside and not verb[:1].isupper():
        return False
    senses = language.senses(participant.head)
    if language.describing(verb) and participant.role is not Role.OBLIQUE:
        return any(sense.family == "candidacy" for sense in senses)
    return bool(senses)


def _aside(participant: Participant, language: Language) -> bool:
    """Whether it tells when, or who says so; "laut" and "zufolge" tell the latter too."""
    return participant.label is None and (
        language.aside(participant.head) or participant.preposition in ("laut", "zufolge")
    )


def _negated(turn: Turn, negative: bool) -> Turn:
    if not negative:
        return turn
    return {Turn.CAME: Turn.FAILED, Turn.FAILED: Turn.CAME}.get(turn, turn)


def _party(participant: Participant, telling: Telling, language: Language) -> Party:
    within = [m for m in telling.context.mentions if participant.span.overlaps(m.span)]
    surface = participant.span.of(telling.context.text)
    names = tuple(telling.names[m] for m in within)
    if not names:
        names = _read_as(participant, surface, telling) or _meant(participant, surface, telling, language)
    words = frozenset(word.casefold() for word in (participant.head, *participant.words) if word)
    countries = {language.country(w) for w in (*surface.split(), *(m.name for m in within))} - {""}
    return Party(
        role=participant.role,
        preposition=participant.preposition,
        head="" if names and not within else participant.head.casefold(),
        words=words,
        names=names,
        countries=frozenset(countries),
        numbers=language.amounts(_counted(participant.span, telling.context.text, language)),
        venue=_is_venue(participant, names, language),
        span=participant.span,
        vague=not names and participant.head[:1].islower(),
    )


def _which(
    party: Party,
    participant: Participant,
    others: Sequence[Participant],
    telling: Telling,
    language: Language,
) -> Party:
    return replace(party, attributes=attributes(participant, others, telling.context, language))


def _other_than(party: Party, parties: Sequence[Party], text: str) -> Party:
    """ "Die Ministerin empfing sie": a pronoun means nobody who is named beside it in its clause."""
    if party.span is None or party.span.of(text)[:1].isupper() or " " in party.span.of(text):
        return party
    named = [name for p in parties if p is not party for name in p.names]
    if not any(name.same(other) for name in party.names for other in named):
        return party
    return replace(party, names=(), countries=frozenset(), vague=True)


def _instead(participant: Participant, context: Context) -> bool:
    return context.text[participant.span.end :].startswith(", sondern")


def _counted(span: Span, text: str, language: Language) -> str:
    """The words of a participant with a number right before them that was taken for no part of it."""
    before = text[max(0, span.start - 40) : span.start].split()[-1:]
    return " ".join([*(word for word in before if language.amounts(word)), span.of(text)])


def _is_venue(participant: Participant, names: Sequence[Name], language: Language) -> bool:
    """Where or at what occasion; "trifft auf Dänemark" names the other side."""
    if participant.role is not Role.OBLIQUE or not language.venue(participant.preposition):
        return False
    against = participant.preposition == "auf" and len(names) == 1 and bool(language.country(names[0].shown))
    return not against


def _placed(participant: Participant, text: str, language: Language) -> Participant:
    """With the preposition in front of it: "die Rückkehr von X" has one subject, and X is not it."""
    if BRACKETED.search(text[: participant.span.start]):
        return replace(participant, role=Role.OBLIQUE, preposition="(")  # "X (Verein)"
    words = text[: participant.span.start].split()[-1:]
    preposition = language.preposition(words[0]) if words else ""
    if participant.preposition:
        listed = bool(words) and (language.joins(words[0]) or words[0].endswith(","))
        if preposition or listed or participant.role is not Role.OBLIQUE:
            return participant
        own = Role.OBLIQUE if language.maybe_genitive(participant.span.of(text)) else Role.OBJECT
        return replace(participant, role=own, preposition="")
    if preposition or (language.genitive(participant.span.of(text)) and participant.role is Role.SUBJECT):
        return replace(participant, role=Role.OBLIQUE, preposition=preposition)
    return participant


def _shared(participants: Sequence[Participant], language: Language) -> list[Participant]:
    """ "ein Drittel der Betriebe": the firms take part, and the share is how many of them."""
    kept: list[Participant] = []
    for participant in participants:
        last = kept[-1] if kept else None
        whole = participant.role is Role.OBLIQUE and participant.preposition in ("", "von")
        if last and whole and language.share(last.head):
            span = Span(last.span.start, max(last.span.end, participant.span.end))
            kept[-1] = replace(participant, role=last.role, preposition=last.preposition, span=span)
        else:
            kept.append(participant)
    return kept


def _coordinated(parties: Sequence[Party], text: str, language: Language) -> list[Party]:
    """ "A, B und C" all do what A does, also where B and C were taken for objects."""
    ordered = _apposed(sorted(parties, key=lambda p: p.span or Span(0, 1)), text, language)
    joined: list[Party] = []
    for party in ordered:
        last = joined[-1] if joined else None
        between = text[last.span.end : party.span.start] if last and last.span and party.span else "?"
        follows = last and last.actor and party.actor and language.joins(between)
        if last and last.role is Role.OBLIQUE and party.role is Role.SUBJECT:
            follows = False  # "die Präsidenten Polens und Ungarns, Kos und Nagy": Kos is no country
        joined.append(_beside(party, last) if follows and last else party)
    return joined


def _apposed(parties: Sequence[Party], text: str, language: Language) -> list[Party]:
    """ "der Vorsitzende der Partei Max Muster": the title before a name is no participant of its own."""
    kept: list[Party] = []
    for party in parties:
        title = next((p for p in reversed(kept) if not _belongs(p)), None)
        if title and title.role is Role.SUBJECT and not title.names and _titled(title, party, text, language):
            kept.remove(title)
            kept.append(replace(party, role=Role.SUBJECT))
        else:
            kept.append(party)
    return kept


def _belongs(party: Party) -> bool:
    return party.role is Role.OBLIQUE and not party.preposition


def _titled(title: Party, party: Party, text: str, language: Language) -> bool:
    person = party.actor is not None and party.actor.label is Label.PERSON
    if not person or not title.span or not party.span or party.role is not Role.OBJECT:
        return False
    between = text[title.span.end : party.span.start].split()
    if between and not (language.maybe_genitive(f"{between[0]} ") or language.preposition(between[0])):
        return False  # a verb stands between: "Das Gericht hat Max Muster verurteilt"
    return len(between) < 5 and not any("," in word or word in ("und", "oder") for word in between)


def _beside(party: Party, first: Party) -> Party:
    return replace(party, role=first.role, preposition=first.preposition, venue=first.venue)


def _agent(span: Span, telling: Telling, language: Language) -> Party:
    names = tuple(telling.names[m] for m in telling.context.mentions if span.overlaps(m.span))
    if not names and language.points_back(span.of(telling.context.text)):
        before = subject_before(telling.context, span.start)
        names = (telling.names[before],) if before else ()
    return Party(Role.SUBJECT, "", "", frozenset(), names, frozenset(), frozenset(), venue=False)


def _pair(parties: Sequence[Party], telling: Telling, language: Language) -> list[Party]:
    """ "die beiden", where they were not read as taking part."""
    if any(p.names for p in parties if p.role is not Role.OBLIQUE) or not telling.spans:
        return []
    if not language.points_at_pair(telling.spans[0].of(telling.context.text)):
        return []
    names = pair_before(telling.context, telling.spans[0].start, telling.names)
    return [Party(Role.SUBJECT, "", "", frozenset(), names, frozenset(), frozenset(), venue=False)]


def _read_as(participant: Participant, surface: str, telling: Telling) -> tuple[Name, ...]:
    """Whom a pronoun means, where reading put the name in its place."""
    if participant.label not in ACTORS or participant.head in surface:
        return ()
    named = [m for m in telling.context.mentions if participant.head in m.name.split()]
    before = [m for m in named if m.span.start < participant.span.start]
    return tuple(telling.names[m] for m in (before[-1:] or named[:1]) if m in telling.names)


def _meant(participant: Participant, surface: str, telling: Telling, language: Language) -> tuple[Name, ...]:
    """Whom "er", "der 65-Jährige", "der Belgier" mean: the first person of the sentence before."""
    if participant.role not in (Role.SUBJECT, Role.OBJECT):
        return ()
    if language.points_at_pair(surface):
        return pair_before(telling.context, participant.span.start, telling.names)
    if not language.points_back(surface):
        return ()
    mention = subject_before(telling.context, participant.span.start)
    return (telling.names[mention],) if mention else ()


def _lead(telling: Telling, language: Language) -> Name | None:
    """The name that is the head of a clause without a verb, or whom "des 65-Jährigen" means."""
    head = telling.gist.predicate.casefold()
    for mention in telling.context.mentions:
        name = telling.names[mention]
        within = any(span.overlaps(mention.span) for span in telling.spans)
        if within and head in name.parts:
            return name
    if not telling.spans or not language.points_at_age(telling.spans[0].of(telling.context.text)):
        return None
    before = subject_before(telling.context, telling.spans[0].start)
    return telling.names[before] if before else None
