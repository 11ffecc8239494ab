"""Outlets, their publishers, and what a common publisher means for counting voices."""

from afterword.german.outlets import outlets
from afterword.outcomes.contexts import Context
from afterword.outcomes.reasons import voices
from afterword.records import Evidence, Relation, Span


def test_an_outlet_is_known_by_its_name_and_by_its_host() -> None:
    assert outlets().group_of("Die Welt") == outlets().group_of("bild.de") == "Axel Springer"
    assert outlets().group_of("Hafenblatt") == ""


def test_two_papers_of_one_publisher_are_one_voice() -> None:
    def heard(*names: str) -> int:
        told = {
            name: Context(name, "1", "", outlet=name, publisher=outlets().group_of(name)) for name in names
        }
        evidence = [Evidence("s", name, "1", Span(0, 1), Relation.SUPPORTS, 1.0) for name in names]
        return voices(evidence, told)

    assert heard("Die Welt", "Bild") == 1
    assert heard("Die Welt", "taz") == 2
    assert heard("Hafenblatt", "Elbtal-Kurier") == 2
