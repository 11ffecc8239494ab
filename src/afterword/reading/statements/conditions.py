"""The condition under which a proposition holds: the words of the text that state it.

"wenn der Rat zustimmt", "sollte er zustimmen", "im Falle eines Sieges", "es sei denn, …". What holds either
way ("auch wenn"), whenever it came ("immer wenn") or only names the matter ("wenn es um … geht") is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from afterword.german.conditions import Phrase, conditions
from afterword.german.cues import lexicon
from afterword.german.verbs import Mood, Tense
from afterword.reading.phrases import extended, phrase_at
from afterword.reading.statements.judgements import is_event_noun
from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax, begins_with, place_of
from afterword.reading.structure import ClauseKind
from afterword.reading.words import Words
from afterword.records import Form

MARKS = frozenset("„“”»«\"'‚‘’›‹")


def condition_of(syntax: Syntax, proposition: Proposition) -> tuple[int, ...]:
    """The tokens of the condition that a proposition stands under; none where it stands under none."""
    rules = (_by_phrase, _by_conjunction, _by_verb_first, _by_noun, _by_pointing)
    stated = (tokens for rule in rules for tokens in rule(syntax, proposition))
    return next((tuple(t for t in tokens) for tokens in stated if tokens), ())


# --- Clauses ------------------------------------------------------------------------------------------


def _by_conjunction(syntax: Syntax, proposition: Proposition) -> Iterator[list[int]]:
    """ "wenn der Rat zustimmt", with "nur", "außer" before it."""
    for number in _near(syntax, proposition, _is_condition_clause):
        if not _is_custom(syntax, number, proposition):
            tokens = _whole(syntax, number, proposition)
            yield [*_limits_before(syntax, tokens[0]), *tokens]


def _is_condition_clause(syntax: Syntax, number: int) -> bool:
    clause, table = syntax.clauses[number], conditions()
    first = clause.opener if clause.opener is not None else clause.tokens[0]
    if syntax.lower[first] not in table.openers or not syntax.tags[first].startswith("KO"):
        return False
    if any(_ends_before(syntax, first, phrase) for phrase in table.either_way_before):
        return False
    if any(_begins_at(syntax, first + 1, phrase) for phrase in table.either_way_behind):
        return False
    return not any(_begins_at(syntax, first, phrase) for phrase in table.topics)


def _is_custom(syntax: Syntax, number: int, proposition: Proposition) -> bool:
    """ "Wenn sie kam, brachte sie Kuchen": both in the past, so it is "whenever"."""
    if proposition.lead is None:
        return False
    both = (syntax.clauses[number], syntax.clauses[proposition.lead])
    return all(c.tense is Tense.PAST and c.mood is not Mood.SUBJUNCTIVE_2 for c in both)


def _limits_before(syntax: Syntax, first: int) -> list[int]:
    for phrase in conditions().limits:
        if _ends_before(syntax, first, phrase):
            return list(range(first - len(phrase), first))
    return []


def _by_verb_first(syntax: Syntax, proposition: Proposition) -> Iterator[list[int]]:
    """ "Stimmt der Rat zu, …", "…, sollte der Rat zustimmen", "…, hätte die Stadt gezahlt"."""
    lead = proposition.lead
    if lead is None:
        return
    for number in _near(syntax, proposition, _is_verb_first):
        clause = syntax.clauses[number]
        one_looks = [syntax.lower[t] for t in clause.subject] == ["man"]
        if one_looks and clause.predicate in conditions().looking:
            continue
        if _is_frame(syntax, number) or _is_told_as_fact(syntax, number, lead):
            continue
        if _leads_to(syntax, number, lead) or _follows_as_condition(syntax, number, lead):
            yield _whole(syntax, number, proposition)


def _is_verb_first(syntax: Syntax, number: int) -> bool:
    clause = syntax.clauses[number]
    first = clause.tokens[0]
    if clause.kind is not ClauseKind.MAIN or clause.finite != first or not clause.subject:
        return False
    asks = syntax.tags[first].endswith("IMP") or syntax.words[first + 1 : first + 2] == ["Sie"]
    return not asks  # "Nehmen Sie teil, …"


def _is_told_as_fact(syntax: Syntax, number: int, lead: int) -> bool:
    """ "Kamen früher hundert Gäste, so sind es heute zehn": what was, set against what is."""
    clause, leading = syntax.clauses[number], syntax.clauses[lead]
    was = clause.tense is Tense.PAST and clause.mood is not Mood.SUBJUNCTIVE_2 and not clause.modal
    return was and leading.mood is not Mood.SUBJUNCTIVE_2


def _is_frame(syntax: Syntax, number: int) -> bool:
    """ "…, sagte Roth, …": its verb stands first too."""
    clause = syntax.clauses[number]
    if any(clause.finite in quotation.cue for quotation in syntax.quotations):
        return True
    cue = lexicon().verbs.get(clause.predicate)
    return cue is not None and cue.speaks and syntax.tags[clause.tokens[0]] == "VVFIN"


def _leads_to(syntax: Syntax, number: int, lead: int) -> bool:
    """Whether it stands first and the consequence begins with its verb, "so" or "dann" right behind."""
    clause, consequence = syntax.clauses[number], syntax.clauses[lead]
    opens = clause.tokens[0]
    begins = (
        opens == syntax.sentences[syntax.sentence_of[opens]][0]
        or clause.parent == lead  # "Roth sagte, sollte der Rat zustimmen, werde er gehen"
        or (
            syntax.words[opens - 1] != ","
            and (syntax.is_punctuation(opens - 1) or syntax.tags[opens - 1] == "KON")
        )
    )  # behind a comma it only goes on: "…, greift er an, macht Geschenke"
    ends = max(syntax.tokens_under(number))
    after = next((t for t in range(ends + 1, len(syntax.words)) if not syntax.is_punctuation(t)), None)
    first = consequence.tokens[0]
    close = after == first and syntax.sentence_of[first] == syntax.sentence_of[ends]
    finite = consequence.finite
    linked = syntax.lower[first] in ("so", "dann") and finite == first + 1
    return begins and close and finite is not None and (finite == first or linked)


def _follows_as_condition(syntax: Syntax, number: int, lead: int) -> bool:
    if min(syntax.clauses[number].tokens) < min(syntax.clauses[lead].tokens):
        return False
    if begins_with(syntax, number, conditions().verb_first):
        return True
    supposed = syntax.clauses[lead].mood is Mood.SUBJUNCTIVE_2
    return supposed and begins_with(syntax, number, conditions().supposing)


def _near(syntax: Syntax, proposition: Proposition, is_fit: Callable[[Syntax, int], bool]) -> list[int]:
    """The fit clauses in its words or beside them, and in no relative clause there; few are fit."""
    content, lead = set(proposition.content), proposition.lead
    sentences = {syntax.sentence_of[token] for token in content}
    found = []
    for number in sorted(k for sentence in sentences for k in syntax.clauses_of.get(sentence, ())):
        if number == lead or not is_fit(syntax, number):
            continue
        inside = not content.isdisjoint(syntax.clauses[number].tokens)
        if (inside or _beside(syntax, number, lead)) and not _within_relative(syntax, number, lead):
            found.append(number)
    return sorted(found, key=lambda number: syntax.clauses[number].parent != lead)


def _beside(syntax: Syntax, number: int, lead: int | None) -> bool:
    """Whether a clause hangs on the leading one, or right behind it on the same."""
    if lead is None:
        return False
    clause, leading = syntax.clauses[number], syntax.clauses[lead]
    if clause.parent == lead:
        return True
    behind = clause.tokens[0] - max(syntax.tokens_under(lead)) in (1, 2)
    before = leading.tokens[0] - max(syntax.tokens_under(number)) in (1, 2)
    if clause.kind is ClauseKind.MAIN or (before and leading.finite == leading.tokens[0]):
        return behind or before  # "…, falls es Streit gibt, müsste sie zahlen"
    return behind and clause.parent == leading.parent


def _within_relative(syntax: Syntax, number: int, lead: int | None) -> bool:
    above, seen = syntax.clauses[number].parent, {number}
    while above is not None and above != lead and above not in seen:
        if syntax.clauses[above].kind is ClauseKind.RELATIVE:
            return True
        seen.add(above)
        above = syntax.clauses[above].parent
    return False


def _whole(syntax: Syntax, number: int, proposition: Proposition) -> list[int]:
    """A clause with all that hangs on it, as far as the proposition's own clause does not stand between."""
    own = syntax.clauses[number].tokens
    under = syntax.tokens_under(number)
    lead = proposition.lead
    leading = set(syntax.clauses[lead].tokens) if lead is not None else set()
    found = list(own) if leading.intersection(range(min(under), max(under) + 1)) else under
    opener = syntax.clauses[number].opener
    return found if opener is None else [t for t in found if t >= opener]  # "Aber wenn …"


# --- Phrases ------------------------------------------------------------------------------------------


def _by_phrase(syntax: Syntax, proposition: Proposition) -> Iterator[list[int]]:
    """ "unter der Bedingung, dass …", "vorausgesetzt, …", "es sei denn, …"; "im Falle eines Sieges"."""
    for token in _reach(syntax, proposition):
        if syntax.lower[token] not in conditions().first_words:
            continue  # nearly all
        for phrase in conditions().phrases:
            after = token + len(phrase)
            if _begins_at(syntax, token, phrase) and syntax.words[after : after + 1] == [","]:
                yield list(range(token, _end_of_next(syntax, after + 1)))
        for phrase in conditions().in_case:
            if not _begins_at(syntax, token, phrase):
                continue
            end = _end_with_noun(syntax, token + len(phrase))
            if end is not None:
                yield list(range(token, end))


def _end_of_next(syntax: Syntax, first: int) -> int:
    """The end (exclusive) of the clause that begins at a token, with what hangs on it."""
    number = syntax.home[first]
    if number < 0:
        return first
    return max(t for t in syntax.tokens_under(number) if t >= first) + 1


def _end_with_noun(syntax: Syntax, first: int) -> int | None:
    """The end (exclusive) of the genitive, or of the phrase with "von", that begins at a token."""
    words = Words.of(syntax.doc)
    end = syntax.sentences[syntax.sentence_of[min(first, len(syntax.words) - 1)]][1]
    start = first + 1 if syntax.lower[first : first + 1] in (["von"], ["vom"]) else first
    found = phrase_at(words, start, end) if start < end else None
    if found is None or found.pronoun or not (found.genitive or start > first):
        return None
    noun = syntax.lemmas[found.head]
    any_one = syntax.lower[found.start] in conditions().articles
    if syntax.tags[found.head] != "NN" or not (any_one or _is_uncertain(noun) or is_event_noun(noun)):
        return None  # "im Fall von Jan Roth"
    return extended(words, found, end)


def _by_noun(syntax: Syntax, proposition: Proposition) -> Iterator[list[int]]:
    """ "bei einem Scheitern der Gespräche", "ohne eine Einigung", "bei einer möglichen Rückkehr"."""
    if not _is_open(syntax, proposition):
        return
    words, table = Words.of(syntax.doc), conditions()
    for token in _reach(syntax, proposition):
        preposition = (
            syntax.lower[token].removesuffix("m") if syntax.lower[token] == "beim" else syntax.lower[token]
        )
        if preposition not in table.unsure_prepositions or not _is_preposition(syntax, token):
            continue
        end = syntax.sentences[syntax.sentence_of[token]][1]
        phrase = phrase_at(words, token + 1, end)
        if phrase is None or phrase.pronoun:
            continue
        inner = range(phrase.start, phrase.head)
        unsure = any(syntax.lemmas[t].lower() in table.unsure for t in inner)
        articled = [t for t in inner if syntax.tags[t] in ("ART", "PPOSAT", "PDAT", "PIAT")]
        told = (
            preposition in table.prepositions
            and _is_uncertain(syntax.lemmas[phrase.head])
            and all(syntax.lower[t] in table.articles for t in articled)
            and syntax.lower[token] != "beim"
        )
        if unsure or told:
            tokens = list(range(token, extended(words, phrase, end)))
            yield [*_limits_before(syntax, token), *tokens]


def _is_preposition(syntax: Syntax, token: int) -> bool:
    """Whether a word stands before a noun; "ohne" does where it opens no clause, whatever its tag."""
    home = syntax.home[token]
    loose = syntax.tags[token] == "KOUI" and home >= 0 and syntax.clauses[home].opener is None
    return syntax.tags[token].startswith("APPR") or loose


def _is_uncertain(noun: str) -> bool:
    nouns = conditions().uncertain
    return noun in nouns or any(noun.endswith(known.lower()) for known in nouns if len(known) > 5)


def _is_open(syntax: Syntax, proposition: Proposition) -> bool:
    """Whether its verb leaves room for a condition: not what was, nor the article's own present."""
    if proposition.lead is None:
        return False
    clause = syntax.clauses[proposition.lead]
    if clause.tense is Tense.FUTURE or clause.mood is Mood.SUBJUNCTIVE_2 or clause.modal:
        return clause.tense is not Tense.PAST or clause.mood is Mood.SUBJUNCTIVE_2
    if clause.tense is Tense.PAST:
        return False
    return proposition.form is not Form.OWN_VOICE or clause.passive or bool(proposition.forward)


def _by_pointing(syntax: Syntax, proposition: Proposition) -> Iterator[list[int]]:
    """ "In diesem Fall", "andernfalls": the condition stands in a sentence before."""
    own = _reach(syntax, proposition)
    words = [syntax.lower[token] for token in own]
    for phrase in conditions().pointing:
        at = place_of(words, phrase)
        if at is not None and not (len(phrase) == 1 and at and not syntax.is_punctuation(own[at - 1])):
            yield own[at : at + len(phrase)]  # "Sonst geht er", but "mehr als sonst"


def _reach(syntax: Syntax, proposition: Proposition) -> list[int]:
    """The tokens of the content that are of no relative clause in it, and of the leading clause."""
    lead = proposition.lead
    own = set(syntax.clauses[lead].tokens) if lead is not None else set()
    kept = [
        t
        for t in proposition.content
        if syntax.home[t] < 0
        or syntax.home[t] == lead
        or (
            syntax.clauses[syntax.home[t]].kind is not ClauseKind.RELATIVE
            and not _within_relative(syntax, syntax.home[t], lead)
        )
    ]
    return sorted(own | set(kept))


def _begins_at(syntax: Syntax, token: int, phrase: Phrase) -> bool:
    if token >= len(syntax.lower) or phrase[0] not in ("…", syntax.lower[token]):
        return False
    found = syntax.lower[token : token + len(phrase)]
    return len(found) == len(phrase) and all(p in ("…", w) for p, w in zip(phrase, found, strict=True))


def _ends_before(syntax: Syntax, token: int, phrase: Phrase) -> bool:
    return token >= len(phrase) and _begins_at(syntax, token - len(phrase), phrase)
