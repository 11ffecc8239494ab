"""Clauses of German sentences: borders, verbs, subjects, mood."""

from __future__ import annotations

import pytest

from afterword.german.verbs import Mood, Tense, is_past, mood
from afterword.reading.clauses import cut_words
from afterword.reading.structure import Clause, ClauseKind
from tests.reading.sentences import tagged


def clauses(text: str) -> list[tuple[Clause, str]]:
    words = tagged(text)
    return [(clause, words.text(clause.tokens)) for clause in cut_words(words)]


def texts(text: str) -> list[str]:
    return [words for _, words in clauses(text)]


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("sei", "sein", Mood.SUBJUNCTIVE_1),
        ("werde", "werden", Mood.SUBJUNCTIVE_1),
        ("komme", "kommen", Mood.SUBJUNCTIVE_1),
        ("arbeite", "arbeiten", Mood.SUBJUNCTIVE_1),
        ("käme", "kommen", Mood.SUBJUNCTIVE_2),
        ("ankäme", "ankommen", Mood.SUBJUNCTIVE_2),
        ("sagte", "sagen", Mood.AMBIGUOUS),
        ("sollte", "sollen", Mood.AMBIGUOUS),
        ("gingen", "gehen", Mood.AMBIGUOUS),
        ("ging", "gehen", Mood.INDICATIVE),
        ("kommt", "kommen", Mood.INDICATIVE),
        ("wurde", "werden", Mood.INDICATIVE),
    ],
)
def test_mood_is_read_off_the_form(form: str, lemma: str, expected: Mood) -> None:
    assert mood(form, lemma) is expected


def test_preterites_are_past_and_konjunktiv_is_not() -> None:
    assert is_past("kam", "kommen") and is_past("meldete", "melden")
    assert not is_past("käme", "kommen") and not is_past("arbeite", "arbeiten")


def test_a_dass_clause_hangs_on_the_clause_that_says_it() -> None:
    found = clauses("Der/ART Minister/NN sagte/VVFIN ,/$, dass/KOUS Kim/NE bald/ADV komme/VVFIN ./$.")
    (main, _), (inner, words) = found
    assert words == "dass Kim bald komme"
    assert inner.kind is ClauseKind.SUBORDINATE and inner.parent == 0
    assert inner.mood is Mood.SUBJUNCTIVE_1 and main.predicate == "sagen"


def test_a_separated_particle_belongs_to_the_predicate() -> None:
    ((clause, _),) = clauses("Der/ART Zug/NN kommt/VVFIN am/APPRART Montag/NN in/APPR Wien/NE an/PTKVZ ./$.")
    assert clause.predicate == "ankommen" and len(clause.verbs) == 2


def test_a_relative_clause_does_not_break_its_main_clause() -> None:
    assert texts(
        "Der/ART Gast/NN ,/$, der/PRELS gestern/ADV kam/VVFIN ,/$, reist/VVFIN morgen/ADV ab/PTKVZ ./$."
    ) == ["Der Gast , , reist morgen ab", "der gestern kam"]


def test_coordinated_main_clauses_are_two_and_share_a_subject() -> None:
    words = tagged("Der/ART Rat/NN tagte/VVFIN in/APPR Bonn/NE und/KON beschloss/VVFIN den/ART Plan/NN ./$.")
    first, second = cut_words(words)
    assert words.text(second.tokens) == "und beschloss den Plan"
    assert words.text(second.subject) == words.text(first.subject) == "Der Rat"


def test_konjunktiv_after_a_comma_is_what_was_said() -> None:
    (_, _), (said, words) = clauses("Sie/PPER sagte/VVFIN ,/$, Kim/NE werde/VAFIN kommen/VVINF ./$.")
    assert words == "Kim werde kommen" and said.parent == 0
    assert said.tense is Tense.FUTURE and said.predicate == "kommen"


def test_a_subject_before_an_inserted_phrase_waits_for_its_konjunktiv() -> None:
    assert texts(
        "Er/PPER sagte/VVFIN ,/$, Kim/NE ,/$, der/ART Gast/NN ,/$, werde/VAFIN kommen/VVINF ./$."
    ) == ["Er sagte", "Kim , der Gast , werde kommen"]


def test_zu_with_infinitive_is_a_clause_of_its_own() -> None:
    found = clauses("Er/PPER drohte/VVFIN ,/$, das/ART Land/NN zu/PTKZU verlassen/VVINF ./$.")
    assert found[1][0].kind is ClauseKind.INFINITIVE and found[1][1] == "das Land zu verlassen"


def test_the_trailing_frame_is_a_clause_of_its_own() -> None:
    assert texts("Kim/NE komme/VVFIN bald/ADV ,/$, sagte/VVFIN der/ART Minister/NN ./$.") == [
        "Kim komme bald",
        "sagte der Minister",
    ]


def test_passive_modal_and_past() -> None:
    ((clause, _),) = clauses("Die/ART Wahl/NN musste/VMFIN verschoben/VVPP werden/VAINF ./$.")
    assert clause.passive and clause.modal == "müssen" and clause.predicate == "verschieben"
    ((clause, _),) = clauses("Die/ART Zeitung/NN hat/VAFIN das/PDS bestätigt/VVPP ./$.")
    assert clause.tense is Tense.PAST and not clause.passive
    ((clause, _),) = clauses("Ein/ART Treffen/NN ist/VAFIN geplant/VVPP ./$.")
    assert clause.tense is Tense.PRESENT


def test_a_subordinate_clause_before_the_main_one_hangs_on_it() -> None:
    (first, _), (second, _) = clauses(
        "Wenn/KOUS Kim/NE kommt/VVFIN ,/$, reist/VVFIN der/ART Minister/NN ab/PTKVZ ./$."
    )
    assert first.parent == 1 and second.parent is None and second.predicate == "abreisen"


def test_a_genitive_is_not_taken_for_the_subject() -> None:
    words = tagged(
        "Der/ART Plan/NN bestehe/VVFIN nach/APPR Angaben/NN der/ART Behörde/NN nicht/PTKNEG mehr/ADV ./$."
    )
    assert words.text(cut_words(words)[0].subject) == "Der Plan"


@pytest.mark.parametrize(
    "opening",
    [
        "wenn/KOUS der/ART Zug/NN komme/VVFIN",
        "sobald/KOUS der/ART Zug/NN komme/VVFIN",
        "sollte/VMFIN der/ART Zug/NN kommen/VVINF",
    ],
)
def test_what_is_said_behind_its_condition_hangs_on_its_frame(opening: str) -> None:
    (_, _), (condition, _), (said, words) = clauses(
        f"Roth/NE sagte/VVFIN ,/$, {opening} ,/$, werde/VAFIN er/PPER gehen/VVINF ./$."
    )
    assert words == "werde er gehen" and said.parent == 0
    assert condition.parent == 2 and said.start == condition.start


def test_a_clause_that_only_goes_on_does_not_hang_on_the_one_before() -> None:
    found = clauses(
        "Er/PPER kam/VVFIN ,/$, sobald/KOUS Kim/NE sagte/VVFIN ,/$, werde/VAFIN es/PPER hell/ADJD ./$."
    )
    assert [clause.parent for clause, _ in found][:2] == [None, 0]
    assert found[2][0].parent is None


def test_ohne_before_a_noun_and_a_verb_opens_no_clause() -> None:
    (_, _), (said, words) = clauses(
        "Roth/NE sagte/VVFIN ,/$, ohne/KOUI eine/ART Wahl/NN werde/VAFIN er/PPER gehen/VVINF ./$."
    )
    assert words == "ohne eine Wahl werde er gehen"
    assert said.kind is ClauseKind.MAIN and said.opener is None
    (_, _), (left, _) = clauses("Er/PPER kam/VVFIN ,/$, ohne/KOUI das/ART Land/NN zu/PTKZU sehen/VVINF ./$.")
    assert left.kind is ClauseKind.INFINITIVE
