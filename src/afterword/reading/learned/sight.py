"""What the learned extractor looks at: words, clauses and marks, and what the rules made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.reading.tags import NAMING
from afterword.reading.words import Words
from afterword.records import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_STEPS = 4

SHORT = {
    Form.DIRECT: "D",
    Form.INDIRECT: "I",
    Form.FREE_INDIRECT: "F",
    Form.INDIRECT_FREE_INDIRECT: "V",
    Form.REPORTED: "R",
}


@dataclass
class Sight:
    """One article, and the rules' quotations in it."""

    scene: Scene
    rules: tuple[Quotation, ...]
    _paths: dict[tuple[int, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Sight:
        """The sight of an article that the rules have read."""
        return cls(Scene.of(doc), doc._.quotations)

    @property
    def words(self) -> Words:
        """The article's words."""
        return self.scene.words

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The article's clauses."""
        return self.scene.clauses

    @cached_property
    def mark_at(self) -> list[int]:
        """For each token the pair of quotation marks around it, or -1."""
        found = [-1] * len(self.words)
        for number, mark in enumerate(self.scene.marks):
            for i in mark.tokens:
                found[i] = number
        return found

    @cached_property
    def quoted_by(self) -> list[str]:
        """For each token the forms of the rules' quotes that it stands in."""
        found = [""] * len(self.words)
        for quotation in self.rules:
            for i in quotation.quote:
                if SHORT[quotation.form] not in found[i]:
                    found[i] += SHORT[quotation.form]
        return found

    @cached_property
    def cued_by(self) -> dict[int, Quotation]:
        """The rules' quotation of each token that is a cue by them; the longest, where there are two."""
        found: dict[int, Quotation] = {}
        for quotation in self.rules:
            for i in quotation.cue:
                if i not in found or len(quotation.quote) > len(found[i].quote):
                    found[i] = quotation
        return found

    @cached_property
    def part_of(self) -> list[str]:
        """For each token its part in the frames of the rules: C, S, A, F, or nothing."""
        found = [""] * len(self.words)
        for quotation in self.rules:
            for letter, tokens in (
                ("F", quotation.frame),
                ("A", quotation.addressee),
                ("S", quotation.speaker),
                ("C", quotation.cue),
            ):
                for i in tokens:
                    found[i] = letter
        return found

    def clause(self, token: int) -> int:
        """The clause that a token is its own of; -1 for what stands between clauses."""
        return self.scene.clause_at[token]

    def head(self, tokens: tuple[int, ...]) -> int:
        """The word that tells who or what some words name: the first noun or name, else the last word."""
        return next((i for i in tokens if self.words.tags[i] in NAMING), tokens[-1])

    def path(self, start: int, end: int) -> str:
        """How one clause stands to another: self, above, below with its kind, or beside."""
        key = (start, end)
        if key not in self._paths:
            self._paths[key] = self._path(start, end)
        return self._paths[key]

    def _path(self, start: int, end: int) -> str:
        if end < 0 or start < 0:
            return "none"
        if start == end:
            return "self"
        first, last = self.clauses[start], self.clauses[end]
        below, above = self._steps(end, start), self._steps(start, end)
        if below:
            return f"down{min(below, 2)}{last.kind.value}"
        if above:
            return f"up{min(above, 2)}"
        side = "left" if end < start else "right"
        same = self.words.sentence(first.tokens[0]) == self.words.sentence(last.tokens[0])
        return f"{side}{last.kind.value}" if same else f"{side}apart"

    def _steps(self, start: int, end: int) -> int:
        """How many clauses up from one the other is; 0 if it is not above it."""
        at = self.clauses[start].parent
        for steps in range(1, _MOST_STEPS + 1):
            if at is None or at == end:
                return steps if at == end else 0
            at = self.clauses[at].parent
        return 0

    def mains(self, number: int) -> list[int]:
        """The main clauses of a sentence."""
        return [i for i in self.scene.of_sentence[number] if self.clauses[i].kind is ClauseKind.MAIN]
