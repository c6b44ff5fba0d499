"""`python -m tools.evaluate_speech.behind_run [MODEL ...]` writes behind.md, a part of docs/speech-evaluation.md."""

from __future__ import annotations

import dataclasses
import datetime
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rehearse.pipeline import Job, report_on
from rehearse.speech.transcribe import Recogniser
from rehearse.types import Audio, ModelInfo
from tools.evaluate_speech import measures
from tools.evaluate_speech.__main__ import installed
from tools.evaluate_speech.behind import altered
from tools.evaluate_speech.clips import Clip, clips
from tools.evaluate_speech.measures import Errors

TABLE = Path(__file__).with_name("behind.md")
VOICES = (
    "batchalign_test.mp3",
    "csm_conversational_a.wav",
    "csm_read_speech_a.wav",
    "jfk.flac",
    "mfa_acoustic_corpus.wav",
    "mfa_cold_corpus3.wav",
)
HEAD = """## With something behind the voice

Written by `python -m tools.evaluate_speech.behind_run` on {date}. Six natural clips ({words} words, men and a woman)
with generated sound this far below the voice (mean power while it speaks), or degraded. “Errors”: word errors on the
clips whose words were shown. “Plain”: those of faster-whisper alone, with the same weights, on the same clips.
“Withheld”: clips whose words the report says could not be made out, and faster-whisper's word error rate on them.
"""


@dataclass(frozen=True)
class Heard:
    """One clip altered in one way: errors of ours and of faster-whisper; whether ours were withheld."""

    own: Errors
    peer: Errors
    withheld: bool


def run(model: ModelInfo, known: Sequence[Clip]) -> dict[str, list[Heard]]:
    """For each alteration, the result for each clip."""
    from faster_whisper import WhisperModel

    recogniser, found = Recogniser(model), defaultdict(list)
    whisper = WhisperModel(str(model.folder), device="cpu", compute_type="int8", cpu_threads=1, num_workers=1)
    for clip in known:
        for name, audio in altered(clip.recording.audio, clip.speech):
            segments, _ = whisper.transcribe(np.ascontiguousarray(audio.samples), language="en")
            text = " ".join(segment.text for segment in segments)
            found[name].append(_heard(clip, audio, recogniser, text))
    return found


def _heard(clip: Clip, audio: Audio, recogniser: Recogniser, text: str) -> Heard:
    report = report_on(dataclasses.replace(clip.recording, audio=audio), Job(recogniser))
    words = report.transcript.words if report.transcript else ()
    return Heard(measures.own_errors(clip, words), measures.word_errors(clip, text), not words)


def table(date: str, found: dict[str, dict[str, list[Heard]]], words: int) -> str:
    """One row per alteration, three columns per model."""
    heads = ["sound"] + [f"{model}: {head}" for model in found for head in ("errors", "plain", "withheld")]
    lines = [HEAD.format(date=date, words=words), f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for name in next(iter(found.values())):
        cells = [cell for rows in found.values() for cell in _cells(rows[name])]
        lines.append(f"| {' | '.join([name, *cells])} |")
    return "\n".join([*lines, ""])


def _cells(heard: Sequence[Heard]) -> tuple[str, str, str]:
    shown, hidden = [h for h in heard if not h.withheld], [h for h in heard if h.withheld]
    words, lost = sum(h.own.words for h in shown), sum(h.own.words for h in hidden)
    share = f" ({100 * sum(h.peer.errors for h in hidden) / lost:.0f}%)" if lost else ""
    own, peer = sum(h.own.errors for h in shown), sum(h.peer.errors for h in shown)
    return f"{own} of {words}", str(peer), f"{len(hidden)}{share}"


def main() -> None:
    """Write the table."""
    known = [clip for clip in clips() if clip.file in VOICES]
    found = {model.name: run(model, known) for model in installed(sys.argv[1:])}
    words = sum(len(clip.words) for clip in known)
    TABLE.write_text(table(datetime.datetime.now(tz=datetime.UTC).date().isoformat(), found, words), encoding="utf-8")


if __name__ == "__main__":
    main()
