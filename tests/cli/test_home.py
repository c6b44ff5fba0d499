"""Promises of `rehearse` alone."""

import json
import re
from pathlib import Path

import pytest

from rehearse.cli.home import drill_for
from rehearse.cli.without_report import offer_recovery
from rehearse.content.rules import ALL
from rehearse.practice.drills import find
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.store.summary import summarise
from tests import builders_report as reports
from tests.builders import silence, tone
from tests.cli.homes import crowd, fill, improving, leave
from tests.cli.running import rehearse
from tests.practice.test_interview import PLAN, answer
from tests.timing import takes_at_most


def test_a_newcomer_is_told_what_to_type_and_nothing_is_written(home: Path) -> None:
    said = rehearse().stdout
    assert "Command       rehearse record\n" in said
    assert "or            rehearse demo, for a report on a bundled recording\n" in said
    assert "rehearse --help" in said
    assert not home.exists()


def test_a_take_without_a_report_is_offered(home: Path) -> None:
    leave(home, "2026-11-22-080000-000", tone(3.0))
    said = rehearse()
    assert said.stderr == "1 recorded take (3 s) has no report: `rehearse recover` finishes it.\n"
    assert "Command       rehearse recover\n" in said.stdout, "the next step is that take, not the demo"
    assert "because       1 recorded take (3 s) has no report yet\n" in said.stdout
    assert not (home / "attempts.sqlite3").exists(), "to look makes no database"


def test_nothing_is_promised_of_a_take_that_recover_refuses(home: Path) -> None:
    """Home went on saying that `rehearse recover` finishes it, which then said that it cannot.

    That it cannot is said by `list` and `doctor`; by home and `progress` it was said again and again.
    """
    fill(home, improving()[:1])
    leave(home, "1", silence(21.0))
    deletes = "1 recorded take (21 s, only silence) cannot be used: `rehearse recover --delete` deletes it."
    assert rehearse("list").stderr.endswith(f"{deletes}\n")
    assert rehearse().stderr == rehearse("progress").stderr == ""
    assert deletes.replace(": ", ". ") in " ".join(rehearse("doctor").stdout.split())
    assert "only silence: cannot be used" in rehearse("recover", "--list").stdout
    listed = json.loads(rehearse("recover", "--list", "--json").stdout)
    assert [one["unusable"] for one in listed["unfinished"]] == ["only silence"]
    leave(home, "2", tone(0.01))
    told = "2 recorded takes (21 s in all, only silence or too short) cannot be used: "
    assert rehearse("list").stderr.endswith(f"{told}`rehearse recover --delete` deletes them.\n")
    assert "Command       rehearse record last-apology\n" in rehearse().stdout
    leave(home, "3", tone(3.0))
    waits = "1 recorded take (3 s) has no report: `rehearse recover` finishes it."
    useless = "2 recorded takes (21 s in all, only silence or too short) cannot be used."
    assert " ".join(rehearse("list").stderr.split()).endswith(f"{waits} {useless}"), "--delete deletes all of them"
    assert rehearse().stderr == rehearse("progress").stderr == f"{waits}\n"
    leave(home, "4", silence(180.0))
    assert "3 recorded takes (3:21 in all, only silence or too short) cannot be used." in rehearse("list").stderr


def test_where_there_are_no_other_takes_home_mentions_those_that_cannot_be_used(home: Path) -> None:
    """It said only "No takes yet." where `list` named the one that was recorded."""
    leave(home, "1", silence(21.0))
    told = "1 recorded take (21 s, only silence) cannot be used: `rehearse recover --delete` deletes it.\n"
    for _ in range(2):
        said = rehearse()
        assert said.stderr == told, "with a database or without one"
        assert rehearse("list").stderr.endswith(told)
        assert "No takes yet." in said.stdout
        assert "Command       rehearse record\n" in said.stdout
        fill(home, [])
    fill(home, improving()[:1])
    assert not rehearse().stderr


def test_before_a_new_take_only_those_that_can_be_judged_are_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leave(home, "1", silence(21.0))
    offer_recovery()
    assert not capsys.readouterr().err
    leave(home, "2", tone(3.0))
    offer_recovery()
    assert capsys.readouterr().err == "1 recorded take (3 s) has no report: `rehearse recover` finishes it.\n"


def test_it_shows_takes_ladder_weak_spot_and_one_command(home: Path) -> None:
    fill(home, improving())
    said = rehearse().stdout
    assert "8 takes on 8 days" in said
    assert "last-apology" in said
    assert "Weak spot" in said
    assert said.count("rehearse record") == 1


def numbers_of(said: str) -> list[int]:
    """The numbers of takes at the beginning of lines, in the order of the lines."""
    return [int(line.split()[0]) for line in said.splitlines() if re.match(r" *\d+ +2026-", line)]


def test_the_last_takes_are_in_the_order_of_the_list(home: Path) -> None:
    """Home had the oldest of them first, `list` the newest."""
    fill(home, improving())
    assert numbers_of(rehearse("list").stdout)[:5] == numbers_of(rehearse().stdout) == [8, 7, 6, 5, 4]
    assert "Last takes, newest first" in rehearse().stdout
    course = rehearse("progress", "last-apology").stdout
    assert "takes, oldest first" in course
    assert numbers_of(course) == [6, 7, 8]


def test_the_weak_spot_is_quoted_from_the_newest_take(home: Path) -> None:
    fill(home, [reports.full(), reports.full()])
    assert "“When a third test began to fail" in " ".join(rehearse().stdout.split())


def test_an_interrupted_interview_is_waiting(home: Path) -> None:
    fill(home, improving())
    with Store(home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
        answer(interview)
    assert "a mock interview with 1 question left: rehearse mock" in rehearse().stdout


def test_a_weak_spot_comes_with_its_drill(home: Path) -> None:
    fill(home, [reports.full(), reports.full()])
    (line,) = (line for line in rehearse().stdout.splitlines() if "rehearse drill" in line)
    assert line.split()[-1].upper() in summarise(reports.full()).accused


def test_every_drill_that_is_suggested_is_there() -> None:
    for rule in ALL:
        if drill := drill_for(rule.code):
            assert find("fix", drill.split()[-1]).id == rule.code.lower()
    assert drill_for("OLD999") == ""


def test_ten_thousand_attempts_take_half_a_second(home: Path) -> None:
    """Of processor time, after start-up."""
    crowd(home, 10_000)
    assert rehearse().exit_code == 0
    assert takes_at_most(0.5, rehearse)


def test_takes_of_other_people_alone_are_counted_and_pointed_to(home: Path) -> None:
    fill(home, improving()[:2])
    with Store(home / "attempts.sqlite3") as store:
        for number in (1, 2):
            name_speaker(store, number, "Dana")
    said = " ".join(rehearse().stdout.split())
    assert "No takes of your own yet; 2 takes by other people: `rehearse list` shows them." in said
