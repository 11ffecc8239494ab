"""Names of persons that the recogniser leaves in pieces: "Julian Müller", "Ursula von der Leyen"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from afterword.german.anaphors import anaphors
from afterword.german.cues import lexicon
from afterword.german.grammar import words_of
from afterword.german.names import word_lists
from afterword.reading.joined_names import part_names
from afterword.reading.tags import FINITE, TELLING
from afterword.reading.words import column, texts
from afterword.records import Label

_ODD = frozenset({"ADJD", "ADJA", "VVPP", "FM", "XY", "ADV"})
_NO_NAMES = _ODD | FINITE
_ARTICLES = frozenset({"der", "den", "dem", "die"})
_OF_NOUNS = frozenset(
    {"ART", "ADJA", "APPRART", "PPOSAT", "PIAT", "PDAT", "CARD"}
)  # "der Koch" is no Jan Koch


@Language.component("persons", requires=["doc.ents", "token.tag"], assigns=["token.tag", "doc.ents"])
def persons(doc: Doc) -> Doc:
    """Part and join names as the text does elsewhere, and tag the nouns behind a first name as names."""
    part_names(doc)
    for i in _mistaken(doc):
        doc[i].tag_, doc[i].lemma_ = "NE", doc[i].text
    _join(doc, list(_whole_names(doc)))
    _join(doc, list(_surnames(doc)))
    _join(doc, [*_titled(doc), *_unlike_nouns(doc)])
    _join(doc, list(_told_surnames(doc)))
    for i in _called_nouns(doc):
        doc[i].tag_ = "NN"
    for entity in doc.ents:
        if entity.label_ != Label.PERSON:
            continue
        if len(entity) == 1 and entity[0].tag_ in _ODD and entity.text[:1].isupper():
            entity[0].tag_ = "NE"  # "Pötsch sagte": no adjective
        if len(entity) == 1 and entity[0].tag_ == "NN" and not anaphors().is_person(entity.text.lower()):
            _name(entity[0])
        if entity[0].tag_ != "NE":
            continue
        for token in entity:
            if token.tag_ == "NN":
                token.tag_ = "NE"
    return doc


def _mistaken(doc: Doc) -> Iterator[int]:
    """Names taken for other words: "Wendt" is no form of "wenden" in "Wendt twitterte"."""
    tagged = enumerate(zip(texts(doc)[:-1], column(doc, "TAG"), strict=False))
    for i, tag in [(i, tag) for i, (word, tag) in tagged if word[:1].isupper() and tag in _NO_NAMES]:
        token, after = doc[i], doc[i + 1]
        if i == 0 or token.is_sent_start:
            if tag in FINITE and after.tag_ in TELLING:
                yield i
            continue
        before = doc[i - 1]
        told = before.tag_ == "VVFIN" and before.lemma_.lower() in lexicon().verbs
        inside = token.ent_type_ == Label.PERSON and token.ent_iob_ == "I" and tag in FINITE
        if inside or (told and after.tag_[:1] == "$"):
            yield i


def _name(noun: Token) -> None:
    """Tag a noun as a name: "Macron" is no form of "Macro", but "Habecks" one of "Habeck"."""
    noun.tag_ = "NE"
    if noun.text != f"{noun.lemma_}s":
        noun.lemma_ = noun.text


def _join(doc: Doc, found: list[tuple[int, int]]) -> None:
    """Make these stretches names of persons, in the place of what overlaps them."""
    for start, end in found:
        others = [entity for entity in doc.ents if entity.end <= start or entity.start >= end]
        doc.ents = (*others, Span(doc, start, end, label=Label.PERSON))
        for token in doc[start:end]:
            if token.tag_ == "NN":
                _name(token)
            token.tag_ = "NE"


def _told_surnames(doc: Doc) -> Iterator[tuple[int, int]]:
    """Bare nouns that are the surname of somebody told in full: "Jan Zimmendorf … Zimmendorf sagte"."""
    names = {entity[-1].text for entity in doc.ents if entity.label_ == Label.PERSON and len(entity) > 1}
    places = [i for i, word in enumerate(texts(doc)) if word in names and _is_bare_noun(doc[i])]
    nouns = {doc[i].text for i in places if i and doc[i - 1].tag_ in _OF_NOUNS}
    yield from ((i, i + 1) for i in places if doc[i].text not in nouns)


def _unlike_nouns(doc: Doc) -> Iterator[tuple[int, int]]:
    """Well-known surnames that would be forms of another noun: "Macron" of "Macro"."""
    surnames = word_lists()["surnames"]
    for i, word in enumerate(texts(doc)):
        if word in surnames and _is_bare_noun(doc[i]) and doc[i].lemma_ != word:
            yield i, i + 1


def _is_bare_noun(token: Token) -> bool:
    return token.tag_ == "NN" and not token.ent_type_


def _titled(doc: Doc) -> Iterator[tuple[int, int]]:
    """A lone noun behind a title, before a verb: "Landrätin Specht widersprach"."""
    titles, words = word_lists()["titles"], texts(doc)
    for i, word in enumerate(words[1:-1], start=1):
        lone = words[i - 1] in titles and word[:1].isupper() and _is_bare_noun(doc[i])
        if lone and doc[i + 1].tag_ in TELLING:
            yield i, i + 1


def _called_nouns(doc: Doc) -> Iterator[int]:
    """A "name" before a person's that the text has as a noun too: "Deichgraf Ole Brehm", "der Deichgraf"."""
    words = texts(doc)
    for entity in doc.ents:
        if entity.label_ != Label.PERSON or not entity.start:
            continue
        before = doc[entity.start - 1]
        name = before.tag_ == "NE" and not before.ent_type_
        if name and any(word == before.text and doc[i].tag_ == "NN" for i, word in enumerate(words)):
            yield before.i


def _whole_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """First name, particles and a word with a capital: "Ursula von der Leyen"."""
    first_names, particles = word_lists()["first_names"], words_of("name_particles")
    words = texts(doc)
    for i in range(1, len(words) - 1):
        if words[i] not in particles or not _is_first_name(words[i - 1], first_names):
            continue
        end = i + 1
        while end < len(words) - 1 and (words[end] in _ARTICLES or words[end] in particles):
            end += 1
        if words[end][:1].isupper() and doc[end].tag_ in ("NN", "NE"):
            start = i - 1
            while start and words[start - 1] in first_names:
                start -= 1
            yield start, end + 1


def _is_first_name(word: str, first_names: frozenset[str]) -> bool:
    return all(part in first_names for part in word.split("-"))


def _surnames(doc: Doc) -> Iterator[tuple[int, int]]:
    """The surnames with particles of whole names, wherever they stand alone: "Von der Leyen sagte"."""
    particles = words_of("name_particles")
    taken = {i for entity in doc.ents if entity.label_ == Label.PERSON for i in _range(entity)}
    lower = tuple(word.lower() for word in texts(doc))
    tails = set()
    for entity in doc.ents:
        inner = [i for i in range(entity.start + 1, entity.end - 1) if doc[i].text in particles]
        if entity.label_ == Label.PERSON and inner:
            tails.add(lower[inner[0] : entity.end])
    for tail in sorted(tails):
        for i in range(len(lower) - len(tail) + 1):
            end = i + len(tail)
            if lower[i:end] == tail and taken.isdisjoint(range(i, end - 1)):
                yield i, end


def _range(span: Span) -> range:
    return range(span.start, span.end)
