"""Promises of the scorecard."""

import msgspec
import pytest

from rehearse.data.targets import read_targets
from rehearse.pipeline import check
from rehearse.practice.mock import Turn
from rehearse.practice.scorecard import Answered, scorecard
from rehearse.types import PrincipleSignal, Question, Report
from tests import builders_report as reports

MAIN = Turn(Question("a", "A?", ("Ownership",)), "Peer", "Ownership")
FOLLOW_UP = Turn(Question("a-follow-up", "And?"), "Peer", "Ownership", "open", follow_up_to=0)


def lasting(report: Report, duration_s: float) -> Report:
    band = read_targets().duration.band(duration_s)
    delivery = msgspec.structs.replace(report.delivery, duration_s=duration_s, duration_verdict=band)
    return msgspec.structs.replace(report, delivery=delivery)


def test_votes_points_and_time_count_main_answers_alone() -> None:
    good, bad = lasting(reports.full(), 90.0), lasting(reports.no_hire(), 150.0)
    points = [one.content.total or 0 for one in (good, bad) if one.content]
    card = scorecard([Answered(MAIN, 1, good), Answered(FOLLOW_UP, 2, bad), Answered(MAIN, 3, bad)])
    assert (card.asked, card.answered, card.votes, card.hire_votes) == (3, 3, 2, 1)
    assert card.mean_points == sum(points) / 2
    assert (card.in_time, card.timed) == (1, 2)


def test_rows_are_means_of_what_was_scored() -> None:
    card = scorecard([Answered(MAIN, 1, reports.full()), Answered(MAIN, 2, reports.not_scored())])
    means = {row.name: row.mean for row in card.rows}
    content = reports.full().content
    assert content is not None
    assert means["ownership_signal_points"] == content.scores["ownership_signal"].points
    assert [row.of for row in card.rows] == [15, 30, 25, 20, 10]


def test_what_was_not_scored_has_no_points_and_says_why() -> None:
    card = scorecard([Answered(MAIN, 1, reports.not_scored()), Answered(MAIN, 2, reports.without_words())])
    assert [line.points for line in card.lines] == [None, None]
    assert all(line.why_not for line in card.lines)
    assert card.mean_points is None
    assert card.votes == 0


def test_it_says_of_scored_main_answers_alone_whether_the_principle_was_shown() -> None:
    assert scorecard([Answered(FOLLOW_UP, 1, reports.full())]).lines[0].signalled is None
    assert scorecard([Answered(MAIN, 1, reports.not_scored())]).lines[0].signalled is None  # too little to tell


def test_of_a_follow_up_it_says_whether_it_brought_what_was_asked_for() -> None:
    """The sample tells how it was measured and shows no doubt; an answer without words tells nothing."""
    measured = msgspec.structs.replace(FOLLOW_UP, about="measurement")
    (says,) = scorecard([Answered(measured, 2, reports.full())]).lines
    assert (says.brought, says.why_not) == (True, "Says how it was measured.")
    silent = check("It was simply a great success for everybody, everybody said so.", FOLLOW_UP.question)
    (lacks,) = scorecard([Answered(measured, 2, silent)]).lines
    assert (lacks.brought, lacks.why_not) == (False, "Not heard: how it was measured.")
    assert [line.brought for line in scorecard([Answered(MAIN, 1, silent)]).lines] == [None]
    assert scorecard([Answered(measured, 2, reports.without_words())]).lines[0].brought is None


def test_at_most_three_things_to_practise_each_with_a_command() -> None:
    bad = lasting(reports.no_hire(), 200)
    found = scorecard([Answered(MAIN, 1, bad), Answered(MAIN, 2, bad)]).practise
    assert [one.command.rpartition(" ")[0] for one in found] == [
        "rehearse drill fix", "rehearse record", "rehearse drill aloud",
    ]  # fmt: skip
    assert found[2].because == "2 of 2 answers were too long"
    (rule, _, time) = scorecard([Answered(MAIN, 1, bad)]).practise
    assert rule.because.endswith("in 1 answer")
    assert time.because == "1 of 1 answer was too long"


def test_answers_that_are_too_short_are_practised_with_the_steps_before_the_shortest() -> None:
    other = msgspec.structs.replace(MAIN, question=Question("b", "B?", ("Ownership",)))
    short, shorter = lasting(reports.no_hire(), 30), lasting(reports.no_hire(), 20)
    time = scorecard([Answered(MAIN, 1, short), Answered(other, 2, shorter)]).practise[-1]
    assert (time.because, time.command) == ("2 of 2 answers were too short", "rehearse record b --hint")


def test_an_interview_without_answers_has_a_card() -> None:
    card = scorecard([Answered(MAIN, None, None)])
    assert (card.asked, card.answered, card.mean_points, card.practise) == (1, 0, None, ())


@pytest.mark.parametrize(("strength", "shown"), [(0.43, True), (0.42, None), (0.28, None)])
def test_a_principle_is_ticked_by_the_limit_of_the_report_and_a_weak_sign_denies_nothing(
    strength: float, shown: bool | None
) -> None:
    report = reports.full()
    assert report.content is not None
    signal = PrincipleSignal("Ownership", strength, None, None)
    content = msgspec.structs.replace(report.content, principles=(signal,))
    (line,) = scorecard([Answered(MAIN, 1, msgspec.structs.replace(report, content=content))]).lines
    assert line.signalled is shown


def test_a_principle_that_nothing_points_to_is_not_shown() -> None:
    report = reports.full()
    assert report.content is not None
    content = msgspec.structs.replace(report.content, principles=())
    (line,) = scorecard([Answered(MAIN, 1, msgspec.structs.replace(report, content=content))]).lines
    assert line.signalled is False


def test_what_was_not_scored_gives_no_habit_to_practise() -> None:
    found = scorecard([Answered(MAIN, 1, reports.not_scored())]).practise
    assert not [one for one in found if one.what.startswith("the habit")]
