"""Evaluation of a model folder through faster-whisper, with the settings that the program uses."""

from __future__ import annotations

import random
import re
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel

from tools.demo_model.corpus import Piece, Voice, Window, draw_voice, split
from tools.demo_model.scoring import Counts, align, figures, filled_pauses, normalised
from tools.demo_model.sentences import DATA
from tools.demo_model.synthesis import Audio, join
from tools.demo_model.tokens import HOTWORDS
from tools.demo_model.units import Unit, Units, written

LONGEST_S = 11.5
_PAIR = re.compile(r"\{([^|]*)\|([^}]*)\}")
_ROOM_DBFS = -62.0


@dataclass(frozen=True)
class Case:
    """A chunk of sound, what is said in it, and when each unit starts (None where the voice does not tell)."""

    audio: Audio
    units: Units
    starts_s: tuple[float, ...] | None


@dataclass(frozen=True)
class Heard:
    """What the model wrote, with the start of each word."""

    text: str
    words: tuple[tuple[str, float], ...]


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

    def __init__(self, folder: Path, threads: int = 1, beam_size: int = 5, hotwords: str | None = HOTWORDS) -> None:
        self._pipeline = BatchedInferencePipeline(
            WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
        )
        self._beam_size, self._hotwords = beam_size, hotwords

    def hear(self, audio: Audio) -> Heard:
        """Transcribe one chunk."""
        options: dict[str, Any] = {"hotwords": self._hotwords} if self._hotwords else {}
        segments, _ = self._pipeline.transcribe(
            audio,
            language="en",
            task="transcribe",
            batch_size=1,
            clip_timestamps=[{"start": 0.0, "end": len(audio) / 16000}],
            without_timestamps=True,
            word_timestamps=True,
            beam_size=self._beam_size,
            suppress_tokens=[-1],
            temperature=0.0,
            **options,
        )
        found = list(segments)
        words = tuple((w.word.strip(), float(w.start)) for s in found for w in s.words or [])
        return Heard("".join(s.text for s in found).strip(), words)


def held_out_sentences() -> list[Units]:
    """The evaluation sentences as units; a spoken form belongs to the whole sentence."""
    sentences = []
    for entry in tomllib.loads((DATA / "held_out.toml").read_text())["sentence"]:
        sentences.append(pair_units(entry["written"], entry.get("spoken", entry["written"])))
    return sentences


def pair_units(written_text: str, spoken_text: str) -> Units:
    """Units of a sentence whose spoken form differs in its numbers only: equal words anchor the rest."""
    a, b = written_text.split(), spoken_text.split()
    units: list[Unit] = []
    i = j = 0
    for x, y in (*align(a, b).matches, (len(a), len(b))):
        if i < x:
            units.append(Unit(" ".join(a[i:x]), " ".join(b[j:y])))
        if x < len(a):
            units.append(Unit(a[x], b[y]))
        i, j = x + 1, y + 1
    return tuple(units)


def _room(audio: Audio, seed: int) -> Audio:
    noise = np.random.default_rng(seed).standard_normal(len(audio)).astype(np.float32) * 10 ** (_ROOM_DBFS / 20)
    return (audio * 0.5 + noise).astype(np.float32)


def case(window: Window, seed: int) -> Case | None:
    """Speak a window in a quiet room."""
    one = join(window, tail_s=0.3)
    if one is None or len(one.audio) / 16000 > LONGEST_S + 0.5:
        return None
    return Case(_room(one.audio, seed), window.units, tuple(t for t, _ in one.times_s) if one.times_s else None)


def held_out_cases(seed: int = 3, rounds: int = 2, held_out_voice: bool = False) -> Iterator[Case]:
    """Neighbouring held-out sentences joined to chunks, each time in a voice drawn anew."""
    r = random.Random(seed)
    for _ in range(rounds):
        waiting = [split(units, r) for units in held_out_sentences()]
        while waiting:
            voice, length = draw_voice(r, held_out_voice), 0.3
            pieces: list[Piece] = []
            while waiting:
                text = " ".join(u.spoken for part in waiting[0] for u in part)
                more = len(text) / 5.0 * 60 / voice.rate_wpm + 0.6 * len(waiting[0])
                if pieces and length + more > LONGEST_S - 1.5:
                    break
                pieces += [Piece(part, r.uniform(0.25, 0.6)) for part in waiting.pop(0)]
                length += more
            one = case(Window(tuple(pieces), voice, 0.3), r.randrange(10**6))
            if one is not None:
                yield one


def fixture_cases(manifest: Path) -> Iterator[tuple[str, Case]]:
    """The fixture recordings line by line, joined to chunks at their own pauses."""
    for f in tomllib.loads(manifest.read_text())["fixture"]:
        name = {"en-gb": "en"}.get(f["voice"], f["voice"].replace("en-gb+", "en+"))
        voice = Voice("espeak", name, f["words_per_minute"], f["pitch"], 50, 0)
        pieces: list[Piece] = []
        length = 0.3
        for line in [*f["say"], ""]:
            if line.startswith("[pause"):
                pause = float(line.strip("[]").split()[1])
                if pieces:
                    pieces[-1] = Piece(pieces[-1].units, pause)
                    length += pause
                continue
            text = line.strip("[]") + "," if line.startswith("[") else line
            parts = _PAIR.sub(r"\2", text)
            more = len(parts) / 5.0 * 60 / voice.rate_wpm
            if pieces and (not line or length + more > LONGEST_S - 1.0 or (length > 4.3 and pieces[-1].gap_s >= 0.5)):
                one = case(Window(tuple(pieces), voice, 0.3), len(pieces))
                if one is not None:
                    yield f["id"], one
                pieces, length = [], 0.3
            if line:
                pieces.append(Piece(_marked_units(text), f["gap_s"]))
                length += more + f["gap_s"]


def _marked_units(line: str) -> Units:
    units: list[Unit] = []
    at = 0
    for match in _PAIR.finditer(line):
        units += [Unit(w, w) for w in line[at : match.start()].split()]
        tail = re.match(r"[.,?!;]*", line[match.end() :])
        mark = tail.group() if tail else ""
        units.append(Unit(match.group(1) + mark, match.group(2) + mark))
        at = match.end() + len(mark)
    return (*units, *(Unit(w, w) for w in line[at:].split()))


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
    matches = align([_plain(u.written) for u in one.units], [_plain(w) for w, _ in heard.words]).matches
    return [abs(heard.words[j][1] - one.starts_s[i]) for i, j in matches]


def speed(recogniser: Recogniser, cases: list[Case]) -> float:
    """Seconds of work per second of sound."""
    started = time.perf_counter()
    for one in cases:
        recogniser.hear(one.audio)
    return (time.perf_counter() - started) / max(1e-9, sum(len(c.audio) for c in cases) / 16000)


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
