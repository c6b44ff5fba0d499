"""Many takes through virtual microphones, each compared sample by sample with what was played; and killed recorders.

    python -m tools.bench_live.soak [--takes 20] [--microphones 1] [--seconds 60] [--kills 20] [--busy 1]

`--microphones N` divides the takes among N microphones that are used side by side, on each of them in a row; `--busy N`
starts N recognisers that work without a break meanwhile. What `make test-soak` runs is this with four microphones.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
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
AT_ONCE = 5  # recorders that are killed one after another while they run side by side
RATE_HZ = 48_000
Sound = NDArray[np.int16]


def spoken(seconds: float, seed: int) -> Sound:
    """Noise with the rhythm of syllables: every stretch of it is unlike every other, so a shift cannot hide."""
    rng = np.random.default_rng(seed)
    sound = rng.normal(0, 3000, round(seconds * RATE_HZ))
    envelope = np.repeat(rng.uniform(0.1, 1.0, round(seconds * 5) + 1), RATE_HZ // 5)[: len(sound)]
    return np.clip(sound * envelope, -32768, 32767).astype(np.int16)


def place_of(taken: Sound, played: Sound) -> int:
    """Where in the take the played sound begins, by cross-correlation of its first two seconds."""
    head = played[: 2 * RATE_HZ].astype(np.float32)
    whole = taken[: 12 * RATE_HZ].astype(np.float32)
    n = 1 << int(np.ceil(np.log2(len(head) + len(whole))))
    return int(np.argmax(np.fft.irfft(np.fft.rfft(whole, n) * np.conj(np.fft.rfft(head, n)))))


def start(microphone: VirtualMic, out: Path) -> subprocess.Popen[str]:
    """A recorder that writes, as the program starts it."""
    command = [sys.executable, "-m", "rehearse.audio", str(out), "--record"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = microphone.popen(command, **pipes)
    if process.stdout is not None:
        next(line for line in process.stdout if '"recorded_s":0.1' in line or '"recorded_s":0.2' in line)
    return process


@dataclass(frozen=True)
class Outcome:
    """One take: whether every sample that was played is in it, in its place; what the recorder counted."""

    exact: bool
    overflows: int
    lost_s: float
    reason: str


def one_take(microphone: VirtualMic, folder: Path, seconds: float, seed: int) -> Outcome:
    """Play, record, compare."""
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
    """Takes one after another on a microphone of their own."""
    microphone, outcomes = VirtualMic(RATE_HZ), []
    try:
        for seed in seeds:
            outcomes.append(one_take(microphone, folder, seconds, seed))
            print(seed, outcomes[-1], flush=True)
    finally:
        microphone.stop()
    return outcomes


def takes_side_by_side(folder: Path, takes: int, microphones: int, seconds: float) -> list[Outcome]:
    """So many takes in all, on so many microphones at once."""
    rows = [range(first, takes, microphones) for first in range(microphones)]
    with ThreadPoolExecutor(microphones) as pool:
        done = list(pool.map(lambda seeds: takes_in_a_row(folder, seconds, seeds), rows))
    return [outcome for row in done for outcome in row]


@dataclass(frozen=True)
class Killed:
    """A recorder killed with -9: the file it left, seconds captured by then that are not in it."""

    part: Path
    lost_s: float


def kill_some(microphone: VirtualMic, recordings: Path, kills: int, seed: int = 1) -> list[Killed]:
    """Kill recorders at random moments while somebody speaks, a few of them side by side.

    What had been captured is reckoned by the clock from the length of the file a moment after its beginning.
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
    """The fixture's answer several times over: whenever a recorder is killed, somebody speaks."""
    samples, rate_hz = soundfile.read(SPEECH, dtype="int16")
    soundfile.write(folder / "said.wav", np.tile(samples, 20), rate_hz)
    return folder / "said.wav"


def ffmpeg_frames(path: Path) -> int:
    """How many samples ffmpeg decodes from a file; raises where it reports an error."""
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(path), "-f", "s16le", "-"]
    return len(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) // 2


def written_frames(part: Path) -> int:
    """How many samples lie in a recorder's file, whatever its header says."""
    return (part.stat().st_size - HEADER.size) // BYTES_PER_SAMPLE


def recovered(home: Path) -> list[dict[str, object]]:
    """What `rehearse recover` makes of the takes in the home."""
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
    """So many recognisers at full load meanwhile."""
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
    """Kill, read with soundfile and ffmpeg, recover; print what came of it."""
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
    """Parse the arguments, run, print one line for each and a summary."""
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
