"""From bytes to articles: the only room that reads the outside world.

`collect` takes paths and gives articles and rejections. Limits and what the user tells are values.
"""

from __future__ import annotations

from afterword.intake.collecting import collect
from afterword.intake.furniture import mark
from afterword.intake.limits import Given, Limits

__all__ = ["Given", "Limits", "collect", "mark"]
