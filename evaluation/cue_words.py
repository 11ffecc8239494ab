"""How well quotations are found whose cue the training part shows often, seldom, never, or that have none.

The base form of a cue is that of its verb with a separated particle ("teilte … mit": mitteilen), without
one that of its noun, without either its words. Of gold quotations whose cue has a base form that is the cue
of 0, of 1 to 4, of 5 or more quotations in train, `found` is the share found (see evaluation/marked.py),
`cue` the mean token recall of the cue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from evaluation.attribution import mean
from evaluation.marked import Marked, Pair, found
from evaluation.quotation_corpus import TRAIN, Article, articles
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FULL_VERBS = ("VV",)
OTHER_WORDS = ("N", "V", "ADJ")  # in this order, where there is no full verb
BANDS = (("never_seen", 0, 0), ("seen_1_to_4", 1, 4), ("seen_5_or_more", 5, 1_000_000))
NO_CUE = "no_cue"


def base_form(tokens: Sequence[Token]) -> str:
    """The base form of a cue, "" where there is none."""
    particle = "".join(token.lower_ for token in tokens if token.tag_ == "PTKVZ")
    for first in (*FULL_VERBS, *OTHER_WORDS):
        for token in tokens:
            if token.tag_.startswith(first):
                return (particle if first in FULL_VERBS else "") + token.lemma_
    return " ".join(token.lower_ for token in tokens)


def base_forms(doc: Doc, quotations: Iterable[Marked]) -> list[str]:
    """The base form of each quotation's cue; `doc` has the gold's tokens, beside those of white space."""
    words = [token for token in doc if not token.is_space]
    return [base_form([words[i] for i in sorted(one.parts["cue"])]) for one in quotations]


@cache
def seen_in_train() -> Counter[str]:
    """How many quotations of the training part have a cue of each base form; empty without the corpus."""
    if not TRAIN.exists():
        return Counter()
    return Counter(form for article in articles(TRAIN) for form in _cues_of(article) if form)


def _cues_of(article: Article) -> list[str]:
    """Only sentences with a cue are tagged: that takes a quarter of the time."""
    from spacy.tokens import Doc

    from afterword.reading import pipeline

    nlp = pipeline.load()
    tagger = nlp.get_pipe("stts_tagger")
    tagged: dict[range, Doc] = {}
    forms = []
    for cue in (sorted(one.parts["cue"]) for one in article.quotations if one.parts["cue"]):
        sentence = article.sentence(cue[0])
        if sentence not in tagged:
            words = list(article.words[sentence.start : sentence.stop])
            tagged[sentence] = tagger(Doc(nlp.vocab, words=words))
        forms.append(base_form([tagged[sentence][i - sentence.start] for i in cue if i in sentence]))
    return forms


def by_cue(pairs: Iterable[tuple[Pair, str]]) -> Scores:
    """The figures for each band, from pairs and the base form of each gold quotation's cue."""
    seen = seen_in_train()
    if not seen:
        return {}
    bands: dict[str, list[Pair]] = {name: [] for name in (*(name for name, _, _ in BANDS), NO_CUE)}
    for pair, form in pairs:
        if pair[1]:
            bands[_band(seen[form]) if form else NO_CUE].append(pair)
    table: Scores = {}
    for name, of_band in bands.items():
        table[f"cue.{name}.gold"] = len(of_band)
        table[f"cue.{name}.found"] = mean([float(found(pair)) for pair in of_band])
        if name != NO_CUE:
            table[f"cue.{name}.cue"] = mean([_cue_recall(pair) for pair in of_band])
    return table


def _band(count: int) -> str:
    return next(name for name, least, most in BANDS if least <= count <= most)


def _cue_recall(pair: Pair) -> float:
    ours, theirs = pair
    gold = theirs.parts["cue"] if theirs else frozenset()
    return len(ours.parts["cue"] & gold) / len(gold) if ours and gold else 0.0
