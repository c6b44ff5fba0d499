"""`report.delivery`: how the answer was spoken. Bands and events, never a score."""

from typing import Literal

import msgspec

Band = Literal["ok", "note", "attention", "unmeasured"]


class Metric(msgspec.Struct, frozen=True):
    """A measure against its target: a value, or None with the reason; the band is decided here, not in a renderer.

    id: the same in every report, whatever the label; empty in reports that are older than the id. low, high: the edges
    of what was ok when the report was made, None where that side is open.
    """

    name: str
    value: float | None
    unit: str
    band: Band
    target: str = ""  # for people, e.g. "75-105 s"
    reason: str = ""  # why there is no value
    source: str = ""
    id: str = ""
    low: float | None = None
    high: float | None = None


class PaceWindow(msgspec.Struct, frozen=True):
    """Speech rate over a sliding window, pauses included."""

    start_s: float
    end_s: float
    wpm: float


class Filler(msgspec.Struct, frozen=True):
    """A filled pause (kind sound: um, uh, er, hmm) or a filler phrase, with what speaks for it.

    words: first word and the one behind the last, numbers in the transcript; None where the sound alone implies it, and
    in older reports.
    """

    text: str
    start_s: float | None
    end_s: float | None
    kind: Literal["sound", "phrase"]
    evidence: Literal["heard", "inferred", "both"]
    confidence: float = 1.0
    dismissed: bool = False
    words: tuple[int, int] | None = None


class Fillers(msgspec.Struct, frozen=True):
    """Fillers counted: `sounds` and `phrases` apart; per_minute is of the sounds, None without a duration.

    Without words nothing was counted, and the counts are None rather than 0.
    """

    per_minute: float | None
    sounds: int | None
    phrases: int | None
    items: tuple[Filler, ...]
    phrases_per_minute: float | None = None
    unsure: tuple[Filler, ...] = ()  # shown, not counted
    heard: int | None = 0  # of the sounds: those in the transcript, also where the sound agrees
    inferred: int | None = 0  # of the sounds: those that the sound alone implies
    bursts: tuple["Burst", ...] = ()  # four sounds or phrases within ten seconds


class Burst(msgspec.Struct, frozen=True):
    """Many fillers close together, from the first to the last of them."""

    start_s: float
    end_s: float
    count: int


class Pause(msgspec.Struct, frozen=True):
    """A silent pause: inside a clause, at a boundary between clauses or sentences, or before the first word."""

    start_s: float
    end_s: float
    duration_s: float
    place: Literal["clause", "boundary", "start"]


class Pauses(msgspec.Struct, frozen=True):
    """Silent pauses of at least 250 ms, in order of time."""

    items: tuple[Pause, ...]


class Repeat(msgspec.Struct, frozen=True):
    """Words said twice in a row ("I I"), or a phrase begun again in other words ("I went I walked").

    words: first word and the one behind the last, numbers in the transcript; None in older reports.
    """

    text: str
    start_s: float | None
    end_s: float | None
    kind: Literal["repeat", "restart"] = "repeat"
    words: tuple[int, int] | None = None


class DrawnOut(msgspec.Struct, frozen=True):
    """A word with a vowel held much longer than this speaker's others: softer than a filler, counted apart."""

    text: str
    start_s: float
    end_s: float


class PaceStretch(msgspec.Struct, frozen=True):
    """A sustained stretch outside the pace band: when, how fast on the whole, and on which side."""

    start_s: float
    end_s: float
    wpm: float
    side: Literal["slow", "fast"]


class Ending(msgspec.Struct, frozen=True):
    """The last words of a sentence, where they trail off (much quieter) or rise in pitch although nothing is asked."""

    start_s: float
    end_s: float
    kind: Literal["trailing", "rising"]
    amount: float  # dB below the sentence's level, or semitones of rise


class Stretch(msgspec.Struct, frozen=True):
    """Some seconds with one measured value: of pitch spread in semitones, for monotone stretches."""

    start_s: float
    end_s: float
    value: float


class Pitch(msgspec.Struct, frozen=True):
    """F0 over voiced frames: median in Hz, spread as the standard deviation in semitones."""

    median_hz: float | None
    spread_semitones: float | None


class Loudness(msgspec.Struct, frozen=True):
    """Level of speech frames: median in dBFS, spread as the standard deviation in dB."""

    median_dbfs: float | None
    spread_db: float | None


class Delivery(msgspec.Struct, frozen=True):
    """Everything measured of how the answer was spoken; None where it could not be measured (see report.warnings)."""

    duration_s: float | None
    target_s: float
    duration_verdict: Band
    response_latency_s: float | None
    speech_rate_wpm: float | None
    articulation_rate_sps: float | None
    pace: tuple[PaceWindow, ...] | None
    fillers: Fillers
    pauses: Pauses | None
    repeats: tuple[Repeat, ...]
    pitch: Pitch | None
    loudness: Loudness | None
    metrics: tuple[Metric, ...] = ()
    articulation_source: Literal["words", "sound"] | None = None  # syllables counted in words, or peaks of the sound
    stretches: tuple[PaceStretch, ...] = ()
    slowest: PaceWindow | None = None  # ten seconds of speech, for playing
    fastest: PaceWindow | None = None
    drawn_out: tuple[DrawnOut, ...] | None = None
    endings: tuple[Ending, ...] | None = None
    monotone: tuple[Stretch, ...] | None = None
    two_voices: bool = False  # two were told apart; False does not say that there was one
    two_voices_by: tuple[Literal["pitch", "voice print"], ...] = ()
