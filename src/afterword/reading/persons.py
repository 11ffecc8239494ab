"""Names of persons whose last part was tagged as a noun ("Julian Müller"): the names found know better."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from afterword.records import Label


@Language.component("persons", requires=["doc.ents", "token.tag"], assigns=["token.tag"])
def persons(doc: Doc) -> Doc:
    """Tag the nouns behind a first name as the names that they are."""
    for entity in doc.ents:
        if entity.label_ != Label.PERSON or entity[0].tag_ != "NE":
            continue
        for token in entity:
            if token.tag_ == "NN":
                token.tag_ = "NE"
    return doc
