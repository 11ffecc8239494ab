"""How surely a quotation of the rules is one: a sum of weighted signs, each a plain fact about it.

What a confidence tells is the probability that the corpus of quotations has it too: that the gold has a
quotation whose words are, by token F1, at least half the same, and which is no other's partner. The weights
are fitted on the corpus's train part and calibrated on dev by `python -m training.confidence`, which also
writes the operating point. `SIGNS` tells what each sign is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from afterword.german.verbs import Mood, Tense
from afterword.reading.extractors import MEASURED, weights
from afterword.reading.measure import measure, operating_point
from afterword.reading.structure import Clause, Quotation, by_token
from afterword.reading.words import QUOTES, Words
from afterword.records import Extractor

QUOTATIONS, STATEMENTS = "quotations", "statements"  # names in confidence.toml
SHORT, FULL = 4, range(8, 30)  # words of a quote
FAR = 8  # tokens between cue and quote
LEFT_OVER = 4  # words of its sentence that belong to no part of it

SIGNS = {
    "direct": "found as direct speech",
    "sources": "found by a source phrase: laut, nach Angaben, zufolge",
    "indirect": "found by a frame before what is said",
    "following": "found by a frame behind or inside of what is said",
    "nominal": "found by a noun: die Behauptung, dass …",
    "konjunktiv": "found by Konjunktiv I in a subordinate clause: weil es teuer sei",
    "reported": "found as a summary: forderte höhere Löhne",
    "continuation": "found as Konjunktiv that goes on without a frame",
    "hearsay": "found by soll without a frame",
    "nested": "found by marks inside of something else",
    "quote.short": "the quote has fewer than four words",
    "quote.full": "the quote has eight to thirty words",
    "quote.sentences": "the quote goes over several sentences",
    "quote.konjunktiv": "a clause of the quote is in Konjunktiv I",
    "quote.ambiguous": "its only mood can be either: sagten, kämen",
    "quote.indicative": "its clauses are in the indicative",
    "quote.verbless": "it has no finite verb",
    "quote.asks": "it begins with ob or a question word",
    "quote.marks": "it has quotation marks",
    "quote.inside": "it lies inside another quote",
    "quote.crosses": "it overlaps another quote that neither holds nor is held by it",
    "speaker.name": "the speaker has a name",
    "speaker.noun": "the speaker is told by nouns alone",
    "addressee": "somebody is told or asked",
    "writing": "it was written",
    "cue.verb": "a verb signals it",
    "cue.particle": "neither verb nor noun signals it: laut, zufolge",
    "cue.before": "what signals it stands before it",
    "cue.far": "what signals it stands more than eight tokens away",
    "cue.colon": "a colon stands right before it",
    "cue.shared": "the same words signal another quotation too",
    "cue.said": "what signals it is itself in another quote",
    "cue.past": "the verb that signals it is in the past",
    "cue.modal": "that verb hangs on a modal one: kann bestätigen",
    "cue.negated": "nicht stands beside it",
    "sentence.rest": "more than four words of its sentence belong to no part of it",
    "sentence.after": "most of the sentence before it is a quote",
}


def precise_threshold(extractor: Extractor) -> float | None:
    """The operating point: the least confidence of what counts as sure; None: not measured.

    One for all statements of a reading: the higher of those of the extractor's quotations and of the rest.
    """
    of_quotations = _of_quotations(extractor)
    return None if of_quotations is None else max(of_quotations, operating_point(STATEMENTS))


def _of_quotations(extractor: Extractor) -> float | None:
    if extractor is Extractor.RULES:
        return operating_point(QUOTATIONS)
    path = weights() / MEASURED
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    found = told.get("precise.threshold")
    return None if found is None else float(found)


def with_confidence(
    words: Words, clauses: Sequence[Clause], quotations: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """The quotations of an article, each with how surely it is one."""
    known = measure(QUOTATIONS)
    return tuple(
        replace(one, confidence=known.confidence(signs))
        for one, signs in zip(quotations, all_signs(words, clauses, quotations), strict=True)
    )


def all_signs(
    words: Words, clauses: Sequence[Clause], quotations: Sequence[Quotation]
) -> list[frozenset[str]]:
    """The signs of each quotation of an article."""
    page = _Page(words, clauses, quotations)
    return [frozenset(page.signs(number)) for number in range(len(quotations))]


@dataclass
class _Page:
    """One article with its quotations, looked at for signs."""

    words: Words
    clauses: Sequence[Clause]
    quotations: Sequence[Quotation]

    @cached_property
    def quotes(self) -> list[frozenset[int]]:
        """The tokens of each quote."""
        return [frozenset(one.quote) for one in self.quotations]

    @cached_property
    def quoting(self) -> dict[int, list[int]]:
        """For each token the quotations whose quote holds it."""
        return by_token(enumerate(self.quotes))

    @cached_property
    def cueing(self) -> dict[int, list[int]]:
        """For each token the quotations whose cue holds it."""
        return by_token((number, one.cue) for number, one in enumerate(self.quotations))

    @cached_property
    def clause_of(self) -> dict[int, Clause]:
        """The clause that a token is its own of."""
        return {token: clause for clause in self.clauses for token in clause.tokens}

    @cached_property
    def said(self) -> frozenset[int]:
        """All tokens of quotes."""
        return frozenset().union(*self.quotes)

    def signs(self, number: int) -> Iterator[str]:
        """The signs of one quotation."""
        one = self.quotations[number]
        yield one.construction
        yield from self._of_quote(one)
        yield from self._of_mood(one)
        yield from self._beside(number)
        yield from self._of_speaker(one)
        yield from self._of_cue(one)
        yield from self._of_sentence(one)

    def _is_word(self, token: int) -> bool:
        return self.words.tags[token][:1] != "$" and bool(self.words.words[token].strip())

    def _of_quote(self, one: Quotation) -> Iterator[str]:
        told = [token for token in one.quote if self._is_word(token)]
        first = one.quote[0]
        if len(told) < SHORT:
            yield "quote.short"
        if len(told) in FULL:
            yield "quote.full"
        if len({self.words.sentence(token) for token in told}) > 1:
            yield "quote.sentences"
        if self.words.lower[first] == "ob" or self.words.tags[first][:2] == "PW":
            yield "quote.asks"
        if any(self.words.words[token] in QUOTES for token in one.quote):
            yield "quote.marks"

    def _of_mood(self, one: Quotation) -> Iterator[str]:
        own = ((token, self.clause_of.get(token)) for token in one.quote)
        moods = {clause.mood for token, clause in own if clause and clause.finite == token}
        if Mood.SUBJUNCTIVE_1 in moods:
            yield "quote.konjunktiv"
        elif Mood.AMBIGUOUS in moods and Mood.SUBJUNCTIVE_2 not in moods:
            yield "quote.ambiguous"
        elif moods == {Mood.INDICATIVE}:
            yield "quote.indicative"
        elif not moods:
            yield "quote.verbless"

    def _beside(self, number: int) -> Iterator[str]:
        mine, cue = self.quotes[number], set(self.quotations[number].cue)
        others = {place for token in mine for place in self.quoting[token]} - {number}
        if any(mine < self.quotes[other] for other in others):
            yield "quote.inside"
        if any(_crosses(mine, self.quotes[other]) for other in others):
            yield "quote.crosses"
        if any(place != number for token in cue for place in self.cueing[token]):
            yield "cue.shared"
        if any(place != number for token in cue for place in self.quoting.get(token, ())):
            yield "cue.said"

    def _of_speaker(self, one: Quotation) -> Iterator[str]:
        if any(token in self.words.name_at for token in one.speaker):
            yield "speaker.name"
        elif any(self.words.tags[token][:1] == "N" for token in one.speaker):
            yield "speaker.noun"
        if one.addressee:
            yield "addressee"
        if one.medium == "writing":
            yield "writing"

    def _of_cue(self, one: Quotation) -> Iterator[str]:
        if not one.cue:
            return
        verbs = [token for token in one.cue if self.words.tags[token][:1] == "V"]
        if verbs:
            yield "cue.verb"
        elif not any(self.words.tags[token] == "NN" for token in one.cue):
            yield "cue.particle"
        first, last = min(one.quote), max(one.quote)
        if max(one.cue) < first:
            yield "cue.before"
        if min(abs(end - token) for end in (first, last) for token in (min(one.cue), max(one.cue))) > FAR:
            yield "cue.far"
        if min(one.cue) < first and self.words.words[first - 1] == ":":
            yield "cue.colon"
        clause = self.clause_of.get(verbs[0]) if verbs else None
        yield from self._of_framing(clause) if clause else ()

    def _of_framing(self, clause: Clause) -> Iterator[str]:
        if clause.tense is Tense.PAST:
            yield "cue.past"
        if clause.modal:
            yield "cue.modal"
        if any(self.words.tags[token] == "PTKNEG" for token in clause.tokens):
            yield "cue.negated"

    def _of_sentence(self, one: Quotation) -> Iterator[str]:
        number = self.words.sentence(one.quote[0])
        own = {*one.quote, *one.frame, *one.cue, *one.speaker}
        rest = [t for t in range(*self.words.sentences[number]) if t not in own and self._is_word(t)]
        if len(rest) > LEFT_OVER:
            yield "sentence.rest"
        before = range(*self.words.sentences[number - 1]) if number else range(0)
        if sum(token in self.said for token in before) * 2 > len(before):
            yield "sentence.after"


def _crosses(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) and not one <= other and not other <= one
