"""Warnings for people: each thing once."""

from typing import Any

import pytest
from msgspec.structs import replace

from rehearse.delivery.missing import NO_SPEECH
from rehearse.report import to_html, to_markdown
from rehearse.report.to_terminal import Form
from rehearse.types import Fillers, NextFix, Report, Transcript
from tests import builders_report as reports
from tests.report.printed import printed


def silence() -> Report:
    """A recording in which nothing was heard."""
    report, refusal = reports.not_scored(), "No speech was heard in the recording."
    assert report.content is not None
    null: Any = ("speech_rate_wpm", "pace", "pauses", "pitch", "loudness", "slowest", "fastest", "drawn_out")
    unmeasured = tuple(replace(one, value=None, band="unmeasured", reason=NO_SPEECH) for one in report.delivery.metrics)
    delivery = replace(
        report.delivery,
        **dict.fromkeys(null),
        duration_s=None,
        metrics=unmeasured,
        repeats=(),
        endings=None,
        monotone=None,
        response_latency_s=None,
        stretches=(),
        fillers=Fillers(None, None, None, ()),
    )
    fix = NextFix(None, "Record it again and speak into the microphone.")
    content = replace(
        report.content, not_scored_reason=refusal, next_fix=fix, findings=(), follow_ups=(), judged_words=0
    )
    warnings = (f"delivery.duration_s, pace: not measured, because {NO_SPEECH}", refusal)
    words = Transcript("", "en", ())
    return replace(report, delivery=delivery, content=content, transcript=words, warnings=warnings)


@pytest.mark.parametrize("form", ["short", "full"])
def test_that_nothing_was_heard_is_said_once(form: Form) -> None:
    said = " ".join(printed(silence(), form=form).split())
    assert said.count("No speech was heard") == 1
    assert "Keep in mind" not in said
    assert "Record it again and speak into the microphone." in said
    for rendered in (to_markdown.render(silence()), to_html.render(silence()).partition("</style>")[2]):
        assert rendered.count("No speech was heard") == 1


def test_no_two_empty_lines_follow_each_other() -> None:
    for report in (silence(), *(make() for make in reports.ALL.values())):
        assert "\n\n\n" not in printed(report, form="full")
