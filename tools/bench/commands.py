"""The commands to compare: ours, bare faster-whisper, whisper-ctranslate2 and erm, with the same sound and weights."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
import soxr

from rehearse.data.recognition import recognition
from tools.bench.measured import Command
from tools.evaluate_speech import peers
from tools.evaluate_speech.clips import FOLDER

ERM = "erm==0.4.0"
ERM_PLACE = Path(".venv-peers-erm")
CLIPS = ("mfa_acoustic_corpus.wav", "csm_conversational_a.wav", "mfa_cold_corpus3.wav", "mfa_um.flac")
RATE_HZ = 16_000
OFFLINE = (("HF_HUB_OFFLINE", "1"),)


def speech() -> tuple[np.ndarray, str]:
    """90 s of human speech, 16 kHz mono, and its description; without the clips, the longest fixture."""
    if not (FOLDER / CLIPS[0]).is_file():
        samples, _ = soundfile.read("fixtures/audio/long.flac", dtype="float32")
        return samples[: 90 * RATE_HZ], "90 s of a generated voice (the human clips are not there)"
    parts = []
    for name in CLIPS:
        samples, rate_hz = soundfile.read(FOLDER / name, dtype="float32", always_2d=True)
        parts.append(soxr.resample(samples.mean(axis=1), rate_hz, RATE_HZ))
    return np.concatenate(parts)[: 90 * RATE_HZ].astype(np.float32), "90 s of human speech, four speakers"


def ours(file: Path, model: str) -> tuple[str, ...]:
    """The command for our `analyze` of a file, without saving anything."""
    return (sys.executable, "-m", "rehearse", "analyze", str(file), "--model", model, "--json", "--no-save")


def of_others(file: Path, model: Path, place: Path) -> list[Command]:
    """The commands of other programs for the same file, as far as they can be installed."""
    bare = (sys.executable, str(Path(__file__).with_name("bare.py")), str(model), str(file))
    found = [
        Command("faster-whisper, its defaults", bare, OFFLINE),
        Command("faster-whisper, our settings", (*bare, str(recognition().model(model.name).beam_size)), OFFLINE),
    ]
    told = ("--model_directory", str(model), "--language", "en", "--local_files_only", "True")
    written = ("--output_format", "json", "--output_dir", str(place), str(file))
    if (command := _installed(peers.install)) is not None:
        found.append(Command("whisper-ctranslate2, its defaults", (str(command), *told, *written), OFFLINE))
    if (command := _installed(_erm)) is not None:
        erm = (str(command), "-m", "erm", "--model", str(model), "-o", str(place / "erm.wav"), str(file))
        found.append(Command("erm, its defaults", erm, OFFLINE))
    return found


def starts(home: Path) -> list[Command]:
    """Commands that only start up, and our two that need no recognition."""
    own = (("REHEARSE_HOME", str(home)),)
    said = home / "answer.txt"
    said.write_text("I rewrote the export because it was slow. It took 3 s instead of 20 s.\n", encoding="utf-8")
    program = (sys.executable, "-m", "rehearse")
    found = [
        Command("rehearse --help", (*program, "--help"), own),
        Command("rehearse", program, own),
        Command("rehearse check", (*program, "check", str(said)), own),
    ]
    if (peer := _installed(peers.install)) is not None:
        found.append(Command("whisper-ctranslate2 --help", (str(peer), "--help")))
    if (python := _installed(_erm)) is not None:
        found.append(Command("erm --help", (str(python), "-m", "erm", "--help")))
    return found


def _erm() -> Path:
    """The interpreter of the environment with erm, created on first use."""
    python = ERM_PLACE / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(ERM_PLACE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", ERM], check=True)
    return python


def _installed(install: Callable[[], Path]) -> Path | None:
    """The result of `install`, or None with a message on stderr if the registry does not have the package."""
    try:
        return install()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  left out: {error}", file=sys.stderr)
        return None
