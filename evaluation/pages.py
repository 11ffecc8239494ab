"""Web pages: how well intake finds an article's text, title, day and outlet on pages as crawled.

`data` is a folder with `pages.jsonl` (file, publisher, url, title, published, body) and the pages it names.
Each page is read as a user would give it: the file alone, without its address.

- body: F1 over words as multisets, the mean over the pages; a page without a text counts 0.
- day: the publication day in Germany is the same.
- outlet: the outlet of the page's address by our own table, so a name that the table has must be found; for
  other hosts, our outlet's letters and the publisher's must contain one another.
- title: the same but for spaces, case and the shape of quotation marks and dashes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.german.outlets import outlets
from afterword.intake import collect
from afterword.intake.addresses import host
from afterword.records import Article
from evaluation.tasks import Scores


def score(data: Path, predictions: Path | None) -> Scores:
    """The mean scores over the pages of a folder; the folder may also be named by its pages.jsonl."""
    folder = data if data.is_dir() else data.parent
    gold = [json.loads(line) for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {
        Path(item.origin).name: item
        for item in collect([folder / page["file"] for page in gold])
        if isinstance(item, Article)
    }
    if predictions:
        _write(predictions, gold, found)
    rows = [_row(page, found.get(page["file"])) for page in gold]
    scores: Scores = {"pages": len(rows), "rejected": len(rows) - len(found)}
    for name in ("body_f1", "title", "day", "outlet"):
        scores[name] = round(sum(row[name] for row in rows) / len(rows), 4)
    return scores


def _row(page: dict[str, str], article: Article | None) -> dict[str, float]:
    if article is None:
        return {"body_f1": 0.0, "title": 0.0, "day": 0.0, "outlet": 0.0}
    day = article.published.period.earliest
    return {
        "body_f1": _f1(page["body"], article.text),
        "title": float(_plain(page["title"]) == _plain(article.title)),
        "day": float(day is not None and day.isoformat() == _day(page["published"])),
        "outlet": float(_same_outlet(page, article.outlet)),
    }


def _f1(gold: str, found: str) -> float:
    wanted, given = (Counter(re.findall(r"\w+", text.lower())) for text in (gold, found))
    common = sum((wanted & given).values())
    return 2 * common / (sum(wanted.values()) + sum(given.values())) if common else 0.0


def _plain(title: str) -> str:
    title = re.sub("[„“”\"«»‚‘’']", "'", title.casefold())
    return re.sub(r"\s+", " ", re.sub("[–—−-]", "-", title)).strip()


def _day(published: str) -> str:
    moment = datetime.fromisoformat(published)
    if moment.tzinfo and moment.utcoffset() == datetime.now(UTC).utcoffset():
        moment = moment.astimezone(ZoneInfo("Europe/Berlin"))
    return moment.date().isoformat()


def _same_outlet(page: dict[str, str], outlet: str) -> bool:
    if known := outlets().at(host(page["url"])):
        return outlet == known.name
    ours, theirs = (re.sub(r"\W", "", name.casefold()) for name in (outlet, page["publisher"]))
    return bool(ours) and (ours in theirs or theirs in ours)


def _write(path: Path, gold: list[dict[str, str]], found: dict[str, Article]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for page in gold:
            article = found.get(page["file"])
            told = {"file": page["file"], "publisher": page["publisher"]}
            if article:
                told |= {
                    "title": article.title,
                    "outlet": article.outlet,
                    "published": article.published.period.edtf,
                    "body": article.text,
                }
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
