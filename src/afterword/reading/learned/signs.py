"""Signs of anchors: the features by which the first field tells what an anchor carries.

A sign is told with the sort of its anchor before it ("v" for the verb of a clause: "vmood=indicative"), since
the same sign means different things for a verb, a noun, a particle and a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from afterword.german.cues import noun_cue
from afterword.reading.learned import clause_signs
from afterword.reading.learned.anchors import MARK, NOUN, PARTICLE, VERB, Anchor
from afterword.reading.learned.clause_signs import ClauseSigns, class_of
from afterword.reading.learned.columns import (
    Column,
    Columns,
    Ints,
    Joins,
    Sheet,
    names_joined,
    spread,
    written,
)
from afterword.reading.learned.random_field import Floats
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.learned.usage import NOUN_KINDS, VERB_KINDS, Usage
from afterword.reading.structure import Quotation

_NEAR = (-2, -1, 1, 2, 3)  # tokens around the anchor
_BACK = 30  # tokens before the sentence that count as just before
_PLACED = tuple("$VKAPI#")  # first letters of tags whose words are told, of tokens around the anchor

_OF_WORD = (
    "{sort}",
    "{sort}lemma={lemma_word}",
    "{sort}word={word}",
    "{sort}tag={tag}",
    "{sort}rule={rule}",
    "{sort}rule={rule_form}",
    "{sort}in={quoted}",
    "{sort}part={part}",
    "{sort}rule={rule_form},in={quoted},{part}",
    "{sort}marked={marked}",
    "{sort}lemma={ruled_word},rule={rule_form}",
    *(f"{{sort}}{offset}tag={{tag{offset}}}" for offset in _NEAR),
    *(f"{{sort}}{offset}word={{word{offset}}}" for offset in _NEAR),
)
_OF_SENTENCE = (
    "{sort}number={number}",
    "{sort}before={forms_before}",
    "{sort}last={forms_last}",
    "{sort}next={forms_next}",
    "{sort}here={forms_here}",
    "{sort}cued={forms_cued}",
    "{sort}end={end_word}",
    "{sort}first={first_word}",
    "{sort}paragraph={paragraph}",
    "{sort}marks={marks}",
)
_OF_MARKS = (
    "{sort}speech={mark_speech},{mark_sentence}",
    "{sort}length={mark_length}",
    "{sort}rules={mark_rules},{mark_exact}",
    "{sort}rules={mark_rules},{mark_sentence},{mark_short}",
    "{sort}after={mark_after_word}",
    "{sort}close={mark_close}",
    "{sort}mood={mark_mood}",
    "{sort}first={mark_upper},{mark_tag}",
    "{sort}lower={mark_lower}",
    "{sort}tags={mark_shape}",
    "{sort}short={mark_short_shape}",
    "{sort}last={mark_last_word}",
)
_OF_PHRASE = (
    "{sort}following={following_shape}",
    "{sort}cuenoun={cue_noun}",
    "{sort}ahead={ahead_mark_word}",
    "{sort}opens={opens_word}",
    "{sort}opens={opens_word},lemma={lemma_word}",
    "{sort}nexthead={head_word}",
)
_KINDS = tuple(dict.fromkeys((*VERB_KINDS, *NOUN_KINDS)))
_SPEECH = ("konjunktiv", "after_speech", "before_speech")  # the most of these is "use_speech"
_OF_USAGE = (
    "{sort}use={use_unknown}",
    *(f"{{sort}}use.{kind}={{use_{kind}}}" for kind in _KINDS),
    *(f"{{sort}}use.{kind}={{use_{kind}}},next={{next_word}}" for kind in ("dass", "speech")),
    *(f"{{sort}}use.{kind}={{head_{kind}}},{{word}}" for kind in ("nach", "dass")),
)
_SENTENCE_NAMES, _MARK_NAMES = names_joined(_OF_SENTENCE), names_joined(_OF_MARKS)
_PHRASE_NAMES = tuple(name for name in names_joined(_OF_PHRASE) if name != "lemma_word")
_USAGE_NAMES = tuple(name for name in names_joined((*_OF_USAGE, *clause_signs.OF_USAGE)) if name != "word")
TEMPLATES = (
    *_OF_WORD,
    *_OF_SENTENCE,
    *clause_signs.OF_CLAUSE,
    *_OF_MARKS,
    *_OF_PHRASE,
    *_OF_USAGE,
    *clause_signs.OF_USAGE,
)
"""The signs of an anchor; what hangs on its clause and stands in it has templates of its own."""
SHEETS = (TEMPLATES, clause_signs.OF_HANGING, clause_signs.OF_COMPANY)
"""The templates of all signs, those of what there may be several of apart."""


@dataclass
class AnchorSigns:
    """The signs of the anchors of an article."""

    sight: Sight
    found: Sequence[Anchor]
    usage: Usage

    def scores(self, joins: Sequence[Joins]) -> Floats:
        """The label scores of each anchor, by the joins of SHEETS."""
        if not self.found:
            return np.zeros((0, joins[0].labels))
        alone, *several = zip(joins, self.sheets, strict=True)
        total = alone[0].scores(alone[1].columns)
        for one, sheet in several:
            np.add.at(total, sheet.owner, one.scores(sheet.columns))
        return total

    def written(self) -> list[list[str]]:
        """The signs of each anchor in words, to learn from."""
        rows: list[list[str]] = [[] for _ in self.found]
        if self.found:
            for templates, sheet in zip(SHEETS, self.sheets, strict=True):
                told = written(templates, sheet.columns, len(sheet.owner))
                for owner, signs in zip(sheet.owner.tolist(), told, strict=True):
                    rows[owner] += signs
        return rows

    @cached_property
    def sheets(self) -> tuple[Sheet, Sheet, Sheet]:
        """The columns that SHEETS join."""
        sort = Column.of(anchor.sort for anchor in self.found)
        tokens = np.array([anchor.token for anchor in self.found])
        clauses = ClauseSigns(self.sight, self.found)
        own = {
            "sort": sort,
            **self._of_words(tokens),
            **self._of_sentences(),
            **clauses.columns,
            **self._only((MARK,), _MARK_NAMES, self._of_mark),
            **self._only((NOUN, PARTICLE), _PHRASE_NAMES, self._of_phrase),
            **self._only((VERB, NOUN, PARTICLE), _USAGE_NAMES, self._of_usage),
        }
        is_verb = sort.is_one(lambda told: told == VERB)
        verbal = {f"verb_{name}": own[name].where(is_verb) for name in clause_signs.CROSSED}
        return (Sheet(own, np.arange(len(tokens))), *clauses.several({**own, **verbal}))

    def _only(
        self, sorts: Sequence[str], names: Sequence[str], tell: Callable[[Anchor], Sequence[str | None]]
    ) -> Columns:
        """Columns that only anchors of some sorts have values in."""
        one_of = [anchor.sort in sorts for anchor in self.found]
        rows = [tell(anchor) for anchor, told in zip(self.found, one_of, strict=True) if told]
        return spread(names, rows, np.where(one_of, np.cumsum(one_of) - 1, -1))

    def _of_words(self, tokens: Ints) -> Columns:
        """The words of the anchors and those around them."""
        sight, words = self.sight, self.sight.words
        rules = [_told(sight.cued_by.get(i)) for i in tokens.tolist()]
        lemmas = [words.lemmas[i].lower() for i in tokens.tolist()]
        columns = {
            "lemma_word": Column.of(lemmas),
            "word": Column.of(words.lower[i] for i in tokens.tolist()),
            "tag": Column.of(words.tags[i] for i in tokens.tolist()),
            "rule": Column.of(rules),
            "rule_form": Column.of(rule[:1] for rule in rules),
            "quoted": Column.of(sight.quoted_by[i] or "-" for i in tokens.tolist()),
            "part": Column.of(sight.part_of[i] or "-" for i in tokens.tolist()),
            "marked": Column.of(str(sight.mark_at[i] >= 0) for i in tokens.tolist()),
            "ruled_word": Column.of(
                lemma if rule != "-" else None for lemma, rule in zip(lemmas, rules, strict=True)
            ),
        }
        bounds = np.array([sight.scene.sentence_of(i) for i in tokens.tolist()])
        tags, lower = Column.of([*words.tags, "#"]), Column.of([*words.lower, "#"])
        placed = lower.where(tags.is_one(lambda tag: tag.startswith(_PLACED) and tag != "ADJA"))
        for offset in _NEAR:
            near = tokens + offset
            inside = (near >= bounds[:, 0]) & (near < bounds[:, 1])
            at = np.where(inside, near, len(words))
            columns |= {f"tag{offset}": tags.at(at), f"word{offset}": placed.at(at)}
        return columns

    def _of_sentences(self) -> Columns:
        """What is quoted in the sentences of the anchors and around them, by the rules."""
        numbers = [self.sight.words.sentence(anchor.token) for anchor in self.found]
        own = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
        rows = [self._of_sentence(number) for number in own]
        return spread(_SENTENCE_NAMES, rows, np.array([own[number] for number in numbers]))

    def _of_sentence(self, number: int) -> Sequence[str]:
        sight, words = self.sight, self.sight.words
        low, high = words.sentences[number]
        last = words.sentences[number - 1] if number else (low, low)
        following = words.sentences[number + 1] if number + 1 < len(words.sentences) else (high, high)
        cued = {SHORT[sight.cued_by[k].form] for k in range(low, high) if k in sight.cued_by}
        return (
            str(min(number, 3)),
            _forms(sight, max(0, low - _BACK), low),
            _forms(sight, *last),
            _forms(sight, *following),
            _forms(sight, low, high),
            "".join(sorted(cued)),
            words.words[high - 1],
            words.lower[low],
            str(low in words.breaks),
            str(words.tags[low:high].count("$(")),
        )

    def _of_mark(self, anchor: Anchor) -> Sequence[str]:
        sight, words, i = self.sight, self.sight.words, anchor.token
        mark = sight.scene.marks[sight.mark_at[i]]
        inside = range(mark.start + 1, mark.end - 1)
        rules = {SHORT[q.form] + ("c" if q.cue else "-") for q in sight.rules if mark.start in q.quote}
        moods = {sight.clauses[c].mood.value for c in {sight.clause(k) for k in inside} if c >= 0}
        first = words.words[mark.start + 1]
        return (
            str(mark.speech),
            str(mark.sentence),
            str(min(len(inside), 20) // 2),
            "".join(sorted(rules)),
            str(any(set(q.quote) == set(mark.tokens) for q in sight.rules)),
            str(min(len(inside), 6)),
            words.lower[mark.end] if mark.end < len(words) else "#",
            words.tags[min(mark.end, len(words) - 1)],
            "".join(sorted(moods)),
            str(first[:1].isupper()),
            words.tags[mark.start + 1],
            str(first[:1].islower()),
            "-".join(words.tags[k] for k in inside[:3]),
            "-".join(words.tags[k] for k in inside) if len(inside) < 5 else "long",
            words.words[mark.end - 2],
        )

    def _of_phrase(self, anchor: Anchor) -> Sequence[str]:
        """What follows a noun or a particle."""
        words, i = self.sight.words, anchor.token
        high = self.sight.scene.sentence_of(i)[1]
        behind = range(i + 1, min(i + 8, high))
        head = self._head_behind(i)
        return (
            "-".join(words.tags[k] for k in behind[:3]),
            class_of(noun_cue(words.lemmas[i])),
            next((words.lower[k] for k in behind if words.tags[k][:1] == "$"), "-"),
            next((words.lower[k + 1] for k in behind if words.words[k] == "," and k + 1 < high), "-"),
            words.lemmas[head].lower() if head is not None else "-",
        )

    def _head_behind(self, i: int) -> int | None:
        """The next noun or name behind a token, if it is near."""
        tags, high = self.sight.words.tags, self.sight.scene.sentence_of(i)[1]
        return next((k for k in range(i + 1, min(i + 5, high)) if tags[k] in ("NN", "NE")), None)

    def _of_usage(self, anchor: Anchor) -> Sequence[str | None]:
        """In what company the verb or noun stands elsewhere."""
        sight, words, i = self.sight, self.sight.words, anchor.token
        told: dict[str, str | None] = dict.fromkeys(_USAGE_NAMES)
        if anchor.sort == PARTICLE:
            head = self._head_behind(i)
            digits = self.usage.noun(words.lemmas[head]) if head is not None else None
            told |= {f"head_{kind}": digit for kind, digit in (digits or {}).items()}
        elif anchor.sort == NOUN:
            digits = self.usage.noun(words.lemmas[i])
            told |= {f"use_{kind}": digit for kind, digit in (digits or {}).items()}
            told["next_word"] = words.lower[i + 1] if i + 1 < len(words) else "#"
            told["use_unknown"] = "?" if digits is None else None
        else:
            clause = sight.clauses[anchor.clause]
            digits = self.usage.verb(clause.predicate)
            told |= {f"use_{kind}": digit for kind, digit in (digits or {}).items()}
            told["use_unknown"] = "?" if digits is None else None
            if digits is not None:
                told["use_speech"] = max(digits[kind] for kind in _SPEECH)
            told["use_ruled"] = str(i in sight.cued_by)
            told["use_after_word"] = words.lower[clause.end] if clause.end < len(words) else "#"
            told["use_childless"] = None if sight.scene.children.get(anchor.clause) else ""
        return [told[name] for name in _USAGE_NAMES]


def _told(rule: Quotation | None) -> str:
    """What the rules hang on a token: form, construction, how surely."""
    if rule is None:
        return "-"
    sure = "-" if rule.confidence is None else str(int(rule.confidence * 5))
    return f"{SHORT[rule.form]}{rule.construction}{sure}"


def _forms(sight: Sight, start: int, end: int) -> str:
    return "".join(sorted({form for forms in set(sight.quoted_by[start:end]) for form in forms}))
