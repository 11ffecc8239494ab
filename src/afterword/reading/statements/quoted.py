"""From quotations to propositions: what each cue does, its chain of sources, the utterance split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afterword.german.grammar import words_of
from afterword.german.senses import senses
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.content import ASIDE, parts, split, trim
from afterword.reading.statements.contradiction import against, is_verdict
from afterword.reading.statements.cue_senses import Sense, applied, sense_of
from afterword.reading.statements.judgements import Judgement, judgement_of
from afterword.reading.statements.nesting import Nested, nested
from afterword.reading.statements.outlook import SIGNS
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.speech_acts import performed, wished_by_noun
from afterword.reading.statements.summaries import denied_rumour, summarised
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.wishes import wish_of
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.records import Certainty, Form, Kind, Polarity, Stance

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
            yield from (performed(syntax, inner) for inner in _inner(syntax, said))
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
    child = next((c for c in syntax.children.get(number, ()) if _opens_told(syntax, c)), None)
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


def _inner(syntax: Syntax, proposition: Proposition) -> Iterator[Proposition]:
    """What is said to be said, or wished, inside of what is said."""
    judged = (
        _judged(syntax, proposition)
        or _not_ruled_out(syntax, proposition)
        or wished_by_noun(syntax, proposition)
    )
    if judged:
        yield from judged
        return
    deeper = said_within(syntax, proposition)
    if deeper is not None:
        yield from _inner(syntax, deeper)
        return
    yield from _with_wisher(syntax, proposition)


def _judged(syntax: Syntax, proposition: Proposition) -> list[Proposition]:
    """ "Es sei ganz sicher, dass sie singt": what hangs on the adjective, as sure as that says."""
    lead = proposition.lead
    if lead is None:
        return []
    clause, content = syntax.clauses[lead], set(proposition.content)
    judgement = judgement_of(syntax, clause.tokens) or _verdict(syntax, clause)
    only_points = all(syntax.tags[t] in ("PPER", "PIS", "PDS") for t in clause.subject)
    if judgement is None or clause.finite is None or not only_points:
        return []
    told = [
        child
        for child in syntax.children.get(lead, ())
        if syntax.clauses[child].kind is ClauseKind.SUBORDINATE
        and _opens_told(syntax, child)
        and set(syntax.clauses[child].tokens) <= content
    ]
    others = {child: {t for c in told if c != child for t in syntax.clauses[c].tokens} for child in told}
    sure = judgement.certainty is Certainty.CERTAIN
    return [
        replace(
            proposition,
            content=tuple(
                trim(syntax, [t for t in syntax.tokens_under(child) if t in content - others[child]])
            ),
            lead=child,
            stance=judgement.stance if judgement.stance is not Stance.NONE else proposition.stance,
            certainty=proposition.certainty if sure else judgement.certainty,
            flipped=judgement.flipped and not _asks_whether(syntax, child),
            guessed=True,
        )
        for child in told
    ]


def _not_ruled_out(syntax: Syntax, proposition: Proposition) -> list[Proposition]:
    """ "Auch einen Streik schließe man nicht aus": possible."""
    clause = syntax.clauses[proposition.lead] if proposition.lead is not None else None
    if clause is None or clause.predicate != "ausschließen" or clause.tense is Tense.PAST:
        return []
    if clause.passive or not negations(syntax, clause.tokens):
        return []
    return [
        replace(
            proposition, kind=Kind.FORECAST, certainty=Certainty.POSSIBLE, polarity=Polarity.POSITIVE,
            forward=True,
        )
    ]  # fmt: skip


def _verdict(syntax: Syntax, clause: Clause) -> Judgement | None:
    """ "Es stimme nicht, dass …"."""
    if clause.predicate not in senses().verdicts or not negations(syntax, clause.tokens):
        return None
    return Judgement(Certainty.CERTAIN, stance=Stance.DENIES)


def _opens_told(syntax: Syntax, number: int) -> bool:
    opener = syntax.clauses[number].opener
    return opener is not None and syntax.lower[opener] in words_of("complements")


def _asks_whether(syntax: Syntax, number: int) -> bool:
    opener = syntax.clauses[number].opener
    return opener is not None and syntax.lower[opener] == "ob"


def said_within(syntax: Syntax, proposition: Proposition) -> Proposition | None:
    """ "„Die Lotsen glauben, dass die Flut kommt“": the inner cue's clause gives way to what hangs on it."""
    lead = proposition.lead
    if lead is None:
        return None
    clause = syntax.clauses[lead]
    sign = _after_a_sign(syntax, proposition, clause)
    if sign is not None:
        return sign
    sense = sense_of(syntax, tuple(t for t in clause.verbs if t != clause.finite) or clause.verbs)
    if (
        not sense.known
        or not clause.subject
        or clause.modal in ("sollen", "können", "wollen")
        or clause.passive
    ):
        return None
    for child in syntax.children.get(lead, ()):
        hanging = syntax.clauses[child]
        opened = hanging.opener is not None and syntax.lower[hanging.opener] in ("dass", "daß")
        if not opened or not set(hanging.tokens) <= set(proposition.content):
            continue
        inside = [t for t in syntax.tokens_under(child) if t in set(proposition.content)]
        own = {syntax.lower[t] for t in clause.subject} & {"ich", "wir", "er", "sie", "man"}
        link = () if own and len(clause.subject) == 1 else (clause.subject,)
        deeper = replace(
            proposition, content=tuple(trim(syntax, inside)), lead=child, cue=clause.verbs,
            sources=(*proposition.sources, *link), kind=sense.kind or proposition.kind, stance=sense.stance,
            certainty=sense.certainty,
        )  # fmt: skip
        return applied(syntax, sense, deeper)
    return None


def _after_a_sign(syntax: Syntax, proposition: Proposition, clause: Clause) -> Proposition | None:
    """ "Laut Berichten verdichten sich die Anzeichen, dass …": what the signs point to, as probable."""
    lead = proposition.lead
    if lead is None or not any(syntax.lemmas[t] in SIGNS for t in clause.tokens):
        return None
    for child in syntax.children.get(lead, ()):
        inside = [t for t in syntax.tokens_under(child) if t in set(proposition.content)]
        if inside and syntax.clauses[child].kind is ClauseKind.SUBORDINATE:
            return replace(
                proposition, content=tuple(trim(syntax, inside)), lead=child, kind=Kind.FORECAST,
                certainty=Certainty.PROBABLE, forward=True,
            )  # fmt: skip
    return None


def _with_wisher(syntax: Syntax, proposition: Proposition) -> Iterator[Proposition]:
    """ "Laut Chronik möchte sie …": the wish is the innermost link, unless the source speaks of itself."""
    lead = proposition.lead
    if lead is None or proposition.form is Form.DIRECT:
        yield proposition
        return
    clause = syntax.clauses[lead]
    if clause.finite is None or not clause.subject or _is_own(syntax, proposition, clause.subject):
        yield proposition
        return
    content = set(proposition.content)
    wished = [replace(w, content=tuple(t for t in w.content if t in content)) for w in wish_of(syntax, lead)]
    wished = [w for w in wished if w.content]
    if not wished:
        yield proposition
    for wish in wished:
        yield replace(
            wish,
            sources=(*proposition.sources, *wish.sources),
            content=tuple(trim(syntax, wish.content)),
            quotation=proposition.quotation,
        )


def _is_own(syntax: Syntax, proposition: Proposition, subject: tuple[int, ...]) -> bool:
    if not proposition.sources:
        return False
    words = [syntax.lower[t] for t in subject]
    if words in (["er"], ["sie"], ["es"], ["ich"], ["wir"]):
        return True
    told = {syntax.lemmas[t] for t in subject if syntax.tags[t] in ("NE", "NN")}
    names = {syntax.lemmas[t] for t in proposition.sources[-1] if syntax.tags[t] in ("NE", "NN")}
    return bool(told & names)
