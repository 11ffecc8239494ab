"""Forms of the German verb: mood and tense of a finite form, base forms with their particle."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Mood(StrEnum):
    """Mood of the finite verb; AMBIGUOUS where the form is both Indikativ and Konjunktiv."""

    INDICATIVE = "indicative"
    SUBJUNCTIVE_1 = "subjunctive_1"  # Konjunktiv I
    SUBJUNCTIVE_2 = "subjunctive_2"
    AMBIGUOUS = "ambiguous"  # "sollte", "gingen", "sagte"
    NONE = "none"


class Tense(StrEnum):
    """Tense of the whole verb group."""

    PRESENT = "present"
    PAST = "past"  # Präteritum, Perfekt, Plusquamperfekt
    FUTURE = "future"  # werden + infinitive
    NONE = "none"


SUBJUNCTIVE = frozenset({Mood.SUBJUNCTIVE_1, Mood.SUBJUNCTIVE_2})
MODALS = frozenset({"können", "sollen", "wollen", "müssen", "dürfen", "mögen"})


@dataclass(frozen=True, slots=True)
class VerbTables:
    """The closed classes of verb forms, from `verbs.toml`."""

    moods: dict[str, Mood]
    bases: dict[str, str]
    past: frozenset[str]
    strong: dict[str, tuple[str, str]]  # form -> (base form, "past" | "subjunctive" | "both")
    particles: tuple[str, ...]
    prefixes: tuple[str, ...]
    hypothetical: tuple[str, ...]  # beginnings of forms in Konjunktiv II
    learnt_particles: tuple[str, ...]  # in the order in which the tagger tries them


@cache
def tables() -> VerbTables:
    """The tables, read once."""
    content = tomllib.loads(files("afterword.german").joinpath("verbs.toml").read_text(encoding="utf-8"))
    moods: dict[str, Mood] = {}
    bases: dict[str, str] = {}
    for base, by_mood in content["auxiliaries"].items():
        for mood, forms in by_mood.items():
            if mood == "past":
                continue
            for form in forms.split():
                moods[form] = Mood(mood)
                bases[form] = base
    past = frozenset(
        form for by_mood in content["auxiliaries"].values() for form in by_mood.get("past", "").split()
    )
    strong: dict[str, tuple[str, str]] = {}
    for base, parts in content["strong"].items():
        preterite, subjunctive = parts.split()
        strong.update(_strong_forms(base, preterite, subjunctive))
    return VerbTables(
        moods,
        bases,
        past,
        strong,
        tuple(sorted(content["particles"]["separable"].split(), key=len, reverse=True)),
        tuple(sorted(content["particles"]["inseparable"].split(), key=len, reverse=True)),
        tuple(content["hypothetical"]["stems"].split()),
        tuple(content["particles"]["learnt"].split()),
    )


def _strong_forms(base: str, preterite: str, subjunctive: str) -> dict[str, tuple[str, str]]:
    """All forms of Präteritum and Konjunktiv II of one strong verb: kam, kamen, käme, kämen."""
    forms = {subjunctive + ending: (base, "subjunctive") for ending in ("e", "en", "est", "et")}
    stem = preterite.removesuffix("e")
    endings = ("e", "en", "est", "et") if stem != preterite else ("", "en", "st", "t")
    for ending in endings:
        form = stem + ending
        forms[form] = (base, "both" if form in forms else "past")
    return forms


@cache
def mood(form: str, lemma: str = "") -> Mood:
    """Mood of a finite verb form in the third person; `lemma` tells "arbeite" from "sagte".

    First-person "ich habe", "ich gehe" look like Konjunktiv I: the caller, who sees the subject, decides.
    """
    form, lemma = form.lower(), lemma.lower()
    table = tables()
    if form in table.moods:
        return table.moods[form]
    strong = _strong(form, lemma)
    if strong:
        return {"past": Mood.INDICATIVE, "subjunctive": Mood.SUBJUNCTIVE_2, "both": Mood.AMBIGUOUS}[strong]
    if form.endswith("e"):
        if form + "n" == lemma or (not form.endswith("te") and not lemma):
            return Mood.SUBJUNCTIVE_1
        return Mood.AMBIGUOUS if form.endswith("te") else Mood.SUBJUNCTIVE_1
    return Mood.AMBIGUOUS if form.endswith("ten") and form != lemma else Mood.INDICATIVE


@cache
def is_past(form: str, lemma: str = "") -> bool:
    """Whether a finite form is a Präteritum (or could be one)."""
    form, lemma = form.lower(), lemma.lower()
    table = tables()
    if form in table.moods:
        return form in table.past
    strong = _strong(form, lemma)
    if strong:
        return strong != "subjunctive"
    # "er startet", "du startest" are present; "ihr startetet" does not stand in the news
    present = form in (lemma, lemma[:-2] + "e", lemma[:-2] + "est")
    return form.endswith(("te", "ten", "test")) and not present


def _strong(form: str, lemma: str) -> str:
    """What a strong form is, looked up without its particle or prefix; "" if it is none."""
    table = tables()
    if form in table.strong:
        return table.strong[form][1]
    if lemma in (form, form + "n"):
        return ""
    for prefix in (*table.particles, *table.prefixes):
        if form.startswith(prefix) and form[len(prefix) :] in table.strong:
            return table.strong[form[len(prefix) :]][1]
    return ""


def may_suppose(form: str) -> bool:
    """Whether a finite form begins like a Konjunktiv II without "würde": "wäre", "käme", "gingen"."""
    return form.lower().startswith(tables().hypothetical)


def base(form: str, lemma: str) -> str:
    """Base form of a verb: that of the closed tables where they know the form, else the tagger's."""
    form = form.lower()
    table = tables()
    if form in table.bases:
        return table.bases[form]
    if form in table.strong and not lemma.endswith("n"):
        return table.strong[form][0]
    return lemma.lower()


def with_particle(particle: str, verb: str) -> str:
    """Base form of a separated verb: an + kommen is ankommen."""
    return verb if not particle or verb.startswith(particle) else particle.lower() + verb
