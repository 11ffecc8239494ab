"""Bytes to text: which encoding it is, told by marks and by trying, and what is no text at all."""

from __future__ import annotations

import re
import unicodedata

from afterword.intake.drafts import UnusableError
from afterword.records import RejectionReason

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks; the longer of two that begin alike stands first."""

KNOWN_BINARIES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Word or EPUB file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed twice, or compressed without the ending .gz"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

WESTERN = frozenset("äöüÄÖÜßáàâãéèêëíìîïóòôõúùûñçåæøÁÀÂÉÈÊÍÓÔÚÑÇÅÆØ„“”‚‘’»«›‹–—…•·©®°§€£²³½¼¾×±´µ\xa0\xad")
"""What a German newspaper text in Windows-1252 has beyond ASCII."""

PLAUSIBLE_SHARE = 0.9
"""Of the characters beyond ASCII, so many must be WESTERN for a text to be taken as Windows-1252."""

MAX_CONTROL_SHARE = 0.002
"""More control characters than this, and it is no text."""

DAMAGE_PER_LETTER = 0.05
"""Broken UTF-8 is mended with U+FFFD where whole letters beyond ASCII are twenty times as many."""

GARBLED = re.compile(
    "Ã[\x80-\xbf\u0152-\u0178\u2013-\u2122]|â€[\x80-\xbf\u0152-\u0178\u2013-\u2122]|Â[\xa0-\xbf]"
)
"""UTF-8 that was read as Windows-1252 and stored again: 'fÃ¼r', 'â€žJa'."""

INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Soft hyphens, zero-width and direction marks: nobody sees them, and they cut words in two."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def decode(raw: bytes, declared: str = "") -> str:
    """The text in these bytes, by mark, by trying UTF-8, by what the page declares, then as Windows-1252."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnusableError(RejectionReason.EMPTY, "no text in it")
    for magic, what in KNOWN_BINARIES:
        if raw.startswith(magic):
            raise UnusableError(RejectionReason.BINARY, f"{what}, not text")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _checked(_strictly(raw, encoding))
    if b"\x00" in raw[:100_000]:
        return _checked(_unmarked_utf16(raw))
    return _checked(_by_trying(raw, declared))


def tidy(text: str) -> str:
    """The text as stored: NFC, line ends as \\n, nothing invisible, nothing before or after it.

    Spaces inside stay as they are, so that words can be found again in the source.
    """
    text = unicodedata.normalize("NFC", text)
    text = re.sub("\r\n?|[\x0b\x0c\u2028\u2029]", "\n", text)
    text = CONTROL.sub(_as_windows_meant, INVISIBLE.sub("", text))
    return re.sub(r"[^\S\n]+$", "", text, flags=re.MULTILINE).strip()


def _as_windows_meant(match: re.Match[str]) -> str:
    """C1 controls are Windows-1252 punctuation in disguise (HTML standard, 13.2.3.5); others go."""
    code = ord(match[0])
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", errors="ignore")
    return ""


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UnusableError(
            RejectionReason.UNREADABLE, f"marked as {encoding.upper()}, but byte {fault.start} is not"
        ) from None


def _unmarked_utf16(raw: bytes) -> str:
    """UTF-16 without its mark has a zero in every second byte, on one side only."""
    head = raw[:100_000]
    even, odd = head[0::2].count(0) / len(head), head[1::2].count(0) / len(head)
    for share, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if share > 0.4 and other < 0.02:
            return _strictly(raw[: len(raw) // 2 * 2], encoding)
    raise UnusableError(RejectionReason.BINARY, "zero bytes in it")


def _by_trying(raw: bytes, declared: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = raw.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if broken <= DAMAGE_PER_LETTER * sum(ch > "\x7f" and ch != "\ufffd" for ch in lenient):
        return lenient
    if declared and (text := _as_declared(raw, declared)):
        return text
    return _windows(raw)


def _as_declared(raw: bytes, declared: str) -> str:
    # The web reads "iso-8859-1" as Windows-1252 (WHATWG Encoding Standard, 4.2).
    western = declared.lower().replace("_", "-") in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
    try:
        return raw.decode("cp1252" if western else declared)
    except (UnicodeDecodeError, LookupError, ValueError):
        return ""


def _windows(raw: bytes) -> str:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise UnusableError(RejectionReason.UNREADABLE, "neither UTF-8 nor Windows-1252") from None
    beyond = [ch for ch in text if ch > "\x7f"]
    if sum(ch in WESTERN for ch in beyond) < PLAUSIBLE_SHARE * len(beyond):
        raise UnusableError(RejectionReason.UNREADABLE, "neither UTF-8 nor Windows-1252")
    return text


def _checked(text: str) -> str:
    """The text, unless it is binary or garbled: reported, not guessed."""
    if len(re.findall("[\x00-\x08\x0e-\x1f]", text)) > MAX_CONTROL_SHARE * len(text):
        raise UnusableError(RejectionReason.BINARY, "control characters in it")
    garbled = GARBLED.findall(text)
    if len(garbled) >= 3 and len(garbled) > sum(ch in "äöüßÄÖÜ" for ch in text):
        raise UnusableError(
            RejectionReason.UNREADABLE,
            f"the letters are garbled ({garbled[0]!r}): UTF-8 once read as Windows-1252; save it anew",
        )
    if text.count("\ufffd") > max(3, len(text) // 200):
        raise UnusableError(RejectionReason.UNREADABLE, "letters were lost (replacement characters in it)")
    return text
