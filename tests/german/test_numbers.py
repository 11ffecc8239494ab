"""Amounts in words and digits."""

import pytest

from afterword.german.numbers import amounts


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("elf Millionen Euro", "11 Mio. Euro"),
        ("einer Million Euro", "1.000.000 Euro"),
        ("anderthalb Milliarden Dollar", "1,5 Milliarden Dollar"),
        ("zweiundvierzigtausend", "42.000"),
        ("hundertzwanzig", "120"),
        ("drei Dutzend", "36"),
        ("fünf Prozent", "5 %"),
    ],
)
def test_words_are_the_same_amount_as_digits(words: str, digits: str) -> None:
    assert amounts(words) == amounts(digits) != frozenset()


def test_a_unit_makes_another_amount() -> None:
    assert amounts("fünf Prozent") != amounts("fünf Euro")


@pytest.mark.parametrize("words", ["eine Stiftung", "der Hund und die Katze", "Achtung", "Abschnitt 3.4.5"])
def test_an_article_or_a_like_word_is_no_amount(words: str) -> None:
    assert not amounts(words)
