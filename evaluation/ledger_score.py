"""How an exported ledger is scored against a gold ledger.

A found and a gold statement are a pair when the characters their words cover in the article overlap with
Dice >= 0.5; pairs are taken best first, each side once. Words that do not stand verbatim in the article never
pair, and are counted. Fields are judged on pairs alone, times on the pairs that lie ahead, outcomes on the
pairs whose gold has one. A number here equals that of the scoring tool kept beside the project.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Row = Mapping[str, Any]  # one line of JSON, as read
FIELDS = ("kind", "stance", "certainty", "polarity", "forward")
DECIDED = frozenset({"borne_out", "partly", "not_borne_out"})
PAIR_DICE = 0.5
EVIDENCE_DICE = 0.3
UNTELLING = {"der", "die", "das", "des", "dem", "den", "ein", "eine", "einen", "eines", "einem", "von", "vom"}
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 1, 1)
OPEN_END_REACHES = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold ledger: its statements, its outcomes by statement, and the texts by article."""

    name: str
    statements: Sequence[Row]
    outcomes: Mapping[str, Row]
    texts: Mapping[str, str]

    @property
    def annotated(self) -> list[str]:
        """The articles that have gold."""
        return sorted({statement["article"] for statement in self.statements})

    def home(self, article: str) -> str | None:
        """The name under which the gold knows an article: one begins the other."""
        for known in (*self.annotated, *self.texts):
            if article.startswith(known) or known.startswith(article):
                return known
        return None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which found row belongs to which gold statement."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    extra: list[Row]
    loose: int = 0  # found rows whose words do not stand in their article
    wrong: list[tuple[Row, Row]] = field(default_factory=list)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(re.split(r"\s+", text)).strip()


def place(parts: Iterable[str], text: str) -> frozenset[int]:
    """The characters that the parts cover in the text; empty if one of them is not there."""
    covered: set[int] = set()
    for part in map(one_line, parts):
        start = text.find(part) if part else -1
        if start < 0:
            return frozenset()
        covered.update(range(start, start + len(part)))
    return frozenset(covered)


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Twice the shared over the sum; nothing where a side is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def pair(found: Sequence[Row], gold: Gold) -> Pairing:
    """Pair found rows with gold statements, best overlap first."""
    homes = [(row, gold.home(str(row["article"]).rsplit("/", 1)[-1])) for row in found]
    counted = [(row, home) for row, home in homes if home in set(gold.annotated)]
    texts = {name: one_line(text) for name, text in gold.texts.items()}
    have = [place(row.get("parts") or [row["content"]], texts[str(home)]) for row, home in counted]
    want = [place([g["content"], *g.get("more", [])], texts[g["article"]]) for g in gold.statements]
    overlaps = sorted(
        (
            (score, i, j)
            for i, wanted in enumerate(gold.statements)
            for j, (_, home) in enumerate(counted)
            if home == wanted["article"] and (score := dice(want[i], have[j])) >= PAIR_DICE
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in overlaps:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    pairs = [(gold.statements[i], counted[j][0]) for i, j in sorted(taken.items())]
    return Pairing(
        pairs=pairs,
        missed=[wanted for i, wanted in enumerate(gold.statements) if i not in taken],
        extra=[row for j, (row, _) in enumerate(counted) if j not in used],
        loose=sum(not covered for covered in have),
        wrong=[
            (g, f) for g, f in pairs if any(g[x] != f.get(x) for x in FIELDS) or not innermost_agrees(g, f)
        ],
    )


def score_rows(found: Sequence[Row], gold: Gold) -> dict[str, float | int | str]:
    """All figures of one gold ledger, under flat names."""
    result = pair(found, gold)
    pairs, count = result.pairs, len(result.pairs) or 1
    precision, recall, f1 = rates(len(pairs), len(pairs) + len(result.extra), len(gold.statements))
    ahead = [g for g in gold.statements if g["forward"]]
    missed_ahead = sum(bool(g["forward"]) for g in result.missed)
    timed = [(g, f) for g, f in pairs if g["forward"]]
    scores: dict[str, float | int | str] = {
        "statements.precision": precision,
        "statements.recall": recall,
        "statements.f1": f1,
        "statements.gold": len(gold.statements),
        "statements.found": len(pairs) + len(result.extra),
        "statements.not_verbatim": result.loose,
        "forward_recall": round((len(ahead) - missed_ahead) / len(ahead), 4) if ahead else 0.0,
        "source": round(sum(innermost_agrees(g, f) for g, f in pairs) / count, 4),
        "chain": round(sum(chain_agrees(g, f) for g, f in pairs) / count, 4),
    }
    for name in FIELDS:
        scores[name] = round(sum(g[name] == f.get(name) for g, f in pairs) / count, 4)
    scores["kind_macro_f1"] = macro_f1([(g["kind"], str(f.get("kind"))) for g, f in pairs])
    scores["certainty_macro_f1"] = macro_f1([(g["certainty"], str(f.get("certainty"))) for g, f in pairs])
    agreeing = sum(times_agree(g["about"], f.get("about") or "") for g, f in timed)
    scores["about"] = round(agreeing / (len(timed) or 1), 4)
    return scores | (_outcomes(pairs, gold) if gold.outcomes else {})


def _outcomes(pairs: Sequence[tuple[Row, Row]], gold: Gold) -> dict[str, float | int | str]:
    judged = [(gold.outcomes[g["id"]], f.get("outcome") or {}) for g, f in pairs if g["id"] in gold.outcomes]
    verdicts = [(want["verdict"], str(have.get("status"))) for want, have in judged]
    decided = [(want, have) for want, have in verdicts if have in DECIDED]
    due = [(want, have) for want, have in verdicts if want in DECIDED]
    all_due = sum(outcome["verdict"] in DECIDED for outcome in gold.outcomes.values())
    witnessed = [(want, have) for want, have in judged if want.get("evidence")]
    seen = sum(_evidence_agrees(want, have, gold) for want, have in witnessed)
    confusion = Counter(verdicts)
    return {
        "outcome.judged": len(verdicts),
        "outcome.accuracy": round(sum(w == h for w, h in verdicts) / (len(verdicts) or 1), 4),
        "outcome.macro_f1": macro_f1(verdicts),
        "outcome.decided_found": len(decided),
        "outcome.decided_precision": round(sum(w == h for w, h in decided) / (len(decided) or 1), 4),
        "outcome.decided_recall": round(sum(w == h for w, h in due) / max(1, all_due), 4),
        "outcome.false_verdicts": sum(want not in DECIDED for want, _ in decided),
        "outcome.evidence_recall": round(seen / (len(witnessed) or 1), 4),
        "outcome.confusion": ", ".join(f"{w}->{h} {n}" for (w, h), n in sorted(confusion.items())),
    }


def rates(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1, to four places."""
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return round(precision, 4), round(recall, 4), round(f1, 4)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean of F1 over the labels that gold uses."""
    labels = sorted({gold for gold, _ in pairs})  # in one order, so that the sum is the same each time
    scores = [
        rates(
            sum(gold == found == label for gold, found in pairs),
            sum(found == label for _, found in pairs),
            sum(gold == label for gold, _ in pairs),
        )[2]
        for label in labels
    ]
    return round(sum(scores) / len(scores), 4) if scores else 0.0


def telling_words(name: str) -> set[str]:
    """The words of a source that tell it apart, in lower case; all its words if none does."""
    words = set(re.findall(r"\w+", name.lower()))
    return {word for word in words if len(word) > 2 and word not in UNTELLING} or words


def names_agree(gold: str, found: str) -> bool:
    """One holds all words of the other, or half of the words are shared (Dice)."""
    one, other = telling_words(gold), telling_words(found)
    return bool(one and other) and words_agree(one, other)


def words_agree(one: set[str], other: set[str]) -> bool:
    """One holds the other, or half is shared (Dice)."""
    return one <= other or other <= one or 2 * len(one & other) / (len(one) + len(other)) >= 0.5


def innermost_agrees(gold: Row, found: Row) -> bool:
    """Both in the article's own voice, or the innermost sources have like names."""
    want, have = gold["sources"], found.get("sources") or []
    return (not want and not have) or bool(want and have and names_agree(want[-1], have[-1]))


def chain_agrees(gold: Row, found: Row) -> bool:
    """The same number of sources, with like names, in the same order."""
    want, have = gold["sources"], found.get("sources") or []
    return len(want) == len(have) and all(map(names_agree, want, have))


def days(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF date or interval; None if it tells none (or is a set of days)."""
    edtf = re.sub(r"[~?%]", "", edtf or "").strip()
    if edtf in ("", "..", "/", "../.."):
        return None
    ends = edtf.split("/") if "/" in edtf else [edtf, edtf]
    if len(ends) != 2:
        return None
    first, last = _first_day(ends[0]), _last_day(ends[1])
    return (first, last) if first and last else None


def _fields(value: str) -> tuple[int, int | None, int | None] | None:
    match = re.match(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return None if year is None or (month is not None and not 1 <= month <= 12) else (year, month, day)


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _first_day(value: str) -> date | None:
    if value in ("", ".."):
        return FIRST_DAY
    parts = _fields(value)
    return _exact(parts[0], parts[1] or 1, parts[2] or 1) if parts else None


def _last_day(value: str) -> date | None:
    if value in ("", ".."):
        return LAST_DAY
    parts = _fields(value)
    if parts is None:
        return None
    year, month, day = parts
    if month and day:
        return _exact(year, month, day)
    month = month or 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def times_agree(gold: str, found: str) -> bool:
    """Both say nothing, or the shared days are half of all; an open end counts as one year."""
    want, have = days(gold), days(found)
    if want is None or have is None:
        return want is None and have is None
    known = [day for day in (*want, *have) if FIRST_DAY < day < LAST_DAY]
    if known:
        low, high = min(known) - OPEN_END_REACHES, max(known) + OPEN_END_REACHES
        want, have = (max(want[0], low), min(want[1], high)), (max(have[0], low), min(have[1], high))
    shared = (min(want[1], have[1]) - max(want[0], have[0])).days + 1
    return shared > 0 and shared / ((max(want[1], have[1]) - min(want[0], have[0])).days + 1) >= 0.5


def _evidence_agrees(want: Row, have: Row, gold: Gold) -> bool:
    for evidence in want["evidence"]:
        home = gold.home(evidence["article"].rsplit("/", 1)[-1])
        text = one_line(gold.texts.get(home or "", ""))
        target = place([evidence["quote"]], text)
        for other in have.get("evidence") or []:
            if gold.home(str(other["article"]).rsplit("/", 1)[-1]) != home:
                continue
            if dice(target, place([other["quote"]], text)) >= EVIDENCE_DICE:
                return True
    return False
