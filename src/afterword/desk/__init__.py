"""Takes articles through all steps, in one transaction an article; the only room that knows them all."""

from afterword.desk.desk import Desk
from afterword.desk.summaries import Ahead, Settled, Summary, Turn, Undated

__all__ = ["Ahead", "Desk", "Settled", "Summary", "Turn", "Undated"]
