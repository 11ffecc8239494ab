"""Quotations inside quotations: which holds which, and the chain of sources that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.german.grammar import words_of
from afterword.reading.statements.cue_senses import sense_of
from afterword.reading.statements.syntax import Syntax, is_subjunctive
from afterword.reading.structure import Quotation, by_token
from afterword.records import Form

Chain = tuple[tuple[int, ...], ...]
SELF = frozenset({"ich", "wir", "uns", "mir", "mich"})


@dataclass(frozen=True, slots=True)
class Nested:
    """A quotation with its number, its chain of sources, and the quotations that it holds."""

    number: int
    quotation: Quotation
    chain: tuple[tuple[int, ...], ...]
    holds: tuple[Quotation, ...] = ()
    is_near: bool = True  # whether hearsay stands right behind what its source says

    def is_hearsay(self, syntax: Syntax) -> bool:
        """ "Dem Vernehmen nach", "Gerüchten zufolge": nobody stands for it."""
        around = {*self.quotation.frame, *self.quotation.cue, *self.quotation.speaker}
        return any(syntax.lower[t] in ("vernehmen", "gerüchten", "gerüchte") for t in around)

    def frames_nested(self, syntax: Syntax, lead: int | None, tokens: Sequence[int]) -> bool:
        """Whether a part is mostly what an inner quotation says, and stands for nothing of its own."""
        own = set(tokens)
        for inner in self.holds:
            told = own & set(inner.quote)
            in_lead = lead is not None and any(t in syntax.clauses[lead].tokens for t in inner.cue)
            if told and (in_lead or own <= set(inner.quote)):
                return True
            around = set(inner.frame)
            if in_lead and own <= around and self.quotation.cue and set(self.quotation.cue) <= around:
                return True  # "Laut der Agentur sagte ein Manager, …": the frame is not said
        return False


def nested(syntax: Syntax) -> Iterator[Nested]:
    """Every quotation that says something of its own, with its chain."""
    quotations: Sequence[Quotation] = syntax.quotations
    inner: dict[int, list[Quotation]] = {}
    chains: dict[int, tuple[tuple[int, ...], ...]] = {}
    left_out: set[int] = set()
    order = sorted(range(len(quotations)), key=lambda n: -len(quotations[n].quote))
    told = [frozenset(t for t in q.quote if not syntax.is_punctuation(t)) for q in quotations]
    holding = by_token((number, told[number]) for number in order)
    through = _through_whom(quotations, told)
    through_whom = {other for other, _ in through.values()}
    for number in order:
        quotation = quotations[number]
        if number in through_whom:
            left_out.add(number)
            continue
        beside = holding[min(told[number])] if told[number] else order
        outer = _holder(quotations, told, number, beside)
        if outer is None:
            chains[number] = (
                *(through[number][1] if number in through else ()),
                *(_own_chain(quotation) or _from_where(syntax, quotation)),
            )
        elif _only_marks(syntax, quotation, quotations[outer]):
            left_out.add(number)
        else:
            chains[number] = _joined(syntax, chains.get(outer, ()), quotation)
            inner.setdefault(outer, []).append(quotation)
    for number, quotation in enumerate(quotations):
        if number not in left_out and not _is_aside(syntax, quotations, quotation):
            near = _is_near(syntax, quotations, quotation)
            own = () if _points_to_source(syntax, quotation) else without_things(syntax, chains[number])
            chain = own or _carried(syntax, quotations, chains, number)
            yield Nested(number, quotation, chain, tuple(inner.get(number, ())), near)


def _carried(syntax: Syntax, quotations: Sequence[Quotation], chains: dict[int, Chain], number: int) -> Chain:
    """Direct speech that stands alone goes on with the source of a sentence just before it."""
    quotation = quotations[number]
    goes_on = quotation.form is Form.DIRECT or _points_to_source(syntax, quotation)
    if not goes_on or sense_of(syntax, quotation.cue).known:
        return ()
    sentence = syntax.sentence_of[min(quotation.quote)]
    for other in range(number - 1, -1, -1):
        if sentence - syntax.sentence_of[max(quotations[other].quote)] > 2:
            return ()
        if chains.get(other):
            return chains[other]
    return ()


def _points_to_source(syntax: Syntax, quotation: Quotation) -> bool:
    """ "Demnach …": according to whoever spoke before."""
    return bool(quotation.cue) and all(syntax.lower[t] in words_of("thereafter") for t in quotation.cue)


def _is_aside(syntax: Syntax, quotations: Sequence[Quotation], quotation: Quotation) -> bool:
    """ "Kaum war er da, kündigte er an, dass …": the clause in front tells no content."""
    if quotation.form is not Form.INDIRECT or not quotation.cue:
        return False
    first = min(quotation.quote)
    in_front = all(t < min(quotation.cue) for t in quotation.quote)
    home = syntax.home[first]
    indicative = home >= 0 and not is_subjunctive(syntax.clauses[home])
    if not (in_front and indicative):
        return False
    rivals = [q for q in quotations if q is not quotation and set(q.cue) & set(quotation.cue) and q.quote]
    dass = [q for q in rivals if any(syntax.lower[t] in ("dass", "daß") for t in sorted(q.quote)[:2])]
    return bool(dass)


def _is_near(syntax: Syntax, quotations: Sequence[Quotation], quotation: Quotation) -> bool:
    """Hearsay with soll keeps the source of the sentence right before it, and of none further back."""
    if quotation.form is not Form.FREE_INDIRECT or quotation.cue or not quotation.speaker:
        return True
    sentence = syntax.sentence_of[min(quotation.quote)]
    if syntax.sentence_of[max(quotation.speaker)] >= sentence:
        return True
    start, end = syntax.sentences[sentence - 1]
    told = {t for other in quotations for t in (*other.quote, *other.frame)}
    return sum(t in told for t in range(start, end)) * 2 > end - start


def _through_whom(
    quotations: Sequence[Quotation], told: Sequence[frozenset[int]]
) -> dict[int, tuple[int, tuple[tuple[int, ...], ...]]]:
    """ "…, sagte er den Agenturen zufolge": what the agencies say is that he said so."""
    found: dict[int, tuple[int, tuple[tuple[int, ...], ...]]] = {}
    arounds = [frozenset((*q.frame, *q.cue, *q.speaker)) for q in quotations]
    around_of = by_token(enumerate(arounds))
    for other, frame in enumerate(quotations):
        for number in around_of.get(min(told[other]), ()) if told[other] and frame.speaker else ():
            if not told[other] <= arounds[number]:
                continue
            cue = quotations[number].cue
            same = number == other or bool(set(frame.cue) & set(cue))  # "sagte, …: „…“" says both
            if not same:
                found[number] = (other, _own_chain(frame))
    return found


def _holder(
    quotations: Sequence[Quotation], told: Sequence[frozenset[int]], number: int, order: Sequence[int]
) -> int | None:
    """The smallest other quotation that holds this one."""
    holders = [
        other
        for other in order
        if other != number and quotations[other].form is not Form.REPORTED and told[number] < told[other]
    ]
    return min(holders, key=lambda n: len(quotations[n].quote)) if holders else None


def _only_marks(syntax: Syntax, quotation: Quotation, outer: Quotation) -> bool:
    """Words in marks inside of what is rendered already, by the same source."""
    if quotation.form is not Form.DIRECT:
        return False
    same = set(quotation.speaker) == set(outer.speaker) or set(quotation.cue) == set(outer.cue)
    return same or not any(syntax.tags[t].endswith("FIN") for t in quotation.quote)


def without_things(syntax: Syntax, chain: Chain) -> Chain:
    """ "Der Grund ist: …" has no speaker."""
    things = words_of("no_speakers")
    return tuple(
        link
        for link in chain
        if not any(syntax.lemmas[t].lower() in things and syntax.tags[t] == "NN" for t in link)
        or any(syntax.tags[t] == "NE" for t in link)
    )


def _own_chain(quotation: Quotation) -> tuple[tuple[int, ...], ...]:
    return quotation.links


def _from_where(syntax: Syntax, quotation: Quotation) -> Chain:
    """ "Aus Nordkorea kam die Nachricht, dass …": where news come from is who tells them."""
    nouns = [t for t in quotation.cue if syntax.tags[t] == "NN"]
    if not nouns or any(syntax.is_verb(t) for t in quotation.cue) or syntax.home[nouns[0]] < 0:
        return ()
    tokens = syntax.clauses[syntax.home[nouns[0]]].tokens
    start = next((n for n, t in enumerate(tokens) if syntax.lower[t] == "aus"), None)
    if start is None:
        return ()
    phrase = tokens[start + 1 : start + 4]
    names = tuple(t for t in phrase if syntax.tags[t] == "NE")
    return (names,) if names else ()


def _joined(
    syntax: Syntax, outer: tuple[tuple[int, ...], ...], quotation: Quotation
) -> tuple[tuple[int, ...], ...]:
    """The outer chain and what the inner quotation adds; "ich" adds nothing."""
    if quotation.outer:
        return _own_chain(quotation)
    speaker = quotation.speaker
    if not speaker or all(syntax.lower[t] in SELF for t in speaker):
        return outer
    return outer if outer and set(outer[-1]) == set(speaker) else (*outer, speaker)
