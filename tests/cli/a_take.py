"""What the tests of `rehearse record` and `mock` share: the commands, a pseudo-terminal, waiting for a take to grow."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

ANSWER = Path("fixtures/audio/short.flac")
REHEARSE = [sys.executable, "-m", "rehearse"]
QUICK = ["--text", "What did you notice?", "--think", "0", "--no-check", "--model", "tiny.en"]
MOCK = [*REHEARSE, "mock", "--model", "tiny.en", "--no-check", "--json", "--pause", "0"]


def environment(home: Path, base: dict[str, str] | None = None) -> dict[str, str]:
    """Everything the program keeps goes to `home`."""
    return {
        **(base or os.environ),
        "REHEARSE_HOME": str(home),
        "OMP_NUM_THREADS": "1",
        "COLUMNS": "1000",
        "PYTHONPATH": str(Path.cwd()),
    }


def command(*arguments: str) -> list[str]:
    """`rehearse record` with tiny.en, without check and think time."""
    return [*REHEARSE, "record", *QUICK, *arguments]


def from_file(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A take of a file that plays the microphone."""
    return subprocess.run(
        command("--device", f"file:{ANSWER}", *arguments),
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def takes(home: Path) -> list[Path]:
    """The recordings kept."""
    return sorted((home / "recordings").glob("*.wav"))


class Terminal:
    """The program on a pseudo-terminal of 60 columns; everything it printed is in `seen`.

    typed: what is typed before the program has begun.
    """

    def __init__(
        self, arguments: list[str], env: dict[str, str], term: str = "xterm-256color", typed: str = ""
    ) -> None:
        self.leader, follower = pty.openpty()
        termios.tcsetwinsize(follower, (24, 60))
        os.write(self.leader, typed.encode())
        self.before = termios.tcgetattr(follower)
        self.seen = ""
        self.process = subprocess.Popen(
            arguments,
            env={**env, "TERM": term},
            stdin=follower,
            stdout=follower,
            stderr=follower,
            preexec_fn=lambda: _own_terminal(follower),  # noqa: PLW1509 - the tests have no threads
        )
        self.follower = follower

    def until(self, text: str, timeout_s: float = 30) -> None:
        """Read on until the text has been printed."""
        deadline_s = time.monotonic() + timeout_s
        while text not in self.seen:
            assert time.monotonic() < deadline_s, f"no {text!r} in {self.seen[-2000:]!r}"
            self._read(0.1)

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self.leader, key.encode())

    def interrupt(self) -> int:
        """Press Ctrl-C at a prompt, again after five seconds; the exit status.

        An interrupt between the printing of a prompt and the reading of its answer is noticed only once the read ends.
        """
        for _ in range(6):
            self.press("\x03")
            end_s = time.monotonic() + 5
            while self.process.poll() is None and time.monotonic() < end_s:
                self._read(0.1)
            if self.process.poll() is not None:
                break
        return self.wait()

    def wait(self, timeout_s: float = 60) -> int:
        """Read until the program ends; its exit status."""
        deadline_s = time.monotonic() + timeout_s
        while self.process.poll() is None:
            assert time.monotonic() < deadline_s, f"still running: {self.seen[-2000:]!r}"
            self._read(0.1)
        self._read(0.1)
        return self.process.wait()

    def close(self) -> None:
        """Close the window."""
        os.close(self.follower)
        os.close(self.leader)

    def _read(self, timeout_s: float) -> None:
        ready, _, _ = select.select([self.leader], [], [], timeout_s)
        if ready:
            self.seen += os.read(self.leader, 65_536).decode("utf-8", "replace")


def _own_terminal(follower: int) -> None:
    os.setsid()
    import fcntl

    fcntl.ioctl(follower, termios.TIOCSCTTY, 0)


def wait_for_take(home: Path, seconds: float) -> None:
    """Wait until a take of that length is on disk."""
    deadline_s = time.monotonic() + 30
    while True:
        assert time.monotonic() < deadline_s
        parts = list((home / "recordings").glob("*.part.wav"))
        if parts and parts[0].stat().st_size > 44 + seconds * 96_000:
            return
        time.sleep(0.05)


Answering = Callable[[str], Terminal]  # see the fixture `answering`
