"""What the delivery measures find on a clip, compared with the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from rehearse.data.method_settings import InferenceSettings, measuring
from rehearse.delivery import inferred_fillers, pauses, peaks, pitch, rate, speech_activity, syllables
from rehearse.signal import frames
from rehearse.signal.band import high_pass
from rehearse.text.tokens import tokens
from rehearse.types import Span
from tools.evaluate_delivery.clips import Clip
from tools.evaluate_delivery.score import Events, Interval, add_fillers, add_pauses


@dataclass(frozen=True, eq=False)
class Heard:
    """A clip and its frames, computed once for all tables."""

    clip: Clip
    frames: frames.Frames
    active: NDArray[np.bool_]

    @classmethod
    def of(cls, clip: Clip) -> Heard:
        """The clip in the form that the stages take."""
        row = frames.compute(clip.audio)
        return cls(clip, row, speech_activity.active(row, clip.speech, measuring().silence))


def fillers(heard: Heard, settings: InferenceSettings | None = None) -> list[Interval]:
    """Inferred fillers, with the shipped settings or with others."""
    use = measuring()
    if settings is not None:
        use = msgspec.structs.replace(use, inference=settings)
    found, _ = inferred_fillers.infer(heard.frames, heard.active, tokens(heard.clip.stretched_words()), use)
    return [(item.start_s or 0.0, item.end_s or 0.0) for item in found]


def filler_events(rows: Sequence[Heard], settings: dict[str, InferenceSettings] | None = None) -> Events:
    """Inferred fillers of several clips scored together; settings: other ones for clips by name."""
    events = Events()
    for heard in rows:
        truth = [(event.start_s, event.end_s) for event in heard.clip.fillers]
        chosen = settings.get(heard.clip.name) if settings else None
        add_fillers(events, truth, fillers(heard, chosen), heard.clip.name)
    return events


def pause_events(rows: Sequence[Heard], shortest_s: float) -> Events:
    """Pauses of several clips scored together."""
    use = measuring()
    events = Events()
    for heard in rows:
        silences = pauses.find(heard.active, heard.frames.hop_s, use.pauses)
        told = pauses.without_hiss(silences, heard.frames, heard.active, use.pauses)
        found = [(span.start_s, span.end_s) for span in told]
        add_pauses(events, [(event.start_s, event.end_s) for event in heard.clip.pauses], found, shortest_s)
    return events


@dataclass(frozen=True)
class PitchRow:
    """Ours against Praat: difference of the medians and of the spreads in semitones, share of octave errors."""

    name: str
    ours_hz: float | None
    praat_hz: float | None
    median_st: float | None
    spread_st: float | None
    octave_share: float | None


def pitch_row(heard: Heard) -> PitchRow:
    """Praat's pitch of the same sound after the same high-pass filter: without it Praat tracks rumble."""
    import parselmouth
    from scipy.signal import sosfilt

    use = measuring()
    clean = sosfilt(high_pass(16_000, use.band), heard.clip.audio.samples.astype(np.float64))
    sound = parselmouth.Sound(clean, 16_000)
    track = sound.to_pitch(time_step=0.01)
    theirs = track.selected_array["frequency"]
    ours = pitch.measure(heard.frames, heard.active, use.pitch)
    name = heard.clip.name
    if ours is None or ours.median_hz is None or not (theirs > 0).any():
        return PitchRow(
            name, None, float(np.median(theirs[theirs > 0])) if (theirs > 0).any() else None, None, None, None
        )
    mask = pitch.voiced(heard.frames, heard.active, use.pitch)
    at = np.clip((track.xs() / heard.frames.hop_s).astype(int), 0, len(heard.frames) - 1)
    both = mask[at] & (theirs > 0)
    away = np.abs(12 * np.log2(heard.frames.f0_hz[at][both] / theirs[both]))
    praat_hz = float(np.median(theirs[theirs > 0]))
    spread = float(np.std(12 * np.log2(theirs[theirs > 0])))
    return PitchRow(
        name,
        ours.median_hz,
        praat_hz,
        float(12 * np.log2(ours.median_hz / praat_hz)),
        (ours.spread_semitones or 0.0) - spread,
        float((away > 6).mean()),
    )


@dataclass(frozen=True)
class RateRow:
    """Our rates divided by those from the true word times: 1 is right."""

    name: str
    words: int
    speech_rate: float
    by_words: float
    by_sound: float


def rate_row(heard: Heard) -> RateRow | None:
    """Only for clips whose words have times; the truth excludes pauses of 0.25 s and fillers from the time spoken."""
    clip, use = heard.clip, measuring()
    row = tokens(clip.stretched_words())
    if not clip.aligned or len(row) < use.rate.min_words:
        return None
    sure = speech_activity.sure(heard.frames, clip.speech, heard.active, use.silence)
    span = rate.talk_span(row, sure, heard.frames.hop_s, use.rate)
    true_span_s = clip.words[-1].end_s - clip.words[0].start_s
    wpm = rate.speech_rate_wpm(row, span, use.rate)
    if span is None or wpm is None:
        return None
    silent_s = sum(event.end_s - event.start_s for event in clip.pauses if event.start_s < clip.words[-1].end_s)
    filled = tuple(Span(event.start_s, event.end_s) for event in clip.fillers)
    filled_s = sum(item.duration_s for item in filled)
    count = sum(syllables.each(tuple(token.form for token in row)))
    true_sps = count / (true_span_s - silent_s - filled_s)
    with_fillers_sps = (count + len(filled)) / (true_span_s - silent_s)
    hop_s = heard.frames.hop_s
    spoken = speech_activity.phonation(heard.active, hop_s, use.pauses)
    by_words = rate.articulation_rate_sps(row, span, spoken, filled, hop_s) or 0.0
    by_sound = peaks.articulation_rate_sps(heard.frames, heard.active, use) or 0.0
    return RateRow(
        clip.name, len(row), wpm / (60 * len(row) / true_span_s), by_words / true_sps, by_sound / with_fillers_sps
    )


def left_out_rates(rows: Sequence[RateRow]) -> list[RateRow]:
    """The rows with the estimate from sound scaled by the best factor for the other rows."""
    scaled = []
    for number, row in enumerate(rows):
        others = [other.by_sound for at, other in enumerate(rows) if at != number]
        scaled.append(replace(row, by_sound=row.by_sound * float(np.median([1 / other for other in others]))))
    return scaled
