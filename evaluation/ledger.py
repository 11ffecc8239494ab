"""The gold ledgers: articles are taken the whole way, and what the ledger then says is scored.

`data` is a folder with `statements.jsonl`, `outcomes.jsonl` and the articles (`*.txt` in it or in its
`articles/`, or one `articles.jsonl` with id, outlet, published, title, text); or the folder beside the
project, then all its gold ledgers. The plain texts of `gold` tell their days only in part; so they are read
twice,
as they stand and, as `gold_told`, with the days that its README tells.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterword.records import Article, Reading, Source, Statement
from evaluation.ledger_score import Gold, Row, score_rows
from evaluation.tasks import Scores


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score every gold ledger under `data`; with `predictions`, write the export they were scored on."""
    scores: Scores = {}
    exported: list[Row] = []
    several = not (data / "statements.jsonl").exists()
    for name, gold, paths in gold_ledgers(data):
        rows = predict(paths)
        exported += rows
        for key, value in score_rows(rows, gold).items():
            scores[f"{name}.{key}" if several else key] = value
    if predictions:
        lines = (json.dumps(row, ensure_ascii=False) for row in exported)
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return scores


def gold_ledgers(data: Path) -> Iterator[tuple[str, Gold, list[Path]]]:
    """Each gold ledger with its name and the files its articles are read from."""
    if (data / "statements.jsonl").exists():
        yield data.name, *_one(data, data)
        return
    for folder in sorted(path.parent for path in data.glob("*/statements.jsonl")):
        alone = any(folder.glob("*.txt")) or (folder / "articles.jsonl").exists()
        articles = folder if alone else data / "articles"
        gold, paths = _one(folder, articles)
        yield folder.name, gold, paths
        told = told_days(folder / "README.md")
        if told and not alone:
            with tempfile.TemporaryDirectory() as scratch:
                yield f"{folder.name}_told", gold, [_with_days(gold, told, Path(scratch))]


def _one(folder: Path, articles: Path) -> tuple[Gold, list[Path]]:
    lines = articles / "articles.jsonl"
    plain = sorted(articles.glob("*.txt")) or sorted((articles / "articles").glob("*.txt"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in plain}
    if lines.exists():
        texts = {str(row["id"]): row["text"] for row in read_lines(lines)}
    ids = {row["article"] for row in read_lines(folder / "statements.jsonl")}
    named = {next((i for i in sorted(ids) if stem.startswith(i)), stem): text for stem, text in texts.items()}
    outcomes = folder / "outcomes.jsonl"
    gold = Gold(
        folder.name,
        read_lines(folder / "statements.jsonl"),
        {row["statement"]: row for row in read_lines(outcomes)} if outcomes.exists() else {},
        named,
    )
    return gold, [lines] if lines.exists() else plain


def told_days(readme: Path) -> dict[str, str]:
    """The article days a README tells in words: "000 is 2023-09-11"."""
    if not readme.exists():
        return {}
    found = re.findall(r"\b(\d{3}) is (\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)", readme.read_text(encoding="utf-8"))
    return dict(found)


def _with_days(gold: Gold, told: dict[str, str], scratch: Path) -> Path:
    path = scratch / "articles.jsonl"
    rows = []
    for name, text in gold.texts.items():
        day = next((day for begin, day in told.items() if name.startswith(begin)), "")
        rows.append({"id": name, "text": text, "published": day, "outlet": name})
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def predict(paths: list[Path]) -> list[Row]:
    """Take the files the whole way; one export row for each statement."""
    articles = list(_articles(paths))
    readings = [_read(article) for article in articles]
    return [row(a, s) for a, reading in zip(articles, readings, strict=True) for s in reading.statements]


def _articles(paths: list[Path]) -> Iterator[Article]:
    from afterword.records import DateWitness, Period, Published

    for path in paths:
        if path.suffix == ".txt":
            text = path.read_text(encoding="utf-8")
            yield Article(path.stem, path.stem, text, outlet=path.stem)
            continue
        for given in read_lines(path):
            day = Period.parse(str(given.get("published") or "")[:10])
            published = Published(day, None, DateWitness.GIVEN)
            yield Article(
                str(given["id"]),
                "1",
                str(given["text"]),
                str(given.get("title") or ""),
                str(given.get("outlet") or ""),
                published=published,
            )


def _read(article: Article) -> Reading:
    from afterword.reading import Reader

    return Reader().read(article)


def row(article: Article, statement: Statement) -> Row:
    """A statement as a line of the export."""
    words = [span.of(article.text) for span in statement.content]
    return {
        "article": article.id,
        "content": words[0],
        **({"parts": words} if len(words) > 1 else {}),
        "cue": " ".join(span.of(article.text) for span in statement.cue),
        "sources": [_name(source, article) for source in statement.sources],
        "form": statement.form.value,
        "kind": statement.kind.value,
        "stance": statement.stance.value,
        "certainty": statement.certainty.value,
        "polarity": statement.polarity.value,
        "conditional": statement.conditional,
        "forward": statement.forward,
        "said": statement.said.interval,
        "about": statement.about.interval,
    }


def _name(source: Source, article: Article) -> str:
    return source.span.of(article.text)
