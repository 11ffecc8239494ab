"""Signs of the clause that an anchor stands in: verb, mood, subject, and the clauses and marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from afterword.german.cues import Cue, noun_cue
from afterword.reading.attribution.frames import cue_of
from afterword.reading.learned.anchors import Anchor
from afterword.reading.learned.columns import Column, Columns, Ints, Sheet, names_joined, spread
from afterword.reading.learned.sight import Sight
from afterword.reading.structure import Clause
from afterword.reading.tags import TELLING

_PARTICLES = frozenset({"ADV", "PAV", "PROAV", "PTKNEG", "PRF", "KON", "KOKOM"})

_OF_FORM = (
    "{sort}pred={pred_word}",
    "{sort}suffix={suffix_word}",
    "{sort}kind={kind}",
    "{sort}mood={mood}",
    "{sort}tense={tense}",
    "{sort}passive={passive}",
    "{sort}modal={modal}",
    "{sort}kind={kind},mood={mood},modal={modal}",
    "{sort}opener={opener_word}",
    "{sort}before={before_word}",
    "{sort}after={after_word}",
    "{sort}cue={cue}",
    "{sort}cue={cue},kind={kind},mood={mood}",
    "{sort}cue={has_cue},after={after_word}",
    "{sort}cue={has_cue},before={before_word}",
    "{sort}inverted={inverted}",
    "{sort}length={length}",
    "{sort}whole={whole}",
    "{sort}sums={sums_shape},{free},{kind}",
)
_OF_SUBJECT = (
    "{sort}subject={subject}",
    "{sort}subject={subject},cue={cue_beside}",
    "{sort}subjecthead={subject_word}",
    "{sort}subjectsuffix={subject_end_word}",
)
_AROUND = (
    "{sort}childless{childless}",
    "{sort}childless{childless},cue={cue}",
    "{sort}parent={parent_kind},{parent_mood}",
    "{sort}parentcue={parent_has_cue}",
    "{sort}marksbefore={marks_before}",
    "{sort}marksbehind={marks_behind}",
)
_NEXT = (
    "{sort}#clause={edge#}",
    "{sort}#clause={kind#},{mood#},{opener_word#}",
    "{sort}#cue={has_cue#}",
)
_NEIGHBOURS = tuple(template.replace("#", str(offset)) for offset in (-1, 1) for template in _NEXT)
_AHEAD = (
    "{sort}ahead={comma},{ahead_shape}",
    "{sort}ahead={ahead_kind},{ahead_mood},{ahead_near},{ahead_has_cue}",
)
OF_CLAUSE = (*_OF_FORM, *_OF_SUBJECT, *_AROUND, *_NEIGHBOURS, *_AHEAD)
"""The signs of the clause of an anchor."""
OF_USAGE = (
    "{sort}use={use_dass},{use_konjunktiv},{use_after_speech}",
    "{sort}use.speech={use_speech},rule={use_ruled}",
    "{sort}use.speech={use_speech},after={use_after_word}",
    "{sort}use.speech={use_speech},childless{use_childless}",
)
"""In what company the verb of a clause stands elsewhere, beside what stands here."""
CROSSED = ("use_speech", "use_dass", "use_konjunktiv", "use_zu")
OF_HANGING = (
    "{sort}child={child_kind},{child_word},{child_mood}",
    "{sort}cue={has_cue},child={child_kind},{child_word},{child_mood}",
    "{sort}pred={pred_word},child={child_word}",
    "{sort}childin={child_quoted}",
    "{sort}use.speech={verb_use_speech},child={child_kind},{child_word},{child_mood}",
    "{sort}use.dass={verb_use_dass},child={child_word}",
    "{sort}use.konjunktiv={verb_use_konjunktiv},child={child_mood}",
    "{sort}use.zu={verb_use_zu},child={child_kind},{child_word}",
)
"""The signs of a clause that hangs on that of an anchor."""
OF_COMPANY = (
    "{sort}has={particle_word}",
    "{sort}noun={cue_noun},{has_cue}",
    "{sort}noun={noun_word}",
    "{sort}prep={preposition_word},{cue}",
    "{sort}pred={pred_word},prep={preposition_word}",
)
"""The signs of a particle, a noun or a preposition in the clause of an anchor."""

_SUBJECT_NAMES = ("subject", "cue_beside", "subject_word", "subject_end_word")
_AHEAD_NAMES = names_joined(_AHEAD)
_CHILD_NAMES = ("child_kind", "child_word", "child_mood", "child_quoted")
_COMPANY_NAMES = ("particle_word", "cue_noun", "noun_word", "preposition_word")


@cache
def class_of(cue: Cue | None) -> str:
    """The class of a cue in the lexicon."""
    return "-" if cue is None else f"{cue.medium},{cue.kind},{'+'.join(sorted(cue.frames))}"


@dataclass
class ClauseSigns:
    """The signs of the clauses of some anchors."""

    sight: Sight
    found: Sequence[Anchor]

    @cached_property
    def columns(self) -> Columns:
        """What OF_CLAUSE joins, of each anchor; no value where it stands in no clause."""
        form = self._of_form()
        of_clauses = {**form, **self._of_subject(), **self._of_tree(form), **self._of_neighbours(form)}
        ahead = [self._of_what_follows(anchor) for anchor in self.found]
        at = np.array([anchor.clause for anchor in self.found])
        return {
            **{name: column.at(at) for name, column in of_clauses.items()},
            **spread(_AHEAD_NAMES, ahead, np.arange(len(self.found))),
        }

    def several(self, own: Columns) -> tuple[Sheet, Sheet]:
        """What OF_HANGING and OF_COMPANY join; `own` is what all signs of an anchor share."""
        hanging = [self._of_hanging(index) for index in self._indices]
        company = [self._of_company(index) for index in self._indices]
        return (
            self._sheet(_CHILD_NAMES, hanging, own, OF_HANGING),
            self._sheet(_COMPANY_NAMES, company, own, OF_COMPANY),
        )

    def _sheet(
        self,
        names: Sequence[str],
        of_clauses: Sequence[Sequence[Sequence[str | None]]],
        own: Columns,
        templates: Sequence[str],
    ) -> Sheet:
        """Each row of the clause of each anchor, beside what the anchor's own columns tell."""
        sizes = np.array([len(rows) for rows in of_clauses] + [0])
        starts = np.cumsum(sizes) - sizes
        counts = sizes[self._place]
        owner = np.repeat(np.arange(len(self.found)), counts)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = [row for rows in of_clauses for row in rows]
        apart = spread(names, rows, starts[self._place][owner] + within)
        shared = ("sort", *(name for name in names_joined(templates) if name not in apart))
        return Sheet({**apart, **{name: own[name].at(owner) for name in shared}}, owner)

    @cached_property
    def _indices(self) -> list[int]:
        """The clauses of the anchors, each once."""
        return list(dict.fromkeys(anchor.clause for anchor in self.found if anchor.clause >= 0))

    @cached_property
    def _place(self) -> Ints:
        """The place of the clause of each anchor in _indices, or -1."""
        places = {index: place for place, index in enumerate(self._indices)}
        return np.array([places.get(anchor.clause, -1) for anchor in self.found])

    @cached_property
    def _cues(self) -> list[Cue | None]:
        """The cue of each clause of the article."""
        matches = (cue_of(self.sight.scene, index) for index in range(len(self.sight.clauses)))
        return [match.cue if match else None for match in matches]

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """First token and end of the sentence of each clause."""
        return [self.sight.scene.sentence_of(clause.tokens[0]) for clause in self.sight.clauses]

    def _opener(self, clause: Clause) -> str:
        return self.sight.words.lower[clause.opener] if clause.opener is not None else "-"

    def _of_form(self) -> Columns:
        """What each clause of the article is by itself."""
        sight, clauses, lower = self.sight, self.sight.clauses, self.sight.words.lower
        bounded = list(zip(clauses, self._bounds, strict=True))
        predicate, sums = Column.of(clause.predicate for clause in clauses), sight.scene.lexicon.summaries
        cued = sight.cued_by.keys()
        return {
            "pred_word": predicate,
            "suffix_word": predicate.retold(lambda told: told[-4:]),
            "sums_shape": predicate.retold(lambda told: ",".join(sorted(sums.get(told, ())))),
            "kind": Column.of(clause.kind.value for clause in clauses),
            "mood": Column.of(clause.mood.value for clause in clauses),
            "tense": Column.of(clause.tense.value for clause in clauses),
            "passive": Column.of(str(clause.passive) for clause in clauses),
            "modal": Column.of(clause.modal for clause in clauses),
            "opener_word": Column.of(map(self._opener, clauses)),
            "before_word": Column.of(lower[c.start - 1] if c.start > low else "#" for c, (low, _) in bounded),
            "after_word": Column.of(lower[c.end] if c.end < high else "#" for c, (_, high) in bounded),
            "cue": Column.of(map(class_of, self._cues)),
            "has_cue": Column.of(str(cue is not None) for cue in self._cues),
            "inverted": Column.of(str(clause.finite == clause.tokens[0]) for clause in clauses),
            "length": Column.of(str(min(len(clause.tokens), 12) // 3) for clause in clauses),
            "whole": Column.of(str(c.start <= low and c.end >= high - 1) for c, (low, high) in bounded),
            "free": Column.of(str(cued.isdisjoint(clause.tokens)) for clause in clauses),
        }

    def _of_subject(self) -> Columns:
        clauses = self.sight.clauses
        rows = [self._subject(one, cue) for one, cue in zip(clauses, self._cues, strict=True)]
        return spread(_SUBJECT_NAMES, rows, np.arange(len(rows)))

    def _subject(self, clause: Clause, cue: Cue | None) -> Sequence[str | None]:
        words, subject = self.sight.words, clause.subject
        if not subject:
            return "none", str(cue is not None), None, None
        head = self.sight.head(subject)
        person = any(i in words.persons for i in subject)
        named = any(i in words.name_at for i in subject)
        return (
            "person" if person else "name" if named else words.tags[head],
            class_of(cue),
            "PER" if person else words.lemmas[head].lower(),
            words.lower[head][-3:],
        )

    def _of_tree(self, form: Columns) -> Columns:
        """Whether clauses hang on it, what it hangs on, and the marks right before it and right behind it."""
        sight, clauses = self.sight, self.sight.clauses
        parents = np.array([-1 if clause.parent is None else clause.parent for clause in clauses], dtype=int)
        count = len(sight.words)
        before = (
            range(c.start - 1, max(c.start - 3, low - 1), -1)
            for c, (low, _) in zip(clauses, self._bounds, strict=True)
        )
        behind = (range(clause.end, min(clause.end + 3, count)) for clause in clauses)
        return {
            "childless": Column.of(None if k in sight.scene.children else "" for k in range(len(clauses))),
            "parent_kind": form["kind"].at(parents),
            "parent_mood": form["mood"].at(parents),
            "parent_has_cue": form["has_cue"].at(parents),
            "marks_before": Column.of(map(self._marked, before)),
            "marks_behind": Column.of(map(self._marked, behind)),
        }

    def _marked(self, places: range) -> str | None:
        """What the first marks around one of these places hold: whether a sentence."""
        marks = self.sight.mark_at
        marked = next((marks[k] for k in places if marks[k] >= 0), None)
        return None if marked is None else str(self.sight.scene.marks[marked].sentence)

    def _of_neighbours(self, form: Columns) -> Columns:
        """The clauses before and behind it in the sentence."""
        told: dict[str, Column] = {}
        beside = {offset: np.full(len(self.sight.clauses), -1) for offset in (-1, 1)}
        for siblings in self.sight.scene.of_sentence:
            beside[-1][siblings[1:]] = siblings[:-1]
            beside[1][siblings[:-1]] = siblings[1:]
        for offset, other in beside.items():
            told[f"edge{offset}"] = Column.of("#").at(np.where(other < 0, 0, -1))
            for name in ("kind", "mood", "opener_word", "has_cue"):
                told[f"{name}{offset}"] = form[name].at(other)
        return told

    def _of_hanging(self, index: int) -> list[Sequence[str]]:
        """The clauses that hang on it."""
        children = [self.sight.clauses[child] for child in self.sight.scene.children.get(index, ())]
        quoted = self.sight.quoted_by
        return [
            (one.kind.value, self._opener(one), one.mood.value, quoted[one.tokens[0]]) for one in children
        ]

    def _of_company(self, index: int) -> list[Sequence[str | None]]:
        """Particles, nouns and prepositions beside its verb."""
        words, clause = self.sight.words, self.sight.clauses[index]
        found: list[Sequence[str | None]] = []
        for k in clause.tokens:
            tag = words.tags[k]
            if tag in _PARTICLES or words.lower[k] == "es":
                found.append((words.lower[k], None, None, None))
            elif tag == "NN" and k not in clause.subject:
                found.append((None, class_of(noun_cue(words.lemmas[k])), words.lemmas[k].lower(), None))
            elif tag in ("APPR", "APPRART"):
                found.append((None, None, None, words.lower[k]))
        return found

    def _of_what_follows(self, anchor: Anchor) -> list[str | None]:
        """What stands behind the next comma."""
        words, sight = self.sight.words, self.sight
        nothing: list[str | None] = [None] * len(_AHEAD_NAMES)
        if anchor.clause < 0:
            return nothing
        high = sight.scene.sentence_of(anchor.token)[1]
        comma = next((k for k in range(anchor.token + 1, high - 2) if words.tags[k] in ("$,", "$.")), None)
        if comma is None:
            return nothing
        told: list[str | None] = [words.words[comma], "-".join(words.tags[comma + 1 : min(comma + 4, high)])]
        verb = next((k for k in range(comma + 1, high) if words.tags[k] in TELLING), None)
        if verb is None or sight.clause(verb) < 0:
            return told + nothing[2:]
        other = sight.clauses[sight.clause(verb)]
        cued = self._cues[anchor.clause] is not None
        return [*told, other.kind.value, other.mood.value, str(verb - comma < 6), str(cued)]
