"""What the recogniser of names sees of each token: its word, its tag, its neighbours, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from afterword.german.names import word_lists, word_marks
from afterword.german.places import pointer

OFFSETS = (-2, -1, 0, 1, 2)
_EDGE = "\x02"  # stands before the first and after the last token

_CACHED_WORDS = 40_000
_NOTHING = ("", "", "", "")

_OPENING = frozenset("„“»«\"‚‘›‹'`") | {"``"}
_CLOSING = frozenset("“”«»\"‘’‹›'") | {"''"}
_TITLE_LENGTH = 7
"""Longer stretches between quotation marks are speech rather than a title."""


def shape(word: str) -> str:
    """The word's outline: "Wladiwostok" is Xx, "EU-Kommission" X-Xx, "2019" d."""
    outline = "".join(
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word[:20]
    )
    return re.sub(r"(.)\1+", r"\1", outline)


class WordFeatures:
    """Features of a word by itself; `clusters` gives each known word's clusters, finest first."""

    def __init__(self, clusters: Mapping[str, tuple[int, ...]]) -> None:
        self._clusters = clusters
        self._looks: dict[str, tuple[str, str, str, str]] = {}

    def look(self, word: str) -> tuple[str, str, str, str]:
        """What the features of a pair are made of: small letters, outline, cluster, lists."""
        found = self._looks.get(word)
        if found is None:
            if len(self._looks) > _CACHED_WORDS:
                self._looks.clear()
            found = (word.lower(), shape(word), str(self.clusters(word)[1:2]), "+".join(self.marks(word)))
            self._looks[word] = found
        return found

    def near(self, word: str) -> list[str]:
        """Those that matter on a neighbour too."""
        if word == _EDGE:
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
        if len(word) > 6:
            features += ["pe=" + end for end in word_lists()["place_endings"] if low.endswith(end)]
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
    ends = ["", "", *tags, "", ""]
    looks = [_NOTHING, _NOTHING, *map(seen.look, words), _NOTHING, _NOTHING]
    low, shapes, groups, marks = zip(*looks, strict=True)
    quoted = _quoted(words)
    runs = _runs(words, tags)
    rows = []
    for i in range(len(words)):
        j = i + 2
        a, t, b = ends[j - 1], ends[j], ends[j + 1]
        rows.append(
            [
                "bias",
                "t0=" + t,
                "t-=" + a,
                "t+=" + b,
                f"t--={ends[j - 2]}",
                f"t++={ends[j + 2]}",
                f"t-0={a},{t}",
                f"t0+={t},{b}",
                f"t-0+={a},{t},{b}",
                f"t--0={ends[j - 2]},{a},{t}",
                f"s-0={shapes[j - 1]},{shapes[j]}",
                f"s0+={shapes[j]},{shapes[j + 1]}",
                f"w-0={low[j - 1]},{low[j]}",
                f"w0+={low[j]},{low[j + 1]}",
                f"g-0={groups[j - 1]},{groups[j]}",
                f"g0+={groups[j]},{groups[j + 1]}",
                f"m-s={marks[j - 1]},{shapes[j]}",
                f"m0+={marks[j]},{marks[j + 1]}",
                f"m-0={marks[j - 1]},{marks[j]}",
                f"wt-={low[j - 1]},{t}",
                f"wt+={low[j + 1]},{t}",
                f"first={i == 0},{t}",
                *quoted[i],
                *runs[i],
            ]
        )
    return rows


_SURE = (0.03, 0.15, 0.4, 0.7, 0.9, 0.98)


def sureness(chances: Sequence[float]) -> list[list[str]]:
    """For each token, how sure the detector of proper nouns is of it and of its neighbours."""
    step = ["-", *(str(sum(chance > limit for limit in _SURE)) for chance in chances), "-"]
    return [
        [f"d0={b}", f"d-={a}", f"d+={c}", f"d-0={a},{b}", f"d0+={b},{c}", f"d3={a},{b},{c}"]
        for a, b, c in zip(step, step[1:], step[2:], strict=False)
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
    return [_EDGE, _EDGE, *words, _EDGE, _EDGE]
