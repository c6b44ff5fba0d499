"""Measure how long the report takes after the stop, compared with analysing the whole file afterwards.

    python -m tools.bench_live [--takes 5] [--seconds 90] [--model base-shape --model tiny.en] [--json]

Each take is a real `rehearse record` with a file played in real time in place of a microphone, stopped by Enter 0.4 to
1.2 s after the last word; the wait ends with the last byte of the printed report. As machines differ and may be busy,
processor time is given as well as wall time: what the program and its recorder needed after the stop, including their
shutdown, compared with what the whole file needs with the model loaded and warm.
"""

from __future__ import annotations

import argparse
import json
import math
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

from rehearse.types import Audio, Live, ModelInfo
from tools.bench_live import shape

SPEECH = Path("fixtures/audio/long.flac")
RATE_HZ = 16_000
REACTION_S = (0.4, 1.2)  # time between the last word and pressing a key


@dataclass(frozen=True)
class Timed:
    """A take: seconds from Enter to the end of the report on stdout, and for the whole file; also in processor time.

    judged_s: seconds until the report was made, before printing, as recorded in the report itself.
    """

    stop_to_report_s: float
    judged_s: float
    stop_to_end_cpu_s: float
    whole_file_s: float
    whole_file_cpu_s: float
    overflows: int
    lost_s: float

    @property
    def ratio(self) -> float:
        """Wall time for the whole file divided by the wait."""
        return self.whole_file_s / self.stop_to_report_s

    @property
    def cpu_ratio(self) -> float:
        """Processor time for the whole file divided by that after the stop."""
        return self.whole_file_cpu_s / self.stop_to_end_cpu_s


def answer(seconds: float, place: Path) -> float:
    """Write an answer of about `seconds` that ends after a word, then silence; return the end of its last word."""
    from rehearse.speech.activity import detect_speech

    samples, _ = soundfile.read(SPEECH, dtype="float32")
    samples = np.tile(samples, int(np.ceil((seconds + 10) * RATE_HZ / len(samples))))
    spans = detect_speech(Audio(samples)).spans
    end_s = max(span.end_s for span in spans if span.end_s <= seconds)
    hush = np.random.default_rng(1).normal(0, 0.0003, 30 * RATE_HZ).astype(np.float32)
    soundfile.write(place, np.concatenate([samples[: round((end_s + 0.1) * RATE_HZ)], hush]), RATE_HZ)
    return end_s


def take(said: Path, stop_s: float, model: str, home: Path) -> tuple[float, float, Live, Path]:
    """Record a take, stopped by Enter when `stop_s` seconds are on disk.

    Returns the seconds until its report was printed, processor seconds after the stop, its `live` block, and its file.
    """
    spent_s = _children_cpu_s()
    process = subprocess.Popen(
        [sys.executable, "-m", "rehearse", "record", "--text", "Why?", "--think", "0", "--no-check",
         "--model", model, "--device", f"file:{said}"],
        env={**os.environ, "REHEARSE_HOME": str(home)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
    )  # fmt: skip
    while sum(p.stat().st_size for p in (home / "recordings").glob("*.part.wav")) < stop_s * RATE_HZ * 2:
        if process.poll() is not None:
            sys.exit(f"the take ended by itself with status {process.returncode}")
        time.sleep(0.02)
    before_s = sum(_cpu_s(pid) for pid in (process.pid, *_children(process.pid)))
    stopped_s = printed_s = time.monotonic()
    if process.stdin and process.stdout:  # both are pipes
        process.stdin.write(b"\n")
        while process.stdout.read(1 << 16):
            printed_s = time.monotonic()
    process.wait()
    live, path = _last_attempt()
    return printed_s - stopped_s, _children_cpu_s() - spent_s - before_s, live, path


def _last_attempt() -> tuple[Live, Path]:
    from rehearse.settings import database_path
    from rehearse.store.attempts import Store

    with Store(database_path()) as store:
        report = store.get(store.newest()).report
    if report.live is None or report.audio is None:
        sys.exit("the last attempt is not a take")
    return report.live, Path(report.audio.path)


def _children(pid: int) -> list[int]:
    """The child processes of a process: the recorder."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _cpu_s(pid: int) -> float:
    """Processor seconds used by a running process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children_cpu_s() -> float:
    """Processor seconds of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def whole_file_s(path: Path, model: ModelInfo) -> tuple[float, float]:
    """Wall and processor seconds for the report on the saved file, with the model loaded and warm."""
    from rehearse.live.warm_up import warm_stages
    from rehearse.pipeline import Job, analyze
    from rehearse.speech.transcribe import Recogniser

    recogniser = Recogniser(model)
    recogniser.warm_up()
    warm_stages()
    begun_s, spent_s = time.monotonic(), time.process_time()
    analyze(path, Job(recogniser))
    return time.monotonic() - begun_s, time.process_time() - spent_s


def time_model(model: ModelInfo, takes: int, seconds: float, home: Path) -> list[Timed]:
    """Measure several takes with one model."""
    said = home / "said.wav"
    end_s = answer(seconds, said)
    rng, rows = random.Random(1), []
    for _ in range(takes):
        wait_s, cpu_s, live, path = take(said, end_s + rng.uniform(*REACTION_S), model.name, home)
        file_s, file_cpu_s = whole_file_s(path, model)
        judged_s = live.stop_to_report_s or 0.0
        row = Timed(wait_s, judged_s, cpu_s, file_s, file_cpu_s, live.overflows, live.lost_s)
        rows.append(row)
        print(
            f"  {row.stop_to_report_s:.2f} s to the printed report ({row.judged_s:.2f} s to the judged one), "
            f"{row.whole_file_s:.2f} s as a file; processor {row.stop_to_end_cpu_s:.2f} s and "
            f"{row.whole_file_cpu_s:.2f} s; load {os.getloadavg()[0]:.1f}",
            file=sys.stderr,
            flush=True,
        )
    return rows


_HEAD = (
    "| model | takes | stop to printed report: median | 95th percentile | whole file: median | less waiting "
    "| processor after the stop | whole file | less | overflows | lost |"
)


def table(found: dict[str, list[Timed]]) -> str:
    """A table of all models; the 95th percentile is the smallest wait that 95% of the takes do not exceed."""
    lines = [_HEAD, "|" + " --- |" * 11]
    for name, rows in found.items():
        waits = sorted(row.stop_to_report_s for row in rows)
        p95_s = waits[math.ceil(0.95 * len(waits)) - 1]
        middle = statistics.median
        cells = (
            name, str(len(rows)), f"{middle(waits):.2f} s", f"{p95_s:.2f} s",
            f"{middle(row.whole_file_s for row in rows):.2f} s", f"{middle(row.ratio for row in rows):.1f} times",
            f"{middle(row.stop_to_end_cpu_s for row in rows):.2f} s",
            f"{middle(row.whole_file_cpu_s for row in rows):.2f} s",
            f"{middle(row.cpu_ratio for row in rows):.1f} times", str(sum(row.overflows for row in rows)),
            f"{sum(row.lost_s for row in rows):.1f} s",
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Parse the arguments, prepare the models, measure them and print the results."""
    parser = argparse.ArgumentParser(prog="bench_live", description=__doc__)
    parser.add_argument("--takes", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--model", action="append", choices=["base-shape", "tiny.en"])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "recordings").mkdir()
        os.environ["REHEARSE_HOME"] = folder
        from rehearse.speech import models

        for name in arguments.model or ["base-shape", "tiny.en"]:
            print(name, file=sys.stderr)
            if name == "base-shape":
                shape.build(home / "models" / "base-shape")
            found[name] = time_model(models.find(name), arguments.takes, arguments.seconds, home)
    if arguments.json:
        print(json.dumps({name: [asdict(row) for row in rows] for name, rows in found.items()}))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
