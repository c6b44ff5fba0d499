"""What is measured of the sample take, each number known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse import types as t
from tests.builders_report.take import moment

if TYPE_CHECKING:
    from collections.abc import Iterator


def fillers_of(said: t.Transcript, minutes: float) -> t.Fillers:
    first, second, third = moment(said, "um"), moment(said, "uh"), moment(said, "um", 1)
    phrase, between = moment(said, "you know"), round(moment(said, "a month")[1] + 0.1, 2)
    items = (
        t.Filler("um", *first, "sound", "both", 0.98),
        t.Filler("uh", *second, "sound", "heard", 0.91),
        t.Filler("you know", *phrase, "phrase", "heard", 0.88),
        t.Filler("um", *third, "sound", "heard", 0.93),
        t.Filler("um", between, round(between + 0.4, 2), "sound", "inferred", 0.72),
    )
    unsure = (t.Filler("so", *moment(said, "so"), "phrase", "heard", 0.41),)
    burst = t.Burst(first[0], second[1], 2)
    return t.Fillers(round(4 / minutes, 1), 4, 1, items, round(1 / minutes, 1), unsure, 3, 1, (burst,))


def _pauses(said: t.Transcript) -> t.Pauses:
    start_s = said.words[0].start_s or 0.0
    found = [t.Pause(0.0, start_s, start_s, "start")]
    for before, after in zip(said.words, said.words[1:], strict=False):
        silence_s = round((after.start_s or 0.0) - (before.end_s or 0.0), 2)
        if silence_s >= 0.25:
            found.append(t.Pause(before.end_s or 0.0, after.start_s or 0.0, silence_s, "boundary"))
    inside = moment(said, "waited for")[0]
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
            "words spent on the situation",
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
        fillers=fillers_of(said, duration_s / 60),
        pauses=_pauses(said),
        repeats=(t.Repeat("the the", *moment(said, "the the")),),
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
