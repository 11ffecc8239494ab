"""The rules of reading as spaCy components: they need tags, base forms and sentences, and assign `doc._`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading.attribution import attribute
from afterword.reading.clauses import cut
from afterword.reading.confidence import with_confidence
from afterword.reading.words import Words


def register() -> None:
    """Make the extensions known; safe to call again."""
    for name in ("clauses", "quotations"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())


register()


@Language.component(
    "clauses", requires=["token.tag", "token.lemma", "token.sent_start"], assigns=["doc._.clauses"]
)
def clauses(doc: Doc) -> Doc:
    """Cut every sentence into clauses."""
    doc._.clauses = cut(doc)
    return doc


@Language.component("quotations", requires=["token.tag", "doc._.clauses"], assigns=["doc._.quotations"])
def quotations(doc: Doc) -> Doc:
    """Find what is said, by whom, through whom."""
    doc._.quotations = with_confidence(Words.of(doc), doc._.clauses, attribute(doc))
    return doc
