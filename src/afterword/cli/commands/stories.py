"""`afterword stories`: list the developing affairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rich.text import Text

from afterword.cli.options import JsonOption, LedgerOption, PreciseOption, open_ledger
from afterword.cli.printing import SHORT_ID, as_json, beside, console, count, day, days, note, say, table
from afterword.cli.sureness import sift
from afterword.export.jsonl import Object, edtf
from afterword.ledger import Question
from afterword.records import Status, Story


def stories(ledger: LedgerOption = None, precise: PreciseOption = False, json: JsonOption = False) -> None:
    """List the stories: the articles about one developing affair, and what became of what they said."""
    with open_ledger(ledger) as opened:
        found = opened.stories()
        ahead, left_out = sift(opened.statements(Question(forward=True)), precise=precise)
    came: dict[str | None, Counter[Status]] = {}
    for entry in ahead:
        if entry.status:
            came.setdefault(entry.story, Counter())[entry.status] += 1
    if json:
        as_json([_object(story, came.get(story.id, {})) for story in found])
        note(left_out)
    elif not found:
        say("no stories yet; `afterword read PATH` reads articles")
    else:
        _print(found, came)
        if left_out:
            say(left_out)


def _print(found: list[Story], came: Mapping[str | None, Mapping[Status, int]]) -> None:
    page = console()
    listed = table(
        "id", "when", "story", "articles", "outcomes", whole=("id", "when", "articles", "outcomes")
    )
    listed.columns[3].justify = "right"
    for story in found:
        id, told = Text(story.id[:SHORT_ID], "dim"), _told(story)
        outcomes = _outcomes(came.get(story.id, {}))
        if page.wide:
            number = str(len(story.articles))
            listed.add_row(id, days(story.period), told, number, "\n".join(outcomes) or "–")
            continue
        held = ", ".join((count(len(story.articles), "article"), *outcomes))
        page.put(beside(id, day(story.period), told, held))
        page.put()
    if page.wide:
        page.put(listed)
    say(count(len(found), "story", "stories"))


def _told(story: Story) -> Text:
    title = Text.assemble((story.title or "(no title)", "bold"))
    if story.actors:
        title.append(f"\n{', '.join(story.actors[:5])}", "dim")
    if story.linked:
        title.append(f"\ngoes with {', '.join(one[:SHORT_ID] for one in story.linked)}", "dim")
    return title


def _outcomes(counts: Mapping[Status, int]) -> list[str]:
    ordered = (status for status in Status if counts.get(status))
    return [f"{counts[status]:,} {status.value.replace('_', ' ')}" for status in ordered]


def _object(story: Story, counts: Mapping[Status, int]) -> Object:
    return {
        "id": story.id,
        "title": story.title,
        "period": edtf(story.period),
        "actors": list(story.actors),
        "articles": list(story.articles),
        "linked": list(story.linked),
        "outcomes": {status.value: number for status, number in sorted(counts.items())},
    }
