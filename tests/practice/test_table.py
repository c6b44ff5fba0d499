"""Promises of the table for other programs."""

import csv
import io
from pathlib import Path

from rehearse.data.progress_measures import measures
from rehearse.practice.table import to_csv
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.practice.fortnights import fortnight


def test_every_take_is_a_line_and_what_was_not_measured_is_empty() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(fortnight("duration_s", [90.5, 80.0])))))
    assert [row["duration_s"] for row in rows] == ["90.5", "80.0"]
    assert [row["attempt"] for row in rows] == ["1", "2"]
    assert {row["total_points"] for row in rows} == {""}


def test_a_technical_take_has_empty_story_cells_and_its_own_points(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        store.add(reports.full(), None)
        store.add(reports.explained(), None)
        story, technical = csv.DictReader(io.StringIO(to_csv(store.entries())))
    parts = ("situation_s", "action_s", "result_s", "situation_share_percent")
    of_story = [one.name for one in measures().measure if one.name in parts or one.most is not None]
    assert {technical[name] for name in of_story if name != "think_aloud_points"} == {""}
    assert "" not in {story[name] for name in of_story if name != "think_aloud_points"}
    assert (story["think_aloud_points"], technical["think_aloud_points"]) == ("", "4.0")
    assert technical["speech_rate_wpm"] != ""
