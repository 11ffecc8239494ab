"""Speed and memory: how fast articles are read, and what it takes.

`tokens_per_second` is the number of tokens (white space left out) over the processor time of reading alone,
the model loaded and one article read before: all threads of one process together, so that more cores change
nothing. `peak_megabytes` is the highest resident memory of that process (getrusage), Python, model and
articles included; `load_seconds` the processor time until the first article can be read.
`import_milliseconds` is the wall time of `import afterword` in a new process, the best of five. Data: any
.jsonl(.gz, .xz) with `text`, the first held-out articles of it (training/texts.py) up to 40,000 tokens.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from evaluation.tasks import Scores

TOKENS = 40_000
ARTICLE_TOKENS = 20_000  # longer texts are left out: one would be the whole measurement
IMPORTS = 5
IMPORT = "import time; t = time.perf_counter(); import afterword; print((time.perf_counter() - t) * 1000)"


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Read in a process of its own, so that nothing done before counts."""
    answer = _run("-m", "evaluation.speed", str(data))
    scores: Scores = json.loads(answer)
    scores["import_milliseconds"] = min(float(_run("-c", IMPORT)) for _ in range(IMPORTS))
    if predictions:
        predictions.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    return scores


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


def measure(data: Path) -> Scores:
    """Read articles of `data` and tell speed and memory of this process."""
    started = time.process_time()
    from afterword.reading.pipeline import blank_pipeline
    from afterword.reading.reader import Reader
    from afterword.records import Article

    reader = Reader()
    reader.read(
        Article("first", "1", "Der Präsident sagte am Montag in Berlin, er werde bald nach Wien reisen.")
    )
    loaded = time.process_time() - started
    texts = _texts(data)
    nlp = blank_pipeline()
    tokens = sum(not token.is_space for text in texts for token in nlp(text))
    started = time.process_time()
    statements = sum(len(reader.read(Article(str(i), "1", text)).statements) for i, text in enumerate(texts))
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "articles": len(texts),
        "tokens": tokens,
        "statements": statements,
        "tokens_per_second": tokens / spent,
        "load_seconds": loaded,
        "peak_megabytes": peak / (1024 if sys.platform != "darwin" else 1024 * 1024),
    }


def _texts(data: Path) -> list[str]:
    from training.texts import texts

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
    print(json.dumps(measure(Path(sys.argv[1]))))
