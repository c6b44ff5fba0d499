"""Other recognisers on the same weights: plain faster-whisper, and whisper-ctranslate2 in its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.evaluate_speech.clips import FOLDER, Clip

PEER = "whisper-ctranslate2==0.5.8"
PLACE = Path(".venv-peers")
FASTER_WHISPER, CTRANSLATE2 = "faster-whisper", "whisper-ctranslate2"


def install() -> Path:
    """The command of whisper-ctranslate2; its environment is created on first use."""
    command = PLACE / "bin" / CTRANSLATE2
    if not command.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(PLACE)], check=True)
        subprocess.run([str(PLACE / "bin" / "pip"), "install", "--quiet", PEER], check=True)
    return command


def faster_whisper(model: Path, clips: Sequence[Clip]) -> dict[str, str]:
    """Texts of faster-whisper with its own settings."""
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1, num_workers=1)
    texts = {}
    for clip in clips:
        segments, _ = whisper.transcribe(np.ascontiguousarray(clip.recording.audio.samples), language="en")
        texts[clip.file] = " ".join(segment.text for segment in segments)
    return texts


def whisper_ctranslate2(model: Path, clips: Sequence[Clip]) -> dict[str, str]:
    """Texts of whisper-ctranslate2 with its own settings."""
    command = install()
    with tempfile.TemporaryDirectory() as place:
        options = ["--model_directory", str(model), "--language", "en", "--device", "cpu", "--compute_type", "int8"]
        options += ["--threads", "1", "--local_files_only", "True", "--output_format", "json", "--output_dir", place]
        files = [str(FOLDER / clip.file) for clip in clips]
        subprocess.run([str(command), *options, *files], check=True, capture_output=True, env={**os.environ})
        return {
            clip.file: json.loads((Path(place) / f"{Path(clip.file).stem}.json").read_text("utf-8"))["text"]
            for clip in clips
        }
