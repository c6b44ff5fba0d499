"""Sample reports whose every number is known: for the tests of renderers, of the store and of practice.

`full()` is a spoken answer with everything measured; `without_words()` the same take before a model is installed;
`not_scored()` a take too short to judge; `text_only()` a written answer (`rehearse check`); `no_hire()` an answer with
both auto-fails; `hostile()` carries markup, escape sequences and right-to-left marks in every text field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from rehearse import types as t
from rehearse.text.doubt import with_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD_S = 0.31  # every spoken word of the sample lasts this long, and a sentence ends with its own pause
SHA = "9f" * 32

Line = tuple[t.PartName, str, float]  # part, words as said, silence after them in seconds

STORY: tuple[Line, ...] = (
    ("situation", "Last spring I noticed that our night builds failed about one time in five.", 0.7),
    ("situation", "Um, people simply restarted them and nobody kept count.", 0.8),
    ("task", "It was not my job, but I wanted to know what those restarts cost us.", 1.3),
    ("action", "So I wrote a small script that collected six weeks of build logs.", 0.6),
    ("action", "I sorted the failures by cause, and, uh, two flaky tests made up most of them.", 0.5),
    ("action", "I rewrote both tests so that they waited for the the queue instead of a fixed time.", 0.6),
    ("action", "Then I, you know, showed the numbers to the team and asked for one week to watch them.", 0.6),
    ("action", "I also added a chart of failed builds to the page we all open in the morning.", 0.7),
    ("action", "When a third test began to fail, um, I paired with its author and we fixed it the same day.", 2.4),
    ("result", "Failed night builds went from twenty percent to three percent within a month.", 0.6),
    ("result", "I counted them from the same logs, four weeks before and four weeks after.", 0.5),
    ("result", "That gave the team back about five hours a week, and two releases left a day early.", 0.9),
    ("reflection", "What I learned is to count first, because the count made the case for me.", 0.5),
    ("reflection", "Next time I would share the numbers in week one, not in week four.", 0.4),
)
UNSURE = ("gave", "three", "paired")  # words that the model is not sure of
QUESTION = t.ReportQuestion(
    id="own-unasked-problem",
    text="Tell me about a problem that nobody had asked you to look at. What did you do about it?",
    principles=("Ownership", "Dive Deep"),
)


def words_of_line(text: str, start_s: float) -> tuple[t.Word, ...]:
    """The words of one sentence, spoken evenly from `start_s`."""
    return tuple(
        t.Word(
            word, round(start_s + i * WORD_S, 2), round(start_s + (i + 0.9) * WORD_S, 2),
            0.31 if word in UNSURE else 0.97, word in UNSURE,
        )
        for i, word in enumerate(text.split())
    )  # fmt: skip


def transcript(story: tuple[Line, ...] = STORY, start_s: float = 1.2) -> t.Transcript:
    """The story as words and sentences with times, beginning `start_s` into the recording."""
    words: list[t.Word] = []
    sentences: list[t.Sentence] = []
    now_s = start_s
    for part, text, silence_s in story:
        line = words_of_line(text, now_s)
        words += line
        sentences.append(t.Sentence(text, line[0].start_s, line[-1].end_s, part))
        now_s = (line[-1].end_s or 0.0) + silence_s
    return t.Transcript(" ".join(text for _, text, _ in story), "en", tuple(words), tuple(sentences), 0.5)


def _moment(said: t.Transcript, wanted: str, nth: int = 0) -> tuple[float, float]:
    """Start and end of the nth place where the words of `wanted` stand in the transcript."""
    parts = wanted.split()
    hits = [
        (said.words[i].start_s or 0.0, said.words[i + len(parts) - 1].end_s or 0.0)
        for i in range(len(said.words) - len(parts) + 1)
        if [word.text.strip(".,").lower() for word in said.words[i : i + len(parts)]] == parts
    ]
    return hits[nth]


def _fillers(said: t.Transcript, minutes: float) -> t.Fillers:
    first, second, third = _moment(said, "um"), _moment(said, "uh"), _moment(said, "um", 1)
    phrase, between = _moment(said, "you know"), round(_moment(said, "a month")[1] + 0.1, 2)
    items = (
        t.Filler("um", *first, "sound", "both", 0.98),
        t.Filler("uh", *second, "sound", "heard", 0.91),
        t.Filler("you know", *phrase, "phrase", "heard", 0.88),
        t.Filler("um", *third, "sound", "heard", 0.93),
        t.Filler("um", between, round(between + 0.4, 2), "sound", "inferred", 0.72),
    )
    unsure = (t.Filler("so", *_moment(said, "so"), "phrase", "heard", 0.41),)
    burst = t.Burst(first[0], second[1], 2)
    return t.Fillers(round(4 / minutes, 1), 4, 1, items, round(1 / minutes, 1), unsure, 3, 1, (burst,))


def _pauses(said: t.Transcript) -> t.Pauses:
    start_s = said.words[0].start_s or 0.0
    found = [t.Pause(0.0, start_s, start_s, "start")]
    for before, after in zip(said.words, said.words[1:], strict=False):
        silence_s = round((after.start_s or 0.0) - (before.end_s or 0.0), 2)
        if silence_s >= 0.25:
            found.append(t.Pause(before.end_s or 0.0, after.start_s or 0.0, silence_s, "boundary"))
    inside = _moment(said, "waited for")[0]
    found.append(t.Pause(round(inside - 0.29, 2), inside, 0.29, "clause"))
    return t.Pauses(tuple(sorted(found, key=lambda pause: pause.start_s)))


def _pace(duration_s: float) -> Iterator[t.PaceWindow]:
    for i in range(int((duration_s - 15) // 5) + 1):
        yield t.PaceWindow(5.0 * i, 5.0 * i + 15, 138.0 + (i * 13) % 41)


def _metrics(duration_s: float, said: t.Transcript) -> tuple[t.Metric, ...]:
    situation_share = round(100 * 22 / len(said.words), 1)
    return (
        t.Metric(
            "duration", duration_s, "s", "ok", "75-105 s", source="interview guides", id="duration", low=75, high=105
        ),
        t.Metric(
            "speech rate", 161.4, "wpm", "ok", "120-170 wpm", source="Read.ai", id="speech_rate", low=120, high=170
        ),
        t.Metric("articulation rate", 4.8, "syllables/s", "ok", source="for information", id="articulation_rate"),
        t.Metric(
            "um and uh",
            3.1,
            "/min",
            "note",
            "at most 3 /min",
            source="Laske & DiGennaro Reed 2024",
            id="fillers",
            high=3,
        ),
        t.Metric(
            "longest pause inside a clause",
            2.4,
            "s",
            "attention",
            "at most 1 s",
            source="Campione & Véronis 2002",
            id="pause_in_clause",
            high=1,
        ),
        t.Metric(
            "situation share of words",
            situation_share,
            "%",
            "ok",
            "at most 25 %",
            source="Bangerter 2014",
            id="situation_share",
            high=25,
        ),
        t.Metric(
            "pitch spread",
            None,
            "semitones",
            "unmeasured",
            reason="pitch needs 0.3 s of voice",
            id="pitch_spread",
            low=1.5,
        ),
    )


def delivery(said: t.Transcript, duration_s: float) -> t.Delivery:
    """Everything measured of the sample take; the numbers are consistent with its words where it matters."""
    return t.Delivery(
        duration_s=duration_s,
        target_s=90.0,
        duration_verdict="ok",
        response_latency_s=1.2,
        speech_rate_wpm=161.4,
        articulation_rate_sps=4.8,
        pace=tuple(_pace(duration_s)),
        fillers=_fillers(said, duration_s / 60),
        pauses=_pauses(said),
        repeats=(t.Repeat("the the", *_moment(said, "the the")),),
        pitch=t.Pitch(117.3, 2.6),
        loudness=t.Loudness(-23.4, 4.1),
        metrics=_metrics(duration_s, said),
        articulation_source="words",
        stretches=(t.PaceStretch(15.4, 31.0, 192.0, "fast"),),
        slowest=t.PaceWindow(42.2, 52.2, 126.0),
        fastest=t.PaceWindow(20.1, 30.1, 196.0),
        drawn_out=(t.DrawnOut(said.words[30].text, *_times(said.words[30])),),
        endings=(t.Ending(73.6, 75.0, "trailing", 7.5),),
        monotone=(t.Stretch(62.0, 71.0, 1.1),),
    )


def _times(word: t.Word) -> tuple[float, float]:
    return word.start_s or 0.0, word.end_s or 0.0


def _parts(said: t.Transcript) -> dict[t.PartName, t.Part]:
    parts: dict[t.PartName, t.Part] = {}
    for name in get_args(t.PartName):
        own = [sentence for sentence in said.sentences if sentence.part == name]
        count = sum(len(sentence.text.split()) for sentence in own)
        timed = [(s.end_s - s.start_s) for s in own if s.start_s is not None and s.end_s is not None]
        parts[name] = t.Part(
            present=bool(own),
            words=count,
            seconds=round(sum(timed), 1) if timed else None,
            share=round(count / max(1, sum(len(s.text.split()) for s in said.sentences)), 3),
            quote=own[0].text if own else None,
        )
    return parts


def _score(points: int, of: int, *reasons: t.Reason) -> t.Score:
    return t.Score(points, of, reasons=reasons)


def _scores() -> dict[str, t.Score]:
    return {
        "structure_star": _score(
            13,
            15,
            t.Reason("earned", 3, text="situation: “Last spring I noticed”"),
            t.Reason("earned", 4, text="action: “So I wrote a small script”"),
            t.Reason("missing", 2, text="say why it was yours to do; or whose"),
        ),
        "ownership_signal": _score(
            28,
            30,
            t.Reason("earned", 17, text="you began it: “I noticed”"),
            t.Reason("earned", 11, text="nine sentences begin with “I”"),
        ),
        "action_specificity": _score(
            22, 25, t.Reason("earned", 22, text="five concrete steps"), t.Reason("missing", 3, text="name the tool")
        ),
        "quantified_impact": _score(
            18,
            20,
            t.Reason("earned", 18, text="from 20 % to 3 %, and how it was counted"),
            t.Reason("missing", 2, text="what it was worth"),
        ),
        "self_awareness": t.Score(8, 10, "A lesson and what you would change; say where you used it since."),
    }


def _at(said: t.Transcript, sentence: int) -> tuple[str, float | None, float | None]:
    one = said.sentences[sentence]
    return one.text, one.start_s, one.end_s


def _findings(said: t.Transcript) -> tuple[t.Finding, ...]:
    return (
        t.Finding(
            "OWN005", "credit-unclear", "minor", "One step of the action is told as ours.",
            *_at(said, 8), "Say which half was yours: “I found the race, she changed the lock.”",
        ),
        t.Finding(
            "SPEC003", "technical-only", "major", "The saved hours are not tied to what they were worth.",
            *_at(said, 11), "Add what a day earlier meant to a customer or to the plan.",
        ),
        t.Finding(
            "OWN010", "unasked", "praise", "You began by noticing something outside your work.",
            *_at(said, 0), "Keep this as the first sentence.",
        ),
    )  # fmt: skip


def content(said: t.Transcript) -> t.Content:
    """The judgement of the sample answer: a hire with one thing to fix."""
    return t.Content(
        scored=True,
        not_scored_reason=None,
        parts=_parts(said),
        specific_episode=True,
        ownership=t.Ownership(
            "self", False, True, said.sentences[0].text, 9, 1, 9,
            ("I wrote a small script", "I sorted the failures by cause", "I rewrote both tests"), False, (),
        ),
        results=t.Results(
            (t.Quantity("from twenty percent to three percent", "3", "%", "20 %", "3 %"),),
            True, True, False, "I counted them from the same logs",
        ),
        scores=_scores(),
        total=89,
        verdict="strong hire",
        auto_fails=(),
        findings=_findings(said),
        principles=(t.PrincipleSignal("Ownership", 0.9), t.PrincipleSignal("Dive Deep", 0.6)),
        follow_ups=(
            t.FollowUp("What did those five hours a week go into?", "What the saved time was worth was not said."),
            t.FollowUp("What was your part when the third test was fixed?", "That step was told as “we”."),
        ),
        next_fix=t.NextFix(
            "Close the result with what the saved time was worth to a customer.",
            "Breathe before the result: you stopped 2.4 s in front of it, then said um.",
        ),
    )  # fmt: skip


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
        warnings=("The model base.en is not installed: type `rehearse models install base.en` (145 MB, once).",),
    )


def not_scored() -> t.Report:
    """A take of one sentence: judged in every detail, but given no points."""
    said = transcript(STORY[:2])
    duration_s = round((said.words[-1].end_s or 0.0) + 0.6, 2)
    report = full()
    judged = msgspec.structs.replace(
        content(transcript()),
        scored=False,
        not_scored_reason="22 words are too few to judge; an answer needs at least 45.",
        parts=_parts(said),
        scores={},
        total=None,
        verdict="not scored",
        findings=_findings(transcript())[2:],
        follow_ups=(),
        next_fix=t.NextFix("Tell the whole story: what you did and what came of it.", None),
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
    fillers = _fillers(said, 1.0)
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
                "OWN001", "directed-task", "disqualifier", "The work was a task from your manager.",
                "My manager asked me to look at the builds.", 3.4, 6.1, "Begin with what you saw before anybody asked.",
            ),
            *judged.findings,
        ),
    )  # fmt: skip
    return msgspec.structs.replace(report, content=failed)


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
            framework=t.FrameworkCheck(text, text, (t.StepCheck(text, True, text, 1.0, 2.0), t.StepCheck(text, False))),
            next_fix=t.NextFix(text, text),
        ),
    )


ALL = {
    "full": full,
    "without_words": without_words,
    "not_scored": not_scored,
    "text_only": text_only,
    "no_hire": no_hire,
    "hostile": hostile,
}


def speak(report: t.Report, path: Path) -> Path:
    """Write a WAV in which a buzz stands exactly where the report has words, and faint noise elsewhere."""
    import numpy as np
    import soundfile

    rate_hz = 16_000
    random = np.random.default_rng(7)
    duration_s = report.delivery.duration_s or 1.0
    samples = 0.0005 * random.standard_normal(round(duration_s * rate_hz))
    for word in report.transcript.words if report.transcript else ():
        first, end = round((word.start_s or 0) * rate_hz), round((word.end_s or 0) * rate_hz)
        moment_s = np.arange(end - first) / rate_hz
        buzz = sum(np.sin(2 * np.pi * 120 * k * moment_s) / k for k in range(1, 8))
        samples[first:end] += 0.15 * np.hanning(end - first) * buzz
    soundfile.write(path, samples, rate_hz)
    return path
