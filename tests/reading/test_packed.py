"""Tables of a model are packed the same each time, and a damaged one is known as such."""

from pathlib import Path

import pytest

from afterword.reading.packed import pack, unpacked


def test_the_same_table_is_the_same_file(tmp_path: Path) -> None:
    table = {"verbs": {"erklären": "3", "äußern": "5"}, "steps": [[0.5, -1.0]]}
    for name in ("one", "other"):
        pack(tmp_path / name, table)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert unpacked(tmp_path / "one") == table


def test_a_damaged_table_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "usage.json.gz"
    pack(path, {"verbs": {"erklären": "3" * 200}})
    whole = path.read_bytes()
    path.write_bytes(whole[:10] + b"\xff" + whole[11:])  # behind the head of ten bytes
    with pytest.raises(ValueError, match=r"usage\.json\.gz is damaged"):
        unpacked(path)
