"""The guess before the report is asked for and compared in the words of the report."""

import pytest
from click.testing import CliRunner

from rehearse.cli.guessing import ASK, guess, keep_guess
from rehearse.cli.say import wrapped
from rehearse.report.wording import ROWS
from tests import builders_report as reports


@pytest.fixture(autouse=True)
def _room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are not wrapped, wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "1000")


def asked(typed: str) -> tuple[dict[str, float], list[str]]:
    """What comes of it, and the lines printed."""
    with CliRunner().isolation(input=typed) as (_, err, _):
        found = guess(ASK)
        return found, err.getvalue().decode().splitlines()


def compared(points: dict[str, float]) -> str:
    with CliRunner().isolation() as (_, err, _):
        keep_guess(None, reports.full(), points)
        return err.getvalue().decode()


GUESSED = [ROWS[name] for name in ("ownership_signal", "action_specificity", "quantified_impact")]


def test_the_rows_are_named_as_in_the_report_and_no_number_is_broken() -> None:
    _, (question, *_) = asked("\n")
    at_80 = wrapped(question, 80).splitlines()
    for row, most in zip(GUESSED, (30, 25, 20), strict=True):
        assert f"{row} 0-{most}" in question
        assert any(f"0-{most}" in line for line in at_80)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("seventy\n60\n", "Your guess: total 60 of 100. The report follows."),
        ("20 15 10\n", f"Your guess: {GUESSED[0]} 20 of 30, {GUESSED[1]} 15 of 25, {GUESSED[2]} 10 of 20."),
        ("\n", "Your guess: none."),
    ],
)
def test_a_guess_is_acknowledged(typed: str, said: str) -> None:
    assert said in asked(typed)[1][-1]


def test_the_report_stands_beside_the_guess() -> None:
    content = reports.full().content
    assert content is not None
    assert f"total 60, the report says {content.total} of 100" in compared({"total_points": 60.0})
    score = content.scores["ownership_signal"].points
    assert f"{GUESSED[0]} 20, the report says {score:g} of 30" in compared({"ownership_signal_points": 20.0})
