"""What `outcomes` asks of a language: which words tell of the same kind of happening, and how."""

from __future__ import annotations

from typing import Protocol


class Language(Protocol):
    """The words of a language as far as comparing happenings needs them."""

    def country(self, name: str) -> str:
        """The country that a name, an adjective or a capital stands for ("Moskau" is "Russland"); else ""."""
