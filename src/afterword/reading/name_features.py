"""What the recogniser of names sees of each token: its word, its tag, its neighbours, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from afterword.german.names import place_endings, word_marks
from afterword.german.places import pointer

OFFSETS = (-2, -1, 0, 1, 2)
EDGE = "\x02"  # stands before the first and after the last token

_OPENING = frozenset("„“»«\"‚‘›‹'`") | {"``"}
_CLOSING = frozenset("“”«»\"‘’‹›'") | {"''"}
_TITLE_LENGTH = 7
"""Longer stretches between quotation marks are speech rather than a title."""

LOOKS = ("low", "shape", "group", "marks")
"""What a word gives to features that join it with its neighbours: small letters, outline, cluster, lists."""

JOINED: dict[str, tuple[tuple[str, int], ...]] = {
    "t0": (("tag", 0),),
    "t-": (("tag", -1),),
    "t+": (("tag", 1),),
    "t--": (("tag", -2),),
    "t++": (("tag", 2),),
    "t-0": (("tag", -1), ("tag", 0)),
    "t0+": (("tag", 0), ("tag", 1)),
    "t-0+": (("tag", -1), ("tag", 0), ("tag", 1)),
    "t--0": (("tag", -2), ("tag", -1), ("tag", 0)),
    "s-0": (("shape", -1), ("shape", 0)),
    "s0+": (("shape", 0), ("shape", 1)),
    "g-0": (("group", -1), ("group", 0)),
    "g0+": (("group", 0), ("group", 1)),
    "w-0": (("low", -1), ("low", 0)),
    "w0+": (("low", 0), ("low", 1)),
    "m-s": (("marks", -1), ("shape", 0)),
    "m0+": (("marks", 0), ("marks", 1)),
    "m-0": (("marks", -1), ("marks", 0)),
    "wt-": (("low", -1), ("tag", 0)),
    "wt+": (("low", 1), ("tag", 0)),
    "first": (("first", 0), ("tag", 0)),
}
"""Features that join a token with its neighbours: of each, what is seen of which token, by its offset."""


def shape(word: str) -> str:
    """The word's outline: "Wladiwostok" is Xx, "EU-Kommission" X-Xx, "2019" d."""
    outline = ""
    for c in word[:20]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if outline[-1:] != kind:
            outline += kind
    return outline


class WordFeatures:
    """Features of a word by itself; `clusters` gives each known word's clusters, finest first."""

    def __init__(self, clusters: Mapping[str, tuple[int, ...]]) -> None:
        self._clusters = clusters

    def look(self, word: str) -> tuple[str, str, str, str]:
        """The word's LOOKS; those of the edge are empty."""
        if word == EDGE:
            return ("", "", "", "")
        return word.lower(), shape(word), str(self.clusters(word)[1:2]), "+".join(self.marks(word))

    def near(self, word: str) -> list[str]:
        """Those that matter on a neighbour too."""
        if word == EDGE:
            return ["edge"]
        plain = re.sub(r"\d", "0", word)
        features = ["w=" + plain.lower(), "s=" + shape(word)]
        features += [f"c{i}={c}" for i, c in enumerate(self.clusters(plain))]
        features += ["l=" + mark for mark in self.marks(word)]
        return features

    def own(self, word: str) -> list[str]:
        """Those of the token itself beside `near`: its beginning, its end, its parts."""
        low = word.lower()
        features = ["W=" + word]
        features += [f"p{n}={low[:n]}" for n in (2, 3, 4) if len(low) > n]
        features += [f"e{n}={low[-n:]}" for n in (2, 3, 4, 5) if len(low) > n]
        if len(word) > 6 and low.endswith(place_endings()):
            features += ["pe=" + end for end in place_endings() if low.endswith(end)]
        if "-" in word[1:-1]:
            first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1]
            features += ["h1=" + first.lower(), "h2=" + last.lower()]
            features += ["h1l=" + mark for mark in self.marks(first)]
            features += ["h2l=" + mark for mark in self.marks(last)]
            features += [f"h2c{i}={c}" for i, c in enumerate(self.clusters(last))]
        elif word[:1].isupper() and len(word) > 8:
            features += self._compound(word)
        return features

    def _compound(self, word: str) -> list[str]:
        """The last part of a compound: "Kreisgericht" is a kind of "Gericht"."""
        for start in range(3, len(word) - 3):
            last = word[start:].capitalize()
            marks = self.marks(last)
            if marks:
                return ["kl=" + mark for mark in marks]
        return []

    def clusters(self, word: str) -> tuple[int, ...]:
        """Clusters of the word, or of its form in small letters or without genitive."""
        known = self._clusters
        return (
            known.get(word)
            or known.get(word.lower())
            or (known.get(word[:-1]) if word.endswith("s") else ())
            or ()
        )

    def marks(self, word: str) -> tuple[str, ...]:
        """The lists and the table of countries in which the word stands."""
        found = word_marks().get(word, ())
        place = pointer(word)
        return (*found, "country-" + place.way.value) if place else found


def context(words: Sequence[str], tags: Sequence[str], seen: WordFeatures) -> list[list[str]]:
    """For each token of a sentence the features that join it with its neighbours."""
    columns = dict(zip(LOOKS, zip(*map(seen.look, edged(words)), strict=True), strict=True))
    columns["tag"] = ("", "", *tags, "", "")
    columns["first"] = tuple(str(i == 2) for i in range(len(words) + 4))
    return [
        [
            "bias",
            *(
                f"{name}={','.join([columns[of][i + offset] for of, offset in parts])}"
                for name, parts in JOINED.items()
            ),
            *wider,
        ]
        for i, wider in enumerate(surroundings(words, tags), 2)
    ]


def surroundings(words: Sequence[str], tags: Sequence[str]) -> list[list[str]]:
    """For each token what tells of more than its neighbours: quotation marks around it, its run of names."""
    return [q + r for q, r in zip(_quoted(words), _runs(words, tags), strict=True)]


SURE = (0.03, 0.15, 0.4, 0.7, 0.9, 0.98)
SURENESS = (*map(str, range(len(SURE) + 1)), "-")
"""How many of these limits the detector's chance is above; "-" where the sentence has no token."""


def sureness(chances: Iterable[float]) -> list[list[str]]:
    """For each token, how sure the detector of proper nouns is of it and of its neighbours."""
    steps = ["-", *(str(sum(chance > limit for limit in SURE)) for chance in chances), "-"]
    return [sure_features(*three) for three in zip(steps, steps[1:], steps[2:], strict=False)]


def sure_features(before: str, here: str, after: str) -> list[str]:
    """The features of one token's sureness and its neighbours'."""
    return [
        f"d0={here}",
        f"d-={before}",
        f"d+={after}",
        f"d-0={before},{here}",
        f"d0+={here},{after}",
        f"d3={before},{here},{after}",
    ]


def _quoted(words: Sequence[str]) -> list[list[str]]:
    """Marks the tokens between two quotation marks a few tokens apart: titles of works stand so."""
    marked: list[list[str]] = [[] for _ in words]
    start = None
    for i, word in enumerate(words):
        if start is not None and word in _CLOSING:
            inside = range(start + 1, i)
            if 0 < len(inside) <= _TITLE_LENGTH:
                large = sum(words[k][:1].isupper() for k in inside) * 2 >= len(inside)
                for k in inside:
                    place = "first" if k == start + 1 else "later"
                    marked[k] += [
                        f"q={place}",
                        f"q={place},{min(len(inside), 4)},{large}",
                        f"q-={words[start - 1].lower() if start else ''}",
                    ]
                start = None
                continue
        if word in _OPENING:
            start = i
    return marked


def _runs(words: Sequence[str], tags: Sequence[str]) -> list[list[str]]:
    """For a run of large words, its length and its last word: "Norddeutsche Landesbank"."""
    rows: list[list[str]] = [[] for _ in words]
    i = 0
    while i < len(words):
        end = i
        while end < len(words) and words[end][:1].isupper() and tags[end] not in _CLOSED:
            end += 1
        if end - i > 1:
            for k in range(i, end):
                rows[k] = [f"r={min(k - i, 3)},{min(end - k, 4)}", f"rt={'.'.join(tags[i:end][:4])}"]
                if k < end - 1:
                    rows[k].append(f"re={words[end - 1].lower()[-4:]}")
        i = max(end, i + 1)
    return rows


_CLOSED = frozenset(
    {"ART", "APPR", "APPRART", "KOUS", "KON", "PPER", "PDS", "PDAT", "PPOSAT", "ADV", "PROAV", "PAV"}
)


def edged(words: Sequence[str]) -> list[str]:
    """The words with two marks of the edge on either side, so that every offset has one."""
    return [EDGE, EDGE, *words, EDGE, EDGE]


def at_offset(feature: str, offset: int) -> str:
    """The name of a feature that a word gives to the token that stands `offset` before it."""
    return f"{offset}{feature}"


def by_offset(seen: WordFeatures, word: str) -> list[list[str]]:
    """The features that a word gives to the token that stands `offset` before it, for each of OFFSETS."""
    near = seen.near(word)
    return [[at_offset(f, o) for f in near] + (seen.own(word) if o == 0 else []) for o in OFFSETS]


def sentence_features(words: Sequence[str], tags: Sequence[str], seen: WordFeatures) -> list[list[str]]:
    """All features of each token but the detector's, as the training needs them."""
    per_word = {word: by_offset(seen, word) for word in set(edged(words))}
    padded = edged(words)
    rows = context(words, tags, seen)
    for i in range(len(words)):
        for k, offset in enumerate(OFFSETS):
            rows[i] += per_word[padded[2 + i + offset]][k]
    return rows
