"""Lessons for the learned extractor: articles of the corpus as anchors, with what the gold says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from afterword.reading import pipeline
from afterword.reading.learned import anchors, parts
from afterword.reading.learned.anchors import Anchor
from afterword.reading.learned.candidates import Candidate
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.signs import AnchorSigns
from afterword.reading.learned.usage import Usage
from afterword.reading.structure import ClauseKind, Quotation, token_f1
from afterword.records import Extractor
from evaluation.marked import PARTS, Marked, Offsets, of_ours, offsets_of, overlapping
from evaluation.quotation_corpus import Article, articles

Tokens = frozenset[int]

_CARRIED = {
    "IndirectFreeIndirect": anchors.GOES_ON,
    "Indirect": anchors.GOES_ON,  # without a cue
    "FreeIndirect": anchors.HEARSAY,
    "Reported": anchors.SUMMARY,
}
_FIRST = {anchors.VERB: 0, anchors.NOUN: 1, anchors.PARTICLE: 2}  # which of a cue's tokens is its anchor
LEAST_ALIKE = 0.3  # token F1 of two quotes below which one is no attempt at the other


@dataclass(frozen=True, slots=True)
class Lesson:
    """One article: what there is to see, the gold over our tokens, and the label of each anchor."""

    article: Article
    offsets: Offsets
    sight: Sight
    gold: tuple[Mapping[str, Tokens], ...]
    anchors: tuple[Anchor, ...]
    signs: AnchorSigns
    labels: tuple[str, ...]
    meant: tuple[int, ...]  # for each anchor the gold quotation that it carries, or -1

    def marked(self, found: Iterable[Quotation]) -> list[Marked]:
        """Quotations over the corpus's tokens, as they are scored."""
        return [of_ours(one, self.offsets, self.article.offsets) for one in found]


def lessons(path: Path, usage: Usage) -> list[Lesson]:
    """The lessons of a part of the corpus, read by rules."""
    return [_lesson(article, usage) for article in articles(path)]


def _lesson(article: Article, usage: Usage) -> Lesson:
    doc = pipeline.make_doc(article.text, extractor=Extractor.RULES)
    sight = Sight.of(doc)
    offsets = offsets_of(doc)
    found = tuple(anchors.anchors(sight))
    gold = tuple(_ours(one, offsets, article.offsets) for one in article.quotations)
    labels, meant = _labelled(sight, found, article.quotations, gold)
    signs = AnchorSigns(sight, found, usage)
    return Lesson(article, offsets, sight, gold, found, signs, tuple(labels), tuple(meant))


def _ours(marked: Marked, ours: Offsets, gold: Offsets) -> Mapping[str, Tokens]:
    """The parts of a gold quotation over our tokens: those that share characters with the gold's."""
    return {part: overlapping(tokens, gold, ours) for part, tokens in marked.parts.items()}


def _labelled(
    sight: Sight, found: Sequence[Anchor], marked: Sequence[Marked], gold: Sequence[Mapping[str, Tokens]]
) -> tuple[list[str], list[int]]:
    """The class of each anchor, and the gold quotation it carries; larger quotations choose first."""
    labels = [anchors.NONE] * len(found)
    meant = [-1] * len(found)
    for number in sorted(range(len(gold)), key=lambda k: -len(gold[k]["quote"])):
        kind, parts_of = marked[number].type, gold[number]
        free = [k for k in range(len(found)) if labels[k] == anchors.NONE]
        carried, chosen = _anchors_of(sight, found, free, kind, parts_of)
        for k in chosen:
            labels[k], meant[k] = carried, number
    return labels, meant


def _anchors_of(
    sight: Sight, found: Sequence[Anchor], free: Sequence[int], kind: str, gold: Mapping[str, Tokens]
) -> tuple[str, list[int]]:
    if gold["cue"] and kind in ("Direct", "Indirect"):
        cues = [k for k in free if found[k].sort in _FIRST and found[k].token in gold["cue"]]
        if cues:
            first = min(cues, key=lambda k: (_FIRST[found[k].sort], found[k].token))
            return (anchors.DIRECT if kind == "Direct" else anchors.INDIRECT), [first]
    if kind == "Direct":
        marks = [k for k in free if found[k].sort == anchors.MARK and found[k].token in gold["quote"]]
        return (anchors.INSIDE if gold["cue"] else anchors.ALONE), marks[:1]
    if gold["cue"]:
        return anchors.NONE, []
    verbs = [k for k in free if found[k].sort == anchors.VERB and found[k].token in gold["quote"]]
    mains = [k for k in verbs if sight.clauses[found[k].clause].kind is ClauseKind.MAIN]
    return _CARRIED.get(kind, anchors.NONE), mains or verbs[:1]


def part_labels(window: parts.Window, gold: Mapping[str, Tokens]) -> list[str]:
    """The label of each token of a window."""
    return [_part(i, window.carries, gold) for i in range(window.start, window.end)]


def _part(i: int, carries: str, gold: Mapping[str, Tokens]) -> str:
    if carries not in parts.WITH_CUE:
        if i not in gold["quote"]:
            return parts.OUTSIDE
        summed = carries == anchors.SUMMARY
        if summed and i in gold["speaker"]:
            return parts.SPEAKER
        return parts.ADDRESSEE if summed and i in gold["addressee"] else parts.QUOTE
    if i in gold["cue"]:
        return parts.CUE
    told = i in gold["frame"] or i not in gold["quote"]
    if i in gold["speaker"] and told:
        return parts.SPEAKER
    if i in gold["addressee"] and i not in gold["quote"]:
        return parts.ADDRESSEE
    if i in gold["frame"]:
        return parts.FRAME
    return parts.QUOTE if i in gold["quote"] else parts.OUTSIDE


def goodness(one: Candidate, gold: Sequence[Mapping[str, Tokens]]) -> float:
    """How much of the gold quotation that a candidate is an attempt at it has, 0 to 1: the mean of its parts.

    Of what has no frame the speaker does not count, it is found later; of speech inside, only the quote.
    """
    own = {part: set(getattr(one.quotation, part)) for part in PARTS}
    alike = [(token_f1(own["quote"], other["quote"]), other) for other in gold]
    best, other = max(
        alike, key=lambda pair: pair[0] + 0.2 * token_f1(own["cue"], pair[1]["cue"]), default=(0.0, None)
    )
    if other is None or best < LEAST_ALIKE:
        return 0.0
    if one.carries == anchors.INSIDE:
        return best
    counted = [part for part in PARTS if own[part] or other[part]]
    if one.carries in _WITHOUT_FRAME:
        counted = [part for part in counted if part in ("quote", "cue", "frame")]
    return sum(token_f1(own[part], other[part]) for part in counted) / len(counted)


_WITHOUT_FRAME = frozenset({anchors.GOES_ON, anchors.HEARSAY, anchors.ALONE})
