"""Antecedents: whom "er", "der 59-Jährige", "das Blatt", "ich" point back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from afterword.german.anaphors import anaphors
from afterword.german.modality import modality
from afterword.german.places import Way, pointer
from afterword.reading.statements.kinds import agrees
from afterword.reading.statements.offices import holder
from afterword.reading.statements.syntax import Syntax
from afterword.records import Form

HE = frozenset({"er", "ihn", "ihm", "dieser", "diesem", "der"})
SHE = frozenset({"sie", "ihr", "diese", "die"})
SELF = frozenset({"ich", "wir", "mir", "mich", "uns"})
FAR = 6  # sentences
ARTICLES = {"der": "m", "dem": "m", "den": "m", "die": "f", "das": "n"}
PERSON_ENDINGS = (
    "tor",
    "ist",
    "ent",
    "chef",
    "chefin",
    "minister",
    "ministerin",
    "experte",
    "expertin",
    "sprecher",
    "sprecherin",
    "präsident",
    "präsidentin",
    "kanzler",
    "kanzlerin",
    "führer",
    "trainer",
    "trainerin",
    "leiter",
    "leiterin",
    "berater",
    "beraterin",
    "forscher",
    "forscherin",
    "politiker",
    "politikerin",
    "herrscher",
    "machthaber",
)
FEMALE_NOUNS = ("in", "frau", "königin")
FEMALE_NAMES = ("a", "ie", "ine", "e")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody named: the tokens, and whether as the one who acts or speaks."""

    tokens: tuple[int, ...]
    acts: bool

    @property
    def start(self) -> int:
        """Its first token."""
        return self.tokens[0]


@dataclass
class Antecedents:
    """Finds whom the words of a source point back to."""

    syntax: Syntax
    known: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)

    def resolve(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The tokens that name a source best; the same tokens where they name it themselves."""
        key = tuple(tokens)
        if key not in self.known:
            self.known[key] = self._resolve(key)
        return self.known[key]

    def _resolve(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        words = [t for t in tokens if not self.syntax.is_punctuation(t)]
        if not words:
            return tokens
        if len(words) == 1 and self.syntax.tags[words[0]] == "PRELS":
            return self._noun_before(words[0]) or tokens
        kind = self._points_back(words)
        if kind is None:
            return holder(self.syntax, words) or tokens
        told = self._told_by(tokens)
        for candidate in self._before(words[0]):
            if candidate.start not in told and self._fits(candidate, kind, words):
                return self._in_nominative(candidate.tokens)
        return tokens

    def _told_by(self, tokens: tuple[int, ...]) -> frozenset[int]:
        """What a speaker says: nobody named in it is the speaker ("Kim werde kommen, sagte er")."""
        quotations = self.syntax.quotations
        return frozenset(t for q in quotations if tuple(q.speaker) == tokens for t in q.quote)

    def _noun_before(self, relative: int) -> tuple[int, ...]:
        """What a relative pronoun stands for: the noun phrase before its comma."""
        tags, end = self.syntax.tags, relative
        while end > 0 and tags[end - 1].startswith(("$", "APPR")):
            end -= 1
        start = end
        while start > 0 and tags[start - 1] in ("NN", "NE", "ADJA", "CARD"):
            start -= 1
        if start > 0 and tags[start - 1] in ("ART", "PPOSAT", "PDAT") and start < end:
            start -= 1
        return tuple(range(start, end))

    def _in_nominative(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Of a genitive ("Orbans Reise") another place where the name stands plain, if there is one."""
        syntax, last = self.syntax, tokens[-1]
        name = syntax.words[last]
        if not name.endswith("s") or syntax.lemmas[last] == name:
            return tokens
        plain = [c.tokens for c in self.candidates if syntax.words[c.tokens[-1]] == name[:-1]]
        before = [found for found in plain if found[0] < tokens[0]]
        return before[-1] if before else plain[0] if plain else tokens

    def _points_back(self, words: Sequence[int]) -> str | None:
        """ "m" and "f" for a person, "self", "org", "press"; None where the words name somebody."""
        syntax = self.syntax
        lower = [syntax.lower[t] for t in words]
        if len(words) == 1 or (len(words) == 2 and lower[1] == "selbst"):
            if lower[0] in SELF:
                return "self"
            if lower[0] in HE and syntax.tags[words[0]] in ("PPER", "PDS", "PRELS"):
                return "m"
            if lower[0] in SHE and syntax.tags[words[0]] in ("PPER", "PDS", "PRELS"):
                return "f"
        if len(words) != 2 or lower[0] not in ARTICLES:
            return None
        return self._noun_points_back(words[1], ARTICLES[lower[0]])

    def _noun_points_back(self, noun: int, gender: str) -> str | None:
        word, lemma = self.syntax.words[noun], self.syntax.lemmas[noun]
        if word.lower().endswith(("-jährige", "-jährigen")):
            return gender if gender != "n" else "m"
        found = pointer(word)
        if found is not None and found.way is Way.INHABITANT and gender == "m" and not word.endswith("en"):
            return "m"
        if found is not None and found.way is Way.INHABITANT and word.endswith("in"):
            return "f"
        nouns = {word, lemma}
        if nouns & anaphors().press:
            return "press"
        if nouns & anaphors().organisations:
            return "org"
        if nouns & anaphors().persons and gender != "n":
            return gender
        return None

    def _before(self, token: int) -> Iterator[Candidate]:
        """Candidates before a token: of the same sentence first, then sentence by sentence, actors first."""
        here = self.syntax.sentence_of[token]
        passing: list[Candidate] = []  # named once, and not as one who acts: the last to be meant
        for sentence in range(here, max(-1, here - FAR), -1):
            start, end = self.syntax.sentences[sentence]
            inside = [c for c in self.candidates if start <= c.start < min(end, token)]
            nearest = sorted(inside, key=lambda c: (not c.acts, -c.start if sentence == here else c.start))
            yield from (c for c in nearest if c.acts or self._recurs(c))
            passing += [c for c in nearest if not c.acts and not self._recurs(c)]
        yield from passing

    def _recurs(self, candidate: Candidate) -> bool:
        return self._counts[self.syntax.lemmas[candidate.tokens[-1]]] > 1

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.syntax.lemmas)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Everybody named in the text, in order."""
        syntax = self.syntax
        acting = {t for clause in syntax.clauses for t in clause.subject if clause.finite is not None} | {
            t for q in syntax.quotations for t in q.speaker
        }
        spoken = {t for q in syntax.quotations if q.form is Form.DIRECT for t in q.quote}
        found = [
            Candidate(
                self._with_article(list(range(e.start, self._full(e.end)))),
                any(t in acting for t in range(e.start, e.end)),
            )
            for e in syntax.entities
            if e.label_ in ("PER", "ORG") and len(e.text) > 1 and not spoken & set(range(e.start, e.end))
        ]
        named = {t for candidate in found for t in candidate.tokens}
        run: list[int] = []
        for token in range(len(syntax.words) + 1):
            free = token < len(syntax.words) and token not in spoken and token not in named
            if free and syntax.tags[token] == "NE" and not syntax.doc[token].ent_type_:
                run.append(token)
                continue
            if run:
                found.append(Candidate(self._with_article(run), any(t in acting for t in run)))
            run = []
        offices = [c.subject for c in syntax.clauses if c.finite is not None and self._is_office(c.subject)]
        found += [Candidate(subject, True) for subject in dict.fromkeys(offices) if not spoken & set(subject)]
        return sorted(found, key=lambda c: c.start)

    def _is_office(self, subject: tuple[int, ...]) -> bool:
        """ "Die Richterin aus Kassel": a person by its noun, with more than an article, without a name."""
        syntax = self.syntax
        if len(subject) < 3 or syntax.lower[subject[0]] not in ("der", "die", "ein", "eine"):
            return False
        noun = next((t for t in subject if syntax.tags[t] == "NN"), None)
        named = any(syntax.tags[t] == "NE" and t < (noun or 0) for t in subject)
        return noun is not None and not named and syntax.lower[noun].endswith(PERSON_ENDINGS)

    def _full(self, end: int) -> int:
        """The end of a name with "von der Leyen", "van Dijk" behind it."""
        lower, at = self.syntax.lower, end
        while at < len(lower) and lower[at] in ("von", "van", "de", "der", "zu", "di", "da") and at - end < 2:
            at += 1
        named = end < at < len(lower) and lower[end] != "der" and self.syntax.words[at][:1].isupper()
        return at + 1 if named and self.syntax.tags[at] in ("NE", "NN") else end

    def _with_article(self, run: list[int]) -> tuple[int, ...]:
        """A name of an organisation keeps the article in front of it: "der FCB"; a person has none."""
        before = run[0] - 1
        if before >= 0 and self.syntax.tags[before] == "ART":
            return (before, *run)
        return tuple(run)

    def _fits(self, candidate: Candidate, kind: str, words: Sequence[int]) -> bool:
        syntax = self.syntax
        names = [t for t in candidate.tokens if syntax.tags[t] == "NE"] or list(candidate.tokens)
        person = self._is_person(candidate, names)
        if kind == "self":
            return candidate.acts and person
        if kind == "press":
            return any(syntax.words[t] in modality().press_names for t in names) or self._is_press(candidate)
        if kind == "org":
            return not person and not self._is_place(names) and agrees(syntax, names, words[-1])
        if not person:
            return False
        return (kind == "f") == self._is_female(candidate, names)

    def _is_person(self, candidate: Candidate, names: Sequence[int]) -> bool:
        syntax = self.syntax
        if self._is_office(candidate.tokens):
            return True
        if any(syntax.words[t] in modality().press_names for t in names):
            return False
        label = self._label(names)
        if label or syntax.entities:
            return label == "PER"
        if syntax.tags[candidate.tokens[0]] == "ART" or self._is_place(names):
            return False
        if any(syntax.words[t] in modality().press_names or syntax.words[t].isupper() for t in names):
            return False
        return len(names) > 1 or syntax.words[names[0]] in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """Last names of the persons named in full: runs of names without an article."""
        syntax = self.syntax
        full = [c.tokens for c in self.candidates if len(c.tokens) > 1 and syntax.tags[c.tokens[0]] == "NE"]
        return frozenset(syntax.words[part] for tokens in full for part in (tokens[0], tokens[-1]))

    def _label(self, names: Sequence[int]) -> str:
        ent = self.syntax.doc[names[-1]].ent_type_
        return ent or ""

    def _is_place(self, names: Sequence[int]) -> bool:
        return pointer(self.syntax.words[names[-1]]) is not None

    def _is_press(self, candidate: Candidate) -> bool:
        before = range(max(0, candidate.start - 3), candidate.start)
        return any(self.syntax.lemmas[t] in modality().press for t in before)

    def _is_female(self, candidate: Candidate, names: Sequence[int]) -> bool:
        if self._is_office(candidate.tokens):
            return self.syntax.lower[candidate.start] in ("die", "eine")
        before = candidate.start - 1
        titled = before >= 0 and self.syntax.tags[before] == "NN"
        if titled and self.syntax.lower[before].endswith(FEMALE_NOUNS):
            return True
        told = self._given_names.get(self.syntax.lemmas[names[-1]]) if len(names) == 1 else None
        return _is_female_name(told or self.syntax.words[names[0]]) if told or len(names) > 1 else False

    @cached_property
    def _given_names(self) -> dict[str, str]:
        """The first name that goes with each last name of the text."""
        syntax, found = self.syntax, dict[str, str]()
        for entity in syntax.entities:
            if entity.label_ == "PER" and len(entity) > 1:
                found.setdefault(syntax.lemmas[entity.end - 1], syntax.words[entity.start])
        return found


def _is_female_name(first: str) -> bool:
    """By the lists, else by the ending."""
    if first in anaphors().women:
        return True
    return first not in anaphors().men and first.lower().endswith(FEMALE_NAMES)
