"""Record in a separate process, because PortAudio can hang, abort or keep a stale list of devices.

The threads, and what each may wait for:
  audio callback   PortAudio's thread: puts the block in a queue, counts, and returns; never waits
  writer           takes blocks from the queue, meters them and appends to the file; may wait for the disk
  listener         reads commands from the program; waits for it
  watch            the main thread: time limit, stall, disk space, readings; never waits for its readings to be read

`python -m rehearse.audio PATH [--device NAME] [--seconds N] [--record]` answers with JSON lines (events.py) and takes
commands as lines on stdin; --list names the devices. Exit status: 0 complete, 3 failed or ended early.
"""

from __future__ import annotations

import math
import queue
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rehearse.audio.bandwidth import Bandwidth
from rehearse.audio.events import Command, Ended, Event, Metered, Reason
from rehearse.audio.level import dbfs
from rehearse.audio.safe_wav import BYTES_PER_SAMPLE, SafeWav
from rehearse.audio.sources import Source
from rehearse.audio.voice_input import VoiceInput
from rehearse.data.take import RecorderLimits

_NO_SPACE = 28  # errno
_COALESCE_N = 1 << 16


class Readings:
    """Measures the level since the last reading, and clipping, silence and bandwidth since the microphone opened."""

    def __init__(self, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._lock = threading.Lock()
        self._peak = self._power = 0.0
        self._n = self._zeros_n = self._run = self._clipped_runs = 0
        self._bandwidth = Bandwidth(sample_rate_hz)

    def add(self, data: bytes) -> None:
        """Meter one block of int16 samples."""
        import numpy as np

        samples = np.frombuffer(data, "<i2").astype(np.float32)
        magnitude = np.abs(samples)
        heard = np.flatnonzero(magnitude)
        with self._lock:
            self._peak = max(self._peak, float(magnitude.max(initial=0.0)))
            self._power += float(samples @ samples)
            self._n += len(samples)
            self._bandwidth.add(samples)
            self._zeros_n = self._zeros_n + len(samples) if not len(heard) else len(samples) - 1 - int(heard[-1])
            if self._peak >= 32767:
                self._count_runs(magnitude >= 32767)
            else:
                self._run = 0

    def _count_runs(self, full: object) -> None:
        """Count the runs of three or more full-scale samples, including runs across blocks."""
        for hit in full.tolist():  # type: ignore[attr-defined]  # an array; rare, so a plain loop is fast enough
            self._run = self._run + 1 if hit else 0
            self._clipped_runs += self._run == 3

    def take(self, recorded_s: float, overflows: int) -> Metered:
        """The current reading; starts the next one."""
        with self._lock:
            rms = math.sqrt(self._power / self._n) if self._n else 0.0
            peak, self._peak, self._power, self._n = self._peak, 0.0, 0.0, 0
            silent_s = round(self._zeros_n / self._rate_hz, 2)
            return Metered(
                recorded_s=round(recorded_s, 2),
                peak_dbfs=dbfs(peak / 32768),
                rms_dbfs=dbfs(rms / 32768),
                clipped_runs=self._clipped_runs,
                silent_s=silent_s,
                overflows=overflows,
                bandwidth_hz=self._bandwidth.hz(),
            )


class Recorder:
    """Writes the sound of a source to a file, from the command `record` to `stop` or any other end."""

    def __init__(self, path: Path, limits: RecorderLimits, seconds: float | None = None) -> None:
        self._path, self._limits = path, limits
        self._seconds = min(seconds or math.inf, limits.longest_s)
        self._queue: queue.SimpleQueue[tuple[bytes, bool] | None] = queue.SimpleQueue()
        self._wake = threading.Event()
        self._reason: Reason | None = None
        self._error = ""
        self._writing = False
        self._frames = self._kept = self._overflows = 0
        self._first_s: float | None = None
        self._last_s = time.monotonic()

    # called by PortAudio's thread
    def on_block(self, data: bytes, lost: bool) -> None:
        """Queue and count a block; must not wait for anything."""
        self._queue.put((data, self._writing))
        frames = len(data) // (BYTES_PER_SAMPLE * self._source.inputs)
        self._last_s = time.monotonic()
        if self._first_s is None:
            self._first_s = self._last_s - frames / self._rate_hz
        self._frames += frames
        if self._writing:
            self._kept += frames
            self._overflows += lost

    def on_end(self) -> None:
        """End the take with "device lost", unless another reason was set before the stream ended."""
        self.stop("device lost")
        self._wake.set()

    def on_file_over(self) -> None:
        """End the take because the file used as a microphone has ended."""
        self.stop("file over")
        self._wake.set()

    def stop(self, reason: Reason) -> None:
        """End the take; the first reason counts. Just an assignment, so signal handlers may call this."""
        self._reason = self._reason or reason

    def command(self, command: Command) -> None:
        """Carry out a command from the program."""
        if command in ("record", "resume"):
            self._source.begin(self._resume) if command == "record" else self._resume()
        elif command == "pause":
            self._writing = False
        else:
            self.stop("asked")
            self._wake.set()

    def _resume(self) -> None:
        self._writing = True

    def attach(self, source: Source) -> None:
        """Use this source and create the file with its sample rate. Raises OSError if that fails."""
        import numpy  # noqa: F401 - needed by the writer, and loaded here before recording begins

        self._source, self._rate_hz = source, source.sample_rate_hz
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._wav = SafeWav(self._path, self._rate_hz, self._limits.sync_every_s)
        self._readings = Readings(self._rate_hz)
        self._voice = VoiceInput(source.inputs, self._rate_hz)
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)

    def discard(self) -> None:
        """Remove the file of a take that could not be started."""
        self._wav.close()

    def run(self, say: Callable[[Event], None]) -> Ended:
        """Record until something ends the take; on return the file is closed and on disk."""
        self._last_s = time.monotonic()
        self._writer.start()
        self._source.start()
        self._watch(say)
        if self._reason == "asked" and self._writing:
            threading.Event().wait(self._limits.tail_s)  # the sound just before the stop has not arrived yet
        self._writing = False
        self._queue.put(None)
        self._writer.join(self._limits.close_limit_s * 2)
        return self._ended()

    def close(self) -> bool:
        """Close the source; return False if it hangs and had to be abandoned."""
        closing = threading.Thread(target=self._source.close, name="closing", daemon=True)
        closing.start()
        closing.join(self._limits.close_limit_s)
        if closing.is_alive():
            self._source.abandon()
        return not closing.is_alive()

    def _watch(self, say: Callable[[Event], None]) -> None:
        tick_s = disk_s = time.monotonic()
        while not self._reason:
            self._wake.wait(self._limits.meter_every_s)
            now_s = time.monotonic()
            # do not count time in which this process was suspended (Ctrl-Z, lid closed) or not scheduled
            self._last_s += max(0.0, now_s - tick_s - self._limits.meter_every_s)
            tick_s = now_s
            limit_s = self._limits.stall_s if self._frames else self._limits.first_block_limit_s
            if now_s - self._last_s > limit_s:
                self.stop("stalled")
            elif self._kept >= self._seconds * self._rate_hz:
                self.stop("time limit")
            elif now_s - disk_s > self._limits.disk_check_every_s:
                disk_s = now_s
                if shutil.disk_usage(self._path.parent).free < self._limits.min_free_mb * 1e6:
                    self.stop("disk nearly full")
            say(self._readings.take(self._wav.duration_s, self._overflows))

    def _write(self) -> None:
        """Run the writer thread: meter every block and append those that belong to the take."""
        ended = False
        while not ended:
            item = self._queue.get()
            parts: list[bytes] = []
            while item is not None:
                data, keep = self._voice.mono(item[0]), item[1]
                self._readings.add(data)
                if keep:
                    parts.append(data)
                if self._queue.empty() or len(parts) * len(data) > _COALESCE_N:
                    break
                item = self._queue.get()
            ended = item is None
            self._append(b"".join(parts))
            if not ended:
                self._wake.wait(self._limits.write_every_s)

    def _append(self, data: bytes) -> None:
        limit_n = int(self._seconds * self._rate_hz) * BYTES_PER_SAMPLE if math.isfinite(self._seconds) else None
        if limit_n is not None:
            data = data[: max(0, limit_n - self._wav.bytes_n)]
        if not data or self._error:
            return
        try:
            self._wav.append(data)
        except OSError as error:
            self._error = str(error)
            self.stop("disk full" if error.errno == _NO_SPACE else "cannot write")

    def _ended(self) -> Ended:
        captured_s = self._kept / self._rate_hz
        recorded_s = self._wav.duration_s
        try:
            path = self._wav.close()
        except OSError as error:
            self._error = self._error or str(error)
            path = self._wav.path
        drift_s = 0.0
        if self._first_s is not None:
            drift_s = self._last_s - self._first_s - self._frames / self._rate_hz
        return Ended(
            path=str(path) if path else None,
            recorded_s=round(recorded_s, 3),
            sample_rate_hz=self._rate_hz,
            device=self._source.device,
            reason=self._reason or "asked",
            overflows=self._overflows,
            lost_s=round(drift_s, 2) if drift_s > self._limits.drift_s else 0.0,
            unwritten_s=round(max(0.0, min(captured_s, self._seconds) - recorded_s), 3),
            error=self._error,
        )
