"""What is put by is found again, and takes no memory."""

from pathlib import Path

import pytest

from recount.flow.shelf import Shelf, packed


def test_what_is_put_by_is_found_again(tmp_path: Path) -> None:
    """In the order of the numbers, as often as it is asked for, however it came in."""
    shelf: Shelf[tuple[str, int]] = Shelf(tmp_path)
    for number in (3, 1, 2):
        shelf.put(number, ("dead", number))
    assert list(shelf.values()) == list(shelf.values()) == [("dead", 1), ("dead", 2), ("dead", 3)]
    assert (len(shelf), shelf[2], 4 in shelf) == (3, ("dead", 2), False)


def test_the_last_value_of_a_number_is_the_one_found(tmp_path: Path) -> None:
    """Putting by goes on after reading."""
    shelf: Shelf[str] = Shelf(tmp_path)
    shelf.put(1, "seven")
    assert shelf[1] == "seven"
    shelf.put(2, "nine")
    shelf.put_packed(1, packed("eight"))
    assert dict(shelf) == {1: "eight", 2: "nine"}


def test_much_goes_to_disk_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the shelf is gone nothing of it is left in the folder of the ledger."""
    monkeypatch.setattr("recount.flow.shelf.IN_MEMORY", 10)
    shelf: Shelf[str] = Shelf(tmp_path)
    for number in range(50):
        shelf.put(number, f"report {number}")
    assert [shelf[n] for n in (49, 0)] == ["report 49", "report 0"]
    del shelf
    assert list(tmp_path.iterdir()) == []
