"""Estimate, on a busy machine, the wait after the stop on a machine with a core to spare.

    python -m tools.bench_live.quiet [--takes 5] [--seconds 45] [--model base-shape]

The sound is fed more slowly than real time, by the ratio of wall to processor time for a pass over the whole file, and
the measured wait is divided by the same ratio. The live transcriber, its threads and its policy are the real ones; the
recorder's stop (0.13 s) and the delivery measures are not included.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from rehearse.speech import models
from rehearse.speech.activity import detect_speech
from rehearse.speech.live import LiveTranscriber
from rehearse.speech.transcribe import Recogniser
from rehearse.types import Audio
from tools.bench_live import shape
from tools.bench_live.__main__ import RATE_HZ, REACTION_S, answer

_BLOCK_N = RATE_HZ // 10


def whole(recogniser: Recogniser, audio: Audio) -> tuple[float, float]:
    """Wall and processor seconds for transcribing the whole recording."""
    begun_s, spent_s = time.monotonic(), time.process_time()
    recogniser.transcribe(audio, detect_speech(audio))
    return time.monotonic() - begun_s, time.process_time() - spent_s


def wait_s(recogniser: Recogniser, audio: Audio, slow: float) -> float:
    """Wall seconds from the stop to the last word, with the sound fed `slow` times more slowly than real time."""
    live, due_s = LiveTranscriber(recogniser), time.monotonic()
    for start in range(0, len(audio.samples), _BLOCK_N):
        live.feed(audio.samples[start : start + _BLOCK_N])
        due_s += slow * _BLOCK_N / RATE_HZ
        time.sleep(max(0.0, due_s - time.monotonic()))
    stopped_s = time.monotonic()
    live.finish()
    waited_s = time.monotonic() - stopped_s
    live.join()
    return waited_s


def main() -> None:
    """Parse the arguments, measure, print a line for each take and a summary."""
    parser = argparse.ArgumentParser(prog="quiet", description=__doc__)
    parser.add_argument("--takes", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=45.0)
    parser.add_argument("--model", choices=["base-shape", "tiny.en"], default="base-shape")
    arguments = parser.parse_args()
    rng, waits, ratios = random.Random(1), [], []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        model = shape.build(place / "model") if arguments.model == "base-shape" else models.find(arguments.model)
        recogniser = Recogniser(model)
        recogniser.warm_up()
        for _ in range(arguments.takes):
            end_s = answer(arguments.seconds * rng.uniform(0.7, 1.0), place / "said.wav")
            samples = soundfile.read(place / "said.wav", dtype="float32")[0]
            audio = Audio(np.ascontiguousarray(samples[: round((end_s + rng.uniform(*REACTION_S)) * RATE_HZ)]))
            wall_s, cpu_s = whole(recogniser, audio)
            slow = max(1.0, wall_s / cpu_s)
            waits.append(wait_s(recogniser, audio, slow) / slow)
            ratios.append(cpu_s / max(waits[-1], 0.01))
            print(f"  {waits[-1]:.2f} s after {audio.duration_s:.0f} s, whole file {cpu_s:.2f} s, slowed {slow:.1f}",
                  flush=True)  # fmt: skip
    print(
        f"{arguments.model}: stop to last word median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s; "
        f"{statistics.median(ratios):.1f} times less waiting than the whole file ({len(waits)} takes)"
    )


if __name__ == "__main__":
    main()
