"""Trains the dependency parser: `python -m training.parser --out FOLDER [--without-dev | --cross-validate]`.

Three steps. Vectors of word forms are learnt from unlabelled news (`vectors.py`). A few large networks, the
teachers, learn from the treebank. The parser, a smaller network, learns from the treebank and from what the
teachers together think of unlabelled news, not only their best tree but how sure they are of each head.

`--out` learns from all three parts of the treebank (GSD dev and test, PUD) and writes the parser into the
model's folder. `--without-dev` learns from GSD test and PUD alone and prints the scores on GSD dev, the
honest measure of the recipe; `--cross-validate` leaves out each of the three parts in turn. Sentences that
stand word for word in the part left out are not learnt from. With `--out` too, the scores are kept beside the
parser. Tags are those of our own tagger, from AFTERWORD_MODEL or --model, in learning as in measuring.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from afterword.reading.dependencies import MEASURED, save_parser
from afterword.reading.pipeline import model_folder
from afterword.reading.tree_network import TreeNetwork
from evaluation.attachment import attachment
from evaluation.given_tokens import tagged
from evaluation.measures import tell
from evaluation.tasks import CORPORA
from evaluation.treebank import Tree, read_trees
from training.network import Lesson
from training.school import School

PARTS = ("de_gsd-dev", "de_gsd-test", "de_pud")


def main() -> int:
    """Train and write, or train and measure."""
    options = _options()
    if not options.data.exists():
        print(f"training.parser: skipped, {options.data} is not here", file=sys.stderr)
        return 0
    parts = {part: list(read_trees(options.data / f"{part}.conllu")) for part in PARTS}
    school = School(options.model or model_folder(), [tree for trees in parts.values() for tree in trees])
    everything = [tree for trees in parts.values() for tree in trees]
    held_out = PARTS if options.cross_validate else PARTS[:1] if options.without_dev else ()
    scores: dict[str, float | int] = {}
    labelled: list[Lesson] = []
    for part in reversed(held_out):  # GSD dev last: its teachers serve the parser that is written, too
        rest = without(parts, part)
        labelled = school.labelled(rest)
        found = score(school.parser(rest, labelled), school.nlp, parts[part])
        named = found if part == PARTS[0] else {f"{part}.{name}": value for name, value in found.items()}
        scores |= named
        tell(named)
    if options.out:
        if scores:
            tell(scores, options.out / MEASURED)
        save_parser(school.parser(everything, labelled or school.labelled(everything)), options.out)
        print(f"parser written to {options.out}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.parser", description=__doc__)
    parser.add_argument("--data", type=Path, default=CORPORA / "treebank")
    parser.add_argument("--model", type=Path, help="the model's folder, for its tagger")
    parser.add_argument("--out", type=Path, help="train on all parts and write the parser into this folder")
    parser.add_argument(
        "--without-dev", action="store_true", help="train without GSD dev and print its scores"
    )
    parser.add_argument(
        "--cross-validate", action="store_true", help="leave out each part of the treebank in turn"
    )
    return parser.parse_args()


def without(parts: dict[str, list[Tree]], left_out: str) -> list[Tree]:
    """The trees of the other parts, but for sentences that stand in the part left out as well."""
    held = {tree.text for tree in parts[left_out]}
    return [
        tree for part, trees in parts.items() if part != left_out for tree in trees if tree.text not in held
    ]


def score(parser: TreeNetwork, nlp: Language, trees: Sequence[Tree]) -> dict[str, float | int]:
    """Attachment of the parser's trees."""
    found = []
    for tree in trees:
        tags = [token.tag_ for token in tagged(nlp, tree.words, tree.spaces)]
        heads, relations = parser.parse(tree.words, parser.numbers(tags), [len(tags)])
        found.append((heads.tolist(), [parser.relations[i] for i in relations]))
    return attachment(found, [(tree.heads, tree.relations) for tree in trees])


if __name__ == "__main__":
    sys.exit(main())
