"""German as `stories` and `outcomes` ask for it: one object, so that a second language is a second object."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from afterword.german import numbers, places, verbs
from afterword.german.conditions import conditions
from afterword.records.families import ConditionWords, Sense, Turn

COMMON_NAME = 0.25  # a country or capital tells a quarter of what another name tells
VENUES = frozenset({"in", "auf", "bei", "an", "nach", "am Rande", "während", "zu", "vor", "neben", "nahe"})
JOINING = frozenset({",", "und", "sowie", "oder", ", und", "&", "/"})
PLAIN = "von zu mit für gegen bei in an auf aus nach um über zwischen durch vor ohne seit unter wegen als wie"
MERGED = {
    "vom": "von",
    "zum": "zu",
    "zur": "zu",
    "beim": "bei",
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
}
PREPOSITIONS = {**{word: word for word in PLAIN.split()}, **MERGED}
ASPECTS = {"@came": Turn.CAME, "@failed": Turn.FAILED, "@moved": Turn.MOVED, "@planned": Turn.PLANNED}
# "er", "sie", "der 65-Jährige", "die 40-jährige Ministerin": somebody named just before
AGED = re.compile(r"\b(?:der|die|des|dem|den) \d\d-[jJ]ährigen?\b", re.IGNORECASE)
POINTER = re.compile(
    r"er|sie|(?:der|die|den|dem) (?:\d\d-jährigen?\b.*|(?:ex|noch)-\w+|(?:früheren?|ehemaligen?) \w+)",
    re.IGNORECASE,
)
PAIR = re.compile(r"\b(?:die|den|der) beiden\b|\bbeide\b", re.IGNORECASE)
# "Sollte sie annehmen, …", "…, falls er bleibt": up to the comma or the end
CONDITION = re.compile(r"(?:^|(?<=[,:–-] )|(?<=[„\"»]))(?:Sollten?|[Ff]alls|[Ww]enn|[Ss]ofern)\b[^,.;!?]*")
# "heute (12. Mai)", "heute, den 12. Mai"
JOINT_OF_DATES = re.compile(r"\s?\(|,\s?(?:de[nm] |am )?|\s(?:am|dem|den) ")
# "Wo er sie trifft, …", "ob er kommt": asks; "…, wo er sie traf" in small letters goes on with a place
QUESTION = re.compile(
    r"(?:[Oo]b|[Ww]ann|[Ww]arum|[Ww]eshalb|[Ww]ieso|Wo|Wohin|Woher|Wie|Wer|Wen|Wem|Welche[rsnm]?)\b"
)
PERFECT = re.compile(
    r"\b(?:hat|haben|habe|ist|sind|sei|seien|hatten?|konnten?|mussten?|worden|gewesen)\b"
    r"|\bnach (?:de[mr]|eine[mr]|seine[mr]|ihre[mr])\b"
)
NOT_THIS = re.compile(r"\bnicht (?:(?:in|nach|bei|auf|mit|an|am|im) )?(?:der |dem |den |die |das )?$")
DEPUTIES = ("us-vize", "vize", "stellvertreter")  # "Vizepräsidentin" is another post than "Präsidentin"
WAYS: tuple[tuple[str, Sense], ...] = (
    ("happens", Sense("")),
    ("converse", Sense("", converse=True)),
    ("patient", Sense("", patient=True)),
    ("fails", Sense("", Turn.FAILED)),
)


@dataclass(frozen=True, slots=True)
class German:
    """What is known of German words and names before anything is read."""

    common_words: frozenset[str]
    common_names: frozenset[str]
    credit: re.Pattern[str]
    families: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, tuple[Sense, ...]]
    aspects: Mapping[str, Turn]
    weak_verbs: frozenset[str]
    choices: frozenset[str]
    asides: frozenset[str]
    posts: Mapping[str, str]
    left_nouns: frozenset[str]
    offered_nouns: frozenset[str]
    succession: frozenset[str]
    succession_nouns: frozenset[str]
    post_words: frozenset[str]
    looks_back: re.Pattern[str]
    leaves_open: re.Pattern[str]
    vaguely_soon: re.Pattern[str]
    calls_off: frozenset[str]
    rooted_nouns: tuple[str, ...]
    instead: re.Pattern[str]
    hearsay_words: re.Pattern[str]
    bystanders: re.Pattern[str]
    officials: tuple[str, ...]

    def tells(self, name: str) -> float:
        """How much sharing this name tells of a shared affair."""
        usual = name.casefold() in self.common_names or places.country(name) is not None
        return COMMON_NAME if usual else 1.0

    def common(self, word: str) -> bool:
        """Whether a content word is so usual in news that sharing it tells nothing."""
        return word.casefold() in self.common_words

    def agency(self, text: str) -> str:
        """The news agency that a text credits as its own writer; "" if it names none."""
        found = self.credit.search(text)
        return next((name for name in found.groups() if name), "").casefold() if found else ""

    def country(self, name: str) -> str:
        """The country that a name, an adjective or a capital stands for; else ""."""
        found = places.country(name.strip("„“”»«\"'’.,;:!?()"))
        return found.name if found else ""

    def senses(self, word: str) -> tuple[Sense, ...]:
        """The kinds of happening that a verb or noun tells of; a compound tells what its last part tells."""
        return self.words.get(word) or self._compound(word)

    def aspect(self, word: str) -> Turn | None:
        """What a word says of another happening: that it came, failed, moved or is planned."""
        return self.aspects.get(word)

    def weak(self, word: str) -> bool:
        """Whether a verb says nothing without its noun."""
        return word in self.weak_verbs

    def becoming(self, word: str) -> bool:
        """Whether a verb says what somebody becomes."""
        return word == "werden"

    def choosing(self, word: str) -> bool:
        """Whether a verb tells a choice for or against what follows."""
        return word in self.choices

    def points_back(self, words: str) -> bool:
        """Whether a subject only points back to somebody named."""
        if POINTER.fullmatch(words):
            return True
        found = places.pointer(words.removeprefix("Der ").removeprefix("Die "))
        return found is not None and found.way is places.Way.INHABITANT

    def preposition(self, word: str) -> str:
        """The preposition that a word is or holds."""
        return PREPOSITIONS.get(word.casefold(), "")

    def genitive(self, phrase: str) -> bool:
        """Whether a phrase is for sure a genitive."""
        return phrase.casefold().startswith(("des ", "eines "))

    def maybe_genitive(self, phrase: str) -> bool:
        """Whether a phrase may be a genitive that belongs to the noun before."""
        return phrase.casefold().startswith(("des ", "eines ", "der ", "einer ", "seiner ", "ihrer "))

    def joins(self, between: str) -> bool:
        """Whether these words only join two of a list."""
        return between.strip() in JOINING

    def points_at_age(self, words: str) -> bool:
        """Whether somebody named before is called by their age."""
        return AGED.search(words) is not None

    def points_at_pair(self, words: str) -> bool:
        """Whether two named before are meant."""
        return PAIR.search(words) is not None

    def aside(self, noun: str) -> bool:
        """Whether a noun tells when, or who says so, and no participant."""
        return noun.casefold() in self.asides

    def condition(self, words: str) -> ConditionWords | None:
        """What a condition says must come, by its last word of a known kind."""
        told = re.findall(r"[\w-]+", words)
        known = [form for word in reversed(told[1:]) for form in _base_forms(word) if self._event(form)]
        negated = bool(re.search(r"\b(?:nicht|kein\w*)\b", words))
        return ConditionWords(known[0], negated) if known else None

    def condition_before(self, words: str, text: str) -> tuple[int, int] | None:
        """Where in a text stands the last condition, that these words ("in diesem Fall") point back at."""
        if tuple(words.casefold().split()) not in conditions().pointing:
            return None
        found = next(reversed(list(CONDITION.finditer(text))), None)
        return found.span() if found else None

    def joins_date(self, between: str) -> bool:
        """ "Heute (12. Mai)", "heute, den 12. Mai", "heute am 12. Mai"."""
        return JOINT_OF_DATES.fullmatch(between) is not None

    def _event(self, word: str) -> bool:
        return bool(self.senses(word)) and not self.weak(word) and self.aspect(word) in (None, Turn.FAILED)

    def mutual(self, family: str) -> bool:
        """Whether both sides do the same."""
        return bool(self.families.get(family, {}).get("mutual"))

    def journey(self, family: str) -> bool:
        """Whether the place is where it leads."""
        return bool(self.families.get(family, {}).get("journey"))

    def gradual(self, family: str) -> bool:
        """Whether it can happen again and again."""
        return bool(self.families.get(family, {}).get("gradual"))

    def post(self, word: str) -> str:
        """The kind of post that a noun names; else ""."""
        folded = word.casefold()
        deputy = next((prefix for prefix in DEPUTIES if folded.startswith(prefix)), "")
        if deputy:
            kind = self.post(word[len(deputy) :].strip("-"))
            return f"deputy {kind}" if kind else ""
        exact = self.posts.get(folded)
        if exact:
            return exact
        ending = next((noun for noun in self.posts if len(noun) > 3 and folded.endswith(noun)), "")
        return self.posts.get(ending, "")

    def left(self, noun: str) -> bool:
        """Whether a noun is what one leaves with a post."""
        return bool(self.post(noun)) or any(noun.casefold().endswith(word) for word in self.left_nouns)

    def offered(self, noun: str) -> bool:
        """Whether a noun is what one takes or declines with a post."""
        return self.left(noun) or any(noun.casefold().endswith(word) for word in self.offered_nouns)

    def describing(self, word: str) -> bool:
        """Whether a verb only says what something is, and not that it came."""
        return word == "sein"

    def venue(self, preposition: str) -> bool:
        """Whether a preposition tells where or at what occasion."""
        return preposition.casefold() in VENUES

    def backward(self, sentence: str) -> bool:
        """Whether a sentence looks back beyond the affair at hand."""
        return self.looks_back.search(sentence) is not None

    def question(self, clause: str) -> bool:
        """Whether a clause asks, and so asserts nothing."""
        return QUESTION.match(clause.lstrip(' „"»')) is not None or clause.rstrip().endswith("?")

    def over(self, clause: str, verb: str) -> bool:
        """Whether a clause tells of what is past: Perfekt, or Präteritum of its verb or of an auxiliary."""
        words = clause.split()
        if not verb[:1].islower() or PERFECT.search(clause):
            return True
        return any(_is_past(word, verb) for word in words if word[:1].islower())

    def soon(self, words: str) -> bool:
        """Whether words say that it comes soon, and no more of when."""
        return self.vaguely_soon.search(words) is not None

    def called_off(self, word: str) -> bool:
        """Whether a word says that what was planned was called off, rather than turned down."""
        return word in self.calls_off

    def rooted(self, noun: str) -> bool:
        """Whether a thing stands where it stands, so that a place behind it tells which one it is."""
        return noun.casefold().endswith(self.rooted_nouns)

    def shuts_out(self, before: str, after: str) -> bool:
        """Whether the words around a participant shut it out ("statt in …", "nicht in …, sondern")."""
        if self.instead.search(before):
            return True
        return NOT_THIS.search(before) is not None and after.startswith(", sondern")

    def amounts(self, phrase: str) -> frozenset[str]:
        """The amounts that a phrase tells, in digits or words, each with its unit."""
        return numbers.amounts(phrase)

    def share(self, noun: str) -> bool:
        """Whether a noun is a share of what follows it."""
        return numbers.is_part(noun)

    def hearsay(self, words: str) -> bool:
        """Whether a sentence tells by hearsay ("einem Gerücht zufolge", "angeblich", "behauptet")."""
        return self.hearsay_words.search(words) is not None

    def bystander(self, words: str) -> bool:
        """Whether a source is one that cannot know ("ein Leser", "das Netz")."""
        return self.bystanders.search(words) is not None

    def official(self, words: str) -> bool:
        """Whether words name one who speaks for somebody ("ein Sprecher des Ministeriums")."""
        return any(word.strip(",.:").casefold().endswith(self.officials) for word in words.split())

    def unsettled(self, sentence: str) -> bool:
        """Whether a sentence says that it is not settled, or all but happened."""
        return self.leaves_open.search(sentence) is not None

    def _compound(self, word: str) -> tuple[Sense, ...]:
        if not word[:1].isupper():
            return ()
        for start in range(3, len(word) - 4):
            head = word[start:].lstrip("-")
            if senses := self.words.get(head[:1].upper() + head[1:]):
                return senses
        return ()


def _is_past(form: str, verb: str) -> bool:
    """ "traf", "wurde"; "besuchte" of "besuchen", "reiste" of "anreisen", but not "zweite"."""
    if not form.endswith(("te", "ten")):
        return verbs.is_past(form, verb)
    stem = form.removesuffix("n").removesuffix("te")
    return form != stem and len(stem) > 2 and verb.endswith((f"{stem}en", f"{stem.removesuffix('e')}en"))


def _base_forms(word: str) -> Iterable[str]:
    """A word, and the infinitive that a present form may have: "absagt" is "absagen"."""
    yield word
    if word[:1].islower() and word.endswith("t"):
        yield from (word[:-1] + "en", word[:-2] + "en")


@cache
def german() -> German:
    """The one German, its data files read once."""
    common = _read("common.toml")
    families = {name: entry for name, entry in _read("families.toml").items() if not name.startswith("@")}
    verbs = {name: entry for name, entry in _read("families.toml").items() if name.startswith("@")}
    posts = _read("posts.toml")
    succession, left = posts.pop("@succession"), posts.pop("@left")
    offered = posts.pop("@offered")
    looking = _read("looking_back.toml")
    units = "|".join(looking["backward_units"])
    return German(
        common_words=frozenset(common["words"]),
        common_names=frozenset(common["names"]),
        credit=_credit(_read("agencies.toml")["agencies"]),
        families=families,
        words=_senses(families),
        aspects={word: turn for name, turn in ASPECTS.items() for word in verbs[name]["words"]},
        weak_verbs=frozenset(verbs["@weak"]["words"]),
        choices=frozenset(verbs["@choice"]["words"]),
        asides=frozenset(noun.casefold() for noun in looking["temporal"] + looking["attributing"]),
        posts={noun.casefold(): post for post, nouns in posts.items() for noun in nouns},
        offered_nouns=frozenset(noun.casefold() for noun in offered["words"]),
        left_nouns=frozenset(noun.casefold() for noun in left["words"]),
        succession=frozenset(succession["words"]),
        succession_nouns=frozenset(noun.casefold() for noun in succession["nouns"]),
        post_words=frozenset(succession["only_of_posts"]),
        looks_back=_phrases(looking["backward"], rf"vor (?:\w+ ){{1,3}}(?:{units})"),
        leaves_open=_phrases(looking["unsettled"]),
        vaguely_soon=_phrases(looking["soon"]),
        calls_off=frozenset(verbs["@called_off"]["words"]),
        rooted_nouns=tuple(looking["rooted"]),
        instead=re.compile(rf"\b(?:{'|'.join(looking['instead'])}) (?:\w+ ){{0,2}}$", re.IGNORECASE),
        hearsay_words=_patterns(looking["hearsay"]),
        bystanders=_patterns(looking["bystanders"]),
        officials=tuple(looking["officials"]),
    )


def _senses(families: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Sense, ...]]:
    words: dict[str, list[Sense]] = defaultdict(list)
    for family, entry in families.items():
        of_patients = "patient" in entry and not entry.get("happens")
        for way, sense in WAYS:
            patient = sense.patient or (way == "fails" and of_patients)
            for word in entry.get(way, ()):
                words[word].append(Sense(family, sense.turn, sense.converse, patient))
    return {word: tuple(senses) for word, senses in words.items()}


def _phrases(phrases: Iterable[str], *patterns: str) -> re.Pattern[str]:
    every = "|".join([*(re.escape(phrase) for phrase in phrases), *patterns])
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE)


def _patterns(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def _credit(agencies: list[str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, agencies), key=len, reverse=True))
    in_brackets = rf"\((?:\w+/)?({names})(?:/\w+)?\)\s*[-–—.]"
    at_end = rf"(?:©|Quelle:|Von)\s*({names})\b(?![^\n]*\bFoto)"
    return re.compile(f"{in_brackets}|{at_end}", re.IGNORECASE)


@cache
def datelines() -> frozenset[str]:
    """Signs of agencies that stand in a dateline, in lower case."""
    return frozenset(_read("agencies.toml")["datelines"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("afterword.german").joinpath(name).read_text(encoding="utf-8"))
