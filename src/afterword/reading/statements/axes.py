"""The axes of a statement, read off its wording: kind, certainty, polarity, condition, forward, chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.german.anaphors import anaphors
from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.chances import probability_of
from afterword.reading.statements.forward import Ahead
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, is_subjunctive, negations, place_of
from afterword.reading.statements.wording import (
    SURENESS,
    is_state,
)
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Period, Polarity, Span, Stance

NEARLY_ALL, HALF = 0.95, 0.5  # "fast sicher" is probable still, as the guidelines say
SETTING = frozenset({"für", "gegen", "über", "im", "nach", "seit", "während", "wegen", "trotz"})


@dataclass(frozen=True, slots=True)
class Axes:
    """All axes of one statement."""

    kind: Kind
    certainty: Certainty
    polarity: Polarity
    conditional: bool
    condition: Span | None
    forward: bool
    probability: float | None


def read_axes(syntax: Syntax, proposition: Proposition, published: Period, about: Period) -> Axes:
    """All axes; what the proposition already knows goes before what the wording shows."""
    wording = Shade(syntax, proposition)
    forward = proposition.forward
    if forward is None:
        forward = wording.lies_ahead(published, about)
    return Axes(
        kind=wording.kind(forward),
        certainty=wording.certainty(forward),
        polarity=wording.polarity(),
        conditional=wording.conditional,
        condition=syntax.span(wording.condition) if wording.condition else None,
        forward=forward,
        probability=probability_of(syntax, proposition, forward=forward),
    )


WORST = ("worst case", "schlimmstenfalls", "im schlimmsten fall", "schlimmsten falls")


class Shade(Ahead):
    """The wording, asked for kind, certainty, polarity and chance."""

    def certainty(self, forward: bool) -> Certainty:
        """The least sure of what cue, verb and adverbs say."""
        told = self.proposition.certainty
        if self.proposition.kind is Kind.WARNING and not forward:
            told = None  # "warnte, die Lage sei ernst": it is so
        if told in (Certainty.UNKNOWN, Certainty.POSSIBLE):
            return told
        if forward and told is Certainty.PROBABLE and self._is_called_for():
            told = None  # "meint, die Bank müsse handeln" demands outright
        levels = [told or Certainty.CERTAIN, self._adverbs(), self._verb(forward), self._chance(forward)]
        return min(levels, key=SURENESS.index)

    def _is_called_for(self) -> bool:
        clause, kind = self.clause, self.proposition.kind
        return kind is None and clause is not None and (self._demands(clause) or self._ought_to(clause))

    def _chance(self, forward: bool) -> Certainty:
        """What a stated probability says: nearly all is certain, more than half probable, less possible."""
        stated = probability_of(self.syntax, self.proposition, forward=forward)
        if stated is None or stated >= NEARLY_ALL:
            return Certainty.CERTAIN
        return Certainty.PROBABLE if stated > HALF else Certainty.POSSIBLE

    def _adverbs(self) -> Certainty:
        syntax = self.syntax
        words = [syntax.lower[token] for token in self.own]
        found = [
            Certainty(level)
            for phrase, level in modality().certainty.items()
            if place_of(words, phrase) is not None
            and not self._is_predicate_word(phrase)
            and not self._is_ruled_out(words, phrase)
            and not _as_can_be(words, phrase)
        ]
        return min(found, key=SURENESS.index, default=Certainty.CERTAIN)

    def _is_predicate_word(self, phrase: tuple[str, ...]) -> bool:
        return phrase in (("möglich",), ("denkbar",)) and self.clause is None

    def _is_ruled_out(self, words: Sequence[str], phrase: tuple[str, ...]) -> bool:
        """ "Das sei nicht möglich gewesen": what is said is that it was not."""
        at = place_of(words, phrase)
        able = phrase[0] in ("möglich", "denkbar", "vorstellbar")
        return able and at is not None and bool(negations(self.syntax, self.own[:at]))

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
            return self._should(clause, forward)
        if self._may_be(clause):
            return Certainty.POSSIBLE
        if clause.modal in ("wollen", "mögen") and self.proposition.form is Form.DIRECT:
            return Certainty.CERTAIN if self._own_side() else Certainty.UNKNOWN
        if self._planned(clause) is not None and forward:
            return Certainty.PROBABLE
        if self._has_prospect() and forward:
            return Certainty.POSSIBLE
        if self._candidate():
            return Certainty.PROBABLE if self._foremost() else Certainty.POSSIBLE
        if finite.startswith("wär") and self._possible_field(clause):
            return Certainty.POSSIBLE
        return Certainty.CERTAIN

    def _can(self, clause: Clause, forward: bool) -> Certainty:
        did = self._finite(clause).startswith("konnt")  # "Der Zug konnte weiterfahren"
        return Certainty.CERTAIN if did or negations(self.syntax, self.own) else Certainty.POSSIBLE

    def _possible_field(self, clause: Clause) -> bool:
        """ "Eine andere Lösung wäre ein Tunnel": an option named, no condition told."""
        return not self.conditional and clause.predicate == "sein" and not self._refers_back()

    def _refers_back(self) -> bool:
        return any(
            self.syntax.lower[token] in ("das", "dies", "damit", "botschaft") for token in self.own[:3]
        )

    def _should(self, clause: Clause, forward: bool) -> Certainty:
        if self.proposition.form is Form.DIRECT or self._demands(clause) or self._ought_to(clause):
            return Certainty.CERTAIN
        if clause.mood is Mood.SUBJUNCTIVE_1:
            return Certainty.CERTAIN
        hearsay = is_state(clause) and self._is_hearsay(clause) and (not forward or self._is_close())
        if self.syntax.full_verb_is_perfect(clause) or hearsay:
            return Certainty.UNKNOWN
        return Certainty.PROBABLE

    def _foremost(self) -> bool:
        text = " ".join(self.syntax.words[token] for token in self.own)
        return any(mark.lower() in text.lower() for mark in modality().foremost)

    def polarity(self) -> Polarity:
        """Negated by a word of its leading clause, or by denial; two negations cancel."""
        if self.proposition.polarity is not None:
            return self.proposition.polarity
        negated = (len(negations(self.syntax, self._first_conjunct())) % 2 == 1) != self.proposition.flipped
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
        if clause is not None and (self._demands(clause) or self._ought_to(clause)):
            return Kind.DEMAND
        if clause is not None and self._own_will(clause):
            return Kind.ANNOUNCEMENT
        if self._harms() and self._warns(clause):
            return Kind.WARNING
        if clause is not None and self._is_meant(clause):
            return Kind.ANNOUNCEMENT
        planned = self._planned(clause) if clause is not None else None
        if planned is not None:
            return Kind(planned)
        guessed = self.proposition.certainty in (Certainty.POSSIBLE, Certainty.PROBABLE)
        return Kind.ANNOUNCEMENT if self._own_side() and not guessed else Kind.FORECAST

    def _is_meant(self, clause: Clause) -> bool:
        """ "Der Plan soll kommen", told by somebody; "sie möchte bauen", in marks; "sollte" expects."""
        planned = clause.modal == "sollen" and self._is_somebody()
        wanted = clause.modal in ("wollen", "mögen") and self.proposition.form is Form.DIRECT
        return wanted or (planned and not self._finite(clause).startswith("sollte"))

    def _demands(self, clause: Clause) -> bool:
        """ "Wir müssen …", "niemand sollte …", "sie dürfen nicht …"."""
        if (
            clause.modal == "dürfen"
            and negations(self.syntax, self.own)
            and not self._finite(clause).startswith("dürft")
        ):
            return True
        if "müssen" in (clause.modal, clause.predicate):
            told = self.proposition.form in (Form.INDIRECT, Form.INDIRECT_FREE_INDIRECT) and is_subjunctive(
                clause
            )
            ought = told and not self.conditional and not negations(self.syntax, self.own)
            if self._is_guessed(clause):
                return False
            return self._first_person(clause) or self.proposition.form is Form.DIRECT or ought
        return (
            clause.modal == "sollen"
            and self._adverbs() is Certainty.CERTAIN  # "sollte wahrscheinlich steigen" expects
            and (self.proposition.form is Form.DIRECT or clause.mood in (Mood.SUBJUNCTIVE_2, Mood.AMBIGUOUS))
        )

    def _is_guessed(self, clause: Clause) -> bool:
        """ "… geht davon aus, dass der Damm erneuert werden muss": expected, and not called for."""
        unsure = self.proposition.certainty in (Certainty.POSSIBLE, Certainty.PROBABLE)
        return unsure and not is_subjunctive(clause) and clause.kind is ClauseKind.SUBORDINATE

    def _ought_to(self, clause: Clause) -> bool:
        """ "Der Minister solle abwägen", said by somebody else: what a person wants of another."""
        told = self.proposition.form in (Form.INDIRECT, Form.INDIRECT_FREE_INDIRECT) and self._is_somebody()
        acts = any(
            self.syntax.tags[t] in ("PPER", "PIS", "NE") or self.syntax.doc[t].ent_type_ or self._is_body(t)
            for t in clause.subject
        )
        ought = clause.modal == "sollen" and self._finite(clause) in ("solle", "sollen")
        anybody = [self.syntax.lower[t] for t in clause.subject] == ["man"]
        return told and acts and ought and not clause.passive and (anybody or not self._own_side())

    def _is_body(self, token: int) -> bool:
        """ "der Minister", "die Regierung": who can act."""
        noun = self.syntax.lemmas[token]
        return self.syntax.lower[token].endswith(anaphors().person_endings) or noun in modality().bodies

    def _own_will(self, clause: Clause) -> bool:
        """ "Ich möchte beginnen", "wir wollen bleiben"."""
        return clause.modal in ("wollen", "mögen") and self._own_side()

    def _warns(self, clause: Clause | None) -> bool:
        """Harm under a condition, in Konjunktiv II, or in the verb itself ("werde beide isolieren")."""
        if clause is None or self.conditional or clause.predicate in modality().harm:
            return True
        told = self.syntax.words_of(self.own)
        if any(pair <= told for pair in modality().harm_together):
            return True
        return clause.tense is not Tense.FUTURE or clause.mood is Mood.SUBJUNCTIVE_2

    def _harms(self) -> bool:
        at_worst = " ".join(self.syntax.lower[t] for t in self.own)
        if any(phrase in at_worst for phrase in WORST):
            return True
        if self.proposition.form is Form.OWN_VOICE and not self.conditional:
            return False
        words = modality()
        under = set(self.condition)
        feared = [t for t in self.proposition.content if t not in under and not self._is_setting(t)]
        told = self.syntax.words_of(feared)
        if told & words.averted or negations(self.syntax, self.own):
            return False
        return bool(told & words.harm) or any(pair <= told for pair in words.harm_together)

    def _is_setting(self, token: int) -> bool:
        """ "Waffen für den Krieg", "im Krieg": a harm that is there already is not what is feared."""
        tags, at = self.syntax.tags, token - 1
        while at > 0 and tags[at] in ("ART", "ADJA", "PPOSAT", "PDAT"):
            at -= 1
        return tags[token] == "NN" and self.syntax.lower[at] in SETTING


def _as_can_be(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """ "So schnell wie möglich" makes nothing possible."""
    return phrase == ("möglich",) and place_of(words, ("wie", "möglich")) is not None
