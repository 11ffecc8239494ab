"""The teacher's tags corrected: by a look that sees them, learnt where the treebank tells what is right.

It is the tagger's second look with the teacher's tags in the place of the first look's. Before that, one slip
is mended that the treebank is too small to show: capital words inside a sentence taken for adjectives or
verbs, which are names (Kurz, Lang, Funkel). Finite verbs stay as the teacher has them: there it is better
than so small a treebank, which would make "bestätigte Minister Berger" an adjective with its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from afterword.reading.lexicon import Lexicon
from afterword.reading.looks import TagGroups, Tags, clause_view, second_look
from afterword.reading.tagger import OPENS_LIKE_SENTENCE, FormTable, lay_out, scores
from afterword.reading.tags import TELLING
from training.gold import Gold
from training.perceptron import Table, fit
from training.teacher import Tagged

NAMES = frozenset({"ADJD", "VVIMP"})  # counted over the teacher's news: nine in ten such words are names
UNSURE = frozenset({"VVFIN", "VVPP"})  # names, nouns and headings alike
LANGUAGES = ("isch", "deutsch")
EPOCHS = 4
CHUNK = 2_000  # sentences laid out together


@dataclass(frozen=True, slots=True)
class _Asked:
    """The places of some sentences where the lexicon leaves a choice, as the look sees them."""

    features: npt.NDArray[np.int64]
    allowed: npt.NDArray[np.bool_]
    tokens: Tags  # which token each is, counted over all sentences


def corrected(sentences: list[Tagged], treebank: list[Gold], lexicon: Lexicon, seed: int) -> list[Tagged]:
    """The teacher's sentences as the treebank would have them."""
    forms = FormTable(lexicon, lexicon.known_tags)
    table = _learnt(treebank, forms, seed)
    return [
        sentence
        for start in range(0, len(sentences), CHUNK)
        for sentence in _corrected(sentences[start : start + CHUNK], forms, table)
    ]


def without_slips(sentence: Tagged) -> Tagged:
    """A sentence of the teacher's in which capital words in the middle are no adjectives and no verbs."""
    sentence = [(form, "$.", lemma) if form == ":" else (form, tag, lemma) for form, tag, lemma in sentence]
    behind = [False] + [form not in OPENS_LIKE_SENTENCE for form, _, _ in sentence]
    return [
        _mended(word) if inside and word[0][:1].isupper() and not word[0].isupper() else word
        for word, inside in zip(sentence, behind, strict=False)
    ]


def _mended(word: tuple[str, str, str]) -> tuple[str, str, str]:
    form, tag, _ = word
    if tag in UNSURE or (tag in NAMES and form.lower().endswith(LANGUAGES)):
        return form, "", ""
    return (form, "NE", form) if tag in NAMES else word


def _learnt(treebank: list[Gold], forms: FormTable, seed: int) -> Table:
    asked = _asked([gold.taught for gold in treebank], forms)
    tags = [forms.number.get(tag, -1) for gold in treebank for _, tag, _ in gold.right]
    right = np.array(tags, dtype=np.int64)[asked.tokens]
    usable = (right >= 0) & asked.allowed[np.arange(len(right)), right]
    lesson = asked.features[usable].astype(np.int32), asked.allowed[usable], right[usable]
    return fit([lesson], len(forms.number), EPOCHS, np.random.default_rng(seed))


def _asked(sentences: Sequence[Tagged], forms: FormTable) -> _Asked:
    laid = lay_out([[form for form, _, _ in sentence] for sentence in sentences], forms)
    taught = np.full(len(laid.tags), -1, dtype=np.int64)
    unknown = forms.number["XY"]
    taught[laid.real] = [forms.number.get(tag, unknown) for sentence in sentences for _, tag, _ in sentence]
    view = clause_view(laid.seen, taught, TagGroups(tuple(forms.number)))
    tokens = np.searchsorted(laid.real, laid.open)
    return _Asked(second_look(laid.seen, taught, view, laid.open), laid.allowed[laid.open], tokens)


def _corrected(sentences: list[Tagged], forms: FormTable, table: Table) -> Iterator[Tagged]:
    asked = _asked(sentences, forms)
    names = list(forms.number)
    best = scores(table, asked.features, asked.allowed).argmax(axis=1)
    right = {token: names[tag] for token, tag in zip(asked.tokens.tolist(), best.tolist(), strict=True)}
    token = 0
    for sentence in sentences:
        yield [
            word if word[1] in TELLING else _with_tag(word, right.get(number, word[1]))
            for number, word in enumerate(sentence, start=token)
        ]
        token += len(sentence)


def _with_tag(word: tuple[str, str, str], tag: str) -> tuple[str, str, str]:
    form, taught, lemma = word
    return (form, tag, lemma if tag == taught else "")
