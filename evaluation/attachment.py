"""Attachment scores of dependency trees."""

from __future__ import annotations

from collections.abc import Sequence

Arcs = tuple[Sequence[int], Sequence[str]]  # the head of each token, and its relation


def attachment(found: Sequence[Arcs], gold: Sequence[Arcs]) -> dict[str, float | int]:
    """UAS and LAS: the share of tokens with the right head, and with the right head and relation.

    Without punctuation, as CoNLL 2006 and spaCy count; `…_with_punctuation` counts every token.
    """
    words = heads = labelled = 0
    all_words = all_heads = all_labelled = 0
    for (found_heads, found_relations), (gold_heads, gold_relations) in zip(found, gold, strict=True):
        for head, relation, true_head, true_relation in zip(
            found_heads, found_relations, gold_heads, gold_relations, strict=True
        ):
            right = head == true_head
            named = right and relation == true_relation
            all_words, all_heads, all_labelled = all_words + 1, all_heads + right, all_labelled + named
            if true_relation != "punct":
                words, heads, labelled = words + 1, heads + right, labelled + named
    return {
        "words": words,
        "uas": heads / max(words, 1),
        "las": labelled / max(words, 1),
        "uas_with_punctuation": all_heads / max(all_words, 1),
        "las_with_punctuation": all_labelled / max(all_words, 1),
    }
