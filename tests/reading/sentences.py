"""Tagged German sentences for tests, written as word/TAG; base forms by a small list of what they use."""

from __future__ import annotations

from afterword.reading.words import Words

_BASES = {
    "sagte": "sagen", "sagt": "sagen", "komme": "kommen", "kommt": "kommen", "kam": "kommen",
    "drohte": "drohen",
    "reist": "reisen", "tagte": "tagen", "beschloss": "beschließen", "verschoben": "verschieben",
    "bestätigt": "bestätigen", "bestätigte": "bestätigen", "geplant": "planen", "bestehe": "bestehen",
}  # fmt: skip


def tagged(text: str, bases: dict[str, str] | None = None) -> Words:
    """Words from "Der/ART Zug/NN …"; a sentence ends at a token tagged $. that is no colon."""
    pairs = [part.rsplit("/", 1) for part in text.split()]
    words = [word for word, _ in pairs]
    tags = [tag for _, tag in pairs]
    known = _BASES | (bases or {})
    lemmas = [known.get(word.lower(), word) for word in words]
    sentences: list[tuple[int, int]] = []
    start = 0
    for i, (word, tag) in enumerate(pairs):
        closes = i + 1 < len(pairs) and pairs[i + 1][0] in ("“", "«")
        if (tag == "$." and word not in (":", ";") and not closes) or i + 1 == len(pairs):
            sentences.append((start, i + 1))
            start = i + 1
    return Words(words, [word.lower() for word in words], tags, lemmas, sentences)
