"""What the confidence of quotations is worth: how well calibrated it is, and how much can be had surely.

The event that a confidence tells is that the gold has the quotation (`evaluation.marked.confirmed`).
`calibration.error` is the expected calibration error over ten bins of equal width (Naeini and others 2015),
`calibration.adaptive_error` over ten bins of equal size, `calibration.brier` the mean squared error; then
what was told and what came, by bin of confidence and by the form that we give.
`precise.…` is the high-precision operating point: the lowest threshold at which the quotations left have a
quote precision (mean token precision, as in the metric) of PRECISE at least. `shipped.…` is what the
operating point that ships with the extractor (`--precise`) leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from evaluation.attribution import mean, scores
from evaluation.marked import Marked, confirmed, paired
from evaluation.tasks import Scores

BINS = 10
PRECISE = 0.90  # what issue 3 asks of `--precise`

Told = tuple[float, bool]  # a confidence, and whether the event came
Articles = Sequence[tuple[list[Marked], list[Marked]]]  # (predicted, gold) of each


def calibration(articles: Articles) -> Scores:
    """All figures of calibration and operating point; one line that says so where no confidence is told."""
    by_form: dict[str, list[Told]] = {}
    for predicted, gold in articles:
        for one, event in zip(predicted, confirmed(predicted, gold), strict=True):
            if one.confidence is not None:
                by_form.setdefault(one.type, []).append((one.confidence, event))
    told = [one for of_form in by_form.values() for one in of_form]
    if not told:
        return {"calibration": "not measured: quotations carry no confidence"}
    table: Scores = {
        "calibration.count": len(told),
        "calibration.error": expected_error(told, equal_widths(told)),
        "calibration.adaptive_error": expected_error(told, equal_sizes(told)),
        "calibration.brier": mean([(confidence - event) ** 2 for confidence, event in told]),
    }
    forms: Scores = {f"calibration.{form}": _line(of_form) for form, of_form in sorted(by_form.items())}
    return table | _reliability(told) | forms | operating_point(articles)


def equal_widths(told: Iterable[Told], count: int = BINS) -> list[list[Told]]:
    """Bins of equal width from 0 to 1; some may be empty."""
    bins: list[list[Told]] = [[] for _ in range(count)]
    for one in told:
        bins[min(int(one[0] * count), count - 1)].append(one)
    return bins


def equal_sizes(told: Iterable[Told], count: int = BINS) -> list[list[Told]]:
    """Bins of the same size, give or take one, from the least confidence to the greatest."""
    ordered = sorted(told)
    borders = [len(ordered) * number // count for number in range(count + 1)]
    return [ordered[start:end] for start, end in pairwise(borders)]


def expected_error(told: Sequence[Told], bins: Iterable[Sequence[Told]]) -> float:
    """The mean distance between what a bin tells and what came, weighted by the bins' sizes."""
    return sum(len(one) / len(told) * abs(_mean_told(one) - _mean_came(one)) for one in bins if one)


def _reliability(told: Sequence[Told]) -> Scores:
    return {
        f"calibration.from_{number / BINS:.1f}": _line(one)
        for number, one in enumerate(equal_widths(told))
        if one
    }


def _line(told: Sequence[Told]) -> str:
    return f"{len(told):4} quotations, told {_mean_told(told):.3f}, came {_mean_came(told):.3f}"


def _mean_told(told: Iterable[Told]) -> float:
    return mean([confidence for confidence, _ in told])


def _mean_came(told: Iterable[Told]) -> float:
    return mean([float(event) for _, event in told])


def operating_point(articles: Articles, precision: float = PRECISE) -> Scores:
    """The lowest threshold whose quote precision is reached, and the scores above it."""
    threshold = lowest_threshold(articles, precision)
    if threshold is None:
        return {"precise": f"not reached: no threshold has a quote precision of {precision}"}
    return {"precise.threshold": threshold} | above(articles, threshold)


def shipped(articles: Articles, threshold: float | None) -> Scores:
    """What the operating point that ships with an extractor leaves; nothing where none ships."""
    if threshold is None:
        return {}
    return {"shipped.threshold": threshold} | above(articles, threshold, "shipped")


def above(articles: Articles, threshold: float, prefix: str = "precise") -> Scores:
    """The main scores of the quotations at or above a threshold; those without a confidence are below."""
    table = scores([([one for one in mine if _sure(one) >= threshold], gold) for mine, gold in articles])
    names = ("quote.precision", "quote.recall", "quote.f1", "joint.precision", "joint.recall", "joint.f1")
    return {f"{prefix}.predicted": table["predicted"]} | {f"{prefix}.{name}": table[name] for name in names}


def lowest_threshold(articles: Articles, precision: float = PRECISE) -> float | None:
    """The lowest confidence such that what has it or more reaches a quote precision; None if none does.

    Going down, each quotation changes the pairing of its own article only, so only that is paired again.
    """
    ordered = sorted(
        ((_sure(one), number) for number, (mine, _) in enumerate(articles) for one in mine), reverse=True
    )
    sums = [0.0] * len(articles)
    best = None
    for place, (confidence, number) in enumerate(ordered, 1):
        mine, gold = articles[number]
        sums[number] = _precision_sum([one for one in mine if _sure(one) >= confidence], gold)
        last_of_its_kind = place == len(ordered) or ordered[place][0] < confidence
        if confidence >= 0 and last_of_its_kind and sum(sums) / place >= precision:
            best = confidence
    return best


def _precision_sum(predicted: list[Marked], gold: list[Marked]) -> float:
    return sum(
        len(ours.parts["quote"] & theirs.parts["quote"]) / len(ours.parts["quote"])
        for ours, theirs in paired(predicted, gold)
        if ours and theirs
    )


def _sure(quotation: Marked) -> float:
    return -1.0 if quotation.confidence is None else quotation.confidence
