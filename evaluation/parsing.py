"""Dependencies: attachment scores of the shipped parser, and of its recipe on sentences it has not seen.

The shipped parser has learnt from GSD dev, so what it reaches there (`seen.…`) only tells that the pipeline
works. `recipe.…` is the honest figure: a parser of the same recipe trained without GSD dev, measured on it
when the model was made (`python -m training.parser --without-dev` measures it again). On other data, by
--data, only the shipped parser's scores are printed.

Tokens are those of running text: a contraction ("im") is one token with the head and relation of its
preposition. Sentence borders and tokens are given, tags are our own.
"""

from __future__ import annotations

from pathlib import Path

from afterword.reading.dependencies import MEASURED, Dependencies
from afterword.reading.pipeline import load, model_folder
from evaluation.attachment import Arcs, attachment
from evaluation.given_tokens import tagged
from evaluation.measures import kept
from evaluation.tasks import TASKS, Scores
from evaluation.treebank import Tree, read_trees


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Parse the trees' words and compare; `predictions` gets lines of id, word, head and relation."""
    trees = list(read_trees(data))
    found = _parse(trees)
    if predictions:
        predictions.write_text(_as_lines(trees, found), encoding="utf-8")
    scores = attachment(found, [(tree.heads, tree.relations) for tree in trees])
    if data.resolve() != TASKS["parsing"].data.resolve():
        return {"sentences": len(trees), **scores}
    recipe = {f"recipe.{name}": value for name, value in kept(model_folder() / MEASURED).items()}
    return {"sentences": len(trees), **recipe, **{f"seen.{name}": value for name, value in scores.items()}}


def _parse(trees: list[Tree]) -> list[Arcs]:
    nlp = load()
    parser = nlp.get_pipe("dependencies")
    assert isinstance(parser, Dependencies)
    docs = [parser(tagged(nlp, tree.words, tree.spaces)) for tree in trees]
    return [([token.head.i for token in doc], [token.dep_ for token in doc]) for doc in docs]


def _as_lines(trees: list[Tree], found: list[Arcs]) -> str:
    blocks = []
    for tree, (heads, relations) in zip(trees, found, strict=True):
        rows = [f"# sent_id = {tree.name}"]
        for i, (word, head, relation) in enumerate(zip(tree.words, heads, relations, strict=True)):
            above = "0" if head == i else tree.ids[head]
            rows.append(f"{tree.ids[i]}\t{word}\t{above}\t{relation}")
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)
