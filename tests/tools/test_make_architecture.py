"""The page on the architecture shows the imports as they are, and no room imports another in a circle."""

import pytest

from tools import make_architecture
from tools.make_architecture import JUDGE, PAGE, direct, edges, floors, generated, modules


def test_the_page_shows_what_the_code_imports() -> None:
    """When this fails, run `python -m tools.make_architecture` and look at what has changed."""
    page = PAGE.read_text()
    assert generated(page) == page


def test_every_room_stands_above_all_that_it_imports() -> None:
    level = {name: number for number, names in enumerate(floors(edges())) for name in names}
    assert all(level[a] > level[b] for a, b in edges())
    assert level["cli"] == max(level.values())


def test_the_judge_has_at_most_eight_folders_with_one_way_down_and_nothing_beside_them() -> None:
    """Six storeys and the rules: neighbours in this order import each other downwards only."""
    order = ["judgement", "rules", "story", "claims", "events", "clauses", "text"]
    assert all(order.index(above) < order.index(below) for above, below in edges(JUDGE))
    inside = {name.removeprefix(f"{JUDGE}.") for name in modules() if name.startswith(f"{JUDGE}.")}
    assert {name.split(".")[0] for name in inside} == set(order)
    folders = {name.rpartition(".")[0] for name in inside if "." in name}
    assert folders == set(order)
    assert len(folders) <= 8


def test_a_circle_of_imports_is_refused() -> None:
    with pytest.raises(ValueError, match="circle of imports among a, b"):
        floors({("a", "b"): 1, ("b", "a"): 1, ("a", "c"): 1})


def test_the_picture_leaves_out_what_a_longer_way_implies() -> None:
    arrows = {("top", "middle"): 1, ("middle", "bottom"): 1, ("top", "bottom"): 1}
    assert direct(arrows) == [("middle", "bottom"), ("top", "middle")]


def test_modules_belong_to_the_folder_under_the_package() -> None:
    assert make_architecture.room("rehearse.delivery.pauses") == "delivery"
    assert make_architecture.room("rehearse") is None
    assert make_architecture.room("rehearse.content.text.parse", JUDGE) == "text"
    assert make_architecture.room("rehearse.delivery.pauses", JUDGE) is None
