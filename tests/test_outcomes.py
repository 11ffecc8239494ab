"""What came of a statement, decided on happenings built by hand."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.german.language import german
from afterword.outcomes import settle
from afterword.records import UNKNOWN, Label, Outcome, Period, Relation, Report, Statement, Status
from tests.happening_kit import Told, at, day, days, report, statement, told, what, who, whom

ORG, LOC, PER = Label.ORGANISATION, Label.PLACE, Label.PERSON
AS_OF = date(2023, 9, 20)


def came_of(
    claim: Told, *reports: tuple[Told, Period], about: Period = UNKNOWN, as_of: date | None = AS_OF
) -> Outcome:
    articles = {it.context.article: it.context for it in (claim, *(r for r, _ in reports))}
    (outcome,) = settle(
        [statement(claim, about)], articles, [report(r, when) for r, when in reports], german(), as_of
    )
    return outcome


def status(claim: Told, *reports: tuple[Told, Period], about: Period = UNKNOWN) -> Status:
    outcome = came_of(claim, *reports, about=about)
    decided = outcome.status in (Status.BORNE_OUT, Status.PARTLY, Status.NOT_BORNE_OUT, Status.VOID)
    assert not decided or outcome.evidence, "a verdict names its evidence"
    return outcome.status


MEET = told("a", day(11), "treffen", who("Anna Holm"), whom("Boris Lang"), at("in", "Triest"))


@pytest.mark.parametrize(
    ("report_of", "when", "expected"),
    [
        (
            told("b", day(13), "treffen", who("Boris Lang"), whom("Anna Holm"), at("in", "Triest")),
            day(12),
            "borne_out",
        ),
        (told("b", day(13), "zusammenkommen", who("Holm und Lang"), at("in", "Triest")), day(12), "open"),
        (told("b", day(13), "treffen", who("Holm"), whom("Lang"), at("in", "Graz")), day(12), "partly"),
        (told("b", day(13), "treffen", who("Holm"), whom("Lang")), day(12), "partly"),
        (
            told("b", day(13), "treffen", who("Holm"), whom("Carla Weiss"), at("in", "Triest")),
            day(12),
            "open",
        ),
        (told("b", day(13), "treffen", who("Karl Holm"), whom("Lang"), at("in", "Triest")), day(12), "open"),
        (told("b", day(13), "treffen", who("Holm"), whom("Lang"), at("in", "Triest")), day(3), "open"),
        (told("b", day(5), "treffen", who("Holm"), whom("Lang"), at("in", "Triest")), UNKNOWN, "open"),
        (told("b", day(13), "anrufen", who("Holm"), whom("Lang"), at("in", "Triest")), day(12), "open"),
    ],
)
def test_a_meeting_is_borne_out_only_by_that_meeting(report_of: Told, when: Period, expected: str) -> None:
    assert status(MEET, (report_of, when)) == expected


VISIT = told("a", day(11), "besuchen", who("Anna Holm"), whom("Norwegen", LOC))


@pytest.mark.parametrize(
    ("report_of", "expected"),
    [
        (told("b", day(13), "eintreffen", who("Anna Holm"), at("in", "Norwegen")), "borne_out"),
        (told("b", day(13), "empfangen", who("Norwegen", LOC), whom("Holm")), "borne_out"),
        (told("b", day(13), "Ankunft", who("Holm"), at("in", "Oslo")), "borne_out"),
        (told("b", day(13), "besuchen", who("Norwegen", LOC), whom("Holm")), "open"),
        (told("b", day(13), "eintreffen", who("Holm"), at("in", "Finnland")), "open"),
        (told("b", day(13), "eintreffen", who("Holm"), at("in", "Norwegen"), negated=True), "open"),
        (
            told("b", day(13), "absagen", who("Anna Holm"), what("Besuch"), at("in", "Norwegen")),
            "not_borne_out",
        ),
    ],
)
def test_a_visit_is_told_by_arrival_or_by_the_host(report_of: Told, expected: str) -> None:
    assert status(VISIT, (report_of, day(12))) == expected


def test_silence_is_overdue_and_never_refutation() -> None:
    assert status(MEET, about=days(12, 14)) is Status.OVERDUE
    assert status(MEET) is Status.OPEN
    assert came_of(MEET, about=days(12, 14), as_of=None).status is Status.OPEN


def test_what_came_later_than_said_is_partly() -> None:
    late = told("b", day(18), "treffen", who("Holm"), whom("Lang"), at("in", "Triest"))
    assert status(MEET, (late, day(17)), about=days(12, 14)) is Status.PARTLY


def test_a_later_forecast_of_the_same_is_no_evidence() -> None:
    again = told("b", day(12), "treffen", who("Holm"), whom("Lang"), at("in", "Triest"))
    articles = {"a": MEET.context, "b": again.context}
    first, second = settle([statement(MEET), statement(again)], articles, [], german(), AS_OF)
    assert {first.status, second.status} == {Status.OPEN}
    assert [e.relation for e in first.evidence] == [Relation.REPEATS]


def test_a_report_with_no_known_order_bears_out_what_lay_ahead() -> None:
    month = Period.month(2023, 9)
    claim = told("a", month, "treffen", who("Anna Holm"), whom("Boris Lang"))
    came = told("b", month, "treffen", who("Holm"), whom("Lang"))
    long_ago = told("c", month, "treffen", who("Holm"), whom("Lang"), lead="Vor vier Jahren ")
    assert status(claim, (came, UNKNOWN)) is Status.BORNE_OUT
    assert status(claim, (long_ago, UNKNOWN)) is Status.OPEN
    assert status(claim, (came, Period.month(2019, 4))) is Status.OPEN


COACH = told("a", day(11), "übernehmen", who("Jan Voss"), what("Traineramt"), at("bei", "VfB Nord", ORG))


@pytest.mark.parametrize(
    ("report_of", "expected"),
    [
        (
            told(
                "b",
                day(13),
                "verpflichten",
                who("VfB Nord", ORG),
                whom("Jan Voss"),
                at("als", "Trainer", None),
            ),
            "borne_out",
        ),
        (
            told(
                "b",
                day(13),
                "verpflichten",
                who("VfB Nord", ORG),
                whom("Udo Klee"),
                at("als", "Trainer", None),
            ),
            "not_borne_out",
        ),
        (
            told(
                "b",
                day(13),
                "verpflichten",
                who("VfB Nord", ORG),
                whom("Udo Klee"),
                at("als", "Torwart", None),
            ),
            "open",
        ),
        (
            told(
                "b", day(13), "verpflichten", who("FC Süd", ORG), whom("Udo Klee"), at("als", "Trainer", None)
            ),
            "open",
        ),
        (
            told(
                "b", day(13), "verpflichten", who("FC Süd", ORG), whom("Jan Voss"), at("als", "Trainer", None)
            ),
            "not_borne_out",
        ),
        (told("b", day(13), "absagen", who("Jan Voss"), at("", "VfB Nord", ORG)), "not_borne_out"),
        (told("b", day(13), "absagen", who("Udo Klee"), at("", "VfB Nord", ORG)), "open"),
    ],
)
def test_a_post_has_one_holder(report_of: Told, expected: str) -> None:
    assert status(COACH, (report_of, day(13))) == expected


def test_a_successor_bears_out_that_the_present_holder_goes_and_refutes_that_he_stays() -> None:
    follows = told("b", day(13), "folgen", who("Udo Klee"), at("auf", "Max Brandt", PER))
    goes = told("a", day(11), "gehen", who("Max Brandt"))
    stays = told("a", day(11), "Verbleib", who("Max Brandt"))
    assert status(goes, (follows, UNKNOWN)) is Status.BORNE_OUT
    assert status(stays, (follows, UNKNOWN)) is Status.NOT_BORNE_OUT


def test_reading_in_any_order_ends_in_the_same_outcomes() -> None:
    tellings = [
        told("b", day(13), "treffen", who("Holm"), whom("Lang"), at("in", "Graz")),
        told("c", day(14), "treffen", who("Holm"), whom("Lang"), at("in", "Triest")),
    ]
    statements: list[Statement] = [statement(MEET), statement(VISIT)]
    reports: list[Report] = [report(it, day(12)) for it in tellings]
    articles = {it.context.article: it.context for it in (MEET, *tellings)}
    forth = settle(statements[:1], articles, reports, german(), AS_OF)
    back = settle(statements[:1], dict(reversed(articles.items())), reports[::-1], german(), AS_OF)
    assert forth == back


@pytest.mark.parametrize(("gone", "expected"), [(day(20), "not_borne_out"), (day(5, 11), "overdue")])
def test_who_stays_until_then_may_go_afterwards(gone: Period, expected: str) -> None:
    stays = told("a", day(11), "bleiben", who("Anna Holm"))
    goes = told("b", day(6, 11), "zurücktreten", who("Anna Holm"))
    until_october = Period.between(date(2023, 9, 11), date(2023, 10, 31))
    outcome = came_of(stays, (goes, gone), about=until_october, as_of=date(2023, 11, 6))
    assert outcome.status.value == expected


@pytest.mark.parametrize(("told_on", "expected"), [(day(14), "open"), (day(3, 11), "not_borne_out")])
def test_who_is_to_go_in_october_may_be_there_in_september(told_on: Period, expected: str) -> None:
    goes = told("a", day(11), "zurücktreten", who("Anna Holm"))
    stayed = told("b", told_on, "bleiben", who("Anna Holm"))
    october = Period.between(date(2023, 10, 1), date(2023, 10, 31))
    assert came_of(goes, (stayed, UNKNOWN), about=october, as_of=day(14).latest).status.value == expected


def test_what_nobody_tells_does_not_count_against_it() -> None:
    met = told("b", day(13), "treffen", who("Holm"), whom("Lang"))
    outcome = came_of(MEET, (met, day(12)))
    assert outcome.status is Status.PARTLY
    assert outcome.reason.startswith("The core came; the articles do not tell where (one source")
    assert outcome.grund.startswith("Der Kern ist eingetreten; die Artikel sagen nicht, wo (eine Quelle")


def test_a_place_that_differs_counts_against_it() -> None:
    met = told("b", day(13), "treffen", who("Holm"), whom("Lang"), at("in", "Graz"))
    assert came_of(MEET, (met, day(12))).reason.startswith("It came, but not in every detail")


def test_what_is_overdue_tells_what_was_found_and_not_what_is_there() -> None:
    outcome = came_of(MEET, about=day(12))
    assert outcome.reason == "Its time has passed, and Afterword found no article that says what came of it."
    assert "hat keinen Artikel gefunden" in outcome.grund


def test_another_time_named_for_it_is_no_source_for_what_came_of_it() -> None:
    again = statement(told("b", day(12), "treffen", who("Holm"), whom("Lang"), at("in", "Triest")), day(16))
    contexts = {
        MEET.context.article: MEET.context,
        "b": told("b", day(12), "treffen", who("Holm"), whom("Lang"), at("in", "Triest")).context,
    }
    first = settle([statement(MEET, day(13)), again], contexts, [], german(), AS_OF)[0]
    assert [e.relation for e in first.evidence] == [Relation.UPDATES]
    assert first.status is Status.OVERDUE
    assert "source" not in first.reason


@pytest.mark.parametrize(("gone", "expected"), [(day(15), "borne_out"), (day(5, 12), "partly")])
def test_who_goes_months_after_the_day_has_gone_late(gone: Period, expected: str) -> None:
    goes = told("a", day(11), "zurücktreten", who("Anna Holm"))
    went = told("b", day(6, 12), "abtreten", who("Anna Holm"))
    assert status(goes, (went, gone), about=day(15)).value == expected
