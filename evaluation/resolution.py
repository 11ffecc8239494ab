"""Who the source is: names found for pronouns, noun phrases and surnames, given the words of the speaker.

`resolution.jsonl` holds decisions without any text: article, part, kind, the characters of the speaker in the
article, those of the words that name it best there (null where nothing does so better), and how it is named;
`data` is the folder of the quotation corpus, which has the texts. What the resolver does was looked at on
`develop` and `choose` while it was made, and on `report` only to print these figures. A decision is right
when the words found name the same as the gold words do; for a surname they must hold the whole name. `left`
is told apart from `wrong`: no name is better than another's name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.ledger_score import telling_words, words_agree
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from spacy.language import Language

DECISIONS = Path(__file__).with_name("resolution.jsonl")
PARTS = ("develop", "choose", "report")
KINDS = ("pronoun", "noun", "surname", "itself")


@dataclass(frozen=True, slots=True)
class Decision:
    """One speaker of the gold: where it stands, where it is named best, and how."""

    article: str
    part: str
    kind: str  # pronoun, noun, surname; itself where nothing in the article names it better
    speaker: tuple[int, int]
    antecedent: tuple[int, int] | None
    naming: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the resolver says to a decision."""

    decision: Decision
    found: str
    verdict: str  # right, left (the words as they stand), wrong
    naming: str


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Resolve every speaker; `predictions` gets what was found for each, with the words."""
    answers = list(_answers(data))
    if predictions:
        rows = (json.dumps(_row(answer), ensure_ascii=False) for answer in answers)
        predictions.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    table: Scores = {}
    for part in PARTS:
        table |= _figures(part, [a for a in answers if a.decision.part == part])
    return table


def _figures(part: str, answers: list[Answer]) -> Scores:
    anaphors = [a for a in answers if a.decision.antecedent is not None]
    named = [a for a in answers if a.decision.naming]
    verdicts = Counter(a.verdict for a in anaphors)
    figures: Scores = {
        f"{part}.decisions": len(answers),
        f"{part}.anaphors": len(anaphors),
        f"{part}.right": _share(verdicts["right"], len(anaphors)),
        f"{part}.left": _share(verdicts["left"], len(anaphors)),
        f"{part}.wrong": _share(verdicts["wrong"], len(anaphors)),
    }
    for kind in KINDS:
        of_kind = [a.verdict for a in answers if a.decision.kind == kind]
        figures[f"{part}.{kind}"] = _share(of_kind.count("right"), len(of_kind))
    same = sum(a.naming == a.decision.naming for a in named)
    return figures | {f"{part}.naming": _share(same, len(named))}


def _share(some: int, every: int) -> float:
    return round(some / every, 4) if every else 0.0


def _row(answer: Answer) -> dict[str, object]:
    decision = answer.decision
    return {
        "article": decision.article, "part": decision.part, "kind": decision.kind,
        "speaker": decision.speaker, "found": answer.found, "verdict": answer.verdict,
        "naming": [decision.naming, answer.naming],
    }  # fmt: skip


def decisions(path: Path) -> list[Decision]:
    """The gold decisions of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Decision(
            row["article"], row["part"], row["kind"], (row["speaker"][0], row["speaker"][1]),
            (row["antecedent"][0], row["antecedent"][1]) if row["antecedent"] else None, row["naming"],
        )
        for row in rows
    ]  # fmt: skip


def _answers(data: Path) -> Iterator[Answer]:
    from afterword.reading import pipeline

    nlp = pipeline.load()
    wanted: dict[str, list[Decision]] = {}
    for decision in decisions(DECISIONS):
        wanted.setdefault(decision.article, []).append(decision)
    for article, text in texts(data, wanted).items():
        yield from answers(nlp, text, wanted[article])


def texts(corpus: Path, wanted: dict[str, list[Decision]]) -> dict[str, str]:
    """The texts of the articles that decisions are about."""
    found: dict[str, str] = {}
    for path in (corpus / "dev.jsonl", corpus / "train.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            if row["id"] in wanted:
                found.setdefault(row["id"], row["text"])
    return found


def answers(nlp: Language, text: str, wanted: list[Decision]) -> Iterator[Answer]:
    """What the resolver says to the decisions of one article."""
    from afterword.reading.statements.antecedents import Antecedents
    from afterword.reading.statements.sources import chain
    from afterword.reading.statements.syntax import Syntax

    syntax = Syntax(nlp(text), text)
    antecedents = Antecedents(syntax)
    for decision in wanted:
        span = syntax.doc.char_span(*decision.speaker, alignment_mode="expand")
        links = [range(span.start, span.end)] if span is not None else []
        sources = chain(syntax, links, antecedents)
        if not sources:
            yield Answer(decision, "", "left" if decision.antecedent else "wrong", "")
            continue
        place = (sources[-1].span.start, sources[-1].span.end)
        verdict = verdict_of(text, decision, place)
        yield Answer(decision, text[slice(*place)], verdict, sources[-1].naming.value)


def verdict_of(text: str, decision: Decision, found: tuple[int, int]) -> str:
    """Whether the words found name whom the gold words name."""
    gold, said = decision.antecedent, text[slice(*decision.speaker)]
    words = text[slice(*found)]
    if gold is None:
        return "right" if _meet(decision.speaker, found) or _same(said, words) else "wrong"
    full = text[slice(*gold)]
    if _whole(full, words) if decision.kind == "surname" else _meet(gold, found) or _same(full, words):
        return "right"
    return "left" if _meet(decision.speaker, found) or said == words else "wrong"


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words(name: str) -> set[str]:
    """The words that tell, without the s of a genitive."""
    return {re.sub(r"(?<=..)s$", "", word) for word in telling_words(name)}


def _same(gold: str, found: str) -> bool:
    return words_agree(_words(gold), _words(found))


def _whole(gold: str, found: str) -> bool:
    return _words(gold) <= _words(found)
