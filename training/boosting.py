"""Trains boosted trees with LightGBM and keeps them as tables of nodes."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from afterword.reading.learned.boosted_trees import Trees

Floats = npt.NDArray[np.float64]

SETTINGS = {
    "objective": "cross_entropy",  # takes targets between 0 and 1
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
    "seed": 1,
}


def train(columns: tuple[str, ...], rows: Floats, targets: Floats, leaves: int, rounds: int) -> Trees:
    """Trees that give each row its target, between 0 and 1."""
    booster = lightgbm.train(
        SETTINGS | {"num_leaves": leaves}, lightgbm.Dataset(rows, targets), num_boost_round=rounds
    )
    grown = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    return _tables(columns, [_nodes(tree) for tree in grown])


Node = tuple[int, float, int, int, float]  # column, bound, left, right, value


def _nodes(root: dict[str, Any]) -> list[Node]:
    """The nodes of a tree; a leaf leads to itself."""
    nodes: list[Node] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append((0, 0.0, place, place, 0.0))
        if "leaf_value" in node:
            nodes[place] = (0, 0.0, place, place, float(node["leaf_value"]))
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[place] = (int(node["split_feature"]), float(node["threshold"]), left, right, 0.0)
        return place

    add(root)
    return nodes


def _depth(nodes: list[Node], place: int = 0) -> int:
    _, _, left, right, _ = nodes[place]
    return 0 if left == place else 1 + max(_depth(nodes, left), _depth(nodes, right))


def _tables(columns: tuple[str, ...], trees: list[list[Node]]) -> Trees:
    size = max(map(len, trees))
    padded = [nodes + [(0, 0.0, 0, 0, 0.0)] * (size - len(nodes)) for nodes in trees]
    asks, bounds, left, right, values = (
        np.array([[node[k] for node in nodes] for nodes in padded]) for k in range(5)
    )
    depth = max(map(_depth, trees))
    whole = (table.astype(np.int32) for table in (asks, left, right))
    asks, left, right = whole
    return Trees(columns, asks, bounds.astype(np.float64), left, right, values.astype(np.float64), depth)
