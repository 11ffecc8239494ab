"""German outlets by the host of their pages, their publishers, and the agencies (outlets.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a reader calls an outlet, and the publisher it belongs to."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets by host, and the agencies by the signs they are credited with (lower case)."""

    by_host: dict[str, Outlet]
    agencies: dict[str, str]

    def at(self, host: str) -> Outlet | None:
        """The outlet of a host, or of the domain that the host belongs to: sport.beispiel.de."""
        labels = host.split(".")
        for start in range(max(1, len(labels) - 1)):
            if outlet := self.by_host.get(".".join(labels[start:])):
                return outlet
        return None

    def group_of(self, name: str) -> str:
        """The publisher of an outlet named so, or by its host; "" where we know none."""
        wanted = name.casefold()
        for host, outlet in self.by_host.items():
            if wanted in (outlet.name.casefold(), host):
                return outlet.group
        return ""


@cache
def outlets() -> Outlets:
    """The table, read once."""
    table = tomllib.loads((files("afterword.german") / "outlets.toml").read_text(encoding="utf-8"))
    by_host = {
        host: Outlet(name, group)
        for group, members in table["groups"].items()
        for host, name in members.items()
    }
    agencies = {sign.lower(): agency for agency, signs in table["agencies"].items() for sign in signs}
    return Outlets(by_host, agencies)
