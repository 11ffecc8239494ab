"""What people do by what they say: call on others, promise, warn, or only tell."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import said


@pytest.mark.parametrize(
    ("text", "kind", "certainty", "polarity", "forward"),
    [
        ("„Lassen Sie uns gemeinsam nachsehen“, sagte Anna Beck.", "demand", "certain", "+", True),
        ("„Ich möchte, dass sie uns die Akten zeigt“, sagte Anna Beck.", "demand", "unknown", "+", True),
        ("„Ich würde es lieber behalten“, sagte Anna Beck.", "demand", "unknown", "+", True),
        ("„Da machen wir mit“, erklärte Anna Beck.", "announcement", "certain", "+", True),
        ("„Ich habe die Absicht, das Museum zu öffnen“, sagte Beck.", "announcement", "certain", "+", True),
        ("„Herr Roth muss sich entschuldigen“, sagte Anna Beck.", "demand", "certain", "+", True),
        ("„Gewalt darf es nicht geben“, mahnte der Minister.", "demand", "certain", "-", True),
        ("„Das muss ein Irrtum sein“, sagte Anna Beck.", "report", "certain", "+", False),
        ("„Als Trainerin musst du Härte zeigen“, sagte Ida Lenz.", "report", "certain", "+", False),
        ("„Wir fordern höhere Löhne“, sagte Jan Roth.", "demand", "certain", "+", True),
        ("Der Minister solle seine Akten offenlegen, sagte die Senatorin.", "demand", "certain", "+", True),
        ("Die Ärztin rät ihm, seine Reise zu verschieben.", "demand", "certain", "+", True),
        ("Sie warnten den Kanzler davor, an seinem Amt festzuhalten.", "demand", "certain", "-", True),
        ("Der Verband warnte, die Lage sei ernst.", "report", "certain", "+", False),
    ],
)
def test_what_somebody_does_by_saying_it(
    text: str, kind: str, certainty: str, polarity: str, forward: bool
) -> None:
    (found,) = said(text)
    statement = found.statement
    assert (statement.kind, statement.certainty, statement.polarity.value, statement.forward) == (
        kind,
        certainty,
        polarity,
        forward,
    )


def test_what_is_so_already_is_no_warning_though_the_cue_warns() -> None:
    (found,) = said("Beck warnte: „Wir haben derzeit nicht genug Personal.“")
    assert found.statement.kind == "report"
    assert found.statement.certainty == "certain"


@pytest.mark.parametrize(
    ("text", "content", "source", "polarity"),
    [
        (
            "Mehrere Abgeordnete riefen den Kanzler öffentlich zum Rücktritt auf.",
            "den Kanzler öffentlich zum Rücktritt",
            "Mehrere Abgeordnete",
            "+",
        ),
        (
            "Der Kanzler wurde von mehreren Abgeordneten zum Rücktritt aufgefordert.",
            "Der Kanzler … zum Rücktritt",
            "mehreren Abgeordneten",
            "+",
        ),
        (
            "Die Opposition drängt seit Wochen auf Neuwahlen.",
            "auf Neuwahlen",
            "Die Opposition",
            "+",
        ),
        (
            "Die Ministerin und der Altkanzler legten ihm einen Rücktritt nahe.",
            "ihm einen Rücktritt",
            "Die Ministerin und der Altkanzler",
            "+",
        ),
        (
            "Der Kanzler hatte seine Stellvertreterin als Nachfolgerin vorgeschlagen.",
            "seine Stellvertreterin als Nachfolgerin",
            "Der Kanzler",
            "+",
        ),
        ("Die Grünen sprachen sich gegen das Verbot aus.", "gegen das Verbot", "Die Grünen", "-"),
    ],
)
def test_a_call_told_with_a_noun_is_a_demand(text: str, content: str, source: str, polarity: str) -> None:
    (found,) = said(text)
    assert (found.content, found.sources) == (content, (source,))
    assert found.statement.kind == "demand"
    assert found.statement.certainty == "certain"
    assert found.statement.polarity.value == polarity


def test_a_noun_of_time_or_place_is_called_for_by_nobody() -> None:
    assert not said("Er rief zum ersten Mal auf.")


def test_modal_verbs_that_share_an_infinitive_make_one_statement() -> None:
    (found,) = said("„Wir wollen und müssen die Versorgung verbessern“, sagte Anna Beck.")
    assert found.content == "Wir wollen und müssen die Versorgung verbessern"
    assert found.statement.kind == "demand"


def test_a_condition_behind_belongs_to_what_it_conditions() -> None:
    first, second = said(
        "Beck warnte: „Die Preise steigen, wenn nichts geschieht. Wir haben zu wenig Leute.“"
    )
    assert first.content == "Die Preise steigen, wenn nichts geschieht"
    assert first.statement.kind == "warning"
    assert second.statement.kind == "report"


def test_what_lasts_since_a_month_does_not_lie_ahead() -> None:
    assert not said("Seit Oktober läuft die Offensive im Süden des Landes.")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Auf die Frage, ob dies genüge, sagte Anna Beck: „Das reicht bei weitem nicht.“",
            ["Das reicht bei weitem nicht"],
        ),
        (
            "Am Abend sagte Anna Beck, der Präsident solle abwägen: „Es ist seine Sache.“",
            ["der Präsident solle abwägen", "Es ist seine Sache"],
        ),
        (
            "Die Forscherin Julia Muster erklärt, damals seien die Richter dagegen gewesen.",
            ["damals seien die Richter dagegen gewesen"],
        ),
        (
            "„Das wäre, denke ich, ein großer Gewinn“, sagte Roth.",
            ["Das wäre, denke ich, ein großer Gewinn"],
        ),
        ("„Ich denke, das wird ein Erfolg“, sagte Roth.", ["Ich denke, das wird ein Erfolg"]),
        ("Der Umbau gilt als Kleinigkeit. Sie gilt als erfahren.", []),
    ],
)
def test_what_is_said_is_neither_cut_short_nor_made_longer(text: str, contents: list[str]) -> None:
    assert [found.content for found in said(text)] == contents


def test_a_hope_of_ones_own_is_a_wish() -> None:
    (found,) = said("„Ich hoffe, dass die Partei Konsequenzen zieht“, sagte Roth.")
    assert (found.statement.kind, found.statement.certainty) == ("demand", "unknown")
    assert found.statement.forward


def test_where_somebody_speaks_is_no_part_of_the_name() -> None:
    (found,) = said("„Wir werden euch helfen“, sagte Minister Jan Roth bei der Vorstellung des Pakets.")
    assert found.sources == ("Minister Jan Roth",)


def test_who_spoke_before_is_meant_by_demnach() -> None:
    found = said(
        "Das Gericht hat das Vermögen eingefroren, wie die Agentur Tass meldete. "
        "Beantragt hatte dies demnach eine Tochter des Konzerns."
    )
    assert [one.sources for one in found] == [("die Agentur Tass",), ("die Agentur Tass",)]


@pytest.mark.parametrize(
    "text",
    [
        "Am Morgen kostet der Euro 1,08 Dollar.",
        "Vor dem Rathaus bildet sich eine Schlange von Menschen, die wählen möchten.",
        "Im Kanton gilt anders als im Bund kein Tempolimit.",
    ],
)
def test_what_is_so_this_morning_or_for_anybody_is_no_statement(text: str) -> None:
    assert not said(text)


def test_an_expectation_with_sollte_is_no_demand() -> None:
    (found,) = said("„Der Index sollte wahrscheinlich wieder steigen“, sagte der Analyst Jan Roth.")
    assert (found.statement.kind, found.statement.certainty) == ("forecast", "probable")
