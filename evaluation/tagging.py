"""Tags and base forms: agreement with the teacher on held-out news, its speed beside ours, and a treebank.

Agreement: the share of tokens with the same tag (the teacher's named as in STTS, see training/teacher.py),
and the share with the same base form, over articles whose number by the hash of their id sets them apart
from training (evaluation/texts.py). Both are given the same tokens, without the time of cutting them;
`speed_ratio` is the teacher's processor time over ours in one run, both beginning with no word remembered.
`gsd.*`: tokens of UD German-GSD dev with the gold UPOS, XPOS (STTS) and, letter case aside, base form;
`teacher.gsd.*` is the same of the teacher.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from afterword.reading.pipeline import blank_pipeline, model_folder
from afterword.reading.tagger import FOLDER, UPOS, Tagger, read_model
from evaluation.tasks import SHARED, Scores

GSD = SHARED / "corpora" / "treebank" / "de_gsd-dev.conllu"
TOKENS = 60_000  # of the held-out articles

Sentence = list[str]
Answers = list[tuple[str, str]]  # tag and base form of each token


def score(data: Path, predictions: Path | None = None) -> Scores:
    """Agreement with the teacher on the held-out articles of `data`, then both against the treebank."""
    sentences = list(_held_out(data))
    ours, our_time = _ours(sentences)
    taught, taught_time = _taught(sentences)
    if predictions:
        _write(predictions, sentences, ours)
    tokens = len(ours)
    scores: Scores = {
        "tokens": tokens,
        "tag_agreement": _same(ours, taught, 0),
        "base_form_agreement": _same(ours, taught, 1),
        "verb_tag_agreement": _same_verbs(ours, taught),
        "tokens_per_second": tokens / our_time,
        "teacher.tokens_per_second": tokens / taught_time,
        "speed_ratio": taught_time / our_time,
    }
    return scores | (_treebank(GSD) if GSD.exists() else {})


def _held_out(data: Path) -> Iterator[Sentence]:
    from evaluation.texts import PLAIN, STORIES, sentences_of, texts

    nlp = blank_pipeline()
    learnt = data.resolve() in (PLAIN.resolve(), STORIES.resolve())
    seen = 0
    for text in texts(data):
        if learnt and not text.is_held_out:
            continue
        for words in sentences_of(nlp, text.text):
            seen += len(words)
            yield words
        if seen >= TOKENS:
            return


def _ours(sentences: list[Sentence]) -> tuple[Answers, float]:
    tagger = Tagger(read_model(model_folder() / FOLDER))
    started = time.process_time()
    answers: Answers = []
    for start in range(0, len(sentences), 40):  # about an article at a time, as reading does
        part = sentences[start : start + 40]
        words = [word for sentence in part for word in sentence]
        tags = tagger.tag(part).tolist()
        answers += [
            (tagger.model.tags[tag], tagger.lemma(word, tag)) for word, tag in zip(words, tags, strict=True)
        ]
    return answers, time.process_time() - started


def _taught(sentences: list[Sentence]) -> tuple[Answers, float]:
    from training.teacher import taught, teacher

    teacher()
    started = time.process_time()
    tagged = [taught(words) for words in sentences]
    spent = time.process_time() - started
    from training.words import mended

    return [(tag, mended(form, tag, lemma)) for sentence in tagged for form, tag, lemma in sentence], spent


def _same(ours: Answers, others: Answers, part: int) -> float:
    return sum(a[part] == b[part] for a, b in zip(ours, others, strict=True)) / max(1, len(ours))


def _same_verbs(ours: Answers, others: Answers) -> float:
    verbs = [(a, b) for a, b in zip(ours, others, strict=True) if a[0][0] == "V" or b[0][0] == "V"]
    return sum(a[0] == b[0] for a, b in verbs) / max(1, len(verbs))


@dataclass(frozen=True, slots=True)
class _Gold:
    words: list[str]
    upos: list[str]
    xpos: list[str]
    lemmas: list[str]


def _treebank(path: Path) -> Scores:
    sentences = list(_read_conllu(path))
    words = [gold.words for gold in sentences]
    scores: Scores = {}
    for prefix, (answers, _) in (("gsd.", _ours(words)), ("teacher.gsd.", _taught(words))):
        gold = [row for g in sentences for row in zip(g.upos, g.xpos, g.lemmas, strict=True)]
        pairs = list(zip(answers, gold, strict=True))
        full = [pair for pair in pairs if pair[1][1] != "_"]
        scores[prefix + "upos"] = sum(UPOS[tag] == upos for (tag, _), (upos, _, _) in pairs) / len(pairs)
        scores[prefix + "xpos"] = sum(tag == xpos for (tag, _), (_, xpos, _) in full) / max(1, len(full))
        scores[prefix + "base_form"] = sum(a.lower() == b.lower() for (_, a), (_, _, b) in pairs) / len(pairs)
    return scores


def _read_conllu(path: Path) -> Iterator[_Gold]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        yield _Gold([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows], [r[2] for r in rows])


def _write(path: Path, sentences: list[Sentence], answers: Answers) -> None:
    rest = iter(answers)
    with path.open("w", encoding="utf-8") as out:
        for words in sentences:
            tagged = [(word, *next(rest)) for word in words]
            out.write(json.dumps({"tokens": tagged}, ensure_ascii=False) + "\n")
