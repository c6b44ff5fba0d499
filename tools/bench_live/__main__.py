"""Time takes: how long the report takes after the stop, against hearing the whole file afterwards.

    python -m tools.bench_live [--takes 5] [--seconds 90] [--model base-shape --model demo] [--json]

Each take is a real `rehearse record`, fed in real time from a file that plays the microphone, and stopped by Enter
0.4 to 1.2 s after the last word. Machines differ and are busy, so beside the wall clock stands processor time: what the
program still had to compute after the stop, against what the whole file costs. On a machine with a core to spare the
wall clock is at most that.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import soundfile

from rehearse.types import Audio, ModelInfo
from tools.bench_live import shape

SPEECH = Path("fixtures/audio/long.flac")
RATE_HZ = 16_000
REACTION_S = (0.4, 1.2)  # how long people wait after their last word before they press a key


@dataclass(frozen=True)
class Timed:
    """One take: seconds from the stop to the report, and those of the whole-file pass; processor seconds of both."""

    stop_to_report_s: float
    stop_to_end_cpu_s: float
    whole_file_s: float
    whole_file_cpu_s: float
    overflows: int
    lost_s: float

    @property
    def ratio(self) -> float:
        """How many times less waiting."""
        return self.whole_file_s / self.stop_to_report_s

    @property
    def cpu_ratio(self) -> float:
        """How many times less to compute."""
        return self.whole_file_cpu_s / self.stop_to_end_cpu_s


def answer(seconds: float, place: Path) -> float:
    """Write an answer of about so many seconds, ending after a word, then silence; where its last word ends."""
    from rehearse.speech.activity import detect_speech

    samples, _ = soundfile.read(SPEECH, dtype="float32")
    samples = np.tile(samples, int(np.ceil((seconds + 10) * RATE_HZ / len(samples))))
    spans = detect_speech(Audio(samples)).spans
    end_s = max(span.end_s for span in spans if span.end_s <= seconds)
    hush = np.random.default_rng(1).normal(0, 0.0003, 30 * RATE_HZ).astype(np.float32)
    soundfile.write(place, np.concatenate([samples[: round((end_s + 0.1) * RATE_HZ)], hush]), RATE_HZ)
    return end_s


def take(said: Path, stop_s: float, model: str, home: Path) -> tuple[dict[str, float], float, Path]:
    """One take stopped by Enter when `stop_s` seconds are on disk; its `live` block, processor seconds after, file."""
    spent_s = _children_cpu_s()
    process = subprocess.Popen(
        [sys.executable, "-m", "rehearse", "record", "--text", "Why?", "--think", "0", "--no-check", "--json",
         "--model", model, "--device", f"file:{said}"],
        env={**os.environ, "REHEARSE_HOME": str(home)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    while sum(p.stat().st_size for p in (home / "recordings").glob("*.part.wav")) < stop_s * RATE_HZ * 2:
        if process.poll() is not None:
            sys.exit(f"the take ended by itself with status {process.returncode}")
        time.sleep(0.02)
    before_s = _cpu_s(process.pid)
    out, _ = process.communicate("\n")
    report = json.loads(out)["report"]
    return report["live"], _children_cpu_s() - spent_s - before_s, Path(report["audio"]["path"])


def _cpu_s(pid: int) -> float:
    """Processor seconds that a living process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children_cpu_s() -> float:
    """Processor seconds of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def whole_file_s(path: Path, model: ModelInfo) -> tuple[float, float]:
    """Seconds, and processor seconds, to report on the saved file with the model loaded and warm."""
    from rehearse.cli.live.warm_up import warm_stages
    from rehearse.pipeline import Job, analyze
    from rehearse.speech.transcribe import Recogniser

    recogniser = Recogniser(model)
    recogniser.warm_up()
    warm_stages()
    begun_s, spent_s = time.monotonic(), time.process_time()
    analyze(path, Job(recogniser))
    return time.monotonic() - begun_s, time.process_time() - spent_s


def time_model(model: ModelInfo, takes: int, seconds: float, home: Path) -> list[Timed]:
    """Several takes with one model."""
    said = home / "said.wav"
    end_s = answer(seconds, said)
    rng, rows = random.Random(1), []
    for _ in range(takes):
        live, cpu_s, path = take(said, end_s + rng.uniform(*REACTION_S), model.name, home)
        file_s, file_cpu_s = whole_file_s(path, model)
        row = Timed(live["stop_to_report_s"], cpu_s, file_s, file_cpu_s, int(live["overflows"]), live["lost_s"])
        rows.append(row)
        print(
            f"  {row.stop_to_report_s:.2f} s live, {row.whole_file_s:.2f} s as a file; processor "
            f"{row.stop_to_end_cpu_s:.2f} s and {row.whole_file_cpu_s:.2f} s; load {os.getloadavg()[0]:.0f}",
            file=sys.stderr,
            flush=True,
        )
    return rows


def summary(name: str, rows: list[Timed]) -> str:
    """One model in one line."""
    waits = sorted(row.stop_to_report_s for row in rows)
    p95 = waits[min(len(waits) - 1, int(0.95 * len(waits)))]
    ratio = statistics.median(row.ratio for row in rows)
    cpu_s, cpu_ratio = (
        statistics.median(v) for v in zip(*((r.stop_to_end_cpu_s, r.cpu_ratio) for r in rows), strict=True)
    )
    return (
        f"{name}: stop to report median {statistics.median(waits):.2f} s, 95th percentile {p95:.2f} s, "
        f"{ratio:.1f} times less waiting than the whole file; processor median {cpu_s:.2f} s, {cpu_ratio:.1f} times "
        f"less; overflows {sum(r.overflows for r in rows)}, lost {sum(r.lost_s for r in rows):.1f} s ({len(rows)})"
    )


def main() -> None:
    """Parse the arguments, make the models known, time them, print."""
    parser = argparse.ArgumentParser(prog="bench_live", description=__doc__)
    parser.add_argument("--takes", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--model", action="append", choices=["base-shape", "demo"])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "recordings").mkdir()
        os.environ["REHEARSE_HOME"] = folder
        from rehearse.speech import models

        for name in arguments.model or ["base-shape", "demo"]:
            if name == "base-shape":
                shape.build(home / "models" / "base-shape")
            found[name] = time_model(models.find(name), arguments.takes, arguments.seconds, home)
            print(summary(name, found[name]), file=sys.stderr)
    if arguments.json:
        print(json.dumps({name: [asdict(row) for row in rows] for name, rows in found.items()}))


if __name__ == "__main__":
    main()
