"""Articles into stories, and which of them depend on one another. Pure: records in, records out."""

from afterword.stories.dependence import dependence
from afterword.stories.grouping import group
from afterword.stories.profiles import NameSense, Profile, profile

__all__ = ["NameSense", "Profile", "dependence", "group", "profile"]
