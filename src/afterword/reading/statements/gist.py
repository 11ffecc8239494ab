"""Gist: what a clause or noun phrase tells of, in base forms with the parts its participants play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.german.modality import modality
from afterword.german.verbs import Mood
from afterword.reading.statements.syntax import Syntax, negations
from afterword.records import Gist, Label, Participant, Role

PHRASE_TAGS = frozenset(
    {
        "ART",
        "PDAT",
        "PPOSAT",
        "PIAT",
        "PIDAT",
        "CARD",
        "ADJA",
        "NN",
        "NE",
        "TRUNC",
        "FM",
        "XY",
        "PWAT",
        "PRELAT",
    }
)
PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PRF", "PWS"})
HEADS = ("NN", "NE", "FM", "XY")
# Verbs that add nothing to their noun: "einen Besuch abstatten", "findet ein Treffen statt".
CARRIED_BY_SUBJECT = frozenset(
    {"stattfinden", "erfolgen", "zustandekommen", "bevorstehen", "anstehen", "geben"}
)
CARRIED_BY_OBJECT = frozenset(
    {
        "abstatten",
        "erteilen",
        "leisten",
        "vornehmen",
        "durchführen",
        "abhalten",
        "veranstalten",
        "unternehmen",
    }
)
DATIVE = frozenset(
    {"dem", "einem", "ihm", "ihnen", "mir", "uns", "dir", "diesem", "seinem", "ihrem", "keinem"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens without the preposition, and that preposition."""

    tokens: tuple[int, ...]
    head: int
    preposition: str = ""
    genitive: bool = False


def gist_of(syntax: Syntax, lead: int | None, content: Sequence[int]) -> Gist:
    """The gist of a proposition: of its leading clause, or of its noun phrase."""
    if lead is not None and syntax.clauses[lead].predicate:
        return _of_clause(syntax, lead, content)
    return _of_phrase(syntax, content)


def _of_clause(syntax: Syntax, lead: int, content: Sequence[int]) -> Gist:
    clause = syntax.clauses[lead]
    tokens = list(clause.tokens)
    found = list(phrases(syntax, tokens))
    people = [_participant(syntax, lead, phrase) for phrase in found]
    people += list(_pronouns(syntax, lead, found))
    predicate = clause.predicate
    carrier = {
        predicate in CARRIED_BY_SUBJECT: Role.SUBJECT,
        predicate in CARRIED_BY_OBJECT: Role.OBJECT,
    }.get(True)
    bearer = next((p for p in people if p.role is carrier and p.label is None), None) if carrier else None
    if predicate == "geben" and bearer is None:
        bearer = next((p for p in people if p.role is Role.OBJECT and p.label is None), None)
    if bearer is not None:
        predicate = bearer.head
        people.remove(bearer)
    return Gist(predicate, tuple(people), is_negated(syntax, lead))


def is_negated(syntax: Syntax, lead: int) -> bool:
    """Whether the clause says that it is not so: nicht, kein, weder … noch; beinahe with Konjunktiv II."""
    clause = syntax.clauses[lead]
    negated = len(negations(syntax, clause.tokens)) % 2 == 1
    nearly = any(syntax.lower[t] in modality().nearly for t in clause.tokens)
    return negated or (nearly and clause.mood is Mood.SUBJUNCTIVE_2)


def _of_phrase(syntax: Syntax, content: Sequence[int]) -> Gist:
    found = list(phrases(syntax, content))
    nouns = [phrase for phrase in found if syntax.tags[phrase.head] == "NN"]
    bearer = next((phrase for phrase in nouns if not phrase.genitive), nouns[0] if nouns else None)
    negated = bool(negations(syntax, content)) or any(syntax.lower[t] in modality().instead for t in content)
    if bearer is None:
        return Gist(syntax.lemmas[content[-1]] if content else "", (), negated)
    others = [phrase for phrase in found if phrase is not bearer]
    people = [_made(syntax, phrase, Role.OBLIQUE, phrase.preposition) for phrase in others]
    people += [_possessor(syntax, bearer)] if _possessor_token(syntax, bearer) is not None else []
    return Gist(syntax.lemmas[bearer.head], tuple(people), negated)


def _possessor_token(syntax: Syntax, phrase: Phrase) -> int | None:
    """ "Xavis Rücktritt": a name in front of the noun."""
    first = phrase.tokens[0]
    return first if first != phrase.head and syntax.tags[first] == "NE" else None


def _possessor(syntax: Syntax, phrase: Phrase) -> Participant:
    token = _possessor_token(syntax, phrase)
    assert token is not None
    return _made(syntax, Phrase((token,), token), Role.OBLIQUE, "")


def phrases(syntax: Syntax, tokens: Sequence[int]) -> Iterator[Phrase]:
    """The noun phrases among the tokens; coordinated ones apart, each with the preposition of the first."""
    preposition = ""
    run: list[int] = []
    previous: int | None = None
    for token in [*tokens, -1]:
        inside = (
            token >= 0 and syntax.tags[token] in PHRASE_TAGS and (previous is None or token == previous + 1)
        )
        starts_anew = inside and run and _begins_phrase(syntax, token, run)
        if run and (not inside or starts_anew):
            yield from _phrase(syntax, run, preposition, bool(starts_anew))
            joined = token >= 0 and syntax.tags[token] in ("KON", "$,") and token == run[-1] + 1
            preposition = preposition if joined else ""
            run = []
        if token < 0:
            return
        if syntax.tags[token] in ("APPR", "APPRART"):
            preposition = syntax.lemmas[token].lower() or syntax.lower[token]
        elif syntax.tags[token] in PHRASE_TAGS:
            run.append(token)
        elif syntax.tags[token] not in ("KON", "$,", "$("):
            preposition = ""
        previous = token


def _begins_phrase(syntax: Syntax, token: int, run: Sequence[int]) -> bool:
    """An article, or a genitive right behind a noun ("die Modernisierung alter Waffen"), begins another."""
    if not _has_head(syntax, run):
        return False
    if syntax.tags[token] in ("ART", "PPOSAT", "PDAT"):
        return True
    genitive = syntax.tags[token] in ("ADJA", "PIAT", "PIDAT") and syntax.lower[token].endswith("er")
    return genitive and syntax.tags[run[-1]] == "NN"


def _has_head(syntax: Syntax, run: Sequence[int]) -> bool:
    return any(syntax.tags[t] in HEADS for t in run)


def _phrase(syntax: Syntax, run: list[int], preposition: str, more: bool) -> Iterator[Phrase]:
    heads = [t for t in run if syntax.tags[t] in HEADS]
    if heads:
        behind = run[0] > 0 and syntax.tags[run[0] - 1] == "NN"
        bare = syntax.tags[run[0]] in ("ADJA", "PIDAT", "PIAT") and syntax.lower[run[0]].endswith("er")
        genitive = syntax.lower[run[0]] in ("des", "eines") or (
            behind and (syntax.lower[run[0]] in ("der", "dieser", "seiner", "ihrer") or bare)
        )
        yield Phrase(tuple(run), heads[-1], "" if genitive else preposition, genitive)


def _participant(syntax: Syntax, lead: int, phrase: Phrase) -> Participant:
    clause = syntax.clauses[lead]
    is_subject = phrase.head in clause.subject
    if phrase.genitive and not is_subject:
        return _made(syntax, phrase, Role.OBLIQUE, "")
    if clause.passive and phrase.preposition in ("von", "durch"):
        return _made(syntax, phrase, Role.SUBJECT, "")
    if is_subject:
        return _made(syntax, phrase, Role.OBJECT if clause.passive else Role.SUBJECT, "")
    if phrase.preposition:
        return _made(syntax, phrase, Role.OBLIQUE, phrase.preposition)
    return _made(syntax, phrase, _bare_role(syntax, phrase), "")


def _bare_role(syntax: Syntax, phrase: Phrase) -> Role:
    """Object or indirect object: by the parse, else by the article's form."""
    if syntax.parsed:
        relation = syntax.doc[phrase.head].dep_.split(":")[0]
        if relation == "iobj":
            return Role.INDIRECT
        if relation == "obl":
            return Role.OBLIQUE
    return Role.INDIRECT if syntax.lower[phrase.tokens[0]] in DATIVE else Role.OBJECT


def _pronouns(syntax: Syntax, lead: int, found: Sequence[Phrase]) -> Iterator[Participant]:
    clause = syntax.clauses[lead]
    taken = {t for phrase in found for t in phrase.tokens}
    for token in clause.tokens:
        if token in taken or syntax.tags[token] not in PRONOUNS or syntax.tags[token] == "PRF":
            continue
        if syntax.lower[token] == "es":
            continue
        if token and syntax.tags[token - 1] == "APPR":
            yield _made(syntax, Phrase((token,), token), Role.OBLIQUE, syntax.lower[token - 1])
            continue
        role = Role.SUBJECT if token in clause.subject else Role.OBJECT
        if clause.passive and role is Role.SUBJECT:
            role = Role.OBJECT
        elif role is Role.OBJECT and syntax.lower[token] in DATIVE:
            role = Role.INDIRECT
        yield _made(syntax, Phrase((token,), token), role, "")


def _made(syntax: Syntax, phrase: Phrase, role: Role, preposition: str) -> Participant:
    words = tuple(
        dict.fromkeys(
            syntax.lemmas[t]
            for t in phrase.tokens
            if syntax.tags[t] in (*HEADS, "ADJA", "CARD", "TRUNC") or syntax.tags[t] in PRONOUNS
        )
    )
    label = next(
        (
            Label(e.label_)
            for e in syntax.doc.ents
            if e.start <= phrase.head < e.end and e.label_ in set(Label)
        ),
        None,
    )
    return Participant(
        role, syntax.lemmas[phrase.head], words, syntax.span(phrase.tokens), preposition, label
    )
