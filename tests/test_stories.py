"""Articles fall into stories by who and what they are about, whatever the order."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.german.language import german
from afterword.records import Label, Period
from afterword.stories import Profile, dependence, group
from afterword.stories.callnames import in_full

GERMAN = german()


def article(name: str, day: date | None, names: dict[str, Label], words: str, title: str = "") -> Profile:
    return Profile(
        name,
        Period.day(day) if day else Period(),
        tuple((who, label, 3) for who, label in names.items()),
        tuple((word, 1) for word in words.split()),
        title,
        outlet=f"zeitung-{name}.example",
        text=words,
    )


PER, ORG, LOC = Label.PERSON, Label.ORGANISATION, Label.PLACE
SPRING = date(2024, 4, 10)
FERRY = [
    article("faehre-1", SPRING, {"Reederei Norden": ORG, "Kiel": LOC}, "Fähre Brand Passagier Maschinenraum"),
    article("faehre-2", SPRING + timedelta(1), {"Reederei Norden": ORG}, "Fähre Brand Ursache Maschinenraum"),
    article(
        "faehre-3", SPRING + timedelta(9), {"Kiel": LOC, "Reederei Norden": ORG}, "Fähre Maschinenraum Werft"
    ),
]
MINISTER = [
    article(
        "amt-1", SPRING, {"Hanna Brand": PER, "Berlin": LOC}, "Rücktritt Ministerin Gutachten Dienstwagen"
    ),
    article("amt-2", SPRING + timedelta(2), {"Brand": PER, "Berlin": LOC}, "Rücktritt Nachfolge Gutachten"),
]
LATER = article(
    "faehre-4",
    SPRING + timedelta(700),
    {"Reederei Norden": ORG, "Kiel": LOC},
    "Fähre Brand Maschinenraum Urteil",
)


def ids(profiles: list[Profile]) -> set[tuple[str, ...]]:
    return {story.articles for story in group(profiles, GERMAN)}


def test_two_affairs_of_one_week_stay_apart_though_they_share_a_capital_and_a_word() -> None:
    assert ids(FERRY + MINISTER) == {("faehre-1", "faehre-2", "faehre-3"), ("amt-1", "amt-2")}


def test_the_same_affair_years_later_is_a_linked_episode() -> None:
    stories = group([*FERRY, LATER, *MINISTER], GERMAN)
    early, late = (next(s for s in stories if name in s.articles) for name in ("faehre-1", "faehre-4"))
    assert early.id != late.id
    assert early.linked == (late.id,) and late.linked == (early.id,)


def test_an_article_without_a_date_joins_by_what_it_is_about() -> None:
    undated = article("faehre-5", None, {"Reederei Norden": ORG}, "Fähre Brand Maschinenraum Zeuge")
    assert ("faehre-1", "faehre-2", "faehre-3", "faehre-5") in ids([*FERRY, undated])


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_no_story(chance: random.Random) -> None:
    profiles = [*FERRY, *MINISTER, LATER]
    expected = group(profiles, GERMAN)
    chance.shuffle(profiles)
    assert group(profiles, GERMAN) == expected


def test_four_hundred_copies_are_one_story() -> None:
    words = "Sonde Mond Landung Kontakt Funk Triebwerk Mission Bodenstation Signal Krater"
    copies = [
        article(f"mond-{n:03}", SPRING, {"Raumfahrtagentur": ORG}, f"{words} Blatt{n}") for n in range(400)
    ]
    (story,) = group(copies, GERMAN)
    assert len(story.articles) == 400


TOLD = (
    "Die Sonde hat am Morgen den Kontakt zur Bodenstation verloren, teilte die Agentur mit. "
    "Die Ursache des Ausfalls ist noch nicht bekannt, Fachleute prüfen die letzten Daten."
)


def test_one_agency_text_in_many_papers_is_one_source() -> None:
    copies = [
        Profile(f"blatt-{n}", text=f"Von uns gekürzt. {TOLD}", outlet=f"blatt-{n}.example") for n in range(60)
    ]
    own = Profile("eigen", text="Unser Reporter stand am Tor, als die Nachricht vom Verlust der Sonde kam.")
    groups = dependence([*copies, own])
    assert sorted(map(len, groups)) == [1, 60]


def test_two_rewritten_texts_with_one_agency_credit_are_one_source() -> None:
    first = Profile(
        "a", text="Kiel (dpa) - Die Fähre liegt fest.", agency=GERMAN.agency("Kiel (dpa) - Die Fähre")
    )
    second = Profile("b", text="Nach dem Brand bleibt das Schiff im Hafen.", agency="dpa")
    third = Profile("c", text="Der Kapitän spricht zum ersten Mal.")
    assert dependence([first, second, third]) == (("a", "b"), ("c",))


def test_an_agency_that_is_only_quoted_is_not_the_writer() -> None:
    assert GERMAN.agency("Das sagte der Minister der dpa am Montag.") == ""
    assert GERMAN.agency("Tokio (dpa/afp) – Der Zug ist abgefahren.") in ("dpa", "afp")


def called(names: list[list[tuple[str, Label]]], *texts: str) -> tuple[str, ...]:
    return in_full(names, texts)


def test_a_person_is_shown_once_by_the_fullest_name() -> None:
    names = [[("Jürgen Köster", PER), ("Köster", PER), ("Petra Möhring", PER)], [("Möhring", PER)]]
    assert called(names) == ("Petra Möhring", "Jürgen Köster")
    assert called([[("Kim", PER), ("Kim Jong Un", PER)], [("Kim Jong", PER)]]) == ("Kim Jong Un",)


def test_a_surname_that_two_bear_tells_neither() -> None:
    assert called([[("Anna Köster", PER), ("Jürgen Köster", PER), ("Köster", PER)]]) == (
        "Anna Köster",
        "Jürgen Köster",
    )


def test_a_bank_is_no_short_name_of_another_bank() -> None:
    assert called([[("Bank", ORG), ("Neue Bank", ORG)]]) == ("Bank", "Neue Bank")


def test_a_name_that_ends_in_s_keeps_it_and_a_genitive_does_not() -> None:
    names = [[("Britta Siever", PER), ("Siever", PER), ("Möhring", PER)]]
    text = (
        "Britta Sievers kam. Sievers sprach mit Möhring über Möhrings Plan. Ministerin Britta Sievers ging."
    )
    assert called(names, text) == ("Britta Sievers", "Möhring")
    assert called([[("Putin", PER)]], "Putins Zug") == ("Putin",)
