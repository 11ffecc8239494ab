"""Counts in unlabelled news in what company verbs and nouns stand: what tells a cue that no lexicon has.

`python -m training.usage [--out FILE]` reads corpora/plain with the tagger and the clauses alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from afterword.reading import pipeline
from afterword.reading.attribution.marks import marks_of
from afterword.reading.learned.usage import NOUN_KINDS, VERB_KINDS, Usage, digit
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.words import Words
from afterword.records import Extractor
from evaluation.texts import PLAIN, texts

OUT = Path("src/afterword/quotation_model/usage.json.gz")
STEPS = ("sentences", "stts_tagger", "clauses")
LONGEST = 20_000  # characters of an article
RAREST = 12  # cases of a base form
QUESTIONS = frozenset({"ob", "wie", "warum", "was", "wer", "wann", "wo", "weshalb", "wieso"})

Counts = Mapping[str, Counter[str]]


def count(paragraphs: Iterable[str]) -> tuple[Counts, Counts]:
    """How often each verb and each noun stands in each company; `seen`: how often at all."""
    nlp = pipeline.load(extractor=Extractor.RULES)
    verbs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    nouns: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with nlp.select_pipes(enable=STEPS):
        for text in paragraphs:
            doc = nlp(text[:LONGEST])
            words = Words.of(doc)
            _count_verbs(words, doc._.clauses, verbs)
            _count_nouns(words, nouns)
    return verbs, nouns


def _count_verbs(words: Words, clauses: tuple[Clause, ...], verbs: Mapping[str, Counter[str]]) -> None:
    marks = [mark for mark in marks_of(words) if mark.sentence]
    begins, ends = {mark.start for mark in marks}, {mark.end for mark in marks}
    hanging: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in clauses:
        if clause.parent is not None:
            hanging[clause.parent].append(clause)
    for index, clause in enumerate(clauses):
        if not clause.predicate:
            continue
        counted = verbs[clause.predicate]
        counted["seen"] += 1
        counted.update(kind for other in hanging[index] for kind in _hangs(words, clause, other))
        finite = clause.finite
        counted["after_speech"] += finite is not None and (finite in ends or finite - 1 in ends)
        colon = clause.end < len(words) and words.words[clause.end] == ":"
        counted["before_speech"] += colon and clause.end + 1 in begins
        counted["wie"] += words.lower[clause.start] == "wie" and finite == clause.end - 1


def _hangs(words: Words, clause: Clause, other: Clause) -> Iterable[str]:
    opener = words.lower[other.opener] if other.opener is not None else ""
    behind = other.tokens[0] > clause.tokens[0]
    if opener == "dass":
        yield "dass"
    if opener in QUESTIONS and behind:
        yield "question"
    if other.kind is ClauseKind.MAIN and behind:
        yield "main"
    if other.mood.value == "subjunctive_1":
        yield "konjunktiv"
    if other.kind is ClauseKind.INFINITIVE and not opener:
        yield "zu"


def _count_nouns(words: Words, nouns: Mapping[str, Counter[str]]) -> None:
    begins = {mark.start for mark in marks_of(words) if mark.sentence}
    lower = words.lower
    for i in range(1, len(words) - 3):
        if words.tags[i] != "NN":
            continue
        counted = nouns[words.lemmas[i]]
        counted["seen"] += 1
        comma, colon = words.words[i + 1] == ",", words.words[i + 1] == ":"
        counted["dass"] += comma and lower[i + 2] == "dass"
        counted["wonach"] += comma and lower[i + 2] in ("wonach", "demzufolge")
        counted["colon"] += colon
        counted["speech"] += colon and i + 2 in begins
        counted["nach"] += lower[i - 1] in ("nach", "laut") or lower[i - 2] in ("nach", "laut")
        counted["zufolge"] += lower[i + 1] == "zufolge"


def usage(verbs: Counts, nouns: Counts) -> Usage:
    """The digits of all base forms that were seen often enough."""
    return Usage(_digits(verbs, VERB_KINDS), _digits(nouns, NOUN_KINDS))


def _digits(counts: Counts, kinds: tuple[str, ...]) -> dict[str, str]:
    told = {
        base: "".join(str(digit(counted[kind], counted["seen"])) for kind in kinds)
        for base, counted in counts.items()
        if counted["seen"] >= RAREST
    }
    return {base: digits for base, digits in told.items() if set(digits) != {"0"}}


def main(arguments: list[str]) -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(description="Count in what company verbs and nouns stand.")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    if not PLAIN.exists():
        print("training.usage: the unlabelled news is not here; nothing is counted", file=sys.stderr)
        return 0
    found = usage(*count(one.text for one in texts(PLAIN)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    found.save(options.out)
    print(f"usage of {len(found.verbs)} verbs and {len(found.nouns)} nouns in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
