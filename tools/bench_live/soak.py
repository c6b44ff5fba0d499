"""Many takes in a row through a virtual microphone, each compared sample by sample with what was played; and kills.

    python -m tools.bench_live.soak [--takes 20] [--seconds 60] [--kills 20] [--busy 1] [--json]

`--busy N` starts N processes that transcribe without a break meanwhile, as the recogniser does at full load.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.virtual_mic import VirtualMic

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


def one_take(microphone: VirtualMic, folder: Path, seconds: float, seed: int) -> dict[str, object]:
    """Play, record, compare."""
    played = spoken(seconds, seed)
    soundfile.write(folder / "said.wav", played, RATE_HZ)
    out = folder / f"take-{seed}.wav"
    process = start(microphone, out)
    microphone.play(folder / "said.wav")
    said, _ = process.communicate("stop\n", timeout=60)
    ended = json.loads(next(line for line in said.splitlines() if '"type":"ended"' in line))
    taken, _ = soundfile.read(out, dtype="int16")
    at = place_of(taken, played)
    same = np.array_equal(taken[at : at + len(played)], played)
    out.unlink()
    return {"exact": bool(same), "overflows": ended["overflows"], "lost_s": ended["lost_s"], "reason": ended["reason"]}


def one_kill(microphone: VirtualMic, folder: Path, seed: int) -> float:
    """Kill a recorder with -9 at a random moment; the seconds that had been captured and are not in the file."""
    out = folder / f"kill-{seed}.wav"
    process = start(microphone, out)
    part = out.with_suffix(".part.wav")
    begun_s, before_s = time.monotonic(), soundfile.info(part).duration
    time.sleep(random.Random(seed).uniform(0.5, 4.0))
    process.kill()
    lived_s = before_s + time.monotonic() - begun_s
    process.communicate()
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(part), "-f", "null", "-"], check=True) if _has_ffmpeg() else None
    return float(lived_s - soundfile.info(part).duration)


def _has_ffmpeg() -> bool:
    import shutil

    return shutil.which("ffmpeg") is not None


def _transcribe_for_ever() -> None:
    from rehearse.speech.models import DEMO, find
    from rehearse.speech.transcribe import Recogniser

    recogniser = Recogniser(find(DEMO))
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


def main() -> None:
    """Parse the arguments, run, print one line for each and a summary."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--takes", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--busy", type=int, default=1)
    arguments = parser.parse_args()
    microphone = VirtualMic(RATE_HZ)
    try:
        with tempfile.TemporaryDirectory() as name, busy(arguments.busy):
            folder = Path(name)
            takes = []
            for seed in range(arguments.takes):
                takes.append(one_take(microphone, folder, arguments.seconds, seed))
                print(seed, takes[-1], flush=True)
            losses = [one_kill(microphone, folder, seed) for seed in range(arguments.kills)]
    finally:
        microphone.stop()
    if takes:
        exact, overflows = sum(bool(t["exact"]) for t in takes), sum(int(str(t["overflows"])) for t in takes)
        print(f"{exact} of {len(takes)} takes exact, {overflows} overflows")
    if losses:
        print(f"{len(losses)} kills: at most {max(losses):.3f} s lost, median {sorted(losses)[len(losses) // 2]:.3f} s")


if __name__ == "__main__":
    main()
