"""Infinitives that look like finite verbs."""

from __future__ import annotations

import pytest

from afterword.reading.infinitives import closing, closing_as_finite, closing_as_participle


@pytest.mark.parametrize(
    ("sentence", "infinitives"),
    [
        ("wollen/VMFIN sie/PPER Zeichen/NN setzen/VVFIN", ["setzen"]),
        ("er/PPER kommt/VVFIN ,/$, weil/KOUS sie/PPER kommen/VVFIN", []),
        ("er/PPER will/VMFIN ,/$, dass/KOUS sie/PPER kommen/VVFIN", []),
        ("die/PRELS ihn/PPER kontaktiert/VVPP haben/VAFIN sollen/VMFIN", ["haben"]),
        ("weil/KOUS er/PPER kommen/VVINF will/VMFIN und/KON sie/PPER bleiben/VVFIN", []),
    ],
)
def test_a_modal_verb_tells_an_infinitive_from_a_plural(sentence: str, infinitives: list[str]) -> None:
    pairs = [token.rsplit("/", 1) for token in sentence.split()]
    words, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    assert [words[i] for i in closing(words, tags, words)] == infinitives


@pytest.mark.parametrize(
    ("tags", "finite"),
    [
        ("NE $, PRELS ART NN VVPP $, VVFIN", [5]),
        ("NE $, PRELS ART NN VVPP VAFIN $.", []),
        ("KOUS VVPP $, VVFIN PPER", []),
        ("KOUS PPER ADV VAINF $, VVFIN PPER", [3]),
        ("KOUS PPER PTKZU VVINF $, VVFIN PPER", []),
    ],
)
def test_a_participle_that_closes_a_clause_without_a_verb_is_finite(tags: str, finite: list[int]) -> None:
    assert closing_as_finite(tags.split(), tags.split()) == finite


@pytest.mark.parametrize(
    ("sentence", "participles"),
    [
        ("Der/ART Minister/NN hat/VAFIN am/APPRART Freitag/NN Wien/NE verlassen/VVINF ./$.", ["verlassen"]),
        ("Der/ART Minister/NN will/VMFIN am/APPRART Freitag/NN Wien/NE verlassen/VVINF ./$.", []),
        ("dass/KOUS sie/PPER Geld/NN bekommen/VVINF habe/VAFIN ./$.", ["bekommen"]),
        ("Er/PPER hat/VAFIN das/ART Recht/NN zu/PTKZU entscheiden/VVINF ./$.", []),
        ("Er/PPER ist/VAFIN nicht/PTKNEG zu/PTKZU verstehen/VVINF ./$.", []),
        ("Er/PPER hat/VAFIN den/ART Ort/NN verlassen/VVINF müssen/VMINF ./$.", []),
        ("Sie/PPER hat/VAFIN ihn/PPER laufen/VVINF gesehen/VVPP ./$.", []),
    ],
)
def test_behind_haben_an_infinitive_without_zu_is_a_participle(sentence: str, participles: list[str]) -> None:
    pairs = [token.rsplit("/", 1) for token in sentence.split()]
    words, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    assert [words[i] for i in closing_as_participle(words, tags)] == participles
