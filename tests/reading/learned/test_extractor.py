"""The learned extractor finds who says what in news, and tells how surely."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from afterword.reading import pipeline
from afterword.reading.extractors import has_weights, quotation_model_folder
from afterword.reading.learned.extractor import CONSTRUCTION
from afterword.reading.structure import Quotation
from afterword.records import Extractor

pytestmark = pytest.mark.skipif(
    not has_weights(quotation_model_folder()), reason="the weights of the learned extractor are left out"
)


def read(text: str) -> Doc:
    return pipeline.make_doc(text, extractor=Extractor.LEARNED)


def words(doc: Doc, tokens: tuple[int, ...]) -> str:
    return " ".join(doc[i].text for i in tokens)


def only(doc: Doc) -> Quotation:
    (found,) = doc._.quotations
    assert isinstance(found, Quotation)
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Der Sprecher der Stadtwerke sagte, der neue Kessel werde im Herbst geliefert.",
            "Der Sprecher der Stadtwerke",
            "der neue Kessel werde im Herbst geliefert",
        ),
        (
            "Die Ministerin teilte am Montag mit, dass die Brücke im Mai geöffnet wird.",
            "Die Ministerin",
            "dass die Brücke im Mai geöffnet wird",
        ),
        (
            "„Wir werden den Vertrag nicht verlängern“, sagte Geschäftsführerin Anna Wegener.",
            "Geschäftsführerin Anna Wegener",
            "„ Wir werden den Vertrag nicht verlängern “",
        ),
    ],
)
def test_plain_frames_are_found_with_speaker_and_quote(text: str, speaker: str, quote: str) -> None:
    doc = read(text)
    found = only(doc)
    assert words(doc, found.speaker) == speaker
    assert words(doc, found.quote) == quote
    assert found.construction == CONSTRUCTION
    assert found.confidence is not None
    assert found.confidence > 0.8


def test_what_goes_on_in_konjunktiv_is_given_to_the_voice_before_it() -> None:
    doc = read(
        "Der Vorsitzende des Verbandes sagte, die Ernte falle schlecht aus. "
        "Viele Betriebe hätten zu wenig Wasser. Im Winter werde es Hilfen geben müssen."
    )
    for found in doc._.quotations:
        assert words(doc, found.speaker).startswith("Der Vorsitzende")
    assert {doc[i].sent.start for found in doc._.quotations for i in found.quote} == {
        s.start for s in doc.sents
    }


def test_plain_news_is_nobodys_words() -> None:
    assert read("Am Sonntag fuhren in Kiel zwei Busse zusammen. Verletzt wurde niemand.")._.quotations == ()


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet='„“"»«,.:;!?() \n-–aäßDie sagte laut nach soll habe sei er Kim dass 0123', max_size=200)
)
def test_no_text_is_too_odd(text: str) -> None:
    doc = read(text)
    for found in doc._.quotations:
        assert found.quote
        assert all(
            0 <= i < len(doc) for part in (found.quote, found.cue, found.speaker, found.frame) for i in part
        )
        assert found.confidence is not None
        assert 0 <= found.confidence <= 1
