"""What belongs to the page is marked, and no sentence of the article with it."""

import pytest

from afterword.intake.furniture import byline, mark, published
from afterword.records import FurnitureKind as K

ABSATZ = "Der Stadtrat hat am Abend nach langer Debatte den Haushalt für das kommende Jahr beschlossen."
ZWEITER = "Die Opposition kündigte an, gegen den Beschluss vor dem Verwaltungsgericht klagen zu wollen."


def marked(text: str, title: str = "") -> list[tuple[K, str]]:
    return [(item.kind, item.span.of(text)) for item in mark(text, title)]


def of(kind: K, text: str, title: str = "") -> list[str]:
    return [words for found, words in marked(text, title) if found is kind]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Kultur / 02.03.2022 • 08:15 Uhr", "2022-03-02"),
        ("Stand: 17.01.2022 09:40 Uhr", "2022-01-17"),
        ("Veröffentlicht am 5. April 2019", "2019-04-05"),
        ("Do 20.01.22 | 07:30 Uhr", "2022-01-20"),
        ("2023-09-11", "2023-09-11"),
        ("Sonntag, 3. März 2024, 8.15 Uhr", "2024-03-03"),
    ],
)
def test_a_date_line_tells_the_publication_day(line: str, edtf: str) -> None:
    text = f"{line}\n\n{ABSATZ}"
    assert of(K.DATE_LINE, text) == [line]
    assert published(text, mark(text)).period.edtf == edtf


@pytest.mark.parametrize("text", [f"date 2023-09 {ABSATZ}", f"{ABSATZ} date 2023-09"])
def test_an_archives_month_is_marked_at_either_end_of_running_text(text: str) -> None:
    assert of(K.DATE_LINE, text) == ["date 2023-09"]
    assert published(text, mark(text)).period.edtf == "2023-09"


def test_a_stand_glued_to_the_first_sentence_is_marked_alone() -> None:
    assert marked(f"Stand: 17.01.2022 09:40 Uhr {ABSATZ}") == [(K.DATE_LINE, "Stand: 17.01.2022 09:40 Uhr")]


@pytest.mark.parametrize(
    "satz",
    [
        "Am 02.03.2022 um 08:15 Uhr traf der Zug in Rostock ein, wie die Bahn mitteilte.",
        "Das Treffen am 12. September 2023 wurde abgesagt.",
        "23. Juni 2024:",
        "Bis 2023-09 sollen alle Züge umgebaut sein, steht im Papier des Ministeriums.",
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(satz: str) -> None:
    assert marked(f"{ABSATZ}\n\n{satz}\n\n{ZWEITER}") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Von Erika Muster, Tokio", "Erika Muster"),
        ("Von Max Beispiel und Eva von der Heide", "Max Beispiel und Eva von der Heide"),
        ("Von: Jan Probe", "Jan Probe"),
    ],
)
def test_a_byline_names_the_author(line: str, name: str) -> None:
    text = f"{line}\n\n{ABSATZ}"
    assert of(K.BYLINE, text) == [line]
    assert byline(text, mark(text)) == name


@pytest.mark.parametrize(
    "dateline",
    [
        "Moskau/Berlin. ",
        "Berlin (dpa) – ",
        "Frankfurt am Main (dpa/lhe) - ",
        "BERLIN (Reuters) - ",
        "Kiel (nag) – ",
        "Madrid - ",
        "St. Pölten. ",
        "Tokio, Düsseldorf, Washington ",
        "Moskau, Pjöngjang\xa0",
        "Berlin ",
    ],
)
def test_a_dateline_is_marked_and_the_sentence_behind_it_is_not(dateline: str) -> None:
    text = f"{dateline}{ABSATZ}\n\n{ZWEITER}"
    assert marked(text) == [(K.DATELINE, dateline)]


@pytest.mark.parametrize(
    "anfang",
    [
        "Berlin und Paris haben sich auf einen gemeinsamen Haushalt für die Verteidigung geeinigt.",
        "Köln, Bonn und Aachen wollen sich gemeinsam um die Ausrichtung der Spiele bewerben.",
        "Nein. Der Kanzler wird nicht zurücktreten, das hat er am Montag in Hamburg klargestellt.",
        "Moskau will das Abkommen nicht verlängern, sagte der Sprecher am Montag im Fernsehen.",
        "Berlin - Hamburg",
    ],
)
def test_a_sentence_that_begins_with_a_place_is_no_dateline(anfang: str) -> None:
    assert of(K.DATELINE, f"{anfang}\n\n{ZWEITER}") == []


def test_a_byline_and_a_date_run_together_with_the_text_are_marked_alone() -> None:
    assert marked(f"Von Erika Muster und Jan Probe {ABSATZ}") == [
        (K.BYLINE, "Von Erika Muster und Jan Probe")
    ]
    text = f"Rat spart Aktualisiert am 18.02.2022 - 10:05 Uhr {ABSATZ}"
    assert marked(text) == [(K.DATE_LINE, "Aktualisiert am 18.02.2022 - 10:05 Uhr")]
    assert published(text, mark(text)).period.edtf == "2022-02-18"


def test_a_caption_with_its_credit_is_marked_inside_the_running_text() -> None:
    caption = "Noch ist offen, wer den Bau bezahlt. (Foto: AP) Bagger am Hafen"
    assert of(K.CAPTION, f"{ABSATZ}\n\n{caption}\n\n{ZWEITER}") == [caption]
    other = "Die Ministerin vor der neuen Brücke. Foto: Jan Probe / AFP"
    assert of(K.CAPTION, f"{ABSATZ}\n\n{other}\n\n{ZWEITER}") == [other]


def test_a_caption_said_twice_with_its_agency_goes_twice() -> None:
    caption = "Die Ministerin (l.) begrüßte im Mai den Botschafter.\xa0APA"
    assert of(K.CAPTION, f"{ABSATZ}\n{caption}\n{caption}\n\n{ZWEITER}") == [caption, caption]


def test_a_sentence_said_twice_stays_once() -> None:
    satz = "Ab Montag fährt die Bahn wieder bis nach Rostock."
    text = f"{ABSATZ}\n\n{satz}\n{satz}"
    assert [(item.kind, item.span.start) for item in mark(text)] == [(K.CAPTION, text.rindex(satz))]


def test_a_subheading_without_a_full_stop_is_marked() -> None:
    assert of(K.SUBHEADING, f"{ABSATZ}\n\nDie Stadt muss sparen\n\n{ZWEITER}") == ["Die Stadt muss sparen"]
    assert of(K.SUBHEADING, f"{ABSATZ}\n\nKlagt die Opposition?\n\n{ZWEITER}") == ["Klagt die Opposition?"]


@pytest.mark.parametrize(
    "satz",
    [
        "Die Stadt muss sparen.",
        "„Wir klagen.“",
        "Er sagte:",
        "und so ging es weiter",
        "Die Stadt bezahlt für die",
        "Drei, zwei, eins …",
    ],
)
def test_what_is_a_sentence_or_goes_on_is_no_subheading(satz: str) -> None:
    assert of(K.SUBHEADING, f"{ABSATZ}\n\n{satz}\n\n{ZWEITER}") == []


def test_a_short_last_paragraph_with_its_agency_is_no_caption() -> None:
    last = "Das Gericht will im Herbst entscheiden. RND/dpa"
    assert marked(f"{ABSATZ}\n\n{last}") == [(K.CREDIT, " RND/dpa")]


def test_lines_cut_by_width_are_no_subheadings() -> None:
    wrapped = (
        "Der Stadtrat hat am Abend nach langer\nDebatte den Haushalt für das kommende\n"
        "Jahr beschlossen. Die Opposition will\nklagen, wie sie am Dienstag mitteilte.\n"
        "Das Gericht wird wohl erst im Herbst\nentscheiden, sagte ein Sprecher."
    )
    assert marked(wrapped) == []


def test_rows_of_a_list_are_no_subheadings() -> None:
    rows = "8 Tore: Eva Beispiel\n\n7 Tore: Jan Probe\n\n6 Tore: Max Muster\n\n5 Tore: Ute Fall"
    assert of(K.SUBHEADING, f"{ABSATZ}\n\n{rows}\n\n{ZWEITER}") == []


def test_the_headline_repeated_in_the_text_is_marked() -> None:
    title = "Stadtrat beschließt Haushalt"
    assert of(K.HEADLINE, f"{title}\n\n{ABSATZ}", title) == [title]
    assert of(K.HEADLINE, f"{title}\n\n{ABSATZ}") == [title]
    assert of(K.HEADLINE, f"{title} {ABSATZ}", title) == [title]


@pytest.mark.parametrize(
    "line",
    [
        "Anzeige",
        "- Anzeige -",
        "Lesen Sie auch: Wer den Haushalt bezahlt",
        '{ "placeholderType": "MREC" }',
        "Drucken Teilen",
        "Weiterlesen nach der Anzeige",
        "Empfohlener externer Inhalt Hier steht ein Inhalt, der mit Ihrer Einwilligung geladen wird.",
        "-----",
        "2 Min Lesezeit",
    ],
)
def test_a_notice_of_the_page_is_marked(line: str) -> None:
    assert of(K.NOTICE, f"{ABSATZ}\n\n{line}\n\n{ZWEITER}") == [line]


@pytest.mark.parametrize(
    "satz",
    [
        "Die Partei will eine Anzeige gegen den Minister prüfen lassen, sagte ein Sprecher am Montag.",
        "Das Unternehmen muss die Einwilligung der Kunden einholen, entschied das Gericht in Karlsruhe.",
        "Video: Der Minister hat am Montag erklärt, er werde den Vertrag nicht unterschreiben.",
    ],
)
def test_a_sentence_about_such_things_is_no_notice(satz: str) -> None:
    assert marked(f"{ABSATZ}\n\n{satz}\n\n{ZWEITER}") == []


def test_an_agency_sign_at_the_end_is_a_credit() -> None:
    assert of(K.CREDIT, f"{ABSATZ} (dpa/lno)") == [" (dpa/lno)"]
    assert of(K.CREDIT, f"{ABSATZ} (em)") == [" (em)"]
    assert of(K.CREDIT, f"{ABSATZ}\n\n{ZWEITER}\n\nRND/dpa") == ["RND/dpa"]
