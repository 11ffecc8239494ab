"""Many sequences at once get the labels and the chances that each gets alone."""

import numpy as np

from afterword.reading.sequences import best_path, chances

LENGTHS = [3, 1, 7, 3]
RNG = np.random.default_rng(3)
STEPS = RNG.normal(size=(5, 5))
ALONE = [RNG.normal(size=(length, 5)) for length in LENGTHS]


def test_the_paths_of_many_are_those_of_each_alone() -> None:
    together = best_path(np.concatenate(ALONE), LENGTHS, STEPS)
    assert together.tolist() == [k for scores in ALONE for k in best_path(scores, [len(scores)], STEPS)]


def test_the_chances_of_many_are_those_of_each_alone() -> None:
    likely, norms = chances(np.concatenate(ALONE), LENGTHS, STEPS)
    each = [chances(scores, [len(scores)], STEPS) for scores in ALONE]
    assert np.allclose(likely, np.concatenate([one for one, _ in each]))
    assert np.allclose(norms, np.concatenate([norm for _, norm in each]))
