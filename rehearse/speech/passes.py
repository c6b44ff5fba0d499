"""One pass of the model over a piece of sound. The encoder runs once for a piece, however many ways it is decoded.

The batched decoder of faster-whisper is used for its single encoder pass; it ignores Whisper's own quality gates, so
`candidates` applies them. Repetition penalties stay off: they would delete real stutters. Nothing here samples: the
same sound gives the same words.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rehearse.errors import ModelBroken
from rehearse.speech.candidates import Candidate
from rehearse.speech.cores import Cores, keep_freed_memory
from rehearse.speech.models import how_to_renew
from rehearse.types import ModelInfo, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.recognition import DoubtSettings, ModelSettings

SAMPLE_RATE_HZ = 16_000


class Superseded(Exception):
    """Nobody wants the words of this chunk any more: the speaker has gone on."""


class Passes:
    """A loaded model, for one thread at a time. Raises ModelBroken when it cannot be loaded."""

    def __init__(self, model: ModelInfo, settings: ModelSettings, doubts: DoubtSettings, cores: Cores) -> None:
        keep_freed_memory()
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder is all that is needed; no library may ask the network
        from faster_whisper import WhisperModel

        if not Path(model.folder, "model.bin").is_file():
            raise ModelBroken(f"The model {model.name} has no model.bin in {model.folder}.", how_to_renew(model.name))
        try:
            self._loaded = WhisperModel(
                model.folder,
                device="cpu",
                compute_type="int8",
                cpu_threads=cores.in_a_chunk,
                num_workers=cores.side_by_side,
            )
        except Exception as error:  # CTranslate2 and tokenizers raise RuntimeError, ValueError and bare Exception
            raise ModelBroken(
                f"The model {model.name} cannot be loaded: {_first_line(error)}", how_to_renew(model.name)
            ) from error
        self._settings, self._doubts = settings, doubts
        self._begin()

    def _begin(self) -> None:
        """What belongs to one thread: the encoding of the sound at hand, and what hands it out."""
        from faster_whisper import BatchedInferencePipeline

        self._whisper = copy(self._loaded)
        self._encode, self._whisper.encode = self._whisper.encode, self._encode_once
        self._encoded: Any = None
        self._wanted: Callable[[], bool] | None = None
        self._batched = BatchedInferencePipeline(self._whisper)

    def beside(self) -> Passes:
        """The same model for another thread; its weights are there once."""
        twin = copy(self)
        twin._begin()
        return twin

    @property
    def multilingual(self) -> bool:
        """Whether it knows languages besides English."""
        return bool(self._whisper.model.is_multilingual)

    def language(self, samples: NDArray[np.float32]) -> tuple[str, float]:
        """The language of at most 30 s of speech as a code such as "de", and its probability, 0-1."""
        self._encoded = None  # that of the last pass belongs to another stretch
        name, probability, _ = self._whisper.detect_language(samples)
        self._encoded = None
        return str(name), float(probability)

    def decode(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        hotwords: str,
        *,
        same: bool = False,
        wanted: Callable[[], bool] | None = None,
    ) -> Candidate:
        """What the model writes for at most 30 s of sound, which begin at `start_s` in the recording.

        hotwords: what it is made to believe was said before ("": nothing). same: the sound is that of the last call, so
        its encoding is used again. wanted: asked once the encoder has run; False ends the pass with Superseded.
        """
        self._wanted = wanted
        self._encoded = self._encoded if same else None
        segments, _ = self._batched.transcribe(
            samples,
            language="en",
            task="transcribe",
            batch_size=1,
            clip_timestamps=[{"start": 0.0, "end": len(samples) / SAMPLE_RATE_HZ}],
            without_timestamps=True,
            word_timestamps=True,
            beam_size=self._settings.beam_size,
            repetition_penalty=1,
            no_repeat_ngram_size=0,
            suppress_tokens=[-1],
            hotwords=hotwords or None,
            temperature=0.0,
        )
        return self._candidate(list(segments), start_s, len(samples) / SAMPLE_RATE_HZ)

    def _encode_once(self, features: Any) -> Any:
        if self._encoded is None:
            self._encoded = self._encode(features)
        if self._wanted is not None and not self._wanted():
            raise Superseded
        return self._encoded

    def _candidate(self, segments: list[Any], start_s: float, duration_s: float) -> Candidate:
        low = self._doubts.min_avg_logprob
        nothing = all(s.no_speech_prob > self._doubts.no_speech_probability and s.avg_logprob < low for s in segments)
        return Candidate(
            timed(segments, start_s, duration_s, self._settings.start_offset_s),
            min((float(s.avg_logprob) for s in segments), default=0.0),
            max((float(s.compression_ratio) for s in segments), default=0.0),
            nothing,
        )


def timed(segments: Sequence[Any], start_s: float, duration_s: float, offset_s: float = 0.0) -> tuple[Word, ...]:
    """Words with times from the start of the recording: inside the chunk, in order, no end before its start.

    offset_s: added to each time, against what the model is off by on average.
    """
    words: list[Word] = []
    at_s = 0.0
    for raw in (w for s in segments for w in whole_words(s.words or ())):
        text = raw.text.strip()
        if not text:
            continue
        begin_s = min(max(raw.start_s + offset_s, at_s), duration_s)
        end_s = min(max(raw.end_s + offset_s, begin_s), duration_s)
        at_s = begin_s
        words.append(Word(text, round(start_s + begin_s, 3), round(start_s + end_s, 3), round(raw.probability, 3)))
    return tuple(words)


class _Heard(NamedTuple):
    text: str
    start_s: float
    end_s: float
    probability: float


def whole_words(pieces: Sequence[Any]) -> list[_Heard]:
    """Pieces glued where Whisper split a word at a sign: "$60" + ",000", "18" + "%". A new word begins with a space."""
    whole: list[_Heard] = []
    for piece in pieces:
        heard = _Heard(piece.word, float(piece.start), float(piece.end), float(piece.probability))
        if whole and not heard.text.startswith(" "):
            first = whole.pop()
            likelihood = min(first.probability, heard.probability)
            heard = _Heard(first.text + heard.text, first.start_s, heard.end_s, likelihood)
        whole.append(heard)
    return whole


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
