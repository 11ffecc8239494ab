"""Speakers of what has no frame of its own: the voices around it, and which of them goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from afterword.german.cues import is_medium, is_source_noun, noun_cue
from afterword.reading.attribution.frames import cue_of
from afterword.reading.learned.anchors import ALONE, CLASSES, DIRECT, GOES_ON, HEARSAY, INDIRECT, SUMMARY
from afterword.reading.learned.candidates import Candidate
from afterword.reading.learned.sight import SHORT, Sight
from afterword.reading.structure import ClauseKind, token_f1
from afterword.reading.tags import POINTING

Floats = npt.NDArray[np.float64]
Tokens = tuple[int, ...]

FRAMELESS = frozenset({GOES_ON, HEARSAY, ALONE})
_OTHERS = frozenset({DIRECT, INDIRECT, SUMMARY})
_BACK, _SUBJECTS_BACK, _RULES_BACK = 5, 3, 6  # voices; sentences; sentences
_PRONOUNS = ("", "er", "sie", "es")
_SAME = 0.5  # token F1 above which two speakers are one


BEFORE, AFTER, SUBJECT, BY_RULES = range(4)
"""Where a voice comes from: a quotation before, one after, a subject, the rules."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who may go on speaking: where from, how near, in what."""

    tokens: Tokens
    origin: int  # one of the four above
    rank: int
    carries: int = -1
    score: float = 0.0
    gap: int = 0  # sentences
    says: int = -1  # whether its clause has a cue


def voices(sight: Sight, one: Candidate, kept: Sequence[Candidate]) -> list[Voice]:
    """Those who may speak in a quotation without a frame, each set of tokens once."""
    found: dict[Tokens, Voice] = {}
    for voice in (
        *_before(sight, one, kept),
        *_after(sight, one, kept),
        *_subjects(sight, one),
        *_of_rules(sight, one),
    ):
        found.setdefault(voice.tokens, voice)
    return list(found.values())


def _ends(one: Candidate) -> int:
    return max((*one.quotation.quote, *one.quotation.frame))


def _begins(one: Candidate) -> int:
    return min((*one.quotation.quote, *one.quotation.frame))


def _framed(kept: Sequence[Candidate], one: Candidate) -> list[Candidate]:
    told = (o for o in kept if o is not one and o.quotation.speaker and o.carries in _OTHERS)
    return sorted(told, key=_ends)


def _before(sight: Sight, one: Candidate, kept: Sequence[Candidate]) -> Iterator[Voice]:
    start = min(one.quotation.quote)
    here = sight.words.sentence(start)
    back = [o for o in _framed(kept, one) if _begins(o) < start][::-1]
    for rank, other in enumerate(back[:_BACK]):
        gap = here - sight.words.sentence(_ends(other))
        yield Voice(other.quotation.speaker, BEFORE, rank, CLASSES.index(other.carries), other.score, gap)


def _after(sight: Sight, one: Candidate, kept: Sequence[Candidate]) -> Iterator[Voice]:
    start, end = min(one.quotation.quote), max(one.quotation.quote)
    for other in [o for o in _framed(kept, one) if _begins(o) > start][:1]:
        gap = sight.words.sentence(_begins(other)) - sight.words.sentence(end)
        if gap <= 1:
            carries = CLASSES.index(other.carries)
            yield Voice(other.quotation.speaker, AFTER, 0, carries, other.score, -gap)


def _subjects(sight: Sight, one: Candidate) -> Iterator[Voice]:
    here = sight.words.sentence(min(one.quotation.quote))
    rank = 0
    for number in range(here - 1, max(-1, here - 1 - _SUBJECTS_BACK), -1):
        for index in sight.scene.of_sentence[number]:
            clause = sight.clauses[index]
            if clause.kind is ClauseKind.MAIN and clause.subject:
                says = int(cue_of(sight.scene, index) is not None)
                yield Voice(clause.subject, SUBJECT, rank, gap=here - number, says=says)
                rank += 1


def _of_rules(sight: Sight, one: Candidate) -> Iterator[Voice]:
    start = min(one.quotation.quote)
    here = sight.words.sentence(start)
    for rule in sight.rules:
        gap = here - sight.words.sentence(max((*rule.quote, *rule.frame)))
        if rule.speaker and min(rule.quote) < start and gap <= _RULES_BACK:
            yield Voice(rule.speaker, BY_RULES, 0, CLASSES.index(SHORT[rule.form]), gap=gap)
    speaker = _ruled(sight, one)
    if speaker:
        yield Voice(speaker, BY_RULES, 1, gap=here - sight.words.sentence(speaker[0]))


def _ruled(sight: Sight, one: Candidate) -> Tokens:
    """Who speaks here by the rules."""
    quote = set(one.quotation.quote)
    told = (rule.speaker for rule in sight.rules if not rule.cue and rule.speaker and quote & set(rule.quote))
    return next(told, ())


def table(
    sight: Sight, one: Candidate, kept: Sequence[Candidate], found: Sequence[Voice]
) -> tuple[tuple[str, ...], Floats]:
    """The names of the columns, and a row for each voice (voices by columns)."""
    words = sight.words
    here = words.sentence(min(one.quotation.quote))
    ruled = set(_ruled(sight, one))
    last = next((set(voice.tokens) for voice in found if voice.origin == BEFORE), set())
    said = Counter(words.text(o.quotation.speaker).lower() for o in _framed(kept, one))
    about = _about(sight, one, found, ruled=bool(ruled))
    rows = [
        {
            **about,
            "voice.origin": voice.origin,
            "voice.rank": voice.rank,
            "voice.carries": voice.carries,
            "voice.score": voice.score,
            "voice.gap": voice.gap,
            "voice.says": voice.says,
            "voice.said": said[words.text(voice.tokens).lower()],
            "voice.ruled": token_f1(set(voice.tokens), ruled) > _SAME,
            "voice.last": token_f1(set(voice.tokens), last) > _SAME,
            "voice.from": words.sentence(voice.tokens[0]) - here,
            **_naming(sight, voice.tokens),
        }
        for voice in found
    ]
    if not rows:
        return (), np.zeros((0, 0))
    return tuple(rows[0]), np.array([list(map(float, row.values())) for row in rows])


def _about(sight: Sight, one: Candidate, found: Sequence[Voice], *, ruled: bool) -> dict[str, float]:
    """What is the same for all voices of a quotation."""
    words = sight.words
    here = words.sentence(min(one.quotation.quote))
    clauses = map(sight.clauses.__getitem__, sight.scene.of_sentence[here])
    subject = next((clause.subject for clause in clauses if clause.subject), ())
    pronoun = words.lower[subject[0]] if len(subject) == 1 else ""
    return {
        "carries": CLASSES.index(one.carries),
        "score": one.score,
        "pronoun": _PRONOUNS.index(pronoun) if pronoun in _PRONOUNS else len(_PRONOUNS),
        "ruled": ruled,
        "voices": len(found),
        "voices.before": sum(1 for voice in found if voice.origin == BEFORE),
        "paragraph": words.sentences[here][0] in words.breaks,
    }


def _naming(sight: Sight, tokens: Tokens) -> dict[str, float]:
    words = sight.words
    head = sight.head(tokens)
    return {
        "naming.length": len(tokens),
        "naming.person": any(i in words.persons for i in tokens),
        "naming.name": any(i in words.name_at for i in tokens),
        "naming.points": words.tags[tokens[0]] in POINTING,
        "naming.pronoun": len(tokens) == 1 and words.lower[tokens[0]] in ("er", "sie"),
        "naming.source": is_source_noun(words.words[tokens[-1]]),
        "naming.medium": is_medium(words.lower[head]),
        "naming.cue": noun_cue(words.lemmas[head]) is not None,
        "naming.article": words.tags[tokens[0]] == "ART",
        "naming.plural": words.lower[head].endswith("en"),
    }
