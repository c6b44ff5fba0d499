"""Promises of the minutes aloud."""

import msgspec
import pytest

from rehearse.content.rules import ALL
from rehearse.data.drills import drills
from rehearse.data.own_settings import shipped
from rehearse.errors import UsageError
from rehearse.pipeline import check as written
from rehearse.practice import spoken_drills
from rehearse.types import Report
from tests import builders_report as reports


def spoken(text: str, duration_s: float) -> Report:
    """A text as if it had been spoken in so many seconds."""
    report = written(text)
    return msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, duration_s=duration_s))


def met(name: str, report: Report) -> list[bool | None]:
    return [check.met for check in spoken_drills.checks(spoken_drills.find(name), report, shipped().targets)]


def test_the_result_needs_a_number_both_ends_and_the_way_of_counting() -> None:
    full = spoken("Failed builds went from twenty percent to three percent, counted from the same logs.", 12)
    assert met("result", full) == [True, True, True, True]
    bare = spoken("It went much better afterwards and everybody was happy.", 12)
    assert met("result", bare) == [True, False, False, False]


def test_too_long_is_too_long_whatever_was_said() -> None:
    full = spoken("Failed builds went from twenty percent to three percent, counted from the same logs.", 40)
    assert met("result", full)[0] is False


def test_three_sentences_that_begin_with_me() -> None:
    mine = spoken("I counted the boxes. I wrote the list. I called the driver.", 10)
    ours = spoken("We found the fault and we decided to rewrite it. We called the driver.", 10)
    assert met("mine", mine) == [True, True, True]
    assert met("mine", ours)[1:] == [False, False]


def test_words_that_tell_nothing_earn_nothing() -> None:
    """Neither for their length nor for a "we" that they do not have."""
    found = spoken_drills.checks(spoken_drills.find("mine"), spoken("Yellow window, seven.", 5), shipped().targets)
    assert [check.met for check in found] == [True, False, False]
    assert found[2].said == "no step of yours was heard"
    assert spoken_drills.points(found) == 0.0


def test_silence_counts_fillers_and_asks_for_enough_speech() -> None:
    report = reports.full()
    assert report.delivery.fillers.per_minute is not None
    assert met("silence", report) == [True, report.delivery.fillers.per_minute <= 3.0]
    short = msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, duration_s=5.0))
    assert met("silence", short)[0] is False


def test_what_could_not_be_measured_is_neither_won_nor_lost() -> None:
    nothing = written("")
    assert spoken_drills.points(spoken_drills.checks(spoken_drills.find("silence"), nothing, shipped().targets)) == 0.0
    assert met("silence", nothing)[0] is None


def test_the_weakest_rule_that_has_a_drill_chooses_it() -> None:
    assert spoken_drills.for_weakness(["REF001", "OWN002", "RES003"]).id == "mine"
    assert spoken_drills.for_weakness([]).id == drills().aloud[0].id


def test_every_code_is_a_rule_and_every_drill_is_judged() -> None:
    known = {rule.code for rule in ALL}
    for drill in drills().aloud:
        assert set(drill.codes) <= known
        assert len(spoken_drills.checks(drill, reports.full(), shipped().targets)) >= 2


def test_an_unknown_drill_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        spoken_drills.find("whistling")
