"""Single differences to look at: what is missed, what is extra, where a quote's borders or a speaker differ.

`scripts/evaluate quotations --show misses|extra|borders|speakers|cues|frames|addressees [FORM] [N]`, for
developers: N cases, only those of one form (Direct, Indirect, …) if it is named. What is shown is text of the
corpus: it must not be copied into the project. A pair whose quotes have less than half in common is both a
miss and an extra.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import fill

from afterword.reading.structure import token_f1
from evaluation.marked import FOUND, PARTS, Marked, Pair, form_of, found, paired
from evaluation.quotation_corpus import Article

SHOWN = 20  # as many as one looks at in one sitting
WIDTH = 100
INDENT = 18
NOTHING = "-"


def is_miss(pair: Pair) -> bool:
    """The gold has it and we do not."""
    return pair[1] is not None and not found(pair)


def is_extra(pair: Pair) -> bool:
    """We have it and the gold does not."""
    return pair[0] is not None and not found(pair)


def is_speaker(pair: Pair) -> bool:
    """Found, and the gold's speaker is not ours."""
    ours, gold = _part(pair[0], "speaker"), _part(pair[1], "speaker")
    return found(pair) and bool(gold) and token_f1(ours, gold) < FOUND


def differs_in(part: str) -> Callable[[Pair], bool]:
    """Found, and a part is not the same."""
    return lambda pair: found(pair) and _part(pair[0], part) != _part(pair[1], part)


KINDS: dict[str, Callable[[Pair], bool]] = {
    "misses": is_miss,
    "extra": is_extra,
    "borders": differs_in("quote"),
    "speakers": is_speaker,
    "cues": differs_in("cue"),
    "frames": differs_in("frame"),
    "addressees": differs_in("addressee"),
}


def differences(
    read: Iterable[tuple[Article, Sequence[Marked]]], kind: str, count: int = SHOWN, form: str = ""
) -> Iterator[str]:
    """A line with how many there are, then `count` of them, from all through the corpus."""
    all_of_kind = [
        (article, pair)
        for article, predicted in read
        for pair in paired(predicted, article.quotations)
        if KINDS[kind](pair) and form in {"", form_of(pair)}
    ]
    shown = min(count, len(all_of_kind))
    yield f"{' '.join(filter(None, (kind, form)))}: {shown} of {len(all_of_kind)}"
    for number in range(shown):
        yield told(*all_of_kind[number * len(all_of_kind) // shown])


def told(article: Article, pair: Pair) -> str:
    """One case: where it stands, the sentences around it, and each part on both sides where they differ."""
    tokens = sorted(token for one in pair if one for part in PARTS for token in one.parts[part])
    sentences = [number for number, one in enumerate(_sentences(article)) if any(t in one for t in tokens)]
    first, last = sentences[0], sentences[-1]
    lines = _sentences(article)[first : last + 1]
    text = article.text[article.offsets[lines[0][0]][0] : article.offsets[lines[-1][-1]][1]]
    forms = " / ".join(one.type if one else NOTHING for one in pair)
    head = f"\n[article {article.id}, sentence {first + 1}; ours / gold: {forms}{_confidence(pair[0])}]"
    return "\n".join([head, fill(" ".join(text.split()), WIDTH), *_parts(article, pair)])


def _sentences(article: Article) -> list[range]:
    return [
        range(start, end) for start, end in pairwise((*article.begins, len(article.words))) if end > start
    ]


def _confidence(ours: Marked | None) -> str:
    return f"; confidence {ours.confidence:.2f}" if ours and ours.confidence is not None else ""


def _parts(article: Article, pair: Pair) -> Iterator[str]:
    for part in PARTS:
        ours, gold = _part(pair[0], part), _part(pair[1], part)
        if ours == gold and ours:
            yield _line(part, "both", words(article, ours))
        elif ours != gold:
            yield _line(part, "ours", words(article, ours))
            yield _line("", "gold", words(article, gold))


def _line(part: str, side: str, said: str) -> str:
    return fill(said, WIDTH, initial_indent=f"  {part:<9} {side:<4}  ", subsequent_indent=" " * INDENT)


def words(article: Article, tokens: Iterable[int]) -> str:
    """Tokens as they stand in the text; what is left out between them is " … "."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and runs[-1][1] == token - 1:
            runs[-1][1] = token
        else:
            runs.append([token, token])
    texts = (article.text[article.offsets[start][0] : article.offsets[end][1]] for start, end in runs)
    return " … ".join(" ".join(text.split()) for text in texts) or NOTHING


def _part(marked: Marked | None, part: str) -> frozenset[int]:
    return marked.parts[part] if marked else frozenset()
