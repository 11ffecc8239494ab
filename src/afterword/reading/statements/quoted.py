"""From quotations to propositions: what each cue does, its chain of sources, the utterance split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.german.senses import senses
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.content import ASIDE, parts, split, trim
from afterword.reading.statements.contradiction import against, is_verdict
from afterword.reading.statements.cue_senses import Sense, applied, sense_of
from afterword.reading.statements.inner_speech import inner, opens_told
from afterword.reading.statements.nesting import Nested, nested
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.speech_acts import performed
from afterword.reading.statements.summaries import denied_rumour, summarised
from afterword.reading.statements.syntax import Syntax
from afterword.reading.structure import ClauseKind, Quotation
from afterword.records import Certainty, Form, Stance

CONTENT_TAGS = ("N", "V", "ADJ", "CARD", "FM", "XY", "ADV", "PROAV", "PAV")
ASKED = frozenset({"wann", "wo", "wer", "wen", "warum", "weshalb", "wieso", "wohin", "woher", "worüber"})
CALLING = frozenset(
    {"bezeichnen", "einstufen", "charakterisieren", "werten", "kritisieren", "verurteilen", "loben"}
)
ASKING = frozenset({"fragen", "nachfragen", "erkundigen", "rätseln"})


def quoted(syntax: Syntax) -> Iterator[Proposition]:
    """The propositions of every quotation."""
    for found in nested(syntax):
        if is_own_outlook(syntax, found.quotation):
            continue
        if is_verdict(syntax, found.quotation):
            continue
        sense = against(syntax, found.quotation, sense_of(syntax, found.quotation.cue))
        if not sense.known and _is_hearsay_verb(syntax, found.quotation):
            continue
        if found.quotation.form is Form.REPORTED:
            yield from summarised(syntax, found, sense)
            continue
        described = characterised(syntax, found, sense)
        if described is not None:
            yield described
            continue
        for part in _groups(syntax, found):
            said = _proposition(syntax, found, part, sense)
            yield from (performed(syntax, inner) for inner in inner(syntax, said))
            yield from denied_rumour(syntax, found, said)


def characterised(syntax: Syntax, found: Nested, sense: Sense) -> Proposition | None:
    """ "Putin bezeichnete die Gespräche als fruchtbar": the object, and what it is called."""
    quotation = found.quotation
    number = next((syntax.home[t] for t in quotation.cue if syntax.is_verb(t) and syntax.home[t] >= 0), None)
    if number is None or syntax.clauses[number].predicate not in CALLING or quotation.form is Form.REPORTED:
        return None
    clause = syntax.clauses[number]
    als = next((t for t in clause.tokens if syntax.lower[t] == "als"), None)
    start, end = syntax.sentences[syntax.sentence_of[quotation.cue[0]]]
    left_out = {*clause.subject, *clause.verbs, *(t for link in found.chain for t in link)}
    tokens = [t for t in range(start, end) if t not in left_out and not syntax.tags[t].startswith("$.")]
    wrong = _called_wrong(syntax, found, sense, number) if als is not None else None
    if wrong is not None:
        return wrong
    if als is None or not any(syntax.tags[t] in ("NN", "NE", "PPER", "PDS") for t in tokens if t < als):
        return None
    kept = [t for t in tokens if clause.start <= t < clause.end or t in quotation.quote]
    return Proposition(
        tuple(trim(syntax, kept)), quotation.form, None, quotation.cue, found.chain, None, sense.stance,
        sense.certainty, forward=False, medium=quotation.medium, quotation=found.number,
    )  # fmt: skip


def _called_wrong(syntax: Syntax, found: Nested, sense: Sense, number: int) -> Proposition | None:
    """ "bezeichnete es als falsch, dass …": what is called so is denied."""
    quotation = found.quotation
    child = next((c for c in syntax.children.get(number, ()) if opens_told(syntax, c)), None)
    if child is None or not senses().wrong & syntax.words_of(syntax.clauses[number].tokens):
        return None
    return Proposition(
        tuple(trim(syntax, syntax.tokens_under(child))), quotation.form, child, quotation.cue, found.chain,
        None, Stance.DENIES, Certainty.CERTAIN, medium=quotation.medium, quotation=found.number,
    )  # fmt: skip


def _is_hearsay_verb(syntax: Syntax, quotation: Quotation) -> bool:
    """A clause with soll frames nothing that follows it."""
    homes = {syntax.home[t] for t in quotation.cue if syntax.home[t] >= 0 and syntax.is_verb(t)}
    return quotation.form is Form.INDIRECT and any(syntax.clauses[h].modal == "sollen" for h in homes)


def is_own_outlook(syntax: Syntax, quotation: Quotation) -> bool:
    """Könnte, dürfte, würde without a frame: the article's own, though a source spoke before."""
    if quotation.form is not Form.INDIRECT_FREE_INDIRECT or quotation.cue:
        return False
    clauses = {syntax.home[t] for t in quotation.quote if syntax.home[t] >= 0}
    mains = [syntax.clauses[n] for n in clauses if syntax.clauses[n].finite is not None]
    if any(c.modal == "müssen" for c in mains):
        return False
    return all(c.mood is not Mood.SUBJUNCTIVE_1 for c in mains) and not any(
        c.mood is Mood.SUBJUNCTIVE_2 and c.tense is Tense.PAST for c in mains
    )


def _proposition(
    syntax: Syntax, found: Nested, part: tuple[int | None, list[int]], sense: Sense
) -> Proposition:
    quotation, (lead, tokens) = found.quotation, part
    certainty = Certainty.UNKNOWN if found.is_hearsay(syntax) else sense.certainty
    said = Proposition(
        tuple(tokens), quotation.form, lead, tuple(quotation.cue), found.chain if found.is_near else (),
        sense.kind, sense.stance, certainty, medium=quotation.medium, quotation=found.number,
    )  # fmt: skip
    return applied(syntax, sense, said) if quotation.form is not Form.DIRECT else said


def _groups(syntax: Syntax, found: Nested) -> Iterator[tuple[int | None, list[int]]]:
    quotation = found.quotation
    for lead, tokens in split(syntax, sorted(set(quotation.quote))):
        if found.frames_nested(syntax, lead, tokens) or _asks(syntax, lead, quotation):
            continue
        kept = _without_names(syntax, _without_asides(syntax, lead, tokens, quotation), quotation)
        trimmed = trim(syntax, kept)
        if not trimmed:
            continue
        content = [t for t in trimmed if syntax.tags[t].startswith(CONTENT_TAGS)]
        if content and not _is_exclamation(syntax, trimmed, quotation):
            yield lead, trimmed


def _without_asides(
    syntax: Syntax, lead: int | None, tokens: Sequence[int], quotation: Quotation
) -> list[int]:
    """Indirect speech without clauses of time, cause and contrast in front of what is said."""
    if lead is None or quotation.form is Form.DIRECT:
        return list(tokens)
    own = set(syntax.clauses[lead].tokens)
    aside: set[int] = set()
    for number, clause in enumerate(syntax.clauses):
        hangs = clause.kind is ClauseKind.SUBORDINATE and number != lead and clause.opener is not None
        if hangs and clause.opener is not None and syntax.lower[clause.opener] in ASIDE:
            aside.update(syntax.tokens_under(number))
    kept = [t for t in tokens if t not in aside or t in own]
    return kept if any(t in own for t in kept) else list(tokens)


def _without_names(syntax: Syntax, tokens: Sequence[int], quotation: Quotation) -> list[int]:
    """Direct speech without a name in marks that stands apart from it: "…“, sagte er bei „Frag selbst“"."""
    runs = parts(syntax, tokens)
    if quotation.form is not Form.DIRECT:
        return [
            t
            for t in tokens
            if syntax.lower[t] not in ("das", "dies") or not _stands_alone(syntax, t, tokens)
        ]
    if len(runs) < 2:
        return list(tokens)
    speaking = [run for run in runs if any(syntax.is_verb(t) for t in run) or len(run) > 4]
    return [t for run in speaking for t in run] if speaking else list(tokens)


def _stands_alone(syntax: Syntax, token: int, tokens: Sequence[int]) -> bool:
    """The "Das" of "Das berichtet die Zeitung": alone in its sentence among what is said."""
    sentence = syntax.sentence_of[token]
    return sum(syntax.sentence_of[t] == sentence for t in tokens) == 1


def _asks(syntax: Syntax, lead: int | None, quotation: Quotation) -> bool:
    """A question that stays open has no proposition: "fragt sich, wie …", "liess offen, wann …"."""
    if lead is None or quotation.form is Form.DIRECT:
        return False
    opener = syntax.clauses[lead].opener
    if opener is None:
        return False
    word = syntax.lower[opener]
    asked = word in ASKED or syntax.tags[opener].startswith("PW")
    return word in ASKED or (asked and any(syntax.lemmas[t].lower() in ASKING for t in quotation.cue))


def _is_exclamation(syntax: Syntax, tokens: Sequence[int], quotation: Quotation) -> bool:
    """A question, or words of direct speech without a verb beside others that have one."""
    after = [syntax.words[t] for t in range(tokens[-1] + 1, min(tokens[-1] + 3, len(syntax.words)))]
    if "?" in after[:1]:
        return True
    has_verb = any(syntax.is_verb(t) for t in tokens)
    if not has_verb and after[:1] == [":"]:
        return True  # "Die nächsten Schritte: …"
    ends = syntax.words[tokens[-1] + 1 : tokens[-1] + 2]
    whole = ends in (["."], ["!"]) and syntax.words[tokens[0]][:1].isupper()
    return quotation.form is Form.DIRECT and not has_verb and not whole
