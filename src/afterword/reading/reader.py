"""The reader: one article to its statements, reports, mentions, times and words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.reading.extractors import default_extractor, weights
from afterword.records import Article, Extractor, Label, Mention, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Raised with every change of rules that changes what is read, so that stored readings can be told to be old.
RULES = 4
CONTENT_TAGS = ("NN", "NE", "VVFIN", "VVINF", "VVPP", "VVIZU", "ADJA", "ADJD")


class Reader:
    """Reads articles. Making one is cheap; the model is loaded with the first article.

    Without `extractor` it is `extractors.default_extractor()`. ModelError where the learned one is not there.
    """

    def __init__(self, model: Path | None = None, extractor: Extractor | None = None) -> None:
        self._model = model
        self.extractor = extractor or default_extractor()
        self._weights = weights() if self.extractor is Extractor.LEARNED else None

    @cached_property
    def version(self) -> str:
        """What reads: the state of the rules, the extractor, and the hashes of the models' descriptions."""
        learned = f"-{_fingerprint(self._weights)}" if self._weights else ""
        return f"{RULES}-{_fingerprint(self._folder)}-{self.extractor}{learned}"

    @property
    def _folder(self) -> Path:
        from afterword.reading.pipeline import model_folder

        return self._model or model_folder()

    def read(self, article: Article) -> Reading:
        """All that one version of one article says."""
        from afterword.reading.confidence import precise_threshold
        from afterword.reading.pipeline import make_doc
        from afterword.reading.statements import state

        doc = make_doc(article, model=self._model, extractor=self.extractor)
        statements, reports = state(doc, article)
        return Reading(
            article.id,
            article.version,
            self.version,
            statements,
            reports,
            tuple(mentions(doc)),
            tuple(doc._.times),
            tuple(sorted(words(doc).items())),
            self.extractor,
            precise_threshold(self.extractor),
        )


def mentions(doc: Doc) -> Iterable[Mention]:
    """The names of a Doc."""
    from afterword.german.places import country
    from afterword.records import Span

    for found in doc.ents:
        if found.label_ not in set(Label):
            continue
        apart = len(found) == 2 and found[1].tag_ == "NN" and country(found[0].text) is not None
        entity = found[:1] if apart else found  # "liefert der Ukraine Panzer" names one country
        name = " ".join(token.lemma_ or token.text for token in entity if not token.is_space)
        yield Mention(Span(entity.start_char, entity.end_char), Label(found.label_), name)


def words(doc: Doc) -> Counter[str]:
    """Base forms of the content words, with their counts."""
    from afterword.reading.words import column, plain, texts

    told = zip(column(doc, "TAG"), column(doc, "LEMMA"), texts(doc), strict=True)
    return Counter(lemma or word for tag, lemma, word in told if plain(tag) in CONTENT_TAGS and len(word) > 1)


def _fingerprint(folder: Path) -> str:
    """A hash over names and sizes of the model's files and its description; "none" without a model."""
    if not folder.is_dir():
        return "none"
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
        if path.suffix in (".json", ".cfg"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
