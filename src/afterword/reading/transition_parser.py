"""The parser of models older than `tree_network.py`: spaCy's transition parser. Goes with the last such."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import srsly
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from afterword.errors import ModelError

FILE = Path("parser", "weights.msgpack.gz")  # in the model's folder
FEATURES = {"NORM": 3000, "PREFIX": 1000, "SUFFIX": 2000, "SHAPE": 500, "TAG": 100}
WIDTH = 64
DEPTH = 3


class TransitionDependencies:
    """The component: sets the head and the relation of each token (Universal Dependencies).

    The parser sees the words alone, as in the treebank; white space hangs on the word before it.
    """

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc."""
        places = [t.i for t in doc if not t.is_space]
        if not places:
            return doc
        parsed = self._parser(_words(doc, places))
        heads = np.arange(len(doc), dtype=np.int64)
        relations = np.full(len(doc), doc.vocab.strings.add("space"), dtype=np.uint64)
        words = np.array(places)
        heads[words] = words[[t.head.i for t in parsed]]
        relations[words] = parsed.to_array("DEP")
        _hang_spaces(doc, heads)
        offsets = (heads - np.arange(len(doc))).astype(np.uint64)
        columns = np.stack([offsets, relations], axis=1)
        return doc.from_array(["HEAD", "DEP"], columns)  # type: ignore[arg-type]  # the stubs lack uint64


def _words(doc: Doc, places: list[int]) -> Doc:
    """The Doc without its white space; a sentence that begins with some begins with its first word."""
    words = Doc(doc.vocab, words=[doc[i].text for i in places], tags=[doc[i].tag_ for i in places])
    start = -1
    for token, place in zip(words, places, strict=True):
        token.is_sent_start = any(doc[i].is_sent_start for i in range(start + 1, place + 1))
        start = place
    words[0].is_sent_start = True
    return words


def _hang_spaces(doc: Doc, heads: npt.NDArray[np.int64]) -> None:
    """White space depends on its neighbour in the same sentence, or stands alone."""
    for token in doc:
        if token.is_space:
            before, after = token.i - 1, token.i + 1
            if before >= 0 and not token.is_sent_start:
                heads[token.i] = before
            elif after < len(doc) and not doc[after].is_sent_start:
                heads[token.i] = after


def new_parser(nlp: Language) -> DependencyParser:
    """An untrained parser, small enough for ten thousand words a second.

    Arc-eager with pseudo-projective lifting; Honnibal and Johnson, "An Improved Non-monotonic Transition
    System for Dependency Parsing", 2015.
    """
    config = {"model": _architecture(), "min_action_freq": 20, "learn_tokens": False, "moves": None}
    return cast(DependencyParser, nlp.create_pipe("parser", config=config))


def _architecture() -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": True,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(FEATURES),
                "rows": list(FEATURES.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


def load_transition_parser(nlp: Language, folder: Path) -> DependencyParser:
    """The parser that `save_parser` wrote; ModelError where there is none."""
    try:
        parts = srsly.msgpack_loads(gzip.decompress((folder / FILE).read_bytes()))
        parts["model"] = _recast(parts["model"], np.float16, np.float32)
        parser = new_parser(nlp)
        parser.from_bytes(srsly.msgpack_dumps(parts), exclude=["vocab"])
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(f"the parser in {folder} cannot be read: {error}") from error
    return parser


def _recast(packed: bytes, old: type[np.floating], new: type[np.floating]) -> bytes:
    model = srsly.msgpack_loads(packed)
    for params in model["params"]:
        for name, value in params.items():
            if value is not None and value.dtype == old:
                params[name] = value.astype(new)
    return cast(bytes, srsly.msgpack_dumps(model))
