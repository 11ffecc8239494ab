"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from afterword import __version__
from afterword.cli.commands import (
    article,
    articles,
    export,
    ledger,
    read,
    rejections,
    reread,
    settle,
    show,
    stories,
)
from afterword.cli.printing import say

app = typer.Typer(
    name="afterword",
    help="What became of what the news said: reads German news articles and keeps a ledger of who said what "
    "about what is to come, how surely, and what came of it.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

for command in (read, ledger, show, stories, articles, article, settle, reread, export, rejections):
    name, says = command.__name__.rpartition(".")[2], command.__doc__ or ""
    app.command(short_help=says.partition(": ")[2].capitalize())(getattr(command, name))


def _version(wanted: bool) -> None:
    if wanted:
        say(f"afterword {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
