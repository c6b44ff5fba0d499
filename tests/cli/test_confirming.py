"""`rehearse show --confirm` settles what the words of an answer leave open, for good."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rehearse.cli.confirming import ask_what_is_open
from rehearse.cli.root import root
from rehearse.errors import UsageError
from rehearse.pipeline import check
from rehearse.settings import database_path
from rehearse.store.attempts import Store

OPEN = (
    "Last autumn I worked in a seed library. I was asked to prepare the yearly fire drill. I counted every packet for "
    "a month, I drew a plan and I moved the shelves. Lost packets fell from 14 a week to 2, by the stock list of the "
    "next two months, so gardeners got their order the same day. I learned to count before I argue."
)


@pytest.fixture(autouse=True)
def _attempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("NO_COLOR", "1")
    database_path().parent.mkdir(parents=True, exist_ok=True)
    with Store(database_path()) as store:
        report = check(OPEN)
        store.add(replace(report, provenance=replace(report.provenance, created="2026-03-01T09:00:00Z")), None)


def show(*arguments: str) -> str:
    result = CliRunner().invoke(root, ["show", "1", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def content(*arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(show("--json", *arguments))["report"]["content"]
    return found


def test_an_open_order_is_asked_about_and_costs_nothing() -> None:
    assert "To confirm" in show()
    assert "--confirm own" in show()
    found = content()
    assert found["auto_fails"] == []
    assert found["verdict"] in ("hire", "strong hire")


def test_confirmed_as_assigned_it_decides_the_verdict_and_stays_so() -> None:
    assert content("--confirm", "assigned")["verdict"] == "no hire"
    again = content()
    assert (again["verdict"], again["confirmed"], again["to_confirm"]) == ("no hire", "assigned", [])


def test_confirmed_as_own_it_counts_as_begun_by_the_speaker() -> None:
    found = content("--confirm", "own")
    assert found["ownership"]["initiated"] == "self"  # type: ignore[index]
    assert "To confirm" not in show()


def test_an_answer_can_be_changed() -> None:
    content("--confirm", "assigned")
    assert content("--confirm", "own")["auto_fails"] == []


def test_nothing_open_is_said_so() -> None:
    with Store(database_path()) as store:
        store.add(check("I saw it. I fixed it."), None)
        store.add(check(OPEN.replace("I was asked to prepare", "I decided on my own to prepare")), None)
        store.add(check(OPEN.replace("I was asked to prepare", "I prepared")), None)
    for number, why in ((2, "Only a scored"), (3, "already say whose idea"), (4, "say so in your first sentence")):
        with pytest.raises(UsageError, match="nothing to confirm") as refused:
            CliRunner().invoke(root, ["show", str(number), "--confirm", "own"], catch_exceptions=False)
        assert why in refused.value.hint


def test_right_after_a_take_the_answer_is_asked_for_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal; the runner's streams stand in for one."""
    with Store(database_path()) as store:
        report = store.get(1).report

    @click.command()
    def asks() -> None:
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        ask_what_is_open(report, 1)

    left = CliRunner().invoke(asks, input="", catch_exceptions=False)  # as Ctrl-C does, too
    assert "Left open: rehearse show 1 --confirm own" in left.stderr
    monkeypatch.setenv("COLUMNS", "30")
    quote = CliRunner().invoke(asks, input="", catch_exceptions=False).stderr.split("Your own idea")[0].splitlines()
    assert len(quote) > 1
    assert max(map(len, quote)) <= 30
    done = CliRunner().invoke(asks, input="a\n", catch_exceptions=False)
    assert "Take 1 is now: no hire" in done.stderr
    assert content()["confirmed"] == "assigned"


def test_where_nobody_can_answer_nothing_is_asked() -> None:
    with Store(database_path()) as store:
        report = store.get(1).report
    done = CliRunner().invoke(
        click.Command("asks", callback=lambda: ask_what_is_open(report, 1)), catch_exceptions=False
    )
    assert done.output == ""
