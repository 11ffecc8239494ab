"""The German pipeline: from a text to a Doc with sentences, tags, base forms and what builds on them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path

import spacy
from spacy.attrs import IS_PUNCT, IS_SPACE, LOWER, NORM  # type: ignore[import-not-found]  # has no stubs
from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading import components as _components  # noqa: F401  (registers clauses and quotations)
from afterword.reading import dependencies as _dependencies  # noqa: F401
from afterword.reading import infinitives as _infinitives  # noqa: F401
from afterword.reading import names as _names  # noqa: F401
from afterword.reading import persons as _persons  # noqa: F401
from afterword.reading import sentences as _sentences  # noqa: F401  (registers its component, as does the next)
from afterword.reading import tagger as _tagger  # noqa: F401
from afterword.reading import times as _times  # noqa: F401
from afterword.reading import tokens as _tokens  # noqa: F401  (registers the tokenizer)
from afterword.reading.extractors import default_extractor, weights
from afterword.records import UNKNOWN, Article, Extractor, Furniture, Period

__all__ = ["blank_pipeline", "blanked", "default_extractor", "load", "make_doc", "model_folder"]

MODEL_VARIABLE = "AFTERWORD_MODEL"

# The components in their order. Each declares what it needs and assigns where it is registered.
# `model` is told to those that read a part of the model folder.
COMPONENTS: tuple[str, ...] = (
    "stts_tagger",
    "dependencies",
    "names",
    "persons",
    "infinitives",
    "clauses",
    "quotations",
    "times",
)
# What is read of words by themselves: spaCy makes no more of each new one (a fortieth of the time).
READ_OF_WORDS = frozenset({LOWER, NORM, IS_PUNCT, IS_SPACE})
WITH_MODEL = frozenset({"stts_tagger", "dependencies", "names"})

# The learned extractor takes the quotations of the rules as evidence and assigns them anew.
RULES, LEARNED = "quotations", "learned_quotations"
HOME_OF_LEARNED = "afterword.reading.learned"  # registers it; imported only where it is asked for


def load(model: Path | None = None, extractor: Extractor | None = None) -> Language:
    """The pipeline, made once for each model folder; ModelError if a model is missing or damaged."""
    learned = (extractor or default_extractor()) is Extractor.LEARNED
    return _load(model or model_folder(), weights() if learned else None)


def model_folder() -> Path:
    """The folder of the model: the one that AFTERWORD_MODEL names, else the one inside the package."""
    named = os.environ.get(MODEL_VARIABLE)
    return Path(named) if named else Path(__file__).resolve().parents[1] / "model"


def make_doc(
    source: Article | str,
    furniture: Iterable[Furniture] = (),
    model: Path | None = None,
    extractor: Extractor | None = None,
) -> Doc:
    """The Doc of an article, or of a text with furniture; its offsets are those of the stored text."""
    nlp = load(model, extractor)
    if isinstance(source, Article):
        return _doc(nlp, blanked(source.text, source.furniture), source.published.period)
    return _doc(nlp, blanked(source, furniture), UNKNOWN)


def _doc(nlp: Language, text: str, published: Period) -> Doc:
    """The times of a text are read from the day of its article, so that day goes in before the pipeline."""
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def blanked(text: str, furniture: Iterable[Furniture]) -> str:
    """The text with furniture overwritten by spaces; line breaks stay, so that paragraphs stay apart."""
    for piece in furniture:
        start, end = piece.span.start, piece.span.end
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def blank_pipeline() -> Language:
    """Tokens and sentences only, without a model: what training begins with."""
    nlp = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": "afterword.german"}}})
    told = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]  # not in spaCy's stubs
    for attribute in told.keys() - READ_OF_WORDS:
        del told[attribute]
    nlp.add_pipe("sentences")
    return nlp


@cache
def _load(model: Path, learned: Path | None) -> Language:
    nlp = blank_pipeline()
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"model": str(model)} if name in WITH_MODEL else {})
    if learned is not None:
        import_module(HOME_OF_LEARNED)
        nlp.add_pipe(LEARNED, after=RULES, config={"model": str(learned)})
    return nlp
