"""All measurements of one model in one run."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

from rehearse.audio.decode import decode
from rehearse.data.recognition import DoubtSettings, Recognition, recognition
from rehearse.pipeline import Job, report_on
from rehearse.speech import levels
from rehearse.speech.activity import detect_speech
from rehearse.speech.settle import settle
from rehearse.speech.transcribe import Recogniser
from rehearse.types import ModelInfo, Word
from tools.evaluate_speech import measures, peers
from tools.evaluate_speech.clips import Clip
from tools.evaluate_speech.made import made
from tools.evaluate_speech.measures import Errors, Found
from tools.make_fixtures import FOLDER, Truth, read_manifest

LATER_S = (0.043, 0.097, 0.161)  # no multiple of Whisper's 20 ms frames
OURS = "ours"


@dataclass(frozen=True)
class Row:
    """One clip as transcribed by a model."""

    clip: Clip
    own: Errors
    peers: dict[str, Errors]
    fillers: Found | None
    late_s: list[float]
    outside: int
    words: tuple[Word, ...]
    refusal: str | None
    pauses: tuple[int, int]
    invented: int


@dataclass(frozen=True)
class Trial:
    """A setting tried on the natural clips."""

    name: str
    words: Errors
    recall: float


@dataclass(frozen=True)
class Results:
    """The results of one model."""

    model: str
    rows: list[Row]
    trials: list[Trial]
    refused: dict[str, str] = field(default_factory=dict)
    misplaced: tuple[int, int] = (0, 0)
    late: dict[str, dict[str, Errors]] = field(default_factory=dict)  # of each clip, of each program

    @property
    def natural(self) -> list[Row]:
        """Clips of natural talking or reading."""
        return [row for row in self.rows if row.clip.natural]

    def late_s(self) -> tuple[float, float]:
        """Median and 90th percentile of the error of word starts, over all clips."""
        off = [abs(s) for row in self.rows for s in row.late_s]
        return (statistics.median(off), float(np.quantile(off, 0.9))) if off else (0.0, 0.0)

    def in_all_draws(self) -> dict[str, tuple[Errors, Errors]]:
        """Our and faster-whisper's errors on each natural clip, summed over all delays."""
        name = peers.FASTER_WHISPER
        return {
            row.clip.file: (total([row.own, later[OURS]]), total([row.peers[name], later[name]]))
            for row in self.natural
            if (later := self.late.get(row.clip.file)) is not None
        }


def total(errors: Sequence[Errors]) -> Errors:
    """Words, errors and tails of several clips."""
    return Errors(sum(e.words for e in errors), sum(e.errors for e in errors), sum(e.tail for e in errors))


def counted(rows: Sequence[Row]) -> Found:
    """Fillers of several clips."""
    return measures.together([row.fillers for row in rows if row.fillers is not None])


def evaluate(model: ModelInfo, clips: Sequence[Clip], with_peers: bool = True, with_trials: bool = True) -> Results:
    """Measure everything; peers run on the same clips with the same weights."""
    texts = {}
    if with_peers:
        texts[peers.FASTER_WHISPER] = peers.faster_whisper(Path(model.folder), clips)
        texts[peers.CTRANSLATE2] = peers.whisper_ctranslate2(Path(model.folder), clips)
    recogniser = Recogniser(model)
    rows = [_row(clip, recogniser, {name: text[clip.file] for name, text in texts.items()}) for clip in clips]
    trials = [trial(name, model, use, clips) for name, use in _variants(model.name)] if with_trials else []
    late = shifted(Path(model.folder), recogniser, clips) if with_peers else {}
    return Results(model.name, rows, trials, refusals(recogniser), _fixtures(recogniser), late)


def shifted(folder: Path, recogniser: Recogniser, clips: Sequence[Clip]) -> dict[str, dict[str, Errors]]:
    """Word errors on each natural clip with a little silence before it, ours and a peer's: one draw says little."""
    natural = [clip for clip in clips if clip.natural]
    own: dict[str, list[Errors]] = {clip.file: [] for clip in natural}
    other: dict[str, list[Errors]] = {clip.file: [] for clip in natural}
    for late_s in LATER_S:
        later = [clip.later(late_s) for clip in natural]
        texts = peers.faster_whisper(folder, later)
        for clip in later:
            other[clip.file].append(measures.word_errors(clip, texts[clip.file]))
            own[clip.file].append(
                measures.own_errors(clip, recogniser.transcribe(clip.recording.audio, clip.speech).words)
            )
    return {file: {OURS: total(own[file]), peers.FASTER_WHISPER: total(other[file])} for file in own}


def _row(clip: Clip, recogniser: Recogniser, texts: dict[str, str]) -> Row:
    report = report_on(clip.recording, Job(recogniser))
    words = report.transcript.words if report.transcript else ()
    reason = report.content.not_scored_reason if report.content and report.transcript and not words else None
    return Row(
        clip,
        measures.own_errors(clip, words),
        {name: measures.word_errors(clip, text) for name, text in texts.items()},
        measures.fillers(clip, report),
        measures.start_errors_s(clip, words),
        measures.outside_sound(clip, words, levels.measure(clip.recording.audio)),
        words,
        reason,
        measures.pauses(clip, report),
        measures.invented_endings(clip.last_s, words, clip.speech),
    )


def refusals(recogniser: Recogniser) -> dict[str, str]:
    """The refusal for each sound without English; "" if words were given."""
    told = {}
    for name, audio in made():
        speech = detect_speech(audio)
        settled = settle(recogniser, audio, speech, recogniser.transcribe(audio, speech))
        told[name] = settled.refusal or ""
    return told


def _fixtures(recogniser: Recogniser) -> tuple[int, int]:
    """Planted pauses between sentences that were found, and those placed inside a clause."""
    truths = msgspec.json.decode((FOLDER / "truth.json").read_bytes(), type=dict[str, Truth])
    reports = {f.id: report_on(decode(f.path), Job(recogniser)) for f in read_manifest().fixture if f.id in truths}
    counts = [measures.misplaced(truths[name], report) for name, report in reports.items()]
    return sum(met for met, _ in counts), sum(wrong for _, wrong in counts)


def trial(name: str, model: ModelInfo, use: Recognition, clips: Sequence[Clip]) -> Trial:
    """Word errors on natural clips and recall of um and uh on all, for the words of one setting."""
    recogniser = Recogniser(model, use)
    errors: list[Errors] = []
    said = right = 0
    for clip in clips:
        words = recogniser.transcribe(clip.recording.audio, clip.speech).words
        if clip.natural:
            errors.append(measures.own_errors(clip, words))
        count, found = measures.heard_fillers(clip, words)
        said, right = said + count, right + found
    return Trial(name, total(errors), right / said if said else 1.0)


def _variants(model: str) -> list[tuple[str, Recognition]]:
    use, cut = recognition(), recognition().chunks
    plain = replace(use, models={**use.models, model: {**use.models.get(model, {}), "hotwords": ""}})
    return [
        ("as shipped", use),
        ("no hotwords", plain),
        ("chunks closed from 10 s of speech on", replace(use, chunks=replace(cut, enough_speech_s=10.0, long_s=20.0))),
        ("first chunk no earlier than others", replace(use, chunks=replace(cut, first_early_s=cut.pad_s))),
        ("padding of 0.4 s", replace(use, chunks=replace(cut, pad_s=0.4))),
        ("no doubts: one pass", replace(use, doubts=_certain(use))),
    ]


def _certain(use: Recognition) -> DoubtSettings:
    return replace(
        use.doubts,
        min_avg_logprob=-99.0,
        max_compression_ratio=99.0,
        late_end_s=99.0,
        min_words_per_s=0.0,
        unexplained_s=99.0,
    )
