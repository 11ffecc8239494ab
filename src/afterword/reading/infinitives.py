"""Verb forms that look alike: the frame of the clause tells infinitives, participles and finite verbs apart.

"Die Länder wollen Zeichen setzen": the tagger, which looks at few words around, takes "setzen" for a plural.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading.words import column, texts

BORDERS = frozenset({"$.", "$,"})
UNFINISHED = ("VVINF", "VAINF", "VMINF", "VVPP", "VAPP", "VVIZU")
FINITE_TO_INFINITIVE = {"VVFIN": "VVINF", "VAFIN": "VAINF"}
MARKS = frozenset('“”"»«‘’')
AUXILIARIES = frozenset({"haben", "sein", "werden"})
# Forms that open the frame of a Perfekt or a passive: no infinitive without "zu" can close it.
PERFECT = frozenset(
    {"habe", "haben", "hat", "hatte", "hatten", "hätte", "hätten", "bin", "ist", "sind", "sei", "seien",
     "war", "waren", "wäre", "wären", "wurde", "wurden"}
)  # fmt: skip
# Verbs that begin so have no "ge-" in their participle: the strong ones' equals the infinitive.
UNSTRESSED = (
    "be",
    "emp",
    "ent",
    "er",
    "ge",
    "hinter",
    "miss",
    "über",
    "um",
    "unter",
    "ver",
    "voll",
    "wider",
    "zer",
)


@Language.component("infinitives", requires=["token.tag", "token.lemma"], assigns=["token.tag"])
def infinitives(doc: Doc) -> Doc:
    """Retag finite verbs that close the frame of a modal verb, and participles that close a bare clause."""
    words = [word.lower() for word in texts(doc)]
    tags = column(doc, "TAG")
    lemmas = [lemma.lower() for lemma in column(doc, "LEMMA")]
    for i in closing(words, tags, lemmas):
        tags[i] = doc[i].tag_ = FINITE_TO_INFINITIVE[tags[i]]
        doc[i].lemma_ = words[i]
    for i in closing_as_participle(words, tags):
        tags[i] = doc[i].tag_ = "VVPP"
    for i in closing_as_finite(words, tags):
        tags[i] = doc[i].tag_ = "VAFIN" if tags[i] == "VAINF" else "VVFIN"
    return doc


def closing_as_finite(words: list[str], tags: list[str]) -> list[int]:
    """Forms that must be finite: they close a verb-last clause that has no finite verb before."""
    found: list[int] = []
    opener: int | None = None
    for i, tag in enumerate(tags):
        if tag in ("KOUS", "PRELS", "PWS") and (opener is None or not tags[opener].startswith("KOUS")):
            opener = i
        elif tag in BORDERS or words[i] in MARKS:
            inner = tags[opener + 1 : i] if opener is not None else []
            last = i - 1
            bare = not any(t.endswith("FIN") or t == "PTKZU" for t in inner)
            if len(inner) > 1 and tags[last] in ("VVPP", "VAINF", "VVINF") and bare:
                found.append(last)
            opener = None
    return found


def closing_as_participle(words: list[str], tags: list[str]) -> list[int]:
    """Infinitives that are participles: "hat am Sonntag die Stadt verlassen", "sie verlassen habe"."""
    found: list[int] = []
    frame_open = False
    for i, tag in enumerate(tags):
        if tag in BORDERS or tag in ("KOUS", "PTKZU", "VMINF") or words[i] in (":", ";", "("):
            frame_open = False
        elif tag == "VVINF" and words[i].startswith(UNSTRESSED) and tags[i - 1 : i] != ["PTKZU"]:
            last = _ends(tags, i + 1) or tags[i + 1].startswith("KO")
            auxiliary = not last and words[i + 1] in PERFECT and _ends(tags, i + 2)
            if (frame_open and last) or (auxiliary and tags[i + 1] in ("VAFIN", "VAINF")):
                found.append(i)
        elif tag == "VVINF":
            frame_open = False  # "hat ihn kommen sehen"
        elif tag.endswith("FIN"):
            frame_open = tag == "VAFIN" and words[i] in PERFECT
    return found


def _ends(tags: list[str], at: int) -> bool:
    return at >= len(tags) or tags[at].startswith("$")


def closing(words: list[str], tags: list[str], lemmas: list[str]) -> list[int]:
    """The tokens tagged as finite that are infinitives."""
    found: list[int] = []
    frame_open = False
    for i, tag in enumerate(tags):
        if tag in BORDERS or tag == "KOUS" or words[i] in (":", ";", "("):
            frame_open = False
        elif _like_infinitive(words[i], tag, lemmas[i]) and (frame_open or _before_modal(tags, i)):
            found.append(i)
        elif tag == "VMFIN" or (tag == "VAFIN" and _is_werden(words[i])):
            frame_open = not _closes_clause(tags, i, found)
    return found


def _like_infinitive(word: str, tag: str, lemma: str) -> bool:
    if tag == "VAFIN":
        return word in AUXILIARIES
    return tag == "VVFIN" and word.endswith("n") and word == lemma


def _is_werden(word: str) -> bool:
    return word in ("wird", "werde", "werden", "würde", "würden")


def _before_modal(tags: list[str], i: int) -> bool:
    """ "… kontaktiert haben sollen": right before a modal verb that closes its clause."""
    closes = i + 2 >= len(tags) or tags[i + 2].startswith(("$", "KO"))
    return closes and tags[i + 1 : i + 2] == ["VMFIN"] and i > 0 and tags[i - 1] in ("VVPP", "VVINF", "VAPP")


def _closes_clause(tags: list[str], i: int, found: list[int]) -> bool:
    """Whether an infinitive or participle stands right before: then the clause is verb-last and over."""
    return i > 0 and (tags[i - 1] in UNFINISHED or i - 1 in found)
