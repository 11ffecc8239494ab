"""Signs of anchors: the features by which the first field tells what an anchor carries.

A sign is told with the sort of its anchor before it ("v" for the verb of a clause: "vmood=indicative"), since
the same sign means different things for a verb, a noun, a particle and a mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from afterword.german.cues import noun_cue
from afterword.reading.learned.anchors import MARK, NOUN, PARTICLE, Anchor
from afterword.reading.learned.clause_signs import ClauseSigns, class_of
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.learned.usage import Usage
from afterword.reading.structure import Quotation

_NEAR = (-2, -1, 1, 2, 3)  # tokens around the anchor
_BACK = 30  # tokens before the sentence that count as just before


def features(sight: Sight, found: Sequence[Anchor], usage: Usage) -> list[list[str]]:
    """The features of each anchor of an article."""
    clauses = ClauseSigns(sight, usage)
    sentences: dict[int, list[str]] = {}
    rows = []
    for anchor in found:
        number = sight.words.sentence(anchor.token)
        if number not in sentences:
            sentences[number] = _of_sentence(sight, number)
        own = _of_word(sight, anchor) + sentences[number]
        if anchor.clause >= 0:
            own += clauses.of(anchor)
        if anchor.sort == MARK:
            own += _of_marks(sight, anchor.token)
        elif anchor.sort in (NOUN, PARTICLE):
            own += _of_phrase(sight, anchor, usage)
        rows.append([anchor.sort + sign for sign in own])
    return rows


def _of_word(sight: Sight, anchor: Anchor) -> list[str]:
    words, i = sight.words, anchor.token
    low, high = sight.scene.sentence_of(i)
    rule = _told(sight.cued_by.get(i))
    lemma, quoted, part = words.lemmas[i].lower(), sight.quoted_by[i] or "-", sight.part_of[i] or "-"
    own = [
        "",
        f"lemma={lemma}",
        f"word={words.lower[i]}",
        f"tag={words.tags[i]}",
        f"rule={rule}",
        f"rule={rule[:1]}",
        f"in={quoted}",
        f"part={part}",
        f"rule={rule[:1]},in={quoted},{part}",
        f"marked={sight.mark_at[i] >= 0}",
    ]
    if rule != "-":
        own.append(f"lemma={lemma},rule={rule[:1]}")
    for offset in _NEAR:
        inside = low <= i + offset < high
        tag = words.tags[i + offset] if inside else "#"
        own.append(f"{offset}tag={tag}")
        if tag[:1] in "$VKAPI#" and tag != "ADJA":
            own.append(f"{offset}word={words.lower[i + offset] if inside else '#'}")
    return own


def _told(rule: Quotation | None) -> str:
    """What the rules hang on a token: form, construction, how surely."""
    if rule is None:
        return "-"
    sure = "-" if rule.confidence is None else str(int(rule.confidence * 5))
    return f"{SHORT[rule.form]}{rule.construction}{sure}"


def _of_sentence(sight: Sight, number: int) -> list[str]:
    """What is quoted in the sentence and around it, by the rules."""
    words = sight.words
    low, high = words.sentences[number]
    last = words.sentences[number - 1] if number else (low, low)
    following = words.sentences[number + 1] if number + 1 < len(words.sentences) else (high, high)
    cued = {SHORT[sight.cued_by[k].form] for k in range(low, high) if k in sight.cued_by}
    return [
        f"number={min(number, 3)}",
        f"before={_forms(sight, max(0, low - _BACK), low)}",
        f"last={_forms(sight, *last)}",
        f"next={_forms(sight, *following)}",
        f"here={_forms(sight, low, high)}",
        f"cued={''.join(sorted(cued))}",
        f"end={words.words[high - 1]}",
        f"first={words.lower[low]}",
        f"paragraph={low in words.breaks}",
        f"marks={sum(1 for k in range(low, high) if words.tags[k] == '$(')}",
    ]


def _forms(sight: Sight, start: int, end: int) -> str:
    return "".join(sorted({form for forms in set(sight.quoted_by[start:end]) for form in forms}))


def _of_marks(sight: Sight, i: int) -> list[str]:
    words = sight.words
    mark = sight.scene.marks[sight.mark_at[i]]
    inside = range(mark.start + 1, mark.end - 1)
    rules = {SHORT[q.form] + ("c" if q.cue else "-") for q in sight.rules if mark.start in q.quote}
    told = "".join(sorted(rules))
    exact = any(set(q.quote) == set(mark.tokens) for q in sight.rules)
    moods = {sight.clauses[c].mood.value for c in {sight.clause(k) for k in inside} if c >= 0}
    first = words.words[mark.start + 1]
    return [
        f"speech={mark.speech},{mark.sentence}",
        f"length={min(len(inside), 20) // 2}",
        f"rules={told},{exact}",
        f"rules={told},{mark.sentence},{min(len(inside), 6)}",
        f"after={words.lower[mark.end] if mark.end < len(words) else '#'}",
        f"close={words.tags[min(mark.end, len(words) - 1)]}",
        f"mood={''.join(sorted(moods))}",
        f"first={first[:1].isupper()},{words.tags[mark.start + 1]}",
        f"lower={first[:1].islower()}",
        f"tags={'-'.join(words.tags[k] for k in inside[:3])}",
        f"short={'-'.join(words.tags[k] for k in inside) if len(inside) < 5 else 'long'}",
        f"last={words.words[mark.end - 2]}",
    ]


def _of_phrase(sight: Sight, anchor: Anchor, usage: Usage) -> list[str]:
    """What follows a noun or a particle, and in what company the noun stands elsewhere."""
    words, i = sight.words, anchor.token
    high = sight.scene.sentence_of(i)[1]
    behind = range(i + 1, min(i + 8, high))
    ahead = next((words.lower[k] for k in behind if words.tags[k][:1] == "$"), "-")
    opens = next((words.lower[k + 1] for k in behind if words.words[k] == "," and k + 1 < high), "-")
    head = next((k for k in range(i + 1, min(i + 5, high)) if words.tags[k] in ("NN", "NE")), None)
    own = [
        f"following={'-'.join(words.tags[k] for k in behind[:3])}",
        f"cuenoun={class_of(noun_cue(words.lemmas[i]))}",
        f"ahead={ahead}",
        f"opens={opens}",
        f"opens={opens},lemma={words.lemmas[i].lower()}",
        f"nexthead={words.lemmas[head].lower() if head is not None else '-'}",
    ]
    if anchor.sort == PARTICLE:
        told = usage.noun(words.lemmas[head]) if head is not None else None
        return own + [f"use.{kind}={told[kind]},{words.lower[i]}" for kind in ("nach", "dass") if told]
    told = usage.noun(words.lemmas[i])
    if told is None:
        return [*own, "use=?"]
    after = words.lower[i + 1] if i + 1 < len(words) else "#"
    crossed = [f"use.{kind}={told[kind]},next={after}" for kind in ("dass", "speech")]
    return own + [f"use.{kind}={digit}" for kind, digit in told.items()] + crossed
