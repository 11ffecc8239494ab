"""Signs of the clause that an anchor stands in: verb, mood, subject, and the clauses and marks around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.german.cues import Cue, noun_cue
from afterword.reading.attribution.frames import cue_of
from afterword.reading.learned.anchors import VERB, Anchor
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.usage import Usage
from afterword.reading.structure import Clause
from afterword.reading.tags import TELLING

_PARTICLES = frozenset({"ADV", "PAV", "PROAV", "PTKNEG", "PRF", "KON", "KOKOM"})


def class_of(cue: Cue | None) -> str:
    """The class of a cue in the lexicon."""
    return "-" if cue is None else f"{cue.medium},{cue.kind},{'+'.join(sorted(cue.frames))}"


@dataclass
class ClauseSigns:
    """The signs of the clauses of an article, made once for each clause."""

    sight: Sight
    usage: Usage
    _made: dict[int, list[str]] = field(default_factory=dict)

    def of(self, anchor: Anchor) -> list[str]:
        """The signs of the clause of an anchor."""
        index = anchor.clause
        if index not in self._made:
            self._made[index] = [
                *self._of_form(index),
                *self._of_subject(index),
                *self._of_hanging(index),
                *self._of_neighbours(index),
                *self._of_marks(index),
                *self._of_words(index),
            ]
        ahead = self._of_what_follows(anchor)
        usage = self._of_usage(index, anchor) if anchor.sort == VERB else []
        return self._made[index] + ahead + usage

    def _cue(self, index: int) -> Cue | None:
        match = cue_of(self.sight.scene, index)
        return match.cue if match else None

    def _opener(self, clause: Clause) -> str:
        return self.sight.words.lower[clause.opener] if clause.opener is not None else "-"

    def _of_form(self, index: int) -> list[str]:
        words, clause, cue = self.sight.words, self.sight.clauses[index], self._cue(index)
        low, high = self.sight.scene.sentence_of(clause.tokens[0])
        said, mood, kind = class_of(cue), clause.mood.value, clause.kind.value
        before = words.lower[clause.start - 1] if clause.start > low else "#"
        after = words.lower[clause.end] if clause.end < high else "#"
        sums = self.sight.scene.lexicon.summaries.get(clause.predicate, ())
        free = not any(i in self.sight.cued_by for i in clause.tokens)
        return [
            f"pred={clause.predicate}",
            f"suffix={clause.predicate[-4:]}",
            f"kind={kind}",
            f"mood={mood}",
            f"tense={clause.tense.value}",
            f"passive={clause.passive}",
            f"modal={clause.modal}",
            f"kind={kind},mood={mood},modal={clause.modal}",
            f"opener={self._opener(clause)}",
            f"before={before}",
            f"after={after}",
            f"cue={said}",
            f"cue={said},kind={kind},mood={mood}",
            f"cue={cue is not None},after={after}",
            f"cue={cue is not None},before={before}",
            f"inverted={clause.finite is not None and clause.finite == clause.tokens[0]}",
            f"length={min(len(clause.tokens), 12) // 3}",
            f"whole={clause.start <= low and clause.end >= high - 1}",
            f"sums={','.join(sorted(sums))},{free},{kind}",
        ]

    def _of_subject(self, index: int) -> list[str]:
        words, subject, cue = self.sight.words, self.sight.clauses[index].subject, self._cue(index)
        if not subject:
            return ["subject=none", f"subject=none,cue={cue is not None}"]
        head = self.sight.head(subject)
        person = any(i in words.persons for i in subject)
        named = any(i in words.name_at for i in subject)
        what = "person" if person else "name" if named else words.tags[head]
        return [
            f"subject={what}",
            f"subject={what},cue={class_of(cue)}",
            f"subjecthead={'PER' if person else words.lemmas[head].lower()}",
            f"subjectsuffix={words.lower[head][-3:]}",
        ]

    def _of_hanging(self, index: int) -> list[str]:
        """The clauses that hang on it, and the one that it hangs on."""
        clause, cue = self.sight.clauses[index], self._cue(index)
        found: list[str] = []
        hanging = self.sight.scene.children.get(index, [])
        for other in map(self.sight.clauses.__getitem__, hanging):
            opens = self._opener(other)
            shape = f"{other.kind.value},{opens},{other.mood.value}"
            found += [
                f"child={shape}",
                f"cue={cue is not None},child={shape}",
                f"pred={clause.predicate},child={opens}",
                f"childin={self.sight.quoted_by[other.tokens[0]]}",
            ]
        if not hanging:
            found += ["childless", f"childless,cue={class_of(cue)}"]
        if clause.parent is not None:
            parent = self.sight.clauses[clause.parent]
            found.append(f"parent={parent.kind.value},{parent.mood.value}")
            found.append(f"parentcue={self._cue(clause.parent) is not None}")
        return found

    def _of_neighbours(self, index: int) -> list[str]:
        """The clauses before and behind it in the sentence."""
        siblings = self.sight.scene.of_sentence[
            self.sight.words.sentence(self.sight.clauses[index].tokens[0])
        ]
        place = siblings.index(index)
        found: list[str] = []
        for offset in (-1, 1):
            if not 0 <= place + offset < len(siblings):
                found.append(f"{offset}clause=#")
                continue
            other = self.sight.clauses[siblings[place + offset]]
            found.append(f"{offset}clause={other.kind.value},{other.mood.value},{self._opener(other)}")
            found.append(f"{offset}cue={self._cue(siblings[place + offset]) is not None}")
        return found

    def _of_marks(self, index: int) -> list[str]:
        """Marks right before it and right behind it."""
        clause, sight = self.sight.clauses[index], self.sight
        low, _ = sight.scene.sentence_of(clause.tokens[0])
        before = (k for k in (clause.start - 1, clause.start - 2) if k >= low)
        behind = (k for k in range(clause.end, clause.end + 3) if k < len(sight.words))
        found = []
        for side, places in (("before", before), ("behind", behind)):
            marked = next((sight.mark_at[k] for k in places if sight.mark_at[k] >= 0), None)
            if marked is not None:
                found.append(f"marks{side}={sight.scene.marks[marked].sentence}")
        return found

    def _of_words(self, index: int) -> list[str]:
        """Particles, prepositions and objects beside its verb."""
        words, clause, cue = self.sight.words, self.sight.clauses[index], self._cue(index)
        found: list[str] = []
        for k in clause.tokens:
            tag = words.tags[k]
            if tag in _PARTICLES or words.lower[k] == "es":
                found.append(f"has={words.lower[k]}")
            elif tag == "NN" and k not in clause.subject:
                found.append(f"noun={class_of(noun_cue(words.lemmas[k]))},{cue is not None}")
                found.append(f"noun={words.lemmas[k].lower()}")
            elif tag in ("APPR", "APPRART"):
                found.append(f"prep={words.lower[k]},{class_of(cue)}")
                found.append(f"pred={clause.predicate},prep={words.lower[k]}")
        return found

    def _of_what_follows(self, anchor: Anchor) -> list[str]:
        """What stands behind the next comma."""
        words, sight = self.sight.words, self.sight
        high = sight.scene.sentence_of(anchor.token)[1]
        comma = next((k for k in range(anchor.token + 1, high - 2) if words.tags[k] in ("$,", "$.")), None)
        if comma is None:
            return []
        shape = "-".join(words.tags[k] for k in range(comma + 1, min(comma + 4, high)))
        found = [f"ahead={words.words[comma]},{shape}"]
        verb = next((k for k in range(comma + 1, high) if words.tags[k] in TELLING), None)
        if verb is not None and sight.clause(verb) >= 0:
            other = sight.clauses[sight.clause(verb)]
            near = verb - comma < 6
            cued = self._cue(anchor.clause) is not None
            found.append(f"ahead={other.kind.value},{other.mood.value},{near},{cued}")
        return found

    def _of_usage(self, index: int, anchor: Anchor) -> list[str]:
        """In what company its verb stands elsewhere, alone and beside what stands here."""
        words, clause = self.sight.words, self.sight.clauses[index]
        told = self.usage.verb(clause.predicate)
        if told is None:
            return ["use=?"]
        speech = max(told["konjunktiv"], told["after_speech"], told["before_speech"])
        found = [f"use.{kind}={digit}" for kind, digit in told.items()]
        found += [
            f"use.speech={speech}",
            f"use={told['dass']},{told['konjunktiv']},{told['after_speech']}",
            f"use.speech={speech},rule={anchor.token in self.sight.cued_by}",
            f"use.speech={speech},after={words.lower[clause.end] if clause.end < len(words) else '#'}",
        ]
        hanging = self.sight.scene.children.get(index, [])
        if not hanging:
            found.append(f"use.speech={speech},childless")
        for other in map(self.sight.clauses.__getitem__, hanging):
            opens, kind, mood = self._opener(other), other.kind.value, other.mood.value
            found += [
                f"use.speech={speech},child={kind},{opens},{mood}",
                f"use.dass={told['dass']},child={opens}",
                f"use.konjunktiv={told['konjunktiv']},child={mood}",
                f"use.zu={told['zu']},child={kind},{opens}",
            ]
        return found
