"""Write docs/performance.md: `python -m tools.bench [--minutes 11] [--rounds 3] [--note TEXT]`, or `make bench`.

Everything is measured in one run, with the commands taking turns; whatever there is no time for is omitted and listed.
No test depends on a measured time.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from rehearse.errors import RehearseError
from rehearse.speech import models
from tools.bench import commands, jobs, page, stages
from tools.bench.measured import Clock, Command, Runs, in_turn
from tools.bench_live import __main__ as live
from tools.bench_live import shape

PAGE = Path("docs/performance.md")
LENGTHS_S = (10, 90, 600, 3600)


def whole(file: Path, model: str, place: Path, rounds: int, clock: Clock) -> list[Runs]:
    """Measure our `analyze` and the others on one file; a single round omits erm, the slowest."""
    mine = Command("rehearse analyze", commands.ours(file, model))
    folder = Path(models.find(model).folder)
    others = [one for one in commands.of_others(file, folder, place) if rounds > 1 or "erm" not in one.name]
    return in_turn([mine, *others], rounds, clock)


def by_length(samples: np.ndarray, place: Path, clock: Clock) -> list[tuple[int, Runs]]:
    """Measure our `analyze` on files of increasing length."""
    found = []
    for seconds in LENGTHS_S:
        if clock.left_s < 60 + seconds / 30:  # the longest takes about a minute on two cores
            found.append((seconds, Runs("", (), "no time was left")))
            continue
        file = place / f"{seconds}.wav"
        rate_hz = commands.RATE_HZ
        soundfile.write(file, np.tile(samples, 1 + seconds * rate_hz // len(samples))[: seconds * rate_hz], rate_hz)
        command = Command(f"{seconds} s", commands.ours(file, "tiny.en"))
        (runs,) = in_turn([command], 1, clock, max(60.0, clock.left_s - 60))
        found.append((seconds, runs))
    return found


def waited(place: Path, clock: Clock) -> list[live.Timed]:
    """Measure a take of 90 s in real time, from the stop to the printed report."""
    if clock.left_s < 150:
        return []
    (place / "recordings").mkdir()
    return live.time_model(models.find("tiny.en"), 1, 90.0, place)


def main() -> int:
    """Measure everything and write the page; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--minutes", type=float, default=11.0, help="time for everything (default: 11)")
    parser.add_argument("--rounds", type=int, default=3, help="counted runs of each whole command (default: 3)")
    parser.add_argument("--note", default="", help="a sentence on the machine's state, for the page")
    given = parser.parse_args()
    clock = Clock(given.minutes)
    samples, what = commands.speech()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        try:
            genuine = models.find("tiny.en")
        except RehearseError as error:
            print(error.message, error.hint, file=sys.stderr)
            return 2
        (place / "models").mkdir()
        (place / "models" / "tiny.en").symlink_to(Path(genuine.folder).resolve())
        os.environ["REHEARSE_HOME"] = folder
        file = place / "answer.wav"
        soundfile.write(file, samples, commands.RATE_HZ)
        starts = in_turn(commands.starts(place), given.rounds, clock)
        tiny = whole(file, "tiny.en", place, given.rounds, clock)
        parts = stages.measured(file, genuine)
        folder_runs = jobs.measured(samples, place, clock)
        lengths = by_length(samples, place, clock)
        takes = waited(place, clock)
        base: list[Runs] = []
        if clock.left_s > 60:
            shape.build(place / "models" / "base-shape")
            base = whole(file, "base-shape", place, 1, clock)
    text = page.text(page.Found(what, given.note, tiny, base, starts, parts, folder_runs, lengths, takes))
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
