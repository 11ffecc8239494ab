"""The learned extractor of quotations: it weighs what the rules found, and finds more."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading.learned.extractor import LearnedExtractor, load
from afterword.reading.learned.sight import Sight

__all__ = ["LearnedExtractor", "LearnedQuotations", "load"]


@Language.factory(
    "learned_quotations",
    requires=["token.tag", "doc._.clauses", "doc._.quotations"],
    assigns=["doc._.quotations"],
    default_config={"model": ""},
)
def make_learned_quotations(nlp: Language, name: str, model: str) -> LearnedQuotations:
    """The component with the weights of a folder."""
    return LearnedQuotations(load(Path(model)))


class LearnedQuotations:
    """The component: takes the rules' quotations as evidence and assigns its own."""

    def __init__(self, extractor: LearnedExtractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc anew."""
        doc._.quotations = self.extractor.read(Sight.of(doc))
        return doc
