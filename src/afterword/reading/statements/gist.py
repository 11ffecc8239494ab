"""Gist: what a clause or noun phrase tells of, in base forms with the parts its participants play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afterword.german.light_verbs import light_verbs
from afterword.german.modality import modality
from afterword.german.places import country
from afterword.german.verbs import Mood
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.noun_phrases import HEADS, Phrase, is_genitive_name, phrases
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause
from afterword.records import Gist, Label, Participant, Role

LABELS = frozenset(Label)
PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PRF", "PWS"})
REFUSED = (Role.OBJECT, Role.INDIRECT)
UNRESOLVED = frozenset({"ich", "wir", "mich", "mir", "uns", "du", "ihnen", "man"})
DATIVE = frozenset(
    {"dem", "einem", "ihm", "ihnen", "mir", "uns", "dir", "diesem", "seinem", "ihrem", "keinem"}
)


def gist_of(
    syntax: Syntax, lead: int | None, content: Sequence[int], antecedents: Antecedents | None = None
) -> Gist:
    """The gist of a proposition: of its leading clause, or of its noun phrase; pronouns as whom they mean."""
    reading = antecedents or Antecedents(syntax)
    if lead is not None and syntax.clauses[lead].predicate:
        return _of_clause(syntax, lead, reading)
    return _of_phrase(syntax, content, reading)


def _of_clause(syntax: Syntax, lead: int, antecedents: Antecedents) -> Gist:
    clause = syntax.clauses[lead]
    found = _untitled(syntax, _joined(syntax, list(phrases(syntax, list(clause.tokens)))), clause)
    people = _coordinated(syntax, found, [_participant(syntax, lead, phrase) for phrase in found])
    people = _with_giver(syntax, clause, found, people)
    people += list(_pronouns(syntax, lead, found, antecedents))
    predicate, carrier = _carried(syntax, clause, people)
    kept = tuple(p for p in people if p is not carrier and not _is_occasion(p))
    return Gist(predicate, kept, is_negated(syntax, lead))


def _is_time(syntax: Syntax, participant: Participant) -> bool:
    return any(participant.span.overlaps(time.span) for _, _, time in syntax.times)


def _is_occasion(participant: Participant) -> bool:
    """ "auf Einladung Polens": at whose wish it happens is no part of what happens."""
    return participant.preposition == "auf" and participant.head in light_verbs().occasions


def _coordinated(syntax: Syntax, found: Sequence[Phrase], people: Sequence[Participant]) -> list[Participant]:
    """ "weder Kos noch Nagy": a name joined to the one who acts acts too."""
    joined = list(people)
    for at in range(1, len(found)):
        before, phrase = found[at - 1], found[at]
        between = syntax.lower[before.tokens[-1] + 1 : phrase.tokens[0]]
        named = syntax.tags[before.head] == "NE" and syntax.tags[phrase.head] == "NE"
        if named and between in (["und"], ["noch"], ["oder"], ["sowie"]) and not phrase.genitive:
            first = joined[at - 1]
            joined[at] = replace(joined[at], role=first.role, preposition=first.preposition)
    return joined


def _carried(syntax: Syntax, clause: Clause, people: Sequence[Participant]) -> tuple[str, Participant | None]:
    """What is told where the verb says little, and the participant that tells it; else the verb itself."""
    verb = clause.predicate
    for person in people:
        meaning = light_verbs().meanings.get((verb, person.preposition, person.head))
        if meaning and (person.preposition or person.role in (Role.OBJECT, Role.SUBJECT)):
            whole = bool(person.preposition) or meaning not in light_verbs().keeping
            return meaning, person if whole else None
    things = [p for p in people if p.label is None and p.head[:1].isupper()]
    reflexive = any(syntax.tags[t] == "PRF" for t in clause.tokens)
    bearer = None
    if verb in light_verbs().by_subject and not reflexive:
        bearer = next((p for p in things if p.role is Role.SUBJECT), None)
    if (verb in light_verbs().by_object or verb == "geben") and bearer is None and not reflexive:
        bearer = next(
            (p for p in reversed(things) if p.role is Role.OBJECT and not _is_time(syntax, p)), None
        )
    if (
        bearer is not None
        and bearer.head == "Absage"
        and any(p is not bearer and p.role in REFUSED for p in things)
    ):
        return "zurückweisen", bearer  # "Forderungen eine Absage erteilen": what is refused is the demand
    return (bearer.head, bearer) if bearer is not None else (verb, None)


def _joined(syntax: Syntax, found: Sequence[Phrase]) -> list[Phrase]:
    """ "auf Einladung Polens", "an der Seite Moskaus": one participant, unless a verb tells of the noun."""
    kept: list[Phrase] = []
    for phrase in found:
        last = kept[-1] if kept else None
        beside = last is not None and last.tokens[-1] + 1 == phrase.tokens[0] and phrase.genitive
        if last and beside and last.preposition not in ("", "zu") and is_genitive_name(syntax, phrase.head):
            kept[-1] = replace(last, tokens=(*last.tokens, *phrase.tokens))
        else:
            kept.append(phrase)
    return kept


def _untitled(syntax: Syntax, found: list[Phrase], clause: Clause) -> list[Phrase]:
    """Without a title that names follow: "Die Präsidenten Polens und Ungarns, Jan Kos und Eva Nagy, …"."""
    subject = set(clause.subject)
    kept = []
    for at, phrase in enumerate(found):
        rest = [p for p in found[at + 1 :] if not p.genitive]
        follows = bool(rest) and rest[0].head in subject and syntax.tags[rest[0].head] == "NE"
        title = syntax.tags[phrase.head] == "NN" and phrase.head in subject and not phrase.preposition
        comma = follows and syntax.words[rest[0].tokens[0] - 1] == ","
        if not (title and comma and syntax.tags[phrase.tokens[0]] == "ART"):
            kept.append(phrase)
    return kept


def is_negated(syntax: Syntax, lead: int) -> bool:
    """Whether the clause says that it is not so: nicht, kein, weder … noch; beinahe with Konjunktiv II."""
    clause = syntax.clauses[lead]
    negated = len(negations(syntax, clause.tokens)) % 2 == 1
    nearly = any(syntax.lower[t] in modality().nearly for t in clause.tokens)
    return negated or (nearly and clause.mood is Mood.SUBJUNCTIVE_2)


def _of_phrase(syntax: Syntax, content: Sequence[int], antecedents: Antecedents) -> Gist:
    found = list(phrases(syntax, content))
    nouns = [phrase for phrase in found if syntax.tags[phrase.head] == "NN"]
    bearer = next((phrase for phrase in nouns if not phrase.genitive), nouns[0] if nouns else None)
    negated = bool(negations(syntax, content)) or any(syntax.lower[t] in modality().instead for t in content)
    if bearer is None:
        return Gist(syntax.lemmas[content[-1]] if content else "", (), negated)
    others = [phrase for phrase in found if phrase is not bearer]
    people = [_made(syntax, phrase, Role.OBLIQUE, phrase.preposition) for phrase in others]
    people += [_possessor(syntax, bearer)] if _possessor_token(syntax, bearer) is not None else []
    first = bearer.tokens[0]
    owner = _owner(syntax, first, antecedents) if syntax.tags[first] == "PPOSAT" else ()
    people += [_meant(syntax, first, owner, Role.OBLIQUE, "")] if owner else []
    return Gist(syntax.lemmas[bearer.head], tuple(people), negated)


def _owner(syntax: Syntax, token: int, antecedents: Antecedents) -> tuple[int, ...]:
    """Whose "seine Ankunft" is: that of the subject of its clause, if that is a person; nobody if unsure."""
    home = syntax.home[token]
    subject = syntax.clauses[home].subject if home >= 0 else ()
    if not subject or token in subject:
        return ()
    named = [
        t for t in subject if syntax.names.get(t, (0, 0, ""))[2] == "PER" and not is_genitive_name(syntax, t)
    ]
    if named:
        return tuple(named)
    resolved = antecedents.resolve(subject) if len(subject) < 3 else subject
    return resolved if resolved != subject else ()


def _possessor_token(syntax: Syntax, phrase: Phrase) -> int | None:
    """ "Jan Xavis Rücktritt": the last word of a name in front of the noun."""
    names = [t for t in phrase.tokens if t < phrase.head and syntax.tags[t] == "NE"]
    return names[-1] if names and names[0] == phrase.tokens[0] else None


def _possessor(syntax: Syntax, phrase: Phrase) -> Participant:
    token = _possessor_token(syntax, phrase)
    assert token is not None
    return _made(syntax, Phrase(tuple(range(phrase.tokens[0], token + 1)), token), Role.OBLIQUE, "")


def _participant(syntax: Syntax, lead: int, phrase: Phrase) -> Participant:
    clause = syntax.clauses[lead]
    before = phrase.tokens[0] - 1
    about = phrase.preposition and before not in clause.subject[:1] and before >= 0
    about = about and syntax.tags[before] in ("APPR", "APPRART", "KON", "CARD", "ADV")
    is_subject = phrase.head in clause.subject and not about and not phrase.genitive
    if phrase.genitive:
        return _made(syntax, phrase, Role.OBLIQUE, "")
    if clause.passive and phrase.preposition in ("von", "durch"):
        return _made(syntax, phrase, Role.SUBJECT, "")
    if is_subject and _is_receiver(syntax, phrase):
        return _made(syntax, phrase, Role.INDIRECT, "")
    if is_subject and _behind_receiver(syntax, phrase):
        return _made(syntax, phrase, Role.OBJECT, "")
    if is_subject:
        return _made(syntax, phrase, Role.OBJECT if clause.passive else Role.SUBJECT, "")
    if phrase.preposition:
        return _made(syntax, phrase, Role.OBLIQUE, phrase.preposition)
    return _made(syntax, phrase, _bare_role(syntax, phrase), "")


def _with_giver(
    syntax: Syntax, clause: Clause, found: Sequence[Phrase], people: list[Participant]
) -> list[Participant]:
    """Where the receiver was taken for the subject, the name before the verb is who acts."""
    mistaken = any(_is_receiver(syntax, phrase) and phrase.head in clause.subject for phrase in found)
    if not mistaken or clause.passive or any(p.role is Role.SUBJECT for p in people):
        return people
    at = next((n for n, p in enumerate(people) if p.role is Role.OBJECT and p.label is not None), None)
    return people if at is None else [*people[:at], replace(people[at], role=Role.SUBJECT), *people[at + 1 :]]


def _is_receiver(syntax: Syntax, phrase: Phrase) -> bool:
    """ "der Ukraine": a country that has "die" is a dative with "der"."""
    first, head = syntax.lower[phrase.tokens[0]], syntax.lower[phrase.head]
    return (
        first == "der"
        and head.endswith(("e", "ei", "z"))
        and phrase.head in syntax.names
        and (country(syntax.words[phrase.head]) is not None)
    )


def _behind_receiver(syntax: Syntax, phrase: Phrase) -> bool:
    """ "Polen liefert der Ukraine Panzer": what stands right behind a receiver is what it receives."""
    before = phrase.tokens[0] - 1
    return before > 0 and _is_receiver(syntax, Phrase((before - 1, before), before))


def _bare_role(syntax: Syntax, phrase: Phrase) -> Role:
    """Object or indirect object: by the parse, else by the article's form."""
    if syntax.parsed:
        relation = syntax.doc[phrase.head].dep_.split(":")[0]
        if relation == "iobj":
            return Role.INDIRECT
        if relation == "obl":
            return Role.OBLIQUE
    return Role.INDIRECT if syntax.lower[phrase.tokens[0]] in DATIVE else Role.OBJECT


def _pronouns(
    syntax: Syntax, lead: int, found: Sequence[Phrase], antecedents: Antecedents
) -> Iterator[Participant]:
    clause = syntax.clauses[lead]
    taken = {t for phrase in found for t in phrase.tokens}
    for token in clause.tokens:
        if token in taken or syntax.tags[token] not in PRONOUNS or syntax.tags[token] == "PRF":
            continue
        if syntax.lower[token] == "es":
            continue
        meant = _antecedent(syntax, token, clause, antecedents)
        if token and syntax.tags[token - 1] == "APPR":
            yield _meant(syntax, token, meant, Role.OBLIQUE, syntax.lower[token - 1])
            continue
        yield _meant(syntax, token, meant, _pronoun_role(syntax, token, clause), "")


def _pronoun_role(syntax: Syntax, token: int, clause: Clause) -> Role:
    if token in clause.subject:
        return Role.OBJECT if clause.passive else Role.SUBJECT
    return Role.INDIRECT if syntax.lower[token] in DATIVE else Role.OBJECT


def _antecedent(syntax: Syntax, token: int, clause: Clause, antecedents: Antecedents) -> tuple[int, ...]:
    """Whom a pronoun means; nobody for "sie" where it may be many, or no subject."""
    if syntax.tags[token] not in ("PPER", "PRELS") or syntax.lower[token] in UNRESOLVED:
        return ()
    many = clause.finite is not None and syntax.lower[clause.finite].endswith(("n", "sind"))
    if syntax.lower[token] in ("sie", "ihr") and (many or token not in clause.subject):
        return ()
    meant = antecedents.resolve((token,))
    return meant if meant != (token,) else ()


def _meant(syntax: Syntax, token: int, meant: Sequence[int], role: Role, preposition: str) -> Participant:
    """A participant told by a pronoun: its place is the pronoun's, its words are those of whom it means."""
    own = _made(syntax, Phrase((token,), token), role, preposition)
    heads = [t for t in meant if syntax.tags[t] in HEADS]
    if not heads:
        return own
    named = [t for t in heads if syntax.tags[t] == "NE"] or heads
    other = _made(syntax, Phrase(tuple(meant), named[-1]), role, preposition)
    return replace(other, span=own.span)


def _made(syntax: Syntax, phrase: Phrase, role: Role, preposition: str) -> Participant:
    words = tuple(
        dict.fromkeys(
            syntax.lemmas[t]
            for t in phrase.tokens
            if syntax.tags[t] in (*HEADS, "ADJA", "CARD", "TRUNC") or syntax.tags[t] in PRONOUNS
        )
    )
    label = _label(syntax, phrase)
    return Participant(
        role, syntax.lemmas[phrase.head], words, syntax.span(phrase.tokens), preposition, label
    )


def _label(syntax: Syntax, phrase: Phrase) -> Label | None:
    """What its name names; "Kims Zug" is a train, though a person's name is part of it."""
    start, end, label = syntax.names.get(phrase.head, (0, 0, ""))
    if label not in LABELS:
        return None
    thing = syntax.tags[phrase.head] == "NN" and end - start > 1
    owned = thing and label == "PER" and is_genitive_name(syntax, start)
    beside = thing and start < phrase.tokens[0]  # "der Ukraine Panzer", taken for one name
    return None if owned or beside else Label(label)
