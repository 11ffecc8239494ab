"""Every statement tells how surely it is whose it is said to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.reading import Reader
from afterword.reading.measure import measure
from afterword.reading.pipeline import make_doc
from afterword.reading.statements import propositions
from afterword.reading.statements.confidence import KINDS, SIGNS, Sureness, kind_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.structure import Quotation
from afterword.records import UNKNOWN, Article, Extractor, Form, Stance, Statement

ARTICLES = [
    "Die Brücke wird im Herbst wohl gesperrt werden. Der Stadtrat will im Mai darüber abstimmen.",
    "Der Minister kündigte seinen Rücktritt an. „Ich gehe“, sagte er. Er werde dem Land weiter dienen.",
    "Der Täter soll das Geld gestohlen haben. Am 3. Juli soll der Prozess beginnen.",
    "Laut Polizei ist die Straße frei. Die Anwohner fordern einen Zebrastreifen. Angeblich schließt das Bad. "
    "Ein Sprecher bestritt das.",
]


def statements(text: str) -> tuple[Statement, ...]:
    return Reader(extractor=Extractor.RULES).read(Article("a", "1", text)).statements


def signs(text: str) -> frozenset[str]:
    """The signs of the only statement that no quotation carries."""
    syntax = Syntax(make_doc(text, extractor=Extractor.RULES), text)
    sureness = Sureness(syntax)
    (only,) = [one for one in propositions(syntax, UNKNOWN)[0] if not sureness.carriers(one)]
    return sureness.signs(only)


@pytest.mark.parametrize("text", ARTICLES)
def test_every_statement_tells_how_surely_it_is_somebodys(text: str) -> None:
    told = [one.confidence for one in statements(text)]
    assert len(told) > 1
    assert all(one is not None and 0 < one < 1 for one in told)


def test_every_weight_is_of_a_sign_that_is_told() -> None:
    for kind in KINDS:
        assert measure(kind).weights
        assert set(measure(kind).weights) <= set(SIGNS)


def test_whose_a_statement_is_decides_what_it_is_weighed_by() -> None:
    own = Proposition((3, 4), Form.OWN_VOICE)
    assert kind_of(own) == "own_voice"
    assert kind_of(replace(own, form=Form.FREE_INDIRECT)) == "unnamed"
    assert kind_of(replace(own, form=Form.REPORTED, sources=((1,),))) == "named"


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("Angela Merkel will im Mai nach Wien reisen.", {"speaker.name"}, {"cue.known", "mood.supposes"}),
        (
            "Die Behörde verspricht eine baldige Öffnung der Brücke.",
            {"cue.known"},
            {"speaker.name", "speaker.relative"},
        ),
        ("Am 3. Juli soll der Prozess beginnen.", {"cue.soll"}, {"cue.hearsay"}),
        ("Die Straße könnte im Herbst gesperrt werden.", {"mood.supposes"}, {"mood.future", "cue.soll"}),
        (
            "„Wir bauen die Brücke neu und breiter“, sagte Kern. Sie wird im Herbst gesperrt werden.",
            {"mood.future", "sentence.after"},
            {"sentence.quotes", "mood.supposes"},
        ),
    ],
)
def test_signs_are_plain_facts(text: str, told: set[str], not_told: set[str]) -> None:
    found = signs(text)
    assert told <= found <= set(SIGNS)
    assert not not_told & found


def test_a_plan_with_a_name_is_surer_than_one_with_bare_soll() -> None:
    (planned,) = statements("Angela Merkel will im Mai nach Wien reisen.")
    (bare,) = statements("Im Mai soll der Prozess beginnen.")
    assert planned.confidence is not None
    assert bare.confidence is not None
    assert planned.confidence > 0.9 > 0.5 > bare.confidence


def test_the_articles_own_futur_is_surer_its_own_than_koennte_amid_quotes() -> None:
    (will,) = statements("Die Brücke wird im Herbst gesperrt werden.")
    quote = "„Wir bauen die Brücke neu und machen sie breiter“, sagte Kern."
    could = statements(f"{quote} Die Straße könnte im Herbst gesperrt werden.")[-1]
    assert will.form is could.form is Form.OWN_VOICE
    assert will.confidence is not None
    assert could.confidence is not None
    assert will.confidence > could.confidence


def test_a_statement_is_as_sure_as_its_quotation() -> None:
    text = "Der Minister sagte, die Brücke werde im Herbst für den Verkehr gesperrt."
    (statement,) = statements(text)
    (quotation,) = make_doc(text, extractor=Extractor.RULES)._.quotations
    assert statement.confidence == quotation.confidence


def test_of_two_quotations_that_carry_a_statement_the_less_sure_one_counts() -> None:
    outer = Quotation(Form.INDIRECT, (4, 5, 6, 7, 8), speaker=(1,), confidence=0.7)
    inner = Quotation(Form.INDIRECT, (6, 7, 8), speaker=(5,), confidence=0.9)
    elsewhere = Quotation(Form.INDIRECT, (20, 21), speaker=(1,), confidence=0.1)
    said = Proposition((6, 7, 8), Form.INDIRECT, sources=((1,), (5,)), quotation=1)
    text = "Der Minister sagte."
    syntax = Syntax(make_doc(text, extractor=Extractor.RULES), text)
    syntax.quotations = (outer, inner, elsewhere)
    assert Sureness(syntax).of(said) == 0.7
    assert Sureness(syntax).of(replace(said, sources=((5,),))) == 0.9
    syntax.quotations = (outer, replace(inner, confidence=None), elsewhere)
    assert Sureness(syntax).of(said) == 0.7
    assert Sureness(syntax).of(replace(said, sources=((5,),))) is None


def test_a_denial_is_as_sure_as_the_claim_that_it_points_at() -> None:
    told = statements("Die Feuerwehr widersprach Berichten, wonach zwei Kinder vermisst seien.")
    (denied,) = [one for one in told if one.stance is Stance.DENIES]
    (claimed,) = [one for one in told if one.stance is Stance.NONE]
    assert denied.confidence == claimed.confidence is not None
