"""Promises of the pictures."""

from pathlib import Path

import msgspec
import pytest

from rehearse.cli.progress_screen import PLOT_LINES
from rehearse.errors import UsageError
from rehearse.practice.progress import Series, progress
from rehearse.report import plots
from tests.practice.fortnights import fortnight


def duration(values: list[float]) -> Series:
    return progress(fortnight("duration_s", values)).series[0]


def test_the_terminal_plot_has_a_mark_for_every_take_and_the_edges_of_the_target() -> None:
    drawn = plots.terminal(duration([140.0, 120.0, 90.0, 60.0]), 60)
    assert drawn.count("o") == 4
    assert "time, s" in drawn
    for edge in ("105┤", " 75┤"):
        assert edge in drawn


def test_it_keeps_to_its_width_and_writes_no_escape_sequence() -> None:
    drawn = plots.terminal(duration([float(90 + i % 7) for i in range(200)]), 60)
    assert max(len(line) for line in drawn.splitlines()) <= 60
    assert "\x1b" not in drawn


def test_a_take_outside_the_target_is_on_no_line_of_it() -> None:
    """With few rows 58 s stood on the line of 75 s."""
    series = duration([30.0, 58.0, 52.0, 55.0, 38.0, 148.0, 23.0])
    for lines in PLOT_LINES:
        drawn = plots.terminal(series, 46, lines).splitlines()
        assert len(drawn) == lines
        assert [line.count("o") for line in drawn if "┤--" in line] == [0, 0]
        edges = [at for at, line in enumerate(drawn) if "┤--" in line]
        above, below = "".join(drawn[: edges[0]]), "".join(drawn[edges[1] :])
        assert (above.count("o"), below.count("o")) == (1, 6)
        assert "o" not in next((line for line in drawn if line.strip().startswith("0┤")), "")


def test_a_take_just_outside_reads_like_no_edge() -> None:
    drawn = plots.terminal(duration([105.2, 90.0]), 60)
    assert [line.partition("┤")[0].strip() for line in drawn.splitlines() if "┤" in line] == ["105.2", "105", "75", "0"]


def test_of_many_takes_the_newest_are_shown() -> None:
    drawn = plots.terminal(duration([90.0] * 99), 80)
    assert drawn.splitlines()[-1].split() == [str(60 + 4 * i) for i in range(10)]


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_pictures_are_what_their_names_say(tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"progress{ending}"
    plots.picture(progress(fortnight("duration_s", [100.0, 90.0])), path)
    assert path.read_bytes().startswith(begins)


def test_a_take_stands_at_one_place_in_every_panel_under_its_number(tmp_path: Path) -> None:
    """Also where a measure is missing in some takes; what is kept out of the call is hollow."""
    entries = [*fortnight("duration_s", [100.0] * 3), *fortnight("total_points", [50.0] * 6)[3:]]
    old = msgspec.structs.replace(entries[3], summary=msgspec.structs.replace(entries[3].summary, rubric_version="0"))
    plots.picture(progress([*entries[:3], old, *entries[4:]]), tmp_path / "p.svg")
    drawn = (tmp_path / "p.svg").read_text(encoding="utf-8")
    assert [drawn.count(f">{take}<") for take in (1, 3, 4, 6)] == [3] * 4
    assert "fill: #ffffff; stroke: #0072b2" in drawn


def test_a_picture_of_many_takes_shows_the_newest_and_says_so(tmp_path: Path) -> None:
    plots.picture(progress(fortnight("duration_s", [90.0] * 300)), tmp_path / "p.svg")
    assert "the newest 200 of 300" in (tmp_path / "p.svg").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_same_attempts_give_the_same_drawing(tmp_path: Path) -> None:
    found = progress(fortnight("duration_s", [100.0, 90.0]))
    for name in ("a.svg", "b.svg"):
        plots.picture(found, tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_another_ending_an_empty_store_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    some = progress(fortnight("duration_s", [100.0]))
    for found, path in (
        (some, tmp_path / "a.doc"),
        (progress([]), tmp_path / "a.svg"),
        (some, tmp_path / "none" / "a.svg"),
    ):
        with pytest.raises(UsageError):
            plots.picture(found, path)
