"""When a source spoke: told once, it holds for what the same source says in the next sentences.

"Berger sagte am Dienstag, die Lage sei ernst. Er werde die Hilfe verdoppeln": said on Tuesday too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from afterword.german.occasions import occasions
from afterword.german.verbs import Tense
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.records import UNKNOWN, Period, Precision, Source

FARTHEST = 3  # sentences from one statement of a source to the next of the same occasion
OLDEST = timedelta(days=10)  # what was said longer ago than that is not what an article goes on to report


class Occasions:
    """Goes through the statements of one article in the order of the text."""

    def __init__(self, syntax: Syntax, published: Period) -> None:
        self._syntax, self._published = syntax, published
        self._last: dict[str, tuple[int, Period]] = {}  # by innermost source: the sentence, and when

    def of(self, proposition: Proposition, sources: Sequence[Source]) -> Period:
        """When the source spoke just before, as far as that is told and may be the same occasion."""
        sentence, said = self._last.get(self._key(sources), (-1, UNKNOWN))
        near = 0 <= self._sentence(proposition) - sentence <= FARTHEST
        return said if near and not self._is_another(proposition, sentence) else UNKNOWN

    def keep(self, proposition: Proposition, sources: Sequence[Source], said: Period) -> None:
        """Remember when it was said, if the words tell."""
        told = said.precision in (Precision.DAY, Precision.CANDIDATES)
        if not sources or said == self._published or not told:
            return
        old = said.latest and self._published.latest and self._published.latest - said.latest > OLDEST
        if not old and not self._words(proposition) & occasions().once:
            self._last[self._key(sources)] = (self._sentence(proposition), said)

    def _is_another(self, proposition: Proposition, sentence: int) -> bool:
        """ "sagt er", "nun sagte er", "hatte er gesagt": told anew, of another day."""
        clauses = {self._syntax.home[token] for token in proposition.cue} - {-1}
        tenses = {self._syntax.clauses[number].tense for number in clauses}
        present = Tense.PRESENT in tenses and sentence != self._sentence(proposition)
        return present or bool(self._words(proposition) & (occasions().now | occasions().once))

    def _words(self, proposition: Proposition) -> set[str]:
        """The words of the clauses that hold the cue, without those of the content."""
        clauses = {self._syntax.home[token] for token in proposition.cue} - {-1}
        own = {token for number in clauses for token in self._syntax.clauses[number].tokens}
        return {self._syntax.lower[token] for token in own - set(proposition.content)}

    def _sentence(self, proposition: Proposition) -> int:
        return self._syntax.sentence_of[min(proposition.content)]

    def _key(self, sources: Sequence[Source]) -> str:
        """The last word of the innermost source: "Berger" for "Minister Jonas Berger" too."""
        words = sources[-1].span.of(self._syntax.text).split() if sources else []
        return words[-1] if words else ""
