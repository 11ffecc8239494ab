"""`python -m evaluation [task …] [--data PATH] [--predictions FILE] [--json] [--gate] [--show KIND [N]]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from afterword.reading.extractors import EXTRACTOR_VARIABLE
from afterword.records import Extractor
from evaluation.differences import KINDS, SHOWN
from evaluation.gate import check, fingerprint
from evaluation.marked import TYPES
from evaluation.tasks import TASKS, Scores, Task


def main(arguments: list[str] | None = None) -> int:
    """Run the tasks named, or all; print their scores; with --gate, fail below a floor."""
    options = _parser().parse_args(arguments)
    if options.data and len(options.tasks) != 1:
        print("evaluate: --data goes with exactly one task", file=sys.stderr)
        return 2
    if options.extractor:
        os.environ[EXTRACTOR_VARIABLE] = options.extractor
    if options.show:
        return _show(options)
    results: dict[str, Scores] = {}
    scored_on: dict[str, str] = {}
    for name in options.tasks or [name for name, task in TASKS.items() if task.by_default]:
        task = TASKS[name]
        data = options.data or task.data
        if not data.exists():
            print(f"{name}: skipped, {data} is not here", file=sys.stderr)
            continue
        results[name] = task.load()(data, options.predictions)
        if options.gate:
            scored_on[name] = fingerprint(task.reads(data))
        if not options.json:
            _print(name, results[name], task)
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return check(results, scored_on) if options.gate else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    parser.add_argument("tasks", nargs="*", choices=[*TASKS, []], help="default: all but quotations_folds")
    parser.add_argument("--data", type=Path, help="a file or folder of the same form as the task's own data")
    parser.add_argument("--predictions", type=Path, help="write what was predicted, in the form of the data")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--extractor", choices=list(Extractor), help="what finds quotations")
    parser.add_argument(
        "--show",
        nargs="+",
        metavar=("KIND", "FORM N"),
        help=f"of quotations, show N cases (default {SHOWN}) of one kind, and one form: {', '.join(KINDS)}",
    )
    parser.add_argument("--gate", action="store_true", help="exit with 1 where a score is below its floor")
    return parser


def _show(options: argparse.Namespace) -> int:
    from evaluation.quotations import cases

    kind, *rest = options.show
    forms = [word for word in rest if word in TYPES.values()]
    counts = [int(word) for word in rest if word.isdecimal()]
    data = options.data or TASKS["quotations"].data
    if options.tasks != ["quotations"] or kind not in KINDS or len(rest) > len(forms[:1]) + len(counts[:1]):
        print(
            f"evaluate: quotations --show {'|'.join(KINDS)} [{'|'.join(TYPES.values())}] [N]", file=sys.stderr
        )
        return 2
    if not data.exists():
        print(f"quotations: skipped, {data} is not here", file=sys.stderr)
        return 0
    for case in cases(data, kind, "".join(forms), counts[0] if counts else SHOWN):
        print(case)
    return 0


def _print(name: str, scores: Scores, task: Task) -> None:
    print(f"\n{name}: {task.says}")
    for key, value in scores.items():
        print(f"  {key:<44} {value:.4f}" if isinstance(value, float) else f"  {key:<44} {value}")


if __name__ == "__main__":
    sys.exit(main())
