"""All rules of attribution over one article, in the order in which one builds on another."""

from __future__ import annotations

from afterword.reading.attribution import (
    chains,
    continuation,
    direct,
    hearsay,
    indirect,
    media,
    nested,
    nominal,
    reported,
    sources,
)
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Clause, Quotation
from afterword.reading.words import Words


def quotations_of(words: Words, clauses: tuple[Clause, ...]) -> tuple[Quotation, ...]:
    """All quotations, in the order of their first token."""
    scene = Scene.set(words, clauses)
    direct.find(scene)
    sources.find(scene)
    indirect.find(scene)
    nominal.find(scene)
    reported.find(scene)
    continuation.find(scene)
    hearsay.find(scene)
    nested.find(scene)
    chains.link(scene)
    media.settle(scene)
    return tuple(sorted(scene.found, key=lambda quotation: (min(quotation.quote), -len(quotation.quote))))
