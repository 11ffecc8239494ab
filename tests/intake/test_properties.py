"""Whatever comes in: an article with furniture inside its text, or a rejection; never an error."""

import io
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword.intake import collect, mark
from afterword.intake.encodings import tidy
from afterword.records import Article, Rejection, RejectionReason

PIECES = (
    *(
        "Der Kanzler reist",
        "am Montag",
        "nach Kiew",
        ".",
        "Foto: dpa",
        "(Foto: AP)",
        "Stand: 17.01.2022 09:40 Uhr",
    ),
    *(
        "Von Erika Muster, Tokio",
        "Anzeige",
        "date 2023-09",
        "Berlin (dpa) –",
        "„Ja“",
        "!",
        "?",
        "…",
        "Lesen Sie auch",
    ),
    *(
        "©",
        "\n",
        "\n \n",
        "\n\n",
        "Moskau/Berlin.",
        "Update vom 3. Mai, 7.12 Uhr:",
        "er",
        "Er geht",
        "(l.)",
        ":",
    ),
)
WORDS = st.sampled_from(PIECES)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300)


@given(st.binary(max_size=2000))
@example(b"\xff\xfe")
@example(b"\x1f\x8b\x08")
@example(b"<html><head><script type='application/ld+json'>[[[[")
@settings(max_examples=150, deadline=None)
def test_any_bytes_become_an_article_or_a_rejection_that_is_no_fault(raw: bytes) -> None:
    for found in collect(["-"], stdin=io.BytesIO(raw)):
        assert isinstance(found, Article | Rejection)
        assert not isinstance(found, Rejection) or found.reason is not RejectionReason.FAULT


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_furniture_lies_in_order_inside_the_text(text: str, title: str) -> None:
    text = tidy(text)
    spans = [item.span for item in mark(text, title)]
    assert all(span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_marking_twice_gives_the_same_and_tidying_is_done_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert mark(once) == mark(once)
