"""The recorder process as the program starts it, and what a take is compared with."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from tests.builders import Sound
from tests.virtual_mic import VirtualMic

RATE_HZ = 48_000
CHILD = [sys.executable, "-m", "rehearse.audio"]


class Child:
    """The recorder process as the program starts it, with its lines read."""

    def __init__(self, vmic: VirtualMic, out: Path, *arguments: str, **options: object) -> None:
        self.out = out
        self.process = vmic.popen(
            [*CHILD, str(out), "--record", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **options,
        )

    def lines(self, kind: str) -> Iterator[str]:
        """The lines of one kind, as they come."""
        assert self.process.stdout
        return (line for line in self.process.stdout if f'"type":"{kind}"' in line)

    def wait_recorded(self, seconds: float) -> None:
        """Wait until so much is on disk."""
        for line in self.lines("metered"):
            if float(line.split('"recorded_s":')[1].split(",")[0]) >= seconds:
                return

    def ended(self) -> str:
        """The last line."""
        return next(self.lines("ended"))

    def close(self) -> int:
        """Wait for the end and let go of the pipes; the exit status."""
        status = self.process.wait(15)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        return status


def heard(path: Path) -> Sound:
    """The samples of a take, at the microphone's own rate."""
    samples, rate_hz = soundfile.read(path, dtype="int16")
    assert rate_hz == RATE_HZ
    return np.asarray(samples / 32768, np.float32)


def at_sample(taken: Sound, played: Sound) -> int:
    """Where in the take the played sound begins, by cross-correlation."""
    n = 1 << int(np.ceil(np.log2(len(taken) + len(played))))
    return int(np.argmax(np.fft.irfft(np.fft.rfft(taken, n) * np.conj(np.fft.rfft(played, n)))))
