"""The article's own sentences that look ahead, and hearsay with soll: nobody is named for them."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.modality import Outlook, modality
from afterword.german.verbs import Mood, Tense
from afterword.reading.statements.axes import STATES, Wording
from afterword.reading.statements.content import own_words, trim
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Kind, Period, Polarity

NO_OUTLOOK_OPENERS = frozenset(
    {"wenn", "falls", "sofern", "ob", "wann", "wie", "wer", "was", "wo", "warum", "wieso", "weshalb",
     "welche", "welcher", "welches",
     "wohin", "worüber", "damit", "bis", "bevor", "ehe", "dass", "daß", "um", "als"}
)  # fmt: skip
CLOSE = ("kurz vor", "nur einen schritt", "auf dem weg zu", "auf der zielgeraden", "unmittelbar vor")
ADVERBS_AHEAD = frozenset(
    {"bald", "demnächst", "künftig", "morgen", "übermorgen", "zukünftig", "in kürze", "alsbald", "nächstens"}
)
SIGNS = frozenset({"Zeichen", "Anzeichen", "Hinweis", "Tendenz", "Vermutung"})
INFINITIVES = ("VVINF", "VAINF", "VMINF", "VVIZU")


def own_voice(syntax: Syntax, published: Period, covered: frozenset[int]) -> Iterator[Proposition]:
    """Every clause outside of quotations that looks ahead in the article's own voice."""
    for number, clause in enumerate(syntax.clauses):
        own = [token for token in clause.tokens if not syntax.is_punctuation(token)]
        if not own or sum(token in covered for token in own) * 2 > len(own):
            continue
        if syntax.is_question(own[0]):
            continue
        found = _by_predicate(syntax, number) or _by_clause(syntax, number, published)
        if found is not None and not covered.intersection(trim(syntax, found.content)):
            yield found
    yield from _appositions(syntax, covered)


def _by_clause(syntax: Syntax, number: int, published: Period) -> Proposition | None:
    """Futur, Präsens with a time ahead, modal verbs and adverbs."""
    clause = syntax.clauses[number]
    if clause.finite is None or _is_opened_otherwise(syntax, clause):
        return None
    if clause.kind is ClauseKind.MAIN and _is_bare_condition(syntax, number):
        return None
    if clause.modal == "sollen" and clause.mood is not Mood.SUBJUNCTIVE_2:
        return _with_soll(syntax, number)
    if clause.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        if clause.tense is not Tense.FUTURE or syntax.full_verb_is_perfect(clause):
            return None
        return Proposition(tuple(_content(syntax, number)), Form.OWN_VOICE, number, forward=True)
    if _looks_ahead(syntax, number, published):
        return Proposition(tuple(_content(syntax, number)), Form.OWN_VOICE, number, forward=True)
    return None


def _is_opened_otherwise(syntax: Syntax, clause: Clause) -> bool:
    first = syntax.lower[clause.tokens[0]]
    opener = syntax.lower[clause.opener] if clause.opener is not None else ""
    return first in NO_OUTLOOK_OPENERS - {"als"} or opener in NO_OUTLOOK_OPENERS


def _is_bare_condition(syntax: Syntax, number: int) -> bool:
    """ "Sollte er annehmen, …": the verb opens the clause; its consequence carries the statement."""
    clause = syntax.clauses[number]
    first = next((token for token in clause.tokens if not syntax.is_punctuation(token)), None)
    return first is not None and first == clause.finite and not _consequence_before(syntax, first)


def _consequence_before(syntax: Syntax, token: int) -> bool:
    """Whether the verb stands first only because a clause stands before it in its sentence."""
    start, _ = syntax.sentences[syntax.sentence_of[token]]
    before = [i for i in range(start, token) if not syntax.is_punctuation(i)]
    return bool(before)


def _content(syntax: Syntax, number: int) -> list[int]:
    """The clause; a condition that stands before or after it belongs to it."""
    tokens = set(own_words(syntax, number))
    start, end = syntax.sentences[syntax.sentence_of[syntax.clauses[number].tokens[0]]]
    for other, clause in enumerate(syntax.clauses):
        if other == number or not start <= clause.tokens[0] < end:
            continue
        opens_with_verb = clause.kind is ClauseKind.MAIN and clause.finite == clause.tokens[0]
        before = max(clause.tokens) < min(syntax.clauses[number].tokens)
        if opens_with_verb and before and syntax.clauses[number].finite == syntax.clauses[number].tokens[0]:
            tokens.update(own_words(syntax, other))
    clause = syntax.clauses[number]
    if clause.opener is not None and clause.kind is ClauseKind.SUBORDINATE:
        tokens.discard(clause.opener)
    return sorted(tokens)


def _with_soll(syntax: Syntax, number: int) -> Proposition | None:
    """soll: hearsay of what was or is; else a plan, or what somebody is meant to do."""
    clause = syntax.clauses[number]
    assert clause.finite is not None
    if clause.tense is Tense.PAST or syntax.lower[clause.finite].startswith("sollte"):
        return None
    content = tuple(_content(syntax, number))
    hearsay = syntax.full_verb_is_perfect(clause) or clause.predicate in STATES
    if not any(syntax.tags[t] in (*INFINITIVES, "VVPP", "VAPP") for t in clause.verbs):
        return None
    close = _is_close(syntax, clause)
    if hearsay or _habit(syntax, clause):
        return Proposition(
            content, Form.FREE_INDIRECT, number, (clause.finite,), certainty=Certainty.UNKNOWN, forward=close
        )
    return Proposition(
        content, Form.FREE_INDIRECT, number, (clause.finite,), certainty=Certainty.PROBABLE, forward=True
    )


def _habit(syntax: Syntax, clause: Clause) -> bool:
    """A clause of contrast or cause tells what is said to be going on: "während er … liefern soll"."""
    return clause.kind is ClauseKind.SUBORDINATE and syntax.lower[clause.tokens[0]] in (
        "während",
        "obwohl",
        "weil",
    )


def _is_close(syntax: Syntax, clause: Clause) -> bool:
    words = " ".join(syntax.lower[token] for token in clause.tokens)
    return any(phrase in words for phrase in CLOSE)


def _looks_ahead(syntax: Syntax, number: int, published: Period) -> bool:
    clause = syntax.clauses[number]
    assert clause.finite is not None
    if clause.tense is Tense.PAST or syntax.full_verb_is_perfect(clause):
        return False
    if clause.tense is Tense.FUTURE:
        return True
    finite = syntax.lower[clause.finite]
    infinitive = any(syntax.tags[t] in INFINITIVES for t in clause.verbs)
    if finite.startswith(("könnt", "dürft", "würd", "müsst")) and infinitive:
        return True
    if (
        finite.startswith(("wär", "bliebe", "ließe", "bräucht", "gäb", "käm", "ging"))
        and clause.mood is Mood.SUBJUNCTIVE_2
    ):
        return True
    wording = Wording(syntax, Proposition(tuple(clause.tokens), Form.OWN_VOICE, number))
    if _is_close(syntax, clause) or _forbids(syntax, clause):
        return True
    if clause.predicate == "werden" and _becomes(syntax, clause):
        return True
    return _present_ahead(syntax, clause, wording, published)


def _forbids(syntax: Syntax, clause: Clause) -> bool:
    """ "Sie dürfen ihren Partner nicht verärgern"."""
    return clause.modal == "dürfen" and bool(negations(syntax, clause.tokens))


def _becomes(syntax: Syntax, clause: Clause) -> bool:
    """ "Sie wird keine Trainerin", "Er wird es nicht": werden with neither adjective nor participle."""
    if any(syntax.tags[t].endswith("PP") or syntax.tags[t] in ("ADJD", *INFINITIVES) for t in clause.tokens):
        return False
    return clause.mood in (Mood.INDICATIVE, Mood.AMBIGUOUS) and clause.tense is Tense.PRESENT


def _present_ahead(syntax: Syntax, clause: Clause, wording: Wording, published: Period) -> bool:
    """Präsens with a time ahead, or with an adverb that supposes."""
    if clause.tense is not Tense.PRESENT or clause.mood is Mood.SUBJUNCTIVE_1:
        return False
    if any(word in ADVERBS_AHEAD for word in (syntax.lower[token] for token in clause.tokens)):
        return True
    return any(wording.starts_ahead(time.period, published) for time in syntax.times_in(clause.tokens))


def _by_predicate(syntax: Syntax, number: int) -> Proposition | None:
    """Fixed predicates: ist offen, gilt als, wird gehandelt, ist geplant, steht bevor, droht zu."""
    clause = syntax.clauses[number]
    if clause.finite is None or clause.kind is ClauseKind.INFINITIVE:
        return None
    return (
        _as_candidate(syntax, number)
        or _as_adjective(syntax, number)
        or _as_passive(syntax, number)
        or _as_active(syntax, number)
        or _by_sign(syntax, number)
    )


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
    foremost = any(mark in syntax.words[t] for t in clause.tokens for mark in words.foremost)
    nominated = any(_is_candidate_noun(syntax, t) for t in clause.tokens)
    if outlook is not None and (nominated or (outlook.word == "handeln" and clause.passive)):
        content = [t for t in own_words(syntax, number) if t not in clause.verbs]
        level = Certainty.PROBABLE if foremost else Certainty.POSSIBLE
        return Proposition(
            tuple(content), Form.OWN_VOICE, None, clause.verbs, kind=Kind.FORECAST,
            certainty=level, forward=True,
            polarity=Polarity.NEGATIVE if negations(syntax, clause.tokens) else Polarity.POSITIVE,
        )  # fmt: skip
    placed = any(syntax.lemmas[t] in words.candidate_places for t in clause.tokens)
    if placed and clause.predicate in ("stehen", "sein", "bleiben") and not negations(syntax, clause.tokens):
        level = Certainty.PROBABLE if foremost else Certainty.POSSIBLE
        return Proposition(
            tuple(own_words(syntax, number)), Form.OWN_VOICE, number, kind=Kind.FORECAST, certainty=level,
            forward=True,
        )  # fmt: skip
    return None


def _is_candidate_noun(syntax: Syntax, token: int) -> bool:
    words = modality()
    if syntax.lemmas[token] in words.candidates or syntax.words[token] in words.candidates:
        return True
    lemma = syntax.lower[token]
    if syntax.tags[token] == "NN" and lemma.endswith(("kandidat", "kandidaten", "favorit", "favoriten")):
        return True
    if token and syntax.lemmas[token - 1].lower() in words.ahead and syntax.tags[token] == "NN":
        return syntax.tags[token - 1] == "ADJA"
    return syntax.lower[token] == "nummer"


def _as_adjective(syntax: Syntax, number: int) -> Proposition | None:
    """ "Ob es dazu kommt, ist offen", "Als wahrscheinlich gilt, dass …", "Klar ist: …"."""
    clause = syntax.clauses[number]
    if clause.predicate not in ("sein", "gelten", "bleiben", "erscheinen", "scheinen"):
        return None
    for token in clause.tokens:
        outlook = modality().outlook.get((syntax.lemmas[token].lower(), "adjective"))
        if outlook is None or syntax.tags[token] not in ("ADJD", "ADV"):
            continue
        for child in syntax.children.get(number, ()):
            first = syntax.lower[syntax.clauses[child].tokens[0]]
            if first in ("ob", "dass", "daß") and _child_ahead(syntax, child, outlook):
                content = syntax.tokens_under(child)
                return _made(content, number, outlook, (token,), child)
    return None


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
            return _made(_content(syntax, number), number, ruled_out, (), number)
        outlook = words.outlook.get((lemma, "passive"))
        stands = clause.passive or syntax.lemmas[clause.finite or 0] in ("sein", "werden")
        if outlook is None or not stands or _agent_named(syntax, clause):
            continue
        past = clause.tense is Tense.PAST and outlook.word != "spekulieren"
        if not past:
            content = [
                t for t in _content(syntax, number) if t not in clause.verbs or outlook.kind == "announcement"
            ]
            return _made(content, number, outlook, (token,), None)
    return None


def _agent_named(syntax: Syntax, clause: Clause) -> bool:
    return False


def _as_active(syntax: Syntax, number: int) -> Proposition | None:
    """ "steht bevor", "droht zu scheitern"."""
    clause = syntax.clauses[number]
    outlook = modality().outlook.get((clause.predicate, "active"))
    if outlook is None or clause.tense is Tense.PAST or clause.mood is Mood.SUBJUNCTIVE_1:
        return None
    if outlook.word == "drohen" and any(
        syntax.clauses[c].kind is ClauseKind.SUBORDINATE for c in syntax.children.get(number, ())
    ):
        return None
    return _made(_content(syntax, number), number, outlook, (), number)


def _by_sign(syntax: Syntax, number: int) -> Proposition | None:
    """ "Die Zeichen verdichten sich, wonach …", "Die Tendenz lautet: …"."""
    clause = syntax.clauses[number]
    if not any(syntax.lemmas[t] in SIGNS for t in clause.tokens):
        return None
    for child in syntax.children.get(number, ()):
        if syntax.lower[syntax.clauses[child].tokens[0]] in ("wonach", "dass", "daß"):
            content = [t for t in syntax.tokens_under(child) if t != syntax.clauses[child].tokens[0]]
            return Proposition(
                tuple(content), Form.OWN_VOICE, child, tuple(clause.tokens), kind=Kind.FORECAST,
                certainty=Certainty.PROBABLE, forward=True,
            )  # fmt: skip
    return None


def _appositions(syntax: Syntax, covered: frozenset[int]) -> Iterator[Proposition]:
    """ "Wladiwostok, möglicher Ort des Treffens, …", "Nagelsmann, Bayerns aktueller Topfavorit, …"."""
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
        foremost = any(mark in syntax.words[t] for t in inner for mark in words.foremost)
        level = Certainty.PROBABLE if foremost else Certainty.POSSIBLE
        yield Proposition(
            tuple(range(start, end)), Form.OWN_VOICE, None, kind=Kind.FORECAST, certainty=level, forward=True
        )


def _phrase_end(syntax: Syntax, start: int) -> int:
    end = start
    while end < len(syntax.words) and not syntax.tags[end].startswith("$") and end - start < 12:
        end += 1
    return end
