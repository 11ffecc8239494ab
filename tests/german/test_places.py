"""Words that point to a country."""

import pytest

from afterword.german.places import Way, all_countries, countries, country, pointer


@pytest.mark.parametrize(
    ("word", "iso2"),
    [
        ("Nordkorea", "KP"),
        ("Russlands", "RU"),
        ("USA", "US"),
        ("den Vereinigten Staaten", "US"),
        ("Vereinigte Arabische Emirate", "AE"),
        ("nordkoreanischen", "KP"),
        ("Französische", "FR"),
        ("US-amerikanischer", "US"),
        ("Nordkoreaner", "KP"),
        ("Russin", "RU"),
        ("Französinnen", "FR"),
        ("Deutschen", "DE"),
        ("Ungarn", "HU"),
        ("Pjöngjang", "KP"),
        ("Pjöngjangs", "KP"),
        ("Moskau", "RU"),
        ("der Kreml", "RU"),
        ("Kremls", "RU"),
        ("das Weiße Haus", "US"),
        ("dem Weißen Haus", "US"),
        ("des Weißen Hauses", "US"),
        ("Downing Street", "GB"),
        ("Élysée", "FR"),
        ("Schweizer", "CH"),
        ("Kiew", "UA"),
    ],
)
def test_every_form_points_to_its_country(word: str, iso2: str) -> None:
    found = country(word)
    assert found is not None
    assert found.iso2 == iso2


@pytest.mark.parametrize("word", ["Haus", "Wladiwostok", "polen", "Kim", "weiß", "in", "us", "deutlich", ""])
def test_other_words_point_to_none(word: str) -> None:
    assert country(word) is None


@pytest.mark.parametrize(
    ("word", "way"),
    [
        ("Japan", Way.NAME),
        ("japanische", Way.ADJECTIVE),
        ("Japanerin", Way.INHABITANT),
        ("Tokio", Way.CAPITAL),
        ("Kreml", Way.SEAT),
    ],
)
def test_the_way_is_told(word: str, way: Way) -> None:
    found = pointer(word)
    assert found is not None
    assert found.way is way


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("das russisch-nordkoreanische Treffen", ["Russland", "Nordkorea"]),
        ("US-Präsident", ["Vereinigte Staaten"]),
        ("Gespräche zwischen Peking und Washington", ["China", "Vereinigte Staaten"]),
        ("Vereinigte Staaten", ["Vereinigte Staaten"]),
        ("ein Treffen im Herbst", []),
    ],
)
def test_a_compound_or_phrase_names_all_its_countries(text: str, names: list[str]) -> None:
    assert [c.name for c in countries(text)] == names


def test_codes_and_identifiers_are_unique() -> None:
    table = all_countries()
    assert len(table) > 190
    assert len({c.iso2 for c in table}) == len({c.wikidata for c in table}) == len(table)
    assert all(c.wikidata.startswith("Q") and len(c.iso2) == 2 for c in table)


@pytest.mark.parametrize(
    ("word", "capital"), [("Nordkorea", "Pjöngjang"), ("Niederlande", "Den Haag"), ("Monaco", "")]
)
def test_the_capital_is_told_in_german(word: str, capital: str) -> None:
    found = country(word)
    assert found is not None
    assert found.capital == capital
