"""Chains of sources: who passes on whose words, beside the speaker that the frame names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from afterword.german.cues import is_medium, is_piece, is_stage
from afterword.german.grammar import words_of
from afterword.reading.attribution.frames import agent_of
from afterword.reading.attribution.scene import Scene
from afterword.reading.phrases import Phrase, extended, phrases
from afterword.reading.structure import Clause, Quotation
from afterword.reading.words import QUOTES

_NEAR = 40  # tokens between what somebody says in a medium and what goes on with it


def link(scene: Scene) -> None:
    """Give every quotation with a frame the sources further out and further in."""
    scene.found = list(with_chains(scene, scene.found))


def with_chains(scene: Scene, found: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Quotations, whoever found them, with the sources further out and further in."""
    linked = [_linked(scene, quotation) for quotation in found]
    return tuple(_carried_on(scene, linked))


def _linked(scene: Scene, quotation: Quotation) -> Quotation:
    if not quotation.cue or not quotation.frame:
        return quotation
    quotation = _turned(scene, quotation)
    inside = sorted(set(quotation.frame) - set(quotation.quote))
    inner = _cited(scene, quotation, inside)
    outer = _through(scene, quotation, inside) or _quoting(scene, quotation)
    return replace(quotation, outer=outer, inner=inner) if outer or inner else quotation


def _turned(scene: Scene, quotation: Quotation) -> Quotation:
    """ "sagte Roth der „Bild“": right behind a person the medium is no subject but a dative."""
    words, told = scene.words, sorted(quotation.speaker)
    if len(told) < 2 or words.lower[told[0]] != "der" or told[0] - 1 not in words.persons:
        return quotation
    medium = words.words[told[1]] in QUOTES or any(is_medium(words.words[t]) for t in told)
    start, end = words.name_at[told[0] - 1]
    verb = start > 0 and words.tags[start - 1].startswith("V")
    if not medium or not verb or end != told[0] or set(range(start, end)) & set(quotation.quote):
        return quotation
    return replace(quotation, speaker=tuple(range(start, end)), addressee=tuple(told))


def _quoting(scene: Scene, quotation: Quotation) -> tuple[tuple[int, ...], ...]:
    """ "Die Agentur zitierte einen Beamten: Die Dienste glaubten, dass …": the agency, and whom it quotes."""
    words, first = scene.words, min((*quotation.cue, *quotation.quote))
    speaker = set(quotation.speaker)
    for index in scene.of_sentence[words.sentence(first)]:
        clause = scene.clauses[index]
        last = max(clause.tokens) + 1
        quotes = clause.predicate == "zitieren" and not clause.passive and last <= first
        if not quotes or not clause.subject or speaker & set(clause.tokens):
            continue
        for phrase in phrases(words, clause.start, last):
            told = set(range(phrase.start, phrase.end))
            if phrase.preposition is None and not phrase.pronoun and not told & set(clause.subject):
                end = min(extended(words, phrase, last), last)
                return clause.subject, tuple(range(phrase.start, end))
    return ()


def _carried_on(scene: Scene, found: list[Quotation]) -> list[Quotation]:
    """What somebody goes on to say is said through the same medium as what came before."""
    made: dict[int, Quotation] = {}
    near: list[Quotation] = []
    for number in sorted(range(len(found)), key=lambda n: min(found[n].quote)):
        quotation = found[number]
        near = [q for q in near if min(quotation.quote) - max(q.quote) < _NEAR]
        outer = () if quotation.outer else _from_before(scene, quotation, near)
        made[number] = replace(quotation, outer=outer) if outer else quotation
        near.append(made[number])
    return [made[number] for number in range(len(found))]


def _from_before(scene: Scene, quotation: Quotation, near: list[Quotation]) -> tuple[tuple[int, ...], ...]:
    if not quotation.speaker or not near:
        return ()
    lower = scene.words.lower
    around = {lower[t] for t in (*quotation.frame, *quotation.cue) if t not in quotation.quote}
    if around & words_of("thereafter"):
        told = [q.links[0] for q in near if q.links and _is_medium(scene, q.links[0])]
        return (told[-1],) if told and not _is_medium(scene, quotation.speaker) else ()
    same = [q for q in near if q.outer and q.speaker == quotation.speaker]
    if same:
        return same[-1].outer
    last = near[-1]
    if last.outer and around & words_of("onward") and _goes_on(scene, last.speaker, quotation.speaker):
        return last.outer
    return ()


def _goes_on(scene: Scene, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a second speaker may be the first: a pronoun, or the same last name."""
    words = scene.words
    pronoun = len(other) == 1 and words.tags[other[0]] == "PPER"
    return bool(one) and (pronoun or words.words[one[-1]] == words.words[other[-1]])


def _is_medium(scene: Scene, tokens: tuple[int, ...]) -> bool:
    return any(is_medium(scene.words.words[t]) for t in tokens)


def _frame_phrases(scene: Scene, tokens: list[int]) -> list[Phrase]:
    found: list[Phrase] = []
    for run in _runs(tokens):
        if run not in scene.phrases:
            scene.phrases[run] = phrases(scene.words, *run)
        found += scene.phrases[run]
    return found


def _runs(tokens: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _through(scene: Scene, quotation: Quotation, inside: list[int]) -> tuple[tuple[int, ...], ...]:
    """The medium that somebody speaks in or to: "sagte Müller der Zeitung", "im Sender RTL sagte"."""
    speaker = set(quotation.speaker)
    words = scene.words
    clause = _cue_clause(scene, quotation)
    if clause is not None and clause.passive and clause.predicate == "zitieren":
        agent = agent_of(scene, clause)
        return (agent,) if agent else ()
    before: Phrase | None = None
    for phrase in _frame_phrases(scene, inside):
        apart = not phrase.pronoun and not set(range(phrase.start, phrase.end)) & speaker
        if apart and _is_stage(scene, phrase, before):
            end = min(extended(words, phrase, inside[-1] + 1), inside[-1] + 1)
            medium = tuple(i for i in range(phrase.start, end) if i not in speaker)
            return (medium, *_teller_to(scene, phrase, clause, speaker))
        before = phrase
    return ()


def _teller_to(
    scene: Scene, phrase: Phrase, clause: Clause | None, speaker: set[int]
) -> tuple[tuple[int, ...], ...]:
    """ "Roth sagte der Zeitung, Klee habe erklärt, »dass …«": whose clause the medium stands in."""
    home = scene.clause_at[phrase.start]
    if clause is None or home < 0 or scene.clauses[home] is clause:
        return ()
    teller = scene.clauses[home]
    apart = teller.subject and not speaker & set(teller.subject) and phrase.start not in teller.subject
    return (teller.subject,) if apart and teller.predicate in scene.lexicon.verbs else ()


def _is_stage(scene: Scene, phrase: Phrase, before: Phrase | None) -> bool:
    """ "im Sender", "auf der Plattform", "der Zeitung" in the dative; "in einem Beitrag für die Zeitung"."""
    words = scene.words
    preposition = words.lower[phrase.preposition] if phrase.preposition is not None else ""
    inside = range(phrase.start, phrase.end)
    own = [i for i in inside if is_medium(words.words[i])]
    if own and words.tags[own[0]] == "NN" and words.lower[phrase.start].startswith("ein"):
        return False  # "in einem Post"
    adjoins = before is not None and phrase.start - before.end <= (phrase.preposition is not None)
    if own and adjoins and before is not None and is_piece(words.words[before.head]):
        return not preposition or preposition in words_of("for_a_piece")
    if preposition:
        named = own or [i for i in inside if is_stage(words.words[i])]
        return bool(named) and preposition in words_of("through")
    dated = before is not None and words.lower[before.head] in words_of("times")  # "sagte am Abend der APA"
    owner = adjoins and before is not None and words.lower[phrase.start] == "der" and not dated
    if owner and before is not None and not set(range(before.start, before.end)) & words.persons:
        return False  # "die Nummer eins der Welt"
    titled = words.lower[phrase.start] == "der" and words.words[phrase.start + 1] in QUOTES
    behind = words.tags[phrase.start - 1] == "VVFIN"  # "sagte der „Südpost“", "Der „Südpost“ sagte Roth"
    told = titled and (behind or words.lemmas[phrase.end : phrase.end + 1] == ["sagen"])
    return bool(own or told) and bool({"dS", "dP"} & phrase.cases)


def _cited(scene: Scene, quotation: Quotation, inside: list[int]) -> tuple[tuple[int, ...], ...]:
    """Whom the speaker refers to: "unter Berufung auf Kreise", "zitierte einen Beamten"."""
    words = scene.words
    found = _frame_phrases(scene, inside)
    for first, second in pairwise(found):
        refers = words.lower[first.head] in words_of("referring") and second.preposition is not None
        if refers and words.lower[second.preposition or 0] == "auf":
            end = extended(words, second, inside[-1] + 1)
            return (tuple(range(second.start, end)),)
    clause = _cue_clause(scene, quotation)
    speaker = set(quotation.speaker)
    if clause is not None and _is_passed_on(scene, quotation, clause):
        return (clause.subject,)
    for phrase in found:  # "laut der Zeitung, die sich auf Kreise beruft"
        home = scene.clause_at[phrase.start]
        refers = home >= 0 and scene.clauses[home].predicate == "berufen" and not phrase.pronoun
        if refers and phrase.preposition is not None and words.lower[phrase.preposition] == "auf":
            end = extended(words, phrase, inside[-1] + 1)
            return (tuple(i for i in range(phrase.start, end) if i in inside and i not in speaker),)
    if clause is not None and clause.predicate == "erfahren":
        return _learned_from(scene, found, inside, speaker)
    if clause is None or clause.predicate not in ("zitieren", "berufen"):
        return ()
    if (
        clause.predicate == "zitieren"
        and clause.passive
        and clause.subject
        and not set(clause.subject) & speaker
    ):
        return (clause.subject,)
    for phrase in found:
        if phrase.pronoun or set(range(phrase.start, phrase.end)) & speaker:
            continue
        before = words.lower[phrase.preposition] if phrase.preposition is not None else ""
        quoted = clause.predicate == "zitieren" and not before and {"aS", "aP"} & phrase.cases
        if quoted or (clause.predicate == "berufen" and before == "auf"):
            return (tuple(range(phrase.start, extended(words, phrase, inside[-1] + 1))),)
    return ()


def _learned_from(
    scene: Scene, found: list[Phrase], inside: list[int], speaker: set[int]
) -> tuple[tuple[int, ...], ...]:
    """ "Wie die Agentur aus Regierungskreisen erfuhr": the circles that told it."""
    words = scene.words
    for phrase in found:
        before = words.lower[phrase.preposition] if phrase.preposition is not None else ""
        dated = words.lower[phrase.head] in words_of("times")
        if before in ("aus", "von", "vom") and phrase.start not in speaker and not (phrase.pronoun or dated):
            end = extended(words, phrase, inside[-1] + 1)
            return (tuple(i for i in range(phrase.start, end) if i in inside),)
    return ()


def _is_passed_on(scene: Scene, quotation: Quotation, clause: Clause) -> bool:
    """ "Roth soll der Zeitung zufolge gesagt haben, …": the paper is the source, and Roth is its source."""
    lower, speaker = scene.words.lower, quotation.speaker
    if not speaker or not clause.subject or clause.passive or set(clause.subject) & set(speaker):
        return False
    if clause.predicate not in scene.lexicon.verbs or lower[clause.subject[0]] in ("es", "das", "dies"):
        return False
    first, after = min(speaker), max(speaker) + 1
    according = lower[first - 1 : first] in (["laut"], ["nach"]) or lower[after : after + 1] == ["zufolge"]
    saying = any(t in quotation.cue for t in clause.verbs)
    return according and saying


def _cue_clause(scene: Scene, quotation: Quotation) -> Clause | None:
    index = scene.clause_at[quotation.cue[-1]]
    return scene.clauses[index] if index >= 0 else None
