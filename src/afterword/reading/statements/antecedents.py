"""Antecedents: whom "er", "der 59-Jährige", "das Blatt", "ich" and a bare surname point back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from afterword.german.anaphors import anaphors, plain
from afterword.reading.statements.exclusions import aged_in_the_sentence_before, holds_other_office
from afterword.reading.statements.figures import ACTS, DEFINITE, SPEAKS, Figure, Mention, figures, has_title
from afterword.reading.statements.offices import holder
from afterword.reading.statements.organisations import Organisations
from afterword.reading.statements.portraits import ADJECTIVAL, Portrait, is_inhabitant, portrait
from afterword.reading.statements.syntax import Syntax, is_mere_word_of_telling

HE = frozenset({"er", "ihn", "ihm", "dieser", "diesem", "der"})
SHE = frozenset({"sie", "ihr", "diese", "die"})
SELF = frozenset({"ich", "wir", "mir", "mich", "uns"})
FAR = 6  # sentences
FADING = 0.5  # how much of what one remembers of a sentence is left in the next
FIRM = 0.3  # remembered at least so much: whom a noun may mean that nothing told was said of
CLEAR = 1.25  # and so much more than anybody else who could be meant
UNNAMED, UNTOLD, SPOKEN_OF = 0.8, 0.4, 0.5
STANDING = 0.05  # for each further place, however far: whom the article is about


@dataclass
class Antecedents:
    """Finds whom the words of a source point back to."""

    syntax: Syntax
    known: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)

    def resolve(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The tokens that name a source best; the same tokens where they name it themselves."""
        key = tuple(tokens)
        if key not in self.known:
            self.known[key] = key  # while it is looked for, it names itself
            self.known[key] = self._resolve(key)
        return self.known[key]

    def _resolve(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        words = [t for t in tokens if not self.syntax.is_punctuation(t)]
        if not words:
            return tokens
        first, tags = words[0], self.syntax.tags
        if len(words) == 1 and tags[first] == "PRELS":
            noun = self._noun_before(first)
            return self.resolve(noun) if noun else tokens
        if self._is_pronoun(words):
            return self._whom(first, tokens) or tokens
        if self._is_owner_of_words(words):
            return self._owner(first, tokens) or (first,)
        if self._is_bare_surname(words):
            return self._bearer(words[-1]) or tokens
        if self.syntax.lower[first] in DEFINITE and self._is_bare(words):
            figure = self._described(words, tokens)
            found = figure.tokens if figure is not None else self.organisations.before(words)
            if found:
                return found
        return holder(self.syntax, words) or tokens

    # --- what kind of words ---------------------------------------------------------------------------------

    def _is_pronoun(self, words: Sequence[int]) -> bool:
        lower = [self.syntax.lower[t] for t in words]
        alone = len(words) == 1 or (len(words) == 2 and lower[1] == "selbst")
        pronoun = lower[0] in SELF or (
            lower[0] in HE | SHE and self.syntax.tags[words[0]] in ("PPER", "PDS", "PRELS")
        )
        return alone and pronoun

    def _is_owner_of_words(self, words: Sequence[int]) -> bool:
        """ "ihren Worten", "seinen Angaben": a possessive and a mere word of telling."""
        return (
            len(words) == 2
            and self.syntax.tags[words[0]] == "PPOSAT"
            and self.syntax.lower[words[0]].startswith(("ihr", "sein"))
            and is_mere_word_of_telling(self.syntax, words[1])
        )

    def _is_bare_surname(self, words: Sequence[int]) -> bool:
        """ "Beck", "Frau Beck", "der 53-jährige Beck": nothing told but the name."""
        *before, last = words
        aside = ("frau", "herr", "herrn", "der", "die", "dem")
        return (last,) in self._surnames and all(
            self.syntax.lower[t] in aside or "jährig" in self.syntax.lower[t] for t in before
        )

    def _is_bare(self, words: Sequence[int]) -> bool:
        """ "die deutsche Ministerin": an article, adjectives and a noun, and no name."""
        tags = self.syntax.tags
        inner = all(tags[t] in ("ADJA", "CARD", "PIDAT", "ADV") for t in words[1:-1])
        whole = list(words) == list(range(words[0], words[-1] + 1))
        last = self.syntax.words[words[-1]]
        noun = tags[words[-1]] in ("NN", "ADJA") or last.endswith(("jährige", "jährigen"))
        upper = last[:1].isupper() or last[:1].isdigit()
        return 2 <= len(words) <= 5 and inner and whole and noun and upper

    def _noun_before(self, relative: int) -> tuple[int, ...]:
        """What a relative pronoun stands for: the noun phrase before its comma."""
        tags, end = self.syntax.tags, relative
        while end > 0 and tags[end - 1].startswith(("$", "APPR")):
            end -= 1
        start = end
        while start > 0 and tags[start - 1] in ("NN", "NE", "ADJA", "CARD"):
            start -= 1
        if start > 0 and tags[start - 1] in ("ART", "PPOSAT", "PDAT") and start < end:
            start -= 1
        return tuple(range(start, end))

    # --- who is remembered ----------------------------------------------------------------------------------

    @cached_property
    def figures(self) -> list[Figure]:
        """Everybody in the article; a pronoun makes whom it means remembered too."""
        found = figures(self.syntax)
        self.__dict__["figures"] = found
        speaking = {t for q in self.syntax.quotations for t in q.speaker}
        for subject in self._pointing_subjects():
            figure, told = self._pointed_to(subject)
            if figure is not None:
                figure.portrait = figure.portrait.with_more(told)
                figure.mentions.append(Mention(subject, SPEAKS if subject[0] in speaking else ACTS))
                figure.mentions.sort(key=lambda mention: mention.start)
        return found

    def _pointed_to(self, subject: tuple[int, ...]) -> tuple[Figure | None, Portrait]:
        """Whom a subject means, and what its words tell of that one."""
        if len(subject) == 1:
            return self._meant(subject[0], subject), Portrait()
        own, many = self._own_portrait(subject)
        figure = self._described(subject, subject) if not many else None
        return figure, replace(own, nouns=frozenset())

    def _pointing_subjects(self) -> list[tuple[int, ...]]:
        """ "er", "sie", "der Belgier", "der 50-Jährige" as subjects, in the order of the text."""
        found = [
            clause.subject
            for clause in self.syntax.clauses
            if clause.subject and clause.subject[0] not in self._spoken
        ]
        return sorted(subject for subject in dict.fromkeys(found) if self._points_back(subject))

    def _points_back(self, subject: tuple[int, ...]) -> bool:
        if len(subject) == 1:
            pronoun = self.syntax.tags[subject[0]] == "PPER"
            return pronoun and self.syntax.lower[subject[0]] in ("er", "sie")
        if len(subject) != 2 or self.syntax.lower[subject[0]] not in ("der", "die"):
            return False
        word = self.syntax.words[subject[1]]
        noun = plain(word, self.syntax.lemmas[subject[1]])
        aged = word.endswith("-Jährige")
        return aged or is_inhabitant(word) or anaphors().is_epithet(noun)

    @cached_property
    def _spoken(self) -> frozenset[int]:
        quotations = self.syntax.quotations
        return frozenset(t for q in quotations if q.form == "direct" for t in q.quote)

    def _told_by(self, tokens: tuple[int, ...]) -> frozenset[int]:
        """What a speaker says: nobody named in it is the speaker ("Kim werde kommen, sagte er")."""
        quotations = self.syntax.quotations
        return frozenset(t for q in quotations if tuple(q.speaker) == tokens for t in q.quote)

    def _remembered(self, figure: Figure, token: int, told: frozenset[int]) -> float:
        """How present somebody is at a token: by every place before it, the nearer the more."""
        here = self.syntax.sentence_of[token]
        total = 0.0
        for mention in figure.mentions:
            if mention.start >= token:
                break
            if mention.start in told:
                continue
            distance = here - self.syntax.sentence_of[mention.start]
            total += mention.weight * FADING**distance
        return total

    def _standing(self, figure: Figure) -> float:
        return 1.0 + STANDING * min(4, len(figure.mentions) - 1)

    def _near(self, figure: Figure, token: int) -> bool:
        here = self.syntax.sentence_of[token]
        return any(m.start < token and here - self.syntax.sentence_of[m.start] < FAR for m in figure.mentions)

    def _clause_mates(self, token: int) -> frozenset[int]:
        """What stands in the clause of a pronoun before it: nobody it could mean."""
        home = self.syntax.home[token]
        return frozenset(self.syntax.clauses[home].tokens) if home >= 0 else frozenset()

    def _ranked(self, token: int, told: frozenset[int], fits: list[Figure]) -> list[tuple[float, Figure]]:
        ranked = [
            (self._weight_of(f, token, told) * self._likely(f, told), f) for f in fits if self._near(f, token)
        ]
        return sorted(((s, f) for s, f in ranked if s > 0), key=lambda pair: -pair[0])

    def _likely(self, figure: Figure, told: frozenset[int]) -> float:
        """Persons by name speak more often than others, who is named in what is said less often."""
        likely = 1.0 if figure.named and figure.portrait.person else UNNAMED
        likely *= SPOKEN_OF if self._is_named_in(figure, told) else 1.0
        return likely if figure.portrait.gender or figure.many else likely * UNTOLD

    def _is_named_in(self, figure: Figure, told: frozenset[int]) -> bool:
        return any(m.start in told and self.syntax.tags[m.start] != "PPER" for m in figure.mentions)

    # --- pronouns -------------------------------------------------------------------------------------------

    def _whom(self, token: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
        if self.syntax.lower[token] in SELF:
            return self._speaking(token)
        figure = self._meant(token, tokens)
        return figure.tokens if figure is not None else ()

    def _meant(self, token: int, tokens: tuple[int, ...]) -> Figure | None:
        """Whom "er" and "sie" mean: the one of that gender who is remembered most."""
        word, many = self.syntax.lower[token], self._is_plural(token)
        gender = "m" if word in HE else "f"
        told, mates = self._told_by(tokens), self._clause_mates(token)
        fits = [
            f
            for f in self.figures
            if f.many == many
            and (any(m.weight >= ACTS for m in f.mentions) if many else f.portrait.gender in (gender, ""))
            and not any(m.start in mates for m in f.mentions if m.start < token)
        ]
        if self.syntax.tags[token] == "PDS":
            return self._last_told(token, told, fits)
        ranked = self._ranked(token, told, fits)
        return ranked[0][1] if ranked else None

    def _owner(self, token: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Whom "ihren" and "seinen" mean: clearly remembered more than anybody else they could mean."""
        hers = self.syntax.lower[token].startswith("ihr")
        fits = [f for f in self.figures if f.portrait.gender == ("f" if hers else "m") or (f.many and hers)]
        ranked = self._ranked(token, self._told_by(tokens), fits)
        clear = ranked and (len(ranked) == 1 or ranked[0][0] >= CLEAR * ranked[1][0])
        return ranked[0][1].tokens if clear else ()

    def _last_told(self, token: int, told: frozenset[int], fits: list[Figure]) -> Figure | None:
        """ "Dieser sagte …": not whom the last sentence was about, but whom it told last."""
        here = self.syntax.sentence_of[token]
        places = [
            (m.start, f)
            for f in fits
            for m in f.mentions
            if m.start < token and m.start not in told and here - self.syntax.sentence_of[m.start] <= 1
        ]
        return max(places, key=lambda place: place[0])[1] if places else None

    def _is_plural(self, token: int) -> bool:
        """ "sie fordern": the verb tells."""
        home = self.syntax.home[token]
        finite = self.syntax.clauses[home].finite if home >= 0 else None
        if finite is None or self.syntax.lower[token] not in ("sie", "diese", "die"):
            return False
        if token not in self.syntax.clauses[home].subject:
            return False
        return self.syntax.lower[finite].endswith(("en", "ern", "eln", "sind", "tun"))

    def _speaking(self, token: int) -> tuple[int, ...]:
        """ "ich": who speaks where it stands; else whoever acted last."""
        for quotation in self.syntax.quotations:
            if token in quotation.quote and quotation.speaker and token not in quotation.speaker:
                return self.resolve(quotation.speaker)
        if self.syntax.lower[token] in ("wir", "uns"):
            return ()  # those who write, or everybody
        fits = [f for f in self.figures if f.named and f.portrait.person]
        ranked = self._ranked(token, frozenset(), fits)
        return ranked[0][1].tokens if ranked else ()

    @cached_property
    def _surnames(self) -> frozenset[tuple[int, ...]]:
        return frozenset(m.tokens for f in self.figures if f.named and f.portrait.person for m in f.mentions)

    # --- names and nouns ------------------------------------------------------------------------------------

    def _bearer(self, token: int) -> tuple[int, ...]:
        """The full name of whoever a surname names."""
        for figure in self.figures:
            if figure.named and any(token in m.tokens for m in figure.mentions):
                return figure.tokens if len(figure.tokens) > 1 else ()
        return ()

    def _described(self, words: Sequence[int], tokens: tuple[int, ...]) -> Figure | None:
        """Whom "der SPD-Politiker", "die Ministerin", "der 81-Jährige", "die Forscher" means."""
        own, many = self._own_portrait(words)
        identifying = bool(own.origins) and not is_inhabitant(self.syntax.words[words[-1]])
        if not own.person or identifying:
            return None  # "der finnische Präsident" names him well enough; see offices
        told = self._told_by(tokens)
        fits = [
            f
            for f in self.figures
            if f.many == many and f.portrait.person and own.may_be(f.portrait)
            and f.mentions and f.mentions[0].start < words[0] and not holds_other_office(own, f)
        ]  # fmt: skip
        rated = [(self._agreement(own, f, fits), self._weight_of(f, words[0], told)) for f in fits]
        best = max(range(len(fits)), key=lambda n: rated[n], default=None)
        if best is not None and rated[best][0] > 0:
            found = fits[best]
            if words[0] in found.tokens:
                return None
            if found.named or self._tells_more(found.tokens, words):
                return found
        return None if many else self._supposed(own, words[0], told, fits)

    def _tells_more(self, tokens: Sequence[int], words: Sequence[int]) -> bool:
        """Whether somebody without a name was told with more than these words when told first."""
        return self.syntax.lower[tokens[0]] not in DEFINITE or len(tokens) > len(words)

    def _weight_of(self, figure: Figure, token: int, told: frozenset[int]) -> float:
        return self._remembered(figure, token, told) * self._standing(figure)

    def _agreement(self, own: Portrait, figure: Figure, fits: list[Figure]) -> int:
        """How much of what the words say the article told of somebody; nothing where it told too little."""
        theirs = figure.portrait
        origin = bool(own.origins) and own.origins_met(theirs)
        noun, age = theirs.shares_noun(own), bool(own.ages & theirs.ages)
        party = bool(own.parties & theirs.parties)
        if not (noun or age or party) and origin:
            alone = sum(own.origins_met(f.portrait) for f in fits if f.named) == 1
            return int(alone and figure.named)
        return 2 * (noun or age or party) + 2 * origin + age + party

    def _supposed(self, own: Portrait, token: int, told: frozenset[int], fits: list[Figure]) -> Figure | None:
        """Whoever is remembered most, for words that anybody may be meant by: "der Gast"."""
        if own.ages and "jährig" in own.nouns:
            alike = [f for f in fits if f.portrait.gender in (own.gender, "")]
            found = aged_in_the_sentence_before(self.syntax, own, token, alike)
            return found or self._told_next(own, token)
        loose = any(noun == "jährig" or anaphors().is_epithet(noun) for noun in own.nouns)
        loose = loose or bool(own.parties) or bool(own.origins)
        if not loose and not any(noun.capitalize() in anaphors().persons for noun in own.nouns):
            return None
        anybody = any(anaphors().is_epithet(noun) for noun in own.nouns)
        alike = [f for f in fits if f.portrait.gender in (own.gender, "") and (f.named or anybody)]
        ranked = self._ranked(token, told, alike)
        if not ranked:
            return self._told_next(own, token) if loose else None
        clear = loose or len(ranked) == 1 or ranked[0][0] >= CLEAR * ranked[1][0]
        return ranked[0][1] if clear and ranked[0][0] >= FIRM else None

    def _told_next(self, own: Portrait, token: int) -> Figure | None:
        """At the beginning, where nobody was told before: the one told in the next sentences."""
        here = self.syntax.sentence_of[token]
        if here > 1:
            return None
        near = [
            f
            for f in self.figures
            if f.named and f.portrait.person and own.may_be(f.portrait)
            and (not own.ages or own.ages & f.portrait.ages)
            and self.syntax.sentence_of[f.mentions[0].start] <= here + 2 and f.mentions[0].weight >= ACTS
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def _own_portrait(self, words: Sequence[int]) -> tuple[Portrait, bool]:
        """What the words tell of whom they mean, and whether of several."""
        syntax, last = self.syntax, words[-1]
        own = portrait(syntax, words[0], last + 1)
        article, word = syntax.lower[words[0]], syntax.words[last]
        noun = plain(word, syntax.lemmas[last])
        inhabitant, party = is_inhabitant(word), bool(anaphors().party_of(noun))
        aged = "jährig" in own.nouns or word.lower().endswith(("jährige", "jährigen"))
        person = anaphors().is_person(noun) or inhabitant or aged or party or anaphors().is_epithet(noun)
        person = person or any(has_title(syntax, figure, noun) for figure in self.figures)
        adjectival = aged or word.endswith(ADJECTIVAL) or (party and noun.endswith("e"))
        female = word.endswith("in") and noun != word.lower()
        female = female or word.lower().endswith(anaphors().female)
        if adjectival:
            many = article in ("die", "diese") and word.endswith("n")
            female = article in ("die", "diese", "dieser") and not many and not word.endswith("n")
        else:
            many = word.endswith("innen") or (article in ("die", "diese") and not female)
        gender = "" if many else "f" if female else "m"
        nouns = own.nouns | ({"jährig"} if aged else frozenset())
        return replace(own, gender=gender, person=person, nouns=nouns), many

    # --- organisations --------------------------------------------------------------------------------------

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations of the article."""
        return Organisations(self.syntax)
