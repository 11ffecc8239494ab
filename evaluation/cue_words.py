"""How well quotations are found whose cue the training part shows often, seldom, never, or that have none.

The base form of a cue is that of its verb with a separated particle ("teilte … mit": mitteilen), without
one that of its noun, without either its words. Of gold quotations whose cue has a base form that is the cue
of 0, of 1 to 4, of 5 or more quotations in train, `found` is the share found (see evaluation/marked.py),
`cue` the mean token recall of the cue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from evaluation.attribution import mean
from evaluation.marked import Marked, Pair, found, paired
from evaluation.quotation_corpus import TRAIN, Article, articles
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from spacy.tokens import Token

FULL_VERBS = ("VV",)
OTHER_WORDS = ("N", "V", "ADJ")  # in this order, where there is no full verb
BANDS = (("never_seen", 0, 0), ("seen_1_to_4", 1, 4), ("seen_5_or_more", 5, 1_000_000))
NO_CUE = "no_cue"

Counted = tuple[Pair, int | None]  # how many quotations that were learnt from have the cue; None: no cue


def base_form(tokens: Sequence[Token]) -> str:
    """The base form of a cue, "" where there is none."""
    particle = "".join(token.lower_ for token in tokens if token.tag_ == "PTKVZ")
    for first in (*FULL_VERBS, *OTHER_WORDS):
        for token in tokens:
            if token.tag_.startswith(first):
                return (particle if first in FULL_VERBS else "") + token.lemma_
    return " ".join(token.lower_ for token in tokens)


def cue_forms(article: Article) -> list[str]:
    """The base form of the cue of each of the article's quotations, "" where it has none.

    Only sentences with a cue are tagged, by the corpus's own tokens: that takes a quarter of the time.
    """
    from spacy.tokens import Doc

    from afterword.reading import pipeline

    nlp = pipeline.load()
    tagger = nlp.get_pipe("stts_tagger")
    tagged: dict[range, Doc] = {}
    forms = []
    for cue in (sorted(one.parts["cue"]) for one in article.quotations):
        if not cue:
            forms.append("")
            continue
        sentence = article.sentence(cue[0])
        if sentence not in tagged:
            words = list(article.words[sentence.start : sentence.stop])
            tagged[sentence] = tagger(Doc(nlp.vocab, words=words))
        forms.append(base_form([tagged[sentence][i - sentence.start] for i in cue if i in sentence]))
    return forms


@cache
def seen_in_train() -> Counter[str]:
    """How many quotations of the training part have a cue of each base form; empty without the corpus."""
    if not TRAIN.exists():
        return Counter()
    return Counter(form for article in articles(TRAIN) for form in cue_forms(article) if form)


def with_counts(
    article: Article, predicted: Sequence[Marked], forms: Sequence[str], seen: Mapping[str, int]
) -> list[Counted]:
    """Each gold quotation of an article with its partner, and how often its cue was seen; None: no cue."""
    form_of = {id(gold): form for gold, form in zip(article.quotations, forms, strict=True)}
    pairs = [pair for pair in paired(predicted, article.quotations) if pair[1]]
    return [(pair, seen.get(form, 0) if (form := form_of[id(pair[1])]) else None) for pair in pairs]


def by_cue(pairs: Iterable[Counted]) -> Scores:
    """The figures for each band."""
    bands: dict[str, list[Pair]] = {name: [] for name in (*(name for name, _, _ in BANDS), NO_CUE)}
    for pair, count in pairs:
        bands[NO_CUE if count is None else _band(count)].append(pair)
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
