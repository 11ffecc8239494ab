"""The dependency parser as a component, and its files: words, tags and sentence borders to trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from afterword.errors import ModelError
from afterword.reading.forms import Forms
from afterword.reading.packed import pack, unpacked
from afterword.reading.tree_network import LONGEST, TreeNetwork
from afterword.reading.words import texts

Numbers = npt.NDArray[np.int64]

WEIGHTS = Path("parser", "weights.npz")  # in the model's folder
NAMES = Path("parser", "names.json.gz")  # of tags and relations, and the forms that have vectors
MEASURED = Path("parser", "measured.json")  # scores of the recipe on what it was not trained on
FINEST = 127  # the largest number that a vector of a form is written with, eight bits


@Language.factory(
    "dependencies",
    assigns=["token.head", "token.dep"],
    requires=["token.tag", "token.is_sent_start"],
    default_config={"model": ""},
)
def make_dependencies(nlp: Language, name: str, model: str) -> Dependencies:
    """The parser of the model folder; sentence borders must be set before it, it adds none."""
    return Dependencies(nlp, load_parser(Path(model)))


class Dependencies:
    """The component: sets the head and the relation of each token (Universal Dependencies).

    The parser sees the words alone, as in the treebank; white space hangs on the word before it. All
    sentences of a Doc are parsed together.
    """

    def __init__(self, nlp: Language, parser: TreeNetwork) -> None:
        self._parser = parser
        strings = nlp.vocab.strings
        self._tags = {strings.add(tag): i for i, tag in enumerate(parser.tags)}
        self._relations = np.array([strings.add(name) for name in parser.relations], dtype=np.uint64)
        self._space = strings.add("space")
        self._beside = parser.relations.index("parataxis")

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc."""
        words = texts(doc)
        is_space = np.array([word.isspace() for word in words], dtype=bool)
        places = np.flatnonzero(~is_space)
        if not len(places):
            return doc
        codes, starts = (doc.to_array(name) for name in ("TAG", "SENT_START"))
        tags = np.array([self._tags.get(code, len(self._tags)) for code in codes[places].tolist()])
        sentences = np.cumsum(starts == 1)[places]
        above, named = self._parser.parse([words[i] for i in places], tags, _lengths(sentences))
        self._join(above, named, sentences)
        heads = np.arange(len(doc), dtype=np.int64)
        relations = np.full(len(doc), self._space, dtype=np.uint64)
        heads[places] = places[above]
        relations[places] = self._relations[named]
        _hang_spaces(heads, np.flatnonzero(is_space), starts == 1)
        offsets = (heads - np.arange(len(doc))).astype(np.uint64)
        columns = np.stack([offsets, relations], axis=1)
        return doc.from_array(["HEAD", "DEP"], columns)  # type: ignore[arg-type]  # the stubs lack uint64

    def _join(self, heads: Numbers, relations: Numbers, sentences: Numbers) -> None:
        """The pieces of a sentence that was too long hang on the root of its first."""
        roots = np.flatnonzero(heads == np.arange(len(heads)))
        _, first, which = np.unique(sentences[roots], return_index=True, return_inverse=True)
        late = np.setdiff1d(np.arange(len(roots)), first)
        heads[roots[late]] = roots[first[which[late]]]
        relations[roots[late]] = self._beside

    def pipe(self, docs: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Parse many."""
        yield from map(self, docs)


def _lengths(sentences: Numbers) -> list[int]:
    """The number of words in each sentence; what is too long is cut into pieces."""
    lengths: list[int] = []
    for length in np.unique(sentences, return_counts=True)[1].tolist():
        lengths += [LONGEST] * (length // LONGEST) + [length % LONGEST] * (length % LONGEST > 0)
    return lengths


def _hang_spaces(heads: Numbers, spaces: Numbers, starts: npt.NDArray[np.bool_]) -> None:
    """White space depends on its neighbour in the same sentence, or stands alone."""
    for place in spaces.tolist():
        if place and not starts[place]:
            heads[place] = place - 1
        elif place + 1 < len(heads) and not starts[place + 1]:
            heads[place] = place + 1


def save_parser(parser: TreeNetwork, folder: Path) -> None:
    """Write the parser into the model folder: weights in 16 bits, the vectors of forms in eight."""
    (folder / WEIGHTS).parent.mkdir(parents=True, exist_ok=True)
    names = {"tags": parser.tags, "relations": parser.relations, "forms": list(parser.forms.rows)}
    pack(folder / NAMES, names)
    weights = {name: weight.astype(np.float16) for name, weight in parser.weights.items()}
    scale = np.abs(parser.forms.known).max() / FINEST
    tables: dict[str, npt.NDArray[np.generic]] = {
        **weights,
        "parts": parser.forms.table.astype(np.float16),
        "vectors": np.round(parser.forms.known / scale).astype(np.int8),
        "scale": np.array(scale, dtype=np.float32),
    }
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **tables)


@cache
def load_parser(folder: Path) -> TreeNetwork:
    """The parser that `save_parser` wrote; ModelError where there is none."""
    try:
        names = unpacked(folder / NAMES)
        with np.load(folder / WEIGHTS) as tables:
            weights = {name: tables[name].astype(np.float32) for name in tables.files}
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(
            f"the parser in {folder} is missing or damaged ({error}); "
            "reinstall afterword, or set AFTERWORD_MODEL to a folder with a model"
        ) from error
    rows = {form: i for i, form in enumerate(names["forms"])}
    vectors = weights.pop("vectors") * weights.pop("scale")
    forms = Forms(rows, vectors, weights.pop("parts"))
    return TreeNetwork(weights, tuple(names["tags"]), tuple(names["relations"]), forms)
