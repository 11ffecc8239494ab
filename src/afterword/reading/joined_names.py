"""Names of persons that were taken for one and are two, since nothing stands between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from afterword.german.names import word_lists
from afterword.records import Label


def part_names(doc: Doc) -> None:
    """ "Roth Becks Vorschlag" is Roth and Beck, where the text names Jan Roth and Anna Beck elsewhere."""
    persons = [name for name in doc.ents if name.label_ == Label.PERSON]
    surnames = frozenset(_plain(name[-1].text) for name in persons if len(name) == 2)
    alone = frozenset(_plain(name.text) for name in persons if len(name) == 1)
    parted = {name.start: list(_parted(doc, name, surnames, alone)) for name in persons if len(name) > 1}
    changed = {start: parts for start, parts in parted.items() if parts}
    if changed:
        doc.ents = [part for name in doc.ents for part in changed.get(name.start, [name])]


def _plain(word: str) -> str:
    return word.removesuffix("s")


def _parted(doc: Doc, name: Span, surnames: frozenset[str], alone: frozenset[str]) -> Iterator[Span]:
    """The names in one that is none; nothing where it is one."""
    known = [token.i for token in name if _plain(token.text) in surnames]
    if known and known[-1] != name.end - 1:
        starts = [name.start, *(i + 1 for i in known)]
        yield from (Span(doc, start, end, name.label) for start, end in pairwise(starts))
        return
    first = name[0].text
    single = _plain(first) in alone and first not in word_lists()["first_names"]
    if single and all(token.tag_ == "NN" for token in name[1:]):
        yield Span(doc, name.start, name.start + 1, name.label)  # "Beck Raketen"
