"""A proposition on its way to a statement: tokens, cue, sources, and what is known of its axes so far."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.records import Certainty, Form, Kind, Polarity, Stance


@dataclass(frozen=True, slots=True)
class Proposition:
    """One source says one thing. Tokens are indices into the Doc; axes left None are read off the wording.

    `lead` is the number of the clause whose verb carries it (None for a noun phrase); `sources` are the
    tokens of each link, outermost first.
    """

    content: tuple[int, ...]
    form: Form
    lead: int | None = None
    cue: tuple[int, ...] = ()
    sources: tuple[tuple[int, ...], ...] = ()
    kind: Kind | None = None
    stance: Stance = Stance.NONE
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    forward: bool | None = None
    medium: str = ""
    flipped: bool = False  # whether its cue turns it round: "glaubt nicht, dass er kommt"
    guessed: bool = False  # whether its cue judges how likely it is
    quotation: int | None = None  # number of the quotation it comes from
