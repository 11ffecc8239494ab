"""The help of every command, as it stands in docs/cli.md: `python -m afterword.cli.pages docs/cli.md`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- help: made by scripts/docs -->", "<!-- end of help -->"
WIDTH = "80"


def help_pages() -> str:
    """The help of the program and of every command, in Markdown."""
    os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = WIDTH
    import typer.main

    from afterword.cli.app import app

    group: Any = typer.main.get_command(app)
    with group.make_context("afterword", [], resilient_parsing=True) as root:
        parts = [_block("afterword", root.get_help())]
        for name in group.list_commands(root):
            command = group.get_command(root, name)
            context = command.make_context(name, [], parent=root, resilient_parsing=True)
            parts.append(_block(f"afterword {name}", context.get_help()))
    return "\n".join(parts)


def _block(name: str, told: str) -> str:
    lines = "\n".join(line.rstrip() for line in told.splitlines())
    return f"### {name}\n\n```text\n{lines}\n```\n"


def renewed(page: str, block: str, begin: str = BEGIN, end: str = END) -> str:
    """A page with what stands between two marks made anew."""
    before, rest = page.split(begin)
    return f"{before}{begin}\n\n{block}\n{end}{rest.split(end)[1]}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8"), help_pages()), encoding="utf-8")
