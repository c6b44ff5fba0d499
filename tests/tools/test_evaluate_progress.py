"""The evaluation of progress counts what it says it counts."""

import pytest

from tests.practice.fortnights import FORTNIGHT
from tools.evaluate_progress import fortnights


def test_every_series_of_every_fortnight_is_counted_once(capsys: pytest.CaptureFixture[str]) -> None:
    fortnights(2)
    said = capsys.readouterr().out
    truths = [truth for *_, truth in FORTNIGHT]
    for truth in set(truths):
        assert f"of {2 * truths.count(truth):6}" in next(line for line in said.splitlines() if line.startswith(truth))
    assert "of 2 fortnights" in said
