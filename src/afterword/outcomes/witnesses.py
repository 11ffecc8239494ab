"""Who counts as a witness: the article itself, and those who can know; never hearsay, whoever prints it."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.outcomes.contexts import Context
from afterword.outcomes.language import Language
from afterword.outcomes.passages import Passage, Voice
from afterword.records import Naming, Source, Span


def witnessed(passage: Passage, context: Context, language: Language) -> bool:
    """Whether what a passage tells of as past may decide anything; what lies ahead never does anyhow."""
    if passage.voice not in (Voice.REPORT, Voice.ACCOUNT):
        return True
    if language.hearsay(_frame(passage, context)):
        return False
    if passage.voice is Voice.REPORT:
        return True
    return bool(passage.sources) and all(_knows(s, context, language) for s in passage.sources)


def _frame(passage: Passage, context: Context) -> str:
    """The words of a sentence around a content: who says it, and how."""
    sentence, content = passage.sentence, passage.span
    if passage.voice is Voice.REPORT:
        return sentence.of(context.text)
    around: Sequence[Span] = (
        Span(min(sentence.start, content.start), content.start + 1),
        Span(content.end - 1, max(sentence.end, content.end)),
    )
    return " ".join(span.of(context.text) for span in around)


def _knows(source: Source, context: Context, language: Language) -> bool:
    """Somebody named, an office, or one who speaks for it: no passer-by, no rumour, nobody unnamed."""
    words = source.span.of(context.text)
    if source.anaphor is not None:
        words = f"{words} {source.anaphor.of(context.text)}"
    if language.bystander(words) or language.hearsay(words):
        return False
    return source.naming is not Naming.ANONYMOUS or language.official(words)
