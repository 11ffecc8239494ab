"""The treebank as sentences of running text: a contraction ("im") is one token, as at run time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: words, whether a blank follows each, the head of each (itself for the root), relations.

    `ids` are the numbers of the file's lines, one a word ("3" or, for a contraction, "3-4").
    """

    name: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as it stood in running text."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True)).strip()


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file, contractions folded into one token."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        name = next(line.split("= ", 1)[1] for line in lines if line.startswith("# sent_id"))
        yield _fold(name, [line.split("\t") for line in lines if not line.startswith("#")])


def _fold(name: str, rows: list[list[str]]) -> Tree:
    """One token for each surface word; a contraction takes the head and relation of its outward part.

    "im Haus" is in + dem in the treebank, both hanging on "Haus": the token "im" hangs there as `case`.
    What hangs on either part hangs on the token.
    """
    parts: list[list[list[str]]] = []
    surface: list[list[str]] = []
    inside = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside = last - first + 1
            surface.append(row)
            parts.append([])
        elif "." not in row[0]:
            if inside:
                parts[-1].append(row)
                inside -= 1
            else:
                surface.append(row)
                parts.append([row])
    place = {row[0]: index for index, group in enumerate(parts) for row in group}
    outward = [_outward(group) for group in parts]
    heads = tuple(index if row[6] == "0" else place[row[6]] for index, row in enumerate(outward))
    return Tree(
        name=name,
        words=tuple(row[1] for row in surface),
        spaces=tuple("SpaceAfter=No" not in row[9] for row in surface),
        heads=heads,
        relations=tuple("ROOT" if row[7] == "root" else row[7] for row in outward),
        ids=tuple(row[0] for row in surface),
    )


def _outward(group: list[list[str]]) -> list[str]:
    own = {row[0] for row in group}
    return next(row for row in group if row[6] not in own)
