"""The tagger's knowledge of single words: which tags a form may have, and its base form with each."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from afterword.german.verbs import tables

SHORTEST_TAIL = 4  # letters: shorter ends of words tell nothing about a compound
SEPARABLE = tables().learnt_particles

NUMBER = re.compile(r"[-+]?\d+(?:[.,:/'’]\d+)*|½|¼|¾")
ORDINAL = re.compile(r"\d+\.|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?")


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
        known = self.entries.get(form)
        if not first or not form[:1].isupper():
            return known
        small = self.entries.get(form[0].lower() + form[1:])
        if small is None or known is None:
            return known or small
        return _joined(small, known)

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

    def candidates(self, form: str, first: bool) -> tuple[str, ...]:
        """The tags a form may have."""
        known = self.entry(form, first)
        return known.tags if known else self.unknown[shape_of(form, first)]

    def lemma(self, form: str, tag: str) -> str:
        """The base form of a word that has this tag."""
        for known in (self.entries.get(form), self.entries.get(form[:1].lower() + form[1:])):
            if known and tag in known.tags:
                return known.lemmas[known.tags.index(tag)]
        return self._built(form, tag)

    def _built(self, form: str, tag: str) -> str:
        if tag in KEEPS_FORM:
            return form
        if tag in SMALL:
            form = form.lower()
        if tag.startswith("VV") and (lemma := self._separable(form, tag)):
            return lemma
        if (known := self.tail(form)) and tag in known[1].tags:
            end, entry = known
            lemma = entry.lemmas[entry.tags.index(tag)]
            head = form[: len(form) - len(end)]
            return head + (lemma if head.endswith("-") else lemma.lower() if head else lemma)
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
                rest, inner = rest.removeprefix("zu"), "VVINF"
            else:
                inner = tag
            known = self.entries.get(rest)
            if known and inner in known.tags:
                return particle + known.lemmas[known.tags.index(inner)]
            if tag == "VVPP" and _is_weak_participle(rest):
                return particle + self._by_rule(rest[2:], "VVFIN")
        return None

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


COMPOUNDING = frozenset({"NN", "NE", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIZU"})
KEEPS_FORM = frozenset({"FM", "XY", "CARD", "TRUNC", "$.", "$,", "$("})
SMALL = frozenset({
    "ADJA", "ADJD", "ADV", "VVFIN", "VVINF", "VVPP", "VVIZU", "VVIMP", "VAFIN", "VMFIN", "VAINF",
    "VMINF", "VAPP", "VMPP", "VAIMP", "ART", "APPR", "APPRART", "APPO", "APZR", "KON", "KOUS", "KOUI",
    "KOKOM", "PAV", "PDS", "PDAT", "PIS", "PIAT", "PPER", "PRF", "PPOSAT", "PPOSS", "PRELS", "PRELAT",
    "PTKA", "PTKANT", "PTKNEG", "PTKVZ", "PTKZU", "PWS", "PWAT", "PWAV", "ITJ",
})  # fmt: skip


def shape_of(form: str, first: bool) -> str:
    """The outward kind of a form, for words never seen."""
    if NUMBER.fullmatch(form):
        return "number"
    if ORDINAL.fullmatch(form):
        return "ordinal"
    if not any(letter.isalnum() for letter in form):
        return "sign"
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
    return form.startswith("ge") and form.endswith("t") and len(form) > SHORTEST_TAIL + 2


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
