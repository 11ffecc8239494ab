"""The network's memory: it runs through each sentence from both ends and never across a border."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from afterword.reading.pipeline import make_doc
from afterword.reading.tree_network import LONGEST, Walk, distances


def _sigmoid(x: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    share: npt.NDArray[np.float32] = np.reciprocal(1 + np.exp(-x))
    return share


def _by_hand(gates: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """One sentence, word by word."""
    width = gates.shape[1] // 3
    new, keep, show = (gates[:, i * width : (i + 1) * width] for i in range(3))
    keep, show = _sigmoid(keep), _sigmoid(show)
    held: npt.NDArray[np.float32] = (1 - keep) * np.tanh(new)
    for t in range(1, len(gates)):
        held[t, : width // 2] += keep[t, : width // 2] * held[t - 1, : width // 2]
    for t in range(len(gates) - 2, -1, -1):
        held[t, width // 2 :] += keep[t, width // 2 :] * held[t + 1, width // 2 :]
    return show * held


def test_memory_of_many_sentences_is_that_of_each_alone() -> None:
    lengths = np.array([3, 1, 5, 4])
    gates = np.random.default_rng(1).normal(size=(13, 24)).astype(np.float32)
    ends = np.cumsum(lengths)
    alone = np.concatenate([_by_hand(gates[end - n : end]) for end, n in zip(ends, lengths, strict=True)])
    assert np.allclose(Walk(lengths).memory(gates), alone, atol=1e-5)


def test_far_words_share_a_class_near_ones_do_not_and_the_sides_differ() -> None:
    classes = distances(40)
    assert (classes[:, 0] == 0).all()  # the root
    assert classes[5, 7] != classes[5, 8] != classes[5, 5]
    assert classes[0, 34] == classes[0, 38]
    assert classes[20, 22] != classes[20, 20]


def test_a_sentence_is_parsed_alike_alone_and_among_others() -> None:
    sentences = ("Der Kreml bestätigte den Besuch.", "Die Reise ins Ausland dauerte drei Tage.")
    alone = [(t.text, t.head.text, t.dep_) for sentence in sentences for t in make_doc(sentence)]
    assert [(t.text, t.head.text, t.dep_) for t in make_doc(" ".join(sentences))] == alone


def test_a_sentence_of_hundreds_of_words_is_parsed_in_pieces() -> None:
    doc = make_doc("Er nannte " + "Berlin, " * LONGEST + "und schwieg.")
    assert all(token.head.sent == token.sent for token in doc)
