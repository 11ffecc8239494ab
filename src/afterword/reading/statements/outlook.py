"""Fixed predicates that look ahead: ist offen, gilt als, wird gehandelt, ist geplant, steht bevor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from afterword.german.grammar import words_of
from afterword.german.modality import Outlook, modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.content import clause_with_condition, own_words
from afterword.reading.statements.judgements import is_event_noun, opposite, outlook_of
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations, place_of
from afterword.reading.structure import ClauseKind
from afterword.records import Certainty, Form, Kind, Polarity

SIGNS = frozenset({"Zeichen", "Anzeichen", "Hinweis", "Tendenz", "Vermutung"})


def by_predicate(syntax: Syntax, number: int) -> list[Proposition]:
    """Fixed predicates: ist offen, gilt als, wird gehandelt, ist geplant, steht bevor, droht zu."""
    clause = syntax.clauses[number]
    if clause.finite is None or clause.kind is ClauseKind.INFINITIVE:
        return []
    several = _as_adjective(syntax, number) or _as_open(syntax, number)
    if several:
        return several
    rules = (
        _as_judged_noun,
        _as_candidate,
        _taken_for_granted,
        _by_hearsay,
        _as_passive,
        _as_active,
        _by_sign,
    )
    return [found for rule in rules if (found := rule(syntax, number)) is not None][:1]


def _made(
    content: list[int], number: int, outlook: Outlook, cue: tuple[int, ...], lead: int | None
) -> Proposition:
    return Proposition(
        tuple(content),
        Form.OWN_VOICE,
        lead,
        cue,
        kind=Kind(outlook.kind),
        certainty=Certainty(outlook.certainty),
        polarity=Polarity.NEGATIVE if outlook.polarity == "-" else None,
        forward=True,
    )


def _as_candidate(syntax: Syntax, number: int) -> Proposition | None:
    """ "Sie gilt als Favoritin", "Er wurde gehandelt", "stehen auf der Liste"."""
    clause, words = syntax.clauses[number], modality()
    outlook = words.outlook.get((clause.predicate, "candidate"))
    if outlook is not None and (
        (outlook.word == "handeln" and clause.passive)
        or any(_is_candidate_noun(syntax, t) for t in clause.tokens)
    ):
        content = [t for t in own_words(syntax, number) if t not in clause.verbs]
        level = Certainty.PROBABLE if _is_foremost(syntax, clause.tokens) else Certainty.POSSIBLE
        return Proposition(
            tuple(content), Form.OWN_VOICE, None, clause.verbs, kind=Kind.FORECAST,
            certainty=level, forward=True,
            polarity=Polarity.NEGATIVE if negations(syntax, clause.tokens) else Polarity.POSITIVE,
        )  # fmt: skip
    placed = any(syntax.words[t] in words.candidate_places for t in clause.tokens)
    if placed and clause.predicate in ("stehen", "sein", "bleiben") and not negations(syntax, clause.tokens):
        level = Certainty.PROBABLE if _is_foremost(syntax, clause.tokens) else Certainty.POSSIBLE
        return Proposition(
            tuple(own_words(syntax, number)), Form.OWN_VOICE, number, kind=Kind.FORECAST, certainty=level,
            forward=True,
        )  # fmt: skip
    return None


def _is_foremost(syntax: Syntax, tokens: Iterable[int]) -> bool:
    return any(mark in syntax.words[t] for t in tokens for mark in modality().foremost)


def _is_candidate_noun(syntax: Syntax, token: int) -> bool:
    words = modality()
    if syntax.lemmas[token] in words.candidates or syntax.words[token] in words.candidates:
        return True
    lemma = syntax.lower[token]
    if syntax.tags[token] == "NN" and lemma.endswith(("kandidat", "kandidaten", "favorit", "favoriten")):
        return True
    if token and words.ahead.get(syntax.lemmas[token - 1].lower(), "certain") != "certain":
        return syntax.tags[token] == "NN" and syntax.tags[token - 1] == "ADJA"
    return syntax.lower[token] == "nummer"


def _as_adjective(syntax: Syntax, number: int) -> list[Proposition]:
    """ "Ob es dazu kommt, ist offen", "Als wahrscheinlich gilt, dass …", "Klar ist: …"."""
    clause = syntax.clauses[number]
    if clause.predicate not in ("sein", "gelten", "bleiben", "erscheinen", "scheinen"):
        return []
    for token in clause.tokens:
        outlook = outlook_of(syntax, token)
        if outlook is None:
            continue
        if negations(syntax, clause.tokens):
            outlook = opposite(outlook)
        told = [
            child
            for child in syntax.children.get(number, ())
            if _opener(syntax, child) in words_of("complements") and _child_ahead(syntax, child, outlook)
        ]
        if told:
            return [_made(_own_tokens(syntax, c, told), number, outlook, (token,), c) for c in told]
    return []


def _as_open(syntax: Syntax, number: int) -> list[Proposition]:
    """ "Es bleibt abzuwarten, ob …", "Ob …, wird sich zeigen"."""
    clause = syntax.clauses[number]
    outlook = modality().outlook.get((clause.predicate, "open"))
    if outlook is None or clause.tense is Tense.PAST or any(syntax.tags[t] == "NE" for t in clause.subject):
        return []
    told = [child for child in syntax.children.get(number, ()) if _opener(syntax, child) == "ob"]
    return [_made(_own_tokens(syntax, c, told), number, outlook, clause.verbs, c) for c in told]


def _as_judged_noun(syntax: Syntax, number: int) -> Proposition | None:
    """ "Ein Streik gilt als sicher", "Ein Anstieg der Zinsen ist absehbar"."""
    clause = syntax.clauses[number]
    adjective = next((t for t in clause.tokens if outlook_of(syntax, t) is not None), None)
    outlook = outlook_of(syntax, adjective) if adjective is not None else None
    if adjective is None or outlook is None or not clause.subject or clause.tense is Tense.PAST:
        return None
    taken = clause.predicate == "gelten" and syntax.lower[adjective - 1] == "als"
    is_so = clause.predicate == "sein" and outlook.certainty == "probable"
    noun = next((t for t in clause.subject if syntax.tags[t] == "NN"), None)
    if not (taken or is_so) or noun is None or not is_event_noun(syntax.lemmas[noun]):
        return None
    if negations(syntax, clause.tokens):
        outlook = opposite(outlook)
    left_out = {*clause.verbs, adjective, *negations(syntax, clause.tokens)}
    content = [t for t in own_words(syntax, number) if t not in left_out and syntax.lower[t] != "als"]
    return _made(content, number, outlook, (*clause.verbs, adjective), None)


def _opener(syntax: Syntax, number: int) -> str:
    opener = syntax.clauses[number].opener
    return syntax.lower[opener if opener is not None else syntax.clauses[number].tokens[0]]


def _own_tokens(syntax: Syntax, child: int, siblings: list[int]) -> list[int]:
    others = {t for other in siblings if other != child for t in syntax.clauses[other].tokens}
    return [t for t in syntax.tokens_under(child) if t not in others]


def _taken_for_granted(syntax: Syntax, number: int) -> Proposition | None:
    """ "Man kann getrost davon ausgehen, dass …"."""
    clause = syntax.clauses[number]
    words = [syntax.lower[t] for t in clause.tokens]
    if "davon" not in words or clause.predicate not in ("ausgehen", "gehen"):
        return None
    if [syntax.lower[t] for t in clause.subject] not in ([], ["man"], ["es"]):
        return None
    for child in syntax.children.get(number, ()):
        if syntax.lower[syntax.clauses[child].tokens[0]] in ("dass", "daß"):
            cue = tuple(t for t in clause.tokens if syntax.lower[t] in ("davon", "ausgehen", "aus"))
            return Proposition(
                tuple(syntax.tokens_under(child)), Form.OWN_VOICE, child, cue,
                certainty=Certainty.PROBABLE,
            )  # fmt: skip
    return None


def _by_hearsay(syntax: Syntax, number: int) -> Proposition | None:
    """ "Angeblich ist der Vertrag unterschrieben", "Dem Vernehmen nach …"; and "gilt als" of the present."""
    clause = syntax.clauses[number]
    if clause.kind is not ClauseKind.MAIN:
        return None
    if (
        clause.predicate == "gelten"
        and any(syntax.lower[t] == "als" for t in clause.tokens)
        and clause.subject
        and _is_described(syntax, number)
    ):
        content = tuple(t for t in own_words(syntax, number) if t not in clause.verbs)
        return Proposition(content, Form.OWN_VOICE, number, clause.verbs, forward=False)
    words = [syntax.lower[t] for t in clause.tokens]
    for phrase, level in modality().certainty.items():
        start = place_of(words, phrase) if level == "unknown" else None
        if start is not None:
            cue = tuple(clause.tokens[start : start + len(phrase)])
            content = tuple(t for t in own_words(syntax, number) if t not in cue)
            return Proposition(content, Form.FREE_INDIRECT, number, cue, certainty=Certainty.UNKNOWN)
    return None


def _is_described(syntax: Syntax, number: int) -> bool:
    """ "… als Vorbote der Reise" tells something; "als erfahren", "als Formsache" only values."""
    clause = syntax.clauses[number]
    als = next(t for t in clause.tokens if syntax.lower[t] == "als")
    if als and syntax.lower[als - 1] in ("anders", "mehr", "weniger"):
        return False
    behind = [t for t in own_words(syntax, number) if t > als and t not in clause.verbs]
    return sum(syntax.tags[t] in ("NN", "NE") for t in behind) > 1 and syntax.tags[behind[0]] != "ADJD"


def _child_ahead(syntax: Syntax, child: int, outlook: Outlook) -> bool:
    clause = syntax.clauses[child]
    if clause.tense is Tense.PAST:
        return False
    return outlook.certainty != "certain" or clause.tense is Tense.FUTURE or clause.modal == "müssen"


def _as_passive(syntax: Syntax, number: int) -> Proposition | None:
    """ "ist geplant", "wird erwartet", "kann nicht ausgeschlossen werden", "wurde spekuliert"."""
    clause = syntax.clauses[number]
    words = modality()
    participles = [t for t in clause.verbs if syntax.tags[t].endswith("PP")]
    for token in participles or [t for t in clause.tokens if syntax.tags[t] in ("VVPP", "ADJD")]:
        lemma = syntax.lemmas[token].lower()
        ruled_out = words.outlook.get((lemma, "not_passive"))
        if ruled_out and negations(syntax, clause.tokens):
            made = _made(clause_with_condition(syntax, number), number, ruled_out, (), number)
            return replace(made, polarity=Polarity.POSITIVE)
        outlook = words.outlook.get((lemma, "passive"))
        stands = clause.passive or syntax.lemmas[clause.finite or 0] in ("sein", "werden")
        if outlook is None or not stands:
            continue
        if any(syntax.clauses[c].kind is not ClauseKind.RELATIVE for c in syntax.children.get(number, ())):
            continue
        past = clause.tense is Tense.PAST and outlook.word != "spekulieren"
        if not past:
            content = [
                t
                for t in clause_with_condition(syntax, number)
                if t not in clause.verbs or outlook.kind == "announcement"
            ]
            return _made(content, number, outlook, (token,), None)
    return None


def _as_active(syntax: Syntax, number: int) -> Proposition | None:
    """ "steht bevor", "droht zu scheitern"."""
    clause = syntax.clauses[number]
    carrier = syntax.lemmas[clause.finite].lower() if clause.finite is not None else ""
    threatens = carrier == "drohen" and any(syntax.tags[t] == "PTKZU" for t in clause.tokens)
    outlook = modality().outlook.get(("drohen" if threatens else clause.predicate, "active"))
    if outlook is None or clause.tense is Tense.PAST or clause.mood is Mood.SUBJUNCTIVE_1:
        return None
    if outlook.word == "drohen" and any(
        syntax.clauses[c].kind is ClauseKind.SUBORDINATE for c in syntax.children.get(number, ())
    ):
        return None
    return _made(clause_with_condition(syntax, number), number, outlook, (), number)


def _by_sign(syntax: Syntax, number: int) -> Proposition | None:
    """ "Es mehren sich die Hinweise, wonach …", "Die Tendenz lautet: …"."""
    clause = syntax.clauses[number]
    if not any(syntax.lemmas[t] in SIGNS for t in clause.tokens):
        return None
    for child in syntax.children.get(number, ()):
        if syntax.clauses[child].kind is ClauseKind.MAIN and syntax.clauses[child].tense is not Tense.PAST:
            return Proposition(
                tuple(clause_with_condition(syntax, child)), Form.OWN_VOICE, child, tuple(clause.tokens),
                kind=Kind.FORECAST, certainty=Certainty.PROBABLE, forward=True,
            )  # fmt: skip
        if syntax.lower[syntax.clauses[child].tokens[0]] in ("wonach", "dass", "daß"):
            content = [t for t in syntax.tokens_under(child) if t != syntax.clauses[child].tokens[0]]
            return Proposition(
                tuple(content), Form.OWN_VOICE, child, tuple(clause.tokens),
                kind=Kind.FORECAST, certainty=Certainty.PROBABLE, forward=True,
            )  # fmt: skip
    return None


def appositions(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """ "Lübeck, denkbarer Sitz der Behörde, …", "Brandt, Kölns erster Wunschkandidat, …"."""
    words = modality()
    for comma in range(1, len(syntax.words) - 2):
        if syntax.words[comma] != "," or syntax.tags[comma - 1] not in ("NE", "NN") or comma in covered:
            continue
        end = _phrase_end(syntax, comma + 1)
        inner = range(comma + 1, end)
        if (
            not inner
            or any(syntax.is_verb(t) for t in inner)
            or syntax.words[min(end, len(syntax.words) - 1)] != ","
        ):
            continue
        possible = any(words.ahead.get(syntax.lemmas[t].lower()) == "possible" for t in inner)
        candidate = [t for t in inner if _is_candidate_noun(syntax, t)]
        if not (possible and syntax.tags[comma + 1] == "ADJA") and not candidate:
            continue
        start = comma - 1
        while start > 0 and syntax.tags[start - 1] == "NE":
            start -= 1
        level = Certainty.PROBABLE if _is_foremost(syntax, inner) else Certainty.POSSIBLE
        yield Proposition(
            tuple(range(start, end)), Form.OWN_VOICE, None, kind=Kind.FORECAST, certainty=level, forward=True
        )


def _phrase_end(syntax: Syntax, start: int) -> int:
    end = start
    while end < len(syntax.words) and not syntax.tags[end].startswith("$") and end - start < 12:
        end += 1
    return end
