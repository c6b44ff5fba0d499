"""The page on which the measures of delivery stand in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from rehearse import settings as places
from rehearse.data.clauses import clause_lexicon
from rehearse.data.fillers import read_fillers
from rehearse.data.method_settings import MethodSettings, measuring
from rehearse.data.restarts import restart_lexicon
from rehearse.data.targets import Targets, read_targets
from rehearse.delivery import (
    bands,
    fillers,
    inferred_fillers,
    intonation,
    loudness,
    missing,
    pauses,
    peaks,
    pitch,
    rate,
    repeats,
    speech_activity,
    syllables,
)
from rehearse.delivery.metrics import ALL
from rehearse.signal import frames
from rehearse.text import heard_fillers
from rehearse.text.heard_fillers import Hit
from rehearse.text.tokens import Token, shared_out, tokens
from rehearse.types import Audio, Delivery, DrawnOut, Fillers, Pauses, Span, Speech, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Fillers = tuple[Fillers, tuple[Hit, ...], tuple[DrawnOut, ...]]
Measured = tuple[Delivery, tuple[str, ...]]


def measure(
    audio: Audio,
    speech: Speech,
    transcript: Transcript | None,
    targets: Targets | None = None,
    row: frames.Frames | None = None,
    *,
    writes_fillers: bool = False,
) -> Measured:
    """Everything that sound and words tell of one answer, and a warning for each field that is null.

    audio: 16 kHz, may be a memory map; it is read in blocks. speech: voice activity of the same recording.
    transcript: words with times, or None, which leaves what needs words null. targets: the person's own by default.
    writes_fillers: the words come from a recogniser that writes um and uh; the sound then only confirms what it wrote.
    row: the frames of this recording, where they have been computed already (a live take does so ahead of the words).
    Raises UsageError when the person's targets.toml or fillers.toml cannot be read.
    """
    use, aims = measuring(), targets or read_targets(places.config_dir())
    sound = _hear(audio, speech, use, row)
    words = transcript.words if transcript else ()
    told = tokens(tuple(word for word in words if word.start_s is not None), sound.silences)
    delivery, warnings = _deliver(sound, told, transcript is not None, use, aims, writes_fillers=writes_fillers)
    if not shared_out(words):
        return delivery, warnings
    return msgspec.structs.replace(delivery, drawn_out=None), (*warnings, missing.SHARED_OUT)


def measure_text(transcript: Transcript, targets: Targets | None = None) -> Measured:
    """What the words alone tell: fillers and repeats; everything timed is null, with one warning for all of it."""
    use, aims = measuring(), targets or read_targets(places.config_dir())
    row = tokens(transcript.words)
    hits = heard_fillers.find(row, read_fillers(places.config_dir()))
    sure, unsure = fillers.from_words(hits, row)
    delivery = Delivery(
        duration_s=None,
        target_s=aims.duration.target,
        duration_verdict="unmeasured",
        response_latency_s=None,
        speech_rate_wpm=None,
        articulation_rate_sps=None,
        pace=None,
        fillers=fillers.counted(sure, unsure, None, use.fillers),
        pauses=None,
        repeats=repeats.find(_without_sounds(row, hits), clause_lexicon(), restart_lexicon()),
        pitch=None,
        loudness=None,
    )
    nulls = dict.fromkeys((page.field for page in ALL), bands.NO_SOUND)
    banded = bands.metrics(delivery, aims, nulls)
    return msgspec.structs.replace(delivery, metrics=banded), (
        "delivery is measured on text alone: everything timed is null",
    )


def warm_up() -> None:
    """Load what the first measurement would wait for: scipy, librosa, the syllable dictionary, the hyphenation."""
    import numpy as np

    noise = np.random.default_rng(0).normal(0, 0.01, 16_000).astype(np.float32)
    measure(Audio(noise), Speech((Span(0.2, 0.8),), 1.0), None, read_targets())
    syllables.each(("warm", "unwarmishly"))  # one the dictionary lists, one that must be hyphenated


@dataclass(frozen=True, eq=False)
class _Sound:
    """What the sound alone tells."""

    duration_s: float
    frames: frames.Frames
    active: NDArray[np.bool_]
    sure: NDArray[np.bool_]
    silences: tuple[Span, ...]


def _hear(audio: Audio, speech: Speech, use: MethodSettings, row: frames.Frames | None = None) -> _Sound:
    row = frames.compute(audio, use) if row is None else row
    active = speech_activity.active(row, speech, use.silence)
    sure = speech_activity.sure(row, speech, active, use.silence)
    return _Sound(audio.duration_s, row, active, sure, pauses.find(active, row.hop_s, use.pauses))


def _deliver(
    sound: _Sound,
    row: tuple[Token, ...],
    has_transcript: bool,
    use: MethodSettings,
    aims: Targets,
    *,
    writes_fillers: bool,
) -> Measured:
    """Put the measures together; what cannot be measured is None and has its reason."""
    lexicon = clause_lexicon()
    hop_s, duration_s = sound.frames.hop_s, sound.duration_s
    latency_s = pauses.latency(sound.active, hop_s)
    spoken = sound.active.any()
    exact = pauses.without_hiss(sound.silences, sound.frames, sound.active, use.pauses)
    inner = pauses.placed(sound.silences, exact, row, lexicon)
    filled, hits, drawn = _fillers(sound, row, use, writes_fillers)
    told = _without_sounds(row, hits)
    span = rate.talk_span(told, sound.sure, hop_s, use.rate)
    wpm = rate.speech_rate_wpm(told, span, use.rate)
    windows = rate.pace(told, span, use.rate) if span and wpm is not None else None
    slowest, fastest = rate.extremes(told, span, use.rate) if span and windows else (None, None)
    articulation = _articulation(sound, told, span, filled, use)
    delivery = Delivery(
        duration_s=round(duration_s, 3),
        target_s=aims.duration.target,
        duration_verdict=aims.duration.scaled().band(duration_s),
        response_latency_s=latency_s,
        speech_rate_wpm=wpm,
        articulation_rate_sps=articulation,
        pace=windows,
        fillers=filled,
        pauses=Pauses((*pauses.at_start(latency_s, use.pauses), *inner)) if spoken else None,
        repeats=repeats.find(told, lexicon, restart_lexicon()),
        pitch=pitch.measure(sound.frames, sound.active, use.pitch),
        loudness=loudness.measure(sound.frames, sound.active),
        articulation_source=("words" if span else "sound") if articulation else None,
        stretches=rate.sustained(windows or (), aims.speech_rate),
        slowest=slowest,
        fastest=fastest,
        drawn_out=drawn if row else None,
        endings=intonation.endings(sound.frames, sound.active, told, use),
        monotone=intonation.monotone(sound.frames, sound.active, use),
    )
    nulls = missing.of_nulls(delivery, bool(spoken), bool(row), has_transcript)
    banded = bands.metrics(delivery, aims, nulls)
    return msgspec.structs.replace(delivery, metrics=banded), missing.warnings(delivery, nulls)


def _fillers(sound: _Sound, row: tuple[Token, ...], use: MethodSettings, writes_fillers: bool) -> _Fillers:
    """Both passes merged and counted; which words are filled pauses; which words are drawn out."""
    hits = heard_fillers.find(row, read_fillers(places.config_dir()))
    sure, unsure = fillers.from_words(hits, row)
    said = _without_sounds(row, hits)
    events, drawn = inferred_fillers.infer(sound.frames, sound.active, said, use, use.fillers.support)
    backed, left = fillers.with_sound(sure, events, lambda span: _is_voiced(sound, span, use), use.fillers)
    alone = () if writes_fillers else tuple(item for item in left if item.confidence >= use.inference.accept)
    items = fillers.merged(backed, alone, use.fillers)
    if not row:
        return Fillers(None, None, None, (), heard=None, inferred=None), hits, drawn
    return fillers.counted(items, unsure, sound.duration_s / 60, use.fillers), hits, drawn


def _is_voiced(sound: _Sound, span: Span, use: MethodSettings) -> bool:
    """Whether the greater part of what lies around a span has a pitch; a recogniser's times are not exact."""
    near_s = use.fillers.same_s
    voiced = sound.frames.f0_hz[sound.frames.slice_of(Span(max(0.0, span.start_s - near_s), span.end_s + near_s))] > 0
    return bool(len(voiced)) and float(voiced.mean()) >= use.fillers.voiced


def _without_sounds(row: tuple[Token, ...], hits: tuple[Hit, ...]) -> tuple[Token, ...]:
    """The words that are words: filled pauses are none."""
    out = {hit.first for hit in hits if hit.is_sound}
    return tuple(token for index, token in enumerate(row) if index not in out)


def _articulation(
    sound: _Sound, told: tuple[Token, ...], span: Span | None, filled: Fillers, use: MethodSettings
) -> float | None:
    """By the words where there are some, else by the sound."""
    if span is None:
        return peaks.articulation_rate_sps(sound.frames, sound.active, use)
    filled_spans = tuple(
        Span(item.start_s, item.end_s)
        for item in filled.items
        if item.kind == "sound" and item.start_s is not None and item.end_s is not None
    )
    spoken = speech_activity.phonation(sound.active, sound.frames.hop_s, use.pauses)
    return rate.articulation_rate_sps(told, span, spoken, filled_spans, sound.frames.hop_s)
