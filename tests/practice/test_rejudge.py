"""Promises of judging a take again."""

import msgspec
import pytest

from rehearse.content.judgement.version import rubric_version
from rehearse.data.own_settings import shipped
from rehearse.delivery import dismiss
from rehearse.practice.rejudge import again, asked, still_dismissed
from rehearse.types import Attempt, Delivery, Report, ReportQuestion
from tests import builders_report as reports
from tests import hearing
from tests.fixtures import fixture

replace = msgspec.structs.replace


def test_stored_words_are_judged_by_the_rubric_of_today() -> None:
    """The delivery and the model that heard the words stay as they were."""
    old = reports.full()
    found = again(Attempt(1, old, None), None, shipped())
    assert found.how == "words judged again"
    assert found.report.provenance.rubric_version == rubric_version()
    assert found.report.provenance.model == old.provenance.model
    assert _measured(found.report) == _measured(old)
    assert found.report.content is not None
    assert found.after == found.report.content.total


def _measured(report: Report) -> Delivery:
    """The delivery without the metric that is read from the judged words."""
    kept = tuple(metric for metric in report.delivery.metrics if metric.id != "situation_share")
    return replace(report.delivery, metrics=kept)


def test_judging_twice_changes_nothing_more() -> None:
    once = again(Attempt(1, reports.full(), None), None, shipped()).report
    assert again(Attempt(1, once, None), None, shipped()).report.content == once.content


def test_a_written_answer_is_checked_again() -> None:
    found = again(Attempt(1, reports.text_only(), None), None, shipped())
    assert found.how == "words judged again"
    assert found.report.audio is None


def test_a_take_without_words_stays_as_it_was() -> None:
    old = reports.without_words()
    found = again(Attempt(1, old, None), None, shipped())
    assert found.how == "nothing to judge"
    assert found.report == old


@pytest.mark.slow
def test_a_recording_is_heard_again_and_gives_the_report_of_its_file() -> None:
    """Real sound and tiny.en: a take that had no words gets them."""
    bare = replace(reports.without_words(), question=None)
    found = again(Attempt(1, bare, str(fixture("short").path)), hearing.recogniser(), shipped())
    assert found.how == "heard again"
    assert found.report.transcript is not None
    assert found.report.transcript.text == (hearing.report("short").transcript or found.report.transcript).text
    assert found.report.live == bare.live
    assert bare.audio is not None
    assert found.report.audio is not None
    assert found.report.audio.path == bare.audio.path, "the stored copy's name is not what was given"


def test_an_attempt_judged_again_was_recorded_when_it_was() -> None:
    old = reports.full()
    made = msgspec.structs.replace(old.provenance, recorded_at="2026-03-05T08:45:10+01:00")
    attempt = Attempt(3, msgspec.structs.replace(old, provenance=made), None)
    assert again(attempt, None, shipped()).report.provenance.recorded_at == made.recorded_at


def test_what_the_user_dismissed_stays_dismissed() -> None:
    """The same words at the same moment; a filler elsewhere counts as before."""
    old = dismiss(reports.full(), 1)
    again_heard = still_dismissed(old, reports.full(), shipped())
    assert [item.dismissed for item in again_heard.delivery.fillers.items] == [
        item.dismissed for item in old.delivery.fillers.items
    ]
    assert still_dismissed(reports.full(), reports.full(), shipped()) == reports.full()


def test_a_question_that_left_the_bank_is_judged_as_it_was_asked() -> None:
    old = replace(reports.full(), question=ReportQuestion("gone", "What was it?", ("Ownership",)))
    question = asked(old)
    assert question is not None
    assert (question.text, question.principles) == ("What was it?", ("Ownership",))
    assert asked(replace(old, question=None)) is None


def test_an_answer_to_a_follow_up_stays_one() -> None:
    """Its question is in no bank; judged again it is still a piece of a story."""
    report = replace(reports.full(), question=ReportQuestion("pump-follow-up", "How did you measure that?", ()))
    found = asked(report)
    assert found is not None
    assert found.kind == "follow-up"
    assert again(Attempt(1, report, None), None, shipped()).verdict == "not scored"


@pytest.mark.slow
def test_imported_words_stay_unless_they_are_to_be_replaced() -> None:
    """No model made them: transcribing the recording would lose what another program, or a person, wrote."""
    heard = hearing.report("short")
    imported = replace(heard, provenance=replace(heard.provenance, model=None))
    attempt = Attempt(1, imported, str(fixture("short").path))
    kept = again(attempt, hearing.recogniser(), shipped())
    assert kept.how == "words judged again"
    assert kept.report.transcript == imported.transcript
    assert kept.report.provenance.model is None
    replaced = again(attempt, hearing.recogniser(), shipped(), over_imported=True)
    assert replaced.how == "heard again"
    assert replaced.report.provenance.model == "tiny.en"
