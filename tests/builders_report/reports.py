"""Whole sample reports, most of them made once: they are frozen."""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse import types as t
from rehearse.text.doubt import with_doubts
from tests.builders_report.content import content, findings_of, parts_of
from tests.builders_report.delivery import delivery, fillers_of
from tests.builders_report.take import QUESTION, STORY, transcript

SHA = "9f" * 32


@cache
def full() -> t.Report:
    """A spoken answer of about a minute and a half, everything measured and judged."""
    said = transcript()
    duration_s = round((said.words[-1].end_s or 0.0) + 0.6, 2)
    return t.Report(
        provenance=t.Provenance("0.1.0", "2026.1", "base.en", "2026-03-01T09:30:00Z", SHA),
        question=QUESTION,
        warnings=("The pitch was compared with nothing: this is your first take.",),
        live=t.Live(0.8, 0.0, 0, "USB microphone", "enter"),
        audio=t.AudioInfo("takes/answer.wav", duration_s, 48_000, -3.1, -58.2, 0.0, 0.82, "ok", (), 1, "WAV"),
        transcript=said,
        delivery=delivery(said, duration_s),
        content=with_doubts(content(said), said),
    )


@cache
def without_words() -> t.Report:
    """The same take with no speech model installed: only what the sound alone can tell."""
    report = full()
    measured = msgspec.structs.replace(
        report.delivery,
        speech_rate_wpm=None,
        articulation_rate_sps=None,
        pace=None,
        fillers=t.Fillers(None, None, None, (), heard=None, inferred=None),
        repeats=(),
        stretches=(),
        slowest=None,
        fastest=None,
        drawn_out=None,
        endings=None,
        monotone=None,
        metrics=tuple(
            metric
            if metric.name in {"duration"}
            else msgspec.structs.replace(metric, value=None, band="unmeasured", reason="needs the words")
            for metric in report.delivery.metrics
        ),
    )
    return msgspec.structs.replace(
        report,
        provenance=msgspec.structs.replace(report.provenance, model=None),
        transcript=None,
        content=None,
        delivery=measured,
        warnings=("The model base.en is not installed: type `rehearse models install base.en` (148 MB, once).",),
    )


@cache
def not_scored() -> t.Report:
    """A take of one sentence: judged in every detail, but given no points."""
    said = transcript(STORY[:2])
    duration_s = round((said.words[-1].end_s or 0.0) + 0.6, 2)
    report = full()
    judged = msgspec.structs.replace(
        content(transcript()),
        scored=False,
        not_scored_reason="22 words are too few to judge; an answer needs at least 45.",
        parts=parts_of(said),
        scores={},
        total=None,
        verdict="not scored",
        findings=findings_of(transcript())[2:],
        follow_ups=(),
        next_fix=t.NextFix("Tell the whole story: what you did and how it ended.", None),
    )
    measured = msgspec.structs.replace(
        report.delivery,
        duration_s=duration_s,
        duration_verdict="attention",
        pace=(),
        stretches=(),
        slowest=None,
        fastest=None,
        drawn_out=(),
        endings=(),
        monotone=(),
        fillers=t.Fillers(6.5, 1, 0, report.delivery.fillers.items[:1]),
        pauses=_pauses_until(report.delivery.pauses, duration_s),
        repeats=(),
    )
    assert report.audio is not None
    audio = msgspec.structs.replace(
        report.audio, duration_s=duration_s, trust="poor", reasons=("The recording is clipped in 4 % of its samples.",),
        clipped_ratio=0.04, peak_dbfs=0.0,
    )  # fmt: skip
    return msgspec.structs.replace(report, transcript=said, audio=audio, delivery=measured, content=judged)


def _pauses_until(pauses: t.Pauses | None, end_s: float) -> t.Pauses:
    assert pauses is not None
    return t.Pauses(tuple(pause for pause in pauses.items if pause.end_s <= end_s))


@cache
def text_only() -> t.Report:
    """A written answer: no sound, no times, everything timed is None."""
    said = transcript()
    untimed = t.Transcript(
        said.text,
        "en",
        tuple(t.Word(word.text) for word in said.words),
        tuple(t.Sentence(sentence.text, part=sentence.part) for sentence in said.sentences),
    )
    judged = content(untimed)
    fix = t.NextFix(judged.next_fix.content, "Shorten the situation: it took 31.7% of the words (target at most 25%).")
    judged = msgspec.structs.replace(judged, next_fix=fix)
    fillers = fillers_of(said, 1.0)
    items = tuple(
        msgspec.structs.replace(item, start_s=None, end_s=None, evidence="heard")
        for item in fillers.items
        if item.evidence != "inferred"
    )
    return t.Report(
        provenance=t.Provenance("0.1.0", "2026.1", None, "2026-03-01T09:30:00Z", None),
        question=QUESTION,
        warnings=("Pace, pauses, pitch and loudness need a recording.",),
        live=None,
        audio=None,
        transcript=untimed,
        delivery=t.Delivery(
            None, 90.0, "unmeasured", None, None, None, None, t.Fillers(None, 3, 1, items), None,
            (t.Repeat("the the", None, None),), None, None,
        ),
        content=judged,
    )  # fmt: skip


def explained() -> t.Report:
    """The same take as an answer to a technical question: held against the think-aloud checklist, no story in it."""
    from rehearse.pipeline import with_content

    report = full()
    question = t.Question("joins", "Explain joins.", kind="technical", role="data scientist")
    asked = t.ReportQuestion(question.id, question.text, (), question.kind)
    said = transcript(
        (
            ("situation", "Let me make sure I understand what the tables hold.", 0.7),
            ("action", "I would use a left join, which keeps the rows of the left table.", 0.6),
            ("result", "It is simple, but it costs memory for the hash table.", 0.5),
        )
    )
    return with_content(msgspec.structs.replace(report, question=asked, live=None), said, question)


@cache
def no_hire() -> t.Report:
    """An answer that fails by itself twice: told to do it, and hidden behind we."""
    report = full()
    judged = report.content
    assert judged is not None
    assert report.transcript is not None
    scores = judged.scores | {"ownership_signal": t.Score(1, 30, "The work was given to you and done by “we”.")}
    failed = msgspec.structs.replace(
        judged,
        scores=scores,
        total=38,
        verdict="no hire",
        auto_fails=(
            t.AutoFail("OWN001", "My manager asked me to look at the builds.", 3.4),
            t.AutoFail("collective-hiding", "We found the cause and we decided to rewrite the tests.", 31.0),
        ),
        findings=(
            t.Finding(
                "OWN001", "not-your-own-initiative", "disqualifier", "The work was a task from your manager.",
                "My manager asked me to look at the builds.", 3.4, 6.1, "Begin with what you saw before anybody asked.",
            ),
            *judged.findings,
        ),
    )  # fmt: skip
    return msgspec.structs.replace(report, content=failed)


@cache
def judged() -> t.Report:
    """The same take as the program itself judges it: what it says stands in the snapshots as a user would meet it."""
    from rehearse.pipeline import with_content

    report = full()
    question = t.Question(QUESTION.id, QUESTION.text, QUESTION.principles)
    return with_content(report, transcript(), question)
