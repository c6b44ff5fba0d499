"""Promises of `rehearse compare`."""

import re
from pathlib import Path

import msgspec
import pytest

from rehearse.data.progress_measures import measures
from rehearse.practice.compare import Denser, Difference, compare
from rehearse.report.screens.compare import IDLE, parts
from rehearse.report.terminal.room import MOST_LINES
from rehearse.types import Attempt, Repeat, Report
from tests import builders_report as reports
from tests.cli.homes import crowd, fill, improving, take
from tests.cli.running import printed, rehearse
from tests.timing import takes_at_most

DENSITY = "signal density"


def test_rules_numbers_and_words_stand_side_by_side(home: Path) -> None:
    fill(home, [reports.no_hire(), reports.full()])
    said = rehearse("compare", "1", "2").stdout
    assert said.index("Still open") < said.index("Gained") < said.index("Numbers") < said.index("Words")
    assert re.search(r"▲  gone this time: not your own initiative; in take 1, 0:03  “My [^”]*…”  OWN001\n", said)


@pytest.mark.parametrize("columns", ["36", "50", "80"])
def test_what_there_is_no_room_for_is_named(home: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """The table of numbers was missing on 50 columns, and nothing said so."""
    monkeypatch.setenv("COLUMNS", columns)
    other = tuple((part, f"Then {text.lower()}", silence_s) for part, text, silence_s in reports.STORY)
    told = msgspec.structs.replace(reports.full(), transcript=reports.transcript(other))
    fill(home, [reports.no_hire(), told])
    said = rehearse("compare", "1", "2").stdout
    everything = rehearse("compare", "1", "2", "--full").stdout
    shown = [line.split(" ─")[0].lower() for line in everything.splitlines() if " ──" in line]
    left = [part for part in shown if f"\n{part} ─" not in said.lower()]
    named = re.search(r"`rehearse compare 1 2 --full` shows everything(?:, (.*?) as well)?\.", " ".join(said.split()))
    assert named
    names = re.split(", | and ", named[1]) if named[1] else []
    assert [DENSITY if one == IDLE else one for one in names] == left
    assert DENSITY not in names or f"{DENSITY}, points" not in said
    assert len(said.splitlines()) <= MOST_LINES
    assert "shows everything" not in everything
    assert left or columns == "80"


@pytest.mark.parametrize("width", [36, 80])
@pytest.mark.parametrize(("moved", "name"), [(0.1, DENSITY), (-0.1, DENSITY), (5.0, IDLE), (-5.0, IDLE)])
def test_a_number_in_the_table_is_not_said_to_be_left_out(width: int, moved: float, name: str) -> None:
    """The table had the rate of signal density, and the last line said that only --full shows signal density."""
    found = compare(Attempt(1, reports.no_hire(), None), Attempt(2, reports.full(), None))
    rate = next(one for one in measures().measure if one.name == "points_per_10_s")
    other = (*found.differences, Difference(rate, 5.0, 5.0 + moved, None if abs(moved) < 1 else moved > 0))
    found = msgspec.structs.replace(
        found, differences=other, density=Denser(0.0, 5.0, 5.0 + moved, 3.0, 2.0, None, None)
    )
    names = [part.name for part in parts(found, width, full=False)]
    assert [one for one in names if one in (DENSITY, IDLE)] == [name]


def test_what_became_of_a_rule_is_said_with_the_take_that_shows_it(home: Path) -> None:
    """Below "Gained" stood a mistake with its words, as if the mistake had been gained."""
    fill(home, [reports.no_hire(), reports.full()])
    quote = "“My manager asked me to look at the builds.”"
    better = " ".join(rehearse("compare", "1", "2", "--full").stdout.split())
    assert f"▲ gone this time: not your own initiative; in take 1, 0:03: {quote} OWN001" in better
    worse = " ".join(rehearse("compare", "2", "1", "--full").stdout.split())
    assert f"▼ new: not your own initiative; in take 1, 0:03: {quote} OWN001" in worse


def test_a_strength_that_came_or_went_is_no_mistake(home: Path) -> None:
    one = reports.full()
    assert one.content is not None
    plain = tuple(finding for finding in one.content.findings if finding.severity != "praise")
    without = msgspec.structs.replace(one, content=msgspec.structs.replace(one.content, findings=plain))
    fill(home, [without, one])
    assert "new: unasked; in take 2, 0:01  “Last spring" in rehearse("compare", "1", "2").stdout
    assert "no longer: unasked; in take 2, 0:01  “Last" in rehearse("compare", "2", "1").stdout


def test_a_narrow_screen_has_the_numbers_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 50 columns the words behind the marks wrapped, and the whole table was left out."""
    monkeypatch.setenv("COLUMNS", "50")
    fill(home, [reports.no_hire(), reports.full()])
    said = rehearse("compare", "1", "2").stdout
    assert "points, of 100" in said
    assert "▲ better, or nearer to its target" in said


def test_what_counts_as_a_long_pause_is_said_below_the_numbers(home: Path) -> None:
    fill(home, [reports.no_hire(), reports.full()])
    said = "Long pauses: 1 s or more inside a clause, 3 s or more between phrases."
    assert said in rehearse("compare", "1", "2").stdout
    fill(home, improving())
    assert said in rehearse("progress", "--full").stdout
    assert said in rehearse("progress").stdout


def test_takes_of_two_people_are_named(home: Path) -> None:
    fill(home, [take("a", 1), take("a", 2)])
    for name in ("Dana", "Dana K."):
        rehearse("person", "2", name)
        said = rehearse("compare", "1", "2").stdout
        assert f"The takes are by two people: the first by you, the second by {name.removesuffix('.')}.\n" in said


def test_what_is_the_same_is_folded(home: Path) -> None:
    fill(home, [reports.full(), reports.full()])
    assert "… 14 sentences the same" in rehearse("compare", "1", "2").stdout


def test_none_named_are_the_last_two_of_the_newest_question(home: Path) -> None:
    fill(home, [take("a", 1), take("b", 2), take("a", 3)])
    found = printed(rehearse("compare", "--json"))["comparison"]
    assert (found["before"], found["after"]) == (1, 3)


def test_a_newest_take_that_stands_alone_is_passed_over(home: Path) -> None:
    fill(home, [take("a", 1), take("a", 2), take("b", 3), take("b", 4), take("a", 5), take("c", 6)])
    found = printed(rehearse("compare", "--json"))["comparison"]
    assert (found["before"], found["after"]) == (2, 5)


def unscored(question_id: str, day: int) -> Report:
    """A take of a few words."""
    asked = take(question_id, day)
    return msgspec.structs.replace(reports.not_scored(), question=asked.question, provenance=asked.provenance)


def test_the_last_two_scored_takes_are_chosen_and_named(home: Path) -> None:
    """Takes 1 and 3 were compared, of four words and of fifty, and nothing said why these."""
    fill(home, [take("a", 1), unscored("a", 2), take("a", 3), unscored("b", 4), unscored("a", 5), unscored("b", 6)])
    said = " ".join(rehearse("compare").stdout.split())
    assert "Take 1 and take 3 The last two scored takes of a. Take 5 is left out: it was not scored." in said
    assert said.count("was not scored") == 1


def test_a_take_of_another_question_or_of_none_is_not_passed_over(home: Path) -> None:
    """A recording without a question was named as left out, beside the last two takes of a question."""
    fill(home, [take("a", 1), take("a", 2), unscored("b", 3), take("b", 4), reports.not_scored()])
    said = " ".join(rehearse("compare").stdout.split())
    assert "Take 1 and take 2 The last two scored takes of a." in said
    assert "left out" not in said
    rehearse("person", "2", "Dana")
    only = " ".join(rehearse("compare").stdout.split())  # no question has two scored takes of one's own now
    assert "Take 3 and take 4 The last two takes of b. ! Take 3 was not scored" in only


def test_a_question_is_compared_by_its_scored_takes_as_well(home: Path) -> None:
    fill(home, [take("last-apology", 1), take("last-apology", 2), unscored("last-apology", 3)])
    said = " ".join(rehearse("compare", "last-apology").stdout.split())
    assert "Take 1 and take 2 The last two scored takes of last-apology. Take 3 is left out" in said
    assert "The last two" not in rehearse("compare", "1", "2").stdout


def test_one_named_is_held_against_the_newest(home: Path) -> None:
    fill(home, improving())
    found = printed(rehearse("compare", "2", "--json"))["comparison"]
    assert (found["before"], found["after"]) == (2, 8)
    newest = printed(rehearse("compare", "8", "--json"))["comparison"]
    assert (newest["before"], newest["after"]) == (7, 8), "the older one first, whichever is named"


def test_a_question_stands_for_its_last_two_takes(home: Path) -> None:
    """By its id, the beginning of it or words of it, as in `progress`; somebody else's takes are left out."""
    fill(home, [take("last-apology", 1), take("last-apology", 2), take("was-wrong", 3), take("last-apology", 4)])
    for named in ("last-apology", "last-ap", "apology"):
        found = printed(rehearse("compare", named, "--json"))["comparison"]
        assert (found["before"], found["after"]) == (2, 4)
    rehearse("person", "2", "Dana")
    assert printed(rehearse("compare", "apology", "--json"))["comparison"]["before"] == 1
    only = rehearse("compare", "was-wrong")
    assert (only.exit_code, "was-wrong has only one take" in only.stderr) == (5, True)
    assert 'There is no take called "xyzzy"' in rehearse("compare", "xyzzy").stderr


def test_an_only_take_has_nothing_to_be_compared_with(home: Path) -> None:
    fill(home, [take("a", 1)])
    done = rehearse("compare")
    assert done.exit_code == 5
    assert "rehearse record a" in done.stderr
    assert rehearse("compare", "1").exit_code == 5


def test_what_needs_a_take_says_so_alike_where_none_is_left(home: Path) -> None:
    fill(home, [])
    for command in ("show", "play", "compare"):
        done = rehearse(command)
        assert (done.exit_code, "There are no takes yet." in done.stderr) == (5, True), command


def test_it_does_not_call_two_takes_progress(home: Path) -> None:
    fill(home, improving())
    said = rehearse("compare", "1", "8").stdout
    assert "better" not in " ".join(said.split()).replace("getting better", "")


@pytest.mark.slow
def test_among_ten_thousand_attempts_it_takes_half_a_second(home: Path) -> None:
    """Of processor time, after start-up."""
    crowd(home, 10_000)
    assert rehearse("compare").exit_code == 0
    assert takes_at_most(0.5, lambda: rehearse("compare"))


def test_a_take_is_not_compared_with_itself(home: Path) -> None:
    fill(home, [reports.full(), reports.full()])
    for named in (("1", "1"), ("last", "2")):
        done = rehearse("compare", *named)
        assert (done.exit_code, "was named twice" in done.stderr) == (2, True)


def test_every_row_is_held_to_one_target_that_of_the_newer_take(home: Path) -> None:
    """Whatever length is set today: neither take was aimed at it, and a table has no room for two."""
    old, new = take("a", 1), take("a", 2)
    aimed = msgspec.structs.replace(new, delivery=msgspec.structs.replace(new.delivery, target_s=120.0))
    fill(home, [old, aimed])
    rehearse("config", "set", "targets.duration.target", "60")
    said = rehearse("compare", "1", "2", "--full").stdout
    bands = dict(re.findall(r"(time|situation|action|result), s +(\d+-\d+)", said))
    assert bands == {"time": "100-140", "situation": "13-20", "action": "60-67", "result": "20-27"}


@pytest.mark.parametrize("target_s", [100, 110, 130, 170])
def test_no_target_has_digits_that_mean_nothing(target_s: int, home: Path) -> None:
    """A third of a hundred seconds is 33 s, on every screen that shows what was aimed at."""
    home.mkdir()
    rehearse("config", "set", "targets.duration.target", str(target_s))
    whole = msgspec.structs.replace
    takes = [whole(one, delivery=whole(one.delivery, target_s=float(target_s))) for one in improving()]
    fill(home, takes)
    for command in ("compare 1 8 --full", "progress --full", "progress last-apology", "show 1 --full"):
        said = rehearse(*command.split()).stdout
        assert re.findall(r"\d+\.\d{2,}", said) == [], command


def test_more_repeats_are_worse_and_not_lost(home: Path) -> None:
    """Points are gained or lost; what is better low has no target here either."""
    one = reports.full()
    more = (*one.delivery.repeats, *one.delivery.repeats, *one.delivery.repeats)
    fill(home, [one, msgspec.structs.replace(one, delivery=msgspec.structs.replace(one.delivery, repeats=more))])
    (line,) = [line for line in rehearse("compare", "1", "2").stdout.splitlines() if line.strip().startswith("repeats")]
    assert line.rstrip().endswith("▼ worse")


@pytest.mark.parametrize(("repeats", "restarts"), [(0, 2), (2, 0), (1, 1)])
def test_what_the_row_of_repeats_counts_is_what_it_is_called(home: Path, repeats: int, restarts: int) -> None:
    """A restart, which the report lists apart from what was repeated, was counted as a repeat."""
    report = reports.full()
    found = (*[Repeat("the the", 1.0, 1.4)] * repeats, *[Repeat("I went I walked", 2.0, 3.0, "restart")] * restarts)
    delivery = msgspec.structs.replace(report.delivery, repeats=found)
    fill(home, [report, msgspec.structs.replace(report, delivery=delivery)])
    for said in (rehearse("compare", "1", "2", "--full").stdout, rehearse("progress", "--full").stdout):
        (line,) = [line for line in said.splitlines() if line.strip().startswith("repeats and restarts")]
        assert "2" in line.split()
