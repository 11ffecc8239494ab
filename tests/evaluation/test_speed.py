"""The benchmark does what the reader does, and tells each step."""

from __future__ import annotations

import json
from pathlib import Path

from afterword.reading.pipeline import load
from afterword.reading.reader import Reader
from afterword.records import Article
from evaluation.speed import Watch, measure, read_by_steps

TEXT = "Die Ministerin sagte am Montag in Bonn, sie werde im Mai nach Oslo reisen. Der Rat tagte gestern."


def test_reading_by_steps_finds_what_the_reader_finds() -> None:
    article = Article("a", "1", TEXT)
    statements, reports, mentions, words = read_by_steps(article, Watch())
    whole = Reader().read(article)
    assert (statements, reports) == (whole.statements, whole.reports)
    assert (tuple(mentions), tuple(sorted(words.items()))) == (whole.mentions, whole.words)


def test_every_component_is_a_step_and_the_shares_make_the_whole(tmp_path: Path) -> None:
    data = tmp_path / "texts.jsonl"
    lines = [json.dumps({"id": str(number), "text": TEXT}) for number in range(60)]  # one in twenty is read
    data.write_text("\n".join(lines), encoding="utf-8")
    scores = measure(data)
    steps = ["tokenizer", *load().pipe_names, "statements", "mentions and words"]
    assert [name.removesuffix(".share") for name in scores if name.endswith(".share")] == steps
    assert abs(sum(float(scores[f"{step}.share"]) for step in steps) - 1) < 1e-6
    assert scores["slowest"] in steps
