"""Contradiction: whether words beside a verb of denying are what is denied, or what is held against it."""

from __future__ import annotations

from dataclasses import replace

from afterword.german.grammar import words_of
from afterword.reading.statements.cue_senses import Sense
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.records import Certainty, Form, Stance

DENYING = frozenset({"dementieren", "bestreiten", "leugnen", "zurückweisen", "abstreiten", "verneinen"})
CONTRADICTING = frozenset({"widersprechen", "entgegentreten"})
POINTING = frozenset({"das", "dies"})


def against(syntax: Syntax, quotation: Quotation, sense: Sense) -> Sense:
    """The sense of a cue: "widersprach der Darstellung, er habe …" denies, "wies das zurück: …" asserts."""
    number = next((syntax.home[t] for t in quotation.cue if syntax.is_verb(t) and syntax.home[t] >= 0), None)
    if number is None or syntax.clauses[number].predicate not in DENYING | CONTRADICTING:
        return sense
    clause = syntax.clauses[number]
    if not denies(syntax, clause, min(quotation.quote), direct=quotation.form is Form.DIRECT):
        return replace(sense, stance=Stance.NONE)
    if clause.predicate in DENYING:
        return sense
    if negations(syntax, clause.tokens):
        return replace(sense, stance=Stance.NONE, certainty=Certainty.UNKNOWN)
    return replace(sense, stance=Stance.DENIES)


def denies(syntax: Syntax, clause: Clause, first: int, *, direct: bool = False) -> bool:
    """Whether a clause with such a verb denies the words that begin at a token."""
    home = syntax.clauses[syntax.home[first]] if syntax.home[first] >= 0 else None
    hangs = home is not None and home.kind is not ClauseKind.MAIN
    if clause.predicate in CONTRADICTING:
        return _names_claim(syntax, clause) and (hangs or _goes_before(syntax, clause, first))
    if clause.predicate not in DENYING:
        return False
    return hangs or (not direct and not points(syntax, clause) and _goes_before(syntax, clause, first))


def points(syntax: Syntax, clause: Clause) -> bool:
    """Whether the object is "das" or "dies", so that the words behind it are not what is denied."""
    rest = (t for t in clause.tokens if t not in clause.subject and t not in clause.verbs)
    return any(syntax.lower[t] in POINTING and syntax.tags[t] == "PDS" for t in rest)


def is_verdict(syntax: Syntax, quotation: Quotation) -> bool:
    """ "wies dies als „frei erfunden“ zurück": what the denied is called, and nothing that is denied."""
    homes = {syntax.home[t] for t in quotation.cue if syntax.home[t] >= 0}
    denying = any(syntax.clauses[home].predicate in DENYING for home in homes)
    before = min(quotation.quote) - 1
    while before > 0 and syntax.words[before] in "„“”»«\"'":
        before -= 1
    finite = any(syntax.tags[t].endswith("FIN") for t in quotation.quote)
    return denying and not finite and syntax.lower[before] == "als"


def _names_claim(syntax: Syntax, clause: Clause) -> bool:
    """ "widersprach Berichten": what it speaks against is a claim, and not a person."""
    claims = tuple(words_of("claims"))
    rest = (t for t in clause.tokens if t not in clause.subject and syntax.tags[t] == "NN")
    return any(syntax.lower[t].endswith(claims) for t in rest)


def _goes_before(syntax: Syntax, clause: Clause, first: int) -> bool:
    """Whether the clause stands before these words, and no colon between them."""
    before = first - 1
    while before > 0 and syntax.words[before] in "„“”»«\"'":
        before -= 1
    return min(clause.tokens) < first and syntax.words[before] != ":"
