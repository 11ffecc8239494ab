"""No text makes the search for times slow: heaps that a careless grammar reads in quadratic time."""

import time

import pytest
import spacy
from spacy.tokens import Doc

from afterword.reading.times import find_times
from afterword.reading.times.grammar import RULES, first_letters
from evaluation.time_speed import DAY, heaps

BLANK = spacy.blank("de").vocab
SIZE = 60_000  # in quadratic time each of them took over half a minute


@pytest.mark.parametrize(("name", "text"), list(heaps(SIZE)), ids=lambda value: value[:20])
def test_a_heap_is_read_in_linear_time(name: str, text: str) -> None:
    doc = Doc(BLANK, words=[text], spaces=[False])
    started = time.process_time()
    find_times(doc, DAY)
    assert time.process_time() - started < 4, name


def test_a_rule_is_tried_only_where_it_can_begin() -> None:
    assert first_letters("a?k?d|q") == set("akdq")
    assert first_letters(r"(?:d,?)?a?(?:n\.|O)m") == set("danO")
    assert first_letters("a?k?o{0,2}(?:z?x|[nz])u") == set("akozxn")


def test_every_rule_begins_with_some_letter() -> None:
    assert all(first_letters(pattern) for pattern, _ in RULES)
