"""A source is resolved right, left as it stands, or taken for somebody else."""

import pytest

from evaluation.resolution import DECISIONS, Decision, decisions, verdict_of

TEXT = "Bürgermeisterin Anna Beck traf Jan Roth. Sie sagte zu. Becks Gast lobte das. Beck ging."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("kind", "speaker", "gold", "found", "verdict"),
    [
        ("pronoun", "Sie", "Anna Beck", "Anna Beck", "right"),
        ("pronoun", "Sie", "Anna Beck", "Becks", "right"),
        ("pronoun", "Sie", "Anna Beck", "Jan Roth", "wrong"),
        ("pronoun", "Sie", "Anna Beck", "Sie", "left"),
        ("surname", "Becks", "Anna Beck", "Becks", "left"),
        ("surname", "Becks", "Anna Beck", "Anna Beck", "right"),
        ("itself", "Becks Gast", None, "Becks Gast", "right"),
        ("itself", "Becks Gast", None, "Jan Roth", "wrong"),
    ],
)
def test_the_words_found_name_the_same_as_the_gold_words(
    kind: str, speaker: str, gold: str | None, found: str, verdict: str
) -> None:
    decision = Decision("a", "report", kind, place(speaker), place(gold) if gold else None, "named")
    assert verdict_of(TEXT, decision, place(found)) == verdict


def test_the_decisions_hold_places_and_no_words() -> None:
    every = decisions(DECISIONS)
    assert len(every) > 250
    assert all((decision.antecedent is None) == (decision.kind == "itself") for decision in every)
