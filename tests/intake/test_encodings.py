"""Bytes become text as their writer meant them, or are turned away with a reason."""

import pytest

from afterword.intake.drafts import UnusableError
from afterword.intake.encodings import decode, tidy
from afterword.records import RejectionReason

SAETZE = "Über die Brücke führt kein Weg. „Wir prüfen das“, sagte der Bürgermeister – morgen für 3 €."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_the_same_sentence_is_read_from_every_encoding(encoding: str) -> None:
    assert tidy(decode(SAETZE.encode(encoding))) == SAETZE


def test_decomposed_umlauts_are_stored_composed() -> None:
    assert tidy(decode("Ko\u0308ln gru\u0308ßt".encode())) == "Köln grüßt"


def test_line_ends_are_normalised_and_spaces_inside_kept() -> None:
    assert tidy("Erste Zeile\r\nzweite\rdritte\u2028vierte  mit\xa0Abstand \n") == (
        "Erste Zeile\nzweite\ndritte\nvierte  mit\xa0Abstand"
    )


def test_invisible_characters_go_and_do_not_cut_words() -> None:
    assert tidy("Bundes\u00adkanzler\u200b und\ufeff Minister") == "Bundeskanzler und Minister"


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    assert decode("Žižek spricht über Prag".encode("iso-8859-2"), "iso-8859-2").startswith("Žižek")


def test_latin1_on_the_web_means_windows_1252() -> None:
    assert decode("„Gut“ – über".encode("cp1252"), "ISO-8859-1") == "„Gut“ – über"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", RejectionReason.EMPTY),
        (b" \r\n\t ", RejectionReason.EMPTY),
        (b"\xef\xbb\xbf", RejectionReason.EMPTY),
        (b"%PDF-1.7 Ein Bericht", RejectionReason.BINARY),
        (b"\x89PNG\r\n\x1a\n", RejectionReason.BINARY),
        (b"Ein Text\x00mit Null\x00bytes darin und noch mehr", RejectionReason.BINARY),
        (b"\x01\x02\x03\x04 Text \x05\x06", RejectionReason.BINARY),
        (b"\xff\xfeE\x00i", RejectionReason.UNREADABLE),
        ("Привет, мир, это новости дня".encode("koi8-r"), RejectionReason.UNREADABLE),
    ],
)
def test_what_is_no_text_is_turned_away(raw: bytes, reason: RejectionReason) -> None:
    with pytest.raises(UnusableError) as caught:
        decode(raw)
    assert caught.value.reason is reason


def test_garbled_umlauts_are_reported_and_not_guessed() -> None:
    garbled = "Für Köln gäbe es größere Züge.".encode().decode("cp1252", "replace").encode()
    with pytest.raises(UnusableError) as caught:
        decode(garbled)
    assert caught.value.reason is RejectionReason.UNREADABLE
    assert "garbled" in caught.value.detail


def test_one_broken_byte_does_not_lose_a_page() -> None:
    raw = ("Über Köln fährt für Jürgen der größte Züge-Führer. " * 10).encode() + b"\xe4 Ende"
    assert decode(raw).count("\ufffd") == 1
