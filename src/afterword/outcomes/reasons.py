"""Why an outcome is what it is, as one readable sentence in English and in German."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afterword.outcomes.contexts import Context
from afterword.records import Evidence

SENTENCES: dict[str, tuple[str, str]] = {
    "contested": ("The reports contradict each other", "Die Berichte widersprechen sich"),
    "condition_off": ("Its condition was not met", "Die Bedingung ist nicht eingetreten"),
    "happened": ("It came so", "So ist es gekommen"),
    "did_not_come": ("It did not come", "So ist es nicht gekommen"),
    "happened_otherwise": (
        "It came, but not in every detail",
        "Im Kern ist es so gekommen, aber nicht in allem",
    ),
    "put_off": ("It was put off beyond the stated time", "Es wurde über die genannte Zeit hinaus verschoben"),
    "withdrawn": ("Its source took it back", "Die Quelle hat es zurückgenommen"),
    "time_passed": (
        "Its time has passed, and Afterword found no article that says what came of it",
        "Die Zeit ist um, und Afterword hat keinen Artikel gefunden, der sagt, was daraus wurde",
    ),
    "ahead": ("Afterword found nothing decisive yet", "Afterword hat noch nichts Entscheidendes gefunden"),
}
SILENT = frozenset({"time_passed", "ahead"})  # what was only said again is no source for what was not found
SAME = "the same happening"
PARTS: dict[str, str] = {
    "the same happening": "dasselbe Geschehen",
    "same who": "dieselben Beteiligten",
    "same what": "dieselbe Sache",
    "another place": "an einem anderen Ort",
    "another amount": "in anderer Höhe",
    "place not told": "der Ort wird nicht genannt",
    "amount not told": "die Höhe wird nicht genannt",
    "means not told": "womit, wird nicht gesagt",
    "later than stated": "später als angekündigt",
    "that its condition was met is not told": "ob die Bedingung eintrat, wird nicht gesagt",
    "when is not told": "wann, wird nicht gesagt",
    "said again": "noch einmal gesagt",
    "another time was named": "eine andere Zeit wurde genannt",
    "it was put off": "es wurde verschoben",
    "it was called off": "es wurde abgesagt",
    "it did not happen": "es geschah nicht",
    "it did happen": "es geschah doch",
    "somebody else got the post": "jemand anderes bekam das Amt",
    "a successor took the post": "das Amt ging an jemand anderen über",
    "the person declined or it failed": "es kam eine Absage, oder es scheiterte",
    "the person took another post": "die Person ging anderswohin",
    "the person got the post": "die Person bekam das Amt",
    "the person accepted": "die Person nahm an",
    "the person stayed": "die Person blieb",
    "the person left the post": "die Person schied aus",
    "much later": "viel später",
    "the person stays in another post": "die Person bleibt anderswo",
    "the opposite happened": "das Gegenteil geschah",
}
UNTOLD: dict[str, tuple[str, str]] = {
    "when is not told": ("when", "wann"),
    "place not told": ("where", "wo"),
    "amount not told": ("how much", "in welcher Höhe"),
    "means not told": ("by what means", "womit"),
    "that its condition was met is not told": ("whether its condition was met", "ob die Bedingung eintrat"),
}


def voices(evidence: Sequence[Evidence], articles: Mapping[str, Context]) -> int:
    """How many independent voices the evidence has: never more than groups of texts, nor than publishers."""
    contexts = [articles[e.article] for e in evidence if e.article in articles]
    groups = {c.group or c.article for c in contexts}
    publishers = {c.publisher or c.outlet or "unknown" for c in contexts}
    return min(len(groups), len(publishers))


def reason(rule: str, evidence: Sequence[Evidence], articles: Mapping[str, Context]) -> tuple[str, str]:
    """The sentence for a rule with the evidence it names: English, German."""
    english, german = SENTENCES[rule]
    count = 0 if rule in SILENT else voices(evidence, articles)
    if not count:
        return f"{english}.", f"{german}."
    why = [part for e in evidence[:1] for part in e.why]
    if rule == "happened_otherwise" and _only_untold(evidence):
        english, german = _core(evidence)
        why = [part for part in why if part not in UNTOLD]
    ours, unsere = _details(why)
    sources = "one source" if count == 1 else f"{count} independent sources"
    quellen = "eine Quelle" if count == 1 else f"{count} unabhängige Quellen"
    return f"{english} ({sources}{ours}).", f"{german} ({quellen}{unsere})."


def _only_untold(evidence: Sequence[Evidence]) -> bool:
    """Whether nothing differs from what was stated: what nobody tells does not count against it."""
    return all(part == SAME or part.startswith("same ") or part in UNTOLD for e in evidence for part in e.why)


def _core(evidence: Sequence[Evidence]) -> tuple[str, str]:
    """That the core came, and what none of the articles tells."""
    missing = [part for part in UNTOLD if all(part in e.why for e in evidence)]
    if not missing:
        return (
            "The core came; no article tells all of it",
            "Der Kern ist eingetreten; kein Artikel sagt alles",
        )
    english = " and ".join(UNTOLD[part][0] for part in missing)
    german = " und ".join(UNTOLD[part][1] for part in missing)
    return (
        f"The core came; the articles do not tell {english}",
        f"Der Kern ist eingetreten; die Artikel sagen nicht, {german}",
    )


def _details(parts: Sequence[str]) -> tuple[str, str]:
    why = dict.fromkeys(parts)
    english = "; ".join(why)
    german = "; ".join(PARTS.get(part, part) for part in why)
    return (f": {english}", f": {german}") if why else ("", "")
