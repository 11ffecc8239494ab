"""How good attribution is, as docs/attribution.md tells it: `python -m evaluation.attribution_page PAGE`.

Figures of every extractor that is installed on the dev part, of quotations and of whole statements; then
errors on sentences of our own that have the shape of errors there (known_errors.toml). What stands between
the marks in the page is made anew.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.cli.pages import renewed
from afterword.reading import pipeline
from afterword.reading.statements.confidence import KINDS
from afterword.records import Extractor
from evaluation import cross_validation, quotations, sureness
from evaluation.marked import ROLES, TYPES
from evaluation.quotation_corpus import DEV
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from spacy.tokens import Doc

ERRORS = Path(__file__).with_name("known_errors.toml")
BEGIN, END = "<!-- figures: made by python -m evaluation.attribution_page -->", "<!-- end of figures -->"
CUES = {
    "seen_5_or_more": "cue with 5 or more quotations in train",
    "seen_1_to_4": "cue with 1 to 4",
    "never_seen": "cue that train never shows",
    "no_cue": "no cue",
}

Tables = Mapping[Extractor, Scores]


def page(data: Path = DEV) -> str:
    """Figures and errors, in Markdown."""
    tables = {one: quotations.measured(data, one) for one in quotations.installed()}
    folds = cross_validation.score(data.parent)
    sure = {one: sureness.measured(data, one) for one in quotations.installed()}
    return "\n".join([*_figures(tables), *_whole(tables, folds), *statements(sure), *_errors()])


def _figures(tables: Tables) -> Iterator[str]:
    columns = [f"{one}: {what}" for one in tables for what in ("precision", "recall", "F1")]
    yield from _head("part", *columns)
    for part in ("joint", "quote", *ROLES):
        yield _row(f"**{part}**" if part == "joint" else part, *_three(tables, f"{part}.{{}}"))
    yield ""
    yield from _head("quote, by form", "gold", *columns)
    for form in TYPES.values():
        gold = next(iter(tables.values()))[f"form.{form}.gold"]
        yield _row(form, str(gold), *_three(tables, f"form.{form}.quote.{{}}"))
    yield ""
    yield from _head("found, by cue", "gold", *(str(one) for one in tables))
    for band, says in CUES.items():
        gold = next(iter(tables.values())).get(f"cue.{band}.gold", 0)
        yield _row(says, str(gold), *(_percent(one[f"cue.{band}.found"]) for one in tables.values()))
    yield ""


def _three(tables: Tables, name: str) -> Iterator[str]:
    for scores in tables.values():
        both = name.format("f1") if name.format("f1") in scores else name.removesuffix(".{}")
        for key in (name.format("precision"), name.format("recall"), both):
            yield _percent(scores[key])


def _whole(tables: Tables, folds: Scores) -> Iterator[str]:
    yield from _head("", *(str(one) for one in tables))
    rows = {
        "joint F1, lower border of chance": "interval.joint.f1.low",
        "… upper border": "interval.joint.f1.high",
        "right speaker of the quotes found": "given_quote.speaker_right",
        "… the same, word for word": "given_quote.speaker_same",
        "joint F1 with the corpus's sentences and tokens": "gold_tokens.joint.f1",
        "expected calibration error, ten equal widths": "calibration.error",
        "… ten equal sizes": "calibration.adaptive_error",
        "sure ones only (`--precise`): least confidence": "shipped.threshold",
        "… quote precision": "shipped.quote.precision",
        "… quote recall": "shipped.quote.recall",
        "… joint F1": "shipped.joint.f1",
    }
    for says, key in rows.items():
        yield _row(says, *(_percent(scores.get(key)) for scores in tables.values()))
    yield ""
    yield from _head("over five parts of train and dev", "joint F1", "standard deviation")
    for extractor, scores in tables.items():
        of_all = {f"recipe.{name}": value for name, value in folds.items()}
        told = of_all if extractor is Extractor.RULES else scores
        if "recipe.joint.f1.mean" in told:
            values = (told["recipe.joint.f1.mean"], told["recipe.joint.f1.deviation"])
            yield _row(extractor, *map(_percent, values))
    yield ""


def statements(sure: Tables) -> Iterator[str]:
    """What evaluation/sureness.py tells of each extractor, all kinds of statements and each."""
    yield from _head(
        "statements", "count", "calibration error", "… by chance", "`--precise` keeps", "precision", "recall"
    )
    for extractor, scores in sure.items():
        for says, kind in (("all", ""), *((kind, f"{kind}.") for kind in (sureness.QUOTED, *KINDS))):
            kept = scores.get(f"shipped.{kind}count", 0)
            measured = [scores.get(f"{kind}calibration.{name}") for name in ("error", "by_chance")]
            left = [scores.get(f"shipped.{kind}{name}") if kept else None for name in ("precision", "recall")]
            counts = (str(scores.get(f"{kind}count", 0)), str(kept))
            yield _row(
                f"{extractor}: {says}", counts[0], *map(_percent, measured), counts[1], *map(_percent, left)
            )
    yield ""


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield "|" + "---|" * len(cells)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _percent(value: float | int | str | None) -> str:
    return f"{value:.3f}" if isinstance(value, float | int) else "–"


@dataclass(frozen=True, slots=True)
class KnownError:
    """Sentences that are got wrong, and what would be right; an empty quote: nothing is said."""

    text: str
    quote: str
    speaker: str
    why: str


def known_errors() -> list[KnownError]:
    """All of known_errors.toml."""
    return [KnownError(**one) for one in tomllib.loads(ERRORS.read_text(encoding="utf-8"))["error"]]


def _errors() -> Iterator[str]:
    for error in known_errors():
        answers = {extractor: answer(error, extractor) for extractor in quotations.installed()}
        wrong = [f"  - {extractor}: {said}" for extractor, said in answers.items() if said]
        if wrong:
            right = _told(error.quote, error.speaker) if error.quote else "no quotation"
            yield "\n".join([f"- *{error.text}* {error.why}", f"  - right: {right}", *wrong])
        else:
            print(f"right today, make it a test: {error.text}", file=sys.stderr)


def answer(error: KnownError, extractor: Extractor) -> str:
    """What an extractor says of the sentences, "" where that is right."""
    doc = pipeline.load(extractor=extractor)(error.text)
    found = [(slices(doc, one.quote), slices(doc, one.speaker)) for one in doc._.quotations]
    if not error.quote:
        return _told(*found[0]) if found else ""
    if (error.quote.rstrip("."), error.speaker) in [(quote.rstrip("."), who) for quote, who in found]:
        return ""
    near = [one for one in found if one[0] in error.quote or error.quote.rstrip(".") in one[0]]
    return _told(*near[0]) if near else "not found"


def _told(quote: str, speaker: str) -> str:
    return f"*{quote}*, speaker *{speaker}*" if speaker else f"*{quote}*, no speaker"


def slices(doc: Doc, tokens: Iterable[int]) -> str:
    """Tokens as they stand in the text; what is left out between them is " … "."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and runs[-1][1] == token:
            runs[-1][1] = token + 1
        else:
            runs.append([token, token + 1])
    return " … ".join(doc[start:end].text for start, end in runs)


def main(arguments: list[str]) -> int:
    """Renew a page; the corpus must be there."""
    if not DEV.exists():
        print(f"skipped: {DEV} is not here", file=sys.stderr)
        return 0
    path = Path(arguments[0])
    text = path.read_text(encoding="utf-8")
    renewed(text, "", BEGIN, END)  # fails at once where the marks are not there
    path.write_text(renewed(text, page() + "\n", BEGIN, END), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
