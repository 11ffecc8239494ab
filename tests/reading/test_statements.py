"""What a German sentence states: who, what, how surely, whether it lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.reading import Reader
from afterword.records import Article, DateWitness, Period, Published, Reading, Statement

MONDAY = Published(Period.day(date(2024, 5, 6)), None, DateWitness.GIVEN)


def read(text: str) -> tuple[Article, Reading]:
    article = Article("a", "1", text, published=MONDAY)
    return article, Reader().read(article)


@dataclass(frozen=True)
class Said:
    """A statement as a reader sees it."""

    content: str
    sources: tuple[str, ...]
    statement: Statement


def said(text: str) -> list[Said]:
    article, reading = read(text)
    return [
        Said(
            " … ".join(span.of(text) for span in s.content),
            tuple(source.span.of(article.text) for source in s.sources),
            s,
        )
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "content", "sources", "kind", "certainty", "forward"),
    [
        (
            "Die Ministerin sagte, der Vertrag sei unterschrieben.",
            "der Vertrag sei unterschrieben",
            ("Die Ministerin",),
            "report",
            "certain",
            False,
        ),
        (
            "Beobachter vermuten, dass die Wahl verschoben wird.",
            "die Wahl verschoben wird",
            ("Beobachter",),
            "forecast",
            "probable",
            True,
        ),
        (
            "Der Streik könnte noch Wochen dauern.",
            "Der Streik könnte noch Wochen dauern",
            (),
            "forecast",
            "possible",
            True,
        ),
        (
            "Nach der Wahl wird die Steuer wohl steigen.",
            "Nach der Wahl wird die Steuer wohl steigen",
            (),
            "forecast",
            "probable",
            True,
        ),
        (
            "Der Verein will den Stürmer halten.",
            "den Stürmer halten",
            ("Der Verein",),
            "announcement",
            "unknown",
            True,
        ),
        (
            "Die Gewerkschaft forderte die Firma auf, die Löhne zu erhöhen.",
            "die Löhne zu erhöhen",
            ("Die Gewerkschaft",),
            "demand",
            "certain",
            True,
        ),
        (
            "Die Gemeinde hofft auf Hilfe aus Berlin.",
            "auf Hilfe aus Berlin",
            ("Die Gemeinde",),
            "demand",
            "unknown",
            True,
        ),
        (
            "Der Mann soll den Wagen gestohlen haben.",
            "Der Mann soll den Wagen gestohlen haben",
            (),
            "report",
            "unknown",
            False,
        ),
        (
            "Das Parlament stimmt am Freitag über den Haushalt ab.",
            "Das Parlament stimmt am Freitag über den Haushalt ab",
            (),
            "forecast",
            "certain",
            True,
        ),
    ],
)
def test_a_sentence_states(
    text: str, content: str, sources: tuple[str, ...], kind: str, certainty: str, forward: bool
) -> None:
    (found,) = said(text)
    assert (found.content, found.sources) == (content, sources)
    s = found.statement
    assert (s.kind.value, s.certainty.value, s.forward) == (kind, certainty, forward)


def test_what_an_agency_says_that_somebody_said_has_a_chain() -> None:
    text = "Der Preis steige im Juni, sagte Jan Roth mehreren Agenturen zufolge."
    (found,) = said(text)
    assert found.sources == ("mehreren Agenturen", "Jan Roth")


def test_a_pronoun_is_resolved_to_the_name_before_it_and_kept_as_anaphor() -> None:
    text = "Anna Beck kam am Montag nach Rom. Sie sagte, der Streit sei beendet."
    (found,) = [s for s in said(text) if "Streit" in s.content]
    assert found.sources == ("Anna Beck",)
    anaphor = found.statement.sources[0].anaphor
    assert anaphor is not None
    assert anaphor.of(text) == "Sie"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Der Sprecher sagte, die Wahl finde nicht statt.", "-"),
        ("Der Sprecher sagte, niemand sei verletzt worden.", "-"),
        ("Der Sprecher sagte, nicht nur die Wahl sei abgesagt.", "+"),
        ("Das Ministerium dementierte, dass der Vertrag gekündigt sei.", "-"),
    ],
)
def test_negation_and_denial_make_a_statement_negative(text: str, polarity: str) -> None:
    assert {s.statement.polarity.value for s in said(text)} == {polarity}


def test_what_could_come_true_alone_is_a_statement_alone() -> None:
    text = "Er erklärte, die Firma baue ein Werk in Polen und sie schließe das Werk in Hagen."
    assert len(said(text)) == 2


def test_a_condition_belongs_to_what_it_conditions() -> None:
    (found,) = said("Sollte sie annehmen, muss der Verein eine Ablöse zahlen.")
    assert found.statement.conditional
    assert found.content.startswith("Sollte sie annehmen")


@pytest.mark.parametrize(
    ("text", "source", "condition"),
    [
        ("Klee sagte, wenn der Bund zahle, werde er bleiben.", "Klee", "wenn der Bund zahle"),
        (
            "Minister Klee sagte am Montag, falls der Bund zahle, werde er bleiben.",
            "Minister Klee",
            "falls der Bund zahle",
        ),
        ("Klee erklärte, sollte der Bund zahlen, werde er bleiben.", "Klee", "sollte der Bund zahlen"),
        (
            "Die Chefin kündigte an, sofern der Bund zahlt, werde sie klagen.",
            "Die Chefin",
            "sofern der Bund zahlt",
        ),
        ("Klee sagte, wenn der Bund zahle, dann werde er bleiben.", "Klee", "wenn der Bund zahle"),
        ("Klee warnte, ohne eine Einigung werde es Streiks geben.", "Klee", "ohne eine Einigung"),
    ],
)
def test_what_is_said_behind_its_condition_is_one_statement(text: str, source: str, condition: str) -> None:
    (only,) = said(text)
    assert only.content == text.split(", ", 1)[1].rstrip(".")
    assert only.sources == (source,) and only.statement.forward and only.statement.conditional
    assert only.statement.condition is not None and only.statement.condition.of(text) == condition


@pytest.mark.parametrize(
    "text",
    [
        "Die Polizei nahm am Sonntag zwei Männer fest.",
        "Wann die Halle öffnet, weiß niemand.",
        "Kommt der Zug noch?",
    ],
)
def test_accounts_and_open_questions_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_a_plain_account_is_a_report_with_its_gist() -> None:
    text = "Der Präsident wurde am Sonntag von der Kanzlerin nicht empfangen."
    _, reading = read(text)
    (report,) = reading.reports
    assert report.gist.predicate == "empfangen"
    assert report.gist.negated
    assert {(p.role.value, p.head) for p in report.gist.participants} >= {
        ("object", "Präsident"),
        ("subject", "Kanzlerin"),
    }


def test_ids_stay_when_the_text_before_is_corrected() -> None:
    one = said("Der Bau ist fertig. Die Steuer wird bald steigen.")[-1].statement
    two = said("Der Bau ist endlich fertig. Die Steuer wird bald steigen.")[-1].statement
    assert one.id == two.id


# fmt: off
WORDS = (
    "der", "die", "das", "Kim", "werde", "sagte", "dass", ",", "„", "“", ".", "und",
    "zu", "kommen", "nicht", "Präsident", "soll", "will", "könnte", "am", "Montag", "in", "Rom", "wenn",
    "er", "sie", "habe", "gesagt", ":", "laut", "Polizei", "zufolge", "warnte", "vor", "hofft", "auf",
    "?", "(", ")", "–", "so", "ob", "als", "gilt",
)
# fmt: on


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_heap_of_words_is_read_and_all_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    _, reading = read(text)
    spans = [
        span
        for s in reading.statements
        for span in (*s.content, s.sentence, *s.cue, *(source.span for source in s.sources))
    ] + [report.content for report in reading.reports]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len({s.id for s in reading.statements}) == len(reading.statements)


def test_a_denied_rumour_is_two_statements() -> None:
    found = said("Der Verein dementierte Gerüchte, dass der Trainer entlassen sei.")
    assert [(s.sources, s.statement.stance.value, s.statement.polarity.value) for s in found] == [
        (("Der Verein",), "denies", "-"),
        (("Gerüchte",), "none", "+"),
    ]


def test_what_is_possible_in_a_sources_words_is_said_by_what_hangs_on_it() -> None:
    (found,) = said("Die Ministerin sagte, es sei möglich, dass die Brücke gesperrt wird.")
    assert found.content == "die Brücke gesperrt wird"
    assert found.statement.certainty.value == "possible"


def test_a_sentence_that_goes_on_with_a_wish_has_its_source() -> None:
    found = said("Die Spieler wollen zusammenbleiben. Und ihren Kurs noch verlassen.")
    assert [(s.content, s.sources) for s in found] == [
        ("zusammenbleiben", ("Die Spieler",)),
        ("ihren Kurs noch verlassen", ("Die Spieler",)),
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Jan Roth traf am Montag Nancy Miller. Die Lage sei ernst, sagte sie.", ("Nancy Miller",)),
        ("Joe Miller und Anna Beck kamen am Montag an. Die Lage sei ernst, sagte er.", ("Joe Miller",)),
        ("Kronprinz Omar bin Said betonte, die Lage sei gut.", ("Kronprinz Omar bin Said",)),
        ("Die Ärztin Ute Brehm kam. Nach ihren Worten werde die Klinik schließen.", ("Ute Brehm",)),
        ("Es regnete. Nach seinen Angaben werde die Klinik im Mai schließen.", ("seinen",)),
        ("Innenminister Kai Brehm schrieb, die Lage sei gut.", ("Innenminister Kai Brehm",)),
        ("Laut „Süddeutscher Zeitung“ ist das Papier schon fertig.", ("Süddeutscher Zeitung",)),
    ],
)
def test_a_source_is_a_whole_name_and_pronouns_find_theirs(text: str, sources: tuple[str, ...]) -> None:
    assert [found.sources for found in said(text)] == [sources]


def test_who_speaks_to_a_paper_stands_between_it_and_whom_they_quote() -> None:
    (found,) = said(
        "Landrätin Ida Specht (SPD) sagte der „Inselpost“, der Minister habe gesagt, dass der Hafen bleibe."
    )
    assert found.content == "der Hafen bleibe"
    assert found.sources == ("der „Inselpost“", "Landrätin Ida Specht", "der Minister")
    (marked,) = said(
        "Landrätin Ida Specht sagte der „Inselpost“, der Minister habe erklärt, »dass „der Hafen“ bleibt«."
    )
    assert marked.sources == found.sources


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Die Feuerwehr erwartet am Sonntag 300 Gäste.", "300 Gäste", "Die Feuerwehr"),
        ("Der Wetterdienst erwartet für das Wochenende Hagel.", "Hagel", "Der Wetterdienst"),
        ("Die Gemeinde rechnet am Sonntag mit Hagel.", "mit Hagel", "Die Gemeinde"),
    ],
)
def test_who_expects_something_at_a_time_forecasts_it(text: str, content: str, source: str) -> None:
    (only,) = said(text)
    assert (only.content, only.sources) == (content, (source,))
    assert only.statement.kind.value == "forecast" and only.statement.certainty.value == "probable"


def test_what_awaits_people_is_nothing_that_they_expect() -> None:
    for text in (
        "Die Gäste erwartet am Sonntag Musik.",
        "Die Besucher erwartet am Sonntag ein buntes Programm.",
    ):
        assert all(not found.sources for found in said(text))


def test_what_reports_tell_is_not_announced_by_whom_they_tell_it_of() -> None:
    rumour, denial = said("Klee wies Berichte zurück, wonach die Stadt das Kino kaufen wolle.")
    assert rumour.content == denial.content == "die Stadt das Kino kaufen wolle"
    assert (rumour.sources, denial.sources) == (("Berichte",), ("Klee",))
    assert denial.statement.polarity.value == "-"


def test_who_told_the_agency_is_named_behind_it() -> None:
    (only,) = said("Wie die dpa aus Regierungskreisen erfuhr, will Minister Weber am Freitag zurücktreten.")
    assert only.content == "am Freitag zurücktreten"
    assert only.sources == ("die dpa", "Regierungskreisen", "Minister Weber")


@pytest.mark.parametrize("told", ["gestern Abend der APA", "am Montag der dpa", "der Funke Mediengruppe"])
def test_a_time_before_the_agency_does_not_hide_it(told: str) -> None:
    (only,) = said(f"Minister Klee sagte {told}, er werde zurücktreten.")
    assert only.sources == (told[told.index("der") :], "Minister Klee")


def test_whom_the_paper_refers_to_is_named_behind_it() -> None:
    (only,) = said(
        "Weber soll laut der Abendzeitung, die sich auf Parteikreise beruft, am Freitag zurücktreten."
    )
    assert only.sources == ("der Abendzeitung", "Parteikreise")
