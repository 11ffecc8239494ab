"""Sources: the words that name each link of a chain best, and how it is named."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.german.anaphors import anaphors, plain
from afterword.german.cues import noun_cue
from afterword.german.grammar import words_of
from afterword.german.modality import modality
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.namings import naming_of
from afterword.reading.statements.syntax import Syntax, is_mere_word_of_telling
from afterword.records import Source

NAMING_TAGS = ("NN", "NE", "PPER", "PIS", "PDS", "ADJA", "FM", "PRELS", "PPOSAT")


def chain(syntax: Syntax, links: Sequence[Sequence[int]], antecedents: Antecedents) -> tuple[Source, ...]:
    """The links as sources, outermost first; what names nobody is left out, repeated links too."""
    found: list[Source] = []
    for link in _with_media(syntax, links):
        source = source_of(syntax, antecedents.resolve(tuple(link)), link)
        if source is not None and source.span not in [other.span for other in found]:
            found.append(source)
    return tuple(found)


def source_of(syntax: Syntax, tokens: Sequence[int], told: Sequence[int] = ()) -> Source | None:
    """One link; None where the words name nobody. `told` are the words at the statement itself."""
    words = [t for t in sorted(tokens) if not syntax.is_punctuation(t) or syntax.words[t] in "„“”»«\"'-&"]
    while words and syntax.is_punctuation(words[-1]) and syntax.words[words[-1]] not in '“”»«"':
        words.pop()
    if words and syntax.words[words[-1]] in '“”»«"' and not _is_opened(syntax, words):
        words.pop()
    while words and (syntax.is_punctuation(words[0]) or syntax.tags[words[0]] == "KON"):
        words.pop(0)
    words = _whole_name(syntax, _named_by(syntax, without_addressee(syntax, words)[0]))
    words = _before_adverbial(syntax, _before_bracket(syntax, words))
    if all(syntax.lower[t] in words_of("nobody") for t in words) or not any(
        _can_name(syntax, t) for t in words
    ):
        return None
    run = _closed(syntax, _run_with_head(syntax, words))
    anaphor = syntax.span(sorted(told)) if told and set(told) != set(tokens) else None
    return Source(syntax.span(run), naming_of(syntax, run), anaphor)


def _closed(syntax: Syntax, run: list[int]) -> list[int]:
    """With the mark that closes a name in marks: "die „Ostpost“", though a sentence ends there."""
    opened = sum(syntax.words[t] == "„" for t in run) > sum(syntax.words[t] in '“”"' for t in run)
    after = run[-1] + 1
    closes = opened and after < len(syntax.words) and syntax.words[after] in '“”"'
    return [*run, after] if closes else run


def _can_name(syntax: Syntax, token: int) -> bool:
    """A noun, name or pronoun; a surname too that was tagged as an adjective: "Köster sagte"."""
    upper = syntax.words[token][:1].isupper()
    return syntax.tags[token] in NAMING_TAGS or (upper and syntax.tags[token] in ("ADJD", "VVPP"))


def _is_opened(syntax: Syntax, words: Sequence[int]) -> bool:
    """Whether the mark at the end has its partner inside, with words before it: "das Blatt „Die Zeit“"."""
    return any(syntax.words[t] in '„“»«"' for t in words[1:-1])


def _with_media(syntax: Syntax, links: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Each link, with the medium that stands in its own words before it: "sagte Roth der Agentur"."""
    found: list[Sequence[int]] = []
    for link in links:
        name, medium = without_addressee(syntax, sorted(link))
        found += [medium, name] if medium else [link]
    return found


def without_addressee(syntax: Syntax, words: list[int]) -> tuple[list[int], list[int]]:
    """The words of a speaker, and those of the medium spoken to that were taken for a part of it."""
    for position, token in enumerate(words):
        if position == 0 or syntax.lower[token] not in ("der", "dem", "den"):
            continue
        rest = words[position:]
        named = syntax.tags[words[0]] == "PPOSAT" or any(syntax.tags[t] == "NE" for t in words[:position])
        if _is_press(syntax, rest[1:3]) and named:
            head = [t for t in words[:position] if not (t == words[position - 1] and syntax.words[t] == ",")]
            return head, rest
    return words, []


def _is_press(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether the words right behind an article begin the name of a paper, an agency, a station."""
    if not tokens:
        return False
    words = modality()
    quoted = syntax.words[tokens[0]] in '„»"“' and len(tokens) > 1
    return quoted or any(
        syntax.lemmas[t] in words.press
        or syntax.words[t] in words.press_names
        or syntax.lower[t].endswith(("zeitung", "agentur", "presse-agentur", "netzwerk", "magazin", "sender"))
        for t in tokens
    )


def _before_bracket(syntax: Syntax, words: list[int]) -> list[int]:
    """ "Markus Muster (CSU)": the name without what stands in brackets behind it."""
    for position in range(1, len(words)):
        if any(syntax.words[t] == "(" for t in range(words[position - 1] + 1, words[position] + 1)):
            return words[:position]
    return words


def _before_adverbial(syntax: Syntax, words: list[int]) -> list[int]:
    """ "Jan Roth bei der Vorstellung": where and when he speaks is no part of his name."""
    for position in range(1, len(words)):
        opens = syntax.tags[words[position]].startswith("APPR") and syntax.lower[words[position]] in words_of(
            "setting"
        )
        if opens and syntax.tags[words[position - 1]] in ("NE", "NN"):
            return words[:position]
    return words


def _whole_name(syntax: Syntax, words: list[int]) -> list[int]:
    """With the rest of a name that was cut in the middle."""
    if not words:
        return words
    cut = syntax.names.get(words[-1], (0, 0, ""))
    rest = [cut[1]] if words[-1] < cut[1] - 1 else []
    if len(words) == 1 and syntax.tags[words[0]] == "NN" and _is_person(syntax, words[0]):
        named = [e.end for e in syntax.entities if e.label_ == "PER" and e.start == words[0] + 1]
        rest += [end for end in named if end - words[0] > 2]  # "Innenminister" of "Innenminister Kai Thoma"
    return [*words, *range(words[-1] + 1, rest[0])] if rest else words


def _is_person(syntax: Syntax, token: int) -> bool:
    return anaphors().is_person(plain(syntax.words[token], syntax.lemmas[token]))


def _named_by(syntax: Syntax, words: list[int]) -> list[int]:
    """Without "Informationen von", without a name before an adjective, without a cue noun at the end."""
    nouns = [t for t in words if syntax.tags[t] == "NN"]
    if nouns and is_mere_word_of_telling(syntax, nouns[0]):
        rest = [t for t in words if t > nouns[0]]
        linked = rest and (
            syntax.tags[rest[0]] in ("APPR", "APPRART", "NE")
            or syntax.lower[rest[0]] in ("des", "der", "eines", "einer", "ihres", "seines", "ihrer", "seiner")
            or (syntax.tags[rest[0]] == "ADJA" and syntax.lower[rest[0]].endswith("er"))
        )
        if rest and not linked:
            return words[: words.index(nouns[0]) + 1]
        if any(syntax.tags[t] in ("NN", "NE") for t in rest):
            return rest[1:] if syntax.tags[rest[0]] in ("APPR", "APPRART") else rest
        if syntax.lower[nouns[0]] == "vernehmen":
            return []
    adjective = next((t for t in words if syntax.tags[t] == "ADJA"), None)
    names = [t for t in words if adjective is not None and t < adjective]
    if adjective is not None and names and all(syntax.tags[t] == "NE" for t in names):
        return [t for t in words if t >= adjective]
    if len(words) > 1 and syntax.tags[words[0]] == "NE" and noun_cue(syntax.lemmas[words[-1]]) is not None:
        return words[:-1] if syntax.tags[words[-1]] == "NN" else words
    return words


def _run_with_head(syntax: Syntax, tokens: list[int]) -> list[int]:
    """The unbroken run of tokens that holds a noun or name."""
    runs: list[list[int]] = [[tokens[0]]]
    for token in tokens[1:]:
        gap = range(runs[-1][-1] + 1, token)
        if all(syntax.is_punctuation(i) for i in gap):
            runs[-1].append(token)
        else:
            runs.append([token])
    return next((run for run in runs if any(syntax.tags[t] in ("NN", "NE") for t in run)), runs[0])
