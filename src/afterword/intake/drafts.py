"""A draft: what was read of one document before it is judged; and the error that says why it is unusable."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.records import Published, Rejection, RejectionReason


class UnusableError(Exception):
    """A document that cannot become an article; caught inside intake and turned into a rejection."""

    def __init__(self, reason: RejectionReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def rejection(self, origin: str) -> Rejection:
        """The record that is kept and printed."""
        return Rejection(origin, self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and what is told about it. `names` are ids it may bear, best first (see collecting)."""

    text: str
    origin: str
    names: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: Published = field(default_factory=Published)
    url: str = ""
    subheadings: frozenset[str] = frozenset()
    """Paragraphs that the page itself marks as subheadings."""
