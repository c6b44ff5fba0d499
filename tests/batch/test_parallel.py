"""Side by side in processes: whatever one item does to its process, the others are done."""

import os

from rehearse.batch.parallel import side_by_side


def twice(item: str) -> str:
    if item == "crash":
        os._exit(9)
    return item * 2


def test_a_process_that_dies_costs_the_item_that_killed_it() -> None:
    items = ["a", "crash", "b", "c", "d", "crash", "e"]
    done = dict(side_by_side(items, 2, twice, lambda item: f"lost {item}"))
    assert [done[at] for at in range(7)] == ["aa", "lost crash", "bb", "cc", "dd", "lost crash", "ee"]


def test_of_nothing_nothing_is_made() -> None:
    assert list(side_by_side([], 2, twice, twice)) == []
