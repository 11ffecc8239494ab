"""Wishes, plans and promises that the article ascribes: the wisher is the source, the rest the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from afterword.german.cues import lexicon
from afterword.german.grammar import words_of
from afterword.german.modality import Wish, modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.content import own_words
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity

CONDITIONAL_OPENERS = words_of("conditions") | words_of("aims") | {"ob", "als", "wie", "nachdem", "bevor"}
INFINITIVES = ("VVINF", "VAINF", "VVIZU", "VVPP")


def wishes(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """Every wish, plan or promise told in a clause outside of quotations, and framing none."""
    framing = {t for q in syntax.quotations if q.form is not Form.REPORTED for t in q.cue}
    for number, clause in enumerate(syntax.clauses):
        if clause.finite is None or not clause.subject or clause.finite in covered:
            continue
        if syntax.is_question(clause.finite) or not _is_told(syntax, clause):
            continue
        if framing.intersection(clause.verbs) and not clause.modal:
            continue
        yield from wish_of(syntax, number)


def wish_of(syntax: Syntax, number: int) -> list[Proposition]:
    """What the subject of one clause wishes, if it does."""
    return (
        _with_modal(syntax, number)
        or _with_verb(syntax, number)
        or _ready(syntax, number)
        or _with_noun(syntax, number)
        or _gladly(syntax, number)
    )


def _is_told(syntax: Syntax, clause: Clause) -> bool:
    first = syntax.lower[clause.tokens[0]]
    over = first in ("als", "nachdem") and clause.tense is Tense.PAST
    if (first in CONDITIONAL_OPENERS or first == "sollte") and not over:
        return False
    opening = clause.tokens[0]
    if opening == clause.finite and opening == syntax.sentences[syntax.sentence_of[opening]][0]:
        return False  # "Wollen Eltern Hilfe, müssen sie …": a condition
    subject = [syntax.lower[token] for token in clause.subject]
    return subject not in (["es"], ["man"], ["das"], ["dies"])


def _with_modal(syntax: Syntax, number: int) -> list[Proposition]:
    """ "Er will das Kino retten", "Sie möchte bleiben", "Der Wirt will von der Bank Geld"."""
    clause = syntax.clauses[number]
    assert clause.finite is not None
    wants = syntax.lemmas[clause.finite] == "wollen" or syntax.lower[clause.finite].startswith("möcht")
    supposed = modality().supposing & {syntax.lower[token] for token in clause.tokens}
    if _is_anybody(syntax, clause) or _keeps_silent(syntax, clause):
        return []
    if not wants or supposed or clause.kind is ClauseKind.INFINITIVE or _is_person_one(syntax, clause):
        return []
    acts = any(syntax.tags[t] in INFINITIVES and t != clause.finite for t in clause.verbs)
    subject = full_subject(syntax, clause)
    left_out = {*subject, clause.finite, *_front(syntax, clause)}
    groups = _by_infinitive(syntax, [t for t in own_words(syntax, number) if t not in left_out], clause)
    goes = any(_goes_somewhere(syntax, group) for group in groups)
    kind = Kind.ANNOUNCEMENT if acts or goes else Kind.DEMAND
    polarity = Polarity.NEGATIVE if negations(syntax, clause.tokens) else Polarity.POSITIVE
    claims = syntax.full_verb_is_perfect(clause)  # "will nichts gesehen haben"
    return [
        Proposition(
            tuple(group), Form.REPORTED, number, (clause.finite,), (subject,),
            Kind.REPORT if claims else kind, polarity=polarity, certainty=Certainty.UNKNOWN,
            forward=not claims, medium="thought",
        )
        for group in groups
    ]  # fmt: skip


def _is_anybody(syntax: Syntax, clause: Clause) -> bool:
    """ "Menschen, die wählen möchten", "alle, die …": nobody in particular wants it."""
    if clause.kind is not ClauseKind.RELATIVE or len(clause.subject) != 1 or clause.subject[0] < 3:
        return False
    noun = clause.subject[0] - 2
    if syntax.lower[noun] in ("alle", "allen", "diejenigen", "denjenigen", "jene", "jeder", "jeden", "viele"):
        return True
    bare = syntax.tags[noun] == "NN" and syntax.tags[noun - 1] not in (
        "ART",
        "ADJA",
        "PPOSAT",
        "PDAT",
        "CARD",
        "NE",
    )
    return bare and syntax.words[noun + 1] == "," and syntax.lower[clause.subject[0]] == "die"


def _keeps_silent(syntax: Syntax, clause: Clause) -> bool:
    """ "Der Minister wollte das nicht bestätigen": what was left unsaid is no plan."""
    assert clause.finite is not None
    past = syntax.lower[clause.finite].startswith("wollt")
    says = clause.predicate in lexicon().verbs or clause.predicate in ("kommentieren", "beantworten")
    return past and says and bool(negations(syntax, clause.tokens))


def _goes_somewhere(syntax: Syntax, tokens: list[int]) -> bool:
    """ "Sie will nach Berlin": no object, a direction."""
    first = next((t for t in tokens if not syntax.is_punctuation(t)), None)
    return first is not None and syntax.lower[first] in ("nach", "zu", "zum", "zur", "in", "ins")


def _is_person_one(syntax: Syntax, clause: Clause) -> bool:
    return any(syntax.lower[token] in ("ich", "wir") for token in clause.subject)


def full_subject(syntax: Syntax, clause: Clause) -> tuple[int, ...]:
    """The subject with what names it further: "& Co.", "wie Anna Beck, Jan Roth oder Ida Lenz"."""
    if not clause.subject:
        return ()
    last = clause.subject[-1]
    end = next((e.end for e in syntax.entities if e.start <= last < e.end), last + 1)
    if syntax.words[end : end + 1] == ["&"]:
        end += 2
    elif syntax.lower[end : end + 1] == ["wie"] and syntax.tags[end + 1 : end + 2] == ["NE"]:
        end += 1
        while syntax.tags[end] == "NE" or (
            syntax.words[end] in (",", "oder", "und") and syntax.tags[end + 1] == "NE"
        ):
            end += 1
    return (*clause.subject, *range(clause.subject[-1] + 1, end))


def _front(syntax: Syntax, clause: Clause) -> list[int]:
    """Linking words, and what stands adverbially before the verb: "Nach dem Rückschlag wollen sie …"."""
    first = clause.tokens[0]
    if syntax.tags[first] in ("KON", "KOUS", "PRELS"):
        return [first]
    before = [t for t in clause.tokens if clause.finite is not None and t < clause.finite]
    adverbial = bool(before) and syntax.tags[first] in ("APPR", "APPRART", "ADV", "PAV", "PROAV", "ADJD")
    inverted = bool(clause.subject) and clause.finite is not None and clause.subject[0] > clause.finite
    acts = any(syntax.tags[t] in INFINITIVES for t in before)
    return before if adverbial and inverted and not acts and clause.kind is ClauseKind.MAIN else []


def _by_infinitive(syntax: Syntax, tokens: list[int], clause: Clause) -> list[list[int]]:
    """Two infinitives joined by "und" are two acts: "unterstützen und … einfordern"."""
    ends = [t for t in tokens if t in clause.verbs and syntax.tags[t] in ("VVINF", "VVIZU")]
    joints = [
        t
        for t in tokens
        if syntax.lower[t] == "und" and any(e == t - 1 for e in ends) and any(e > t for e in ends)
    ]
    if not joints:
        return [tokens] if tokens else []
    joint = joints[0]
    return [[t for t in tokens if t < joint], [t for t in tokens if t > joint]]


def _with_verb(syntax: Syntax, number: int) -> list[Proposition]:
    clause = syntax.clauses[number]
    if clause.tense is Tense.FUTURE or clause.passive or clause.modal:
        return []
    if clause.predicate not in modality().wishes:
        return []
    if clause.finite is not None and syntax.lemmas[clause.finite] == "sein" and len(clause.verbs) > 1:
        return []  # "ist geplant" has no planner
    reflexive = any(syntax.tags[t] == "PRF" for t in clause.tokens)
    for wish in modality().wishes[clause.predicate]:
        if wish.reflexive and not reflexive:
            continue
        content = _complement(syntax, number, wish)
        refused = wish.certainty == "certain" and negations(syntax, set(clause.tokens) - set(content))
        if content and not refused and wish.verb == "warnen":
            return [_warned(syntax, number, content)]
        if content and not refused:
            made = _wished(syntax, number, (wish.kind, wish.certainty), content, clause.verbs)
            return [replace(made, polarity=Polarity(wish.polarity)) if wish.polarity == "-" else made]
    return []


def complement(syntax: Syntax, number: int, *, objects_only: bool = False) -> list[int]:
    """What a verb of saying has as its object, else as its first phrase with a preposition."""
    found = _object(syntax, number)
    if found or objects_only:
        return found
    return _prepositional(syntax, number, ("über", "von", "auf", "mit", "vor", "zu", "für", "gegen", "um"))


def _warned(syntax: Syntax, number: int, content: list[int]) -> Proposition:
    """ "X warnt Y vor Z": that Y do it not; without Y, that it is coming."""
    clause = syntax.clauses[number]
    first = content[0]
    before = [t for t in clause.tokens if clause.finite is not None and clause.finite < t < first]
    warned = any(syntax.tags[t] in ("NN", "NE", "PPER") and t not in clause.subject for t in before)
    made = _wished(syntax, number, ("demand" if warned else "warning", "certain"), content[1:], clause.verbs)
    return replace(made, polarity=Polarity.NEGATIVE) if warned else made


def _complement(syntax: Syntax, number: int, wish: Wish) -> list[int]:
    """The infinitive, the dass clause, the object or the phrase with the preposition that is wished."""
    for frame in wish.frames:
        if frame in ("zu", "dass"):
            for child in syntax.children.get(number, ()):
                hanging = syntax.clauses[child]
                infinitive = hanging.kind is ClauseKind.INFINITIVE and syntax.lower[hanging.tokens[0]] != "um"
                opened = syntax.lower[hanging.tokens[0]] in ("dass", "daß")
                if (frame == "zu" and infinitive) or (frame == "dass" and opened):
                    return syntax.tokens_under(child)
        if frame == "object":
            found = _object(syntax, number)
        elif frame == "zu":
            found = _prepositional(syntax, number, ("zu", "zum", "zur"))
        elif frame == "dass":
            found = []
        else:
            found = _prepositional(syntax, number, (frame, frame + "s", *CONTRACTED.get(frame, ())))
        if found:
            return found
    return []


CONTRACTED = {"von": ("vom",), "zu": ("zum", "zur"), "über": ("übers",), "um": ("ums",), "auf": ("aufs",)}


def _prepositional(syntax: Syntax, number: int, prepositions: tuple[str, ...]) -> list[int]:
    tokens = own_words(syntax, number)
    clause = syntax.clauses[number]
    for position, token in enumerate(tokens):
        if syntax.lower[token + 1 : token + 2] == ["allem"]:
            continue
        if syntax.lower[token] in prepositions and syntax.tags[token] in ("APPR", "APPRART"):
            rest = _until_verb(syntax, clause, tokens[position:])
            return [t for t in rest if t not in clause.subject]
    return []


def _object(syntax: Syntax, number: int) -> list[int]:
    """What is left of the clause without subject, verbs, reflexive and adverbs in front: needs a noun."""
    clause = syntax.clauses[number]
    out = {*clause.subject, *clause.verbs}
    tokens = [
        t for t in own_words(syntax, number) if t not in out and syntax.tags[t] not in ("PRF", "PTKVZ", "KON")
    ]
    tokens = _without_times(syntax, tokens)
    while tokens and (
        syntax.tags[tokens[0]] in ("ADV", "PROAV", "PAV", "PTKNEG", "PRELS")
        or (syntax.lower[tokens[0]] in ("kurz", "bald", "unmittelbar") and len(tokens) > 1)
    ):
        tokens.pop(0)
    return tokens if any(syntax.tags[t] in ("NN", "NE") for t in tokens) else []


def _without_times(syntax: Syntax, tokens: list[int]) -> list[int]:
    """A time at the very front tells when it was said: "hatte im Oktober den Umbau angekündigt"."""
    for start, end, _ in syntax.times:
        articled = syntax.tags[max(0, start - 1)] == "ART"  # "für das Wochenende"
        if tokens and tokens[0] in range(max(0, start - 1 - articled), end):
            return [t for t in tokens if t >= end]
    return tokens


def _until_verb(syntax: Syntax, clause: Clause, tokens: list[int]) -> list[int]:
    for position, token in enumerate(tokens):
        if token in clause.verbs or token == clause.finite:
            return tokens[:position]
    return tokens


def _ready(syntax: Syntax, number: int) -> list[Proposition]:
    """ "wäre bereit, … zu übernehmen"."""
    clause = syntax.clauses[number]
    if clause.predicate != "sein" or clause.kind is not ClauseKind.MAIN:
        return []
    adjective = next((t for t in clause.tokens if syntax.lemmas[t].lower() in modality().willing), None)
    if adjective is None:
        return []
    for child in syntax.children.get(number, ()):
        if syntax.clauses[child].kind is ClauseKind.INFINITIVE:
            cue = (*clause.verbs, adjective)
            return [_wished(syntax, number, ("announcement", "unknown"), syntax.tokens_under(child), cue)]
    return []


def _with_noun(syntax: Syntax, number: int) -> list[Proposition]:
    """ "verfolgten die Idee, ihn … zu holen"."""
    clause = syntax.clauses[number]
    noun = next((t for t in clause.tokens if syntax.lemmas[t] in modality().wish_nouns), None)
    if noun is None or noun in clause.subject or clause.predicate in ("sein",):
        return []
    for child in syntax.children.get(number, ()):
        hanging = syntax.clauses[child]
        if (
            hanging.kind is ClauseKind.INFINITIVE
            and syntax.lower[hanging.tokens[0]] != "um"
            and hanging.start > noun
        ):
            kind = modality().wish_nouns[syntax.lemmas[noun]]
            return [
                _wished(syntax, number, (kind, "unknown"), syntax.tokens_under(child), (*clause.verbs, noun))
            ]
    return []


def _gladly(syntax: Syntax, number: int) -> list[Proposition]:
    """ "würden gerne weiter mit ihm arbeiten"."""
    clause = syntax.clauses[number]
    assert clause.finite is not None
    gladly = any(syntax.lower[t] in ("gern", "gerne", "lieber", "liebsten") for t in clause.tokens)
    if not gladly or not syntax.lower[clause.finite].startswith("würd") or clause.mood is Mood.NONE:
        return []
    left_out = {*full_subject(syntax, clause), clause.finite, *_front(syntax, clause)}
    content = [t for t in own_words(syntax, number) if t not in left_out]
    return [_wished(syntax, number, ("demand", "unknown"), content, (clause.finite,))]


def _wished(
    syntax: Syntax, number: int, shade: tuple[str, str], content: list[int], cue: tuple[int, ...]
) -> Proposition:
    clause, (kind, certainty) = syntax.clauses[number], shade
    negated = bool(negations(syntax, content)) or (
        clause.tense is not Tense.NONE
        and bool(negations(syntax, [t for t in clause.tokens if t not in content]))
    )
    lead = next((syntax.home[t] for t in content if syntax.home[t] not in (-1, number)), None)
    return Proposition(
        tuple(content), Form.REPORTED, lead, cue, (full_subject(syntax, clause),), Kind(kind),
        certainty=Certainty(certainty),
        polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE, forward=True, medium="thought",
    )  # fmt: skip
