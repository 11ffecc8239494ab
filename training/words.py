"""From the teacher's sentences to the lexicon: tags of a form, base forms, rules for unknown words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from afterword.reading.lexicon import KEEPS_FORM, Entry, Lexicon, shape_of
from training.teacher import Tagged

LISTED = 3  # times a form must be seen to stand in the lexicon
SELDOM = 12
SURE = 40  # times after which a tag never seen with a form is held impossible
RARE_SHARE, RARE_COUNT = 0.002, 2  # a tag below both is the teacher's slip
NOMINAL = frozenset({"NN", "NE", "FM", "XY", "TRUNC", "CARD"})
COMMON, USUAL = 0.15, 0.6  # shares that a word's class tells apart
UNKNOWN_SHARE = 0.0015
SIGNS = {"mark": ("$(",), "stop": ("$.",)}  # the shapes whose tag is no question
# Base forms of pronouns as the treebank writes them; the teacher leaves most of these as they stand.
PRONOUNS: dict[str, dict[str, str]] = {
    "PPER": {
        **dict.fromkeys(("mir", "mich", "meiner", "ick"), "ich"),
        **dict.fromkeys(("dir", "dich", "deiner"), "du"),
        **dict.fromkeys(("ihm", "ihn"), "er"),
        **dict.fromkeys(("ihr", "ihnen", "ihrer"), "sie"),
        **dict.fromkeys(("uns", "unser"), "wir"),
        **dict.fromkeys(("euch", "euer"), "ihr"),
    },
    "PIAT": {
        **dict.fromkeys(("jede", "jeden", "jedem", "jeder", "jedes"), "jeder"),
        **dict.fromkeys(("all", "alle", "allen", "allem", "aller", "alles"), "alle"),
        **dict.fromkeys(("einige", "einigen", "einigem", "einiger", "einiges"), "einige"),
    },
    "PRELS": {"was": "was"},
    "PDS": {"dies": "dieser", "diese": "dieser", "jene": "jener"},
    "PIS": {
        **dict.fromkeys(("viel", "viele", "vielen", "vieler", "vieles"), "viel"),
        **dict.fromkeys(("wenig", "wenige", "wenigen", "weniger", "weniges"), "wenig"),
        "meisten": "meist",
    },
}
MOST_RULES = 6  # letters at the end of a word that a rule may look at


class Words:
    """Counts over the teacher's sentences."""

    def __init__(self) -> None:
        self.tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.lemmas: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.first: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def read(self, sentences: Iterable[Tagged]) -> None:
        """Count; the first word of a sentence counts as a small one unless it is a name or a noun."""
        for sentence in sentences:
            for i, (form, tag, lemma) in enumerate(sentence):
                small = i == 0 and form[:1].isupper() and tag not in NOMINAL
                written = form[0].lower() + form[1:] if small else form
                if not tag:
                    continue
                self.tags[written][tag] += 1
                if lemma:
                    self.lemmas[written, tag][base_form(form, tag, lemma)] += 1
                if i == 0 and form[:1].isupper():
                    self.first[form][tag] += 1

    def seldom(self) -> list[str]:
        """Forms that stand in the lexicon but might as well have been unknown."""
        return [form for form, tags in sorted(self.tags.items()) if LISTED <= tags.total() < SELDOM]

    def lexicon(self) -> Lexicon:
        """The lexicon of what was counted."""
        return Lexicon(self.entries(LISTED), self._unknown(), self._rules())

    def entries(self, times: int) -> dict[str, Entry]:
        """Forms seen at least so many times."""
        return {form: self._entry(form, tags) for form, tags in self.tags.items() if tags.total() >= times}

    def _entry(self, form: str, counts: Counter[str]) -> Entry:
        total = counts.total()
        kept = {
            tag: n
            for tag, n in counts.items()
            if (n >= RARE_COUNT and n >= RARE_SHARE * total) or n >= 0.05 * total
        }
        if total < SURE:
            kept |= {tag: 0 for tag in _also(form, kept) if tag not in kept}
        ordered = sorted(kept, key=lambda tag: (-kept[tag], tag))
        return Entry(
            tuple(ordered),
            tuple(_share(kept[tag] / total) for tag in ordered),
            tuple(self._lemma(form, tag) for tag in ordered),
        )

    def _lemma(self, form: str, tag: str) -> str:
        counted = self.lemmas.get((form, tag))
        if not counted:
            return self._borrowed(form, tag)
        lemma = counted.most_common(1)[0][0]
        if tag == "NE" and form == lemma + "s" and self._count(lemma, tag) * 5 < self._count(form, tag):
            return form  # Paris, Marius: no genitive of a name that is never seen without its s
        if tag.startswith("ADJ") and lemma not in self.tags and self._begins(form, lemma + "er"):
            return lemma + "er"  # lecker is not more than leck
        return lemma

    def _begins(self, form: str, adjective: str) -> bool:
        return form.lower().startswith(adjective) and self._count(adjective, "ADJD") > 0

    def _count(self, form: str, tag: str) -> int:
        return self.tags[form][tag] if form in self.tags else 0

    def _borrowed(self, form: str, tag: str) -> str:
        """The base form of a tag not seen with the form: that of its other verb tags, else the form."""
        if tag in ("VVFIN", "VVINF", "VVPP"):
            for other in ("VVINF", "VVFIN", "VVPP"):
                if (counted := self.lemmas.get((form, other))) and other != tag:
                    return counted.most_common(1)[0][0]
        return form if tag in NOMINAL else form.lower()

    def _unknown(self) -> dict[str, tuple[str, ...]]:
        """For each shape the tags of the rarest forms of that shape, which stand for those never seen."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for form, tags in self.tags.items():
            if tags.total() < LISTED:
                counts[shape_of(form, False)].update(tags)
        del counts["small"]["NN"]  # the teacher's slip
        for form, tags in self.first.items():
            if self.tags[form[0].lower() + form[1:]].total() < LISTED and self.tags[form].total() < LISTED:
                counts["first"].update(tags)
        for shape in (
            "number",
            "ordinal",
            "sign",
            "dotted",
            "truncated",
            "digits",
            "small",
            "upper",
            "first",
            "capital",
        ):
            counts[shape]["XY" if shape == "sign" else "NN" if not counts[shape] else "NE"] += 1
        return {
            shape: tuple(sorted(tag for tag, n in tags.items() if n >= UNKNOWN_SHARE * tags.total()))
            for shape, tags in sorted(counts.items())
        } | SIGNS

    def _rules(self) -> dict[str, dict[str, tuple[int, str]]]:
        """For each tag: ends of words with what most of them do on the way to their base form."""
        votes: defaultdict[str, defaultdict[str, Counter[tuple[int, str]]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        for form, tag in self.lemmas:
            if tag in KEEPS_FORM or tag == "NE":
                continue
            lemma = self.lemmas[form, tag].most_common(1)[0][0]
            rule = _rule(form if tag in NOMINAL else form.lower(), lemma)
            if rule is not None:
                for length in range(MOST_RULES + 1):
                    if length < len(form):
                        votes[tag][form[len(form) - length :]][rule] += 1
        return {tag: _pruned(ends) for tag, ends in sorted(votes.items())}


def words_of(*texts: Iterable[Tagged]) -> Words:
    """What is counted over some texts."""
    words = Words()
    for sentences in texts:
        words.read(sentences)
    return words


def base_form(form: str, tag: str, lemma: str) -> str:
    """The base form to learn: pronouns as the treebank has them, names whole (Götze, not Götz)."""
    lemma = mended(form, tag, lemma)
    if tag in PRONOUNS:
        return PRONOUNS[tag].get(form.lower(), lemma)
    if tag == "NE" and "-" not in form:
        return form[: len(lemma)] if form.removesuffix("s").lower() == lemma.lower() else form
    return lemma


def mended(form: str, tag: str, lemma: str) -> str:
    """The teacher's base form without its known faults: Kopfball-doppelschlag, The for the."""
    if tag in KEEPS_FORM or "." in form:
        return form
    if "-" in form and tag in ("NN", "NE", "ADJA", "ADJD") and "-" in lemma:
        head, end = form[: form.rindex("-") + 1], form[form.rindex("-") + 1 :]
        last = lemma[lemma.rindex("-") + 1 :]
        return head + (
            last.capitalize() if end[:1].isupper() and not end.isupper() else end if end.isupper() else last
        )
    if len(form) > 1 and form.isupper() and tag in ("NN", "NE"):
        return form if len(lemma) == len(form) else form[: len(lemma)]
    return lemma


def _also(form: str, kept: dict[str, int]) -> list[str]:
    """Tags that a form seen seldom may have beside those it was seen with."""
    also: list[str] = []
    if form[:1].isupper():
        if "NN" in kept or "NE" in kept:
            also += ["NN", "NE"]
        return also
    if form.endswith("n") and ("VVFIN" in kept or "VVINF" in kept):
        also += ["VVFIN", "VVINF"]
    if "VVPP" in kept and not form.startswith("ge") and "ge" not in form[:7]:
        also += ["VVFIN"] if form.endswith("t") else ["VVFIN", "VVINF"]
    if "VVFIN" in kept and form.endswith("t") and form.startswith(("be", "er", "ver", "zer", "ent", "miss")):
        also += ["VVPP"]
    if "VVPP" in kept or ("ADJD" in kept and form.endswith(("t", "en"))):
        also += ["VVPP", "ADJD"]
    return also


def _share(share: float) -> int:
    return 3 if share >= USUAL else 2 if share >= COMMON else 1 if share >= 0.02 else 0


def _rule(form: str, lemma: str) -> tuple[int, str] | None:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return None if same < 2 and len(form) > 3 else (len(form) - same, lemma[same:])


def _pruned(ends: dict[str, Counter[tuple[int, str]]]) -> dict[str, tuple[int, str]]:
    """Only ends seen often enough whose rule differs from that of the shorter end."""
    kept: dict[str, tuple[int, str]] = {}
    for end in sorted(ends, key=lambda end: (len(end), end)):
        rule, count = ends[end].most_common(1)[0]
        shorter = next((kept[end[i:]] for i in range(1, len(end) + 1) if end[i:] in kept), None)
        if end == "" or (count >= 4 and count * 2 > ends[end].total() and rule != shorter):
            kept[end] = rule
    return kept
