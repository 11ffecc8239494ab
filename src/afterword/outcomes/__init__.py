"""What came of a statement: evidence, its relation, the status. Pure: records in, records out."""

from afterword.outcomes.contexts import Context
from afterword.outcomes.language import Language
from afterword.outcomes.settling import dated_ahead, latest_day, settle

__all__ = ["Context", "Language", "dated_ahead", "latest_day", "settle"]
