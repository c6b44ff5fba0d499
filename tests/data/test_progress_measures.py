"""Promises of what is followed over attempts."""

import re
from pathlib import Path

import pytest

from rehearse import data
from rehearse.data.progress_measures import Measure, held_to, measures
from rehearse.data.targets import aimed, read_targets
from rehearse.store.summary import LongPause, summarise
from tests import builders_report as reports


def named(name: str, own_folder: Path | None = None) -> Measure:
    return next(measure for measure in measures(read_targets(own_folder)).measure if measure.name == name)


def test_the_bands_are_those_of_the_targets() -> None:
    assert (named("duration_s").low, named("duration_s").high) == (75.0, 105.0)
    assert (named("action_s").low, named("action_s").high) == (45.0, 50.0)
    assert (named("fillers_per_minute").low, named("fillers_per_minute").high) == (None, 3.0)


def test_a_value_that_misses_its_band_does_not_read_as_one_that_keeps_it() -> None:
    length = named("duration_s")
    assert [length.text(value) for value in (105.3, 104.6, 74.8, 90.4, 12.3)] == ["105.3", "105", "74.8", "90", "12"]


def test_the_users_own_targets_are_followed(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text("[duration]\nok_max = 130.0\n", encoding="utf-8")
    assert named("duration_s", tmp_path).goodness(125.0) == 0
    assert named("duration_s").goodness(125.0) == -20


def test_every_measure_of_a_summary_that_has_a_direction_is_named_once() -> None:
    names = [measure.name for measure in measures().measure]
    assert len(set(names)) == len(names)
    assert set(names) <= {
        *summarise(reports.full()).measures,
        *summarise(reports.explained()).measures,
        "task_s",
        "points_per_10_s",
    }


def test_what_counts_as_a_long_pause_is_said_with_the_limits_that_count_it() -> None:
    limit = data.load("pauses.toml", LongPause)
    said = f"Long pauses: {limit.clause_s:g} s or more inside a clause, {limit.anywhere_s:g} s or more between phrases."
    assert named("long_pauses").explained == said
    assert not named("duration_s").explained


@pytest.mark.parametrize(
    ("name", "band", "text"),
    [("duration_s", "75-105", "91"), ("fillers_per_minute", "≤ 3", "90.6"), ("total_points", "", "91")],
)
def test_values_are_written_with_the_decimals_that_mean_something(name: str, band: str, text: str) -> None:
    assert named(name).band == band
    assert named(name).text(90.6) == text
    assert named(name).text(None) == ""


def test_a_band_scaled_to_another_length_is_in_whole_seconds() -> None:
    scaled = measures(aimed(read_targets(), 120.0)).measure
    shown = {one.name: held_to(one, 120.0).band for one in scaled}
    assert (shown["duration_s"], shown["action_s"]) == ("100-140", "60-67")
    assert not [band for band in shown.values() if re.search(r"\.\d{3}", band)]
