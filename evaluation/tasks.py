"""The tasks of the evaluation: what each measures, on what data, and where its scorer stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"

Scores = dict[str, float | int | str]
Scorer = Callable[[Path, Path | None], Scores]


@dataclass(frozen=True, slots=True)
class Task:
    """One task; its module has `function(data, predictions) -> Scores`: flat, names with dots."""

    says: str
    module: str
    data: Path
    parts: tuple[str, ...] = ()  # what of `data` is read, where that is not all of it
    function: str = "score"
    by_default: bool = True  # whether it is scored where no task is named

    def reads(self, data: Path) -> list[Path]:
        """The files and folders that scoring on `data` reads."""
        return [data / part for part in self.parts if (data / part).exists()] or [data]

    def load(self) -> Scorer:
        """The scorer, imported when needed."""
        scorer: Scorer = getattr(import_module(self.module), self.function)
        return scorer


CORPORA = SHARED / "corpora"

TASKS: dict[str, Task] = {
    "quotations": Task(
        "attribution on German Wikinews, dev", "evaluation.quotations", CORPORA / "quotations" / "dev.jsonl"
    ),
    "quotations_learned": Task(
        "the same by the learned extractor",
        "evaluation.quotations",
        CORPORA / "quotations" / "dev.jsonl",
        function="score_learned",
    ),
    "quotations_folds": Task(
        "the rules in five parts of train and dev",
        "evaluation.cross_validation",
        CORPORA / "quotations",
        ("train.jsonl", "dev.jsonl"),
        by_default=False,
    ),
    "sureness": Task(
        "how surely statements are somebody's, on the same articles",
        "evaluation.sureness",
        CORPORA / "quotations" / "dev.jsonl",
    ),
    "ledger": Task("the gold ledgers", "evaluation.ledger", SHARED, ("articles", "gold", "gold2")),
    "resolution": Task(
        "who a speaker is, in articles of the quotation corpus",
        "evaluation.resolution",
        CORPORA / "quotations",
        ("dev.jsonl", "train.jsonl"),
    ),
    "times": Task("time expressions on KRAUTS", "evaluation.times", CORPORA / "times" / "krauts.jsonl"),
    "dating": Task(
        "days of articles narrowed where they are hidden",
        "evaluation.dating",
        CORPORA / "stories",
        ("dev.jsonl", "windows.jsonl"),
    ),
    "names": Task(
        "names on GermEval 2014, dev", "evaluation.names", CORPORA / "entities" / "germeval2014-dev.tsv"
    ),
    "tagging": Task(
        "tags and base forms against HanTa", "evaluation.tagging", CORPORA / "plain" / "news-de.jsonl.xz"
    ),
    "parsing": Task(
        "dependencies on GSD, dev", "evaluation.parsing", CORPORA / "treebank" / "de_gsd-dev.conllu"
    ),
    "pages": Task("web pages of German publishers", "evaluation.pages", CORPORA / "pages"),
    "speed": Task("speed and memory of reading", "evaluation.speed", CORPORA / "plain" / "news-de.jsonl.xz"),
    "speed_learned": Task(
        "the same with the learned extractor",
        "evaluation.speed",
        CORPORA / "plain" / "news-de.jsonl.xz",
        function="score_learned",
    ),
}
