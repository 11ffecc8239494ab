"""German time expressions: their words, what days they can mean, and which of them a statement is about."""

from afterword.reading.times.choice import TimeChoice
from afterword.reading.times.finding import find_times

__all__ = ["TimeChoice", "find_times"]
