"""Voice activity, words, sentences, models."""

import msgspec

from rehearse.types.content import PartName
from rehearse.types.span import Span


class Word(msgspec.Struct, frozen=True):
    """One word as recognised (punctuation attached); times are None for written text.

    doubtful: its model is so unsure of it that it may be misheard.
    """

    text: str
    start_s: float | None = None
    end_s: float | None = None
    probability: float | None = None
    doubtful: bool = False


class Sentence(msgspec.Struct, frozen=True):
    """Words up to a full stop or its spoken equivalent, and the part of the story it serves (None: none)."""

    text: str
    start_s: float | None = None
    end_s: float | None = None
    part: PartName | None = None


class Transcript(msgspec.Struct, frozen=True):
    """`report.transcript`: what was said.

    doubtful_below: the probability (0-1) under which a word is called doubtful; None where none has one.
    """

    text: str
    language: str = "en"
    words: tuple[Word, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    doubtful_below: float | None = None


class Speech(msgspec.Struct, frozen=True):
    """Voice activity over the uncut recording: ordered, disjoint spans of speech; silent pauses are the gaps.

    probabilities: speech probability of each 32 ms frame (512 samples at 16 kHz), empty when not kept; the mean of four
    looks at it that begin 0, 8, 16 and 24 ms before the frame.
    """

    spans: tuple[Span, ...]
    duration_s: float
    probabilities: tuple[float, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """How a model is asked on this machine: in which precision it calculates, how many continuations it follows.

    beam_size: None for as many as recognition.toml says of the model.
    """

    precision: str = "int8"
    beam_size: int | None = None


class ModelInfo(msgspec.Struct, frozen=True):
    """A speech model and what is known of it; the longest chunk it hears well travels with it.

    asked: as it was measured to be best on this machine; None for how it comes.
    """

    name: str
    folder: str
    max_chunk_s: float
    note: str = ""  # one line shown wherever the model is used, as its owner wrote it
    size_mb: float = 0.0
    asked: Asked | None = None
