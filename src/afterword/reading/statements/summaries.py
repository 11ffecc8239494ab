"""Utterances told in summary: "kündigte seinen Rücktritt an", "bestätigten die geplante Reise"."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.modality import modality
from afterword.reading.statements.content import trim
from afterword.reading.statements.cue_senses import Sense
from afterword.reading.statements.nesting import Nested
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import complement, wish_of
from afterword.records import Form, Kind, Stance


def summarised(syntax: Syntax, found: Nested, sense: Sense) -> Iterator[Proposition]:
    """What a reported utterance says: the object of its verb, where that is a proposition in itself."""
    quotation = found.quotation
    for number in dict.fromkeys(syntax.home[t] for t in quotation.quote if syntax.home[t] >= 0):
        clause = syntax.clauses[number]
        if clause.finite is None or not clause.subject or clause.finite not in quotation.quote:
            continue
        wished = wish_of(syntax, number)
        yield from wished
        if wished or not sense.known:
            continue
        content = trim(syntax, complement(syntax, number))
        if content and _says_something(syntax, content, sense) and not negations(syntax, clause.tokens):
            forward = True if _lies_ahead(syntax, content) or sense.kind in _AHEAD else None
            kind = sense.kind or (Kind.ANNOUNCEMENT if sense.stance is Stance.CONFIRMS and forward else None)
            yield Proposition(
                tuple(content), Form.REPORTED, None, clause.verbs, found.chain or (clause.subject,), kind,
                sense.stance, sense.certainty, forward=forward, medium=quotation.medium,
                quotation=found.number,
            )  # fmt: skip


_AHEAD = (Kind.ANNOUNCEMENT, Kind.DEMAND, Kind.WARNING, Kind.FORECAST)


def _says_something(syntax: Syntax, content: list[int], sense: Sense) -> bool:
    """Whether a noun phrase under this cue can come true or be so."""
    if not any(syntax.tags[t] in ("NN", "NE") for t in content):
        return False
    return sense.kind is not None or sense.stance is not Stance.NONE or _lies_ahead(syntax, content)


def _lies_ahead(syntax: Syntax, content: list[int]) -> bool:
    ahead = modality().ahead
    return any(syntax.tags[t] in ("ADJA", "VVPP") and _adjective(syntax, t) in ahead for t in content)


def _adjective(syntax: Syntax, token: int) -> str:
    """ "vorgesehene" is "vorgesehen", whatever the base form of the tagger."""
    lemma = syntax.lemmas[token].lower()
    if lemma in modality().ahead:
        return lemma
    word = syntax.lower[token]
    return next((word[: -len(end)] for end in ("en", "em", "er", "es", "e") if word.endswith(end)), word)
