"""Evaluation of a model folder through faster-whisper, with the settings that the program uses."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel
from msgspec.structs import replace

from tools.demo_model.cases import PLANTED_S, Case
from tools.demo_model.scoring import Counts, align, figures, filled_pauses, normalised
from tools.demo_model.synthesis import Audio
from tools.demo_model.units import written

_SWALLOWED_S = 0.3  # a word that reaches this far into a silence swallows some of it


@dataclass(frozen=True)
class Heard:
    """What the model wrote, with the start and the end of each word."""

    text: str
    words: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True)
class Report:
    """Figures over a set of cases; rates are shares from 0 to 1."""

    name: str
    cases: int
    words: int
    errors: int
    pauses: Counts
    figures: Counts
    start_errors_s: tuple[float, ...]

    @property
    def wer(self) -> float:
        """Word error rate."""
        return self.errors / max(1, self.words)

    def start_error_s(self, percentile: float) -> float | None:
        """Percentile of the absolute error of word starts."""
        return float(np.percentile(self.start_errors_s, percentile)) if self.start_errors_s else None


class Recogniser:
    """The model folder, transcribing chunks as the program does."""

    def __init__(self, folder: Path, threads: int = 1, beam_size: int = 5) -> None:
        self._pipeline = BatchedInferencePipeline(
            WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
        )
        self._beam_size = beam_size

    def hear(self, audio: Audio) -> Heard:
        """Transcribe one chunk."""
        segments, _ = self._pipeline.transcribe(
            audio,
            language="en",
            task="transcribe",
            batch_size=1,
            clip_timestamps=[{"start": 0.0, "end": len(audio) / 16000}],
            without_timestamps=True,
            word_timestamps=True,
            beam_size=self._beam_size,
            suppress_tokens=[],
            temperature=0.0,
        )
        found = list(segments)
        words = tuple((w.word.strip(), float(w.start), float(w.end)) for s in found for w in s.words or [])
        return Heard("".join(s.text for s in found).strip(), words)


def score(name: str, cases: list[Case], recogniser: Recogniser, show: int = 0) -> Report:
    """Transcribe all cases and add up their scores."""
    words = errors = 0
    pauses = numbers = Counts(0, 0, 0)
    starts: list[float] = []
    for i, one in enumerate(cases):
        heard = recogniser.hear(one.audio)
        reference = written(one.units)
        a, b = normalised(reference), normalised(heard.text)
        errors += align(a, b).errors
        words += len(a)
        pauses += filled_pauses(a, b)
        numbers += figures(reference, heard.text)
        starts += _start_errors(one, heard)
        if i < show:
            print(f"  said  {reference}\n  heard {heard.text}", flush=True)
    return Report(name, len(cases), words, errors, pauses, numbers, tuple(starts))


def _plain(word: str) -> str:
    return word.strip(".,?!;:").lower()


def _start_errors(one: Case, heard: Heard) -> list[float]:
    if one.starts_s is None:
        return []
    matches = align([_plain(u.written) for u in one.units], [_plain(w) for w, _, _ in heard.words]).matches
    return [abs(heard.words[j][1] - one.starts_s[i]) for i, j in matches]


def swallowed(silence_s: float, heard: Heard) -> int:
    """Words that reach well into a planted silence which begins at silence_s."""
    first, last = silence_s + _SWALLOWED_S, silence_s + PLANTED_S - _SWALLOWED_S
    return sum(start < last and end > first for _, start, end in heard.words)


def hear_recording(model: Path, recording: Path) -> tuple[str, float]:
    """A recording through the program's own voice activity, chunks and gates: the text, and the seconds it took."""
    import soundfile

    from rehearse.speech.activity import detect_speech
    from rehearse.speech.models import find
    from rehearse.speech.transcribe import Recogniser as ProgramRecogniser
    from rehearse.types import Audio as ProgramAudio

    samples, rate_hz = soundfile.read(recording, dtype="float32")
    audio = ProgramAudio(samples, rate_hz)
    recogniser = ProgramRecogniser(replace(find("demo"), folder=str(model)))
    started = time.perf_counter()
    text = recogniser.transcribe(audio, detect_speech(audio)).text
    return text, time.perf_counter() - started


def score_recording(name: str, said: str, heard: str) -> Report:
    """The scores of one text; word starts are not known."""
    a, b = normalised(said), normalised(heard)
    return Report(name, 1, len(a), align(a, b).errors, filled_pauses(a, b), figures(said, heard), ())


HEADER = (
    "| set | chunks | words | WER | um/uh/er/hmm precision, recall | figures right | word start error p50, p90 |\n"
    "|---|---|---|---|---|---|---|"
)


def row(report: Report) -> str:
    """A report as a line of the evaluation table."""
    pauses, numbers = report.pauses, report.figures
    spoken = pauses.hits + pauses.missed
    wanted = numbers.hits + numbers.missed
    filled = f"{_share(pauses.precision)}, {_share(pauses.recall)} (of {spoken})" if spoken else "none spoken"
    right = f"{_share(numbers.recall)} (of {wanted})" if wanted else "none"
    starts = (
        ", ".join(f"{1000 * p:.0f} ms" for p in map(report.start_error_s, (50, 90)) if p is not None) or "not known"
    )
    return (
        f"| {report.name} | {report.cases} | {report.words} | {100 * report.wer:.1f} % ({report.errors}) "
        f"| {filled} | {right} | {starts} |"
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.0f} %"
