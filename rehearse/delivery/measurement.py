"""Compute all measures of delivery, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as replace_struct

from rehearse.data.clauses import clause_lexicon
from rehearse.data.method_settings import MethodSettings, PauseSettings, RateSettings, measuring
from rehearse.data.own_settings import OwnSettings, shipped
from rehearse.data.restarts import restart_lexicon
from rehearse.delivery import (
    answer_span,
    bands,
    fillers,
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
    voices,
)
from rehearse.delivery.marking import Marked, mark, without_sounds
from rehearse.delivery.metrics import ALL
from rehearse.delivery.metrics.page import Source
from rehearse.signal import frames as signal_frames
from rehearse.signal import tones, voice_prints
from rehearse.text import heard_fillers
from rehearse.text.tokens import Token, shared_out
from rehearse.text.tokens import tokens as tokens_of
from rehearse.types import Audio, Delivery, Fillers, PaceWindow, Pause, Pauses, Span, Speech, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Measured = tuple[Delivery, tuple[str, ...]]


def measure(
    audio: Audio,
    speech: Speech,
    transcript: Transcript | None,
    own: OwnSettings | None = None,
    frames: signal_frames.Frames | None = None,
    *,
    writes_fillers: bool = False,
    withheld: str | None = None,
) -> Measured:
    """All delivery measures of an answer, from its sound and words, and warnings that explain each null field.

    audio: 16 kHz, may be a memory map; it is read in blocks. speech: voice activity of the same recording.
    transcript: words with times, or None, which leaves measures of words null. own: targets and fillers; None for the
    defaults. frames: of this recording if computed already (as in a live take). writes_fillers: the recogniser
    transcribes um and uh, so the sound is used only to confirm them. withheld: why a recogniser's transcript is
    withheld, as a sentence, or None.
    """
    settings, own = measuring(), own or shipped()
    sound = _hear(audio, speech, settings, frames)
    words = transcript.words if transcript else ()
    timed = tuple(token for token in tokens_of(words, sound.silences) if token.word.start_s is not None)
    wordless = missing.wordless(transcript is not None, withheld)
    delivery, warnings = _deliver(sound, timed, wordless, settings, own, writes_fillers=writes_fillers)
    if not shared_out(words):
        return delivery, warnings
    return replace_struct(delivery, drawn_out=None), (*warnings, missing.SHARED_OUT)


def measure_text(transcript: Transcript, own: OwnSettings | None = None) -> Measured:
    """The measures that need only words: fillers and repeats. Timed ones are null, with one warning for all."""
    settings, own = measuring(), own or shipped()
    tokens = tokens_of(transcript.words)
    hits = heard_fillers.find(tokens, own.fillers)
    sure, unsure = fillers.from_words(hits, tokens)
    delivery = Delivery(
        duration_s=None,
        target_s=own.targets.duration.target,
        duration_verdict="unmeasured",
        response_latency_s=None,
        speech_rate_wpm=None,
        articulation_rate_sps=None,
        pace=None,
        fillers=fillers.counted(sure, unsure, None, settings.fillers),
        pauses=None,
        repeats=repeats.find(without_sounds(tokens, hits), clause_lexicon(), restart_lexicon()),
        pitch=None,
        loudness=None,
    )
    nulls = dict.fromkeys((page.field for page in ALL), bands.NO_SOUND)
    return replace_struct(delivery, metrics=bands.metrics(Source(delivery), own.targets, nulls)), (missing.WRITTEN,)


def warm_up() -> None:
    """Load in advance what the first measurement needs: the filters, the syllable dictionary, the hyphenation."""
    import numpy as np

    noise = np.random.default_rng(0).normal(0, 0.01, 16_000).astype(np.float32)
    measure(Audio(noise), Speech((Span(0.2, 0.8),), 1.0), None)
    syllables.each(("warm", "unwarmishly"))  # one in the dictionary, one that needs hyphenation


@dataclass(frozen=True, eq=False)
class _Sound:
    """Frames, activity and silences: what is measured from the sound alone."""

    duration_s: float
    speech: Speech
    frames: signal_frames.Frames
    active: NDArray[np.bool_]
    sure: NDArray[np.bool_]
    silences: tuple[Span, ...]


def _hear(audio: Audio, speech: Speech, settings: MethodSettings, frames: signal_frames.Frames | None = None) -> _Sound:
    """Frames and activity, excluding tones such as pings, which are neither voice nor filled pauses."""
    frames = voice_prints.with_prints(signal_frames.compute(audio, settings) if frames is None else frames, audio)
    voice = ~tones.tonal(audio, len(frames), frames.hop_s, settings.tones)
    active = speech_activity.active(frames, speech, settings.silence) & voice
    sure = speech_activity.sure(frames, speech, active, settings.silence)
    frames = replace(frames, f0_hz=frames.f0_hz * voice)
    return _Sound(audio.duration_s, speech, frames, active, sure, pauses.find(active, frames.hop_s, settings.pauses))


def _of_answer(sound: _Sound, answer: Span | None, settings: MethodSettings) -> _Sound:
    """The same sound without activity, pitch and pauses outside the answer."""
    hop_s = sound.frames.hop_s
    active, sure = (answer_span.inside(mask, answer, hop_s) for mask in (sound.active, sound.sure))
    frames = sound.frames
    if answer is not None:
        frames = replace(frames, f0_hz=frames.f0_hz * answer_span.inside(frames.f0_hz > 0, answer, hop_s))
    return replace(sound, frames=frames, active=active, sure=sure, silences=pauses.find(active, hop_s, settings.pauses))


def _deliver(
    whole: _Sound,
    tokens: tuple[Token, ...],
    wordless: str,
    settings: MethodSettings,
    own: OwnSettings,
    *,
    writes_fillers: bool,
) -> Measured:
    """The delivery with its metrics and warnings; measures that cannot be taken are None with a reason."""
    marked = mark(whole.frames, whole.active, tokens, settings, own.fillers, writes_fillers=writes_fillers)
    span = rate.talk_span(marked.words, whole.sure, whole.frames.hop_s, settings.rate)
    answer = _answer(whole, span, marked, settings)
    sound = _of_answer(whole, answer, settings)
    delivery = _measured(sound, tokens, marked, span=span, answer=answer, settings=settings, own=own)
    nulls = missing.of_nulls(delivery, answer is not None, bool(tokens), wordless)
    source = Source(delivery, words=tuple(token.word for token in marked.words), talk=span)
    banded = bands.metrics(source, own.targets, nulls)
    around = answer_span.what_is_around(answer, whole.speech, settings.answer)
    others = (voices.WARNING,) if delivery.two_voices else ()
    return replace_struct(delivery, metrics=banded), (*missing.warnings(delivery, nulls), *around, *others)


def _measured(
    sound: _Sound,
    tokens: tuple[Token, ...],
    marked: Marked,
    *,
    span: Span | None,
    answer: Span | None,
    settings: MethodSettings,
    own: OwnSettings,
) -> Delivery:
    """All measures without bands. span: first word to last; answer: including fillers before and after them."""
    targets, lexicon = own.targets, clause_lexicon()
    latency_s = answer_span.silence_before_s(answer, sound.speech, settings.answer)
    duration_s, silent = answer.duration_s if answer else None, pauses.at_start(latency_s, settings.pauses)
    pace = _pace(marked, span, settings.rate)
    articulation = _articulation(sound, marked, span, settings)
    evidence = voices.evidence(sound.frames, sound.active, settings)
    return Delivery(
        duration_s=None if duration_s is None else round(duration_s, 3),
        target_s=targets.duration.target,
        duration_verdict="unmeasured" if duration_s is None else targets.duration.scaled().band(duration_s),
        response_latency_s=latency_s,
        speech_rate_wpm=pace.wpm,
        articulation_rate_sps=articulation,
        pace=pace.windows,
        fillers=_counted(marked, tokens, duration_s, settings),
        pauses=Pauses((*silent, *_pauses(sound, tokens, marked.filler_words, settings.pauses))) if answer else None,
        repeats=repeats.find(marked.words, lexicon, restart_lexicon()),
        pitch=pitch.measure(sound.frames, sound.active, settings.pitch),
        loudness=loudness.measure(sound.frames, sound.active),
        articulation_source=("words" if span else "sound") if articulation else None,
        stretches=rate.sustained(pace.windows or (), targets.speech_rate, pace.short),
        slowest=pace.slowest,
        fastest=pace.fastest,
        drawn_out=marked.drawn if tokens else None,
        endings=intonation.endings(sound.frames, sound.active, marked.words, settings),
        monotone=intonation.monotone(sound.frames, sound.active, settings),
        two_voices=bool(evidence),
        two_voices_by=evidence,
    )


@dataclass(frozen=True, slots=True)
class _Pace:
    """Words per minute overall, in windows and in shorter ones, the slowest and fastest; None for too few words."""

    wpm: float | None
    windows: tuple[PaceWindow, ...] | None = None
    slowest: PaceWindow | None = None
    fastest: PaceWindow | None = None
    short: tuple[PaceWindow, ...] = ()


def _pace(marked: Marked, span: Span | None, settings: RateSettings) -> _Pace:
    wpm = rate.speech_rate_wpm(marked.words, span, settings)
    if span is None or wpm is None:
        return _Pace(wpm)
    windows, short = rate.pace(marked.words, span, settings), rate.short_windows(marked.words, span, settings)
    return _Pace(wpm, windows, *rate.extremes(short, span, settings), short)


def _pauses(sound: _Sound, tokens: tuple[Token, ...], fillers: set[int], settings: PauseSettings) -> tuple[Pause, ...]:
    exact = pauses.without_hiss(sound.silences, sound.frames, sound.active, settings)
    return pauses.placed(sound.silences, exact, tokens, clause_lexicon(), fillers=fillers, long_s=settings.long_s)


def _answer(sound: _Sound, talk: Span | None, marked: Marked, settings: MethodSettings) -> Span | None:
    """The span of the answer: from first to last word if there are words, else from first to last speech."""
    by_words = answer_span.by_words(talk, marked.sounds, sound.sure, sound.frames.hop_s, settings.rate.closure_s)
    return by_words or answer_span.by_speech(sound.speech, sound.active, sound.frames.hop_s, settings.answer)


def _counted(marked: Marked, tokens: tuple[Token, ...], answer_s: float | None, settings: MethodSettings) -> Fillers:
    if not tokens or answer_s is None:
        return Fillers(None, None, None, (), heard=None, inferred=None)
    return fillers.counted(marked.items, marked.unsure, answer_s / 60 or None, settings.fillers)


def _articulation(sound: _Sound, marked: Marked, span: Span | None, settings: MethodSettings) -> float | None:
    """Syllables per second, by the words if there are any, else by the sound."""
    if span is None:
        return peaks.articulation_rate_sps(sound.frames, sound.active, settings)
    filled_spans = tuple(
        Span(item.start_s, item.end_s) for item in marked.sounds if item.start_s is not None and item.end_s is not None
    )
    spoken = speech_activity.phonation(sound.active, sound.frames.hop_s, settings.pauses)
    return rate.articulation_rate_sps(marked.words, span, spoken, filled_spans, sound.frames.hop_s)
