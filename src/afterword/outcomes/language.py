"""What `outcomes` asks of a language: which words tell of the same kind of happening, and how."""

from __future__ import annotations

from typing import Protocol

from afterword.records.families import ConditionWords, Sense, Turn


class Language(Protocol):
    """The words of a language as far as comparing happenings needs them."""

    def senses(self, word: str) -> tuple[Sense, ...]:
        """The kinds of happening that a verb or noun tells of; empty for a word of no family."""

    def aspect(self, word: str) -> Turn | None:
        """What a word says of another happening: "absagen" that it failed, "stattfinden" that it came."""

    def weak(self, word: str) -> bool:
        """Whether a verb says nothing without its noun ("sein", "stehen")."""

    def becoming(self, word: str) -> bool:
        """Whether a verb says what somebody becomes ("werden")."""

    def choosing(self, word: str) -> bool:
        """Whether a verb tells a choice for or against what follows ("sich entscheiden")."""

    def points_back(self, words: str) -> bool:
        """Whether a subject only points back to somebody named ("er", "der 65-Jährige", "der Belgier")."""

    def preposition(self, word: str) -> str:
        """The preposition that a word is or holds ("zum" is "zu"); "" if it is none."""

    def genitive(self, phrase: str) -> bool:
        """Whether a phrase is for sure a genitive, so that it belongs to another ("des Vereins")."""

    def maybe_genitive(self, phrase: str) -> bool:
        """Whether a phrase may be a genitive that belongs to the noun before ("der Mannschaft")."""

    def joins(self, between: str) -> bool:
        """Whether these words only join two of a list ("und", a comma)."""

    def points_at_pair(self, words: str) -> bool:
        """Whether two persons named before are meant ("die beiden")."""

    def points_at_age(self, words: str) -> bool:
        """Whether somebody named before is called by their age ("des 65-Jährigen")."""

    def aside(self, noun: str) -> bool:
        """Whether a noun in base form tells when, or who says so, and no participant ("Woche", "Angabe")."""

    def condition(self, words: str) -> ConditionWords | None:
        """What the words of a condition say must come; None if it is of no known kind."""

    def condition_before(self, words: str, text: str) -> tuple[int, int] | None:
        """Where in a text stands the condition that these words point back at; None if they do not."""

    def joins_date(self, between: str) -> bool:
        """Whether what stands between two times makes the second the date of the first: "heute (12. Mai)"."""

    def mutual(self, family: str) -> bool:
        """Whether both sides do the same, so that subject and object may change places."""

    def journey(self, family: str) -> bool:
        """Whether the place is where it leads, and so part of what is said."""

    def gradual(self, family: str) -> bool:
        """Whether it can happen again and again, so that only a told time tells which one is meant."""

    def country(self, name: str) -> str:
        """The country that a name, an adjective or a capital stands for ("Moskau" is "Russland"); else ""."""

    def post(self, word: str) -> str:
        """The kind of post that a noun names ("Chefcoach" and "Trainerposten" are one); else ""."""

    def left(self, noun: str) -> bool:
        """Whether a noun is what one leaves with a post ("Verein", "Amt")."""

    def offered(self, noun: str) -> bool:
        """Whether a noun is what one takes or declines with a post ("Angebot")."""

    def describing(self, word: str) -> bool:
        """Whether a verb only says what something is, and not that it came ("sein")."""

    @property
    def succession(self) -> frozenset[str]:
        """Words that name whom somebody follows ("ablösen", "folgen")."""

    @property
    def succession_nouns(self) -> frozenset[str]:
        """Nouns, in small letters, beside which stands whose post it was ("nachfolge")."""

    @property
    def post_words(self) -> frozenset[str]:
        """Words that are used of posts alone ("verpflichten")."""

    def venue(self, preposition: str) -> bool:
        """Whether a preposition tells where or at what occasion ("in", "auf", "bei")."""

    def backward(self, sentence: str) -> bool:
        """Whether a sentence looks back beyond the affair at hand ("damals", "vor vier Jahren")."""

    def question(self, clause: str) -> bool:
        """Whether a clause asks, and so asserts nothing ("Wo er Putin trifft")."""

    def over(self, clause: str, verb: str) -> bool:
        """Whether a clause tells of what is past, by its own words ("traf", "hat getroffen")."""

    def unsettled(self, sentence: str) -> bool:
        """Whether a sentence says that it is not settled, or all but happened ("noch nicht", "beinahe")."""

    def hearsay(self, words: str) -> bool:
        """Whether a sentence tells by hearsay ("einem Gerücht zufolge", "angeblich", "behauptet")."""

    def bystander(self, words: str) -> bool:
        """Whether a source is one that cannot know ("ein Leser", "das Netz")."""

    def official(self, words: str) -> bool:
        """Whether words name one who speaks for somebody ("ein Sprecher des Ministeriums")."""

    def amounts(self, phrase: str) -> frozenset[str]:
        """The amounts that a phrase tells, in digits or words, each with its unit ("5 %")."""

    def share(self, noun: str) -> bool:
        """Whether a noun is a share of what follows it ("ein Drittel der Betriebe")."""

    def rooted(self, noun: str) -> bool:
        """Whether a thing stands where it stands, so that a place behind it tells which one it is."""

    def shuts_out(self, before: str, after: str) -> bool:
        """Whether the words around a participant shut it out ("statt in …", "nicht in …, sondern")."""

    def soon(self, words: str) -> bool:
        """Whether words say that it comes soon, and no more of when ("bald", "in Kürze")."""

    def called_off(self, word: str) -> bool:
        """Whether a word says that what was planned was called off ("absagen"), rather than turned down."""
