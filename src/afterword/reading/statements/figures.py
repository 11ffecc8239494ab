"""Figures: whoever an article tells of, by name or by what they are, with all places that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from afterword.german.anaphors import anaphors, plain
from afterword.reading.phrases import Phrase, extended, phrases
from afterword.reading.statements.portraits import (
    AGE,
    Portrait,
    gender_of_phrase,
    is_body,
    is_inhabitant,
    is_many,
    portrait,
    title_before,
)
from afterword.reading.statements.syntax import Syntax
from afterword.reading.words import Words
from afterword.records import Form

SPEAKS, ACTS, NAMED = 1.5, 1.0, 0.35  # how much a place makes one remembered: as speaker, subject, otherwise
POSSESSOR = 0.2  # "Putins Sprecher"
DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem"})
PARTICLES = frozenset({"von", "van", "de", "der", "zu", "di", "da"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that tells of somebody; `weight` is how much it makes that one remembered."""

    tokens: tuple[int, ...]
    weight: float

    @property
    def start(self) -> int:
        """Its first token."""
        return self.tokens[0]


@dataclass
class Figure:
    """Somebody an article tells of. `tokens` are the words that name them best."""

    tokens: tuple[int, ...]
    portrait: Portrait
    named: bool
    many: bool = False
    mentions: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """One more place, in the order of the text."""
        self.mentions.append(mention)


def figures(syntax: Syntax) -> list[Figure]:
    """Everybody in the article: persons by name, persons and groups by what they are."""
    gathered = _Gathering(syntax)
    persons = gathered.persons()
    taken = {t for figure in persons for m in figure.mentions for t in m.tokens}
    roles = gathered.roles(taken, persons)
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.start)
    return persons + roles + gathered.organisations()


def has_title(syntax: Syntax, figure: Figure, noun: str) -> bool:
    """Whether a noun with nothing before it told what somebody is: "Kämmerer Jan Roth"; not "im Fall"."""
    if not (figure.named and figure.portrait.person) or is_body(noun):
        return False
    for mention in figure.mentions:
        title = mention.start - 1
        if title < 0 or len(mention.tokens) < 2 or syntax.tags[title] != "NN":
            continue
        opens = title == 0 or syntax.tags[title - 1].startswith(("$", "V", "KO", "NE"))
        if opens and plain(syntax.words[title], syntax.lemmas[title]) == noun:
            return True
    return False


def last_name(syntax: Syntax, token: int) -> str:
    """A word of a name without the s of its genitive, where the text has it without."""
    word = syntax.words[token]
    bare = word.removesuffix("s").removesuffix("’").removesuffix("'")
    return bare if bare != word and bare in syntax.vocabulary else word


@dataclass
class _Gathering:
    syntax: Syntax
    titles: set[int] = field(default_factory=set)  # "Der Vorsitzende" of "Der Vorsitzende des Rates, Roth"
    speaking: frozenset[int] = frozenset()
    acting: frozenset[int] = frozenset()
    spoken: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        quotations = self.syntax.quotations
        clauses = [clause for clause in self.syntax.clauses if clause.finite is not None]
        self.speaking = frozenset(t for q in quotations for t in q.speaker)
        self.acting = frozenset(t for clause in clauses for t in clause.subject)
        self.spoken = frozenset(t for q in quotations if q.form is Form.DIRECT for t in q.quote)

    def persons(self) -> list[Figure]:
        """The persons named, each once: full names first, then the surnames that belong to them."""
        spans = [
            self._without_title(e.start, self._full(e.end)) for e in self.syntax.entities if e.label_ == "PER"
        ]
        found: list[Figure] = []
        for start, end in spans:
            if end - start > 1:
                self._place(found, tuple(range(start, end)))
        for start, end in spans:
            if end - start == 1:
                self._attach(found, start)
        for token in self._unlabelled(found):
            self._attach(found, token)
        for figure in found:
            figure.mentions.sort(key=lambda mention: mention.start)
        return sorted(found, key=lambda figure: figure.tokens[0])

    def _unlabelled(self, found: list[Figure]) -> list[int]:
        """Surnames of the persons found, where nobody has taken them for names of persons."""
        surnames = {last_name(self.syntax, f.tokens[-1]) for f in found if len(f.tokens) > 1}
        surnames |= {last_name(self.syntax, t) for f in found for t in f.tokens[1:-1]} - PARTICLES
        taken = {t for figure in found for m in figure.mentions for t in m.tokens}
        return [
            t
            for t, word in enumerate(self.syntax.words)
            if word[:1].isupper() and t not in taken and self._looks_like_name(t)
            and last_name(self.syntax, t) in surnames and not self._in_longer_name(t)
        ]  # fmt: skip

    def _looks_like_name(self, token: int) -> bool:
        """A name, or a word with no article or adjective before it that was taken for a noun or verb."""
        tag, before = self.syntax.tags[token], self.syntax.tags[max(0, token - 1)]
        after = self.syntax.tags[min(len(self.syntax.tags) - 1, token + 1)]
        aged = AGE.match(self.syntax.lower[max(0, token - 1)]) is not None  # "die 61-jährige Krohn"
        alone = aged or (before not in ("ART", "ADJA", "PPOSAT", "APPRART", "PIAT", "CARD") and after != "NN")
        return tag == "NE" or (alone and tag in ("NN", "ADJA", "ADJD", "FM", "VVPP", "XY"))

    def _in_longer_name(self, token: int) -> bool:
        start, end, _ = self.syntax.names.get(token, (token, token + 1, ""))
        return end - start > 1

    def organisations(self) -> list[Figure]:
        """Organisations by name whose article tells a gender: "die PAD" may be "sie"."""
        found: list[Figure] = []
        for entity in self.syntax.entities:
            first = entity.start - 1
            article = self.syntax.lower[first] if first >= 0 and self.syntax.tags[first] == "ART" else ""
            genitive = first > 0 and self.syntax.tags[first - 1] in ("NN", "NE")
            nominative = not genitive and any(t in self.acting for t in range(entity.start, entity.end))
            gender = "f" if article == "die" else "m" if article == "der" and nominative else ""
            if entity.label_ != "ORG":
                continue
            tokens = tuple(range(entity.start, entity.end))
            mention = Mention(tokens, self._weight(tokens))
            names = self.syntax.words[tokens[0] : tokens[-1] + 1]
            known = next((f for f in found if self._words(f.tokens) == names), None)
            if known is None:
                known = Figure(tokens, Portrait(person=False), named=True)
                found.append(known)
            known.add(mention)
            known.portrait = known.portrait.of_gender(known.portrait.gender or gender)
        return found

    def _words(self, tokens: Sequence[int]) -> list[str]:
        return [self.syntax.words[t] for t in tokens]

    def _without_title(self, start: int, end: int) -> tuple[int, int]:
        """ "Parteienforscher Jan Roth" without what he is."""
        first_names = anaphors().men | anaphors().women | anaphors().either
        while end - start > 1 and self.syntax.tags[start] == "NN":
            if self.syntax.words[start] in first_names:
                break  # "Innenminister Kai Thoma", with Kai taken for a noun
            start += 1
        return start, end

    def _full(self, end: int) -> int:
        """The end of a name with "von der Leyen", "van Dijk" behind it."""
        lower, at = self.syntax.lower, end
        while at < len(lower) and lower[at] in PARTICLES and at - end < 2:
            at += 1
        named = end < at < len(lower) and lower[end] != "der" and self.syntax.words[at][:1].isupper()
        return at + 1 if named and self.syntax.tags[at] in ("NE", "NN") else end

    def _place(self, found: list[Figure], tokens: tuple[int, ...]) -> None:
        """A full name: of somebody known, or of somebody new."""
        words = self._names(tokens)
        for figure in found:
            known = self._names(figure.tokens)
            if _within(words, known) or _within(known, words) or _alike(words, known):
                if len(words) > len(known) or (self._is_genitive(figure.tokens) and words == known):
                    figure.tokens = tokens
                self._tell(figure, tokens)
                return
        figure = Figure(tokens, Portrait(), named=True)
        self._tell(figure, tokens)
        found.append(figure)

    def _names(self, tokens: Sequence[int]) -> list[str]:
        return [last_name(self.syntax, t).lower() for t in tokens]  # "Von der Au" is "von der Au"

    def _attach(self, found: list[Figure], token: int) -> None:
        """A single name: the last one told with it before, else the first told after, else somebody new."""
        word = last_name(self.syntax, token)
        bearers = [f for f in found if last_name(self.syntax, f.tokens[-1]) == word]
        bearers = bearers or [f for f in found if word in [last_name(self.syntax, t) for t in f.tokens]]
        own = portrait(self.syntax, token, token + 1)
        bearers = [f for f in bearers if own.may_be(f.portrait)] or bearers
        before = [f for f in bearers if f.mentions[0].start <= token]
        bearer = max(before, key=lambda f: _last_before(f, token)) if before else next(iter(bearers), None)
        if bearer is None:
            bearer = Figure((token,), Portrait(), named=True)
            found.append(bearer)
        elif len(bearer.tokens) == 1 and self._is_genitive(bearer.tokens):
            bearer.tokens = (token,)
        self._tell(bearer, (token,))

    def _is_genitive(self, tokens: Sequence[int]) -> bool:
        word = self.syntax.words[tokens[-1]]
        return last_name(self.syntax, tokens[-1]) != word

    def _tell(self, figure: Figure, tokens: tuple[int, ...]) -> None:
        figure.add(Mention(tokens, self._weight(tokens)))
        if self._is_genitive(tokens) and self.syntax.tags[max(0, tokens[0] - 1)] == "NN":
            return  # "die Anwältin Roths" tells of somebody else
        title = title_before(Words.of(self.syntax.doc), tokens[0])
        self.titles.update(title)
        told = portrait(self.syntax, tokens[0], tokens[-1] + 1, title)
        figure.portrait = figure.portrait.with_more(told)

    def _weight(self, tokens: Sequence[int]) -> float:
        if self.spoken.issuperset(tokens):
            return 0.0
        if self._is_genitive(tokens) or self.syntax.lower[max(0, tokens[0] - 1)] in ("des", "eines"):
            return POSSESSOR
        if self.speaking.intersection(tokens):
            return SPEAKS
        return ACTS if self.acting.intersection(tokens) else NAMED

    def roles(self, taken: set[int], persons: list[Figure]) -> list[Figure]:
        """Persons and groups told by a noun alone: "ein Sprecher der Bahn", "die Anwältin", "die Mönche"."""
        words = Words.of(self.syntax.doc)
        found: list[Figure] = []
        for start, end in self.syntax.sentences:
            reach = start
            for phrase in phrases(words, start, end):
                if phrase.pronoun or phrase.start < reach:
                    continue
                reach = max(phrase.end, extended(words, phrase, end))
                if not self._is_title(words, phrase, reach, taken):
                    self._role(words, phrase, reach, found, persons)
        return found

    def _is_title(self, words: Words, phrase: Phrase, reach: int, taken: set[int]) -> bool:
        """Whether a name stands in the phrase or in apposition to it: "der Chef der Bahn, Jan Roth"."""
        before = phrase.start - 1
        if before > 0 and words.words[before] == "," and before - 1 in taken:
            return True
        named = [t for t in range(phrase.start, reach + 2) if t in taken]
        if not named or self._is_owner(named[-1], phrase):
            return False
        if named[0] < phrase.end or words.words[named[0] - 1] == ",":
            return True
        return named[0] == phrase.end and not words.words[named[-1]].endswith("s")

    def _is_owner(self, name: int, phrase: Phrase) -> bool:
        """ "Becks Sprecherin": somebody else than the name in the genitive before the noun."""
        return name < phrase.head and self.syntax.words[name].endswith(("s", "’", "'"))

    def _role(
        self, words: Words, phrase: Phrase, reach: int, found: list[Figure], persons: list[Figure]
    ) -> None:
        noun = plain(words.words[phrase.head], words.lemmas[phrase.head])
        inside = range(phrase.start, phrase.end)
        person = anaphors().is_person(noun) or is_inhabitant(words.words[phrase.head])
        if self.spoken.issuperset(inside) or not (person or is_body(noun)) or phrase.head in self.titles:
            return
        many = is_many(words, phrase)
        mention = Mention(tuple(inside), self._weight(tuple(inside)))
        told = portrait(self.syntax, phrase.start, phrase.end)
        told = told.of_gender("" if many else gender_of_phrase(words, phrase)).of_person(person=person)
        known = self._known(words, phrase, told, [*persons, *found], many=many)
        if known is None:
            if self._only_points_back(words, phrase, noun):
                return
            known = Figure(tuple(range(phrase.start, reach)), told, named=False, many=many)
            found.append(known)
        known.add(mention)

    def _only_points_back(self, words: Words, phrase: Phrase, noun: str) -> bool:
        """ "der Belgier", "der Gast": nobody new."""
        loose = is_inhabitant(words.words[phrase.head]) or anaphors().is_epithet(noun)
        bare = phrase.end - phrase.start == 2 and words.lower[phrase.start] in ("der", "die", "dem", "den")
        return loose and bare

    def _known(
        self, words: Words, phrase: Phrase, told: Portrait, every: list[Figure], *, many: bool
    ) -> Figure | None:
        """Who a definite phrase tells of once more: the one told last by the same noun."""
        if words.lower[phrase.start] not in DEFINITE:
            return None
        fits = [
            f
            for f in every
            if f.many == many and f.portrait.shares_noun(told) and f.portrait.may_be(told)
            and f.mentions[0].start < phrase.start
        ]  # fmt: skip
        return max(fits, key=lambda f: _last_before(f, phrase.start), default=None)


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    return any(list(few) == list(many[i : i + len(few)]) for i in range(len(many) - len(few) + 1))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """ "Karl Theodor Roth" and "Karl Roth"."""
    return one[0] == other[0] and one[-1] == other[-1]


def _last_before(figure: Figure, token: int) -> int:
    return max((m.start for m in figure.mentions if m.start <= token), default=-1)
