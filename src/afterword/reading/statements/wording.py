"""One proposition's words, with the questions that all axes ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from afterword.german.modality import modality
from afterword.german.verbs import Mood
from afterword.reading.statements.conditions import condition_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations, place_of
from afterword.reading.structure import Clause
from afterword.records import Certainty, Form, Kind

SURENESS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
OPEN_OUTCOME = frozenset({Kind.FORECAST, Kind.ANNOUNCEMENT, Kind.WARNING, Kind.DEMAND})
FIRST_PERSON = frozenset({"ich", "wir"})


def is_state(clause: Clause) -> bool:
    """Whether its verb tells a state: "liegt", "besitzt"."""
    return clause.predicate in modality().states and not clause.passive


def is_close(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether the words tell what is about to come: "steht kurz vor dem Verkauf"."""
    words = " ".join(syntax.lower[token] for token in tokens)
    return any(phrase in words for phrase in modality().close)


def is_soon(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether an adverb, or a phrase in its place, puts the present ahead: "bald", "zu gegebener Zeit"."""
    table = modality()
    if any(syntax.lower[t] in table.soon and syntax.tags[t] != "NN" for t in tokens):
        return True  # "morgen", and not "am Morgen"
    words = [syntax.lower[t] for t in tokens]
    return any(place_of(words, phrase) is not None for phrase in table.soon_phrases)


@dataclass
class Wording:
    """One proposition's words, with the questions the axes ask of them."""

    syntax: Syntax
    proposition: Proposition

    @property
    def clause(self) -> Clause | None:
        """The clause whose verb carries it."""
        lead = self.proposition.lead
        return None if lead is None else self.syntax.clauses[lead]

    @property
    def own(self) -> list[int]:
        """The tokens of the leading clause that are content, else all of it."""
        clause = self.clause
        if clause is None:
            return list(self.proposition.content)
        content = set(self.proposition.content)
        return [token for token in clause.tokens if token in content] or list(self.proposition.content)

    @cached_property
    def condition(self) -> tuple[int, ...]:
        """The tokens of the condition that it stands under."""
        return condition_of(self.syntax, self.proposition)

    @property
    def conditional(self) -> bool:
        """Whether a condition is stated."""
        return bool(self.condition)

    def _resolved_to_act(self, clause: Clause) -> bool:
        """ "Wir sind entschlossen, … durchzuhalten"."""
        willing = modality().willing
        ready = any(willing & {self.syntax.lemmas[t].lower(), self.syntax.lower[t]} for t in clause.tokens)
        is_so = clause.finite is not None and self.syntax.lemmas[clause.finite] == "sein"
        return is_so and ready and self._own_side()

    def _is_hearsay(self, clause: Clause) -> bool:
        """ "Im Keller soll Geld liegen": soll with a state, in the indicative and nobody's own words."""
        if self.proposition.form is Form.DIRECT or clause.mood in (Mood.SUBJUNCTIVE_1, Mood.SUBJUNCTIVE_2):
            return False
        if self._is_somebody() and self.proposition.form is not Form.FREE_INDIRECT:
            return False  # what a person is told to say so is that person's plan
        return is_state(clause) and not self.syntax.lower[clause.finite or 0].startswith("sollte")

    def _is_close(self) -> bool:
        return is_close(self.syntax, self.own)

    @staticmethod
    def _first_person_words(words: set[str]) -> bool:
        return bool(words & FIRST_PERSON)

    def _first_person(self, clause: Clause) -> bool:
        return any(self.syntax.lower[token] in FIRST_PERSON for token in clause.tokens)

    def _has_prospect(self) -> bool:
        """ "Es gibt Möglichkeiten für …"."""
        if self.clause is None or self.clause.predicate not in ("geben", "haben", "sehen", "bestehen", ""):
            return False
        if (self.clause.predicate == "geben" and self.clause.modal) or negations(self.syntax, self.own):
            return False
        return any(self.syntax.lemmas[token] in modality().prospects for token in self.own)

    def _candidate(self) -> bool:
        candidates = modality().candidates
        return any(
            self.syntax.lemmas[token] in candidates
            and self._predicative(token)
            and self.syntax.tags[token - 1] != "PPOSAT"  # "sei ihr Kandidat": chosen already
            for token in self.own
        )

    def _predicative(self, token: int) -> bool:
        """ "ist ein Standort", but "ist für einen Standort im Gespräch"."""
        before, tags = token - 1, self.syntax.tags
        while before > 0 and tags[before] in ("ART", "ADJA", "PIAT", "CARD"):
            before -= 1
        if tags[before] in ("APPR", "APPRART") and self.syntax.lower[before] != "zum":
            return False
        return self.clause is not None and self.clause.predicate in ("sein", "gelten", "handeln")

    def _ahead_adjective(self) -> str | None:
        for token in self.own:
            level = modality().ahead.get(self.syntax.lemmas[token].lower())
            if self.syntax.lower[token - 1] == "wie":
                continue  # "so früh wie möglich"
            if level and self.syntax.tags[token] in ("ADJA", "ADJD"):
                return level
        return None

    def _finite(self, clause: Clause) -> str:
        return self.syntax.lower[clause.finite] if clause.finite is not None else ""

    def _own_side(self) -> bool:
        """Whether the source speaks of itself: ich, wir, man, its own name, or "er" in indirect speech."""
        clause, syntax = self.clause, self.syntax
        subject = list(clause.subject) if clause is not None else []
        words = {syntax.lower[token] for token in subject}
        if self.proposition.form is Form.DIRECT and words & FIRST_PERSON:
            return True
        if not self.proposition.sources:
            return False
        if self._announces():
            return True
        if words & {"ich", "wir", "man"}:
            return True
        if not subject and clause is not None and self._first_person(clause):
            return True
        if words & {"er", "sie", "es"} and len(subject) == 1:
            return words != {"es"} and self.proposition.form is not Form.DIRECT and not self._is_press()
        innermost = self.proposition.sources[-1]
        names = {syntax.lemmas[t] for t in innermost if syntax.tags[t] in ("NE", "NN")}
        told = {syntax.lemmas[t] for t in subject if syntax.tags[t] in ("NE", "NN")}
        return bool(names & told)

    def _is_somebody(self) -> bool:
        """Whether the innermost source is named, and none of the press."""
        return bool(self.proposition.sources) and not self._is_press()

    def _is_press(self) -> bool:
        words, syntax = modality(), self.syntax
        innermost = self.proposition.sources[-1]
        nouns = {syntax.lemmas[t] for t in innermost} | {syntax.words[t] for t in innermost}
        return bool(nouns & (words.press | words.press_names)) or any(_ends_like_press(n) for n in nouns)

    def _announces(self) -> bool:
        """Whether the cue makes known, and the source is none of the press, or one of a state."""
        syntax, words = self.syntax, modality()
        innermost = self.proposition.sources[-1]
        if self._is_press():
            return any(syntax.lower[t].startswith(tuple(words.official)) for t in innermost)
        homes = {syntax.home[t] for t in self.proposition.cue if syntax.home[t] >= 0}
        verbs = {syntax.clauses[home].predicate for home in homes}
        return bool(verbs & words.making_known)


def _ends_like_press(noun: str) -> bool:
    """ "Medienbericht", "Sportzeitung", "Nachrichtenagentur"."""
    return noun.lower().endswith(modality().press_ends)
