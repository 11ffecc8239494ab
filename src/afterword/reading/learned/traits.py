"""Traits: what is counted of a candidate, as a row of numbers for the trees that score it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from afterword.german.verbs import Mood
from afterword.reading.attribution.frames import cue_of
from afterword.reading.learned.anchors import CLASSES, SORTS
from afterword.reading.learned.candidates import Candidate
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.structure import ClauseKind, Quotation, token_f1
from afterword.reading.words import QUOTES

Floats = npt.NDArray[np.float64]

_MOODS = {mood: number for number, mood in enumerate(Mood)}
_KINDS = {kind: number for number, kind in enumerate(ClauseKind)}
_NONE = -1.0


def table(sight: Sight, found: Sequence[Candidate]) -> tuple[tuple[str, ...], Floats]:
    """The names of the columns, and a row for each candidate of an article."""
    quotes = [frozenset(one.quotation.quote) for one in found]
    rules = [(frozenset(rule.quote), rule) for rule in sight.rules]
    rows = [
        {
            **_of_fields(one),
            **_of_parts(sight, one.quotation),
            **_of_rules(one.quotation, quotes[number], rules),
            **_of_others(number, found, quotes),
            **_of_text(sight, one, quotes[number]),
        }
        for number, one in enumerate(found)
    ]
    if not rows:
        return (), np.zeros((0, 0))
    return tuple(rows[0]), np.array([list(row.values()) for row in rows])


def _of_fields(one: Candidate) -> dict[str, float]:
    row = {f"chance.{name}": one.chances[name] for name in CLASSES}
    row["carries"] = CLASSES.index(one.carries)
    row["chance.own"] = one.chances[one.carries]
    row["sort"] = SORTS.index(one.anchor.sort)
    row["parts_sureness"] = one.parts_sureness
    row["quote_sureness"] = one.quote_sureness
    return row


def _of_parts(sight: Sight, quotation: Quotation) -> dict[str, float]:
    words = sight.words
    start, end = min(quotation.quote), max(quotation.quote)
    return {
        "quote.length": len(quotation.quote),
        "quote.gaps": end - start + 1 - len(quotation.quote),
        "quote.sentences": words.sentence(end) - words.sentence(start) + 1,
        "speaker.length": len(quotation.speaker),
        "speaker.person": any(i in words.persons for i in quotation.speaker),
        "speaker.from": min(quotation.speaker, default=start) - start,
        "cue.length": len(quotation.cue),
        "cue.from": min(quotation.cue, default=start) - start,
        "frame.length": len(quotation.frame),
        "addressee.length": len(quotation.addressee),
    }


def _of_rules(
    quotation: Quotation, quote: frozenset[int], rules: Sequence[tuple[frozenset[int], Quotation]]
) -> dict[str, float]:
    """How the candidate agrees with the rules' quotation that is most like it."""
    alike, rule = max(
        ((token_f1(quote, tokens), rule) for tokens, rule in rules), key=_first, default=(0.0, None)
    )
    if rule is None or not alike:
        names = ("form", "cue", "speaker", "frame", "confidence")
        return {"rules.quote": 0.0} | {f"rules.{name}": _NONE for name in names}
    return {
        "rules.quote": alike,
        "rules.form": CLASSES.index(SHORT[rule.form]),
        "rules.cue": token_f1(set(rule.cue), set(quotation.cue)),
        "rules.speaker": token_f1(set(rule.speaker), set(quotation.speaker)),
        "rules.frame": token_f1(set(rule.frame), set(quotation.frame)),
        "rules.confidence": _NONE if rule.confidence is None else rule.confidence,
    }


def _first(pair: tuple[float, Quotation | None]) -> float:
    return pair[0]


def _of_others(number: int, found: Sequence[Candidate], quotes: Sequence[frozenset[int]]) -> dict[str, float]:
    """What other candidates want of the same words."""
    own = quotes[number]
    rivals = [
        (token_f1(own, quotes[k]), other, quotes[k])
        for k, other in enumerate(found)
        if k != number and own & quotes[k]
    ]
    nearest = max(rivals, key=lambda rival: rival[0], default=None)
    return {
        "rival.quote": nearest[0] if nearest else 0.0,
        "rival.chance": nearest[1].chance if nearest else 0.0,
        "holder.chance": max((other.chance for _, other, quote in rivals if quote > own), default=0.0),
        "held.chance": max((other.chance for _, other, quote in rivals if quote < own), default=0.0),
    }


def _of_text(sight: Sight, one: Candidate, quote: frozenset[int]) -> dict[str, float]:
    words = sight.words
    start, end = min(quote), max(quote)
    sentence = words.sentence(start)
    clause = sight.clauses[one.anchor.clause] if one.anchor.clause >= 0 else None
    first = sight.clauses[sight.clause(start)] if sight.clause(start) >= 0 else None
    match = cue_of(sight.scene, one.anchor.clause) if one.anchor.clause >= 0 else None
    return {
        "quoted.share": sum(1 for i in quote if sight.quoted_by[i]) / len(quote),
        "cues.inside": sum(1 for i in quote if i in sight.cued_by),
        "clause.mood": _MOODS[clause.mood] if clause else _NONE,
        "clause.kind": _KINDS[clause.kind] if clause else _NONE,
        "clause.modal": bool(clause.modal) if clause else _NONE,
        "clause.passive": clause.passive if clause else _NONE,
        "clause.cue": match is not None,
        "first.mood": _MOODS[first.mood] if first else _NONE,
        "first.kind": _KINDS[first.kind] if first else _NONE,
        "marks.opens": words.words[start] in QUOTES,
        "marks.start": sight.mark_at[start] >= 0,
        "marks.end": sight.mark_at[end] >= 0,
        "marks.anchor": sight.mark_at[one.anchor.token] >= 0,
        "sentence.number": sentence,
        "sentence.count": len(words.sentences),
        "sentence.begins": start == words.sentences[sentence][0],
        "sentence.left": words.sentences[words.sentence(end)][1] - 1 - end,
        "anchor.from": one.anchor.token - start,
    }
