"""Who says what: each construction on sentences of the news."""

from __future__ import annotations

import pytest

from afterword.reading.pipeline import make_doc
from afterword.reading.structure import Quotation
from afterword.records import Form


def said(text: str) -> list[tuple[Form, str, str]]:
    """Form, quote and speaker of each quotation of a text."""
    doc = make_doc(text)
    return [
        (quotation.form, words(doc_words(text), quotation.quote), words(doc_words(text), quotation.speaker))
        for quotation in doc._.quotations
    ]


def doc_words(text: str) -> list[str]:
    return [token.text for token in make_doc(text)]


def words(every: list[str], tokens: tuple[int, ...]) -> str:
    return " ".join(every[i] for i in tokens)


def only(text: str) -> Quotation:
    (quotation,) = make_doc(text)._.quotations
    assert isinstance(quotation, Quotation)
    return quotation


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("Der Minister sagte, dass Kern am Montag reise.", "dass Kern am Montag reise", "Der Minister"),
        ("Kern werde bald kommen, sagte der Minister.", "Kern werde bald kommen", "der Minister"),
        ("Der Minister sagte, Kern werde bald kommen.", "Kern werde bald kommen", "Der Minister"),
        ("Der Plan, sagte Kern, werde scheitern.", "Der Plan werde scheitern", "Kern"),
        ("Die Regierung drohte, die Grenze zu schließen.", "die Grenze zu schließen", "Die Regierung"),
        ("Laut der Polizei ist die Straße gesperrt.", "ist die Straße gesperrt", "der Polizei"),
        ("Nach Angaben der Polizei starb ein Mann.", "starb ein Mann", "Angaben der Polizei"),
        ("Medienberichten zufolge tritt Kern zurück.", "tritt Kern zurück", "Medienberichten"),
        ("Der Zug fährt am Montag, so der Sprecher.", "Der Zug fährt am Montag", "der Sprecher"),
        ("Wie die Zeitung berichtet, tritt Kern zurück.", "tritt Kern zurück", "die Zeitung"),
        ("Kern ist der Ansicht, dass der Plan gelingt.", "dass der Plan gelingt", "Kern"),
        ("In dem Bericht heißt es, die Lage sei ernst.", "die Lage sei ernst", "dem Bericht"),
        ("Von der Behörde wurde mitgeteilt, dass Kern lebt.", "dass Kern lebt", "der Behörde"),
    ],
)
def test_indirect_speech_has_its_words_and_its_speaker(text: str, quote: str, speaker: str) -> None:
    assert (Form.INDIRECT, quote, speaker) in said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir reisen am Montag nach Wien“, sagte Kern.", "Kern"),
        ("Kern sagte: „Wir reisen am Montag nach Wien.“", "Kern"),
        ("»Wir reisen am Montag nach Wien«, erklärte die Ministerin.", "die Ministerin"),
        ("„Wir reisen“, sagte Kern, „am Montag nach Wien.“", "Kern"),
        ("„Wir reisen am Montag nach Wien“, so der Sprecher.", "der Sprecher"),
    ],
)
def test_direct_speech_has_its_speaker_before_inside_and_after(text: str, speaker: str) -> None:
    assert [(form, who) for form, _, who in said(text)] == [(Form.DIRECT, speaker)]


def test_a_quote_over_two_sentences_is_one() -> None:
    (found,) = said("„Wir reisen am Montag. Am Dienstag sind wir zurück“, sagte Kern.")
    assert found[1].count("wir") + found[1].count("Wir") == 2 and found[2] == "Kern"


def test_words_in_marks_inside_indirect_speech_are_a_quotation_of_their_own() -> None:
    found = said("Kern sagte, der Fahrplan sei „reines Wunschdenken einiger Beamter“.")
    assert {form for form, _, _ in found} == {Form.INDIRECT, Form.DIRECT}
    assert {who for _, _, who in found} == {"Kern"}


def test_konjunktiv_that_goes_on_belongs_to_the_last_speaker() -> None:
    found = said("Kern sagte, er werde reisen. Der Zug sei schon bestellt. Das Wetter ist gut.")
    assert (Form.INDIRECT_FREE_INDIRECT, "Der Zug sei schon bestellt .", "Kern") in found
    assert len(found) == 2


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("Die Zeitung „Der Morgen“ erscheint in Wien.") == []


def test_a_consequence_and_a_condition_are_not_what_is_said() -> None:
    assert said("Es regnete, so dass die Straße gesperrt wurde.") == []
    assert said("Wenn der Damm bricht, droht eine Flut.") == []


def test_a_noun_carries_what_is_said() -> None:
    found = said("Die Behauptung des Ministers, der Zug sei gefahren, ist falsch.")
    assert found == [(Form.INDIRECT, "der Zug sei gefahren", "des Ministers")]


def test_dies_points_back_to_the_sentence_before() -> None:
    (found,) = said("Der Vertrag wird verlängert. Dies teilte der Verein am Montag mit.")
    assert found[1].startswith("Der Vertrag wird verlängert") and found[2] == "der Verein"


def test_a_summary_is_reported_speech_and_praise_is_not() -> None:
    assert said("Die Gewerkschaft forderte höhere Löhne.")[0][0] is Form.REPORTED
    assert said("Die Opposition lobte den Minister.") == []
    assert said("Der Sturm forderte drei Todesopfer.") == []


def test_a_judgement_in_marks_is_direct_speech() -> None:
    found = said("Die Rektorin nannte die Reform einen „Etikettenschwindel“.")
    assert found == [(Form.DIRECT, "„ Etikettenschwindel “", "Die Rektorin")]


def test_hearsay_goes_to_the_source_before_it() -> None:
    found = said("Nach Angaben der Polizei brannte ein Haus. Der Mann soll das Feuer gelegt haben.")
    assert (Form.FREE_INDIRECT, "Der Mann soll das Feuer gelegt haben .", "Angaben der Polizei") in found


def test_a_medium_that_is_spoken_to_is_the_outer_source() -> None:
    text = "Kern werde bald reisen, sagte er dem Sender RTL."
    assert [words(doc_words(text), link) for link in only(text).links] == ["dem Sender RTL", "er"]


def test_a_medium_that_quotes_is_the_outer_source() -> None:
    text = "Die Richterin wird von dem Magazin mit den Worten zitiert, sie habe keine Akte gesehen."
    assert [words(doc_words(text), link) for link in only(text).links] == ["dem Magazin", "Die Richterin"]


def test_whom_a_speaker_refers_to_is_the_inner_source() -> None:
    text = "Kern werde bald reisen, meldete die Agentur unter Berufung auf Regierungskreise."
    quotation = only(text)
    assert [words(doc_words(text), link) for link in quotation.links] == ["die Agentur", "Regierungskreise"]


def test_the_frame_is_the_whole_framing_clause() -> None:
    text = "Der Minister sagte am Montag, dass Kern reise."
    assert words(doc_words(text), only(text).frame) == "Der Minister sagte am Montag ,"
    assert words(doc_words(text), only(text).cue) == "sagte"


def test_one_who_is_told_or_asked_is_the_addressee() -> None:
    text = "Der Rat forderte die Staaten auf, das Abkommen zu achten."
    assert words(doc_words(text), only(text).addressee) == "die Staaten"


def test_any_order_of_words_is_read_without_a_fault() -> None:
    import random

    text = (
        "Der Minister sagte der Zeitung: „Wir reisen, so Kern, nach Wien“, wie die Agentur meldete, "
        "obwohl laut Polizei (die das dementierte) Kern zufolge nach Angaben – dass demnach sei; er solle."
    )
    parts = text.split()
    for seed in range(60):
        random.Random(seed).shuffle(parts)
        doc = make_doc(" ".join(parts))
        for quotation in doc._.quotations:
            assert quotation.quote and max(quotation.quote) < len(doc)
            assert set(quotation.speaker) | set(quotation.frame) <= set(range(len(doc)))


def told(text: str) -> list[str]:
    """Who is told, asked or warned in each quotation of a text that names somebody."""
    every = doc_words(text)
    return [words(every, q.addressee) for q in make_doc(text)._.quotations if q.addressee]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Der Minister sagte vor Journalisten, die Lage sei ernst.", "Journalisten"),
        ("Die Sprecherin erklärte gegenüber dem Sender, der Zug fahre morgen.", "dem Sender"),
        ("Die Klägerin warf dem Verein vor, Spenden verschwiegen zu haben.", "dem Verein"),
        ("Der Verband forderte die Länder auf, mehr Lehrer einzustellen.", "die Länder"),
    ],
)
def test_who_is_told_is_found(text: str, addressee: str) -> None:
    assert addressee in told(text)


def test_what_the_speaker_gives_a_reason_for_is_no_addressee() -> None:
    assert told("Die Ministerin begründete ihren Schritt: „Ich muss mehr Zeit für die Familie haben.“") == []


def test_the_frame_goes_on_behind_und() -> None:
    found = said("Die Abgeordnete erklärte, der Plan sei gut und kündigte an, dafür zu stimmen.")
    assert [speaker for _, _, speaker in found] == ["Die Abgeordnete", "Die Abgeordnete"]


def test_konjunktiv_before_a_frame_tells_that_it_follows() -> None:
    text = "Die Anleger nähmen die Vorwürfe ruhig auf, erläuterte die Bank die Lage an der Börse."
    assert [speaker for _, _, speaker in said(text)] == ["die Bank"]


def test_bin_inside_a_name_is_no_verb() -> None:
    found = said("Der Kronprinz, Mohammed bin Salman, betonte, die Lage sei ernst.")
    assert [speaker for _, _, speaker in found] == ["Der Kronprinz , Mohammed bin Salman"]


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("Der Zeuge gab zu Protokoll, er habe nichts gesehen.", "er habe nichts gesehen", "Der Zeuge"),
        (
            "Die Trainerin gab zu bedenken, dass die Zeit knapp ist.",
            "dass die Zeit knapp ist",
            "Die Trainerin",
        ),
        ("Das Gericht befand, die Klage sei unzulässig.", "die Klage sei unzulässig", "Das Gericht"),
        ("Das sei unfair, seufzte der Wirt.", "Das sei unfair", "der Wirt"),
        ("Die Grünen meldeten Zweifel an, ob der Plan gelingt.", "ob der Plan gelingt", "Die Grünen"),
        ("Der Verein hegt die Befürchtung, dass das Bad schließt.", "dass das Bad schließt", "Der Verein"),
        ("Die Stadt trug dem Wirt auf, den Zaun zu streichen.", "den Zaun zu streichen", "Die Stadt"),
    ],
)
def test_rarer_words_and_set_phrases_frame_what_is_said(text: str, quote: str, speaker: str) -> None:
    assert (Form.INDIRECT, quote, speaker) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Das Gesetz erlaubt der Stadt, den Weg zu sperren.",
        "Der Zug befand sich in Wien, die Lage war ruhig.",
        "Der Wirt lachte, der Koch schlief.",
    ],
)
def test_words_that_speak_only_with_konjunktiv_are_silent_without_it(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("Die Stadt gab den Fall zu, teilte jedoch mit, er sei geklärt.", "er sei geklärt", "Die Stadt"),
        ("Den Gästen wurde geraten, im Haus zu bleiben.", "im Haus zu bleiben", ""),
        ("Die Gäste gestanden ein, dass es brennt.", "dass es brennt", "Die Gäste"),
        ("Das Gericht sah es als erwiesen an, dass er log.", "dass er log", "Das Gericht"),
        ("Die Stadt ist zuversichtlich, fertig werden zu können.", "fertig werden zu können", "Die Stadt"),
        ("Der Wald ist krank, wie Fachleute betonen.", "Der Wald ist krank", "Fachleute"),
        ("Die Firma hat angekündigt die Preise zu senken.", "die Preise zu senken", "Die Firma"),
        ("Ilse von der Heide kam. Von der Heide sagte, er gehe.", "er gehe", "Von der Heide"),
    ],
)
def test_what_is_said_ends_and_begins_where_its_clause_does(text: str, quote: str, speaker: str) -> None:
    assert (Form.INDIRECT, quote, speaker) in said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Es ist vorbei“ heißt es in dem Brief.", "dem Brief"),
        ("„Es ist vorbei,“ sagte Professor Kern.", "Professor Kern"),
        ("Julia Kern nannte den Plan „aus der Luft gegriffen“.", "Julia Kern"),
        ("Julia Kern sagte der Zeitschrift: „Es war eine lange Tour.“", "Julia Kern"),
        ("Julia Kern lobte den Koch mit den Worten: „Es war gut.“", "Julia Kern"),
    ],
)
def test_marks_close_with_and_without_a_comma(text: str, speaker: str) -> None:
    assert [(form, who) for form, _, who in said(text)] == [(Form.DIRECT, speaker)]


def test_with_the_words_belongs_to_the_cue() -> None:
    text = "Julia Kern lobte den Koch mit den Worten: „Es war gut.“"
    assert words(doc_words(text), only(text).cue) == "lobte mit den Worten"


def test_a_lone_adjective_in_marks_is_a_word_of_the_speaker() -> None:
    assert (Form.DIRECT, "„ kaputt “", "Kern") in said("Kern sagte, der Motor sei „kaputt“.")


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("Kern wies auf die Mauer hin, die seit Jahren bröckle.", "die seit Jahren bröckle", "Kern"),
        ("Kern lehnte den Plan ab, weil er zu teuer sei.", "weil er zu teuer sei", "Kern"),
        ("Die Kernaussage ist, dass der Damm nicht halte.", "dass der Damm nicht halte", "Die Kernaussage"),
        ("Kern lehnte ab, da es teuer sei und nichts bringe.", "da es teuer sei und nichts bringe", "Kern"),
    ],
)
def test_konjunktiv_tells_of_speech_in_every_subordinate_clause(text: str, quote: str, speaker: str) -> None:
    assert (Form.INDIRECT, quote, speaker) in said(text)


def test_konjunktiv_of_a_condition_is_no_quotation_of_its_own() -> None:
    found = said("Kern wies auf die Mauer hin, wenn jemand frage.")
    assert Form.INDIRECT not in {form for form, _, _ in found}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Alles sei gut, sagte Jan Kern, der Sprecher der Bahn.", "Jan Kern , der Sprecher der Bahn"),
        ("Wie Jan Kern, ein Arzt, der Presse mitteilte, sei alles gut.", "Jan Kern , ein Arzt"),
        ("Aus Kreisen der Bahn verlautete, alles sei gut.", "Kreisen der Bahn"),
        ("Wie tagesspur.de berichtet, ist alles gut.", "tagesspur.de"),
        ("Aus dem Amt ist zu hören, alles sei gut.", "dem Amt"),
        ("Die Bahn ließ verlauten, alles sei gut.", "Die Bahn"),
    ],
)
def test_who_speaks_keeps_name_and_office_and_may_stand_behind_aus(text: str, speaker: str) -> None:
    assert [(form, who) for form, _, who in said(text)] == [(Form.INDIRECT, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Es ist verboten, im Wald zu rauchen.",
        "Das kann der Koch erklären, wenn er will.",
        "Das Schloss ist klein, wie der Turm genannt wird.",
        "Der Damm ist alt, das heißt er bricht bald.",
        "Der Umbau sorgt dafür, dass der Damm hält.",
        "Das Fest fand ein Ende: Der Regen kam früh.",
        "Die Polizei zählte zwölf Autos, fand dann aber weitere Wagen.",
    ],
)
def test_what_only_looks_like_a_frame_is_none(text: str) -> None:
    assert Form.INDIRECT not in {form for form, _, _ in said(text)}


def test_with_a_modal_only_konjunktiv_tells_of_speech() -> None:
    found = said("Die Ministerin musste zugeben, dass die Kasse leer sei.")
    assert (Form.INDIRECT, "dass die Kasse leer sei", "Die Ministerin") in found


def test_soll_behind_an_aim_or_in_the_passive_is_a_plan_of_the_article() -> None:
    text = "Kern warnte vor Lärm. Die Straße liegt im Tal. "
    assert Form.FREE_INDIRECT not in {form for form, _, _ in said(text + "Die Brücke soll saniert werden.")}
    assert Form.FREE_INDIRECT not in {form for form, _, _ in said(text + "Dabei soll der Fluss helfen.")}
    assert Form.FREE_INDIRECT in {form for form, _, _ in said(text + "Der Wirt soll gelogen haben.")}


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Monate nach dem Urteil schloss das Werk.",
        "Kurz nach der Nachricht stieg der Kurs.",
        "Das Spiel ging in die Pause, nach der die Bahn stärker wurde.",
    ],
)
def test_nach_is_often_a_time(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Laut der Zeitung, die sich auf Ärzte beruft, steigt die Zahl.", "steigt die Zahl"),
        (
            "Angaben zufolge kam der Mann an das Haus und riss dabei ein Loch in die Mauer.",
            "kam der Mann an das Haus und riss dabei ein Loch in die Mauer",
        ),
    ],
)
def test_a_source_covers_what_goes_on_and_not_what_explains_it(text: str, quote: str) -> None:
    assert [what for _, what, _ in said(text)] == [quote]


def test_an_infinitive_of_the_perfect_is_said_behind_any_verb_of_speech() -> None:
    (found,) = make_doc("Zwei Fischer sagten, am Ufer ein Licht gesehen zu haben.")._.quotations
    assert found.speaker == (0, 1)
    assert found.quote == tuple(range(4, 11))
    assert not make_doc("Zwei Fischer sagten, am Ufer ein Licht zu sehen.")._.quotations
