"""What the scorer of the gold ledgers counts."""

from __future__ import annotations

import pytest

from evaluation.ledger_score import Gold, names_agree, pair, score_rows, times_agree

TEXT = "Die Ministerin kündigte an, sie werde im Mai nach Rom reisen. Der Zoll könnte bald steigen."
RIGHT = {
    "id": "1",
    "article": "a",
    "content": "sie werde im Mai nach Rom reisen",
    "sources": ["Die Ministerin"],
    "kind": "announcement",
    "stance": "none",
    "certainty": "certain",
    "polarity": "+",
    "forward": True,
    "about": "2024-05",
}
GOLD = Gold("small", [RIGHT], {"1": {"verdict": "open", "evidence": []}}, {"a": TEXT})


def test_the_gold_itself_scores_one() -> None:
    scores = score_rows([{**RIGHT, "article": "a_2024"}], GOLD)
    assert scores["statements.f1"] == scores["source"] == scores["kind"] == scores["about"] == 1.0


def test_a_verdict_on_what_gold_leaves_open_is_false() -> None:
    scores = score_rows([{**RIGHT, "outcome": {"status": "borne_out"}}], GOLD)
    assert scores["outcome.false_verdicts"] == 1


def test_words_that_do_not_stand_in_the_article_never_pair_and_are_counted() -> None:
    result = pair([{**RIGHT, "content": "sie werde im Juni nach Rom reisen"}], GOLD)
    assert (len(result.pairs), result.loose) == (0, 1)


def test_half_of_the_words_are_enough() -> None:
    assert pair([{**RIGHT, "content": "nach Rom reisen"}], GOLD).pairs
    assert not pair([{**RIGHT, "content": "reisen"}], GOLD).pairs


@pytest.mark.parametrize(
    ("gold", "found", "agree"),
    [
        ("2024-05", "2024-05", True),
        ("2024-05", "2024-05-01/2024-05-20", True),
        ("2024-05", "2024-05-02", False),
        ("..", "", True),
        ("..", "2024-05", False),
        ("2024-05-01/..", "2024-05-03/..", True),
    ],
)
def test_times_agree_when_half_of_their_days_are_shared(gold: str, found: str, agree: bool) -> None:
    assert times_agree(gold, found) is agree


def test_sources_agree_by_the_words_that_tell_them_apart() -> None:
    assert names_agree("der Sprecher des Hauses, Jan Beck", "Jan Beck")
    assert not names_agree("die Regierung", "die Opposition")
