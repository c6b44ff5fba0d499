"""Promises of `rehearse radar`."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from rehearse.cli.own_takes import own_takes
from rehearse.data.questions import principle_names
from rehearse.practice.home import coverage
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.store.summary import FOLLOW_UP
from tests import builders_report as reports
from tests.cli.homes import fill
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("home", "eighty_columns")


def test_before_the_first_take_there_is_the_bank_alone(home: Path) -> None:
    shown = rehearse("radar").stdout
    assert "The bank: " in shown
    assert "no scored take" in shown
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


def test_a_principle_is_practised_by_ones_own_scored_takes_wherever_it_is_counted(home: Path) -> None:
    """Another person's take, one too short to be scored and the answer to a follow-up practise none."""
    mine, theirs, unscored, more = (reports.full() for _ in range(4))
    unscored = replace(reports.not_scored(), question=mine.question)
    assert more.question is not None
    more = replace(more, question=replace(more.question, id=more.question.id + FOLLOW_UP))
    fill(home, [unscored, theirs, more])
    with Store(home / "attempts.sqlite3") as store:
        name_speaker(store, 2, "Dana K.")
    for scored in (0, 1):
        radar = {axis["name"]: axis["takes"] for axis in printed(rehearse("radar", "--json"))["radar"]["principles"]}
        pages = printed(rehearse("principles", "--json"))["principles"]
        assert {one["page"]["name"]: one["readiness"]["takes"] for one in pages} == radar
        assert {one.principle: one.takes for one in coverage(own_takes(), principle_names())} == radar
        practised = sum(takes > 0 for takes in radar.values())
        assert (practised > 0) == (scored > 0)
        assert f"{practised} of 16 with a scored take" in " ".join(rehearse().stdout.split())
        fill(home, [mine])


def test_a_page_of_the_radar_is_refused_with_the_command_that_draws_it() -> None:
    said = rehearse("radar", "--html", "r.html")
    assert said.exit_code == 2
    assert "`rehearse progress --html r.html` draws it." in said.stderr
