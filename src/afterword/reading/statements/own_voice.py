"""The article's own sentences that look ahead, and hearsay with soll: nobody is named for them."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.german.grammar import words_of
from afterword.german.modality import modality
from afterword.german.verbs import Mood, Tense, may_suppose
from afterword.reading.statements.content import clause_with_condition, own_words, trim
from afterword.reading.statements.forward import Ahead
from afterword.reading.statements.outlook import appositions, by_predicate
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, negations
from afterword.reading.statements.when import when
from afterword.reading.statements.wording import is_close, is_soon, is_state
from afterword.reading.structure import Clause, ClauseKind
from afterword.records import Certainty, Form, Period

NO_OUTLOOK_OPENERS = frozenset({"wie", "was", "wo", "worüber", "wieso", "bis", "bevor", "ehe", "als"}).union(
    *(words_of(name) for name in ("conditions", "complements", "aims", "questions"))
)
INFINITIVES = ("VVINF", "VAINF", "VMINF", "VVIZU")


def own_voice(syntax: Syntax, published: Period, covered: frozenset[int]) -> Iterator[Proposition]:
    """Every clause outside of quotations that looks ahead in the article's own voice."""
    for number, clause in enumerate(syntax.clauses):
        own = [token for token in clause.tokens if not syntax.is_punctuation(token)]
        if not own or sum(token in covered for token in own) * 2 > len(own):
            continue
        if syntax.is_question(own[0]) or any(syntax.lower[t] in ("ihr", "du") for t in clause.subject):
            continue
        several = by_predicate(syntax, number) or _by_clause(syntax, number, published)
        yield from (found for found in several if not covered.intersection(trim(syntax, found.content)))
    yield from appositions(syntax, covered)


def _by_clause(syntax: Syntax, number: int, published: Period) -> list[Proposition]:
    """Futur, Präsens with a time ahead, modal verbs and adverbs."""
    found = _clause_ahead(syntax, number, published)
    return [] if found is None else [found]


def _clause_ahead(syntax: Syntax, number: int, published: Period) -> Proposition | None:
    clause = syntax.clauses[number]
    if clause.finite is None or _is_opened_otherwise(syntax, clause) or _compares(syntax, clause):
        return None
    if clause.tense is not Tense.PAST and _is_dated_back(syntax, number, published):
        return None
    if clause.kind is ClauseKind.MAIN and _is_bare_condition(syntax, number):
        return None
    if clause.modal == "sollen" and clause.mood is not Mood.SUBJUNCTIVE_2:
        return _with_soll(syntax, number, published)
    if clause.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        future = clause.tense is Tense.FUTURE and clause.mood is not Mood.SUBJUNCTIVE_2
        if not future or syntax.full_verb_is_perfect(clause):
            return None
        return Proposition(tuple(clause_with_condition(syntax, number)), Form.OWN_VOICE, number, forward=True)
    if _looks_ahead(syntax, number, published):
        return Proposition(tuple(clause_with_condition(syntax, number)), Form.OWN_VOICE, number, forward=True)
    return None


def _is_opened_otherwise(syntax: Syntax, clause: Clause) -> bool:
    opener = syntax.lower[clause.opener] if clause.opener is not None else ""
    if opener in NO_OUTLOOK_OPENERS:
        return True
    first = clause.tokens[0]
    opens = syntax.tags[first].startswith(("KOU", "PW"))
    return opens and syntax.lower[first] in NO_OUTLOOK_OPENERS - {"als"}


def _compares(syntax: Syntax, clause: Clause) -> bool:
    """ "…, als wäre das leicht"."""
    first = clause.tokens[0]
    before = syntax.lower[first - 1] if first else ""
    opened = syntax.lower[first] == "als" and clause.finite == first + 1
    return opened or (before == "als" and clause.finite == first)


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


def _with_soll(syntax: Syntax, number: int, published: Period) -> Proposition | None:
    """soll: hearsay of what was or is; else a plan, or what somebody is meant to do."""
    clause = syntax.clauses[number]
    assert clause.finite is not None
    if clause.tense is Tense.PAST or syntax.lower[clause.finite].startswith("sollte"):
        return None
    content = tuple(clause_with_condition(syntax, number))
    wording = Ahead(syntax, Proposition(content, Form.OWN_VOICE, number))
    ahead = wording.starts_ahead(_told(syntax, number, published), published) or wording.conditional
    planned = _is_dated_ahead(syntax, number, published) or (is_state(clause) and ahead)
    hearsay = not planned and (syntax.full_verb_is_perfect(clause) or is_state(clause))
    if not any(syntax.tags[t] in (*INFINITIVES, "VVPP", "VAPP") for t in clause.verbs):
        return None
    close = is_close(syntax, clause.tokens)
    if hearsay or _habit(syntax, clause):
        return Proposition(
            content, Form.FREE_INDIRECT, number, (clause.finite,), certainty=Certainty.UNKNOWN, forward=close
        )
    return Proposition(
        content, Form.FREE_INDIRECT, number, (clause.finite,), certainty=Certainty.PROBABLE, forward=True
    )


def _is_dated_ahead(syntax: Syntax, number: int, published: Period) -> bool:
    """Whether a time in the clause lies wholly after the article's day."""
    if published.latest is None or not syntax.times_in(syntax.clauses[number].tokens):
        return False
    about = _told(syntax, number, published)
    if about.latest is None and about.earliest == published.latest:
        return True  # "soll künftig … sein"
    return about.earliest is not None and about.earliest > published.latest


def _is_dated_back(syntax: Syntax, number: int, published: Period) -> bool:
    """ "2005 wird sie Ministerin", told of the past in the present tense."""
    if published.earliest is None or not syntax.times_in(syntax.clauses[number].tokens):
        return False
    latest = _told(syntax, number, published).latest
    return latest is not None and latest < published.earliest


def _told(syntax: Syntax, number: int, published: Period) -> Period:
    """The time that a clause tells."""
    proposition = Proposition(tuple(own_words(syntax, number)), Form.OWN_VOICE, number)
    return when(syntax, proposition, published)[1]


def _habit(syntax: Syntax, clause: Clause) -> bool:
    """A clause of contrast or cause tells what is said to be going on: "während er … liefern soll"."""
    return clause.kind is ClauseKind.SUBORDINATE and syntax.lower[clause.tokens[0]] in (
        "während",
        "obwohl",
        "weil",
    )


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
    if may_suppose(finite) and clause.mood is Mood.SUBJUNCTIVE_2:
        return True
    wording = Ahead(syntax, Proposition(tuple(clause.tokens), Form.OWN_VOICE, number))
    if is_close(syntax, clause.tokens) or _forbids(syntax, clause) or _supposes_a_will(syntax, clause):
        return True
    if clause.modal == "müssen" and _consequence_of_condition(syntax, number):
        return True
    if wording.conditional_present(clause):
        return True
    if clause.predicate == "werden" and _becomes(syntax, clause):
        return True
    return _present_ahead(syntax, number, published)


def _supposes_a_will(syntax: Syntax, clause: Clause) -> bool:
    """ "Damit wollen beide vermutlich Zeichen setzen"."""
    return clause.modal == "wollen" and any(syntax.lower[t] in modality().supposing for t in clause.tokens)


def _consequence_of_condition(syntax: Syntax, number: int) -> bool:
    """ "Sollte sie annehmen, muss der Verein zahlen"; "Wenn sie annimmt, muss er zahlen"."""
    return len(clause_with_condition(syntax, number)) > len(own_words(syntax, number)) or any(
        syntax.lower[syntax.clauses[child].tokens[0]] in words_of("conditions")
        for child in syntax.children.get(number, ())
    )


def _forbids(syntax: Syntax, clause: Clause) -> bool:
    """ "Sie dürfen ihren Partner nicht verärgern"."""
    return clause.modal == "dürfen" and bool(negations(syntax, clause.tokens))


def _becomes(syntax: Syntax, clause: Clause) -> bool:
    """ "Sie wird keine Trainerin", "Er wird es nicht": werden with neither adjective nor participle."""
    if any(syntax.tags[t].endswith("PP") or syntax.tags[t] in ("ADJD", *INFINITIVES) for t in clause.tokens):
        return False
    end = syntax.sentences[syntax.sentence_of[clause.tokens[0]]][1]
    if any(syntax.tags[t] == "VVPP" for t in range(clause.tokens[-1] + 1, end)):
        return False  # its participle may stand behind what parts it: "werden Ärzte und Pfleger gesucht"
    return clause.mood in (Mood.INDICATIVE, Mood.AMBIGUOUS) and clause.tense is Tense.PRESENT


def _present_ahead(syntax: Syntax, number: int, published: Period) -> bool:
    """Präsens with a time ahead, or with an adverb that supposes."""
    clause = syntax.clauses[number]
    if clause.tense is not Tense.PRESENT or clause.mood is Mood.SUBJUNCTIVE_1:
        return False
    if is_soon(syntax, clause.tokens):
        return True
    tokens = clause.tokens
    if not syntax.times_in(tokens):
        return False
    wording = Ahead(syntax, Proposition(tuple(tokens), Form.OWN_VOICE, number))
    _, about = when(syntax, wording.proposition, published)
    return wording.starts_ahead(about, published)
