"""The clauses of a Doc, with ways to ask which clause a word is in and what hangs on what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from afterword.german.grammar import words_of
from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.reading.times import TimeChoice
from afterword.reading.words import Words, column, offsets
from afterword.records import Span, TimeExpression

OPENERS = frozenset("„»‚›“‘«‹\"'")
CLOSERS = frozenset("“”‘’«‹»›\"'")
NOT_NEGATED = frozenset({"nur", "zuletzt", "umsonst", "bloß", "allein", "aber", "jedoch"})
HANGING = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE, ClauseKind.FRAGMENT})


@dataclass
class Syntax:
    """One Doc as the rules of statements see it: plain lists, clauses, times."""

    doc: Doc
    text: str
    words: list[str] = field(init=False)
    lower: list[str] = field(init=False)
    tags: list[str] = field(init=False)
    lemmas: list[str] = field(init=False)
    clauses: Sequence[Clause] = field(init=False)
    quotations: Sequence[Quotation] = field(init=False)

    def __post_init__(self) -> None:
        plain = Words.of(self.doc)
        self.words, self.lower, self.lemmas = plain.words, plain.lower, plain.lemmas
        self.tags = column(self.doc, "TAG")
        self.clauses = self.doc._.clauses
        self.quotations = self.doc._.quotations

    @cached_property
    def home(self) -> list[int]:
        """For every token the number of the clause it is an own token of, or -1."""
        home = [-1] * len(self.words)
        for number, clause in enumerate(self.clauses):
            for token in clause.tokens:
                home[token] = number
        return home

    @cached_property
    def marks(self) -> list[bool]:
        """For every token whether it is punctuation, a quotation mark or white space."""
        return [
            tag.startswith("$") or not (word.isalnum() or any(ch.isalnum() for ch in word))
            for tag, word in zip(self.tags, self.words, strict=True)
        ]

    @cached_property
    def negating(self) -> frozenset[int]:
        """The tokens that negate; "nicht nur", ", nicht aber …" do not."""
        words, behind = modality().negation, [*self.lower[1:], ""]
        return frozenset(
            token
            for token, (word, lemma) in enumerate(zip(self.lower, self.lemmas, strict=True))
            if (word in words or lemma.lower() in words) and behind[token] not in NOT_NEGATED
        )

    @cached_property
    def offsets(self) -> list[int]:
        """Where in the text every token begins."""
        return offsets(self.doc)

    @cached_property
    def clauses_of(self) -> dict[int, list[int]]:
        """For every sentence the clauses that begin in it."""
        found: dict[int, list[int]] = {}
        for number, clause in enumerate(self.clauses):
            found.setdefault(self.sentence_of[clause.tokens[0]], []).append(number)
        return found

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """For every clause the clauses that hang on it."""
        children: dict[int, list[int]] = {}
        for number, clause in enumerate(self.clauses):
            if clause.parent is not None and clause.parent != number:
                children.setdefault(clause.parent, []).append(number)
        return children

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end token of every sentence."""
        return [(sentence.start, sentence.end) for sentence in self.doc.sents]

    @cached_property
    def sentence_of(self) -> list[int]:
        """For every token the number of its sentence."""
        numbers = [0] * len(self.words)
        for number, (start, end) in enumerate(self.sentences):
            numbers[start:end] = [number] * (end - start)
        return numbers

    @cached_property
    def times(self) -> list[tuple[int, int, TimeExpression]]:
        """The time expressions with their first and last (exclusive) token."""
        found = []
        for time in self.doc._.times if self.doc._.has("times") else ():
            span = self.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            if span is not None:
                found.append((span.start, span.end, time))
        return found

    @cached_property
    def ends_of_times(self) -> dict[int, list[int]]:
        """For every token of a time expression, where the expressions that it is part of end."""
        ends: dict[int, list[int]] = {}
        for start, end, _ in self.times:
            for token in range(start, end):
                ends.setdefault(token, []).append(end)
        return ends

    @cached_property
    def time_choice(self) -> TimeChoice:
        """Which of the times say when something was said, and which what it is about."""
        return TimeChoice(self.doc, self.doc._.times)

    @cached_property
    def entities(self) -> Sequence[SpacySpan]:
        """The names of the Doc."""
        return self.doc.ents

    @cached_property
    def names(self) -> dict[int, tuple[int, int, str]]:
        """For every token of a name: the first and last (exclusive) token of that name, and its label."""
        found = [(name.start, name.end, name.label_) for name in self.entities]
        return {token: name for name in found for token in range(name[0], name[1])}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text, each once."""
        return frozenset(self.words)

    @cached_property
    def parsed(self) -> bool:
        """Whether heads and relations are there."""
        return bool(self.doc.has_annotation("DEP"))

    def lemma(self, token: int) -> str:
        """Base form of a token."""
        return self.lemmas[token]

    def is_punctuation(self, token: int) -> bool:
        """Punctuation, quotation marks and white space."""
        return self.marks[token]

    def is_verb(self, token: int) -> bool:
        """Any form of a verb."""
        return self.tags[token].startswith("V")

    def under(self, number: int) -> list[int]:
        """A clause and all clauses that hang on it."""
        found, waiting = [], [number]
        while waiting:
            current = waiting.pop()
            if current in found:
                continue
            found.append(current)
            waiting.extend(self.children.get(current, ()))
        return sorted(found)

    def tokens_under(self, number: int) -> list[int]:
        """The tokens of a clause and of all that hang on it, in order."""
        return sorted(token for clause in self.under(number) for token in self.clauses[clause].tokens)

    def root(self, number: int, within: frozenset[int]) -> int:
        """The clause that a hanging clause hangs on in the end, as far as that stays among `within`."""
        seen = {number}
        while self.clauses[number].kind in HANGING:
            parent = self.clauses[number].parent
            if parent is None or parent in seen or parent not in within:
                break
            number = parent
            seen.add(number)
        return number

    def times_in(self, tokens: Iterable[int]) -> list[TimeExpression]:
        """The time expressions that lie wholly among the tokens."""
        own = set(tokens)
        return [time for start, end, time in self.times if own.issuperset(range(start, end))]

    def span(self, tokens: Sequence[int]) -> Span:
        """The stretch of text from the first to the last token."""
        first, last = tokens[0], tokens[-1]
        return Span(self.offsets[first], self.offsets[last] + len(self.words[last]))

    def words_of(self, tokens: Iterable[int]) -> set[str]:
        """Base forms and lower-case words of some tokens."""
        found: set[str] = set()
        for token in tokens:
            found.update((self.lemmas[token], self.lower[token], self.words[token]))
        return found

    def full_verb_is_perfect(self, clause: Clause) -> bool:
        """Whether the infinitive in the clause is one of the past: "gekauft haben", "gegangen sein"."""
        infinitives = [t for t in clause.verbs if self.tags[t] in ("VAINF", "VAPP") and t != clause.finite]
        participles = [t for t in clause.verbs if self.tags[t].endswith("PP")]
        return any(self.lemmas[t] in ("haben", "sein") for t in infinitives) and any(
            self.lemmas[p] not in ("haben", "sein") for p in participles
        )

    def is_question(self, token: int) -> bool:
        """Whether the sentence of a token ends with a question mark."""
        start, end = self.sentences[self.sentence_of[token]]
        tail = [self.words[i] for i in range(max(start, end - 3), end)]
        return "?" in tail


def place_of(words: Sequence[str], phrase: tuple[str, ...]) -> int | None:
    """Where a phrase begins among some words."""
    if phrase[0] not in words:  # most are not: one look for each of a list of phrases
        return None
    places = (i for i, word in enumerate(words) if word == phrase[0])
    return next((i for i in places if tuple(words[i : i + len(phrase)]) == phrase), None)


def negations(syntax: Syntax, tokens: Iterable[int]) -> list[int]:
    """The tokens that negate, among some tokens."""
    return [token for token in tokens if token in syntax.negating]


def begins_with(syntax: Syntax, number: int, forms: frozenset[str]) -> bool:
    """Whether a clause begins, behind a comma, with one of these as its finite verb: "…, sollte er gehen"."""
    clause = syntax.clauses[number]
    first = clause.tokens[0]
    comma = first > 0 and syntax.words[first - 1] == ","
    return clause.finite == first and syntax.lower[first] in forms and comma and bool(clause.subject)


def is_past(clause: Clause) -> bool:
    """Whether the clause tells of the past."""
    return clause.tense is Tense.PAST


def is_subjunctive(clause: Clause) -> bool:
    """Whether the finite verb is clearly Konjunktiv."""
    return clause.mood in (Mood.SUBJUNCTIVE_1, Mood.SUBJUNCTIVE_2)


def is_mere_word_of_telling(syntax: Syntax, token: int) -> bool:
    """Angaben, Informationen, Ansicht: words about words; a report or message speaks for itself."""
    word = syntax.lower[token]
    return not words_of("mere_words").isdisjoint((word, syntax.lemmas[token].lower()))
