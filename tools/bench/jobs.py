"""Measure a folder of recordings with one job on one core, one job on all cores, and two jobs with one core each."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import soundfile

from tools.bench.commands import RATE_HZ
from tools.bench.measured import Clock, Command, Runs, in_turn

FILES = 10
_APART_S = 7  # each recording begins this much later in the same sound, so that no two are alike
_ENOUGH_S = 130.0


def measured(samples: np.ndarray, place: Path, clock: Clock) -> list[Runs]:
    """The figures of the three commands, one job on one core first; empty if there is no time.

    Each is run once: the recordings are the repeats.
    """
    if clock.left_s < _ENOUGH_S:
        return []
    folder = place / "folder"
    folder.mkdir()
    for number in range(FILES):
        soundfile.write(folder / f"{number:02d}.wav", np.roll(samples, -number * _APART_S * RATE_HZ), RATE_HZ)
    program = (sys.executable, "-m", "rehearse", "analyze", str(folder), "--model", "tiny.en", "--json", "--no-save")
    commands = [
        Command("--jobs 1 --threads 1", (*program, "--jobs", "1", "--threads", "1")),
        Command("--jobs 1", (*program, "--jobs", "1")),
        Command("--jobs 2 --threads 2", (*program, "--jobs", "2", "--threads", "2")),
    ]
    return in_turn(commands, 1, clock, max(60.0, clock.left_s))
