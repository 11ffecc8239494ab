"""The command line: one file a command, no logic; `main` turns every error into one line."""

from __future__ import annotations

import os
import sys

TRACE = "AFTERWORD_TRACE"  # set it to see the trace of a fault of ours


def main(arguments: list[str] | None = None) -> int:
    """Run a command; its exit status: 0 done, 1 something failed, 2 wrong use, 130 interrupted."""
    from typer.exceptions import TyperException

    from afterword.cli.app import app
    from afterword.errors import AfterwordError, UsageError

    try:
        status = app(arguments, prog_name="afterword", standalone_mode=False)
        sys.stdout.flush()
    except UsageError as error:
        return _say(str(error), 2)
    except AfterwordError as error:
        return _say(str(error), 1)
    except TyperException as error:
        return _say(_usage(error), 2)
    except BrokenPipeError:
        return _reader_left()
    except KeyboardInterrupt:
        return _say("interrupted; what was complete is in the ledger, run it again to go on", 130)
    except Exception as error:
        return _fault(error)
    return status if isinstance(status, int) else 0


def entry() -> None:
    """What the `afterword` script calls."""
    sys.exit(main())


def _say(line: str, status: int) -> int:
    print(f"afterword: {line}", file=sys.stderr)  # noqa: T201  (the one place errors are printed)
    return status


def _usage(error: Exception) -> str:
    told = str(getattr(error, "format_message", lambda: str(error))()).replace("Value error, ", "")
    path = getattr(getattr(error, "ctx", None), "command_path", "afterword")
    return f"{' '.join(told.split())} Try '{path} --help'."


def _reader_left() -> int:
    """Whoever read our output has closed it, as `head` does: end quietly, as other programs do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _fault(error: Exception) -> int:
    if os.environ.get(TRACE):
        raise error
    from afterword.running import fault

    told = fault("", error).detail
    return _say(f"a fault of Afterword's own: {told}; {TRACE}=1 shows where, please report it", 1)
