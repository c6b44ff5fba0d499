"""The page on which the measures of delivery stand in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as replace_struct

from rehearse.data.clauses import clause_lexicon
from rehearse.data.method_settings import MethodSettings, measuring
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
from rehearse.signal import frames, tones
from rehearse.text import heard_fillers
from rehearse.text.tokens import Token, shared_out, tokens
from rehearse.types import Audio, Delivery, Fillers, Pauses, Span, Speech, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Measured = tuple[Delivery, tuple[str, ...]]


def measure(
    audio: Audio,
    speech: Speech,
    transcript: Transcript | None,
    own: OwnSettings | None = None,
    row: frames.Frames | None = None,
    *,
    writes_fillers: bool = False,
    withheld: str | None = None,
) -> Measured:
    """All delivery measures of one answer, from its sound and words, and a warning for each field that is null.

    audio: 16 kHz, may be a memory map; it is read in blocks. speech: voice activity of the same recording.
    transcript: words with times, or None, which leaves what needs words null. own: targets and fillers; None for ours.
    writes_fillers: the words come from a recogniser that writes um and uh; the sound then only confirms what it wrote.
    withheld: why there is no transcript although a recogniser listened, as a sentence. None: nothing listened.
    row: the frames of this recording, where they have been computed already (a live take does so ahead of the words).
    """
    use, own = measuring(), own or shipped()
    sound = _hear(audio, speech, use, row)
    words = transcript.words if transcript else ()
    timed = tuple(token for token in tokens(words, sound.silences) if token.word.start_s is not None)
    wordless = missing.wordless(transcript is not None, withheld)
    delivery, warnings = _deliver(sound, timed, wordless, use, own, writes_fillers=writes_fillers)
    if not shared_out(words):
        return delivery, warnings
    return replace_struct(delivery, drawn_out=None), (*warnings, missing.SHARED_OUT)


def measure_text(transcript: Transcript, own: OwnSettings | None = None) -> Measured:
    """The measures that words alone give: fillers and repeats. Timed ones are null, with one warning for all."""
    use, own = measuring(), own or shipped()
    aims = own.targets
    row = tokens(transcript.words)
    hits = heard_fillers.find(row, own.fillers)
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
        repeats=repeats.find(without_sounds(row, hits), clause_lexicon(), restart_lexicon()),
        pitch=None,
        loudness=None,
    )
    nulls = dict.fromkeys((page.field for page in ALL), bands.NO_SOUND)
    banded = bands.metrics(delivery, aims, nulls)
    return replace_struct(delivery, metrics=banded), (missing.WRITTEN,)


def warm_up() -> None:
    """Load what the first measurement would wait for: the filters, the syllable dictionary, the hyphenation."""
    import numpy as np

    noise = np.random.default_rng(0).normal(0, 0.01, 16_000).astype(np.float32)
    measure(Audio(noise), Speech((Span(0.2, 0.8),), 1.0), None)
    syllables.each(("warm", "unwarmishly"))  # one the dictionary lists, one that must be hyphenated


@dataclass(frozen=True, eq=False)
class _Sound:
    """The measures of the sound alone."""

    duration_s: float
    speech: Speech
    frames: frames.Frames
    active: NDArray[np.bool_]
    sure: NDArray[np.bool_]
    silences: tuple[Span, ...]


def _hear(audio: Audio, speech: Speech, use: MethodSettings, row: frames.Frames | None = None) -> _Sound:
    """Frames and activity, without tones: a ping is neither voice nor filled pause."""
    row = frames.compute(audio, use) if row is None else row
    voice = ~tones.tonal(audio, len(row), row.hop_s, use.tones)
    active = speech_activity.active(row, speech, use.silence) & voice
    sure = speech_activity.sure(row, speech, active, use.silence)
    row = replace(row, f0_hz=row.f0_hz * voice)
    return _Sound(audio.duration_s, speech, row, active, sure, pauses.find(active, row.hop_s, use.pauses))


def _of_answer(sound: _Sound, answer: Span | None, use: MethodSettings) -> _Sound:
    """The same sound without activity, pitch and pauses before the answer and after it."""
    hop_s = sound.frames.hop_s
    active, sure = (answer_span.inside(mask, answer, hop_s) for mask in (sound.active, sound.sure))
    row = sound.frames
    if answer is not None:
        row = replace(row, f0_hz=row.f0_hz * answer_span.inside(row.f0_hz > 0, answer, hop_s))
    return replace(sound, frames=row, active=active, sure=sure, silences=pauses.find(active, hop_s, use.pauses))


def _deliver(
    whole: _Sound,
    row: tuple[Token, ...],
    wordless: str,
    use: MethodSettings,
    own: OwnSettings,
    *,
    writes_fillers: bool,
) -> Measured:
    """Combines the measures; one that cannot be taken is None and has a reason."""
    lexicon, hop_s = clause_lexicon(), whole.frames.hop_s
    aims = own.targets
    marked = mark(whole.frames, whole.active, row, use, own.fillers, writes_fillers=writes_fillers)
    span = rate.talk_span(marked.words, whole.sure, hop_s, use.rate)
    answer = _answer(whole, span, marked, use)
    sound, spoken = _of_answer(whole, answer, use), answer is not None
    exact = pauses.without_hiss(sound.silences, sound.frames, sound.active, use.pauses)
    inner = pauses.placed(sound.silences, exact, row, lexicon)
    duration_s, latency_s = (answer.duration_s, answer.start_s) if answer else (None, None)
    wpm = rate.speech_rate_wpm(marked.words, span, use.rate)
    windows = rate.pace(marked.words, span, use.rate) if span and wpm is not None else None
    slowest, fastest = rate.extremes(marked.words, span, use.rate) if span and windows else (None, None)
    articulation = _articulation(sound, marked, span, use)
    delivery = Delivery(
        duration_s=None if duration_s is None else round(duration_s, 3),
        target_s=aims.duration.target,
        duration_verdict="unmeasured" if duration_s is None else aims.duration.scaled().band(duration_s),
        response_latency_s=latency_s,
        speech_rate_wpm=wpm,
        articulation_rate_sps=articulation,
        pace=windows,
        fillers=_counted(marked, row, duration_s, use),
        pauses=Pauses((*pauses.at_start(latency_s, use.pauses), *inner)) if spoken else None,
        repeats=repeats.find(marked.words, lexicon, restart_lexicon()),
        pitch=pitch.measure(sound.frames, sound.active, use.pitch),
        loudness=loudness.measure(sound.frames, sound.active),
        articulation_source=("words" if span else "sound") if articulation else None,
        stretches=rate.sustained(windows or (), aims.speech_rate),
        slowest=slowest,
        fastest=fastest,
        drawn_out=marked.drawn if row else None,
        endings=intonation.endings(sound.frames, sound.active, marked.words, use),
        monotone=intonation.monotone(sound.frames, sound.active, use),
        two_voices=voices.two_heard(sound.frames, sound.active, use.pitch, use.voices),
    )
    nulls = missing.of_nulls(delivery, spoken, bool(row), wordless)
    banded = bands.metrics(delivery, aims, nulls)
    rest = answer_span.what_follows(answer, whole.duration_s, use.answer)
    others = (voices.WARNING,) if delivery.two_voices else ()
    return replace_struct(delivery, metrics=banded), (*missing.warnings(delivery, nulls), *rest, *others)


def _answer(sound: _Sound, talk: Span | None, marked: Marked, use: MethodSettings) -> Span | None:
    """From the first word to the last where there are words, else from the first speech to the last."""
    hop_s = sound.frames.hop_s
    by_words = answer_span.by_words(talk, marked.sounds, sound.sure, hop_s, use.rate.closure_s)
    return by_words or answer_span.by_speech(sound.speech, sound.active, hop_s, use.answer)


def _counted(marked: Marked, row: tuple[Token, ...], answer_s: float | None, use: MethodSettings) -> Fillers:
    if not row:
        return Fillers(None, None, None, (), heard=None, inferred=None)
    return fillers.counted(marked.items, marked.unsure, answer_s / 60 if answer_s else None, use.fillers)


def _articulation(sound: _Sound, marked: Marked, span: Span | None, use: MethodSettings) -> float | None:
    """By the words where there are some, else by the sound."""
    if span is None:
        return peaks.articulation_rate_sps(sound.frames, sound.active, use)
    filled_spans = tuple(
        Span(item.start_s, item.end_s) for item in marked.sounds if item.start_s is not None and item.end_s is not None
    )
    spoken = speech_activity.phonation(sound.active, sound.frames.hop_s, use.pauses)
    return rate.articulation_rate_sps(marked.words, span, spoken, filled_spans, sound.frames.hop_s)
