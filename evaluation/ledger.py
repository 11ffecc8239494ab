"""The gold ledgers: articles are taken the whole way, and what the ledger then says is scored.

`data` is a folder with `statements.jsonl`, `outcomes.jsonl` and the articles (`*.txt` in it or in its
`articles/`, or one `articles.jsonl` with id, outlet, published, title, text); or the folder beside the
project, then all its gold ledgers. The plain texts of `gold` tell their days only in part; so they are read
twice, as they stand and, as `gold_told`, with the days that its README tells.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterword.records import Article
from evaluation.ledger_score import Gold, Row, score_rows
from evaluation.tasks import Scores


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Score every gold ledger under `data`; with `predictions`, write the export they were scored on."""
    scores: Scores = {}
    exported: list[Row] = []
    several = not (data / "statements.jsonl").exists()
    for name, gold, paths in gold_ledgers(data):
        rows, faults = predict(paths)
        exported += rows
        told = score_rows(rows, gold) | {"articles.rejected": faults} | _precise(rows, gold)
        for key, value in told.items():
            scores[f"{name}.{key}" if several else key] = value
    if predictions:
        lines = (json.dumps(row, ensure_ascii=False) for row in exported)
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return scores


def _precise(rows: list[Row], gold: Gold) -> Scores:
    """How many statements `--precise` leaves, and how many of those the gold has."""
    left = [row for row in rows if row["precise"]]
    scores = score_rows(left, gold)
    names = ("statements.precision", "statements.recall")
    return {"precise.statements": len(left)} | {f"precise.{name}": scores[name] for name in names}


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


def predict(paths: list[Path]) -> tuple[list[Row], int]:
    """Take the files the whole way, into a ledger in a temporary folder.

    Its export, one row a statement; and how many articles became rejections, which must not go unseen.
    """
    from afterword.desk.front import read
    from afterword.export.jsonl import line
    from afterword.ledger import Ledger

    with (
        tempfile.TemporaryDirectory() as scratch,
        Ledger(Path(scratch) / "evaluation.db", create=True) as ledger,
    ):
        summary = read(paths, ledger)
        entries = list(ledger.statements())
        names = {article.id: _file_name(article) for article, _ in ledger.readings()}
    return [_named(dict(line(entry)), names) for entry in entries], len(summary.rejected)


def _file_name(article: Article) -> str:
    """The name under which gold knows an article: its record's id, else the stem of its file."""
    origin = re.sub(r":\d+$", "", article.origin)
    return article.id if origin.endswith(".jsonl") else Path(origin).stem


def _named(row: dict[str, Any], names: dict[str, str]) -> Row:
    outcome = row.get("outcome") or {}
    for evidence in outcome.get("evidence") or []:
        evidence["article"] = names.get(evidence["article"], evidence["article"])
    return {**row, "article": names.get(row["article"], row["article"])}
