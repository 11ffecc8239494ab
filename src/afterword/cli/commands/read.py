"""`afterword read`: read articles into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from afterword.cli.options import ExtractorOption, JsonOption, LedgerOption
from afterword.cli.printing import as_json
from afterword.cli.tallies import print_summary, summary_object
from afterword.desk.front import read as read_into
from afterword.errors import AfterwordError
from afterword.ledger import Standing
from afterword.records import Article, Rejection

Told = Callable[[Article | Rejection, Standing | None], None]


def read(  # noqa: PLR0917 (Typer calls by name; one parameter an option)
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files (.txt, .html, .jsonl, also .gz), folders, globs; - is standard input.",
        ),
    ],
    ledger: LedgerOption = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes that read.")] = 1,
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="The outlet of articles that do not tell theirs.")
    ] = "",
    published: Annotated[
        str, typer.Option(metavar="DATE", help="The day, month or year of articles that do not tell theirs.")
    ] = "",
    extractor: ExtractorOption = None,
    json: JsonOption = False,
) -> int:
    """Read articles into the ledger, group them into stories, and settle what came of what was said.

    Reading the same article again changes nothing, unless another extractor or version of Afterword has
    read it: then it is read anew. A changed text becomes a new version. What cannot be used is kept as a
    rejection with its reason, and the others are read. Exit status 1 if nothing could be used, or if a
    fault of Afterword's own kept an article out.
    """
    with progress() as told:
        summary = read_into(
            paths, ledger, jobs=jobs, told=told, outlet=outlet, published=published, extractor=extractor
        )
    if json:
        as_json(summary_object(summary))
    else:
        print_summary(summary)
    if not any(summary.articles.values()) and not summary.faults:
        raise AfterwordError(f"nothing to read in {', '.join(paths)}: no article came of it")
    return 1 if summary.faults else 0


@contextmanager
def progress() -> Iterator[Told | None]:
    """A running count on a terminal's standard error; nothing where that is piped."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} read"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the model", total=None)

        def told(document: Article | Rejection, standing: Standing | None) -> None:
            bar.update(task, advance=1, description=document.origin[-60:])

        yield told
