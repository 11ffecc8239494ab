"""A statement's times by syntax: the frame tells when it was said, the content what day it is about."""

import pytest
import spacy

from afterword.reading.times import Asked, TimeChoice, find_times
from afterword.records import UNKNOWN, Period

NLP = spacy.blank("de")
THURSDAY = Period.parse("2023-09-14")


def choose(
    sentence: str,
    content: str,
    *,
    forward: bool = True,
    cue: str = "",
    direct: bool = False,
    published: Period = THURSDAY,
) -> tuple[str, str]:
    """said and about as EDTF; the frame is all that is not content."""
    doc = NLP(sentence)
    inside = _indices(sentence, content)
    frame = {token.i for token in doc} - inside if cue or content != sentence else set()
    times = find_times(doc, published)
    said, about = TimeChoice(doc, times).said_and_about(
        Asked(inside, frame, _indices(sentence, cue), forward=forward, direct=direct), published
    )
    return said.edtf, about.edtf


def _indices(sentence: str, words: str) -> set[int]:
    if not words:
        return set()
    start = sentence.index(words)
    span = NLP(sentence).char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    return set(range(span.start, span.end))


def test_a_time_in_the_frame_is_when_it_was_said() -> None:
    sentence = "Am Dienstag bestätigte Berger, die Ministerin werde am Freitag eintreffen."
    assert choose(sentence, "die Ministerin werde am Freitag eintreffen") == ("2023-09-12", "2023-09-15")


def test_a_nearer_time_in_the_frame_does_not_become_the_content() -> None:
    sentence = "Das Werk werde bis Jahresende schließen, teilte der Konzern vergangene Woche mit."
    said, about = choose(sentence, "Das Werk werde bis Jahresende schließen")
    assert (said, about) == ("2023-09-04/2023-09-10", "2023-09-14/2023-12-31")


def test_without_a_time_in_the_frame_it_was_said_on_the_articles_day() -> None:
    assert choose("Berger sagt, sie reise am Samstag.", "sie reise am Samstag")[0] == "2023-09-14"


def test_an_article_of_a_month_keeps_its_precision_in_said() -> None:
    month = Period.parse("2023-09")
    assert choose("Berger sagt, sie reise bald.", "sie reise bald", published=month)[0] == "2023-09"


def test_nothing_told_of_what_lies_ahead_is_no_time() -> None:
    assert choose("Berger sagt, sie werde reisen.", "sie werde reisen")[1] == ".."


@pytest.mark.parametrize(
    "content",
    [
        "sie reise am Mittwoch um 15 Uhr",
        "sie reise nächste Woche am Mittwoch",
        "sie reise am Mittwoch in den nächsten Tagen",
    ],
)
def test_the_most_specific_of_several_times_wins(content: str) -> None:
    assert choose(f"Berger sagt, {content}.", content)[1] == "2023-09-20"


def test_what_lies_ahead_has_no_time_that_is_gone_by() -> None:
    content = "nach der Absage vom Montag werde sie im Oktober reisen"
    assert choose(f"Berger sagt, {content}.", content)[1] == "2023-10"


def test_the_year_in_a_name_is_no_time_of_the_statement() -> None:
    content = "sie werde die EM 2028 eröffnen"
    assert choose(f"Berger sagt, {content}.", content)[1] == ".."


def test_the_date_of_a_treaty_is_no_time_of_the_statement() -> None:
    content = "das Abkommen von 2011 werde gekündigt"
    assert choose(f"Berger sagt, {content}.", content)[1] == ".."


def test_a_plan_for_a_day_takes_its_time_from_the_frame() -> None:
    said, about = choose("Für Samstag kündigte Berger ein Treffen an.", "ein Treffen")
    assert (said, about) == ("2023-09-14", "2023-09-16")


def test_tomorrow_in_direct_speech_counts_from_the_day_it_was_said() -> None:
    sentence = "„Wir reisen morgen“, sagte Berger am Montag."
    assert choose(sentence, "Wir reisen morgen", direct=True) == ("2023-09-11", "2023-09-12")


def test_a_report_in_the_present_is_of_the_day_it_was_said() -> None:
    sentence = "Am Mittwoch sagte Berger, der Betrieb läuft."
    assert choose(sentence, "der Betrieb läuft", forward=False) == ("2023-09-13", "2023-09-13")


def test_a_report_in_the_past_without_a_time_has_none() -> None:
    assert choose("Berger sagt, der Betrieb brannte ab.", "der Betrieb brannte ab", forward=False)[1] == ".."


def test_what_had_been_said_was_said_at_some_time_before() -> None:
    assert choose("Berger hatte gesagt, sie werde reisen.", "sie werde reisen")[0] == "../2023-09-14"


def test_without_a_day_of_the_article_nothing_relative_is_known() -> None:
    sentence = "Am Dienstag bestätigte Berger, die Ministerin werde am Freitag eintreffen."
    content = "die Ministerin werde am Freitag eintreffen"
    assert choose(sentence, content, published=UNKNOWN) == ("..", "..")
