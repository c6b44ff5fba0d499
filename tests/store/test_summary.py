"""Promises of the summary: what listings know of a report."""

import msgspec

from rehearse.pipeline import check
from rehearse.store.summary import summarise
from rehearse.types import Pauses, Question
from tests import builders_report as reports


def test_the_measures_are_the_reports_own() -> None:
    report = reports.full()
    measures = summarise(report).measures
    assert report.content is not None
    assert measures["duration_s"] == report.delivery.duration_s
    assert measures["speech_rate_wpm"] == report.delivery.speech_rate_wpm
    assert measures["total_points"] == report.content.total
    assert measures["action_s"] == report.content.parts["action"].seconds


def test_what_was_not_measured_is_absent_and_never_zero() -> None:
    measures = summarise(reports.text_only()).measures
    for name in ("duration_s", "speech_rate_wpm", "long_pauses", "action_s"):
        assert name not in measures


def test_a_metric_that_cannot_be_read_from_the_report_is_followed_as_it_was_measured() -> None:
    """As one of the words: a report does not keep their times as the sound corrected them."""
    report = reports.full()
    kept = report.delivery.speech_rate_wpm
    report = msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, speech_rate_wpm=None))
    assert summarise(report).measures["speech_rate_wpm"] == kept


def test_an_answer_that_was_not_scored_has_no_points() -> None:
    derived = summarise(reports.not_scored())
    assert derived.verdict == "not scored"
    assert derived.not_scored_reason
    assert [name for name in derived.measures if name.endswith("_points")] == []


def test_a_verdict_withheld_since_no_story_was_asked_for_is_no_low_value_of_any_trend() -> None:
    question = Question("own", "Why do you want to leave?")
    derived = summarise(check("I want to learn more than I can here. So I look for a larger team now.", question))
    assert not derived.asks_for_story
    assert (derived.is_scored, derived.accused) == (False, ())
    assert [name for name in derived.measures if name.endswith(("_points", "_share", "_share_percent"))] == []


def test_a_long_pause_is_a_second_inside_a_clause_and_three_elsewhere() -> None:
    report = reports.full()
    pauses = report.delivery.pauses
    assert pauses is not None
    item = pauses.items[0]
    chosen = (
        msgspec.structs.replace(item, duration_s=0.9, place="clause"),
        msgspec.structs.replace(item, duration_s=1.1, place="clause"),
        msgspec.structs.replace(item, duration_s=2.9, place="boundary"),
        msgspec.structs.replace(item, duration_s=3.1, place="boundary"),
    )
    delivery = msgspec.structs.replace(report.delivery, pauses=msgspec.structs.replace(pauses, items=chosen))
    assert summarise(msgspec.structs.replace(report, delivery=delivery)).measures["long_pauses"] == 2


def test_a_long_wait_before_the_first_word_is_no_long_pause() -> None:
    report = reports.full()
    assert report.delivery.pauses is not None
    waited = msgspec.structs.replace(report.delivery.pauses.items[0], duration_s=9.0, place="start")
    delivery = msgspec.structs.replace(report.delivery, pauses=Pauses((waited,)))
    assert summarise(msgspec.structs.replace(report, delivery=delivery)).measures["long_pauses"] == 0


def test_accusing_rules_are_named_once_and_praise_stands_apart() -> None:
    report = reports.no_hire()
    assert report.content is not None
    derived = summarise(report)
    accused = {finding.code for finding in report.content.findings if finding.severity != "praise"}
    assert set(derived.accused) == accused
    assert len(derived.accused) == len(accused)
    assert accused.isdisjoint(derived.praised)
