"""Signs of parts: by what the fields tell the parts of a quotation, for all tokens of windows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import numpy as np

from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.learned.columns import Column, Columns, Ints, written
from afterword.reading.learned.parts import Window, rule_labels, rule_of
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.structure import Clause

OFFSETS = (-2, -1, 1, 2)
"""Where the neighbours of a token stand that are looked at."""

_OF_TOKEN = (
    "w={look_word}",
    "t={tag}",
    "n={named}",
    "b={begins},{ends},{breaks}",
    "e={opens},{closes},{kind}",
    "k={kind},{mood},{modal}",
    "f={finite},{verb},{opener}",
    "dep={dep}",
    "dep={dep},{head_dep},{head_tag}",
    "t-1={tag_before}",
    "t1={tag_behind}",
    "w-1={word_before}",
    "w1={word_behind}",
)
_OF_WINDOW = (
    "t={tag},{near}",
    "p={path}",
    "p={path},{side},{sort}",
    "p={path},{carries}",
    "p={path},{mood_or_none}",
    "p={path},t={tag}",
    "s={where},{carries}",
    "d={distance},{sort}",
    "r={label}",
    "r={label},{carries},{form}",
    "r={label},t={tag}",
    "r={label},p={path}",
    "r={label},w={word}",
    "q={quoted},{label}",
    "x={part},{label}",
    "m={marked},{carries},{apart}",
    "m={sentence},{around},{carries},{edge}",
    "c={in_cue},{sort}",
    "u={subject},{in_cue},{sort},{side}",
    "u={subject},t={tag}",
    "u={subject},p={path},{anchor_mood}",
    "anchor={anchor_sort},{carries}",
    "anchor={anchor_word}",
)
_BESIDE = ("r#={label#},r={label},t={tag}", "r#={edge#}")
_NEXT = (
    "p#={path#},p={path}",
    "u#={subject#},{subject}",
    "m#={marked#},{marked},{side}",
    "t#={tag#},{tag},{where}",
)
_OF_NEIGHBOURS = tuple(
    template.replace("#", str(offset))
    for offset in OFFSETS
    for template in (_BESIDE + _NEXT if abs(offset) == 1 else _BESIDE)
)
TEMPLATES = (*_OF_TOKEN, *_OF_WINDOW, *_OF_NEIGHBOURS)
"""The features of a token of a window: of the token alone, as seen from the anchor, beside its neighbours."""

_LONG, _TAIL = 12, 6  # letters of words of which only the tail is told; letters of the tail
_SMALL = tuple("$KAPV")  # first letters of the tags of marks, conjunctions, prepositions, particles, verbs
_SIDES = ("l", "a", "r")  # left of the anchor, the anchor itself, right of it
_FAR = 2  # sentences from the anchor; more are told as so many
_NEARS = (None, *(f"{side}{apart}" for side in _SIDES for apart in range(_FAR + 1)))
_EXACT, _BUCKETS = 4, (7, 12, 25)  # tokens from the anchor told one by one; then as less than these, or more
_DISTANCES = (None, *(f"{side}{d}" for side in _SIDES for d in range(_EXACT + len(_BUCKETS) + 1)))


@dataclass
class PartSigns:
    """The signs of the tokens of windows; what does not hang on the window is made once for an article."""

    sight: Sight

    def of(self, windows: Sequence[Window]) -> Columns:
        """The columns that TEMPLATES join, for the tokens of the windows, one window behind the other."""
        laid = _Laid.of(windows)
        alone = {name: column.at(laid.token) for name, column in self._alone.items()}
        seen = {**alone, **self._seen(laid), **self._ruled(laid), **self._marked(laid)}
        return {**seen, **_beside(laid, seen)}

    def written(self, windows: Sequence[Window]) -> Iterator[list[list[str]]]:
        """The same as features in words, to learn from: of each window, of each of its tokens."""
        if not windows:
            return iter(())
        rows = iter(written(TEMPLATES, self.of(windows), sum(map(len, windows))))
        return (list(islice(rows, len(window))) for window in windows)

    @cached_property
    def _clause_at(self) -> Ints:
        return np.array(self.sight.scene.clause_at)

    @cached_property
    def _sentence(self) -> Ints:
        """The number of the sentence of each token."""
        starts = [start for start, _ in self.sight.words.sentences]
        return np.searchsorted(starts, np.arange(len(self.sight.words)), side="right") - 1

    @cached_property
    def _alone(self) -> Columns:
        """What does not hang on the anchor, for each token of the article."""
        words, count = self.sight.words, len(self.sight.words)
        tag, word = Column.of(words.tags), Column.of(words.lower)
        small = word.where(tag.is_one(lambda told: told.startswith(_SMALL)))
        before, behind = np.arange(count) - 1, np.append(np.arange(1, count), -1)
        named = ("PER" if i in words.persons else "NAME" if i in words.name_at else "-" for i in range(count))
        dep = Column.of(words.deps or [None] * count)
        heads = np.array(words.heads or [-1] * count)
        return {
            "look_word": word.retold(lambda told: told if len(told) < _LONG else told[-_TAIL:]),
            "word": small,
            "tag": tag,
            "named": Column.of(named),
            "begins": self._whether(start for start, _ in words.sentences),
            "ends": self._whether(end - 1 for _, end in words.sentences),
            "breaks": self._whether(words.breaks),
            "dep": dep,
            "head_dep": dep.at(heads),
            "head_tag": tag.at(heads),
            "tag_before": tag.at(before),
            "tag_behind": tag.at(behind),
            "word_before": small.at(before),
            "word_behind": small.at(behind),
            "quoted": Column.of(self.sight.quoted_by),
            "part": Column.of(self.sight.part_of),
            **self._in_clause(),
        }

    def _whether(self, tokens: Iterable[int]) -> Column:
        """Whether each token of the article is one of some."""
        true = np.zeros(len(self.sight.words), dtype=np.bool_)
        true[list(tokens)] = True
        return Column.whether(true)

    def _in_clause(self) -> Columns:
        """What the clause of each token is, and what the token is in it."""
        clauses, at = self.sight.clauses, self._clause_at
        moods = [clause.mood.value for clause in clauses]

        def whether(tokens: Callable[[Clause], Iterable[int | None]]) -> Column:
            own = (
                i for k, clause in enumerate(clauses) for i in tokens(clause) if i is not None and at[i] == k
            )
            return self._whether(own).where(at >= 0)

        return {
            "opens": whether(lambda clause: clause.tokens[:1]),
            "closes": whether(lambda clause: clause.tokens[-1:]),
            "kind": Column.of(clause.kind.value for clause in clauses).at(at),
            "mood": Column.of(moods).at(at),
            "mood_or_none": Column.of([*moods, "-"]).at(np.where(at < 0, len(clauses), at)),
            "modal": Column.of(str(clause.modal) for clause in clauses).at(at),
            "finite": whether(lambda clause: (clause.finite,)),
            "verb": whether(lambda clause: clause.verbs),
            "opener": whether(lambda clause: (clause.opener,)),
        }

    def _seen(self, laid: _Laid) -> Columns:
        """How tokens stand to the anchors."""
        apart = self._sentence[laid.token] - self._sentence[laid.anchor]
        turn = np.sign(laid.token - laid.anchor) + 1  # a place in _SIDES
        near = np.minimum(abs(apart), _FAR)
        far = abs(laid.token - laid.anchor)
        step = np.where(far < _EXACT, far, _EXACT + np.searchsorted(_BUCKETS, far, side="right"))
        sort = laid.spread(window.anchor.sort for window in laid.windows)
        at_anchor = laid.token == laid.anchor
        return {
            "apart": Column.told(apart, str),
            "side": Column((None, *_SIDES), turn + 1),
            "near": Column(_NEARS, turn * (_FAR + 1) + near + 1),
            "where": Column.told(apart * 3 + turn, lambda key: f"{_SIDES[key % 3]}{key // 3}"),
            "distance": Column(_DISTANCES, turn * (len(_DISTANCES) // 3) + step + 1),
            "sort": sort,
            "carries": laid.spread(window.carries for window in laid.windows),
            "path": self._path(laid),
            "anchor_sort": sort.where(at_anchor),
            "anchor_word": Column.of(self.sight.words.lower).at(laid.token).where(at_anchor),
        }

    def _path(self, laid: _Laid) -> Column:
        """How the clauses of the tokens stand to those of the anchors."""
        base = len(self.sight.clauses) + 1
        start = np.array([window.anchor.clause for window in laid.windows])[laid.window]
        keys = (start + 1) * base + self._clause_at[laid.token] + 1
        return Column.told(keys, lambda key: self.sight.path(key // base - 1, key % base - 1))

    def _ruled(self, laid: _Laid) -> Columns:
        """What the rules make of the tokens and the anchors."""
        scene, windows = self.sight.scene, laid.windows
        rules = [rule_of(self.sight, window.anchor, window.carries) for window in windows]
        cues, subjects, moods = [], [], []
        for window in windows:
            index = window.anchor.clause
            clause = self.sight.clauses[index] if index >= 0 else None
            match = cue_of(scene, index) if clause else None
            cues.append(match.tokens if match else ())
            subjects.append((speaker_of(scene, index, match) or clause.subject) if clause else ())
            moods.append(clause.mood.value if clause else "")
        labels = (rule_labels(rule, window) for rule, window in zip(rules, windows, strict=True))
        return {
            "label": Column.of(chain.from_iterable(labels)),
            "form": laid.spread(SHORT[rule.form] if rule else "-" for rule in rules),
            "in_cue": laid.whether(cues),
            "subject": laid.whether(subjects),
            "anchor_mood": laid.spread(moods),
        }

    def _marked(self, laid: _Laid) -> Columns:
        """What the marks around the tokens are."""
        marks, at = self.sight.scene.marks, np.array(self.sight.mark_at)[laid.token]
        start, end = (
            np.array([*bounds, -1])[at] for bounds in ([m.start for m in marks], [m.end for m in marks])
        )
        around = (start <= laid.anchor) & (laid.anchor < end)
        edge = (laid.token == start) | (laid.token == end - 1)
        return {
            "marked": Column.whether(at >= 0),
            "sentence": Column.of(str(mark.sentence) for mark in marks).at(at),
            "around": Column.whether(around).where(at >= 0),
            "edge": Column.whether(edge).where(at >= 0),
        }


@dataclass(frozen=True, slots=True)
class _Laid:
    """The tokens of windows in one line."""

    windows: Sequence[Window]
    window: Ints  # the number of the window of each place
    token: Ints
    anchor: Ints

    @classmethod
    def of(cls, windows: Sequence[Window]) -> _Laid:
        window = np.repeat(np.arange(len(windows)), [len(one) for one in windows])
        token = np.concatenate([np.arange(one.start, one.end) for one in windows])
        return cls(windows, window, token, np.array([one.anchor.token for one in windows])[window])

    def spread(self, told: Iterable[str]) -> Column:
        """What is told of each window, at each place."""
        return Column.of(told).at(self.window)

    def whether(self, tokens: Iterable[Iterable[int]]) -> Column:
        """Whether the token of each place is one of those of its window."""
        true = np.zeros(len(self.token), dtype=np.bool_)
        first = 0
        for window, own in zip(self.windows, tokens, strict=True):
            true[[first + i - window.start for i in own if window.start <= i < window.end]] = True
            first += len(window)
        return Column.whether(true)

    def beside(self, offset: int) -> Ints:
        """The place so far away in the same window, or -1."""
        near = np.arange(len(self.token)) + offset
        inside = (near >= 0) & (near < len(near))
        near[~inside] = -1
        near[self.window[near] != self.window] = -1
        return near


def _beside(laid: _Laid, columns: Columns) -> Columns:
    """What stands beside each place in its window."""
    found = {}
    for offset in OFFSETS:
        near = laid.beside(offset)
        found[f"edge{offset}"] = Column.of("#").at(np.where(near < 0, 0, -1))
        for name in ("label", "path", "subject", "marked", "tag") if abs(offset) == 1 else ("label",):
            found[f"{name}{offset}"] = columns[name].at(near)
    return found
