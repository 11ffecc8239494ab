"""One thread for numpy's products while a sentence is parsed, however many it takes otherwise.

The products of the parser are small: shared among threads, they take more processor time than one needs
alone, most of it in waiting. numpy brings its own OpenBLAS, whose number of threads is asked for and set by
name. Where there is no such library (numpy of a distribution, macOS's Accelerate), nothing is changed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np

FOLDERS = ("../numpy.libs", ".dylibs")  # beside or in numpy, as its wheels have it
NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads")


@contextmanager
def one_thread() -> Iterator[None]:
    """Within this, products run in one thread."""
    ask, tell = _threads()
    before = ask()
    tell(1)
    try:
        yield
    finally:
        tell(before)


@cache
def _threads() -> tuple[Callable[[], int], Callable[[int], None]]:
    """How to ask for the number of threads, and how to set it."""
    home = Path(np.__file__).parent
    for file in (file for folder in FOLDERS for file in sorted((home / folder).glob("*openblas*"))):
        library = ctypes.CDLL(str(file))
        for name in NAMES:
            if hasattr(library, name.format("get")):
                return getattr(library, name.format("get")), getattr(library, name.format("set"))
    return (lambda: 1), (lambda number: None)
