"""Our tagger on words that stand already as tokens, as in corpora."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading import tagger as _tagger  # noqa: F401  (registers the component)


def tagging_pipeline(model: Path) -> Language:
    """A pipeline of the tagger alone; `model` is the model's folder."""
    nlp = spacy.blank("de")
    nlp.add_pipe("stts_tagger", config={"model": str(model)})
    return nlp


def tagged(nlp: Language, words: Sequence[str], spaces: Sequence[bool] | None = None) -> Doc:
    """One sentence of given words with the tags of our tagger."""
    doc = Doc(nlp.vocab, words=list(words), spaces=list(spaces) if spaces else None)
    for token in doc:
        token.is_sent_start = token.i == 0
    return nlp.get_pipe("stts_tagger")(doc)
