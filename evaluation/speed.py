"""Speed and memory: how fast articles are read, step by step, and what it takes.

All times are processor time, of all threads of one process together, so that more cores change nothing; the
model is loaded and one article read before, in a process that looks for garbage as seldom as the command
line does. `tokens_per_second`: tokens (white space left out) over the time
of all steps. `STEP.tokens_per_second` is the same of one step alone and `STEP.share` its part of the whole,
in the order in which they run: the tokenizer, each component of the pipeline (the learned extractor where it
reads), the statements, then mentions and words. `slowest` names the step that takes longest.

A busy machine reads more slowly, so between the articles a yardstick is timed that has nothing to do with
the project: counting the letter trigrams of the article. `yardsticks` is how many times all texts could be
counted while they are read once; it is steadier than the seconds.

`peak_megabytes` is the highest resident memory of that process, Python, model and articles
included; `load_seconds` the time until the first article can be read. `import_milliseconds` is the wall time
of `import afterword` in a new process, the best of five. Data: any .jsonl(.gz, .xz) with `text`, the first
held-out articles of it (evaluation/texts.py) up to 40,000 tokens.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from afterword.reading.extractors import EXTRACTOR_VARIABLE
from afterword.records import Article, Extractor, Mention, Report, Statement
from afterword.running.garbage import look_seldom
from evaluation.tasks import Scores

TOKENS = 40_000
ARTICLE_TOKENS = 20_000  # longer texts are left out: one would be the whole measurement
IMPORTS = 5
IMPORT = "import time; t = time.perf_counter(); import afterword; print((time.perf_counter() - t) * 1000)"
P = ParamSpec("P")
T = TypeVar("T")


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Read in a process of its own, so that nothing done before counts."""
    answer = _run("-m", "evaluation.speed", str(data))
    scores: Scores = json.loads(answer)
    scores["import_milliseconds"] = min(float(_run("-c", IMPORT)) for _ in range(IMPORTS))
    if predictions:
        predictions.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    return scores


def score_learned(data: Path, predictions: Path | None = None) -> Scores:
    """The same with the learned extractor, whichever one is the usual."""
    before = os.environ.get(EXTRACTOR_VARIABLE)
    os.environ[EXTRACTOR_VARIABLE] = Extractor.LEARNED
    try:
        return score(data, predictions)
    finally:
        if before is None:
            del os.environ[EXTRACTOR_VARIABLE]
        else:
            os.environ[EXTRACTOR_VARIABLE] = before


def _run(*arguments: str) -> str:
    """What a new process prints; with the number of threads that users have, whatever is set here."""
    usual = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=usual).stdout


class Watch:
    """Times steps by their names."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Do some work, and add the processor time that it takes to its step."""
        started = time.process_time()
        try:
            return work(*given, **named)
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started


Read = tuple[tuple[Statement, ...], tuple[Report, ...], list[Mention], Counter[str]]


def read_by_steps(article: Article, watch: Watch) -> Read:
    """What the reader does with an article, each step timed: statements, reports, mentions, words."""
    from afterword.reading.pipeline import blanked, load
    from afterword.reading.reader import mentions, words
    from afterword.reading.statements import state

    nlp = load()
    doc = watch.time("tokenizer", nlp.make_doc, blanked(article.text, article.furniture))
    doc._.published = article.published.period
    for name, component in nlp.pipeline:
        doc = watch.time(name, component, doc)
    statements, reports = watch.time("statements", state, doc, article)
    named, counted = watch.time("mentions and words", lambda: (list(mentions(doc)), words(doc)))
    return statements, reports, named, counted


def yardstick(text: str) -> Counter[str]:
    """How often each three letters in a row stand in a text: work of plain Python, the same for ever."""
    counts: Counter[str] = Counter()
    for start in range(len(text) - 2):
        counts[text[start : start + 3]] += 1
    return counts


def measure(data: Path) -> Scores:
    """Read articles of `data` and tell speed and memory of this process."""
    loading, watch, beside = Watch(), Watch(), Watch()
    first = "Der Präsident sagte am Montag in Berlin, er werde bald nach Wien reisen."
    loading.time("load", read_by_steps, Article("first", "1", first), Watch())
    texts = _texts(data)
    statements = 0
    for number, text in enumerate(texts):
        found, *_ = read_by_steps(Article(str(number), "1", text), watch)
        statements += len(found)
        beside.time("yardstick", yardstick, text)
    whole, tokens = sum(watch.seconds.values()), _tokens(texts)
    scores: Scores = {
        "articles": len(texts),
        "tokens": tokens,
        "statements": statements,
        "tokens_per_second": tokens / whole,
        "yardsticks": whole / beside.seconds["yardstick"],
        "slowest": max(watch.seconds, key=watch.seconds.__getitem__),
    }
    for step, seconds in watch.seconds.items():
        scores[f"{step}.tokens_per_second"] = round(tokens / seconds)
        scores[f"{step}.share"] = seconds / whole
    return scores | {
        "load_seconds": loading.seconds["load"],
        "peak_megabytes": peak_megabytes(),
    }


def peak_megabytes() -> float:
    """The highest resident memory of this process.

    Linux tells it of the program alone; getrusage there begins with the memory of who started the process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        told = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), "")
        if told:
            return int(told.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _tokens(texts: list[str]) -> int:
    from afterword.reading.pipeline import blank_pipeline

    nlp = blank_pipeline()
    return sum(not token.is_space for text in texts for token in nlp(text))


def _texts(data: Path) -> list[str]:
    from evaluation.texts import texts

    chosen: list[str] = []
    words = 0
    for text in texts(data):
        length = len(text.text.split())
        if text.is_held_out and length < ARTICLE_TOKENS:
            chosen.append(text.text)
            words += length
        if words >= TOKENS * 0.85:  # a word gives about 1.17 tokens
            break
    return chosen


if __name__ == "__main__":
    look_seldom()
    print(json.dumps(measure(Path(sys.argv[1]))))
