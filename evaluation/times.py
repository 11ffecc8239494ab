"""Time expressions on KRAUTS: span, overlap, type and value beside HeidelTime's own output, and the speed.

Way to score: each gold expression, in order, takes the first unused answer that overlaps it. F1 counts a pair
for "overlap", one with the same start and end for "span", one with the same TIMEX3 type for
"type", one with the same value for "value". Half of the documents (by a hash of their id) is kept apart:
nobody looks at them while writing rules.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from afterword.reading.pipeline import load
from afterword.reading.times import find_times
from afterword.records import Period
from evaluation import time_speed
from evaluation.tasks import Scores

Timex = Mapping[str, object]


def score(data: Path, predictions: Path | None) -> Scores:
    """F1 for each part of the data: all of it, the half that was seen, the half kept apart."""
    documents = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    nlp = load()
    read = [(nlp(d["text"]), Period.day(date.fromisoformat(d["dct"]))) for d in documents]
    for document, (doc, day) in zip(documents, read, strict=True):
        document["found"] = [
            {
                "start": t.span.start,
                "end": t.span.end,
                "type": str(t.type),
                "value": t.value,
                "mod": t.mod or None,
            }
            for t in find_times(doc, day)
            if t.value  # "künftig" tells a period, but TIMEX3 does not mark it
        ]
    if predictions:
        lines = [json.dumps({"id": d["id"], "timex": d["found"]}, ensure_ascii=False) for d in documents]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scores: Scores = {}
    for part in ["all", *sorted({d["id"].split("/")[0] for d in documents})]:
        here = [d for d in documents if part in ("all", d["id"].split("/")[0])]
        halves = {"": here, ".seen": [d for d in here if not apart(d["id"])]}
        halves[".apart"] = [d for d in here if apart(d["id"])]
        for half, chosen in halves.items():
            scores[f"{part}{half}.gold"] = sum(len(d["timex"]) for d in chosen)
            for who in ("found", "heideltime"):
                for name, value in _f1((d["timex"], d[who]) for d in chosen).items():
                    scores[f"{part}{half}.{name}" + (".heideltime" if who == "heideltime" else "")] = value
    scores["characters_per_second"] = round(time_speed.characters_per_second(read))
    return scores | time_speed.megabytes()


def apart(name: str) -> bool:
    """Whether a document belongs to the half that is kept apart."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def _f1(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        counts.update(gold=len(gold), found=len(found))
        for one, other in matched(gold, found):
            counts["overlap"] += 1
            counts["span"] += (one["start"], one["end"]) == (other["start"], other["end"])
            counts["type"] += one["type"] == other["type"]
            counts["value"] += one["value"] == other["value"]
    total = counts["gold"] + counts["found"]
    return {
        name: round(2 * counts[name] / total, 4) if total else 0.0
        for name in ("span", "overlap", "type", "value")
    }


def matched(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Each gold expression with the first unused answer that overlaps it."""
    unused = list(found)
    pairs = []
    for one in gold:
        other = next((f for f in unused if _overlap(one, f)), None)
        if other is not None:
            unused.remove(other)
            pairs.append((one, other))
    return pairs


def _overlap(one: Timex, other: Timex) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])  # type: ignore[operator]  # numbers
