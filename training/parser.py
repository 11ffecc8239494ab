"""Trains the dependency parser: `python -m training.parser --out FOLDER` or `--without-dev`.

`--out` learns from all three parts of the treebank (GSD dev and test, PUD) and writes the parser into the
model's folder. `--without-dev` learns from GSD test and PUD alone and prints the scores on GSD dev, the
honest measure of the recipe; sentences of GSD dev that stand word for word in GSD test are not learnt from.
With both, the scores are kept beside the parser. Tags are those of our own tagger, from AFTERWORD_MODEL or
--model, in learning as in measuring.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from afterword.reading.dependencies import MEASURED, new_parser, save_parser
from afterword.reading.pipeline import model_folder
from evaluation.attachment import attachment
from evaluation.tasks import CORPORA
from training.measures import tell
from training.tagging import tagged, tagging_pipeline
from training.treebank import Tree, read_trees

PARTS = ("de_gsd-dev", "de_gsd-test", "de_pud")
EPOCHS = 12
BATCH = 16
DROP = 0.2
SEED = 1


def main() -> int:
    """Train and write, or train and measure."""
    options = _options()
    treebank = options.data
    if not treebank.exists():
        print(f"training.parser: skipped, {treebank} is not here", file=sys.stderr)
        return 0
    parts = {part: list(read_trees(treebank / f"{part}.conllu")) for part in PARTS}
    nlp = tagging_pipeline(options.model or model_folder())
    if options.without_dev:
        tell(measure(nlp, parts), options.out and options.out / MEASURED)
    if options.out:
        parser = train(nlp, [tree for trees in parts.values() for tree in trees])
        save_parser(parser, options.out)
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
    return parser.parse_args()


def measure(nlp: Language, parts: dict[str, list[Tree]]) -> dict[str, float | int]:
    """Scores on GSD dev of a parser that has not seen it."""
    dev = parts["de_gsd-dev"]
    held = {tree.text for tree in dev}
    rest = [tree for part in PARTS[1:] for tree in parts[part] if tree.text not in held]
    parser = train(nlp, rest)
    docs = list(parser.pipe(tagged(nlp, tree.words, tree.spaces) for tree in dev))
    return attachment(
        [([t.head.i for t in doc], [t.dep_ for t in doc]) for doc in docs],
        [(tree.heads, tree.relations) for tree in dev],
    )


def train(nlp: Language, trees: Sequence[Tree]) -> DependencyParser:
    """A parser from trees, the weights averaged over all updates."""
    fix_random_seed(SEED)
    random.seed(SEED)
    examples = [_example(nlp, tree) for tree in trees]
    parser = new_parser(nlp)
    parser.initialize(lambda: examples, nlp=nlp)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    for epoch in range(EPOCHS):
        began, losses = time.perf_counter(), {"parser": 0.0}
        random.shuffle(examples)
        size = BATCH if epoch else BATCH // 2
        for start in range(0, len(examples), size):
            batch = examples[start : start + size]
            parser.update(batch, drop=DROP, sgd=optimizer, losses=losses)
        took = time.perf_counter() - began
        print(f"parser: round {epoch + 1} of {EPOCHS}, loss {losses['parser']:.0f}, {took:.0f} s", flush=True)
    for node in parser.model.walk():
        for name in node.param_names:
            average = optimizer.averages.get((node.id, name)) if optimizer.averages else None
            if average is not None:
                node.set_param(name, average)
    return parser


def _example(nlp: Language, tree: Tree) -> Example:
    gold = Doc(
        nlp.vocab,
        words=list(tree.words),
        spaces=list(tree.spaces),
        heads=list(tree.heads),
        deps=list(tree.relations),
    )
    return Example(tagged(nlp, tree.words, tree.spaces), gold)


if __name__ == "__main__":
    sys.exit(main())
