"""The school of the parser: teachers learn from the treebank, the parser from it and from them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from afterword.reading.forms import Forms, parts
from afterword.reading.pipeline import blank_pipeline
from afterword.reading.tagger import UPOS
from afterword.reading.tree_network import TreeNetwork
from evaluation.given_tokens import tagged, tagging_pipeline
from evaluation.texts import training_texts
from evaluation.treebank import Tree
from training.learning import Course, learn, opinions, taught
from training.network import Known, Lesson, Network, Size
from training.vectors import form_vectors

UNLABELLED = 25_000  # sentences that the teachers label
WORDS = (4, 50)  # of such a sentence, at least and at most
TEACHERS = 3
TEACHER = Size(form=96, tag=32, word=256, layers=3, pair=96, named=64)
TEACHING = Course(epochs=16, rate=2.5e-3, words=300, drop=0.22, hide=0.12)
PARSER = Size(form=64, tag=32, word=256, layers=2, pair=64, named=64)
LEARNING = Course(epochs=3, words=500, drop=0.1, hide=0.05)
GOLD = 3  # times that the treebank is learnt with each time of the teachers' sentences
SEED = 1


class School:
    """What all networks share: forms and their vectors, names of tags and relations, unlabelled sentences."""

    def __init__(self, model: Path, trees: Sequence[Tree]) -> None:
        """`model`: the folder of the tagger; `trees`: all whose forms and relations may occur."""
        self.nlp = tagging_pipeline(model)
        self.tags = tuple(tag for tag in UPOS if tag != "_SP")
        self.relations = tuple(sorted({relation for tree in trees for relation in tree.relations}))
        self._tag = {tag: i for i, tag in enumerate(self.tags)}
        self._relation = {relation: i for i, relation in enumerate(self.relations)}
        self._form: dict[str, int] = {}
        self.rows, self.vectors = form_vectors()
        self.unlabelled = [
            self._lesson(tuple(word for word, _ in pairs), tuple(tag for _, tag in pairs))
            for pairs in unlabelled(model, UNLABELLED)
        ]
        self._lessons = {tree: self._of_tree(tree) for tree in trees}
        self.known = self._known()

    def _of_tree(self, tree: Tree) -> Lesson:
        doc = tagged(self.nlp, tree.words, tree.spaces)
        return self._lesson(tree.words, tuple(token.tag_ for token in doc), tree)

    def _lesson(self, words: tuple[str, ...], tags: tuple[str, ...], tree: Tree | None = None) -> Lesson:
        forms = tuple(self._form.setdefault(word, len(self._form)) for word in words)
        numbers = tuple(self._tag.get(tag, len(self.tags)) for tag in tags)
        if tree is None:
            return Lesson(forms, numbers)
        heads = tuple(0 if head == i else head + 1 for i, head in enumerate(tree.heads))
        return Lesson(forms, numbers, heads, tuple(self._relation[name] for name in tree.relations))

    def _known(self) -> Known:
        forms = Forms(self.rows, self.vectors, np.zeros((1, 1), np.float32))
        none = len(self.vectors)
        padded = np.concatenate((self.vectors, np.zeros_like(self.vectors[:1])))
        places = [row if (row := forms.row(form)) is not None else none for form in self._form]
        return Known(torch.tensor([parts(form) for form in self._form]), torch.from_numpy(padded[places]))

    def labelled(self, trees: Sequence[Tree]) -> list[Lesson]:
        """The unlabelled sentences with what teachers of these trees think of them."""
        gold = [self._lessons[tree] for tree in trees]
        teachers = [self._network(TEACHER, gold, TEACHING, SEED + i) for i in range(TEACHERS)]
        return taught(self.unlabelled, opinions(teachers, self.known, self.unlabelled))

    def parser(self, trees: Sequence[Tree], labelled: Sequence[Lesson]) -> TreeNetwork:
        """The parser that these trees and the teachers' sentences make."""
        gold = [self._lessons[tree] for tree in trees]
        return self._shipped(self._network(PARSER, [*gold * GOLD, *labelled], LEARNING, SEED))

    def _network(self, size: Size, lessons: Sequence[Lesson], course: Course, seed: int) -> Network:
        network = Network(size, len(self.tags), len(self.relations), self.vectors.shape[1], seed)
        learn(network, self.known, lessons, course, seed)
        return network

    def _shipped(self, network: Network) -> TreeNetwork:
        weights = {name: weight.detach().numpy() for name, weight in network.weights.items()}
        vectors = self.vectors @ weights.pop("vectors")
        forms = Forms(self.rows, vectors, weights.pop("parts"))
        return TreeNetwork(weights, self.tags, self.relations, forms)


def unlabelled(model: Path, number: int) -> Iterator[list[tuple[str, str]]]:
    """Sentences of news as words and tags: half of those of each article, until there are enough."""
    nlp = blank_pipeline()
    nlp.add_pipe("stts_tagger", config={"model": str(model)})
    draw = random.Random(SEED)
    for text in training_texts():
        for sentence in nlp(text.text).sents:
            words = [(token.text, token.tag_) for token in sentence if not token.is_space]
            if WORDS[0] <= len(words) <= WORDS[1] and draw.random() < 0.5:
                yield words
                number -= 1
                if not number:
                    return
