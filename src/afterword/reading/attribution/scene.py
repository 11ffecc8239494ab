"""The scene that rules look at: words, clauses, quotation marks, and what has been found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from afterword.german.cues import Cue, Lexicon, lexicon
from afterword.reading.attribution.marks import Marks, marks_of
from afterword.reading.phrases import Phrase
from afterword.reading.structure import Clause, Quotation
from afterword.reading.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found in a clause, with its tokens."""

    cue: Cue
    tokens: tuple[int, ...]


@dataclass(slots=True)
class Scene:
    """One article while it is being attributed."""

    words: Words
    clauses: tuple[Clause, ...]
    marks: list[Marks]
    marked: frozenset[int]  # the tokens between quotation marks
    lexicon: Lexicon
    clause_at: list[int]  # clause that a token is its own of; -1 for separators
    of_sentence: list[list[int]]  # clauses of each sentence
    children: dict[int, list[int]]
    found: list[Quotation] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)  # tokens inside quotes found so far
    framed: set[int] = field(default_factory=set)  # tokens of frames and cues
    cues: dict[int, Match | None] = field(default_factory=dict)  # of the clauses that were asked for one
    phrases: dict[tuple[int, int], list[Phrase]] = field(default_factory=dict)  # of stretches of frames

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        """The scene of a Doc before any rule has run; marks, cues and phrases are found once for each Doc."""
        kept: Scene | None = doc.user_data.get("scene")
        if kept is None or kept.clauses is not doc._.clauses:
            kept = doc.user_data["scene"] = cls.set(Words.of(doc), doc._.clauses)
        return replace(kept, found=[], quoted=set(), framed=set())

    @classmethod
    def set(cls, words: Words, clauses: tuple[Clause, ...]) -> Scene:
        """The scene of an article before any rule has run."""
        clause_at = [-1] * len(words)
        of_sentence: list[list[int]] = [[] for _ in words.sentences]
        children: dict[int, list[int]] = {}
        for index, clause in enumerate(clauses):
            for token in clause.tokens:
                clause_at[token] = index
            of_sentence[words.sentence(clause.tokens[0])].append(index)
            if clause.parent is not None:
                children.setdefault(clause.parent, []).append(index)
        marks = marks_of(words)
        marked = frozenset(i for mark in marks for i in range(mark.start, mark.end))
        return cls(words, clauses, marks, marked, lexicon(), clause_at, of_sentence, children)

    def add(self, quotation: Quotation) -> None:
        """Keep a quotation that has words; its tokens are seen by the rules that follow."""
        if not quotation.quote:
            return
        self.found.append(quotation)
        self.quoted.update(quotation.quote)
        self.framed.update(quotation.frame)
        self.framed.update(quotation.cue)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """First token and end of the sentence of a token."""
        return self.words.sentences[self.words.sentence(token)]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without commas, dashes and full stops at its borders; quotation marks stay if paired."""
        words = self.words.words
        while start < end and words[start] in _BORDER:
            start += 1
        while end > start and words[end - 1] in _BORDER:
            end -= 1
        return start, end

    def in_marks(self, token: int) -> bool:
        """Whether a token stands between quotation marks."""
        return token in self.marked

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether most of a stretch is inside quotes already found."""
        inside = sum(1 for i in range(start, end) if i in self.quoted)
        return inside * 2 > end - start


_BORDER = frozenset({",", ";", ":", ".", "–", "—", "-", "!", "?", "…", "\n"})
