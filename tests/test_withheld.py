"""What is withheld, and what the user is told to do instead."""

import msgspec

from rehearse.types import NextFix, Transcript
from rehearse.withheld import unless_refused
from tests import builders_report as reports

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
