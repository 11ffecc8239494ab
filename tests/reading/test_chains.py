"""Through whom and in what medium somebody speaks: chains of sources."""

from __future__ import annotations

import pytest

from afterword.reading import pipeline
from afterword.reading.statements.antecedents import Antecedents
from afterword.reading.statements.nesting import nested
from afterword.reading.statements.sources import chain
from afterword.reading.statements.syntax import Syntax


def last_chain(text: str) -> str:
    """The chain of the last quotation of a text, outermost first."""
    syntax = Syntax(pipeline.load()(text), text)
    antecedents = Antecedents(syntax)
    last = max(nested(syntax), key=lambda found: min(found.quotation.quote))
    return " ← ".join(source.span.of(text) for source in chain(syntax, last.chain, antecedents))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("In der Sendung Morgenlicht sagte Anna Beck, er gehe.", "der Sendung Morgenlicht ← Anna Beck"),
        ("Jan Roth schrieb auf der Plattform Forum, er komme.", "der Plattform Forum ← Jan Roth"),
        ("„Das ist gut“, schrieb Jan Roth in einem Beitrag für die Ostzeitung.", "die Ostzeitung ← Jan Roth"),
        ("Es gebe keine Anfragen, erklärte Jan Roth auf Anfrage der dpa.", "der dpa ← Jan Roth"),
        ("Roth soll der Ostzeitung zufolge gesagt haben, er sei müde.", "der Ostzeitung ← Roth"),
        (
            "Nordpress zitierte einen Beamten: Die Dienste glaubten, dass der Gipfel platzt.",
            "Nordpress ← einen Beamten ← Die Dienste",
        ),
        ("„Das ist gut“, sagte Roth der „Bild“.", "der „Bild“ ← Roth"),
        ("In einem Post teilte Jan Roth mit, er komme.", "Jan Roth"),
        ("Roth sagte der Ostzeitung, er komme. Er sei bereit, sagte er weiter.", "der Ostzeitung ← Roth"),
        ("Die Ostzeitung meldete, Roth komme. Er sei bereit, sagte Roth demnach.", "Die Ostzeitung ← Roth"),
        ("Jan Roth sagte der Ostzeitung, er komme. Er sei bereit, erklärte Eva Klee.", "Eva Klee"),
        ("Auf Instagram schrieb Fromm, er habe genug.", "Instagram ← Fromm"),
        ("Die Lage ist ernst. Wendt twitterte: „Ich bleibe. Die Steuer kommt!“", "Wendt"),
        ("Reicht sagte, die Steuer komme.", "Reicht"),
        ("Seine Schwester sagte der „Inselpost“, er sei unschuldig.", "der „Inselpost“ ← Seine Schwester"),
        ("Ihr Anwalt sagte der „Ostsee-Rundschau“: „Sie schweigt.“", "der „Ostsee-Rundschau“ ← Ihr Anwalt"),
        ("„Er schweigt“, sagte seine Anwältin der „Inselpost“.", "der „Inselpost“ ← seine Anwältin"),
        ("Der „Inselpost“ sagte Roth, er schweige.", "Der „Inselpost“ ← Roth"),
        ("Der „Kurier“ berichtete, Roth schweige.", "Der „Kurier“"),
        ("Der Trainerin warf der „Kurier“ vor, sie habe betrogen.", "der „Kurier“"),
    ],
)  # fmt: skip
def test_the_medium_somebody_speaks_in_is_the_outermost_source(text: str, sources: str) -> None:
    assert last_chain(text) == sources


@pytest.mark.parametrize(
    ("source", "naming"),
    [
        ("Anna Beck", "named"),
        ("Die Ministerin Anna Beck", "named"),
        ("Die Sprecherin der Bahn", "role"),
        ("Ein Sprecher der Bahn", "anonymous"),
        ("Beobachter", "group"),
        ("Mehrere Ministerinnen", "group"),
        ("Die Veranstalter", "group"),
        ("Der Deutsche Bund", "named"),
        ("Die Anwältin von Jan Roth", "role"),
    ],
)
def test_how_a_source_is_named_is_told_by_its_head(source: str, naming: str) -> None:
    text = f"{source} erklärte, der Bau beginne im Mai."
    syntax = Syntax(pipeline.load()(text), text)
    span = syntax.doc.char_span(0, len(source))
    assert span is not None
    found = chain(syntax, [range(span.start, span.end)], Antecedents(syntax))
    assert [link.naming.value for link in found] == [naming]
