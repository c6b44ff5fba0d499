"""`report.delivery`: how the answer was spoken, as bands and events without a score."""

from typing import Literal

import msgspec

Band = Literal["ok", "note", "attention", "unmeasured"]


class Metric(msgspec.Struct, frozen=True):
    """A measure against its target: a value, or None with the reason; renderers take the band from here.

    id: the same in every report, whatever the label; empty in reports from before ids. low, high: the edges of the ok
    band when the report was made, None for an open side.
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
    """Speech rate in a sliding window, pauses included."""

    start_s: float
    end_s: float
    wpm: float


class Filler(msgspec.Struct, frozen=True):
    """A filled pause (kind sound: um, uh, er, hmm) or a filler phrase, with the evidence for it.

    words: transcript indices of its first word and of the one after its last; None where it was inferred from the sound
    alone, and in older reports.
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
    """Counts of fillers, `sounds` and `phrases` separately; per_minute is for sounds, None without a duration.

    Without a transcript the counts are None rather than 0.
    """

    per_minute: float | None
    sounds: int | None
    phrases: int | None
    items: tuple[Filler, ...]
    phrases_per_minute: float | None = None
    unsure: tuple[Filler, ...] = ()  # shown, not counted
    heard: int | None = 0  # of `sounds`: those in the transcript, whether or not the audio confirms them
    inferred: int | None = 0  # of `sounds`: those inferred from the audio alone
    bursts: tuple["Burst", ...] = ()  # four sounds or phrases within ten seconds


class Burst(msgspec.Struct, frozen=True):
    """Many fillers close together: times of the first and the last, and how many."""

    start_s: float
    end_s: float
    count: int


class Pause(msgspec.Struct, frozen=True):
    """A silent pause: surely inside a clause, between clauses or phrases, or before the first word."""

    start_s: float
    end_s: float
    duration_s: float
    place: Literal["clause", "boundary", "start"]


class Pauses(msgspec.Struct, frozen=True):
    """Silent pauses of at least 250 ms, in order of time."""

    items: tuple[Pause, ...]


class Repeat(msgspec.Struct, frozen=True):
    """Words said twice in a row ("I I"), or a phrase restarted in other words ("I went I walked").

    words: transcript indices of its first word and of the one after its last; None in older reports.
    """

    text: str
    start_s: float | None
    end_s: float | None
    kind: Literal["repeat", "restart"] = "repeat"
    words: tuple[int, int] | None = None


class DrawnOut(msgspec.Struct, frozen=True):
    """A word whose vowel is held much longer than is usual for this speaker; counted separately from fillers."""

    text: str
    start_s: float
    end_s: float


class PaceStretch(msgspec.Struct, frozen=True):
    """A sustained stretch outside the pace band: its times, mean rate, and whether it was slow or fast."""

    start_s: float
    end_s: float
    wpm: float
    side: Literal["slow", "fast"]


class Ending(msgspec.Struct, frozen=True):
    """The last words of a sentence that trails off (much quieter) or rises in pitch without being a question."""

    start_s: float
    end_s: float
    kind: Literal["trailing", "rising"]
    amount: float  # dB below the sentence's level, or semitones of rise


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of time with one measured value: for monotone stretches, the pitch spread in semitones."""

    start_s: float
    end_s: float
    value: float


class Pitch(msgspec.Struct, frozen=True):
    """F0 of voiced frames: median in Hz, standard deviation in semitones."""

    median_hz: float | None
    spread_semitones: float | None


class Loudness(msgspec.Struct, frozen=True):
    """Level of speech frames: median in dBFS, standard deviation in dB."""

    median_dbfs: float | None
    spread_db: float | None


class Delivery(msgspec.Struct, frozen=True):
    """All measures of how the answer was spoken; None where one could not be taken (see report.warnings)."""

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
    articulation_source: Literal["words", "sound"] | None = None  # syllables of the words, or peaks in the audio
    stretches: tuple[PaceStretch, ...] = ()
    slowest: PaceWindow | None = None  # ten seconds of speech, for playback
    fastest: PaceWindow | None = None
    drawn_out: tuple[DrawnOut, ...] | None = None
    endings: tuple[Ending, ...] | None = None
    monotone: tuple[Stretch, ...] | None = None
    two_voices: bool = False  # two speakers were distinguished; False does not prove that there was only one
    two_voices_by: tuple[Literal["pitch", "voice print"], ...] = ()
