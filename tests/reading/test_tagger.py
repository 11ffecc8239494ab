"""The model tags German news: verbs above all, since statements hang on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from afterword.errors import ModelError
from afterword.reading.pipeline import load, make_doc


def tags(text: str) -> dict[str, str]:
    return {token.text: token.tag_ for token in make_doc(text) if not token.is_space}


def base_forms(text: str) -> dict[str, str]:
    return {token.text: token.lemma_ for token in make_doc(text) if not token.is_space}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Dienstag bestätigte Minister Kern die Reise.", {"bestätigte": "VVFIN", "Am": "APPRART"}),
        ("Der Zug kommt am Mittwoch in Wien an.", {"kommt": "VVFIN", "an": "PTKVZ", "in": "APPR"}),
        ("Er denkt an Wien.", {"an": "APPR"}),
        ("Die Minister wollen im Herbst kommen.", {"wollen": "VMFIN", "kommen": "VVINF"}),
        ("Die Minister kommen im Herbst.", {"kommen": "VVFIN"}),
        ("Sie drohten, die Gespräche abzubrechen.", {"drohten": "VVFIN", "abzubrechen": "VVIZU"}),
        ("Sie versprachen zu helfen.", {"zu": "PTKZU", "helfen": "VVINF"}),
        ("Kern ist in Wien eingetroffen.", {"ist": "VAFIN", "eingetroffen": "VVPP"}),
        ("Kern sei bereits in Wien, sagte sie.", {"sei": "VAFIN", "sagte": "VVFIN"}),
        ("Er sagte, dass der Gipfel stattfindet.", {"dass": "KOUS", "der": "ART", "stattfindet": "VVFIN"}),
        ("Das Haus, das er kaufte, steht leer.", {"Das": "ART", "das": "PRELS", "kaufte": "VVFIN"}),
        ("Das sagte sie am Montag.", {"Das": "PDS"}),
        ("Wenn er kommt, gehen wir.", {"Wenn": "KOUS", "gehen": "VVFIN", "wir": "PPER"}),
        ("Der Bundestag stimmte nicht zu.", {"nicht": "PTKNEG", "zu": "PTKVZ", "stimmte": "VVFIN"}),
        ("Der Präsident trifft sich mit ihm.", {"sich": "PRF", "ihm": "PPER", "mit": "APPR"}),
        ("Am 3. Mai kamen 2,1 Millionen Menschen.", {"3.": "ADJA", "2,1": "CARD", "Mai": "NN"}),
        ("Es wird gebaut werden müssen.", {"wird": "VAFIN", "gebaut": "VVPP", "werden": "VAINF"}),
        ("Ich wechsle nicht, sagte Kern.", {"wechsle": "VVFIN"}),
        ("Er mußte gehen, heisst es.", {"mußte": "VMFIN", "heisst": "VVFIN"}),
        ("Das sagte Wüst am Montag.", {"sagte": "VVFIN", "Wüst": "NE"}),
        ("Kern kommt -- wann auch immer.", {"--": "$("}),
    ],
)
def test_telling_words_have_their_tags(text: str, expected: dict[str, str]) -> None:
    found = tags(text)
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kern ist in Wien eingetroffen.", {"ist": "sein", "eingetroffen": "eintreffen"}),
        ("Sie drohten, die Gespräche abzubrechen.", {"abzubrechen": "abbrechen", "Gespräche": "Gespräch"}),
        ("Die Zusagen der Regierungen reichten nicht.", {"Zusagen": "Zusage", "reichten": "reichen"}),
        ("Der Zug kommt in Wien an.", {"kommt": "kommen", "an": "an"}),
        ("Neue Panzerabwehrmunitionslieferungen folgten.", {"Neue": "neu", "folgten": "folgen"}),
        ("Er reiste zum Ost-Gipfel.", {"zum": "zu", "Ost-Gipfel": "Ost-Gipfel"}),
        ("Sie sprach mit Paris und über Kerns Pläne.", {"Paris": "Paris", "Pläne": "Plan"}),
        ("Das ist ihm nicht zuzumuten.", {"ihm": "er", "zuzumuten": "zumuten"}),
        ("Er mußte Usbekistans Grenze sehen.", {"mußte": "müssen", "Usbekistans": "Usbekistan"}),
        ("Die größten Städte wuchsen.", {"größten": "groß", "Städte": "Stadt", "wuchsen": "wachsen"}),
    ],
)
def test_words_have_their_base_forms(text: str, expected: dict[str, str]) -> None:
    found = base_forms(text)
    assert {word: found[word] for word in expected} == expected


def test_word_classes_follow_from_tags_and_white_space_has_its_own() -> None:
    doc = make_doc("Kern kommt.\n\nEr bleibt.")
    assert [(token.tag_, token.pos_) for token in doc if token.text in ("kommt", "\n\n")] == [
        ("VVFIN", "VERB"),
        ("_SP", "SPACE"),
    ]


def test_an_empty_text_and_a_text_of_white_space_are_read() -> None:
    assert len(make_doc("")) == 0
    assert [token.tag_ for token in make_doc(" \n ")] == ["_SP"]


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall afterword, or set AFTERWORD_MODEL"):
        load(tmp_path)
