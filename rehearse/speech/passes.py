"""Run the model over pieces of sound, with one encoder pass per piece however many times it is decoded.

Several pieces of similar length are decoded in a batch: most of a decoding step is spent reading the decoder's weights,
whether for one piece or for six. Pieces in a batch do not affect each other, so the words are the same as one at a
time. The encoder takes one piece after the other, as a batch would need several times the memory and no less time; its
input is the piece and a little silence rather than 30 s.
The batched decoder of faster-whisper is used because it runs the encoder once; it ignores Whisper's own quality gates,
so `candidates` applies them. Repetition penalties are off, as they would delete real stutters. There is no sampling:
the same sound gives the same words.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from copy import copy
from math import ceil
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from rehearse.errors import ModelBroken
from rehearse.speech.candidates import Candidate
from rehearse.speech.cores import Cores, keep_freed_memory
from rehearse.speech.heard_words import timed
from rehearse.speech.models import how_to_renew
from rehearse.speech.on_use import load_on_use
from rehearse.types import ModelInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.recognition import DoubtSettings, ModelSettings

SAMPLE_RATE_HZ = 16_000
_SLOT_S = 30  # distance between the starts of pieces decoded together
_FRAMES_PER_S = 100  # mel frames, the unit in which faster-whisper gives the start of a piece


class Superseded(Exception):
    """Raised when the words of a chunk are no longer needed because the speaker has gone on."""


class Piece(NamedTuple):
    """At most 30 s of sound (float32, mono, 16 kHz) that begins at `start_s` in the recording."""

    samples: NDArray[np.float32]
    start_s: float


class Decoded(NamedTuple):
    """The model's text for a piece, and the encoding with which the piece can be decoded again."""

    text: Candidate
    encoding: Any  # a ctranslate2.StorageView, which has no types


class Passes:
    """A loaded model for use by one thread at a time. Raises ModelBroken if it cannot be loaded."""

    def __init__(self, model: ModelInfo, settings: ModelSettings, doubts: DoubtSettings, cores: Cores) -> None:
        keep_freed_memory()
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the local folder is enough; libraries must not use the network
        load_on_use("av", "asyncio")  # which the next import needs only for files and servers: 60 ms of processor time
        from faster_whisper import WhisperModel
        from tqdm import tqdm

        tqdm.set_lock(RLock())  # its own is a semaphore of the system, of which multiprocessing complains after a kill
        if not Path(model.folder, "model.bin").is_file():
            raise ModelBroken(f"The model {model.name} has no model.bin in {model.folder}.", how_to_renew(model.name))
        try:
            self._loaded = WhisperModel(
                model.folder,
                device="cpu",
                compute_type=model.asked.precision if model.asked else "int8",
                cpu_threads=cores.in_a_chunk,
                num_workers=cores.side_by_side,
            )
        except Exception as error:  # CTranslate2 and tokenizers raise RuntimeError, ValueError and bare Exception
            raise ModelBroken(
                f"The model {model.name} cannot be loaded: {_first_line(error)}", how_to_renew(model.name)
            ) from error
        self._settings, self._doubts = settings, doubts
        self._own_beam_size = self._beam_size = (model.asked.beam_size if model.asked else None) or settings.beam_size
        self._careful_beam_size = max(settings.careful_beam_size, self._own_beam_size)
        self._begin()

    def _begin(self) -> None:
        """Create the state that belongs to one thread: the current encodings and the pipeline that uses them."""
        from faster_whisper import BatchedInferencePipeline

        self._whisper = copy(self._loaded)
        self._encode, self._whisper.encode = self._whisper.encode, self._encode_each
        self._align, self._whisper.add_word_timestamps = self._whisper.add_word_timestamps, self._align_each
        self._encoded: tuple[Any, ...] | None = None
        self._frames = _SLOT_S * _FRAMES_PER_S
        self._wanted: Callable[[], bool] | None = None
        self._batched = BatchedInferencePipeline(self._whisper)

    def beside(self) -> Passes:
        """The same model for another thread, sharing its weights."""
        twin = copy(self)
        twin._begin()
        return twin

    @property
    def can_be_wider(self) -> bool:
        """Whether the beam for doubtful texts is wider than the usual one."""
        return self._careful_beam_size > self._own_beam_size

    @property
    def multilingual(self) -> bool:
        """Whether the model knows languages other than English."""
        return bool(self._whisper.model.is_multilingual)

    def language(self, samples: NDArray[np.float32]) -> tuple[str, float]:
        """The language of at most 30 s of speech, as a code such as "de", and its probability, 0-1."""
        self._encoded, self._frames = None, _SLOT_S * _FRAMES_PER_S  # discard the encodings of the last pass
        name, probability, _ = self._whisper.detect_language(samples)
        self._encoded = None
        return str(name), float(probability)

    def decode(
        self,
        pieces: Sequence[Piece],
        hotwords: str,
        encodings: Sequence[Any] | None = None,
        wanted: Callable[[], bool] | None = None,
        careful: bool = False,
    ) -> list[Decoded]:
        """The model's text for each piece; pieces of similar length are decoded together.

        hotwords: text presented to the model as said before ("" for none). encodings: of the same pieces, from an
        earlier call. wanted: called once the encoder has run; if it returns False, Superseded is raised. careful: use
        the wider beam for doubtful texts.
        """
        self._wanted = wanted
        self._beam_size = self._careful_beam_size if careful else self._own_beam_size
        alike: dict[int, list[int]] = {}
        for number, piece in enumerate(pieces):
            alike.setdefault(encoder_frames(len(piece.samples), self._settings), []).append(number)
        found: dict[int, Decoded] = {}
        for frames, numbers in alike.items():
            self._frames = frames
            known = None if encodings is None else [encodings[number] for number in numbers]
            found.update(zip(numbers, self._decode([pieces[n] for n in numbers], hotwords, known), strict=True))
        return [found[number] for number in range(len(pieces))]

    def _decode(self, pieces: Sequence[Piece], hotwords: str, encodings: Sequence[Any] | None) -> list[Decoded]:
        """The model's text for pieces with the same number of encoder frames."""
        self._encoded = tuple(encodings) if encodings is not None else None
        samples, clips = _in_slots(pieces)
        segments, _ = self._batched.transcribe(
            samples,
            language="en",
            task="transcribe",
            batch_size=len(pieces),
            clip_timestamps=clips,
            without_timestamps=True,
            word_timestamps=True,
            beam_size=self._beam_size,
            repetition_penalty=1,
            no_repeat_ngram_size=0,
            suppress_tokens=[-1],
            hotwords=hotwords or None,
            temperature=0.0,
        )
        of_piece: list[list[Any]] = [[] for _ in pieces]
        for segment in segments:
            of_piece[segment.seek // (_SLOT_S * _FRAMES_PER_S)].append(segment)
        made = zip(of_piece, pieces, self._encoded or (), strict=True)
        return [Decoded(self._candidate(found, piece), encoding) for found, piece, encoding in made]

    def _encode_each(self, features: Any) -> Any:
        """The encodings of all pieces as one batch."""
        import numpy as np
        from ctranslate2 import StorageView

        if self._encoded is None:
            rows = features[None] if features.ndim == 2 else features
            self._encoded = tuple(self._encode(np.ascontiguousarray(one[:, : self._frames])) for one in rows)
        if self._wanted is not None and not self._wanted():
            raise Superseded
        if len(self._encoded) == 1:
            return self._encoded[0]
        return StorageView.from_array(np.concatenate([np.asarray(one) for one in self._encoded]))

    def _align_each(self, segments: list[Any], tokenizer: Any, _encoded: Any, frames: list[int], *marks: Any) -> float:
        """Add timed words to the segments, piece by piece, as if each were alone and began at 0."""
        prepended, appended, *_ = marks
        for piece, encoding, count in zip(segments, self._encoded or (), frames, strict=True):
            at = piece[0]["seek"]
            _shift(piece, -at)
            self._align([piece], tokenizer, encoding, [count], prepended, appended, 0.0)
            for part in piece:
                part["seek"] = at
        return 0.0

    def _candidate(self, segments: list[Any], piece: Piece) -> Candidate:
        """The words of a piece, with what tells a doubtful text: the worst of its segments decides."""
        low = self._doubts.min_avg_logprob
        nothing = all(s.no_speech_prob > self._doubts.no_speech_probability and s.avg_logprob < low for s in segments)
        return Candidate(
            timed(segments, piece.start_s, len(piece.samples) / SAMPLE_RATE_HZ, self._settings.start_offset_s),
            min((float(s.avg_logprob) for s in segments), default=0.0),
            max((float(s.compression_ratio) for s in segments), default=0.0),
            nothing,
        )


def _in_slots(pieces: Sequence[Piece]) -> tuple[NDArray[np.float32], list[dict[str, float]]]:
    """The pieces in one array, one every 30 s, and where each begins and ends in it, in seconds."""
    import numpy as np

    slot_n = _SLOT_S * SAMPLE_RATE_HZ
    samples = np.zeros((len(pieces) - 1) * slot_n + len(pieces[-1].samples), np.float32)
    clips: list[dict[str, float]] = []
    for number, piece in enumerate(pieces):
        begin_n, end_n = number * slot_n, number * slot_n + len(piece.samples)
        samples[begin_n:end_n] = piece.samples
        # a quarter of a sample more, because faster-whisper truncates the time to whole samples
        clips.append({"start": number * _SLOT_S, "end": (end_n + 0.25) / SAMPLE_RATE_HZ})
    return samples, clips


def encoder_frames(samples: int, settings: ModelSettings) -> int:
    """Number of mel frames given to the encoder for a piece of `samples` samples, including padding.

    Whisper pads to 30 s; less padding saves time, as the encoder's time grows faster than the length.
    """
    heard_s = max(settings.least_s, samples / SAMPLE_RATE_HZ + settings.spare_s)
    steps = ceil(heard_s / settings.step_s)
    return min(_SLOT_S * _FRAMES_PER_S, round(steps * settings.step_s * _FRAMES_PER_S))


def _shift(parts: list[Any], by: int) -> None:
    """Shift a piece's segments in time by `by` mel frames."""
    for part in parts:
        part["seek"] += by
        part["start"] += by / _FRAMES_PER_S
        part["end"] += by / _FRAMES_PER_S


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
