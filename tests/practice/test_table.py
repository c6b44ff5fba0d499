"""Promises of the table for other programs."""

import csv
import io

from rehearse.practice.table import to_csv
from tests.practice.fortnights import fortnight


def test_every_take_is_a_line_and_what_was_not_measured_is_empty() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(fortnight("duration_s", [90.5, 80.0])))))
    assert [row["duration_s"] for row in rows] == ["90.5", "80.0"]
    assert [row["attempt"] for row in rows] == ["1", "2"]
    assert {row["total_points"] for row in rows} == {""}
