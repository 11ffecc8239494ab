"""What is known of an article when its words are weighed as evidence."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.records import UNKNOWN, Mention, Period


@dataclass(frozen=True, slots=True)
class Context:
    """An article beside the statements and reports found in it.

    `story` is the id of its story, `linked` the ids of the other episodes of the same affair; `group` names
    the articles that are one source with it (stories.dependence), its own id if it stands alone; `publisher`
    is whose outlet it is, "" if not known.
    """

    article: str
    version: str
    text: str
    published: Period = UNKNOWN
    outlet: str = ""
    group: str = ""
    story: str = ""
    linked: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    publisher: str = ""

    def reaches(self, other: Context) -> bool:
        """Whether the other article belongs to the same affair."""
        return self.article == other.article or bool(
            other.story and (other.story == self.story or other.story in self.linked)
        )
