"""The axes of a statement, read off its wording: kind, certainty, polarity, condition, forward, chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, is_subjunctive, negations
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Period, Polarity, Precision, Stance

SURENESS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
OPEN_OUTCOME = frozenset({Kind.FORECAST, Kind.ANNOUNCEMENT, Kind.WARNING, Kind.DEMAND})
CLOSE = ("kurz vor", "nur einen schritt", "auf dem weg zu", "auf der zielgeraden", "unmittelbar vor")
CONDITION = frozenset({"wenn", "falls", "sofern", "solange", "vorausgesetzt"})
FIRST_PERSON = frozenset({"ich", "wir"})


@dataclass(frozen=True, slots=True)
class Axes:
    """All axes of one statement."""

    kind: Kind
    certainty: Certainty
    polarity: Polarity
    conditional: bool
    forward: bool
    probability: float | None


def read_axes(syntax: Syntax, proposition: Proposition, published: Period, about: Period) -> Axes:
    """All axes; what the proposition already knows goes before what the wording shows."""
    wording = Wording(syntax, proposition)
    forward = proposition.forward
    if forward is None:
        forward = wording.lies_ahead(published, about)
    return Axes(
        kind=wording.kind(forward),
        certainty=wording.certainty(forward),
        polarity=wording.polarity(),
        conditional=wording.conditional,
        forward=forward,
        probability=wording.probability(),
    )


@dataclass(slots=False)
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

    @property
    def conditional(self) -> bool:
        """Whether a condition is stated: wenn, falls, a clause that opens with its verb, "in diesem Fall"."""
        syntax, content = self.syntax, self.proposition.content
        words = [syntax.lower[token] for token in content]
        if any(
            word in CONDITION and syntax.tags[token].startswith("KO")
            for word, token in zip(words, content, strict=True)
        ):
            return True
        if "in diesem fall" in " ".join(words) or "unter der bedingung" in " ".join(words):
            return True
        first = next((t for t in content if not syntax.is_punctuation(t)), None)
        if first is None or not syntax.tags[first].endswith("FIN") or self.clause is None:
            return False
        return syntax.home[first] != self.proposition.lead

    def lies_ahead(self, published: Period, about: Period) -> bool:
        """Whether it lies in the future, seen from when it was said."""
        clause, kind = self.clause, self.proposition.kind
        if clause is None or clause.finite is None:
            return self._unfinished_ahead(about, published)
        perfect = self.syntax.full_verb_is_perfect(clause)
        if clause.tense is Tense.PAST and not self._should_be(clause):
            return kind is Kind.FORECAST and not clause.passive
        if clause.tense is Tense.FUTURE and clause.mood is not Mood.SUBJUNCTIVE_2:
            return not perfect
        if self._resolved_to_act(clause) or self._makes_known_own_act(clause):
            return True
        if self._modal_ahead(clause):
            return not perfect
        told_by_cue = self.proposition.form is not Form.DIRECT
        if told_by_cue and kind in (Kind.WARNING, Kind.DEMAND, Kind.ANNOUNCEMENT):
            return True
        if self.starts_ahead(about, published):
            return True
        if kind is Kind.FORECAST:
            return True
        guessed = self.proposition.certainty in (Certainty.POSSIBLE, Certainty.PROBABLE)
        if guessed and clause.tense is Tense.PRESENT and self._happens(clause):
            return True
        if guessed and about.known and clause.tense is Tense.PRESENT and clause.predicate not in STATES:
            return about.latest is None or published.earliest is None or about.latest > published.earliest
        return self._has_prospect() or self._candidate() or self._conditional_present(clause)

    def _should_be(self, clause: Clause) -> bool:
        """ "Wir sollten gucken": Konjunktiv II, though the form is that of a past too."""
        told = self.proposition.form in (Form.DIRECT, Form.OWN_VOICE, Form.INDIRECT)
        return clause.modal == "sollen" and clause.mood is Mood.AMBIGUOUS and told

    def _resolved_to_act(self, clause: Clause) -> bool:
        """ "Ich bin fest entschlossen, … weiterzugehen"."""
        willing = modality().willing
        ready = any(self.syntax.lemmas[t].lower() in willing for t in clause.tokens)
        return clause.predicate == "sein" and ready and self._own_side()

    def _makes_known_own_act(self, clause: Clause) -> bool:
        """ "Sie teilten mit, dass sie sich trennen": present tense, but an act of one's own made known."""
        pronoun = [self.syntax.lower[t] for t in clause.subject] in (
            ["sie"],
            ["er"],
            ["man"],
            ["wir"],
            ["ich"],
        )
        acts = clause.tense is Tense.PRESENT and not clause.modal and clause.predicate not in STATES
        return pronoun and acts and bool(self.proposition.sources) and self._announces()

    @staticmethod
    def _happens(clause: Clause) -> bool:
        """ "… vermuten, dass die Wahl verschoben wird": a guess at a happening, in the present."""
        return not clause.modal and (clause.passive or clause.predicate in modality().happenings)

    def _modal_ahead(self, clause: Clause) -> bool:
        words = self.syntax.lower
        finite = words[clause.finite] if clause.finite is not None else ""
        if clause.modal == "sollen" and self._is_hearsay(clause):
            return self._is_close()
        if clause.modal in ("sollen", "wollen", "mögen"):
            return not self._looks_back()
        if finite.startswith("hätt") and any(self.syntax.tags[t] == "VMINF" for t in clause.verbs):
            return False  # "Es hätte anders ausgehen können" is over
        if finite.startswith(("könnt", "dürft")):
            return True
        if finite.startswith("müsst") or (clause.modal == "müssen" and self._first_person(clause)):
            return True
        if clause.modal == "müssen" and is_subjunctive(clause):
            return True
        if finite.startswith("würd") and any(
            self.syntax.tags[t] in ("VVINF", "VAINF", "VMINF") for t in clause.verbs
        ):
            return not self._reported_state(clause)
        return finite.startswith(("wär", "hätt", "bräucht", "blieb", "ließe", "käm", "gäb", "ging")) and (
            clause.mood is Mood.SUBJUNCTIVE_2 and self.proposition.form is not Form.INDIRECT
        )

    def _is_hearsay(self, clause: Clause) -> bool:
        """ "Im Raum soll ein Vertrag stehen": soll with a state, in the indicative and nobody's own words."""
        if self.proposition.form is Form.DIRECT or clause.mood in (Mood.SUBJUNCTIVE_1, Mood.SUBJUNCTIVE_2):
            return False
        return clause.predicate in STATES and not self.syntax.lower[clause.finite or 0].startswith("sollte")

    def _is_close(self) -> bool:
        words = " ".join(self.syntax.lower[token] for token in self.own)
        return any(phrase in words for phrase in CLOSE)

    def _looks_back(self) -> bool:
        """ "Wir sollten uns heute schämen": about the day itself."""
        words = {self.syntax.lower[token] for token in self.own}
        return "heute" in words and self._first_person_words(words)

    @staticmethod
    def _first_person_words(words: set[str]) -> bool:
        return bool(words & FIRST_PERSON)

    def _first_person(self, clause: Clause) -> bool:
        return any(self.syntax.lower[token] in FIRST_PERSON for token in clause.tokens)

    def _reported_state(self, clause: Clause) -> bool:
        """ "… dass man sich in Gesprächen befinden würde": würde for the Konjunktiv of a state."""
        return (
            clause.kind is ClauseKind.SUBORDINATE
            and not self.conditional
            and self.proposition.form is Form.INDIRECT
            and clause.predicate in STATES
        )

    def _unfinished_ahead(self, about: Period, published: Period) -> bool:
        if self.proposition.kind in OPEN_OUTCOME:
            return True
        return self.starts_ahead(about, published) or self._ahead_adjective() is not None

    def starts_ahead(self, about: Period, published: Period) -> bool:
        """Whether the time it tells lies after the day of the article."""
        clause = self.clause
        if about.latest is None and about.earliest is None:
            return False
        if clause is not None and clause.tense is Tense.PAST:
            return False
        if published.latest is None:
            return False
        last = about.latest or about.earliest
        first = about.earliest or about.latest
        assert last is not None and first is not None
        if about.candidates and published.precision is not Precision.DAY:
            return clause is not None and clause.tense is Tense.PRESENT and not is_subjunctive(clause)
        if about.latest is None:
            return first >= published.latest - timedelta(days=1) and about.earliest is not None
        return last > published.latest and first >= (published.earliest or published.latest)

    def _conditional_present(self, clause: Clause) -> bool:
        return self.conditional and clause.modal == "müssen"

    def _has_prospect(self) -> bool:
        """ "Es gibt Möglichkeiten für …"."""
        if self.clause is None or self.clause.predicate not in ("geben", "haben", "sehen", "bestehen", ""):
            return False
        if self.clause.predicate == "geben" and self.clause.modal:
            return False
        return any(self.syntax.lemmas[token] in modality().prospects for token in self.own)

    def _candidate(self) -> bool:
        candidates = modality().candidates
        return any(self.syntax.lemmas[token] in candidates and self._predicative(token) for token in self.own)

    def _predicative(self, token: int) -> bool:
        return self.clause is not None and self.clause.predicate in ("sein", "gelten", "handeln")

    def _ahead_adjective(self) -> str | None:
        for token in self.own:
            level = modality().ahead.get(self.syntax.lemmas[token].lower())
            if level and self.syntax.tags[token] in ("ADJA", "ADJD"):
                return level
        return None

    def certainty(self, forward: bool) -> Certainty:
        """The least sure of what cue, verb and adverbs say."""
        if self.proposition.certainty in (Certainty.UNKNOWN, Certainty.POSSIBLE):
            return self.proposition.certainty
        levels = [self.proposition.certainty or Certainty.CERTAIN, self._adverbs(), self._verb(forward)]
        return min(levels, key=SURENESS.index)

    def _adverbs(self) -> Certainty:
        syntax = self.syntax
        words = [syntax.lower[token] for token in self.own]
        found = [
            Certainty(level)
            for phrase, level in modality().certainty.items()
            if _holds(words, phrase) and not self._is_predicate_word(phrase) and not _as_can_be(words, phrase)
        ]
        return min(found, key=SURENESS.index, default=Certainty.CERTAIN)

    def _is_predicate_word(self, phrase: tuple[str, ...]) -> bool:
        return phrase in (("möglich",), ("denkbar",)) and self.clause is None

    def _verb(self, forward: bool) -> Certainty:
        clause = self.clause
        if clause is None or clause.finite is None:
            level = self._ahead_adjective()
            return Certainty.POSSIBLE if level == "possible" else Certainty.CERTAIN
        finite = self.syntax.lower[clause.finite]
        if finite.startswith("könnt"):
            return Certainty.POSSIBLE
        if clause.modal == "können":
            return self._can(clause, forward)
        if finite.startswith("dürft"):
            return Certainty.PROBABLE
        if clause.modal == "sollen" and not self._first_person(clause):
            return self._should(clause)
        if self._has_prospect() and forward:
            return Certainty.POSSIBLE
        if self._candidate():
            return Certainty.PROBABLE if self._foremost() else Certainty.POSSIBLE
        if finite.startswith("wär") and self._possible_field(clause):
            return Certainty.POSSIBLE
        return Certainty.CERTAIN

    def _can(self, clause: Clause, forward: bool) -> Certainty:
        return Certainty.POSSIBLE if not negations(self.syntax, self.own) else Certainty.CERTAIN

    def _possible_field(self, clause: Clause) -> bool:
        """ "Ein weiteres Feld wäre humanitäre Hilfe": an option named, no condition told."""
        return not self.conditional and clause.predicate == "sein" and not self._refers_back()

    def _refers_back(self) -> bool:
        return any(
            self.syntax.lower[token] in ("das", "dies", "damit", "botschaft") for token in self.own[:3]
        )

    def _should(self, clause: Clause) -> Certainty:
        if self.proposition.form is Form.DIRECT:
            return Certainty.CERTAIN
        if clause.mood is Mood.SUBJUNCTIVE_1:
            return Certainty.CERTAIN
        if self.syntax.full_verb_is_perfect(clause) or clause.predicate in STATES:
            return Certainty.UNKNOWN
        return Certainty.PROBABLE

    def _foremost(self) -> bool:
        text = " ".join(self.syntax.words[token] for token in self.own)
        return any(mark.lower() in text.lower() for mark in modality().foremost)

    def polarity(self) -> Polarity:
        """Negated by a word of its leading clause, or by denial; two negations cancel."""
        if self.proposition.polarity is not None:
            return self.proposition.polarity
        negated = len(negations(self.syntax, self._first_conjunct())) % 2 == 1
        if self.proposition.stance is Stance.DENIES:
            return Polarity.NEGATIVE
        return Polarity.NEGATIVE if negated else Polarity.POSITIVE

    def _first_conjunct(self) -> list[int]:
        """The leading clause as far as an "und" that joins two verbs: its negation counts."""
        clause, own = self.clause, self.own
        if clause is None:
            return own
        verbs = [t for t in clause.verbs if self.syntax.tags[t] in ("VVINF", "VVPP", "VVIZU")]
        if len(verbs) < 2:
            return own
        joint = next((t for t in own if self.syntax.lower[t] == "und" and t == verbs[0] + 1), None)
        return own if joint is None else [t for t in own if t < joint]

    def kind(self, forward: bool) -> Kind:
        """What is done by saying it."""
        known = self.proposition.kind
        if not forward:
            return Kind.REPORT
        if self.clause is not None and self._resolved_to_act(self.clause):
            return Kind.ANNOUNCEMENT
        if known in (Kind.DEMAND, Kind.WARNING, Kind.ANNOUNCEMENT, Kind.FORECAST):
            return known
        clause = self.clause
        if clause is not None and self._demands(clause):
            return Kind.DEMAND
        if clause is not None and self._own_will(clause):
            return Kind.ANNOUNCEMENT
        if self._harms() and (clause is None or clause.tense is not Tense.FUTURE or self.conditional):
            return Kind.WARNING
        return Kind.ANNOUNCEMENT if self._own_side() else Kind.FORECAST

    def _demands(self, clause: Clause) -> bool:
        """ "Wir müssen …", "niemand sollte …", "sie dürfen nicht …"."""
        if (
            clause.modal == "dürfen"
            and negations(self.syntax, self.own)
            and not self._finite(clause).startswith("dürft")
        ):
            return True
        if clause.modal == "müssen":
            told = self.proposition.form in (Form.INDIRECT, Form.INDIRECT_FREE_INDIRECT) and is_subjunctive(
                clause
            )
            ought = told and not self.conditional and not negations(self.syntax, self.own)
            return self._first_person(clause) or self.proposition.form is Form.DIRECT or ought
        return clause.modal == "sollen" and (
            self.proposition.form is Form.DIRECT or clause.mood in (Mood.SUBJUNCTIVE_2, Mood.AMBIGUOUS)
        )

    def _own_will(self, clause: Clause) -> bool:
        """ "Ich möchte beginnen", "wir wollen bleiben"."""
        return clause.modal in ("wollen", "mögen") and self._own_side()

    def _finite(self, clause: Clause) -> str:
        return self.syntax.lower[clause.finite] if clause.finite is not None else ""

    def _harms(self) -> bool:
        if self.proposition.form is Form.OWN_VOICE and not self.conditional:
            return False
        harm = modality().harm
        return bool(self.syntax.words_of(self.proposition.content) & harm)

    def _own_side(self) -> bool:
        """Whether the source speaks of itself: ich, wir, man, its own name, or "er" in indirect speech."""
        clause, syntax = self.clause, self.syntax
        if not self.proposition.sources:
            return False
        if self._announces():
            return True
        subject = list(clause.subject) if clause is not None else []
        words = {syntax.lower[token] for token in subject}
        if words & {"ich", "wir", "man"}:
            return True
        if not subject and clause is not None and self._first_person(clause):
            return True
        if words & {"er", "sie", "es"} and len(subject) == 1:
            return words != {"es"} and self.proposition.form is not Form.DIRECT
        innermost = self.proposition.sources[-1]
        names = {syntax.lemmas[t] for t in innermost if syntax.tags[t] in ("NE", "NN")}
        told = {syntax.lemmas[t] for t in subject if syntax.tags[t] in ("NE", "NN")}
        return bool(names & told)

    def _announces(self) -> bool:
        """Whether the cue makes known, and the source is none of the press, or one of a state."""
        syntax, words = self.syntax, modality()
        innermost = self.proposition.sources[-1]
        nouns = {syntax.lemmas[t] for t in innermost} | {syntax.words[t] for t in innermost}
        if nouns & (words.press | words.press_names) or any(_ends_like_press(n) for n in nouns):
            return any(syntax.lower[t].startswith(tuple(words.official)) for t in innermost)
        homes = {syntax.home[t] for t in self.proposition.cue if syntax.home[t] >= 0}
        verbs = {syntax.clauses[home].predicate for home in homes}
        return bool(verbs & words.making_known)

    def probability(self) -> float | None:
        """A number only where the words state one: "mit 70 Prozent Wahrscheinlichkeit"."""
        text = self.syntax.text
        sentence = self.syntax.sentences[self.syntax.sentence_of[self.proposition.content[0]]]
        span = self.syntax.span(range(sentence[0], sentence[1]))
        found = re.search(
            r"(\d{1,3}(?:,\d+)?)(?:\s*-?\s*(?:Prozent|prozentig\w*|%))(?:e\w*)?\s*(?:Wahrscheinlichkeit|Chance|wahrscheinlich|sicher)",
            span.of(text),
        ) or re.search(r"Wahrscheinlichkeit[^.]{0,40}?(\d{1,3}(?:,\d+)?)\s*(?:Prozent|%)", span.of(text))
        if not found:
            return None
        value = float(found[1].replace(",", ".")) / 100
        return value if 0 <= value <= 1 else None


STATES = frozenset(
    {
        "sein", "haben", "stehen", "befinden", "liegen", "geben", "bestehen", "gehören", "leben", "wissen",
        "kennen", "besitzen", "verfügen", "handeln", "gelten", "heißen", "laufen", "arbeiten", "fehlen",
    }
)  # fmt: skip


def _ends_like_press(noun: str) -> bool:
    """ "Medienbericht", "Sportzeitung", "Nachrichtenagentur"."""
    return noun.lower().endswith(
        ("zeitung", "agentur", "agenturen", "bericht", "berichte", "medien", "sender")
    )


def _as_can_be(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """ "So schnell wie möglich" makes nothing possible."""
    return phrase == ("möglich",) and _holds(words, ("wie", "möglich"))


def _holds(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(words[i : i + size]) == phrase for i in range(len(words) - size + 1))


__all__ = ["Axes", "Wording", "is_subjunctive", "read_axes"]
