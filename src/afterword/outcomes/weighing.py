"""How a later passage bears on a statement."""

from __future__ import annotations

from collections.abc import Mapping

from afterword.outcomes.contexts import Context
from afterword.outcomes.language import Language
from afterword.outcomes.passages import Passage
from afterword.records import Evidence, Statement


def weigh(
    statement: Statement, passage: Passage, articles: Mapping[str, Context], language: Language
) -> Evidence | None:
    """The passage as evidence with its relation; None where it has nothing to do with the statement."""
    return None
