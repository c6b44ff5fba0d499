"""Record many takes from virtual microphones and compare each, sample by sample, with what was played; kill recorders.

    python -m tools.bench_live.soak [--takes 20] [--microphones 1] [--seconds 60] [--kills 20] [--busy 1]

`--microphones N` divides the takes among N microphones used in parallel, with consecutive takes on each; `--busy N`
runs N recognisers at full load in the meantime. `make test-soak` runs this with four microphones.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import BYTES_PER_SAMPLE, HEADER
from tests.virtual_mic import VirtualMic

SPEECH = Path("fixtures/audio/short.flac")
_RECORDED = re.compile(r'"recorded_s":(?!0(?:\.0)?[,}])')  # of an event with some sound behind it
AT_ONCE = 5  # recorders that run in parallel and are killed one after another
RATE_HZ = 48_000
Sound = NDArray[np.int16]


def spoken(seconds: float, seed: int) -> Sound:
    """Noise with the rhythm of syllables, in which no two stretches are alike, so that a shift is always detected."""
    rng = np.random.default_rng(seed)
    sound = rng.normal(0, 3000, round(seconds * RATE_HZ))
    envelope = np.repeat(rng.uniform(0.1, 1.0, round(seconds * 5) + 1), RATE_HZ // 5)[: len(sound)]
    return np.clip(sound * envelope, -32768, 32767).astype(np.int16)


def place_of(taken: Sound, played: Sound) -> int:
    """The sample of the take at which the played sound begins, by cross-correlation of its first two seconds."""
    head = played[: 2 * RATE_HZ].astype(np.float32)
    whole = taken[: 12 * RATE_HZ].astype(np.float32)
    n = 1 << int(np.ceil(np.log2(len(head) + len(whole))))
    return int(np.argmax(np.fft.irfft(np.fft.rfft(whole, n) * np.conj(np.fft.rfft(head, n)))))


def start(microphone: VirtualMic, out: Path) -> subprocess.Popen[str]:
    """Start a recorder as the program does, and wait until it writes."""
    command = [sys.executable, "-m", "rehearse.audio", str(out), "--record"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = microphone.popen(command, **pipes)
    if process.stdout is not None:
        next(line for line in process.stdout if _RECORDED.search(line))  # a busy machine skips the first tenths
    return process


@dataclass(frozen=True)
class Outcome:
    """The result of a take: whether it contains every sample played, in order, and the recorder's counts."""

    exact: bool
    overflows: int
    lost_s: float
    reason: str


def one_take(microphone: VirtualMic, folder: Path, seconds: float, seed: int) -> Outcome:
    """Record a take of generated sound and compare it with what was played."""
    played, said = spoken(seconds, seed), folder / f"said-{seed}.wav"
    soundfile.write(said, played, RATE_HZ)
    out = folder / f"take-{seed}.wav"
    process = start(microphone, out)
    microphone.play(said)
    told, _ = process.communicate("stop\n", timeout=60)
    ended = json.loads(next(line for line in told.splitlines() if '"type":"ended"' in line))
    taken, _ = soundfile.read(out, dtype="int16")
    at = place_of(taken, played)
    same = np.array_equal(taken[at : at + len(played)], played)
    out.unlink()
    said.unlink()
    return Outcome(bool(same), ended["overflows"], ended["lost_s"], ended["reason"])


def takes_in_a_row(folder: Path, seconds: float, seeds: range) -> list[Outcome]:
    """Record consecutive takes on a separate microphone."""
    microphone, outcomes = VirtualMic(RATE_HZ), []
    try:
        for seed in seeds:
            outcomes.append(one_take(microphone, folder, seconds, seed))
            print(seed, outcomes[-1], flush=True)
    finally:
        microphone.stop()
    return outcomes


def takes_side_by_side(folder: Path, takes: int, microphones: int, seconds: float) -> list[Outcome]:
    """Record `takes` takes in total on `microphones` microphones in parallel."""
    rows = [range(first, takes, microphones) for first in range(microphones)]
    with ThreadPoolExecutor(microphones) as pool:
        done = list(pool.map(lambda seeds: takes_in_a_row(folder, seconds, seeds), rows))
    return [outcome for row in done for outcome in row]


@dataclass(frozen=True)
class Killed:
    """A recorder killed with -9: the file it left, and the seconds captured by then that are missing from it."""

    part: Path
    lost_s: float


def kill_some(microphone: VirtualMic, recordings: Path, kills: int, seed: int = 1) -> list[Killed]:
    """Kill recorders at random moments while speech is played, with a few running in parallel.

    The time captured is estimated by the clock, from the length of the file shortly after its start.
    """
    rng, killed = random.Random(seed), list[Killed]()
    recordings.mkdir(parents=True, exist_ok=True)
    player = microphone.play(_long_answer(recordings.parent), wait=False)
    while len(killed) < kills:
        outs = [recordings / take_name(f"kill-{len(killed) + n:03d}", "own") for n in range(AT_ONCE)]
        alive = []
        for out in outs[: kills - len(killed)]:
            process, part = start(microphone, out), out.with_suffix(".part.wav")
            alive.append((process, part, time.monotonic() - soundfile.info(part).duration))
        for process, part, begun_s in alive:
            time.sleep(rng.uniform(0.1, 1.0))
            process.kill()
            lived_s = time.monotonic() - begun_s
            process.communicate()
            killed.append(Killed(part, lived_s - float(soundfile.info(part).duration)))
    player.kill()
    return killed


def _long_answer(folder: Path) -> Path:
    """The fixture's answer repeated several times, so that there is speech whenever a recorder is killed."""
    samples, rate_hz = soundfile.read(SPEECH, dtype="int16")
    soundfile.write(folder / "said.wav", np.tile(samples, 20), rate_hz)
    return folder / "said.wav"


def ffmpeg_frames(path: Path) -> int:
    """Number of samples that ffmpeg decodes from a file. Raises CalledProcessError if it reports an error."""
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(path), "-f", "s16le", "-"]
    return len(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) // 2


def written_frames(part: Path) -> int:
    """Number of samples in a recorder's file, regardless of its header."""
    return (part.stat().st_size - HEADER.size) // BYTES_PER_SAMPLE


def recovered(home: Path) -> list[dict[str, object]]:
    """The output of `rehearse recover --json` for the takes in the home folder."""
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "recover", "--model", "tiny.en", "--json"],
        env={**os.environ, "REHEARSE_HOME": str(home)}, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    rows: list[dict[str, object]] = json.loads(done.stdout)["recovered"]
    return rows


def _transcribe_for_ever() -> None:
    from rehearse.speech.models import find
    from rehearse.speech.transcribe import Recogniser

    recogniser = Recogniser(find("tiny.en"))
    while True:
        recogniser.hear(np.random.default_rng(1).normal(0, 0.05, 8 * 16_000).astype(np.float32), 0.0)


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Run this many recognisers at full load inside the context."""
    workers = [multiprocessing.Process(target=_transcribe_for_ever, daemon=True) for _ in range(processes)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
            worker.join()


def _kill(folder: Path, kills: int) -> None:
    """Kill recorders, read their files with soundfile and ffmpeg, recover them, and print the results."""
    microphone = VirtualMic(RATE_HZ)
    try:
        killed = kill_some(microphone, folder / "recordings", kills)
    finally:
        microphone.stop()
    read = sum(ffmpeg_frames(one.part) == soundfile.info(one.part).frames for one in killed)
    attempts = sum("attempt" in row for row in recovered(folder))
    losses = [one.lost_s for one in killed]
    print(
        f"{kills} kills: at most {max(losses):.3f} s lost, median {statistics.median(losses):.3f} s; {read} read by "
        f"soundfile and ffmpeg, {attempts} recovered as attempts"
    )


def main() -> None:
    """Parse the arguments, run the takes and kills, and print a line for each and a summary."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--takes", type=int, default=20)
    parser.add_argument("--microphones", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--busy", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, busy(arguments.busy):
        folder = Path(name)
        if arguments.takes:
            takes = takes_side_by_side(folder, arguments.takes, arguments.microphones, arguments.seconds)
            exact, overflows = sum(t.exact for t in takes), sum(t.overflows for t in takes)
            print(f"{exact} of {len(takes)} takes exact, {overflows} overflows, load {os.getloadavg()[0]:.1f}")
        if arguments.kills:
            _kill(folder, arguments.kills)


if __name__ == "__main__":
    main()
