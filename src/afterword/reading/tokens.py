"""A text into tokens as German news writes them: abbreviations, ordinals, hyphens, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from afterword.german.borders import Borders, borders

LETTER = r"[^\W\d_]"
SHAPES = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<plain>{LETTER}+)(?=[\s,])  # most words: nothing below finds more of them
    | (?P<address>(?:https?://|www\.)[^\s<>"„“”»«]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|eu|at|ch|info|tv)(?:/[\w./?=&%-]*[\w/])?(?![\w-]))
    | (?P<handle>[@\#]\w[\w-]*)
    | (?P<initials>(?:{LETTER}\.){{2,}}(?:{LETTER}(?!\w))?|[vn]\.Chr\.|Ph\.D\.)
    | (?P<joined>und/oder|km/h)(?!\w)
    | (?P<date>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{{4}}|\d{{2}})?(?![\d]|\.\d))
    | (?P<number>\d{{4}}/\d{{2,4}}(?!\d)|\d+(?:[.,:'’]\d+)*(?:{LETTER}\w*)?(?:-\w+(?:\.\d+)*)*(?![\w]))
    | (?P<word>(?:(?<![\w.,;:!?)])-)?
        [\w\u0300-\u036f]+
        (?:
            -[\w\u0300-\u036f]+
          | ['’ʼ](?={LETTER})[\w\u0300-\u036f]+
          | [*:_·•]in(?:nen)?(?!\w)[\w-]*
          | /-?in(?:nen)?(?!\w)
          | \((?:in|innen|r|n|s|en)\)(?!\w)
          | (?<=[A-ZÄÖÜ])[&/](?=[A-ZÄÖÜ]{{1,3}}(?![a-zäöü]))[A-ZÄÖÜ]+
          | (?<=\d)[.,](?=\d)\d+
        )*
        (?:-(?![\w-]))?
      )
    | (?P<dots>\.{{2,}}|…)
    | (?P<pair>,,|''|``|<<|>>|--+)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
ROMAN = re.compile(r"[IVX]+")
INTEGER = re.compile(r"\d{1,3}")
ENDS_LIKE_S = tuple("sxzßSXZ")
NEXT = re.compile(r"\s*([\"„“”»«‚‘(]?)\s*([\w.-]*)")


@registry.tokenizers("afterword.german")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def make_tokenizer() -> Callable[[Language], GermanTokenizer]:
    """For spaCy's configuration: what makes the tokenizer of a pipeline."""
    return lambda nlp: GermanTokenizer(nlp.vocab)


class GermanTokenizer:
    """Called on a text, gives its Doc.

    One space after a token is the token's own; any other white space is a token, as everywhere in spaCy.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.lists = borders()

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; `doc.text` is the text, character for character."""
        words: list[str] = []
        spaces: list[bool] = []
        for kind, piece in cut(text, self.lists):
            if kind != "space":
                words.append(piece)
                spaces.append(False)
                continue
            own = piece[0] == " " and bool(words)
            if own:
                spaces[-1] = True
            if rest := piece[own:]:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    # spaCy asks these of a tokenizer when a pipeline is saved; ours has nothing of its own to save.
    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the lists are part of the package."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> GermanTokenizer:
        """This tokenizer."""
        return self

    def to_disk(self, _path: object, **__: object) -> None:
        """Nothing: the lists are part of the package."""

    def from_disk(self, _path: object, **__: object) -> GermanTokenizer:
        """This tokenizer."""
        return self


Kind = Literal["space", "text"]


def cut(text: str, lists: Borders) -> Iterator[tuple[Kind, str]]:
    """The pieces of a text in order, white space too; joined, they are the text."""
    before = ""
    position, end = 0, len(text)
    single_open = False
    while position < end:
        match = SHAPES.match(text, position)
        assert match is not None  # \s+ and \S between them match everything
        piece, kind = match[0], match.lastgroup
        position = match.end()
        if kind == "space":
            yield "space", piece
            continue
        if kind in ("word", "number") and position < end:
            if text[position] == "." and _owns_stop(piece, before, text, position + 1, lists):
                piece += "."
                position += 1
            elif text[position] in "'’" and _owns_apostrophe(piece, text, position, single_open):
                piece += text[position]
                position += 1
        elif piece in "‚‘":
            single_open = piece == "‚" or not single_open
        yield "text", piece
        before = piece


def _owns_stop(piece: str, before: str, text: str, after: int, lists: Borders) -> bool:
    """Whether the full stop behind a word is part of it rather than the end of a sentence."""
    if text.startswith((".", ".."), after):
        return False
    if lists.abbreviates(piece + "."):
        return True
    if piece[0].isdigit():
        return INTEGER.fullmatch(piece) is not None and _is_ordinal(piece, before, text, after, lists)
    if len(piece) == 1:
        return _is_initial(piece, text, after, lists)
    if ROMAN.fullmatch(piece):
        return before[:1].isupper() and text[after : after + 1].isspace()
    return _is_unknown_abbreviation(piece, text, after)


def _is_ordinal(piece: str, before: str, text: str, after: int, lists: Borders) -> bool:
    following = NEXT.match(text, after)
    assert following is not None
    quote, word = following.groups()
    if not word:
        return text[after : after + 1] in (",", "/", "-", "–") or before.lower() == "am"
    if word[0].islower() or word in lists.after_ordinal:
        return True
    if quote or "\n" in following[0]:
        return False
    if before.lower() in lists.before_ordinal:
        return True
    return text[after : after + 1].isspace() and INTEGER.match(word) is not None and len(piece) <= 2


def _is_initial(piece: str, text: str, after: int, lists: Borders) -> bool:
    following = NEXT.match(text, after)
    assert following is not None
    word = following[2]
    if piece.islower():
        return piece in lists.parts
    if not word:
        return text[after : after + 1] in (",", "-", ")")
    return "\n" not in following[0] and not lists.opens(word)


def _is_unknown_abbreviation(piece: str, text: str, after: int) -> bool:
    """A short word without a vowel at its end, before a small letter or a number: "Bzgl. der", "Tel. 5"."""
    following = NEXT.match(text, after)
    assert following is not None
    word = following[2]
    if not word or len(piece) > 6 or not text[after : after + 1].isspace() or "\n" in following[0]:
        return False
    return (
        word[0].islower() and piece.isalpha() and not any(vowel in piece[1:].lower() for vowel in "aeiouäöüy")
    )


def _owns_apostrophe(piece: str, text: str, position: int, single_open: bool) -> bool:
    """The apostrophe of a genitive ("Hans’ Auto"), not the end of a quotation in single marks."""
    if single_open or not piece.endswith(ENDS_LIKE_S) or text[position : position + 2] == "''":
        return False
    before = text.rfind(text[position], max(0, position - 200), position)
    opened = before >= 0 and text[position] == "'" and (before == 0 or text[before - 1].isspace())
    return not opened and re.match(r"['’] [A-ZÄÖÜ\d]", text[position : position + 3]) is not None
