"""Exclusions: whom a noun cannot mean, because of an office, or because that one spoke of somebody else."""

from __future__ import annotations

from afterword.german.anaphors import anaphors
from afterword.reading.statements.figures import Figure
from afterword.reading.statements.portraits import Portrait, ages_at
from afterword.reading.statements.syntax import Syntax
from afterword.reading.words import Words
from afterword.records import Form


def holds_other_office(own: Portrait, figure: Figure) -> bool:
    """Whether somebody was told only with other offices: "der Minister" is no Bürgermeister."""
    wanted = anaphors().offices_of(own.nouns)
    held = anaphors().offices_of(figure.portrait.nouns)
    if not wanted or not held:
        return False
    return not any(anaphors().same_post(one, other) for one in wanted for other in held)


def aged_in_the_sentence_before(
    syntax: Syntax, own: Portrait, token: int, figures: list[Figure]
) -> Figure | None:
    """Whom "der 31-Jährige" means where nobody told an age: the only one in the sentence before."""
    spoken = {t for q in syntax.quotations if q.form is Form.DIRECT for t in q.quote}
    told = {t for q in syntax.quotations if token in q.speaker for t in q.quote}
    reported = {t for q in syntax.quotations for t in q.quote}  # "Er gehe, sagte Roth" tells of Roth alone
    last = _sentence_before(syntax, min({token, *told}), spoken)
    places = {
        t
        for t in range(syntax.sentences[last][0], token)
        if t not in told and not (syntax.tags[t] == "PPER" and t in reported)
    }
    near = [
        f
        for f in figures
        if f.portrait.person
        and any(m.start in places and m.weight for m in f.mentions)
        and not anaphors().speaks_for_others(f.portrait.nouns)
        and not _told_of(syntax, own, f)
    ]
    before = [f for f in near if any(syntax.sentence_of[m.start] == last for m in f.mentions)]
    return before[0] if len(near) == 1 and before else None


def _sentence_before(syntax: Syntax, token: int, spoken: set[int]) -> int:
    """The sentence before a token's that is not spoken from end to end; its own where none stands before."""
    here = syntax.sentence_of[token]
    for sentence in range(here - 1, -1, -1):
        start, end = syntax.sentences[sentence]
        if any(t not in spoken and not syntax.is_punctuation(t) for t in range(start, end)):
            return sentence
    return here


def _told_of(syntax: Syntax, own: Portrait, figure: Figure) -> bool:
    """Whether somebody says "der 31-Jährige" in speech: nobody speaks so of himself."""
    places = {t for m in figure.mentions for t in m.tokens}
    words = Words.of(syntax.doc)
    return any(
        places.intersection(q.speaker) and any(own.ages.intersection(ages_at(words, t)) for t in q.quote)
        for q in syntax.quotations
    )
