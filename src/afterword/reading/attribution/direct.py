"""Direct speech: words between quotation marks, with the frame before, inside, after or near."""

from __future__ import annotations

from afterword.reading.attribution.addressees import addressee_of
from afterword.reading.attribution.frames import cue_of, speaker_of
from afterword.reading.attribution.marks import Marks
from afterword.reading.attribution.scene import Scene
from afterword.reading.attribution.voices import last_speaker
from afterword.reading.phrases import extended, phrase_at, phrases
from afterword.reading.structure import Clause, ClauseKind, Quotation
from afterword.reading.tags import TELLING
from afterword.records import Form


def find(scene: Scene) -> None:
    """Add direct speech, merging what an inserted frame has broken in two."""
    last: Quotation | None = None
    i = 0
    while i < len(scene.marks):
        mark = scene.marks[i]
        i += 1
        if not mark.speech or not _stands_free(scene, mark):
            continue
        quote = list(mark.tokens)
        frame = _frame(scene, mark)
        if frame is None:
            if last is not None and _follows_on(scene, mark, last):
                last = Quotation(
                    Form.DIRECT, tuple(quote), last.cue, last.speaker, last.frame, (), last.medium
                )
                scene.add(last)
            elif mark.sentence and _alone(scene, mark):
                last = Quotation(Form.DIRECT, tuple(quote), (), last_speaker(scene, mark.start))
                scene.add(last)
            continue
        index, tokens, so = frame
        while i < len(scene.marks) and _broken(scene, tokens, scene.marks[i]):
            quote.extend(scene.marks[i].tokens)
            i += 1
        last = _quotation(scene, index, tokens, quote, so)
        scene.add(last)


_OUTSIDE = frozenset({":", ",", "–", "—", "-", ";", "("})


def _stands_free(scene: Scene, mark: Marks) -> bool:
    """Whether the marks hold a whole utterance and no part of a clause around them."""
    words = scene.words
    low, _ = words.sentences[words.sentence(mark.start)]
    before = mark.start <= low or words.words[mark.start - 1] in _OUTSIDE
    if not before:
        return False
    _, end_high = words.sentences[words.sentence(mark.end - 1)]
    at_end = mark.end >= end_high or words.words[mark.end] in (",", ".", ";", "–", "—", "-", "!", "?", ")")
    at_end = at_end or (mark.sentence and mark.start == low and words.tags[mark.end] in ("VVFIN", "VAFIN"))
    return at_end and (mark.sentence or mark.end - mark.start > 4)


def _alone(scene: Scene, mark: Marks) -> bool:
    """Whether the marks make up whole sentences."""
    low, _ = scene.sentence_of(mark.start)
    _, high = scene.sentence_of(mark.end - 1)
    return mark.start <= low and mark.end >= high - 1


def _frame(scene: Scene, mark: Marks) -> tuple[int | None, tuple[int, ...], bool] | None:
    """The clause that frames the marks, with its tokens; the flag tells "so X"."""
    return _frame_after(scene, mark) or _frame_before(scene, mark)


def _frame_after(scene: Scene, mark: Marks) -> tuple[int | None, tuple[int, ...], bool] | None:
    words = scene.words
    at = mark.end
    if at >= len(words):
        return None
    inner_comma = words.words[mark.end - 2] in (",", "–") or words.words[mark.end - 2] in "?!"
    inner_comma = inner_comma or words.tags[at] in ("VVFIN", "VAFIN")  # the comma was forgotten
    if words.words[at] not in (",", "–", "—", "-") and not inner_comma:
        return None
    head = at + (words.words[at] in (",", "–", "—", "-"))
    if head >= len(words):
        return None
    _, high = words.sentences[words.sentence(at)]
    index = scene.clause_at[head]
    if words.lower[head] == "so" and head + 1 < high and words.tags[head + 1] not in ("VVFIN", "VAFIN"):
        end = _until_separator(scene, head, high)
        return None, tuple(range(at, end)), True
    if index < 0:
        return None
    clause = scene.clauses[index]
    wie = words.lower[head] == "wie"
    own = [i for i in clause.tokens if i >= head]
    verb = clause.finite is not None and clause.finite >= head and clause.finite <= head + 1
    if not wie and not verb and words.tags[head] not in TELLING:
        return None
    end = max(own) + 1
    later = [i for i in scene.children.get(index, []) if scene.clauses[i].kind is ClauseKind.RELATIVE]
    end = max([end, *(scene.clauses[i].end for i in later if scene.clauses[i].tokens[0] > head)])
    end = min([end, *(m.start for m in scene.marks if m.start > head and m.speech)])
    return index, tuple(range(at, scene.trimmed(at + 1, min(end, high))[1])), False


def _until_separator(scene: Scene, head: int, high: int) -> int:
    i = head
    words = scene.words
    while i < high and words.words[i] not in ("„", "»") and words.tags[i] != "$.":
        if words.words[i] == "," and words.tags[min(i + 1, high - 1)] in TELLING:
            break  # "…“, so der Sprecher, werde bald …"
        i += 1
    return i


def _frame_before(scene: Scene, mark: Marks) -> tuple[int | None, tuple[int, ...], bool] | None:
    words = scene.words
    before = mark.start - 1
    if before < 0 or words.words[before] not in (":", ","):
        return None
    low, _ = words.sentences[words.sentence(before)]
    clauses = [i for i in scene.of_sentence[words.sentence(before)] if scene.clauses[i].tokens[0] < before]
    if not clauses:
        return None
    speaking = [i for i in clauses if cue_of(scene, i)]
    if words.words[before] == "," and not (speaking and speaking[-1] == clauses[-1]):
        return None
    index = (
        speaking[-1]
        if speaking
        else next((i for i in reversed(clauses) if scene.clauses[i].kind is ClauseKind.MAIN), clauses[-1])
    )
    return index, tuple(range(low, mark.start)), False


def _broken(scene: Scene, frame: tuple[int, ...], mark: Marks) -> bool:
    """Whether marks go on with an utterance behind an inserted frame: "„A“, sagte er, „B“"."""
    gap = scene.words.words[frame[-1] + 1 : mark.start]
    return bool(frame) and mark.start > frame[-1] and gap in ([","], [":"], [], ["–"])


def _follows_on(scene: Scene, mark: Marks, last: Quotation) -> bool:
    """Whether marks without a frame stand right after the last utterance or its frame."""
    end = max((*last.quote, *last.frame)) + 1
    gap = [i for i in range(end, mark.start) if scene.words.tags[i][:1] != "$"]
    return mark.start >= end and not gap


def _quotation(
    scene: Scene, index: int | None, frame: tuple[int, ...], quote: list[int], so: bool
) -> Quotation:
    words = scene.words
    if index is None:
        speaker = _behind_so(scene, frame) if so else ()
        return Quotation(Form.DIRECT, tuple(quote), (frame[0] + 1,), speaker, frame)
    clause = scene.clauses[index]
    match = cue_of(scene, index)
    cue = match.tokens if match else clause.verbs
    if clause.kind is ClauseKind.FRAGMENT and not clause.verbs:
        return Quotation(Form.DIRECT, tuple(quote), (), _named_in(scene, clause), frame)
    inside = set(frame)
    wie = tuple(i for i in frame[:2] if words.lower[i] == "wie")
    return Quotation(
        Form.DIRECT,
        tuple(quote),
        tuple(sorted({*wie, *(i for i in cue if i in inside)})),
        tuple(i for i in speaker_of(scene, index, match) if i in inside),
        frame,
        addressee_of(scene, index) if match else (),
        match.cue.medium if match else "speech",
    )


def _behind_so(scene: Scene, frame: tuple[int, ...]) -> tuple[int, ...]:
    """Who is named behind "so", with all that belongs to the name."""
    start, end = frame[0] + 2, frame[-1] + 1
    phrase = phrase_at(scene.words, start, end)
    if phrase is None:
        return tuple(range(start, end))
    return tuple(range(start, extended(scene.words, phrase, end)))


def _named_in(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """Who is named in a frame without a verb: "Müller wörtlich: …"."""
    end = clause.tokens[-1] + 1
    found = next((p for p in phrases(scene.words, clause.tokens[0], end) if not p.pronoun), None)
    return () if found is None else tuple(range(found.start, extended(scene.words, found, end, loose=True)))
