"""How likely something is held to be: "hält es für möglich", "es sei unwahrscheinlich", "ist sicher"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.german.happening_nouns import tells_happening
from afterword.german.modality import Outlook, modality
from afterword.german.senses import senses
from afterword.reading.statements.syntax import Syntax, negations
from afterword.records import Certainty, Stance

OPPOSITE = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judgement says of what hangs on it; `flipped` where it says that it is not so."""

    certainty: Certainty
    flipped: bool = False
    stance: Stance = Stance.NONE


def judgement_of(syntax: Syntax, tokens: Sequence[int]) -> Judgement | None:
    """The judgement that some words of one clause tell; a negation in that clause is taken in."""
    home = next((syntax.home[t] for t in tokens if syntax.home[t] >= 0), None)
    if home is None:
        return None
    clause = syntax.clauses[home]
    carrier = syntax.lemmas[clause.finite].lower() if clause.finite is not None else ""
    if not senses().judging & {clause.predicate, carrier}:
        return None
    negated = bool(negations(syntax, clause.tokens))
    if not negated and senses().wrong & syntax.words_of(tokens):
        return Judgement(Certainty.CERTAIN, stance=Stance.DENIES)
    if any(syntax.lemmas[t] in senses().doubt and syntax.tags[t] == "NN" for t in clause.tokens):
        return Judgement(Certainty.CERTAIN if negated else Certainty.POSSIBLE)
    found = (outlook_of(syntax, token) for token in tokens)
    outlook = next((one for one in found if one is not None), None)
    if outlook is None:
        return None
    if negated:
        outlook = opposite(outlook)
    return Judgement(Certainty(outlook.certainty), outlook.polarity == "-")


def outlook_of(syntax: Syntax, token: int) -> Outlook | None:
    """The entry of an adjective that judges, if the token is one."""
    if syntax.tags[token] not in ("ADJD", "ADV", "VVPP", "PTKVZ"):
        return None
    words = modality().outlook
    found = words.get((syntax.lemmas[token].lower(), "adjective"))
    return found or words.get((syntax.lower[token], "adjective"))


def opposite(outlook: Outlook) -> Outlook:
    """What it says negated: "nicht sicher" is possible, "nicht wahrscheinlich" probable and negated."""
    if outlook.certainty == "certain":
        return replace(outlook, certainty="possible", polarity="+")
    if outlook.certainty == "probable":
        return replace(outlook, polarity=OPPOSITE[outlook.polarity])
    return replace(outlook, certainty="certain", polarity="-")


def is_event_noun(noun: str) -> bool:
    """Whether a noun names what can happen: one of a known family, of the vocabulary, or by its ending."""
    words = modality()
    return noun in words.events or tells_happening(noun) or noun.endswith(words.event_ends)


def names_event(syntax: Syntax, content: Sequence[int]) -> bool:
    """Whether a noun phrase tells what can come: "eine Schließung", "steigende Zinsen", and no thing."""
    head = next((n for n, t in enumerate(content) if syntax.tags[t] == "NN"), None)
    if head is None:
        return False
    growing = any(syntax.tags[t] == "ADJA" and "nd" in syntax.lower[t][-5:] for t in content[:head])
    return growing or is_event_noun(syntax.lemmas[content[head]])
