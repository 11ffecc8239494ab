"""The words of a Doc as plain lists: rules of grammar read these, many times faster than tokens."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUOTES = frozenset('„“”»«‚‘’›‹"')
_SITES = (".de", ".com", ".net", ".org", ".at", ".ch", ".eu", ".info", ".tv")
DASHES = frozenset({"–", "—", "-", "--", "―"})


@dataclass
class Words:
    """One article: word, lower-case word, STTS tag and base form for every token, and sentence borders.

    `heads` and `deps` are empty where nothing has been parsed; `names` are (start, end, label).
    `breaks` are the tokens before which a new paragraph begins.
    """

    words: list[str]
    lower: list[str]
    tags: list[str]
    lemmas: list[str]
    sentences: list[tuple[int, int]]
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    breaks: frozenset[int] = frozenset()

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """The plain lists of a Doc, made once for each: ask when it is parsed and named, not before."""
        kept: Words | None = doc.user_data.get("words")
        if kept is not None:
            return kept
        words = texts(doc)
        parsed = doc.has_annotation("DEP")
        lemmas = column(doc, "LEMMA")
        made = cls(
            words,
            [word.lower() for word in words],
            [plain(tag) for tag in column(doc, "TAG")],
            [lemma or word for lemma, word in zip(lemmas, words, strict=True)],
            [_solid(words, sentence.start, sentence.end) for sentence in doc.sents],
            _heads(doc) if parsed else [],
            column(doc, "DEP") if parsed else [],
            [(entity.start, entity.end, entity.label_) for entity in doc.ents],
            frozenset(i for i, word in enumerate(words) if i and "\n" in words[i - 1] and word.strip()),
        )
        made._name_addresses()
        made._join_names()
        doc.user_data["words"] = made
        return made

    def _name_addresses(self) -> None:
        """ "Laut t-online.de": the address of a site is its name."""
        for i, word in enumerate(self.words):
            if word.endswith(_SITES) and len(word) > 5 and self.tags[i] != "NE":
                self.tags[i] = "NE"

    def _join_names(self) -> None:
        """ "Mohammed bin Salman": no verb between two parts of a name."""
        for i in range(1, len(self.words) - 1):
            if self.lower[i] in ("bin", "ben") and self.tags[i - 1] == "NE" == self.tags[i + 1]:
                self.tags[i] = "NE"

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def name_at(self) -> dict[int, tuple[int, int]]:
        """For each token of a name, where that name begins and ends (exclusive)."""
        return {i: (start, end) for start, end, _ in self.names for i in range(start, end)}

    @cached_property
    def persons(self) -> frozenset[int]:
        """The tokens of the names of persons."""
        return frozenset(i for start, end, label in self.names if label == "PER" for i in range(start, end))

    def sentence(self, token: int) -> int:
        """Number of the sentence that a token stands in."""
        return bisect_right(self._starts, token) - 1

    def text(self, tokens: tuple[int, ...]) -> str:
        """The words of some tokens, joined by spaces: for looking at, not for offsets."""
        return " ".join(self.words[i] for i in tokens)


def _solid(words: list[str], start: int, end: int) -> tuple[int, int]:
    """A sentence without white space at its borders, unless it is nothing else."""
    while end - 1 > start and words[end - 1].isspace():
        end -= 1
    while start < end - 1 and words[start].isspace():
        start += 1
    return start, end


def column(doc: Doc, attribute: str) -> list[str]:
    """What all tokens have in one attribute ("TAG"); each value is looked up once a Doc, no token is made."""
    codes = doc.to_array(attribute).tolist()
    strings = doc.vocab.strings
    names: dict[int, str] = doc.user_data.setdefault("strings", {})
    names |= {code: strings[code] for code in set(codes).difference(names)}
    return [*map(names.__getitem__, codes)]


def texts(doc: Doc) -> list[str]:
    """The words of a Doc, looked up once for each Doc."""
    kept: list[str] | None = doc.user_data.get("texts")
    if kept is None:
        kept = doc.user_data["texts"] = column(doc, "ORTH")
    return kept


def offsets(doc: Doc) -> list[int]:
    """Where in the text each token begins."""
    places: list[int] = doc.to_array("IDX").tolist()
    return places


def _heads(doc: Doc) -> list[int]:
    away = doc.to_array("HEAD").view(int)  # from each token to its head
    return [i + offset for i, offset in enumerate(away.tolist())]


def plain(tag: str) -> str:
    """STTS without HanTa's brackets: VV(FIN) is VVFIN; $( stays."""
    return tag if tag[:1] == "$" else tag.replace("(", "").replace(")", "")
