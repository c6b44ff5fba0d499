"""Promises of `rehearse radar`."""

from pathlib import Path

import pytest

from tests import builders_report as reports
from tests.cli.homes import fill
from tests.cli.running import printed, rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_before_the_first_take_there_is_the_bank_alone(home: Path) -> None:
    shown = rehearse("radar").stdout
    assert "The bank: " in shown
    assert "no take" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert not home.exists()


def test_takes_are_bars_on_the_terminal_and_a_picture_on_the_page(home: Path, tmp_path: Path) -> None:
    fill(home, [reports.full(), reports.explained()])
    found = printed(rehearse("radar", "--json"))["radar"]
    assert {axis["name"]: axis["takes"] for axis in found["kinds"]} == {
        "behavioural": 1, "coding": 0, "system design": 0, "technical": 1,
    }  # fmt: skip
    shown = rehearse("radar").stdout
    assert "57%, 1 take" in shown
    assert max(map(len, shown.splitlines())) <= 80
    page = tmp_path / "p.html"
    assert rehearse("progress", "--html", str(page), "--no-takes").exit_code == 0
    drawn = page.read_text(encoding="utf-8")
    assert "Difficulty radar" in drawn
    assert drawn.count('class="area"') == 2
