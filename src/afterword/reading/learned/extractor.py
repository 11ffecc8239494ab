"""The learned extractor: from the rules' quotations of one article to its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from afterword.errors import ModelError
from afterword.reading.attribution import chains, media
from afterword.reading.learned import anchors, boosted_trees, random_field, speakers, usage
from afterword.reading.learned.anchors import INSIDE
from afterword.reading.learned.candidates import Candidate, Fields, candidates
from afterword.reading.learned.choice import SAME, chosen, scored
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.signs import AnchorSigns
from afterword.reading.structure import Quotation, token_f1

FIELDS = ("anchors", "cued", "cueless")
CHOICE, SPEAKERS, SETTINGS, USAGE = "choice.json.gz", "speakers.json.gz", "settings.json", "usage.json.gz"
CONSTRUCTION = "learned"


@dataclass(frozen=True, slots=True)
class Settings:
    """The least score that is kept, and how scores become confidences (rising, linear between)."""

    least: float
    scores: tuple[float, ...] = (0.0, 1.0)
    confidences: tuple[float, ...] = (0.0, 1.0)

    def confidence(self, score: float) -> float:
        """The calibrated probability that a quotation with this score is one."""
        return float(np.interp(score, self.scores, self.confidences))


@dataclass(frozen=True, slots=True)
class LearnedExtractor:
    """The fields, the trees and the settings of one folder."""

    usage: usage.Usage
    fields: Fields
    choice: boosted_trees.Trees
    speakers: boosted_trees.Trees
    settings: Settings

    def read(self, sight: Sight) -> tuple[Quotation, ...]:
        """The quotations of an article, in the order of their first token."""
        found = anchors.anchors(sight)  # 1. where a quotation may hang
        signs = AnchorSigns(sight, found, self.usage)
        possible = candidates(sight, found, signs, self.fields)  # 2. what it would be
        kept = chosen(scored(sight, possible, self.choice), self.settings.least)  # 3. which of them are
        whole = completed(sight, kept, self.speakers)  # 4. who speaks where no frame tells
        return self._finished(sight, whole)  # 5. chains, media, confidence

    def _finished(self, sight: Sight, whole: Sequence[Candidate]) -> tuple[Quotation, ...]:
        scene = sight.scene
        scene.found = [
            replace(one.quotation, confidence=self.settings.confidence(one.score), construction=CONSTRUCTION)
            for one in whole
        ]
        chains.link(scene)
        media.settle(scene)
        return tuple(sorted(scene.found, key=lambda one: (min(one.quote), -len(one.quote))))


def completed(sight: Sight, kept: Sequence[Candidate], ranker: boosted_trees.Trees) -> list[Candidate]:
    """Speakers for what has no frame; cue, frame and speaker of what it stands in for speech inside."""
    told = _speakers(sight, kept, ranker)
    spoken = [
        replace(one, quotation=replace(one.quotation, speaker=told[place])) if place in told else one
        for place, one in enumerate(kept)
    ]
    return [_inside(sight, one, spoken) if one.carries == INSIDE else one for one in spoken]


def _speakers(
    sight: Sight, kept: Sequence[Candidate], ranker: boosted_trees.Trees
) -> dict[int, tuple[int, ...]]:
    """Who speaks in what has no frame, by its place among `kept`; all voices are scored together."""
    frameless = ((place, one) for place, one in enumerate(kept) if one.carries in speakers.FRAMELESS)
    heard = {place: found for place, one in frameless if (found := speakers.voices(sight, one, kept))}
    if not heard:
        return {}
    tables = [speakers.table(sight, kept[place], kept, found)[1] for place, found in heard.items()]
    ends = np.cumsum([len(rows) for rows in tables])
    scores = np.split(ranker.score(np.concatenate(tables)), ends[:-1])
    return {
        place: found[int(own.argmax())].tokens
        for (place, found), own in zip(heard.items(), scores, strict=True)
    }


def _inside(sight: Sight, one: Candidate, kept: Sequence[Candidate]) -> Candidate:
    """Speech inside has the frame of what holds it; what only goes on, the frame that the rules tell."""
    quote = frozenset(one.quotation.quote)
    holders = [o.quotation for o in kept if o.carries != INSIDE and quote <= set(o.quotation.quote)]
    same = [rule for rule in sight.rules if token_f1(quote, set(rule.quote)) > SAME]
    frames = [min(holders, key=lambda o: len(o.quote))] if holders else same
    if not frames:
        return one
    framed = frames[0]
    own = replace(
        one.quotation,
        cue=framed.cue,
        speaker=framed.speaker,
        frame=framed.frame,
        addressee=framed.addressee,
        medium=framed.medium,
    )
    return replace(one, quotation=own)


def load(folder: Path) -> LearnedExtractor:
    """The extractor of a folder; ModelError where it is damaged."""
    try:
        parts = [random_field.load(folder / f"{name}.json.gz") for name in FIELDS]
        told = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        settings = Settings(told["least"], tuple(told["scores"]), tuple(told["confidences"]))
        known = usage.load(folder / USAGE)
        return LearnedExtractor(
            known,
            Fields(*parts),
            boosted_trees.load(folder / CHOICE),
            boosted_trees.load(folder / SPEAKERS),
            settings,
        )
    except (OSError, EOFError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"the learned extractor in {folder} cannot be read: {error}") from error
