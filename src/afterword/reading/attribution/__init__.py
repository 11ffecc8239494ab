"""Attribution: which words of an article are somebody's, and whose; one file a construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterword.reading.attribution.article import quotations_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.structure import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc


def attribute(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations of a Doc that has been cut into clauses, in the order of their first token."""
    return quotations_of(Scene.of(doc))


__all__ = ["attribute", "quotations_of"]
