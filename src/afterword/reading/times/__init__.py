"""German time expressions: their words, what days they can mean, and which of them a statement is about."""

from afterword.reading.times.choice import Asked, TimeChoice
from afterword.reading.times.finding import find_times

__all__ = ["Asked", "TimeChoice", "find_times"]
