"""Which one is meant, by the place its noun carries ("das Werk in Bremen"), and what is shut out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.outcomes.contexts import Context
from afterword.outcomes.language import Language
from afterword.records import Label, Participant, Role

ALIKE = 3  # letters that two forms of a place must share: "Bremer" and "Bremen"
ADJECTIVE = re.compile(r"[A-ZÄÖÜ]\w{2,}er")
ARTICLES = (
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "ein",
    "eine",
    "einen",
    "einem",
    "im",
    "am",
    "zum",
    "vom",
)
CLOSE = 12  # characters between a word that excludes and what it excludes


def attributes(
    participant: Participant, others: Sequence[Participant], context: Context, language: Language
) -> frozenset[str]:
    """The places that tell which one is meant: beside its noun here, else elsewhere in the article."""
    if (
        participant.label is Label.PERSON
        or not participant.head[:1].isupper()
        or participant.role is Role.OBLIQUE
    ):
        return frozenset()
    own = _beside(participant, others, context, language) | _adjectives(participant, context)
    return own or _elsewhere(participant, context, language)


def contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are told and none of the one is of the other."""
    return bool(one and other) and not any(_alike(a, b) for a in one for b in other)


def excluded(participant: Participant, context: Context, language: Language) -> bool:
    """Whether it is told only to be shut out: "statt in Kiel", "nicht in Kiel, sondern in Plön"."""
    before = context.text[max(0, participant.span.start - 40) : participant.span.start]
    after = context.text[participant.span.end : participant.span.end + CLOSE]
    return language.shuts_out(before, after)


def _beside(
    participant: Participant, others: Sequence[Participant], context: Context, language: Language
) -> frozenset[str]:
    nouns = _attached(language, participant.head)
    found: set[str] = set()
    for other in others:
        between = context.text[participant.span.end : other.span.start] if other is not participant else "?"
        if len(between) < CLOSE and between.strip() in nouns and _names_a_place(other, context):
            found.add(other.span.of(context.text).split()[-1].casefold())
    return frozenset(found)


def _attached(language: Language, head: str) -> tuple[str, ...]:
    """The prepositions by which a place hangs on the noun: "in" only with what stands where it stands."""
    return ("von", "bei", "nahe", "in", "im") if language.rooted(head) else ("von", "bei", "nahe")


def _names_a_place(participant: Participant, context: Context) -> bool:
    words = participant.span.of(context.text).split()
    return participant.label is not Label.PERSON and len(words) == 1 and words[0][:1].isupper()


def _adjectives(participant: Participant, context: Context) -> frozenset[str]:
    """ "das Bremer Werk": an adjective of a place keeps its capital letter."""
    before = context.text[max(0, participant.span.start - 40) : participant.span.start].split()[-2:]
    own = participant.span.of(context.text).split()
    words = (
        own[1:-1] if len(own) > 1 or not before[:1] or before[0].casefold() not in ARTICLES else before[1:]
    )
    return frozenset(w.casefold().removesuffix("er") for w in words if ADJECTIVE.fullmatch(w))


def _elsewhere(participant: Participant, context: Context, language: Language) -> frozenset[str]:
    """Where the article names the thing with its place: "Der Tunnel in Hollern … Der Tunnel kostet …"."""
    if not language.rooted(participant.head):
        return frozenset()
    pattern = rf"\b{re.escape(participant.head)}\w{{0,2}} (?:in|bei|von|nahe) ([A-ZÄÖÜ]\w+)"
    return frozenset(name.casefold() for name in re.findall(pattern, context.text))


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    shared = next((i for i in range(short) if one[i] != other[i]), short)
    return shared >= max(ALIKE, short - 1)
