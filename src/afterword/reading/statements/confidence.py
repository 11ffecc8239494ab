"""How surely a statement is whose it is said to be: as surely as its quotations, else by signs of its own.

Where no quotation carries a statement, its confidence tells the probability that the corpus of quotations
does not contradict it: of a wish, plan or summary with a source, that the corpus gives its words to nobody
else (it marks few wishes, so its silence is no fault); of hearsay and plans with soll without a source, that
it has them as somebody's; of the article's own voice, that it gives them to nobody. The weights are fitted
and calibrated by `python -m training.confidence`. `SIGNS` tells what each sign is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from afterword.german.verbs import Mood, Tense
from afterword.reading.measure import measure
from afterword.reading.statements.cue_senses import sense_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.structure import Clause, Quotation, by_token
from afterword.reading.words import QUOTES
from afterword.records import Certainty, Form, Stance

NAMED, UNNAMED, OWN_VOICE = KINDS = ("named", "unnamed", "own_voice")  # their tables in confidence.toml

SIGNS = {
    "cue.soll": "the cue is sollen",
    "cue.known": "the cue is a word of speech, thought or writing",
    "cue.hearsay": "what is told with soll was or is: soll gestohlen haben",
    "speaker.name": "the innermost source has a name",
    "speaker.relative": "it is a relative pronoun: die … wollen",
    "mood.either": "its only mood can be either: sollen, dürften",
    "mood.supposes": "könnte, würde, käme: Konjunktiv II",
    "mood.future": "it is in Futur: wird kommen",
    "content.marks": "it has quotation marks",
    "content.said": "some of its words are a quotation's, too",
    "sentence.quotes": "something else in its sentence is quoted",
    "sentence.says": "another verb of its sentence is one of speech, thought or writing",
    "sentence.after": "most of the sentence before it is a quote",
    "article.quotes": "a third of the article is quoted",
}


def kind_of(proposition: Proposition) -> str:
    """Which of KINDS it is of: its source is named, somebody unnamed said it, the article itself does."""
    if proposition.sources:
        return NAMED
    return OWN_VOICE if proposition.form is Form.OWN_VOICE else UNNAMED


@dataclass(frozen=True)
class Sureness:
    """The confidence of each proposition of an article."""

    syntax: Syntax

    def of(self, proposition: Proposition) -> float | None:
        """The least confidence of its quotations, 0 to 1, else what its signs tell.

        None where its quotations are not measured: signs tell of what none carries.
        """
        carriers = self.carriers(proposition)
        if not carriers:
            return measure(kind_of(proposition)).confidence(self.signs(proposition))
        return min((one.confidence for one in carriers if one.confidence is not None), default=None)

    def carriers(self, proposition: Proposition) -> list[Quotation]:
        """The quotation that it was made of, and those of its other sources that hold it.

        A denial that only points at what it denies is as sure as the claim is one: --precise keeps both or
        none. Nothing carries the article's own voice.
        """
        if proposition.form is Form.OWN_VOICE:
            return []
        content = set(proposition.content)
        named = {token for link in proposition.sources for token in link}
        points = proposition.stance is Stance.DENIES and proposition.quotation is None
        holding = self.quoting.get(min(content), ()) if content else range(len(self.syntax.quotations))
        found = {
            number
            for number in holding
            for one in [self.syntax.quotations[number]]
            if content.issubset(one.quote) and (points or not named.isdisjoint(one.speaker))
        }
        if proposition.quotation is not None:
            found.add(proposition.quotation)
        return [self.syntax.quotations[number] for number in sorted(found)]

    @cached_property
    def quoting(self) -> dict[int, list[int]]:
        """For each token the quotations whose quote holds it."""
        return by_token((number, one.quote) for number, one in enumerate(self.syntax.quotations))

    def signs(self, proposition: Proposition) -> frozenset[str]:
        """The signs of a proposition that no quotation carries."""
        told = (self._of_source, self._of_cue, self._of_mood, self._of_content, self._of_sentences)
        return frozenset(sign for some in told for sign in some(proposition))

    @cached_property
    def said(self) -> frozenset[int]:
        """All words of quotes."""
        return frozenset(token for one in self.syntax.quotations for token in one.quote)

    def _of_source(self, one: Proposition) -> Iterator[str]:
        if not one.sources:
            return
        tags = [self.syntax.tags[token] for token in one.sources[-1]]
        if any(token in self.syntax.names for token in one.sources[-1]):
            yield "speaker.name"
        elif "PRELS" in tags:
            yield "speaker.relative"

    def _of_cue(self, one: Proposition) -> Iterator[str]:
        lemmas = {self.syntax.lemmas[token].lower() for token in one.cue}
        if "sollen" in lemmas:
            yield "cue.soll"
        elif sense_of(self.syntax, one.cue).known:
            yield "cue.known"
        if one.certainty is Certainty.UNKNOWN and not one.sources:
            yield "cue.hearsay"

    def _of_mood(self, one: Proposition) -> Iterator[str]:
        clauses = [clause for clause in self._clauses(one) if clause.finite is not None]
        moods = {clause.mood for clause in clauses}
        if Mood.SUBJUNCTIVE_2 in moods:
            yield "mood.supposes"
        elif Mood.AMBIGUOUS in moods:
            yield "mood.either"
        if any(clause.tense is Tense.FUTURE for clause in clauses):
            yield "mood.future"

    def _clauses(self, one: Proposition) -> list[Clause]:
        """The clauses of its content, and of its cue."""
        homes = {self.syntax.home[token] for token in (*one.content, *one.cue)}
        return [self.syntax.clauses[home] for home in sorted(homes) if home >= 0]

    def _of_content(self, one: Proposition) -> Iterator[str]:
        if any(self.syntax.words[token] in QUOTES for token in one.content):
            yield "content.marks"
        if not self.said.isdisjoint(one.content):
            yield "content.said"

    def _of_sentences(self, one: Proposition) -> Iterator[str]:
        number, last = (self.syntax.sentence_of[token] for token in (min(one.content), max(one.content)))
        own = {*one.content, *one.cue}
        around = range(self.syntax.sentences[number][0], self.syntax.sentences[last][1])
        if any(token in self.said for token in around if token not in own):
            yield "sentence.quotes"
        homes = {self.syntax.home[token] for token in around} - {self.syntax.home[token] for token in own}
        if any(sense_of(self.syntax, self.syntax.clauses[home].verbs).known for home in homes if home >= 0):
            yield "sentence.says"
        if self._is_said(number - 1):
            yield "sentence.after"
        if len(self.said) * 3 > len(self.syntax.words):
            yield "article.quotes"

    def _is_said(self, number: int) -> bool:
        """Whether most of a sentence is a quote."""
        if not 0 <= number < len(self.syntax.sentences):
            return False
        told = range(*self.syntax.sentences[number])
        return sum(token in self.said for token in told) * 2 > len(told)
