"""The full report with text that means harm in every field that others can fill."""

from __future__ import annotations

import msgspec

from rehearse import types as t
from tests.builders_report.reports import full
from tests.builders_report.take import transcript

HOSTILE = "</script><img src=x onerror=alert(1)>[red]{{7*7}}\x1b[2J\x1b]0;owned\x07\u202eabc\"'`&|*_#"


def hostile(text: str = HOSTILE) -> t.Report:
    """The full report with `text` in every field that a person, a file name or a model can fill."""
    report = full()
    assert report.audio is not None
    assert report.content is not None
    said = transcript()
    words = (t.Word(text, 0.1, 0.4, 0.5), *said.words[1:])
    sentence = t.Sentence(text, 0.1, 0.4, "situation")
    finding = t.Finding("OWN001", text, "major", text, text, 0.1, 0.4, text)
    return msgspec.structs.replace(
        report,
        provenance=t.Provenance(text, text, text, text, text),
        question=t.ReportQuestion(text, text, (text,)),
        warnings=(text,),
        live=t.Live(0.8, 0.0, 0, text, text),
        audio=msgspec.structs.replace(report.audio, path=text, reasons=(text,), format=text),
        transcript=t.Transcript(text, text, words, (sentence, *said.sentences[1:])),
        delivery=msgspec.structs.replace(
            report.delivery,
            fillers=t.Fillers(1.0, 1, 0, (t.Filler(text, 0.1, 0.4, "sound", "heard"),)),
            repeats=(t.Repeat(text, 0.1, 0.4),),
            metrics=(t.Metric(text, 1.0, text, "ok", text, source=text),),
        ),
        content=msgspec.structs.replace(
            report.content,
            findings=(finding,),
            auto_fails=(t.AutoFail(text, text, 0.1),),
            scores={"structure_star": t.Score(1, 15, text)},
            principles=(t.PrincipleSignal(text, 0.5),),
            follow_ups=(t.FollowUp(text, text),),
            framework=t.FrameworkCheck(
                text,
                text,
                (
                    t.StepCheck(text, True, text, 1.0, 2.0),
                    t.StepCheck(text, False),
                    t.StepCheck(text, False, misplaced=t.Misplaced("beginning", text, 1.0, 2.0, (0, 1))),
                ),
            ),
            next_fix=t.NextFix(text, text),
        ),
    )
