"""Promises of text with ids and file names in it."""

from io import StringIO

import pytest
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.style import labelled


def shown(renderable: object, width: int) -> list[str]:
    """The lines on a screen of that width."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(Padding(renderable, 0))  # type: ignore[arg-type]
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("show customer-against-pushback now", 40, ["show customer-against-pushback now"]),
        ("show customer-against-pushback now", 20, ["show customer-", "against-pushback now"]),
        ("a/long_name.of-it", 8, ["a/long_", "name.of-", "it"]),
        ("two words", 8, ["two", "words"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("新新新新新", 4, ["新新", "新新", "新"]),
        ("a--b\n\nc", 2, ["a-", "-b", "", "c"]),
    ],
)
def test_a_long_word_breaks_behind_a_mark_and_nothing_of_it_is_lost(text: str, width: int, lines: list[str]) -> None:
    assert shown(Soft(text), width) == lines


def test_a_style_goes_on_behind_a_break() -> None:
    parts = Soft("one-two", style="bold").wrap(Console(), 4)
    assert [part.style for part in parts] == ["bold", "bold"]


def test_a_text_stands_below_its_label_where_there_is_no_room_beside_it() -> None:
    rows: list[tuple[str, str | Text]] = [
        ("rehearse record customer-against-pushback", "the weakest answer"),
        ("rehearse", Text("what else")),
    ]
    assert shown(labelled(rows), 48) == [
        "rehearse record customer-against-pushback", "  the weakest answer", "rehearse", "  what else",
    ]  # fmt: skip
    assert [line.split("  ")[0] for line in shown(labelled(rows), 80)] == [label for label, _ in rows]
    assert shown(labelled([("Now", "rehearse list")]), 20) == ["Now  rehearse list"]
