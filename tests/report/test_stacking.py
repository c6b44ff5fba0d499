"""A table on a screen too narrow for it: what matters least is left out, then a row takes two lines, all in columns."""

from pathlib import Path

import pytest
from rich.console import Console, RenderableType
from rich.text import Text

from rehearse.report.terminal.soft import Named
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import Heading, indented, labelled
from tests.cli.homes import fill, take
from tests.cli.running import rehearse


def table(*, apart: int | None = None) -> Stacking:
    """A table that needs 34 columns; without the column that can be spared 29."""
    listed = bare()
    listed.add_column("question", no_wrap=True)
    for name in ("take", "wpm", "points"):
        listed.add_column(name, no_wrap=True, justify="right")
    listed.add_row(Text("missed-deadline"), Text("12"), Text("160"), Text("88"))
    listed.add_row(Text("why"), Text("9"), Text("98"), Text("100"))
    return Stacking(listed, apart=apart, spare=("wpm",))


def shown(what: RenderableType, width: int) -> list[str]:
    screen = Console(width=width, color_system=None, highlight=False)
    with screen.capture() as caught:
        screen.print(what)
    return [line.rstrip() for line in caught.get().splitlines()]


def test_the_column_that_can_be_spared_goes_first() -> None:
    assert shown(table(), 40)[0].split() == ["question", "take", "wpm", "points"]
    assert shown(table(), 33) == ["question         take  points", "missed-deadline    12      88",
                                  "why                 9     100"]  # fmt: skip
    assert table().headings(33) == ("question", "take", "points")


def test_then_a_row_takes_two_lines_and_its_values_stand_below_their_headings() -> None:
    """What there is room for again is shown again; the headings stood two columns left of the values."""
    assert shown(table(apart=0), 25) == ["  take  wpm  points", "missed-deadline", "    12  160      88", "why",
                                         "     9   98     100"]  # fmt: skip
    assert shown(table(apart=0), 15)[0] == "  take  points"


def test_a_word_beside_others_is_never_broken() -> None:
    listed = bare()
    listed.add_column("principle")
    listed.add_column("stories")
    listed.add_row(Text("Success and Scale Bring Broad Responsibility"), Text("pump-would-not-stop, night-builds"))
    for width in (60, 50, 38, 34, 24):
        words = " ".join(shown(Stacking(listed, apart=-1), width)).split()
        assert {"pump-would-not-stop,", "night-builds", "Responsibility"} <= set(words), width
    rows = labelled([("Waiting", Text("rehearse record missed-deadline-of-a-friend"))])
    assert any("missed-deadline-of-a-friend" in line for line in shown(rows, 34))


def test_a_unit_stays_in_one_piece() -> None:
    assert shown(indented(Named("result in numbers, of 20")), 24) == ["  result in numbers,", "  of 20"]
    assert shown(indented(Named("time, s")), 24) == ["  time, s"]


def test_a_long_heading_goes_on_below() -> None:
    text = "Your points by principle, as a share of all points"
    lines = shown(Heading(text), 40)
    assert " ".join(" ".join(lines).replace("─", "").split()) == text
    assert lines[-1].endswith("─")


def test_the_first_takes_are_compared_on_fifty_columns(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a trend can be told, only the newest value was shown there."""
    home.mkdir()
    fill(home, [take("was-wrong", 1, duration_s=150.0, total=40), take("was-wrong", 2, duration_s=80.0, total=70)])
    monkeypatch.setenv("COLUMNS", "50")
    lines = rehearse("progress").stdout.splitlines()
    heading = next(line for line in lines if "measure" in line)
    assert heading.split() == ["measure", "target", "first", "best", "last"]
    assert next(line for line in lines if "time, s" in line).split()[-3:] == ["150", "80", "80"]
