"""Garbage: how often a process of ours looks for what nobody holds any more.

Python's collector walks through all that is alive again and again, the models too. Reading leaves next to
nothing for it to find, so that looking seldom saves a tenth of the time and costs no memory.
"""

from __future__ import annotations

import gc

NEW = 50_000  # objects made since the last look; Python's own number is 700
TO_OLDER = 50  # such looks before one at what outlived them, the models above all; Python's own number is 10


def look_seldom() -> None:
    """For the whole process, so only where it is ours: the command line, and those that `read_all` starts.

    Whoever reads in a process of their own may call it there, or leave the collector as it is.
    """
    gc.set_threshold(NEW, TO_OLDER)
