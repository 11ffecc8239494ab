"""The recogniser of names on news sentences."""

from __future__ import annotations

import pytest

from afterword.reading.name_features import sentence_features
from afterword.reading.name_model import allowed
from afterword.reading.names import Names, chunks, read_clusters, write_clusters
from afterword.reading.pipeline import load, make_doc
from afterword.reading.sequences import best_path


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Bundeskanzlerin Angela Merkel reiste nach Berlin.", {("Angela Merkel", "PER"), ("Berlin", "LOC")}),
        (
            "Der russische Präsident Wladimir Putin kommt nach China.",
            {("Wladimir Putin", "PER"), ("China", "LOC")},
        ),
        ("Die SPD und die CDU stimmten am Montag zu.", {("SPD", "ORG"), ("CDU", "ORG")}),
        ("Siemens baut in Hamburg ein Werk.", {("Siemens", "ORG"), ("Hamburg", "LOC")}),
        ("Die Sitzung dauerte den ganzen Nachmittag.", set()),
    ],
)
def test_names_are_found_with_their_kind(sentence: str, names: set[tuple[str, str]]) -> None:
    assert {(name.text, name.label_) for name in make_doc(sentence).ents} == names


def test_names_of_a_long_text_stay_inside_their_sentences() -> None:
    doc = make_doc("Nach Japan reist er nicht.\n\nPeter Müller bleibt in Köln. Anna Schmidt auch.")
    assert all(name.start >= name.sent.start and name.end <= name.sent.end for name in doc.ents)
    assert {"Peter Müller", "Anna Schmidt"} <= {name.text for name in doc.ents if name.label_ == "PER"}


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["O", "B-LOC", "B-LOC"], [(1, 2, "LOC"), (2, 3, "LOC")]),
        (["B-PER", "I-ORG"], [(0, 1, "PER")]),
        ([], []),
    ],
)
def test_labels_make_chunks(labels: list[str], found: list[tuple[int, int, str]]) -> None:
    assert chunks(labels) == found


def test_the_best_path_obeys_what_may_follow_what() -> None:
    import numpy as np

    labels = ("O", "B-PER", "I-PER")
    steps = np.where(allowed(labels), np.float32(0), np.float32(-1e4))
    scores = np.array([[1.0, 0.5, 0.0], [0.0, 0.0, 2.0]], dtype=np.float32)
    assert [labels[k] for k in best_path(scores, [2], steps)] == ["B-PER", "I-PER"]


def test_clusters_come_back_as_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("model") / "clusters.json.gz"
    write_clusters(path, [{"Köln": 3, "Bonn": 3, "lief": 1}, {"Köln": 1, "Bonn": 1, "lief": 0}])
    assert read_clusters(path) == {"Köln": (3, 1), "Bonn": (3, 1), "lief": (1, 0)}


def test_a_text_without_words_has_no_names() -> None:
    assert make_doc("").ents == () == make_doc("nun ja.").ents


def test_what_is_looked_up_by_numbers_is_what_the_features_say() -> None:
    """The recogniser's numbers give each token the same labels as its features told in words."""
    component = load().get_pipe("names")
    assert isinstance(component, Names)
    recogniser = component.recogniser
    doc = make_doc("Angela Merkel, 1,5 Mio. Euro, der „Spiegel“: Am 3. Mai sprach die EU-Kommission in Köln.")
    words, tags = [t.text for t in doc], [t.tag_ for t in doc]
    told = sentence_features(words, tags, recogniser.model.seen)
    assert recogniser.labels([(words, tags)]) == recogniser.model.labels_of(told)
