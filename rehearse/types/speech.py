"""Voice activity, words, sentences, models."""

import msgspec

from rehearse.types.content import PartName
from rehearse.types.span import Span


class Word(msgspec.Struct, frozen=True):
    """One word as recognised (punctuation attached); times are None for written text.

    doubtful: the model is so unsure of it that it may have been misheard.
    """

    text: str
    start_s: float | None = None
    end_s: float | None = None
    probability: float | None = None
    doubtful: bool = False


class Sentence(msgspec.Struct, frozen=True):
    """Words up to a full stop or its spoken equivalent, and the part of the story they belong to, if any."""

    text: str
    start_s: float | None = None
    end_s: float | None = None
    part: PartName | None = None


class Transcript(msgspec.Struct, frozen=True):
    """`report.transcript`: what was said.

    doubtful_below: the probability (0-1) below which a word is doubtful; None where no word has a probability.
    """

    text: str
    language: str = "en"
    words: tuple[Word, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    doubtful_below: float | None = None


class Speech(msgspec.Struct, frozen=True):
    """Voice activity over the uncut recording: ordered, disjoint spans of speech; the gaps are silent pauses.

    probabilities: speech probability of each 32 ms frame (512 samples at 16 kHz), empty if not kept; the mean of four
    network runs whose frames begin 0, 8, 16 and 24 ms earlier.
    """

    spans: tuple[Span, ...]
    duration_s: float
    probabilities: tuple[float, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """How a model is run on this machine: the precision it calculates in, and its beam size.

    beam_size: None for the size given for the model in recognition.toml.
    """

    precision: str = "int8"
    beam_size: int | None = None


class ModelInfo(msgspec.Struct, frozen=True):
    """A speech model and its properties, including the longest chunk that it transcribes well.

    asked: the settings measured to be best on this machine; None for the model's defaults.
    """

    name: str
    folder: str
    max_chunk_s: float
    note: str = ""  # one line shown wherever the model is used, as its owner wrote it
    size_mb: float = 0.0
    asked: Asked | None = None
