"""The lists that tell what a name names."""

from afterword.german.names import word_lists, word_marks


def test_a_word_is_marked_with_its_lists_also_in_the_genitive() -> None:
    assert "places" in word_marks()["Wladiwostok"]
    assert "places" in word_marks()["Wladiwostoks"]
    assert "first_names" in word_marks()["Annegret"]
    assert all(words for words in word_lists().values())
