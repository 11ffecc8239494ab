"""Utterances told in summary: "kündigte seinen Rücktritt an", "bestätigten die geplante Reise"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from afterword.german.cues import lexicon
from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.content import trim
from afterword.reading.statements.cue_senses import Sense, sense_of
from afterword.reading.statements.judgements import names_event
from afterword.reading.statements.nesting import Nested
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import complement, wish_of
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity, Stance


def summarised(syntax: Syntax, found: Nested, sense: Sense) -> Iterator[Proposition]:
    """What a reported utterance says: the object of its verb, where that is a proposition in itself."""
    quotation = found.quotation
    for number in dict.fromkeys(syntax.home[t] for t in quotation.quote if syntax.home[t] >= 0):
        clause = syntax.clauses[number]
        if clause.finite is None or not clause.subject or clause.finite not in quotation.quote:
            continue
        wished = wish_of(syntax, number)
        yield from wished
        if wished or not sense.known:
            continue
        content = trim(syntax, complement(syntax, number))
        if content and _says_something(syntax, content, sense) and not negations(syntax, clause.tokens):
            forward = True if _lies_ahead(syntax, content) or sense.kind in _AHEAD else None
            kind = sense.kind or (Kind.ANNOUNCEMENT if sense.stance is Stance.CONFIRMS and forward else None)
            yield Proposition(
                tuple(content), Form.REPORTED, None, clause.verbs, found.chain or (clause.subject,), kind,
                sense.stance, sense.certainty, forward=forward, medium=quotation.medium,
                quotation=found.number,
            )  # fmt: skip


def summaries(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """Utterances in summary that stand in no quotation: a verb with an object that is itself said."""
    framing = {t for q in syntax.quotations for t in q.cue}
    for number, clause in enumerate(syntax.clauses):
        if (
            clause.finite is None
            or not clause.subject
            or clause.finite in covered
            or clause.finite in framing
        ):
            continue
        cue = lexicon().verbs.get(clause.predicate)
        if cue is None or clause.passive or clause.modal:
            continue
        sense = sense_of(syntax, clause.verbs)
        content = trim(syntax, complement(syntax, number, objects_only="object" in cue.frames))
        told_of = clause.tense in (Tense.PRESENT, Tense.PAST) and clause.mood is not Mood.SUBJUNCTIVE_2
        calls_up = told_of and sense.kind in _CALLING and names_event(syntax, content)
        calls_up = calls_up or (sense.kind is Kind.FORECAST and _foresees(syntax, clause, content))
        if "object" not in cue.frames and not _lies_ahead(syntax, content) and not calls_up:
            continue  # "über die nahende Schließung berichtet" says what lies ahead
        if content and syntax.tags[content[0]] == "APPR" and sense.kind is None:
            content = content[1:]
        negated = bool(negations(syntax, clause.tokens))
        if (
            content
            and _says_something(syntax, content, sense)
            and (not negated or sense.kind is Kind.FORECAST)
        ):
            yield from _told(syntax, number, content, sense, negated=negated)
    yield from _rumours(syntax, covered)
    yield from _seen_by(syntax, covered)


def _foresees(syntax: Syntax, clause: Clause, content: list[int]) -> bool:
    """ "Die Polizei erwartet am Samstag 5000 Gäste": with a time, whatever noun names it is to come."""
    if clause.tense is not Tense.PRESENT or clause.mood is Mood.SUBJUNCTIVE_2 or clause.finite is None:
        return False
    behind = bool(content) and content[0] > clause.finite
    if not behind or not syntax.times_in(clause.tokens) or not _agrees(syntax, clause):
        return False
    named = {t for e in syntax.entities for t in range(e.start, e.end)}  # "erwartet am Samstag Austria Graz"
    return any(syntax.tags[t] == "NN" and t not in named for t in content)


def _agrees(syntax: Syntax, clause: Clause) -> bool:
    """Whether subject and verb agree, unlike in "Die Gäste erwartet am Samstag Musik"."""
    assert clause.finite is not None
    if syntax.lower[clause.subject[0]] != "die" or not syntax.lower[clause.finite].endswith("t"):
        return True
    head = next((t for t in clause.subject if syntax.tags[t] == "NN"), None)
    if head is None:
        return True
    many = syntax.lower[head].endswith(("er", "enden"))  # "die Besucher", "die Reisenden"
    return syntax.words[head] == syntax.lemmas[head] and not many


def _told(
    syntax: Syntax, number: int, content: list[int], sense: Sense, *, negated: bool
) -> Iterator[Proposition]:
    clause = syntax.clauses[number]
    forward = True if _lies_ahead(syntax, content) or sense.kind in _AHEAD else None
    kind = sense.kind or (Kind.ANNOUNCEMENT if sense.stance is Stance.CONFIRMS and forward else None)
    kind = kind or (Kind.FORECAST if forward else None)
    yield Proposition(
        tuple(content), Form.REPORTED, None, clause.verbs, (clause.subject,), kind, sense.stance,
        sense.certainty, forward=forward, medium="speech",
        polarity=Polarity.NEGATIVE if negated else None,
    )  # fmt: skip


def denied_rumour(syntax: Syntax, found: Nested, denial: Proposition) -> Iterator[Proposition]:
    """ "Der Kreml dementierte Spekulationen, dass …": the rumour is a statement of its own."""
    if denial.stance is not Stance.DENIES:
        return
    around = sorted({*found.quotation.frame, *found.quotation.cue})
    rumours = modality().rumours
    noun = next((t for t in around if syntax.lemmas[t] in rumours and syntax.tags[t] == "NN"), None)
    if noun is not None:
        yield replace(
            denial, sources=((noun,),), cue=(noun,), stance=Stance.NONE, kind=None,
            polarity=Polarity.POSITIVE, certainty=Certainty(rumours[syntax.lemmas[noun]]),
        )  # fmt: skip


def _seen_by(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """ "Für Jan Roth ist das ein Fehler": how somebody sees it, with no word of saying."""
    for number, clause in enumerate(syntax.clauses):
        first = clause.tokens[0]
        if clause.kind is not ClauseKind.MAIN or clause.predicate != "sein" or syntax.lower[first] != "für":
            continue
        name = next((e for e in syntax.entities if e.start == first + 1 and e.label_ == "PER"), None)
        if name is None or first in covered or clause.finite is None:
            continue
        told = tuple(t for t in clause.tokens if t >= clause.finite)
        yield Proposition(
            told, Form.REPORTED, number, (first,), (tuple(range(name.start, name.end)),), medium="thought"
        )


def _rumours(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """ "Es gibt Spekulationen über einen Rücktritt", "Berichte über Engpässe mehren sich"."""
    for noun, lemma in enumerate(syntax.lemmas):
        level = modality().rumours.get(lemma)
        if level is None or noun in covered or syntax.tags[noun] != "NN" or noun + 1 >= len(syntax.words):
            continue
        home = syntax.home[noun]
        goes_round = home >= 0 and syntax.clauses[home].predicate in modality().going_round
        if not goes_round or syntax.lower[noun + 1] not in ("über", "um", "von"):
            continue
        content = phrase_behind(syntax, noun + 2, home)
        if any(syntax.tags[t] in ("NN", "NE") for t in content):
            guess = Certainty(level)
            ahead = guess is Certainty.POSSIBLE
            yield Proposition(
                tuple(content), Form.REPORTED, None, (noun,), ((noun,),), Kind.FORECAST if ahead else None,
                certainty=guess, forward=ahead, medium="speech",
            )  # fmt: skip


def phrase_behind(syntax: Syntax, start: int, home: int) -> list[int]:
    """The noun phrase that begins at a token, with its genitives and what hangs on it by a preposition."""
    clause = syntax.clauses[home]
    content: list[int] = []
    for token in range(start, len(syntax.words)):
        tag = syntax.tags[token]
        if token in clause.verbs or syntax.home[token] != home or tag.startswith(("$", "V", "PTKVZ", "PRF")):
            break
        content.append(token)
    return content


_AHEAD = (Kind.ANNOUNCEMENT, Kind.DEMAND, Kind.WARNING, Kind.FORECAST)
_CALLING = (Kind.DEMAND, Kind.WARNING, Kind.FORECAST)  # "hat die Reform beschlossen" tells what was done


def _says_something(syntax: Syntax, content: list[int], sense: Sense) -> bool:
    """Whether a noun phrase under this cue can come true or be so."""
    if not any(syntax.tags[t] in ("NN", "NE") for t in content):
        return False
    return sense.kind is not None or sense.stance is not Stance.NONE or _lies_ahead(syntax, content)


def _lies_ahead(syntax: Syntax, content: list[int]) -> bool:
    ahead = modality().ahead
    head = next((n for n, t in enumerate(content) if syntax.tags[t] in ("NN", "NE")), 0)
    return any(syntax.tags[t] in ("ADJA", "VVPP") and _adjective(syntax, t) in ahead for t in content[:head])


def _adjective(syntax: Syntax, token: int) -> str:
    """ "vorgesehene" is "vorgesehen", whatever the base form of the tagger."""
    lemma = syntax.lemmas[token].lower()
    if lemma in modality().ahead:
        return lemma
    word = syntax.lower[token]
    return next((word[: -len(end)] for end in ("en", "em", "er", "es", "e") if word.endswith(end)), word)
