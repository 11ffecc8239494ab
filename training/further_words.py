"""Words that the teacher never met: more news, tagged by the tagger itself, tell what they are.

What a word is in most of its places is surer than what it seems in one. Only forms that the lexicon lacks are
added; the weights stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from afterword.reading.lexicon import Lexicon
from afterword.reading.pipeline import blank_pipeline
from afterword.reading.tagger import Tagger, TaggerModel
from evaluation.texts import sentences_of, training_texts
from training.perceptron import say
from training.teacher import LONGEST, Tagged
from training.words import Words

FURTHER = 4_000_000  # tokens
LISTED = 5  # times a form must be met: more than where the teacher tells
AT_ONCE = 1_000  # sentences tagged together


def with_further_words(model: TaggerModel, tokens: int) -> TaggerModel:
    """The model with a lexicon that also holds new forms of so many tokens of news."""
    words = Words()
    words.read(_tagged(model, tokens))
    known = model.lexicon.entries
    found = {form: entry for form, entry in words.entries(LISTED).items() if form not in known}
    say(f"{len(found)} further forms")
    lexicon = Lexicon(known | found, model.lexicon.unknown, model.lexicon.rules)
    return replace(model, lexicon=lexicon)


def _tagged(model: TaggerModel, tokens: int) -> Iterator[Tagged]:
    tagger = Tagger(model)
    for sentences in _sentences(tokens):
        tags = iter(tagger.tag(sentences).tolist())
        for sentence in sentences:
            pairs = [(form, next(tags)) for form in sentence]
            yield [(form, model.tags[tag], tagger.lemma(form, tag)) for form, tag in pairs]


def _sentences(tokens: int) -> Iterator[list[list[str]]]:
    nlp = blank_pipeline()
    seen = 0
    gathered: list[list[str]] = []
    for text in training_texts():
        gathered += [words for words in sentences_of(nlp, text.text) if len(words) <= LONGEST]
        if len(gathered) >= AT_ONCE:
            seen += sum(map(len, gathered))
            yield gathered
            gathered = []
        if seen >= tokens:
            return
    if gathered:
        yield gathered
