"""A sentence ends where it ends, and nowhere else."""

from __future__ import annotations

import pytest

from afterword.reading.pipeline import blank_pipeline, blanked
from afterword.records import Furniture, FurnitureKind, Span

NLP = blank_pipeline()


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in NLP(text).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Das geschah am 3. Mai 2024. | Dr. Meier war dabei.",
        "Er kommt am 3. | Danach reist er weiter.",
        "Es ist sein 40. Geburtstag. | Alle feiern.",
        "Im 19. Jahrhundert war das so. | Heute nicht.",
        "Am 1. und 2. Mai wird gefeiert.",
        "Er war um 20 Uhr da. | Sie kam später.",
        "Die Zahl stieg auf 15. | Petersen lachte.",
        "Die Zahl stieg auf 5 Mio. Euro.",
        "Es gibt Kohle, Gas usw. | Die Preise steigen.",
        "Er sprach mit Prof. Dr. Anna B. Kern und J. R. Holm.",
        "Das gilt z. B. in Berlin, d. h. bei uns.",
        "Nach dem Treffen mit Leo XIV. reiste er ab.",
        "Die Firma Holm & Co. baut in Kiel.",
        "„Kommt!“, sagte er. | Dann ging er.",
        '"Kommt!", sagte er. | "Wir gehen." | Dann ging er.',
        "„Kommt ihr?“ fragte sie.",
        "„Wir kommen. | Wir bleiben“, sagte er.",
        "»Nein!« rief er. | »Nie.« | Sie ging.",
        "Er sagte: „Wir kommen.“ | Sie ging.",
        "“Ja.” | Sie ging.",
        "Der Film „Was nun?“ Anfang Mai war gut.",
        "Er kam (und blieb!) bis Mai.",
        "(Er kam.) | Danach ging sie.",
        "Die Verhandlungen ... stocken.",
        "Er kam ... | Dann ging er.",
        "Yahoo! will verkaufen.",
        "Er sagte: Wir gehen; sie blieb.",
        '" Das ist gut . " | Er ging .',
        "Er kam am 11.9. | Danach ging er.",
        "Das war 2024. | 15 Menschen kamen.",
        "Die Nato, so Kern, sei „bereit.“ | Das gelte auch für 2025.",
        "Ob das reicht? | Niemand weiß es! | Und nun?",
    ],
)
def test_sentences_end_at_stops_that_end_them(text: str) -> None:
    expected = text.split(" | ")
    assert sentences(" ".join(expected)) == expected


def test_a_line_break_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("Kein Durchbruch in Genf\n\nDie Gespräche gehen weiter.") == [
        "Kein Durchbruch in Genf",
        "Die Gespräche gehen weiter.",
    ]


def test_lines_broken_at_a_width_do_not_end_sentences() -> None:
    text = (
        "Die Regierung in Bern hat am Montag\nangekündigt, dass die Gespräche im\nHerbst beginnen. "
        "Das Parlament\n"
        "muss noch zustimmen, heißt es aus\nder Hauptstadt."
    )
    assert [sentence.replace("\n", " ") for sentence in sentences(text)] == [
        "Die Regierung in Bern hat am Montag angekündigt, dass die Gespräche im Herbst beginnen.",
        "Das Parlament muss noch zustimmen, heißt es aus der Hauptstadt.",
    ]


def test_furniture_gives_neither_words_nor_a_border_and_keeps_paragraphs_apart() -> None:
    text = "Der Präsident (Foto: Kern)\nreist ab.\n\nLesen Sie auch\n\nEr kehrt bald zurück."
    caption = text.index("(Foto")
    notice = text.index("Lesen")
    read = blanked(
        text,
        [
            Furniture(Span(caption, caption + len("(Foto: Kern)")), FurnitureKind.CREDIT),
            Furniture(Span(notice, notice + len("Lesen Sie auch")), FurnitureKind.NOTICE),
        ],
    )
    assert len(read) == len(text)
    assert [" ".join(sentence.split()) for sentence in sentences(read)] == [
        "Der Präsident reist ab.",
        "Er kehrt bald zurück.",
    ]


def test_every_token_is_told_whether_it_begins_a_sentence() -> None:
    doc = NLP("Er kam.\n\nSie ging.")
    assert doc.has_annotation("SENT_START")
    assert [token.text for token in doc if token.is_sent_start] == ["Er", "Sie"]
