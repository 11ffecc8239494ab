"""Organisations: whom "das Blatt", "der Konzern", "die Behörde" point back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from afterword.german.anaphors import anaphors
from afterword.german.modality import modality
from afterword.german.places import pointer
from afterword.reading.phrases import extended, phrases
from afterword.reading.statements.kinds import agrees
from afterword.reading.statements.syntax import Syntax
from afterword.reading.words import Words
from afterword.records import Form

FAR = 6  # sentences


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation by name, with its article; whether it acts or speaks there."""

    tokens: tuple[int, ...]
    acts: bool

    @property
    def start(self) -> int:
        """Its first token."""
        return self.tokens[0]


@dataclass
class Organisations:
    """The organisations of an article, and what points back to them."""

    syntax: Syntax

    def before(self, words: Sequence[int]) -> tuple[int, ...]:
        """Whom an article, adjectives and a noun mean, before them; nobody where nobody is sure."""
        noun = words[-1]
        forms = {
            self.syntax.words[noun],
            self.syntax.lemmas[noun],
            self.syntax.lemmas[noun].rpartition("-")[2],
        }
        told = self._told_with(noun, words[0])
        if told:
            return self._in_nominative(told)
        if len(words) == 2 and forms & (anaphors().organisations | anaphors().press):
            for candidate in self._nearest(words[0]):
                if self._fits(candidate, noun, press=bool(forms & anaphors().press)):
                    return self._in_nominative(candidate.tokens)
        return self._fuller(words)

    def _told_with(self, noun: int, token: int) -> tuple[int, ...]:
        """The name that the article told right behind the same noun: "die Ratingagentur Kahl"."""
        lemma = self.syntax.lemmas[noun]
        for candidate in reversed([c for c in self.named if c.start < token]):
            names = self._names(candidate)
            at = names[0] - 1
            while at >= 0 and self.syntax.words[at] in '„“"»«':
                at -= 1
            if at >= 0 and self.syntax.tags[at] == "NN" and self.syntax.lemmas[at] == lemma:
                return candidate.tokens
        return ()

    def _fuller(self, words: Sequence[int]) -> tuple[int, ...]:
        """ "das Ministerium" after "das Fischereiministerium", if the article has but one."""
        if len(words) != 2:
            return ()
        noun = self.syntax.lower[words[-1]]
        body = noun.capitalize() in anaphors().organisations or noun.endswith(anaphors().bodies)
        fuller = list(self._bodies(words[0], noun)) if body else []
        kinds = {self.syntax.lemmas[self._head(tokens, noun)] for tokens in fuller}
        return fuller[0] if len(kinds) == 1 else ()

    def _head(self, tokens: tuple[int, ...], noun: str) -> int:
        return next(t for t in tokens if self.syntax.lower[t].endswith(noun))

    def _bodies(self, before: int, noun: str) -> Iterator[tuple[int, ...]]:
        words = Words.of(self.syntax.doc)
        for start, end in self.syntax.sentences:
            if start >= before:
                return
            for phrase in phrases(words, start, min(end, before)):
                if phrase.pronoun or not words.lower[phrase.head].endswith(noun):
                    continue
                whole = tuple(range(phrase.start, max(phrase.end, extended(words, phrase, min(end, before)))))
                told = [t for t in whole if words.tags[t] in ("ADJA", "NN", "NE")]
                if len(told) > 1 or words.lower[phrase.head] != noun:
                    yield whole

    def _nearest(self, token: int) -> Iterator[Named]:
        """Of the same sentence first, then sentence by sentence back, actors first."""
        here = self.syntax.sentence_of[token]
        for sentence in range(here, max(-1, here - FAR), -1):
            start, end = self.syntax.sentences[sentence]
            inside = [c for c in self.named if start <= c.start < min(end, token)]
            yield from sorted(inside, key=lambda c: (not c.acts, -c.start if sentence == here else c.start))

    @cached_property
    def named(self) -> list[Named]:
        """Every organisation named, in order; names that nobody has labelled too."""
        syntax = self.syntax
        acting = {t for clause in syntax.clauses for t in clause.subject if clause.finite is not None} | {
            t for q in syntax.quotations for t in q.speaker
        }
        spoken = {t for q in syntax.quotations if q.form is Form.DIRECT for t in q.quote}
        runs = [list(range(e.start, e.end)) for e in syntax.entities if e.label_ == "ORG" and len(e.text) > 1]
        runs += self._unlabelled()
        return sorted(
            (
                Named(self._with_article(run), any(t in acting for t in run))
                for run in runs
                if not spoken & set(run)
            ),
            key=lambda named: named.start,
        )

    def _unlabelled(self) -> list[list[int]]:
        runs: list[list[int]] = [[]]
        for token, tag in enumerate(self.syntax.tags):
            if tag == "NE" and not self.syntax.doc[token].ent_type_:
                runs[-1].append(token)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def _with_article(self, run: list[int]) -> tuple[int, ...]:
        before = run[0] - 1
        if before >= 0 and self.syntax.tags[before] == "ART":
            return (before, *run)
        return tuple(run)

    def _names(self, candidate: Named) -> list[int]:
        names = [t for t in candidate.tokens if self.syntax.tags[t] != "ART"]
        return names or list(candidate.tokens)

    def _fits(self, candidate: Named, noun: int, *, press: bool) -> bool:
        names = self._names(candidate)
        if press:
            return any(self.syntax.words[t] in modality().press_names for t in names) or self._is_press(
                candidate
            )
        return pointer(self.syntax.words[names[-1]]) is None and agrees(self.syntax, names, noun)

    def _is_press(self, candidate: Named) -> bool:
        before = range(max(0, candidate.start - 3), candidate.start)
        return any(self.syntax.lemmas[t] in modality().press for t in before)

    def _in_nominative(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Of a genitive ("Kahls Reise") another place where the name stands plain, if there is one."""
        syntax, last = self.syntax, tokens[-1]
        name = syntax.words[last]
        if not name.endswith("s") or syntax.lemmas[last] == name:
            return tokens
        plain = [c.tokens for c in self.named if syntax.words[c.tokens[-1]] == name[:-1]]
        before = [found for found in plain if found[0] < tokens[0]]
        return before[-1] if before else plain[0] if plain else tokens
