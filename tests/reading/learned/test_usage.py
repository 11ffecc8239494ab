"""Usage tells in what company words stand elsewhere, by digits."""

from pathlib import Path

from afterword.reading.learned.usage import VERB_KINDS, Usage, digit, load


def test_a_digit_rises_with_the_share_and_is_nought_for_single_cases() -> None:
    assert digit(1, 10) == 0
    assert [digit(cases, 1000) for cases in (2, 5, 20, 50, 200, 500)] == [1, 2, 3, 4, 5, 6]


def test_a_verb_that_was_never_seen_is_unknown() -> None:
    usage = Usage({"feixen": "12345601"}, {})
    assert usage.verb("schwurbeln") is None
    assert usage.verb("feixen") == dict(zip(VERB_KINDS, "12345601", strict=True))


def test_usage_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = Usage({"äußern": "40030020"}, {"Verdacht": "500010"})
    written.save(tmp_path / "usage.json.gz")
    assert load(tmp_path / "usage.json.gz") == written
