"""Treebank sentences that correct the teacher: its tags where gold word classes agree, mended where not.

`tagging/gsd-train.pos.gz` (UD German-GSD train) tells each word its UPOS; the teacher tags the same. Where
its tag belongs to the gold class it stands; where the gold class leaves one tag, that is taken; elsewhere the
word teaches nothing. Two sentences of GSD dev stand in the training part word for word: they are left out,
since we measure there. GSD test and PUD are left to the parser, which must see our tags err on them as on
any text.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.tasks import SHARED
from training.teacher import Tagged, read_tagged, tagged

UPOS_TRAIN = SHARED / "corpora" / "tagging" / "gsd-train.pos.gz"
GSD_DEV = SHARED / "corpora" / "treebank" / "de_gsd-dev.conllu"
UNTAUGHT = ""  # no tag: nothing is learnt from this word

VERBS = "VVFIN VVINF VVPP VVIZU VVIMP VAFIN VAINF VAPP VAIMP VMFIN VMINF VMPP"
# What the teacher may say within a gold class.
WITHIN: dict[str, frozenset[str]] = {
    upos: frozenset(tags.split())
    for upos, tags in {
        "VERB": VERBS,
        "AUX": VERBS,
        "NOUN": "NN TRUNC",
        "PROPN": "NE",
        "ADJ": "ADJA ADJD PIAT PIS CARD PDAT PDS",
        "ADV": "ADV ADJD PAV PWAV PTKVZ PTKA KOKOM PIS PIAT KON",
        "ADP": "APPR APPRART APPO APZR PTKVZ KOKOM",
        "DET": "ART PDAT PIAT PPOSAT PWAT PRELAT PDS PIS ADJA",
        "PRON": "PPER PRF PDS PIS PRELS PWS PPOSS ART PIAT PDAT PPOSAT PWAT",
        "CCONJ": "KON KOKOM ADV",
        "SCONJ": "KOUS KOUI KOKOM PWAV",
        "PART": "PTKZU PTKNEG PTKANT PTKA PTKVZ ADV",
        "NUM": "CARD ADJA NN PIAT",
        "PUNCT": "$, $. $(",
        "SYM": "$( XY",
        "X": "FM XY TRUNC",
    }.items()
}
ONE_TAG = {"NOUN": "NN", "PROPN": "NE"}
# What the teacher and the gold class say together, where that is not simply the gold class.
TOGETHER = {
    ("NN", "PROPN"): UNTAUGHT,  # Oktober, Universität: the treebank itself calls most of these NN
    ("ADJA", "PROPN"): "ADJA",  # das Rote Kreuz
    ("CARD", "PROPN"): "CARD",
    ("TRUNC", "PROPN"): "TRUNC",
    ("KON", "ADP"): "APPR",  # bis
    ("ADV", "ADP"): "APPR",
    ("KOUI", "ADP"): "KOUI",  # um … zu
    ("PRELS", "DET"): "ART",
    ("VVPP", "ADJ"): UNTAUGHT,  # ist betroffen: the treebank's own tags are divided
    ("ADV", "ADJ"): UNTAUGHT,  # natürlich: likewise
    ("PTKVZ", "ADJ"): "PTKVZ",  # gab bekannt
}
SEEN = 20  # times a word must be a gold adverb
ADVERB = 0.7  # and the share of its places: wirklich; words with less of it the treebank leaves unclear


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence of the treebank: as the teacher tags it, and as is right, "" where unsure."""

    taught: Tagged
    right: Tagged


def treebank_lessons(folder: Path) -> Iterator[Gold]:
    """The sentences of GSD train."""
    dev = set(_dev_sentences())
    golds = [gold for gold in _upos_sentences() if " ".join(word for word, _ in gold) not in dev]
    pairs = list(zip(golds, _taught(golds, folder / "gsd-train.tsv.gz"), strict=True))
    adverbs = _adverbs(pairs)
    for gold, taught in pairs:
        right = [
            _corrected(word, "ADV" if tag == "ADJD" and word.lower() in adverbs else tag, upos, lemma)
            for (word, upos), (_, tag, lemma) in zip(gold, taught, strict=True)
        ]
        yield Gold(taught, right)


def _adverbs(pairs: list[tuple[list[tuple[str, str]], Tagged]]) -> frozenset[str]:
    """Words that the teacher takes for adjectives and the treebank for adverbs."""
    classes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for gold, taught in pairs:
        for (word, upos), (_, tag, _) in zip(gold, taught, strict=True):
            if tag == "ADJD":
                classes[word.lower()][upos] += 1
    return frozenset(
        word for word, seen in classes.items() if seen["ADV"] >= max(SEEN, ADVERB * seen.total())
    )


def corrected(word: str, tag: str, upos: str) -> str:
    """The teacher's tag in the light of the gold class; "" where the two leave it open."""
    if (tag, upos) in TOGETHER:
        return TOGETHER[tag, upos]
    if upos not in WITHIN or tag in WITHIN[upos]:
        return tag
    if upos in ONE_TAG:
        return ONE_TAG[upos] if word[:1].isupper() else UNTAUGHT
    if upos == "ADJ" and word[:1].islower():
        if not word.endswith(("e", "en", "em", "er", "es")):
            return "ADJD"
        return UNTAUGHT if word.endswith("er") else "ADJA"  # lecker is either
    return UNTAUGHT


def _corrected(word: str, tag: str, upos: str, lemma: str) -> tuple[str, str, str]:
    right = corrected(word, tag, upos)
    return word, right, lemma if right == tag else UNTAUGHT


def _upos_sentences() -> Iterator[list[tuple[str, str]]]:
    with gzip.open(UPOS_TRAIN, "rt", encoding="utf-8") as lines:
        for line in lines:
            pairs = [cell.rsplit("##", 1) for cell in line.split(" ")]
            words: list[tuple[str, str]] = []
            parts = 0  # of a contraction (im = in dem): its own line tells no class, its parts are no words
            for word, upos in ((word, upos.strip()) for word, upos in pairs):
                if upos == "_":
                    words.append((word, "ADP"))
                    parts = 2
                elif parts:
                    parts -= 1
                else:
                    words.append((word, upos))
            if words:
                yield words


def _taught(golds: list[list[tuple[str, str]]], path: Path) -> Iterator[Tagged]:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
            for gold in golds:
                sentence = tagged([word for word, _ in gold])
                out.write("".join("\t".join(token) + "\n" for token in sentence) + "\n")
    return read_tagged(path)


def _dev_sentences() -> Iterator[str]:
    for block in GSD_DEV.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        yield " ".join(row[1] for row in rows if row[0].isdigit())
