"""The probability that the words of a proposition, or of its frame, state as a number: "mit 70 Prozent …".

Only where the number qualifies how likely it is: an amount ("um 70 Prozent"), a share ("70 Prozent der
Wähler", "zu 40 Prozent übernehmen") and a score ("zwei zu drei") are none; words without a number never are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from afterword.german.chances import chance_words
from afterword.german.numbers import number_in
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax

OF_PERCENT = re.compile(
    r"(.+?)-?(?:prozentig|%ig|%-ig)\w*", re.IGNORECASE
)  # "70-prozentiger", "siebzigprozentige"
PAIR = re.compile(r"(\d{1,3})[:/](\d{1,3})")  # "50:50"
SHARED = re.compile(r"prozentig|%ig|%-ig|\d[:/]\d")  # in any word of the two above
MOST_WORDS = 50_000  # that are remembered with whether they open a chance
REACH = 20  # tokens from "Wahrscheinlichkeit" to its number


@dataclass(frozen=True, slots=True)
class Number:
    """A number of percent, or odds, as a share of one, with its first token and the one behind its last."""

    start: int
    end: int
    value: float


def probability_of(syntax: Syntax, proposition: Proposition, *, forward: bool) -> float | None:
    """The probability that is stated for a proposition, 0 to 1; None where none is."""
    reach = _reach(syntax, proposition)
    chances = Chances(syntax, reach, sorted(reach & _numbered(syntax)), forward)
    return next((value for value in chances.stated() if 0 <= value <= 1), None)


def states_chance(syntax: Syntax, proposition: Proposition) -> bool:
    """Whether a probability is stated as a number, whenever the proposition holds."""
    return probability_of(syntax, proposition, forward=False) is not None


def _reach(syntax: Syntax, proposition: Proposition) -> frozenset[int]:
    """The tokens that may qualify it: its own, those of its cue's clause, and of the clause it hangs on."""
    tokens = set(proposition.content)
    homes = {syntax.home[t] for t in proposition.cue if syntax.home[t] >= 0}
    if proposition.lead is not None:
        homes.add(proposition.lead)
        parent = syntax.clauses[proposition.lead].parent
        homes |= {parent} if parent is not None else set()
    tokens |= {t for home in homes for t in syntax.clauses[home].tokens}
    return frozenset(tokens)


def _numbered(syntax: Syntax) -> frozenset[int]:
    """The tokens that a chance in numbers may begin at, looked for once in a Doc: most have none."""
    kept: frozenset[int] | None = syntax.doc.user_data.get("numbered")
    if kept is None:
        behind = [*syntax.lower[1:], ""]
        pairs = enumerate(zip(syntax.lower, behind, strict=True))
        kept = frozenset(token for token, pair in pairs if _may_open(*pair))
        syntax.doc.user_data["numbered"] = kept
    return kept


def _may_open(lower: str, behind: str) -> bool:
    """Whether a word may open a chance before the word behind it: "70 Prozent", "70:30", "in neun von …"."""
    if behind in ("%", "zu") or behind.startswith("prozent") or _opens_alone(lower):
        return True
    return f"{lower} {behind}" in chance_words().even


@lru_cache(maxsize=MOST_WORDS)
def _opens_alone(lower: str) -> bool:
    return lower == "in" or lower in chance_words().even or SHARED.search(lower) is not None


@dataclass(frozen=True, slots=True)
class Chances:
    """The numbers among some tokens that say how likely something is; `opens` are where one may begin."""

    syntax: Syntax
    reach: frozenset[int]
    opens: Sequence[int]
    forward: bool

    def stated(self) -> Iterator[float]:
        """Every probability that is stated, in the order of the text, percent before odds."""
        rules: Sequence[Callable[[Number], bool]] = (
            self._of_chance,
            self._of_sureness,
            self._measured,
            self._bare,
        )
        for number in self._percents():
            if any(rule(number) for rule in rules):
                yield number.value
        yield from (number.value for number in self._odds())
        if self.forward:
            yield from self._cases()

    def _percents(self) -> Iterator[Number]:
        words = self.syntax.words
        for token in self.opens:
            joined = OF_PERCENT.fullmatch(words[token])
            if joined:
                value, end = number_in(joined[1]), token + 1
            else:
                behind = self._lower(token + 1)
                if behind not in ("prozent", "%") and not behind.startswith("prozentig"):
                    continue
                value, end = number_in(words[token]), token + 2
            if value is not None:
                yield Number(token, end, value / 100)

    def _of_chance(self, number: Number) -> bool:
        """ "70 Prozent Wahrscheinlichkeit", "70-prozentige Chance"."""
        table = chance_words()
        at = number.end + 1 if self._tag(number.end) == "ADJA" else number.end
        return self._lower(at).endswith((*table.nouns, *table.beside))

    def _of_sureness(self, number: Number) -> bool:
        """ "zu 80 Prozent sicher", "hundertprozentig überzeugt"."""
        return self._lower(number.end) in chance_words().sure

    def _measured(self, number: Number) -> bool:
        """ "eine Wahrscheinlichkeit von 70 Prozent", "die Chance, dass er kommt, liege bei 70 Prozent"."""
        table = chance_words()
        at = self._before(number.start)
        joint = self._lower(at)
        if joint in table.measured:
            verbs = self.syntax.words_of(self._sentence(number.start))
            if not verbs & table.measuring:
                return False
        elif joint not in table.joints:
            return False
        if self._tag(number.end) in ("ART", "NN") or self._tag(number.end) == "PPOSAT":
            return False  # "bei 40 Prozent der Stimmen"
        before = [t for t in self._sentence(number.start) if at - REACH <= t < at]
        nouns = [t for t in before if self._tag(t) == "NN" and self._lower(t).endswith(table.nouns)]
        return bool(nouns) and not any(self._lower(t) in ("prozent", "%") for t in range(nouns[-1], at))

    def _bare(self, number: Number) -> bool:
        """ "Zu 90 Prozent wird der Rat zustimmen": at the head, before a verb that looks ahead."""
        at = self._before(number.start)
        home = self.syntax.home[number.start]
        if home < 0 or self._lower(at) not in ("mit", "zu"):
            return False
        clause = self.syntax.clauses[home]
        head = clause.tokens[0] == at and clause.finite == number.end
        expects = self._lower(number.end).startswith(("wird", "werd", "dürft"))
        return head and expects and not clause.passive and clause.predicate not in chance_words().shares

    def _odds(self) -> Iterator[Number]:
        """ "fifty-fifty", "fünfzig zu fünfzig"; "eins zu drei" only of chances: one to three is a quarter."""
        for token in self.opens:
            number = self._pair(token)
            if number is None:
                continue
            chance = any(
                self._lower(t).endswith(chance_words().nouns) for t in self._sentence(token) if t < token
            )
            even = number.value == 0.5 and self._stands(token)
            if chance or even:
                yield number

    def _pair(self, token: int) -> Number | None:
        table, lower = chance_words(), self._lower(token)
        if lower in table.even or " ".join((lower, self._lower(token + 1))) in table.even:
            return Number(token, token + 1, 0.5)
        written = PAIR.fullmatch(lower)
        if written:
            one, other, end = float(written[1]), float(written[2]), token + 1
        elif self._lower(token + 1) == "zu" and token + 2 in self.reach:
            first, second = number_in(lower), number_in(self._lower(token + 2))
            if first is None or second is None:
                return None
            one, other, end = first, second, token + 3
        else:
            return None
        return Number(token, end, one / (one + other)) if one + other else None

    def _stands(self, token: int) -> bool:
        home = self.syntax.home[token]
        return home >= 0 and self.syntax.clauses[home].predicate in chance_words().odds_verbs

    def _cases(self) -> Iterator[float]:
        """ "in neun von zehn Fällen"."""
        for token in self.opens:
            if self._lower(token) != "in" or self._lower(token + 2) != "von":
                continue
            one, other = number_in(self._lower(token + 1) or "-"), number_in(self._lower(token + 3) or "-")
            noun = self.syntax.lemmas[token + 4 : token + 5]
            if one is not None and other and noun and noun[0] in chance_words().cases:
                yield one / other

    def _before(self, start: int) -> int:
        """The token before a number and the words that only make it rounder."""
        at = start - 1
        while at > 0 and self._lower(at) in chance_words().about and self._lower(at) not in ("zu", "von"):
            at -= 1
        return at

    def _sentence(self, token: int) -> range:
        return range(*self.syntax.sentences[self.syntax.sentence_of[token]])

    def _lower(self, token: int) -> str:
        return self.syntax.lower[token] if 0 <= token < len(self.syntax.words) else ""

    def _tag(self, token: int) -> str:
        return self.syntax.tags[token] if 0 <= token < len(self.syntax.words) else ""
