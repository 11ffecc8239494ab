"""Whom pronouns, noun phrases and surnames mean."""

from __future__ import annotations

import pytest

from afterword.reading import pipeline
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.syntax import Syntax


def meant(text: str, words: str) -> str:
    """The words that name best whoever the last of some words in a text means."""
    syntax = Syntax(pipeline.load()(text), text)
    start = text.rindex(words)
    span = syntax.doc.char_span(start, start + len(words))
    assert span is not None
    return syntax.span(Antecedents(syntax).resolve(range(span.start, span.end))).of(text)


BECK = "Die Ministerin Anna Beck (SPD) traf am Montag den Unternehmer Jan Roth. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (BECK + "Das Treffen sei gut gewesen, sagte sie.", "sie", "Anna Beck"),
        (BECK + "Das Treffen sei gut gewesen, sagte er.", "er", "Jan Roth"),
        (BECK + "Die Ministerin lobte ihn.", "Die Ministerin", "Anna Beck"),
        (BECK + "Die Lage sei ernst, sagte die Sozialdemokratin.", "die Sozialdemokratin", "Anna Beck"),
        (BECK + "Die Lage sei ernst, sagte die SPD-Politikerin.", "die SPD-Politikerin", "Anna Beck"),
        (BECK + "Die Lage sei ernst, sagte Beck.", "Beck", "Anna Beck"),
        (BECK + "Die Lage sei ernst, sagte der Unternehmer.", "der Unternehmer", "Jan Roth"),
        ("Die 64-jährige Anna Beck traf Eva Klee. Die 64-Jährige ging.", "Die 64-Jährige", "Anna Beck"),
        ("Karl Kommer kommt nach Bonn. Der Belgier sagte, er freue sich.", "Der Belgier", "Karl Kommer"),
        ("Ein Sprecher der Bahn kam. Der Sprecher sagte nichts.", "Der Sprecher", "Ein Sprecher der Bahn"),
        ("Lena Brehm kam. Die 61-jährige Brehm sprach.", "Die 61-jährige Brehm", "Lena Brehm"),
        ("Deichgraf Ole Brehm warnte. Es eile, sagte der Deichgraf.", "der Deichgraf", "Ole Brehm"),
        ("Kämmerer Ole Brehm warnte. Es eile, sagte der Kämmerer.", "der Kämmerer", "Ole Brehm"),
        ("Innenminister Kai Brehm schrieb. Es eile, sagte Brehm.", "Brehm", "Kai Brehm"),
        ("Seine Mutter lachte. Brehms Sprecherin sprach. Sie sagte nichts.", "Sie", "Brehms Sprecherin"),
        ("Die Bahn warnte. Eine Sprecherin klagte. Sie sagte nichts.", "Sie", "Eine Sprecherin"),
        ("Die Ratingagentur Kahl senkte die Note. Die Ratingagentur warnte.", "Die Ratingagentur", "Kahl"),
        ("Der 50-Jährige gab auf, sagte seine Frau. Jan Roth (50) war krank.", "Der 50-Jährige", "Jan Roth"),
        ("Jan Roth gab am Montag auf. Der 31-Jährige sagte nichts.", "Der 31-Jährige", "Jan Roth"),
        ("Nils Klee kam. Er gehe, sagte Roth. „Nein“, rief der 31-Jährige.", "der 31-Jährige", "Roth"),
        ("Jan Roth lachte. „Gut so. Es geht los“, rief der 31-Jährige.", "der 31-Jährige", "Jan Roth"),
    ],
)  # fmt: skip
def test_who_is_meant_is_named(text: str, words: str, name: str) -> None:
    assert meant(text, words).removeprefix("Die ") == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jan Roth ging nach Hause. Das Urteil sei falsch, sagte die Ministerin.", "die Ministerin"),
        ("Die 64-jährige Anna Beck kam. Das sei gut, sagte die 30-Jährige.", "die 30-Jährige"),
        (BECK + "Das Urteil sei falsch, sagte der Richter.", "der Richter"),
        ("Der Fall Ole Brehm ist neu. Viel Aufsehen erregte der Fall.", "der Fall"),
        (BECK + "Der Preis der Kohle stieg, teilte die Polizei mit.", "die Polizei"),
    ],
)
def test_nobody_is_better_than_somebody_else(text: str, words: str) -> None:
    assert meant(text, words) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Ich war im Kino“, sagte der 31-Jährige. Sein Anwalt Tom Brehm schwieg dazu.", "der 31-Jährige"),
        ("Das Gericht tagt. „Er war es nicht“, sagte sein Verteidiger Tom Brehm. Der 44-Jährige sei nie dort "
         "gewesen. Eine Richterin fragte nach. „Nein“, antwortete der 44-Jährige.", "der 44-Jährige"),
        ("Tom Brehm kam am Montag. Der Händler Jan Roth kam auch. Nils Klee und Tom Brehm lachten. „Nein“, "
         "antwortete der 44-Jährige.", "der 44-Jährige"),
        ("Das Gericht tagt. Der Zeuge Tom Brehm sagte, der 44-Jährige sei nie dort gewesen. Er gehe nun, "
         "sagte der 44-Jährige.", "der 44-Jährige"),
    ],
)  # fmt: skip
def test_an_age_that_nobody_told_is_given_to_nobody_by_guess(text: str, words: str) -> None:
    assert meant(text, words) == words


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Bürgermeister Brehm kam. Das sei falsch, sagte Brehm. Der Minister schwieg.", "Der Minister", ""),
        ("Ministerpräsident Tom Brehm kam am Montag. Der Präsident lachte.", "Der Präsident", ""),
        ("Verkehrsminister Tom Brehm kam am Montag. Der Minister lachte.", "Der Minister", "Tom Brehm"),
        ("Landrat Tom Brehm kam am Montag. Der Politiker lachte.", "Der Politiker", "Tom Brehm"),
    ],
)
def test_an_office_is_never_that_of_who_holds_another(text: str, words: str, name: str) -> None:
    assert meant(text, words) == (name or words)


def test_two_surnames_that_were_taken_for_one_name_are_two_persons() -> None:
    text = "Anna Beck und Jan Roth stritten. Danach lobte Beck Roths Vorschlag. Der Plan sei gut, sagte Beck."
    assert meant(text, "Beck") == "Anna Beck"
