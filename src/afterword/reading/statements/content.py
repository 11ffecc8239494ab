"""Content: which words carry a proposition; split where parts could come true alone, and trimmed."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.german.conditions import conditions
from afterword.german.grammar import words_of
from afterword.reading.statements.syntax import CLOSERS, HANGING, OPENERS, Syntax, begins_with
from afterword.reading.structure import ClauseKind
from afterword.records import Span

LINKING = frozenset({"und", "aber", "denn", "doch", "oder", "sowie", "sondern"}) | words_of("complements")
PAIRS = {"„": '“”"', "“": "”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›", '"': '"', "'": "'"}
CONDITIONS = words_of("conditions") | words_of("conditional_verbs") | words_of("bounds")
THINKING = frozenset({"glauben", "denken", "meinen", "finden", "vermuten", "annehmen", "schätzen"})
ASIDE = frozenset(
    {"weil", "da", "nachdem", "während", "obwohl", "obgleich", "wobei", "zumal", "als", "indem", "seit"}
)


def split(syntax: Syntax, tokens: Sequence[int]) -> list[tuple[int | None, list[int]]]:
    """The tokens of an utterance in the clauses that could come true alone, each with its leading clause."""
    within = frozenset(syntax.home[token] for token in tokens if syntax.home[token] >= 0)
    groups: dict[int, list[int]] = {}
    loose: list[int] = []
    for token in tokens:
        number = syntax.home[token]
        if number < 0:
            loose.append(token)
            continue
        groups.setdefault(syntax.root(number, within), []).append(token)
    groups = _merge(syntax, groups, frozenset(tokens))
    if not groups:
        return [(None, list(tokens))]
    for token in loose:
        _give_to_neighbour(groups, token)
    return [(lead, sorted(group)) for lead, group in sorted(groups.items(), key=lambda item: min(item[1]))]


def _merge(syntax: Syntax, groups: dict[int, list[int]], own: frozenset[int]) -> dict[int, list[int]]:
    """Groups without a finite verb, and conditions before what they condition, join a neighbour."""
    merged: dict[int, list[int]] = {}
    pending: list[int] = []
    for lead, found in sorted(groups.items(), key=lambda item: min(item[1])):
        group, clause = found, syntax.clauses[lead]
        finite = clause.finite is not None and clause.finite in own
        previous = next(reversed(merged), None)
        same = previous is not None and _same_sentence(syntax, merged[previous], group)
        if pending and _same_sentence(syntax, pending, group):
            group, pending = pending + group, []
        if finite and _leans_on_the_next(syntax, lead, groups):
            pending = group
        elif (
            previous is not None
            and same
            and (not finite or _hangs_as_condition(syntax, lead) or _is_parenthesis(syntax, lead))
        ):
            merged[previous] = merged[previous] + group
        else:
            merged[lead] = pending + group if pending else group
            pending = []
    if pending:
        last = next(reversed(merged), None)
        if last is None:
            return {next(iter(groups)): pending}
        merged[last] += pending
    return merged


def _leans_on_the_next(syntax: Syntax, number: int, groups: dict[int, list[int]]) -> bool:
    """A condition in front of its consequence, or a modal verb in front of its infinitive."""
    condition = _is_condition(syntax, number) and _followed_by_consequence(syntax, number, groups)
    return (
        condition or _shares_its_infinitive(syntax, number, groups) or _thinks_aloud(syntax, number, groups)
    )


def _thinks_aloud(syntax: Syntax, number: int, groups: dict[int, list[int]]) -> bool:
    """ "Ich denke, das wird besser": nothing of its own is said before the comma."""
    clause = syntax.clauses[number]
    following = next((g for g in sorted(groups) if g > number), None)
    if following is None or clause.predicate not in THINKING or len(clause.tokens) > 4:
        return False
    near = syntax.clauses[following].tokens[0] <= clause.tokens[-1] + 2
    mine = {syntax.lower[t] for t in clause.subject} & {"ich", "wir"}
    return near and bool(mine) and syntax.words[clause.tokens[-1] + 1] == ","


def _is_parenthesis(syntax: Syntax, number: int) -> bool:
    """ "…, glaube ich, …" goes on with what stands before it."""
    clause = syntax.clauses[number]
    first = clause.tokens[0]
    mine = syntax.lower[first + 1 : first + 2] in (["ich"], ["wir"])
    comma = first > 0 and syntax.words[first - 1] == ","
    return mine and comma and clause.finite == first and clause.predicate in THINKING


def _hangs_as_condition(syntax: Syntax, number: int) -> bool:
    """ "…, wenn nichts geschieht", "…, sollte er gehen", "es sei denn, …": no statement of its own."""
    clause = syntax.clauses[number]
    opens = clause.opener is not None and syntax.lower[clause.opener] in CONDITIONS
    hangs = clause.kind is ClauseKind.SUBORDINATE and opens
    return hangs or begins_with(syntax, number, conditions().verb_first) or _is_exception(syntax, number)


def _is_exception(syntax: Syntax, number: int) -> bool:
    """ "…, es sei denn, die Bahn gibt nach": both its clauses."""
    first = syntax.clauses[number].tokens[0]
    return any(syntax.lower[at : at + 3] == ["es", "sei", "denn"] for at in (first, first - 4, first - 3))


def _shares_its_infinitive(syntax: Syntax, number: int, groups: dict[int, list[int]]) -> bool:
    """ "Wir wollen | und müssen … verbessern": a modal verb whose infinitive comes with the next one."""
    clause = syntax.clauses[number]
    if clause.finite is None or not syntax.tags[clause.finite].startswith("VM") or len(clause.verbs) > 1:
        return False
    following = next((g for g in sorted(groups) if g > number), None)
    if following is None or not _same_sentence(syntax, clause.tokens, syntax.clauses[following].tokens):
        return False
    other = syntax.clauses[following]
    joined = syntax.lower[other.tokens[0]] in ("und", "oder", "aber") and clause.finite == clause.tokens[-1]
    return joined and bool(other.modal) and other.finite is not None and other.finite == other.tokens[0] + 1


def _same_sentence(syntax: Syntax, one: Sequence[int], other: Sequence[int]) -> bool:
    return syntax.sentence_of[max(one)] == syntax.sentence_of[min(other)]


def _is_condition(syntax: Syntax, number: int) -> bool:
    clause = syntax.clauses[number]
    first = syntax.lower[clause.tokens[0]]
    opens_with_verb = clause.kind is ClauseKind.MAIN and clause.finite == clause.tokens[0]
    return first in CONDITIONS or opens_with_verb


def _followed_by_consequence(syntax: Syntax, number: int, groups: dict[int, list[int]]) -> bool:
    """Whether the next clause of the sentence begins with its verb, or with "dann", "so"."""
    end = max(syntax.clauses[number].tokens)
    for lead in sorted(groups, key=lambda g: min(syntax.clauses[g].tokens)):
        clause = syntax.clauses[lead]
        if min(clause.tokens) > end and syntax.sentence_of[end] == syntax.sentence_of[min(clause.tokens)]:
            return clause.finite in clause.tokens[:2]
    return False


def _give_to_neighbour(groups: dict[int, list[int]], token: int) -> None:
    nearest = min(groups, key=lambda lead: min(abs(token - other) for other in groups[lead]))
    groups[nearest].append(token)


def trim(syntax: Syntax, tokens: Sequence[int]) -> list[int]:
    """Without punctuation, linking words and outer quotation marks at its ends."""
    kept = _closed(syntax, sorted(set(tokens)))
    while kept and (_falls_away_in_front(syntax, kept[0]) or _opens_nothing(syntax, kept)):
        kept.pop(0)
    while kept and _falls_away_behind(syntax, kept):
        kept.pop()
    return _without_outer_marks(syntax, kept)


def _closed(syntax: Syntax, tokens: list[int]) -> list[int]:
    """With the closing mark that stands right behind, where its opening one is among the tokens."""
    after = tokens[-1] + 1 if tokens else 0
    if not 0 < after < len(syntax.words) or syntax.words[after] not in CLOSERS:
        return tokens
    depth = 0
    for token in tokens:
        word = syntax.words[token]
        if word in PAIRS and not (depth and word in CLOSERS):
            depth += 1
        elif word in CLOSERS and depth:
            depth -= 1
    return [*tokens, after] if depth else tokens


def _falls_away_in_front(syntax: Syntax, token: int) -> bool:
    word = syntax.lower[token]
    if word in OPENERS | CLOSERS:
        return False
    return syntax.is_punctuation(token) or (word in LINKING and syntax.tags[token] in ("KON", "KOUS", "ADV"))


def _opens_nothing(syntax: Syntax, tokens: list[int]) -> bool:
    """A quotation mark in front whose partner is not among the tokens, or closes right at their end."""
    word = syntax.words[tokens[0]]
    if word not in OPENERS | CLOSERS:
        return False
    partner = PAIRS.get(word, "")
    return not any(syntax.words[token] in partner for token in tokens[1:])


def _falls_away_behind(syntax: Syntax, tokens: list[int]) -> bool:
    token, word = tokens[-1], syntax.words[tokens[-1]]
    if word in CLOSERS | OPENERS:
        return not any(word in PAIRS.get(syntax.words[other], "") for other in tokens[:-1])
    if word == ")":
        return not any(syntax.words[other] == "(" for other in tokens)
    return syntax.is_punctuation(token) or (
        syntax.lower[token] in ("und", "aber", "denn", "sondern") and syntax.tags[token] == "KON"
    )


def _without_outer_marks(syntax: Syntax, tokens: list[int]) -> list[int]:
    """Marks that enclose the whole are left off."""
    while len(tokens) > 2 and syntax.words[tokens[0]] in PAIRS:
        partner = PAIRS[syntax.words[tokens[0]]]
        closing = next((i for i in range(1, len(tokens)) if syntax.words[tokens[i]] in partner), None)
        if closing != len(tokens) - 1:
            break
        tokens = tokens[1:-1]
    return tokens


def parts(syntax: Syntax, tokens: Sequence[int]) -> list[list[int]]:
    """Runs of tokens; what lies between two runs must be more than punctuation to part them."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and all(syntax.is_punctuation(i) for i in range(runs[-1][-1] + 1, token)):
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = [_trim_inner(syntax, run) for run in runs]
    return [run for run in trimmed if run]


def _trim_inner(syntax: Syntax, run: list[int]) -> list[int]:
    while run and syntax.is_punctuation(run[0]) and syntax.words[run[0]] not in OPENERS:
        run = run[1:]
    while run and syntax.is_punctuation(run[-1]) and syntax.words[run[-1]] not in CLOSERS | {")"}:
        run = run[:-1]
    return run if any(not syntax.is_punctuation(t) for t in run) else []


def spans(syntax: Syntax, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The content as stretches of the stored text."""
    return tuple(syntax.span(run) for run in parts(syntax, trim(syntax, tokens)))


def own_words(syntax: Syntax, number: int) -> list[int]:
    """A clause with what belongs to its proposition: without asides of time, cause and contrast."""
    clause = syntax.clauses[number]
    kept = list(clause.tokens)
    for child in syntax.children.get(number, ()):
        if _belongs(syntax, child):
            kept += own_words(syntax, child)
    return sorted(set(kept))


def _belongs(syntax: Syntax, number: int) -> bool:
    clause = syntax.clauses[number]
    if clause.kind not in HANGING:
        return False
    first = syntax.lower[clause.tokens[0]]
    return first not in ASIDE


def clause_with_condition(syntax: Syntax, number: int) -> list[int]:
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
