"""What the tagger looks at: features of every token, hashed, for all tokens of a text at once.

The tagger looks twice. The first look sees the words and what the lexicon says of them; the second sees the
tags of the first look on both sides too, and the shape of the clause: a finite verb before or behind, the
word that opens it, its border. That gives what a sequence model gives, without walking token by token.
"""

from __future__ import annotations

import re
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from afterword.reading.lexicon import SEPARABLE, Lexicon, shape_of

BUILD_OF = re.compile(
    rf"(?:{'|'.join(SEPARABLE)})(?:(?P<zu>zu\w{{3,}}n$)|(?P<ge>ge\w{{2,}}(?:t|en)$)|(?P<particle>\w{{3,}}))"
    r"|(?P<participle>ge\w{3,}(?:t|en)$)|(?P<prefix>(?:be|ver|er|ent|zer|miss)\w{3,})|(?P<foreign>\w+ier(?:t|en|te|ten)$)"
)

Ids = npt.NDArray[np.uint32]
Tags = npt.NDArray[np.int64]

SIZE: Final = 1 << 17  # rows of a weight table; features share rows by chance
PADDING: Final = 3  # empty places between sentences, so that no look crosses a border
WORD, FORM, CLASS, END2, END3, END4, BEGIN, SHAPE, TAIL, BUILD = range(10)
WIDTH: Final = 10


def row(form: str, first: bool, lexicon: Lexicon) -> list[int]:
    """What is seen of one form, whatever stands beside it."""
    small = form.lower()
    known = lexicon.entry(form, first)
    shape = shape_of(form, first)
    tail = None if known else lexicon.tail(form)
    capital = "A" if form[:1].isupper() else "a"
    names = (
        small,
        form,
        known.key if known else f"?{shape}",
        capital + small[-2:],
        capital + small[-3:],
        capital + small[-4:],
        capital + small[:3],
        f"{shape}{first}{'-' in form}{len(form) > 3}",
        tail[1].key if tail else "-",
        "-" if known else build_of(small, lexicon),
    )
    return [crc32(name.encode("utf-8")) for name in names]


def build_of(small: str, lexicon: Lexicon) -> str:
    """How an unknown verb form is built: a known verb with an ending, ein-zu-treffen, ver-…, ge-…t."""
    if ending := lexicon.ending_of_verb(small):
        return "verb" + ending
    match = BUILD_OF.match(small)
    return match.lastgroup + small[-2:] if match and match.lastgroup else "-"


def _mix(role: int, *parts: Ids) -> npt.NDArray[np.int64]:
    mixed = np.full(parts[0].shape, (role * 0x9E3779B1 + 0x7F4A7C15) & 0xFFFFFFFF, dtype=np.uint32)
    for part in parts:
        mixed ^= part
        mixed *= np.uint32(0x85EBCA6B)
        mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(13)
    return (mixed & np.uint32(SIZE - 1)).astype(np.int64)


def first_look(seen: Ids, at: Tags) -> npt.NDArray[np.int64]:
    """Feature rows (tokens × features) of the tokens at the given places of `seen` (places × WIDTH)."""
    word, form, kind = seen[:, WORD], seen[:, FORM], seen[:, CLASS]
    shape, tail = seen[at, SHAPE], seen[at, TAIL]
    built = seen[at, BUILD]
    w0, k0 = word[at], kind[at]
    wl, wr, wll, wrr = word[at - 1], word[at + 1], word[at - 2], word[at + 2]
    kl, kr, kll, krr = kind[at - 1], kind[at + 1], kind[at - 2], kind[at + 2]
    klll, krrr = kind[at - 3], kind[at + 3]
    parts: list[tuple[Ids, ...]] = [
        (w0,), (form[at],), (k0,), (k0, shape), (seen[at, END2], shape), (seen[at, END3], shape),
        (seen[at, END4],), (seen[at, BEGIN], seen[at, END2]), (built, shape), (built, kl, kr),
        (tail, shape), (tail, kl), (kl, k0),
        (k0, kr), (wl, k0), (k0, wr), (kll, kl, k0), (kl, k0, kr), (k0, kr, krr), (w0, wl), (w0, wr),
        (w0, kl, kr), (wll, k0), (k0, wrr), (kll, k0), (k0, krr), (k0, krrr), (klll, kll, kl, k0),
        (wl, k0, wr), (seen[at, END3], kl, kr), (kl, shape), (kr, shape), (seen[at - 1, END3], k0),
        (k0, seen[at + 1, END2]), (k0, kr, krr, krrr),
    ]  # fmt: skip
    return np.stack([_mix(role, *part) for role, part in enumerate(parts)], axis=1)


def second_look(seen: Ids, tags: Tags, clause: ClauseView, at: Tags) -> npt.NDArray[np.int64]:
    """Feature rows of the second look; `tags` are those of the first, for every place."""
    t = (tags + 1).astype(np.uint32) * np.uint32(0x9E3779B1)
    word, kind = seen[:, WORD], seen[:, CLASS]
    w0, k0, shape = word[at], kind[at], seen[at, SHAPE]
    t0, tl, tr, tll, trr, tlll, trrr = (t[at + k] for k in (0, -1, 1, -2, 2, -3, 3))
    end3, built = seen[at, END3], seen[at, BUILD]
    sides, opener, border, auxiliary, verb, ahead = (part[at] for part in clause)
    parts: list[tuple[Ids, ...]] = [
        (w0,), (k0,), (k0, t0), (w0, t0), (end3, shape), (seen[at, END4], t0), (tl, k0), (tr, k0),
        (tl, k0, tr), (tll, tl, k0), (k0, tr, trr), (tl, w0), (w0, tr), (tl, w0, tr), (tll, tl, k0, tr),
        (tl, k0, tr, trr), (tlll, tll, tl, k0), (k0, tr, trr, trrr), (word[at - 1], k0, tr),
        (tl, k0, word[at + 1]), (word[at - 1], k0), (k0, word[at + 1]), (tl, t0, tr), (tl, end3),
        (end3, tr), (sides, k0), (sides, opener, k0), (sides, opener, border, k0), (border, w0),
        (border, sides, w0), (auxiliary, k0), (auxiliary, sides, k0, border), (verb, w0), (ahead, k0),
        (opener, w0), (sides, opener, border, t0), (auxiliary, end3), (seen[at, TAIL], tl, tr),
        (built, tl, tr), (built, sides, border), (built, auxiliary),
    ]  # fmt: skip
    return np.stack([_mix(64 + role, *part) for role, part in enumerate(parts)], axis=1)


ClauseView = tuple[Ids, Ids, Ids, Ids, Ids, Ids]


class TagGroups:
    """Which tags are finite verbs, borders of clauses, words that open them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.finite = _flags(names, "VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP")
        self.helping = _flags(names, "VAFIN", "VMFIN")
        self.border = _flags(names, "$.", "$,", "$(", "KON", pad=True)
        self.opener = _flags(names, "KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT", "KOUI")


def _flags(names: tuple[str, ...], *chosen: str, pad: bool = False) -> npt.NDArray[np.bool_]:
    return np.array([name in chosen for name in names] + [pad])  # the last place is that of padding (-1)


def clause_view(seen: Ids, tags: Tags, groups: TagGroups) -> ClauseView:
    """For every place: finite verbs beside it, opener, way to the border, helping verb, verb, next one."""
    places = np.arange(len(tags))
    border, finite = groups.border[tags], groups.finite[tags]
    last = np.maximum.accumulate(np.where(border, places, 0))
    before = np.concatenate(([0], last[:-1]))  # the border in front of each place
    ahead = np.minimum.accumulate(np.where(border, places, len(tags) - 1)[::-1])[::-1]
    after = np.concatenate((ahead[1:], [len(tags) - 1]))
    count = np.cumsum(finite)
    left = np.minimum(count - finite - count[before], 1)
    right = np.minimum(count[after] - count, 1)
    opened = np.cumsum(groups.opener[tags])
    opener = np.minimum(opened - opened[before], 1)
    distance = np.minimum(after - places, 3)
    helping = np.maximum.accumulate(np.where(groups.helping[tags], places, 0))
    verb = np.maximum.accumulate(np.where(finite, places, 0))
    pad = np.maximum.accumulate(np.where(tags < 0, places, 0))  # nothing is seen across sentences
    word = seen[:, WORD]
    previous = np.concatenate(([0], helping[:-1]))
    foregoing = np.concatenate(([0], verb[:-1]))
    coming = np.minimum.accumulate(np.where(finite, places, len(tags) - 1)[::-1])[::-1]
    following = np.concatenate((coming[1:], [len(tags) - 1]))
    return (
        _number(left * 2 + right),
        _number(opener + 4),
        _number(distance + 8),
        np.where(previous > pad, word[previous], np.uint32(1)),
        np.where(foregoing > np.maximum(pad, before - 8), word[foregoing], np.uint32(2)),
        np.where(following < after, word[following], np.uint32(3)),
    )


def _number(values: npt.NDArray[np.int64]) -> Ids:
    return (values + 1).astype(np.uint32) * np.uint32(0x27D4EB2F)
