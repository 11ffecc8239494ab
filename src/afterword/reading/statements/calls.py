"""Calls told with a noun: "rief ihn zum Rücktritt auf", "drängte auf Neuwahlen", "legte ihm etwas nahe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.german.modality import Call, modality
from afterword.reading.statements.content import trim
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import full_subject
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity

ADVERBS = ("ADV", "ADJD", "PAV", "PROAV", "KON", "PRF", "PRELS", "KOUS", "PTKVZ")
BEFORE_TIMES = frozenset(
    {"Mal", "Auftakt", "Beginn", "Schluss", "Ende", "Abschluss", "Teil", "Thema", "Anfang"}
)


def calls(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """Every call for an act that a noun names, outside of what is said by others."""
    framing = {t for q in syntax.quotations if q.form is not Form.REPORTED for t in q.cue}
    for number, clause in enumerate(syntax.clauses):
        if clause.finite is None or clause.finite in covered or framing.intersection(clause.verbs):
            continue
        if clause.kind is ClauseKind.INFINITIVE or clause.modal or syntax.is_question(clause.finite):
            continue
        for call in modality().calls.get(clause.predicate, ()):
            found = _called(syntax, number, call)
            if found is not None:
                yield found
                break


def _called(syntax: Syntax, number: int, call: Call) -> Proposition | None:
    clause = syntax.clauses[number]
    if negations(syntax, clause.tokens) or not clause.subject:
        return None
    caller = _agent(syntax, clause) if clause.passive else full_subject(syntax, clause)
    content = _act_behind(syntax, number, call) or _content(syntax, clause, set(caller))
    if content and syntax.home[content[0]] != number:
        return _made(content, syntax.home[content[0]], call, clause, caller)
    if not _names_an_act(syntax, content, call):
        return None
    if clause.passive:
        content = sorted({*clause.subject, *content})
    return _made(trim(syntax, content), None, call, clause, caller)


def _made(
    content: Sequence[int], lead: int | None, call: Call, clause: Clause, caller: Sequence[int]
) -> Proposition:
    against = call.frame == "gegen"
    return Proposition(
        tuple(content), Form.REPORTED, lead, clause.verbs, (tuple(caller),) if caller else (),
        Kind.DEMAND, certainty=Certainty.CERTAIN,
        polarity=Polarity.NEGATIVE if against else Polarity.POSITIVE, forward=True, medium="speech",
    )  # fmt: skip


def _act_behind(syntax: Syntax, number: int, call: Call) -> list[int]:
    """ "sprach sich dafür aus, die Steuer zu senken": the clause that the correlate points at."""
    linking = "r" if call.frame[:1] in "aeiouäöü" else ""
    if not any(syntax.lower[t] == f"da{linking}{call.frame}" for t in syntax.clauses[number].tokens):
        return []
    for child in syntax.children.get(number, ()):
        opener = syntax.clauses[child].opener
        told = opener is not None and syntax.lower[opener] in ("dass", "daß")
        if told or syntax.clauses[child].kind is ClauseKind.INFINITIVE:
            return trim(syntax, syntax.tokens_under(child))
    return []


def _agent(syntax: Syntax, clause: Clause) -> tuple[int, ...]:
    """ "von mehreren Abgeordneten": who calls, where the one called upon is the subject."""
    opened = next((t for t in clause.tokens if syntax.lower[t] in ("von", "vom")), None)
    if opened is None:
        return ()
    run: list[int] = []
    for token in range(opened + 1, len(syntax.words)):
        if token in clause.verbs or syntax.tags[token].startswith(("APPR", "$", "V", "ADV")):
            break
        run.append(token)
    return tuple(run)


def _content(syntax: Syntax, clause: Clause, caller: set[int]) -> list[int]:
    """What is left of the clause beside caller and verbs, from the first noun phrase on."""
    timed = {t for start, end, _ in syntax.times for t in range(max(0, start - 1), end)}
    left_out = {*caller, *clause.subject, *clause.verbs}
    if clause.finite is not None and clause.kind is ClauseKind.MAIN:
        left_out.update(t for t in clause.tokens if t < clause.finite)
    if clause.passive and caller:
        left_out.add(min(caller) - 1)
    tokens = [t for t in clause.tokens if t not in left_out]
    while tokens and (syntax.tags[tokens[0]] in ADVERBS or tokens[0] in timed):
        tokens.pop(0)
    return tokens


def _names_an_act(syntax: Syntax, content: list[int], call: Call) -> bool:
    """Whether the phrase that the verb asks for is there, with a noun that can be done."""
    if not content:
        return False
    nouns = [t for t in content if syntax.tags[t] == "NN" and syntax.words[t] not in BEFORE_TIMES]
    if call.nouns:
        nouns = [t for t in nouns if syntax.words[t].lower().endswith(call.nouns)]
    if call.frame == "object":
        first = syntax.tags[content[0]]
        return bool(nouns) and not first.startswith("APPR")
    openers = {call.frame, *CONTRACTED.get(call.frame, ())}
    return any(
        syntax.lower[t] in openers and any(noun > t for noun in nouns)
        for t in content
        if syntax.tags[t] in ("APPR", "APPRART", "KOKOM")
    )


CONTRACTED = {"zu": ("zum", "zur"), "auf": ("aufs",), "für": ("fürs",)}
