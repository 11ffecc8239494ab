"""All rules of attribution over one article, in the order in which one builds on another."""

from __future__ import annotations

from dataclasses import replace

from afterword.reading.attribution import (
    chains,
    continuation,
    direct,
    hearsay,
    indirect,
    konjunktiv,
    media,
    nested,
    nominal,
    reported,
    sources,
)
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Quotation

CONSTRUCTIONS = (direct, sources, indirect, nominal, konjunktiv, reported, continuation, hearsay, nested)
FOLLOWING = "following"  # found with "indirect": the frame stands behind or inside of what is said


def quotations_of(scene: Scene) -> tuple[Quotation, ...]:
    """All quotations of a scene that no rule has seen yet, in the order of their first token."""
    for construction in CONSTRUCTIONS:
        construction.find(scene)
        _name(scene, construction.__name__.rpartition(".")[2])
    chains.link(scene)
    media.settle(scene)
    return tuple(sorted(scene.found, key=lambda quotation: (min(quotation.quote), -len(quotation.quote))))


def _name(scene: Scene, construction: str) -> None:
    """Tell what was found just now which construction found it."""
    scene.found = [
        one if one.construction else replace(one, construction=_exact(one, construction))
        for one in scene.found
    ]


def _exact(quotation: Quotation, construction: str) -> str:
    behind = bool(quotation.cue) and min(quotation.quote) < min(quotation.cue)
    return FOLLOWING if construction == "indirect" and behind else construction
