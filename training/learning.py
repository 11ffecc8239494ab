"""How the parser's networks learn, and what several of them think together."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch.nn import functional

from afterword.reading.trees import best_tree
from training.network import Batch, Floats, Known, Lesson, Network, Tensor, batches, side_by_side

WORDS_AT_ONCE = 4000  # in asking; in learning a Course says it
AVERAGED = 0.998  # the weights handed on are a running mean that keeps so much with each step
AVERAGING = 5  # every so many steps
WARMING = 100  # steps in which the rate rises
STEEPEST = 5.0


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast a network learns."""

    epochs: int
    rate: float = 3e-3
    words: int = 400
    drop: float = 0.33
    hide: float = 0.15


@dataclass(frozen=True, slots=True)
class Opinion:
    """What networks think of a sentence: shares of heads, the best tree, shares of relations in it."""

    likely_heads: Floats
    heads: tuple[int, ...]
    likely_relations: Floats


def learn(network: Network, known: Known, lessons: Sequence[Lesson], course: Course, seed: int) -> None:
    """Learn by heart, in random order; the network keeps the mean of its late weights."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    weights = list(network.weights.values())
    optimizer = torch.optim.AdamW(weights, lr=course.rate, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
    mean = [w.detach().clone() for w in weights]
    network.learning, network.drop, network.hide = True, course.drop, course.hide
    steps = course.epochs * len(list(batches(lessons, course.words, shuffled=False)))
    step = 0
    for epoch in range(course.epochs):
        began, lost = time.process_time(), 0.0
        for group in batches(lessons, course.words, shuffled=True):
            step += 1
            for setting in optimizer.param_groups:
                setting["lr"] = course.rate * min(1, step / WARMING) * max(0.02, 1 - step / steps)
            loss = _loss(network, known, [lessons[i] for i in group])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, STEEPEST)
            optimizer.step()
            lost += float(loss.detach())
            if step % AVERAGING == 0:
                share = min(AVERAGED, step / (step + 10)) ** AVERAGING
                torch._foreach_mul_(mean, share)
                torch._foreach_add_(mean, [w.detach() for w in weights], alpha=1 - share)
        took = time.process_time() - began
        print(f"parser: round {epoch + 1} of {course.epochs}, loss {lost:.0f}, {took:.0f} s", flush=True)
    network.learning = False
    for weight, value in zip(weights, mean, strict=True):
        weight.data.copy_(value)


def _loss(network: Network, known: Known, lessons: Sequence[Lesson]) -> Tensor:
    batch = side_by_side(lessons)
    x = network.encode(known, batch)
    heads = functional.log_softmax(network.heads(x, batch.mask), -1)
    relations = functional.log_softmax(network.relations(x, batch.heads), -1)
    taught_heads, taught_relations = _taught(lessons, batch, heads.shape[-1], relations.shape[-1])
    loss = -(taught_heads * heads).sum(-1) - (taught_relations * relations).sum(-1)
    return (loss * batch.mask).sum() / batch.mask.sum()


def _taught(lessons: Sequence[Lesson], batch: Batch, heads: int, relations: int) -> tuple[Tensor, Tensor]:
    """The shares of heads and relations to learn: all or nothing, or what a teacher thinks."""
    of_heads = functional.one_hot(batch.heads, heads).float()
    of_relations = functional.one_hot(batch.relations, relations).float()
    for i, lesson in enumerate(lessons):
        if lesson.likely_heads is not None and lesson.likely_relations is not None:
            long = len(lesson.forms)
            of_heads[i, :long, : long + 1] = torch.from_numpy(lesson.likely_heads.astype(np.float32))
            of_relations[i, :long] = torch.from_numpy(lesson.likely_relations.astype(np.float32))
    return of_heads, of_relations


@torch.no_grad()
def opinions(networks: Sequence[Network], known: Known, lessons: Sequence[Lesson]) -> list[Opinion]:
    """What the networks think on average of each sentence, in the order of `lessons`."""
    found: dict[int, Opinion] = {}
    for group in batches(lessons, WORDS_AT_ONCE, shuffled=False):
        batch = side_by_side([lessons[i] for i in group])
        states = [network.encode(known, batch) for network in networks]
        shares = _mean([n.heads(x, batch.mask) for n, x in zip(networks, states, strict=True)])
        scores = np.log(shares + np.float32(1e-9))
        lengths = [len(lessons[i].forms) for i in group]
        heads = np.zeros(batch.forms.shape, dtype=np.int64)
        for row, long in enumerate(lengths):
            heads[row, :long] = best_tree(scores[row, :long, : long + 1])
        given = torch.from_numpy(heads)
        relations = _mean([n.relations(x, given) for n, x in zip(networks, states, strict=True)])
        for row, i in enumerate(group):
            long = lengths[row]
            tree = tuple(heads[row, :long].tolist())
            found[i] = Opinion(shares[row, :long, : long + 1], tree, relations[row, :long])
    return [found[i] for i in range(len(lessons))]


def _mean(scores: Sequence[Tensor]) -> Floats:
    shares: Floats = (sum(functional.softmax(s, -1) for s in scores) / len(scores)).numpy()
    return shares


def taught(lessons: Sequence[Lesson], thought: Sequence[Opinion]) -> list[Lesson]:
    """The sentences with what the teachers think of them."""
    return [
        replace(
            lesson,
            heads=opinion.heads,
            relations=tuple(opinion.likely_relations.argmax(axis=1).tolist()),
            likely_heads=opinion.likely_heads.astype(np.float16),
            likely_relations=opinion.likely_relations.astype(np.float16),
        )
        for lesson, opinion in zip(lessons, thought, strict=True)
    ]
