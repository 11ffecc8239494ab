"""The tagger's knowledge of single words: which tags a form may have, and its base form with each."""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from afterword.german.verbs import tables

SHORTEST_TAIL = 4  # letters: shorter ends of words tell nothing about a compound
SEPARABLE = tables().learnt_particles

NUMBER = re.compile(r"[-+]?\d+(?:[.,:/'’]\d+)*|½|¼|¾")
ORDINAL = re.compile(r"\d+\.|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?")

AGED = re.compile(r"\d+-?jährige[nmrs]?")  # "ein 28jähriger Vater"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one form: its tags with how common each is (0 rare to 3 the usual one), base forms."""

    tags: tuple[str, ...]
    shares: tuple[int, ...]
    lemmas: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names the class of words that are as ambiguous as this one."""
        return "|".join(f"{tag}{share}" for tag, share in zip(self.tags, self.shares, strict=True))


class Lexicon:
    """Forms seen in training, the tags that unknown shapes may have, and rules for base forms."""

    def __init__(
        self,
        entries: dict[str, Entry],
        unknown: dict[str, tuple[str, ...]],
        rules: dict[str, dict[str, tuple[int, str]]],
    ) -> None:
        self.entries = entries
        self.unknown = unknown
        self.rules = rules  # tag → end of the word → letters to take off, letters to put on

    def without(self, forms: frozenset[str]) -> Lexicon:
        """A lexicon that does not know these forms: how training learns what to do with unknown words."""
        entries = {form: entry for form, entry in self.entries.items() if form not in forms}
        return Lexicon(entries, self.unknown, self.rules)

    def entry(self, form: str, first: bool) -> Entry | None:
        """What is known of a form; the first word of a sentence may also be a small word."""
        known = self.stored(form)
        if not first or not form[:1].isupper():
            return known
        small = self.stored(form[0].lower() + form[1:])
        if small is None or known is None:
            return known or small
        return _joined(small, known)

    def stored(self, form: str) -> Entry | None:
        """The entry of a form as it is written, else in today's German spelling, else of shouted words."""
        known = self.entries.get(form)
        if known is not None:
            return known
        if "ß" in form:  # mußte: before 1996
            return self.entries.get(form.replace("ß", "ss"))
        if "ss" in form:  # heisst: Swiss
            return self.entries.get(form.replace("ss", "ß"))
        if len(form) > SHORTEST_TAIL and form.isupper():
            small, capital = self.entries.get(form.lower()), self.entries.get(form.capitalize())
            return _joined(small, capital) if small and capital else small or capital
        return None

    def tail(self, form: str) -> tuple[str, Entry] | None:
        """The longest known end of an unknown word, as a noun of a compound or a verb behind its prefix."""
        capital = form[:1].isupper()
        if "-" in form[1:-1]:
            end = form[form.rindex("-") + 1 :]
            known = self.entries.get(end)
            return (end, known) if known else None
        for start in range(2, len(form) - SHORTEST_TAIL + 1):
            end = form[start:]
            if capital:
                end = end[0].upper() + end[1:]
            known = self.entries.get(end)
            if known and known.tags[0] in COMPOUNDING:
                return end, known
        return None

    def ending_of_verb(self, small: str) -> str | None:
        """The personal ending of a form whose infinitive is known: (ich) wechsle of wechseln."""
        for ending in PERSONAL:
            stem = small.removesuffix(ending)
            if len(stem) == len(small) or len(stem) < SHORTEST_TAIL - 1:
                continue
            infinitives = [stem + "en", stem + "n"]
            if stem.endswith(("l", "r")):
                infinitives.append(f"{stem[:-1]}e{stem[-1]}n")  # wechsle, erinnre
            if any((known := self.entries.get(verb)) and "VVINF" in known.tags for verb in infinitives):
                return ending
        return None

    def candidates(self, form: str, first: bool) -> tuple[str, ...]:
        """The tags a form may have."""
        known = self.entry(form, first)
        if not known and AGED.fullmatch(form):
            return ("ADJA",)
        return known.tags if known else self.unknown[shape_of(form, first)]

    def lemma(self, form: str, tag: str) -> str:
        """The base form of a word that has this tag."""
        for known in (self.stored(form), self.stored(form[:1].lower() + form[1:])):
            if known and tag in known.tags:
                return known.lemmas[known.tags.index(tag)]
        return self._built(form, tag)

    def _built(self, form: str, tag: str) -> str:
        if tag in KEEPS_FORM:
            return form
        written = form
        if tag in SMALL:
            form = form.lower()
        if tag.startswith("VV") and (lemma := self._separable(form, tag)):
            return lemma
        if tag.startswith("ADJ") and (lemma := self._adjective(form, tag)):
            return lemma
        if tag == "ADJA" and written[:1].isupper() and form.endswith("er"):
            return written  # Braunschweiger
        if tag == "NE" and "-" not in form:
            return form[:-1] if self._is_genitive(form) else form
        if (known := self.tail(form)) and tag in known[1].tags:
            end, entry = known
            lemma = entry.lemmas[entry.tags.index(tag)]
            head = form[: len(form) - len(end)]
            return head + (lemma if head.endswith("-") else lemma.lower() if head else lemma)
        if tag == "NN" and self._is_infinitive(form.lower()):
            return form
        if tag == "VVPP" and _is_weak_participle(form):
            return self._by_rule(form[2:], "VVFIN")  # ge-trigger-t as er trigger-t
        return self._by_rule(form, tag)

    def _separable(self, form: str, tag: str) -> str | None:
        """eingetroffen, einzutreffen, eintraf: the particle and the base form of what follows it."""
        for particle in SEPARABLE:
            rest = form.removeprefix(particle)
            if rest == form or len(rest) < SHORTEST_TAIL:
                continue
            if tag == "VVIZU":
                if rest.startswith("zu"):
                    return particle + rest[2:]
                continue
            known = self.stored(rest)
            if known and tag in known.tags:
                return particle + known.lemmas[known.tags.index(tag)]
            if tag == "VVPP" and _is_weak_participle(rest):
                return particle + self._by_rule(rest[2:], "VVFIN")
        return None

    def _adjective(self, form: str, tag: str) -> str | None:
        """leckerste, leckere, lecker: the adjective that is left without its endings, if it is known."""
        stems = [form] if tag == "ADJD" else [form[: -len(end)] for end in ENDINGS if form.endswith(end)]
        stems += [stem[: -len(step)] for stem in stems for step in STEPS if stem.endswith(step)]
        return next((stem for stem in stems if stem in self.adjectives), None)

    def _is_infinitive(self, small: str) -> bool:
        """das Herumsitzen, das Granteln: a verb written as a noun."""
        rests = [small, *(small.removeprefix(p) for p in SEPARABLE if small.startswith(p))]
        return any((known := self.entries.get(rest)) and "VVINF" in known.tags for rest in rests)

    def _is_genitive(self, name: str) -> bool:
        """Ugandas, Osttimors, but not Addis, Enders; unless the name is known without its s."""
        known = self.entries.get(name[:-1])
        named = known is not None and "NE" in known.tags
        return name.endswith("s") and (named or not name.endswith(OWN_S))

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Base forms of adjectives that are also forms."""
        return frozenset(
            form
            for form, entry in self.entries.items()
            for tag, lemma in zip(entry.tags, entry.lemmas, strict=True)
            if tag == "ADJD" and lemma == form
        )

    def _by_rule(self, form: str, tag: str) -> str:
        rules = self.rules.get(tag, {})
        for length in range(min(7, len(form)), -1, -1):
            rule = rules.get(form[len(form) - length :] if length else "")
            if rule is not None:
                cut, ending = rule
                return form[: len(form) - cut] + ending
        return form

    @cached_property
    def known_tags(self) -> tuple[str, ...]:
        """All tags, sorted."""
        tags = {tag for entry in self.entries.values() for tag in entry.tags}
        return tuple(sorted(tags | {tag for tags in self.unknown.values() for tag in tags}))


OWN_S = ("ss", "is", "es", "os", "us", "ys", "ers", "'s", "S")  # of names that end so by themselves
PERSONAL = ("test", "ten", "tet", "est", "te", "st", "et", "e", "t")  # endings of verbs
ENDINGS = ("e", "en", "em", "er", "es")  # of adjectives before a noun
STEPS = ("er", "st", "est", "sten", "esten")  # of their comparison
COMPOUNDING = frozenset({"NN", "NE", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIZU"})
KEEPS_FORM = frozenset({"FM", "XY", "CARD", "TRUNC", "$.", "$,", "$("})
SMALL = frozenset({
    "ADJA", "ADJD", "ADV", "VVFIN", "VVINF", "VVPP", "VVIZU", "VVIMP", "VAFIN", "VMFIN", "VAINF",
    "VMINF", "VAPP", "VMPP", "VAIMP", "ART", "APPR", "APPRART", "APPO", "APZR", "KON", "KOUS", "KOUI",
    "KOKOM", "PAV", "PDS", "PDAT", "PIS", "PIAT", "PPER", "PRF", "PPOSAT", "PPOSS", "PRELS", "PRELAT",
    "PTKA", "PTKANT", "PTKNEG", "PTKVZ", "PTKZU", "PWS", "PWAT", "PWAV", "ITJ",
})  # fmt: skip


DRAWN = frozenset("|<>~^`´=")  # marks of typing that Unicode counts as symbols


def shape_of(form: str, first: bool) -> str:
    """The outward kind of a form, for words never seen."""
    if NUMBER.fullmatch(form):
        return "number"
    if ORDINAL.fullmatch(form):
        return "ordinal"
    if not any(letter.isalnum() for letter in form):
        if not all(unicodedata.category(sign)[0] == "P" or sign in DRAWN for sign in form):
            return "sign"
        return "stop" if form[-1] in "?!" else "mark"
    if "." in form or "@" in form or form.startswith("#"):
        return "dotted"
    if form.endswith("-"):
        return "truncated"
    if form[0].isdigit():
        return "digits"
    if form[0].islower():
        return "small"
    if len(form) > 1 and form.isupper():
        return "upper"
    return "first" if first else "capital"


def _is_weak_participle(form: str) -> bool:
    return form.startswith("ge") and form.endswith("t") and len(form) > SHORTEST_TAIL


def _joined(small: Entry, capital: Entry) -> Entry:
    tags = dict(zip(small.tags, zip(small.shares, small.lemmas, strict=True), strict=True))
    for tag, share, lemma in zip(capital.tags, capital.shares, capital.lemmas, strict=True):
        tags[tag] = max((share, lemma), tags[tag]) if tag in tags else (share, lemma)
    ordered = sorted(tags.items(), key=lambda item: -item[1][0])
    return Entry(
        tuple(tag for tag, _ in ordered),
        tuple(share for _, (share, _) in ordered),
        tuple(lemma for _, (_, lemma) in ordered),
    )


def read_lexicon(path: Path) -> dict[str, Entry]:
    """The entries of a lexicon file: form, then tag, share, base form ("" if the form) of each tag."""
    entries: dict[str, Entry] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, *rest = line.rstrip("\n").split("\t")
            entries[form] = Entry(
                tuple(rest[0::3]), tuple(map(int, rest[1::3])), tuple(lemma or form for lemma in rest[2::3])
            )
    return entries


def write_lexicon(path: Path, entries: dict[str, Entry]) -> None:
    """Write entries so that `read_lexicon` reads them; the same entries give the same bytes."""
    lines = []
    for form, entry in sorted(entries.items()):
        cells = [form]
        for tag, share, lemma in zip(entry.tags, entry.shares, entry.lemmas, strict=True):
            cells += [tag, str(share), "" if lemma == form else lemma]
        lines.append("\t".join(cells) + "\n")
    path.write_bytes(gzip.compress("".join(lines).encode("utf-8"), 9, mtime=0))
