"""The command line: one file a command, no logic; `main` turns every error into one line."""

from __future__ import annotations

import io
import os
import sys

TRACE = "AFTERWORD_TRACE"  # set it to see the trace of a fault of ours
INTERRUPTED, READER_LEFT = 130, 141


def main(arguments: list[str] | None = None) -> int:
    """Run a command; its exit status: 0 done, 1 something failed, 2 wrong use, 130 interrupted."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return _say("interrupted; what was complete is in the ledger, run it again to go on", INTERRUPTED)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:
        return _failed(error)


def _run(arguments: list[str] | None) -> int:
    from afterword.cli.app import app

    status = app(arguments, prog_name="afterword", standalone_mode=False)
    sys.stdout.flush()
    if status == INTERRUPTED:  # Typer has caught it already
        raise KeyboardInterrupt
    return status if isinstance(status, int) else 0


def _failed(error: Exception) -> int:
    from typer.exceptions import TyperException

    from afterword.cli.printing import ReaderLeftError
    from afterword.errors import AfterwordError, UsageError

    if isinstance(error, UsageError):
        return _say(str(error), 2)
    if isinstance(error, AfterwordError):
        return _say(str(error), 1)
    if isinstance(error, TyperException):
        return _say(_usage(error), 2)
    return _reader_left() if isinstance(error, ReaderLeftError) else _fault(error)


def entry() -> None:
    """What the `afterword` script calls."""
    from afterword.running.garbage import look_seldom

    look_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows no „ shows its code
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())


def _say(line: str, status: int) -> int:
    print(f"afterword: {line}", file=sys.stderr)  # noqa: T201  (the one place errors are printed)
    return status


def _usage(error: Exception) -> str:
    told = str(getattr(error, "format_message", lambda: str(error))()).replace("Value error, ", "")
    path = getattr(getattr(error, "ctx", None), "command_path", "afterword")
    return f"{' '.join(told.split()).rstrip('.')}. Try '{path} --help'."


def _reader_left() -> int:
    """Whoever read our output has closed it, as `head` does: end quietly, as other programs do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_LEFT


def _fault(error: Exception) -> int:
    if os.environ.get(TRACE):
        raise error
    from afterword.running import fault

    told = fault("", error).detail
    return _say(f"a fault of Afterword's own: {told}; {TRACE}=1 shows where, please report it", 1)
