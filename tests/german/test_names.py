"""Base forms of names, and the lists that tell what a name names."""

import pytest

from afterword.german.names import base_name, word_lists, word_marks


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Putins", "Putin"),
        ("Wladimir Putins", "Wladimir Putin"),
        ("Russlands", "Russland"),
        ("Merkels", "Merkel"),
        ("Pjöngjangs", "Pjöngjang"),
        ("Wassermanns", "Wassermann"),
        ("Hans’", "Hans"),
        ("Siemens", "Siemens"),
        ("Hans", "Hans"),
        ("Klaas", "Klaas"),
        ("Peters", "Peters"),
        ("Paris", "Paris"),
        ("USA", "USA"),
        ("Reuters", "Reuters"),
        ("Weißes Haus", "Weißes Haus"),
        ("", ""),
    ],
)
def test_the_genitive_s_leaves_a_name_where_it_is_clear(text: str, base: str) -> None:
    assert base_name(text) == base


def test_other_names_of_the_article_make_a_doubtful_genitive_clear() -> None:
    assert base_name("Kowalczuks") == "Kowalczuks"
    assert base_name("Kowalczuks", others=["Ilko Kowalczuk"]) == "Kowalczuk"


def test_a_word_is_marked_with_its_lists_also_in_the_genitive() -> None:
    assert "places" in word_marks()["Wladiwostok"]
    assert "places" in word_marks()["Wladiwostoks"]
    assert "first_names" in word_marks()["Annegret"]
    assert all(words for words in word_lists().values())
