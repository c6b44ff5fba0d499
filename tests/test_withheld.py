"""What is withheld, and what the user is told to do instead."""

import dataclasses
from typing import get_args

import msgspec
import pytest

from rehearse.data.recognition import recognition
from rehearse.delivery.voices import WARNING
from rehearse.pipeline import Job, assemble, read
from rehearse.report import to_html
from rehearse.speech.activity import detect_speech
from rehearse.types import NextFix, Side, Transcript
from rehearse.withheld import unless_refused, with_channels
from tests import builders_report as reports
from tests.fixtures import fixture

SPEAK_UP = "Speak into the microphone."


def test_a_poor_recording_without_words_is_told_what_to_do_and_not_how_poor_it_is() -> None:
    """“Record it again: only 0% of the recording is speech.” said nothing that could be done."""
    report = reports.not_scored()
    assert report.audio is not None
    assert report.content is not None
    poor = msgspec.structs.replace(report.audio, trust="poor", reasons=("only 0% of the recording is speech",))
    content = msgspec.structs.replace(report.content, next_fix=NextFix(None, "Record it again: it is poor."))
    report = msgspec.structs.replace(report, audio=poor, content=content)
    silent = msgspec.structs.replace(report, transcript=Transcript("", "en", ()))
    for one, fix in ((silent, SPEAK_UP), (report, "Record it again: it is poor.")):
        told = unless_refused(one, "No speech was heard.", SPEAK_UP).content
        assert told is not None
        assert told.next_fix == NextFix(None, fix)
        assert told.not_scored_reason == "No speech was heard."


@pytest.mark.parametrize("channels", [1, 2, 3, 6])
@pytest.mark.parametrize("channel", [None, *get_args(Side)])
def test_a_channel_can_be_chosen_only_of_two_that_are_mixed(channels: int, channel: Side | None) -> None:
    """A take with a single channel was told to choose one, with an option that its command does not have."""
    audio = reports.full().audio
    assert audio is not None
    info = msgspec.structs.replace(audio, channels=channels, channel=channel)
    gate = recognition().gate
    for said in (WARNING, gate.unclear_fix):
        assert "channel" not in said
        advised = with_channels(said, info)
        assert advised == (f"{said} {gate.channel_fix}" if (channels, channel) == (2, None) else said)
    assert with_channels(gate.silent_fix, info) == gate.silent_fix


@pytest.mark.parametrize("channels", [1, 2])
def test_of_two_voices_the_command_that_uses_one_channel_is_named_where_there_are_two(
    channels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rehearse.delivery.voices.evidence", lambda *_: ("pitch",))
    recording = read(fixture("short").path)
    recording = dataclasses.replace(recording, info=msgspec.structs.replace(recording.info, channels=channels))
    told = assemble(recording, detect_speech(recording.audio), None, Job())
    (said,) = (one for one in told.warnings if one.startswith("Two voices were heard"))
    assert "only you can be heard" in said
    assert ("`rehearse analyze FILE --channel left`" in said) is (channels == 2)
    assert ("<code>rehearse analyze FILE --channel left</code>" in to_html.render(told)) is (channels == 2)
