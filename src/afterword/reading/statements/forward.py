"""Whether a proposition lies ahead, seen from the moment it was said."""

from __future__ import annotations

from datetime import timedelta

from afterword.german.conditions import conditions
from afterword.german.grammar import words_of
from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense, may_suppose
from afterword.reading.statements.chances import states_chance
from afterword.reading.statements.syntax import is_subjunctive, negations
from afterword.reading.statements.wording import (
    OPEN_OUTCOME,
    Wording,
    is_soon,
    is_state,
)
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Period, Precision

MOVING = tuple(words_of("moving"))


class Ahead(Wording):
    """The wording, asked for its time."""

    def lies_ahead(self, published: Period, about: Period) -> bool:
        """Whether it lies in the future, seen from when it was said."""
        clause, kind = self.clause, self.proposition.kind
        if clause is None or clause.finite is None:
            return self._unfinished_ahead(about, published)
        perfect = self.syntax.full_verb_is_perfect(clause)
        if self._had_to(clause):
            return False
        if clause.tense is Tense.PAST and not self._should_be(clause):
            return kind is Kind.FORECAST and not clause.passive
        if clause.tense is Tense.FUTURE and clause.mood is not Mood.SUBJUNCTIVE_2:
            return not perfect or self._will_stand(clause)
        if self._is_fixed(clause):
            return True
        if self._modal_ahead(clause):
            return not perfect and not self._was_to_be(clause, about, published)
        told_by_cue = self.proposition.form is not Form.DIRECT
        if told_by_cue and kind in (Kind.WARNING, Kind.DEMAND, Kind.ANNOUNCEMENT):
            return kind is not Kind.WARNING or not self._is_state_told(clause)
        if self.starts_ahead(about, published) or self._has_stated_chance(clause):
            return True
        if kind is Kind.FORECAST or self._whether_possible(clause) or self._guessed(clause, about, published):
            return True
        return (
            self._has_prospect()
            or self._candidate()
            or self.conditional_present(clause)
            or self._told_to_come(clause)
            or self._to_be_done(clause, about, published)
            or self._becomes(clause)
            or (clause.tense is Tense.PRESENT and is_soon(self.syntax, self.own))
        )

    def _had_to(self, clause: Clause) -> bool:
        """ "Ich habe warten müssen", "es hätte anders ausgehen können": over."""
        finite = self.syntax.lower[clause.finite] if clause.finite is not None else ""
        modal = any(self.syntax.tags[t].startswith("VM") for t in clause.tokens if t != clause.finite)
        return modal and finite.startswith(("hab", "hat", "hätt"))

    def _is_fixed(self, clause: Clause) -> bool:
        """Whether it is about to come, planned, or made known as somebody's own act."""
        close = self._is_close() and clause.tense is Tense.PRESENT
        return (
            close
            or self._planned(clause) is not None
            or self._resolved_to_act(clause)
            or self._makes_known_own_act(clause)
            or self._will_be_done(clause)
        )

    def _guessed(self, clause: Clause, about: Period, published: Period) -> bool:
        """ "… vermuten, dass die Wahl verschoben wird": a guess at a happening, or at a time to come."""
        unsure = self.proposition.certainty in (Certainty.POSSIBLE, Certainty.PROBABLE)
        if not (unsure or self.proposition.guessed) or clause.tense is not Tense.PRESENT:
            return False
        if self._happens(clause):
            return True
        if not about.known or is_state(clause):
            return False
        return about.latest is None or published.earliest is None or about.latest > published.earliest

    def _becomes(self, clause: Clause) -> bool:
        """ "Das wird ein Erfolg", said by somebody: werden with a noun and no more."""
        if clause.predicate != "werden" or clause.tense is not Tense.PRESENT or clause.passive:
            return False
        behind = [t for t in clause.tokens if t not in clause.subject and t not in clause.verbs]
        tags = {self.syntax.tags[t] for t in behind}
        named = bool(tags & {"NN", "NE"}) and not tags & {"ADJD", "VVPP", "APPR", "APPRART"}
        return named and clause.mood in (Mood.INDICATIVE, Mood.AMBIGUOUS)

    def _told_to_come(self, clause: Clause) -> bool:
        """ "Der Bau beginne, sagte sie": a single happening in the Konjunktiv of the present."""
        told = clause.mood is Mood.SUBJUNCTIVE_1 and clause.tense is Tense.PRESENT and not clause.modal
        going_on = {self.syntax.lower[t] for t in self.own} & modality().going_on
        stands = clause.finite is not None and self.syntax.lemmas[clause.finite].lower() == "sein"
        return told and not going_on and not stands and clause.predicate in modality().single

    def _to_be_done(self, clause: Clause, about: Period, published: Period) -> bool:
        """ "Im März werde das Werk geschlossen", told in March: still to come, unless it goes on already."""
        words = {self.syntax.lower[t] for t in self.own}
        if not self._is_told_passive(clause) or words & modality().going_on:
            return False
        if not about.latest or not published.latest or about.latest < published.latest:
            return False
        only_today = about.earliest == about.latest and "heute" in words
        return not only_today or "noch" in words or clause.predicate in modality().single

    def _is_told_passive(self, clause: Clause) -> bool:
        """ "Werde gebaut", or "würden gebaut" of many, as others tell it."""
        finite = self.syntax.lower[clause.finite] if clause.finite is not None else ""
        told = clause.mood is Mood.SUBJUNCTIVE_1 or finite == "würden"
        done = clause.passive and clause.tense is Tense.PRESENT and not clause.modal
        return told and done and self.proposition.form is not Form.DIRECT and bool(self.proposition.sources)

    def _has_stated_chance(self, clause: Clause) -> bool:
        """ "Die Chance, dass er kommt, liege bei 70 Prozent"; not "dass er log"."""
        if clause.tense is not Tense.PRESENT or not states_chance(self.syntax, self.proposition):
            return False
        hanging = self.syntax.children.get(self.proposition.lead or 0, ())
        return not any(self.syntax.clauses[child].tense is Tense.PAST for child in hanging)

    def _planned(self, clause: Clause) -> str | None:
        """ "Eine Halle sei geplant", told by somebody: the kind of what is fixed so."""
        if clause.tense is not Tense.PRESENT or not self.proposition.sources:
            return None
        words = modality().outlook
        participles = [t for t in clause.tokens if self.syntax.tags[t] == "VVPP"]
        forms = {clause.predicate} if clause.passive else {self.syntax.lemmas[t].lower() for t in participles}
        if participles:
            forms.add(clause.predicate)
        found = [words.get((form, "passive")) for form in sorted(forms)]
        outlook = next((one for one in found if one is not None and one.word != "spekulieren"), None)
        stands = clause.passive or self.syntax.lemmas[clause.finite or 0].lower() in ("sein", "werden")
        return outlook.kind if outlook is not None and stands else None

    def _whether_possible(self, clause: Clause) -> bool:
        """ "… hat Zweifel, ob er das schaffen kann"."""
        opener = self.syntax.lower[clause.opener] if clause.opener is not None else ""
        before = self.syntax.lower[clause.tokens[0] - 1] if clause.tokens[0] else ""
        return clause.modal == "können" and "ob" in (opener, before) and clause.tense is Tense.PRESENT

    def _is_state_told(self, clause: Clause) -> bool:
        """ "Sie warnte, die Lage sei ernst": what is so already, though the cue warns."""
        return clause.mood is Mood.SUBJUNCTIVE_1 and is_state(clause) and not self.conditional

    def _should_be(self, clause: Clause) -> bool:
        """ "Wir sollten gucken": Konjunktiv II, though the form is that of a past too."""
        told = self.proposition.form in (Form.DIRECT, Form.OWN_VOICE, Form.INDIRECT)
        return clause.modal == "sollen" and clause.mood is Mood.AMBIGUOUS and told

    def _makes_known_own_act(self, clause: Clause) -> bool:
        """ "Sie teilten mit, dass sie sich trennen": present tense, but an act of one's own made known."""
        pronoun = [self.syntax.lower[t] for t in clause.subject] in (
            ["sie"],
            ["er"],
            ["man"],
            ["wir"],
            ["ich"],
        )
        acts = clause.tense is Tense.PRESENT and not clause.modal and not is_state(clause)
        return pronoun and acts and bool(self.proposition.sources) and self._announces()

    def _will_stand(self, clause: Clause) -> bool:
        """ "Der Damm werde im Mai saniert sein": a state to come; "werde gekommen sein" is over."""
        full = [t for t in clause.verbs if self.syntax.tags[t] == "VVPP"]
        ends = [self.syntax.lower[t] for t in clause.verbs if t != clause.finite]
        moving = any(self.syntax.lemmas[t].lower().endswith(MOVING) for t in full)
        return bool(full) and ends[-1:] == ["sein"] and "worden" not in ends and not moving

    def _will_be_done(self, clause: Clause) -> bool:
        """ "Sie teilte mit, das Haus werde verkauft": made known in Konjunktiv, unless it goes on already."""
        going_on = {self.syntax.lower[t] for t in self.own} & modality().going_on
        done = clause.passive and clause.mood is Mood.SUBJUNCTIVE_1 and clause.tense is Tense.PRESENT
        return (
            done
            and not clause.modal
            and not going_on
            and bool(self.proposition.sources)
            and self._announces()
        )

    @staticmethod
    def _happens(clause: Clause) -> bool:
        """Whether it tells a happening rather than a state."""
        return not clause.modal and (clause.passive or clause.predicate in modality().happenings)

    def _was_to_be(self, clause: Clause, about: Period, published: Period) -> bool:
        """ "Die Halle sollte im vergangenen Jahr fertig werden": a plan whose time is over."""
        over = (
            about.latest is not None and published.earliest is not None and about.latest < published.earliest
        )
        return over and clause.modal in ("sollen", "wollen") and clause.mood is Mood.AMBIGUOUS

    def _modal_ahead(self, clause: Clause) -> bool:
        words = self.syntax.lower
        finite = words[clause.finite] if clause.finite is not None else ""
        if clause.modal == "sollen" and self._is_hearsay(clause):
            return self._is_close() or self.proposition.forward is True
        if clause.modal in ("sollen", "wollen", "mögen"):
            habit = {words[t] for t in self.own} & modality().going_on
            return not (self._looks_back() or self._may_be(clause) or (habit and clause.modal == "wollen"))
        if finite.startswith(("könnt", "dürft")):
            return True
        if clause.modal == "können" and clause.mood is Mood.SUBJUNCTIVE_1:
            return clause.predicate in modality().happenings
        if finite.startswith("müsst") or (clause.modal == "müssen" and self._first_person(clause)):
            return True
        must = "müssen" in (clause.modal, clause.predicate)  # "das Land müsse raus"
        if must and (is_subjunctive(clause) or self._must_be_done(clause)):
            return True
        if clause.modal == "dürfen" and self._must_not_be(clause):
            return True
        if finite.startswith("würd") and any(
            self.syntax.tags[t] in ("VVINF", "VAINF", "VMINF") for t in clause.verbs
        ):
            return not self._reported_state(clause)
        return (may_suppose(finite) or finite.startswith("hätt")) and (
            clause.mood is Mood.SUBJUNCTIVE_2
            and self.proposition.form is not Form.INDIRECT
            and not self._stands_for_indirect(finite)
        )

    def _stands_for_indirect(self, finite: str) -> bool:
        """ "Die Gäste hätten keine Zeit", told on: Konjunktiv II where Konjunktiv I would not show."""
        told = self.proposition.form is Form.INDIRECT_FREE_INDIRECT
        return told and finite.endswith("en") and not self.conditional

    def _may_be(self, clause: Clause) -> bool:
        """ "Das mag so sein": a concession about what is."""
        finite = self.syntax.lower[clause.finite] if clause.finite is not None else ""
        return (
            clause.modal == "mögen"
            and finite.startswith(("mag", "möge", "mög"))
            and is_state(clause)
            and (not finite.startswith("möcht"))
        )

    def _must_be_done(self, clause: Clause) -> bool:
        """ "Herr Roth muss sich entschuldigen" in somebody's own words; "muss ein Irrtum sein" supposes."""
        of_anybody = {"du", "man", "ihr"} & {self.syntax.lower[t] for t in clause.subject}
        return self.proposition.form is Form.DIRECT and clause.predicate != "sein" and not of_anybody

    def _must_not_be(self, clause: Clause) -> bool:
        """ "Gewalt darf es nicht geben", said by somebody."""
        return bool(self.proposition.sources) and bool(negations(self.syntax, self.own))

    def _looks_back(self) -> bool:
        """ "Ich sollte mich heute freuen": about the day itself."""
        words = {self.syntax.lower[token] for token in self.own}
        return "heute" in words and self._first_person_words(words)

    def _reported_state(self, clause: Clause) -> bool:
        """ "… dass die Akten dort liegen würden": würde for the Konjunktiv of a state."""
        return (
            clause.kind is ClauseKind.SUBORDINATE
            and not self.conditional
            and self.proposition.form is Form.INDIRECT
            and is_state(clause)
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
        if about.latest is None and clause is not None and is_state(clause) and not clause.modal:
            return first > published.latest  # "vorerst sind beide zu sehen": it is so already
        if about.latest is None:
            return first >= published.latest - timedelta(days=1) and about.earliest is not None
        return last > published.latest and first >= (published.earliest or published.latest)

    def conditional_present(self, clause: Clause) -> bool:
        """ "Sollte er gehen, wird das Werk geschlossen"; "wenn es regnet, hilft das" is of any time."""
        if not self.conditional or clause.tense is not Tense.PRESENT:
            return False
        if clause.modal in ("müssen", "können"):
            return True
        habit = {self.syntax.lower[t] for t in self.own} & modality().going_on
        if clause.modal or is_state(clause) or habit:
            return False
        opener = self.syntax.lower[self.condition[0]]
        once = opener not in conditions().openers or opener == "falls"
        acts = clause.predicate in modality().happenings or clause.predicate in modality().committing
        return once or clause.passive or acts
