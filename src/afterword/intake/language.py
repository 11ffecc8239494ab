"""Whether a text is German."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from afterword.german.furniture import page_words

NEIGHBOURS = (
    "de",
    "en",
    "fr",
    "nl",
    "it",
    "es",
    "pt",
    "pl",
    "cs",
    "da",
    "sv",
    "no",
    "hu",
    "tr",
    "ru",
    "uk",
    "lb",
)
"""German is told from what else comes out of a German archive; 97 languages only add mistakes."""

PLAIN_SHARE = 0.18
"""So many function words and it is German. German news has 0.3 to 0.45, Dutch below 0.1, English 0.05."""

LEAST_SHARE = 0.04
"""Below it, no verdict of the language model makes a longer text German: lists of names, code, tables."""

SAMPLE = 4000


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def is_german(text: str) -> tuple[bool, str]:
    """Whether the text is German, else the language it seems to be."""
    sample = text[:SAMPLE] if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[len(text) // 2 :][:SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    common = page_words().function_words
    share = sum(word in common for word in words) / max(1, len(words))
    if share >= PLAIN_SHARE:
        return True, "de"
    language = _identifier().classify(sample)[0]
    german = language == "de" and (share >= LEAST_SHARE or len(words) < 30)
    return german, language if language != "de" or german else "unknown"


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(NEIGHBOURS))
    classified: _Identifier = identifier
    return classified
