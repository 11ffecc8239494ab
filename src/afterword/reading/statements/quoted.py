"""From quotations to propositions: what each cue does, its chain of sources, the utterance split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afterword.german.cues import Cue, lexicon, noun_cue
from afterword.reading.statements.content import split, trim
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.statements.wishes import wish_of
from afterword.reading.structure import Quotation
from afterword.records import Certainty, Form, Kind, Stance

CONTENT_TAGS = ("N", "V", "ADJ", "CARD", "FM", "XY", "ADV", "PROAV", "PAV")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue does, as far as its word alone tells."""

    kind: Kind | None = None
    stance: Stance = Stance.NONE
    certainty: Certainty | None = None


def quoted(syntax: Syntax) -> Iterator[Proposition]:
    """The propositions of every quotation."""
    for number, quotation in enumerate(syntax.doc._.quotations):
        sense = sense_of(syntax, quotation)
        chain = (*quotation.outer, quotation.speaker) if quotation.speaker else quotation.outer
        for lead, tokens in _groups(syntax, quotation):
            proposition = Proposition(
                tuple(tokens), quotation.form, lead, tuple(quotation.cue), chain, sense.kind, sense.stance,
                sense.certainty, medium=quotation.medium, quotation=number,
            )  # fmt: skip
            yield from _with_wisher(syntax, proposition)


def _groups(syntax: Syntax, quotation: Quotation) -> Iterator[tuple[int | None, list[int]]]:
    for lead, tokens in split(syntax, sorted(set(quotation.quote))):
        trimmed = trim(syntax, tokens)
        content = [t for t in trimmed if syntax.tags[t].startswith(CONTENT_TAGS)]
        if content and not _is_exclamation(syntax, trimmed, quotation):
            yield lead, trimmed


def _is_exclamation(syntax: Syntax, tokens: Sequence[int], quotation: Quotation) -> bool:
    """A question, or words of direct speech without a verb beside others that have one."""
    if not tokens:
        return True
    after = [syntax.words[t] for t in range(tokens[-1] + 1, min(tokens[-1] + 3, len(syntax.words)))]
    if "?" in after[:1]:
        return True
    has_verb = any(syntax.is_verb(t) for t in tokens)
    return quotation.form is Form.DIRECT and not has_verb and len(tokens) < len(quotation.quote) // 2


def _with_wisher(syntax: Syntax, proposition: Proposition) -> Iterator[Proposition]:
    """ "Laut dem Blatt möchte er …": the wish is the innermost link, unless the source speaks of itself."""
    lead = proposition.lead
    if lead is None or not proposition.sources or proposition.form is Form.DIRECT:
        yield proposition
        return
    clause = syntax.clauses[lead]
    if clause.finite is None or not clause.subject or _is_own(syntax, proposition, clause.subject):
        yield proposition
        return
    wished = [w for w in wish_of(syntax, lead) if set(w.content) <= set(proposition.content)]
    if not wished or wished[0].lead != lead:
        yield proposition
        return
    for wish in wished:
        yield replace(
            wish,
            sources=(*proposition.sources, *wish.sources),
            content=tuple(trim(syntax, wish.content)),
            quotation=proposition.quotation,
        )


def _is_own(syntax: Syntax, proposition: Proposition, subject: tuple[int, ...]) -> bool:
    words = [syntax.lower[t] for t in subject]
    if words in (["er"], ["sie"], ["man"], ["es"]):
        return True
    told = {syntax.lemmas[t] for t in subject if syntax.tags[t] in ("NE", "NN")}
    names = {syntax.lemmas[t] for t in proposition.sources[-1] if syntax.tags[t] in ("NE", "NN")}
    return bool(told & names)


def sense_of(syntax: Syntax, quotation: Quotation) -> Sense:
    """What the cue of a quotation does: the strongest word of it decides."""
    cues = [cue for cue in (_cue_of(syntax, token) for token in quotation.cue) if cue is not None]
    if not cues:
        return Sense()
    cue = next((cue for cue in cues if cue.kind != "report" or cue.stance != "none"), cues[0])
    kind = None if cue.kind == "report" else Kind(cue.kind)
    return Sense(kind, Stance(cue.stance), Certainty(cue.certainty))


def _cue_of(syntax: Syntax, token: int) -> Cue | None:
    """The lexicon's entry for one word of a cue: a verb by the base form of its clause, or a noun."""
    if syntax.is_verb(token):
        home = syntax.home[token]
        predicate = syntax.clauses[home].predicate if home >= 0 else ""
        return lexicon().verbs.get(predicate) or lexicon().verbs.get(syntax.lemmas[token].lower())
    if syntax.tags[token] == "NN":
        return noun_cue(syntax.lemmas[token])
    return None
