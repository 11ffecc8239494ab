"""The tagger: STTS tags, base forms and word classes, by a lexicon and two looks at the context."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from afterword.errors import ModelError
from afterword.reading.lexicon import Lexicon, read_lexicon
from afterword.reading.looks import (
    PADDING,
    WIDTH,
    Ids,
    TagGroups,
    Tags,
    clause_view,
    first_look,
    row,
    second_look,
)
from afterword.reading.words import texts

FOLDER = "tagging"  # the part of the model that is the tagger
MOST_FORMS = 300_000  # forms remembered; past that the memory begins anew
OPENS_LIKE_SENTENCE = frozenset({":", "„", '"', "“", "»", "«", "‚", "‘", "'", "(", "–", "-", "…", "..."})
NEVER = np.float32(-1e9)

# STTS to the word classes of Universal Dependencies. Helping verbs are AUX as in the treebanks.
UPOS = {
    "ADJA": "ADJ", "ADJD": "ADJ", "ADV": "ADV", "APPO": "ADP", "APPR": "ADP", "APPRART": "ADP",
    "APZR": "ADP", "ART": "DET", "CARD": "NUM", "FM": "X", "ITJ": "INTJ", "KOKOM": "CCONJ",
    "KON": "CCONJ", "KOUI": "SCONJ", "KOUS": "SCONJ", "NE": "PROPN", "NN": "NOUN", "PAV": "ADV",
    "PDAT": "DET", "PDS": "PRON", "PIAT": "DET", "PIS": "PRON", "PPER": "PRON", "PPOSAT": "DET",
    "PPOSS": "PRON", "PRELAT": "DET", "PRELS": "PRON", "PRF": "PRON", "PTKA": "PART", "PTKANT": "PART",
    "PTKNEG": "PART", "PTKVZ": "ADP", "PTKZU": "PART", "PWAT": "DET", "PWAV": "ADV", "PWS": "PRON",
    "TRUNC": "X", "VAFIN": "AUX", "VAIMP": "AUX", "VAINF": "AUX", "VAPP": "AUX", "VMFIN": "AUX",
    "VMINF": "AUX", "VMPP": "AUX", "VVFIN": "VERB", "VVIMP": "VERB", "VVINF": "VERB", "VVIZU": "VERB",
    "VVPP": "VERB", "XY": "X", "$,": "PUNCT", "$.": "PUNCT", "$(": "PUNCT", "_SP": "SPACE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaggerModel:
    """What training makes: the lexicon, the names of the tags, one weight table for each look."""

    lexicon: Lexicon
    tags: tuple[str, ...]
    first: npt.NDArray[np.float32]
    second: npt.NDArray[np.float32]


class FormTable:
    """Forms once looked up: what is seen of each, and which tags it may have."""

    def __init__(self, lexicon: Lexicon, tags: tuple[str, ...], hidden: frozenset[str] = frozenset()) -> None:
        self.lexicon = lexicon.without(hidden) if hidden else lexicon
        self.number = {tag: i for i, tag in enumerate(tags)}
        self.places: dict[tuple[str, bool], int] = {}
        self.seen: Ids = np.zeros((1024, WIDTH), dtype=np.uint32)
        self.allowed: npt.NDArray[np.bool_] = np.zeros((1024, len(tags)), dtype=bool)
        self.only: Tags = np.full(1024, -1, dtype=np.int64)  # the tag of forms that have just one
        self.places[("", False)] = 0  # padding

    def place(self, form: str, first: bool) -> int:
        """The row of a form."""
        key = (form, first)
        found = self.places.get(key)
        return self._add(key) if found is None else found

    def _add(self, key: tuple[str, bool]) -> int:
        place = len(self.places)
        if place == len(self.seen):
            self.seen = np.concatenate((self.seen, np.zeros_like(self.seen)))
            self.allowed = np.concatenate((self.allowed, np.zeros_like(self.allowed)))
            self.only = np.concatenate((self.only, np.full_like(self.only, -1)))
        self.places[key] = place
        self.seen[place] = row(*key, self.lexicon)
        numbers = [self.number[tag] for tag in self.lexicon.candidates(*key)]
        self.allowed[place, numbers] = True
        if len(numbers) == 1:
            self.only[place] = numbers[0]
        return place


@dataclass(frozen=True, slots=True)
class Laid:
    """Sentences laid out in one line of places, with padding between them."""

    seen: Ids  # places × WIDTH
    allowed: npt.NDArray[np.bool_]  # places × tags
    tags: Tags  # -1 where padding, or where the form leaves a choice
    real: Tags  # the places of the tokens
    open: Tags  # the places where there is a choice


def lay_out(sentences: Sequence[Sequence[str]], forms: FormTable) -> Laid:
    """Look all forms up and lay the sentences out."""
    places: list[int] = [0] * PADDING
    for words in sentences:
        first = True
        for word in words:
            places.append(forms.place(word, first and word[0].isupper()))
            first = word in OPENS_LIKE_SENTENCE
        places += [0] * PADDING
    index = np.array(places)
    tags = forms.only[index]
    real = np.flatnonzero(index)
    return Laid(forms.seen[index], forms.allowed[index], tags, real, real[tags[real] < 0])


class Tagger:
    """Tags sentences by a model."""

    def __init__(self, model: TaggerModel) -> None:
        self.model = model
        self.groups = TagGroups(model.tags)
        self.forms = FormTable(model.lexicon, model.tags)
        self.lemmas: dict[tuple[str, int], str] = {}

    def tag(self, sentences: Sequence[Sequence[str]]) -> Tags:
        """The number of each token's tag (into `model.tags`), all sentences in one line."""
        if len(self.forms.places) > MOST_FORMS:
            self.forms = FormTable(self.model.lexicon, self.model.tags)
            self.lemmas = {}
        laid = lay_out(sentences, self.forms)
        return self.second(laid, self.first(laid))[laid.real]

    def first(self, laid: Laid) -> Tags:
        """Tags of all places after the first look."""
        return _chosen(laid, self.model.first, first_look(laid.seen, laid.open))

    def second(self, laid: Laid, tags: Tags) -> Tags:
        """Tags of all places after the second look."""
        view = clause_view(laid.seen, tags, self.groups)
        return _chosen(laid, self.model.second, second_look(laid.seen, tags, view, laid.open))

    def lemma(self, form: str, tag: int) -> str:
        """The base form of a word with the tag of this number."""
        key = (form, tag)
        found = self.lemmas.get(key)
        if found is None:
            found = self.lemmas[key] = self.model.lexicon.lemma(form, self.model.tags[tag])
        return found


def _chosen(laid: Laid, weights: npt.NDArray[np.float32], features: npt.NDArray[np.int64]) -> Tags:
    tags = laid.tags.copy()
    if len(laid.open):
        tags[laid.open] = scores(weights, features, laid.allowed[laid.open]).argmax(axis=1)
    return tags


def scores(
    weights: npt.NDArray[np.float32], features: npt.NDArray[np.integer], allowed: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float32]:
    """Tokens × tags: the sum of the weights of each token's features; NEVER where a tag is not allowed."""
    total = np.zeros(allowed.shape, dtype=np.float32)
    for column in features.T:
        total += weights[column]
    return np.where(allowed, total, NEVER)


@Language.factory(
    "stts_tagger",
    assigns=["token.tag", "token.pos", "token.lemma"],
    requires=["token.is_sent_start"],
)
def make_tagger(nlp: Language, name: str, model: str) -> Callable[[Doc], Doc]:
    """The component; `model` is the folder that holds the parts of the model."""
    return TaggerComponent(nlp, read_model(Path(model) / FOLDER))


class TaggerComponent:
    """Sets `tag_`, `pos_` and `lemma_`; white space gets _SP and SPACE."""

    def __init__(self, nlp: Language, model: TaggerModel) -> None:
        self.tagger = Tagger(model)
        strings = nlp.vocab.strings
        self.codes = np.array(
            [(strings.add(tag), strings.add(UPOS[tag])) for tag in model.tags], dtype=np.uint64
        )
        self.strings = strings
        self.space = (strings.add("_SP"), strings.add("SPACE"))
        self.lemma_codes: dict[tuple[str, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Tag a Doc with sentences."""
        words = texts(doc)
        real = [i for i, word in enumerate(words) if not word.isspace()]
        values = np.zeros((len(doc), 3), dtype=np.uint64)
        values[:, :2] = self.space
        sentences: list[list[str]] = []
        starts = doc.to_array("SENT_START")
        for i in real:
            if not sentences or starts[i] == 1:
                sentences.append([])
            sentences[-1].append(words[i])
        if real:
            tags = self.tagger.tag(sentences)
            values[real, :2] = self.codes[tags]
            values[real, 2] = self._lemmas([words[i] for i in real], tags.tolist())
        for i in set(range(len(doc))).difference(real):
            values[i, 2] = self.strings.add(words[i])
        return doc.from_array(["TAG", "POS", "LEMMA"], values)  # type: ignore[arg-type]  # thinc's own array type is asked

    def _lemmas(self, words: list[str], tags: list[int]) -> list[int]:
        codes = self.lemma_codes
        if len(codes) > MOST_FORMS:
            codes.clear()
        for key in zip(words, tags, strict=True):
            if key not in codes:
                codes[key] = self.strings.add(self.tagger.lemma(*key))
        return [codes[key] for key in zip(words, tags, strict=True)]


@cache
def read_model(folder: Path) -> TaggerModel:
    """The tagger of a model folder; ModelError if it is missing or damaged."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        rules = {
            tag: {end: (int(cut), str(put)) for end, (cut, put) in ends.items()}
            for tag, ends in json.loads((folder / "rules.json").read_text(encoding="utf-8")).items()
        }
        unknown = {shape: tuple(tags) for shape, tags in meta["unknown"].items()}
        lexicon = Lexicon(read_lexicon(folder / "lexicon.tsv.gz"), unknown, rules)
        with np.load(folder / "weights.npz") as tables:
            first, second = (
                tables[name].astype(np.float32) * np.float32(meta["scale"]) for name in ("first", "second")
            )
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"the tagger in {folder} is missing or damaged ({error}); "
            "reinstall afterword, or set AFTERWORD_MODEL to a folder with a model"
        ) from error
    return TaggerModel(lexicon, tuple(meta["tags"]), first, second)
