"""A studio that runs as a user's does, and a page that speaks to it without a browser."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from websockets.sync.client import ClientConnection, connect

RATE_HZ = 16_000
WAIT_S = 120


@dataclass
class Answer:
    """What came back: status, headers in lower case, text; the body as it came where it was asked for raw."""

    status: int
    headers: dict[str, str]
    text: str
    body: bytes = b""


@dataclass
class Studio:
    """A studio in a process of its own; without a model unless one is named."""

    home: Path
    model: str | None = None
    largest_kb: int | None = None  # of a file; beyond it the disk is as good as full
    process: subprocess.Popen[str] = field(init=False)
    link: str = field(init=False)
    cookie: str = field(init=False, default="")
    set_cookie: str = field(init=False, default="")  # the whole header
    said: str = field(init=False, default="")  # in the terminal, once it is over

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "rehearse", "studio", "--no-browser", "--port", "0"]
        env = {**os.environ, "REHEARSE_HOME": str(self.home)}
        if self.model is None:
            env["REHEARSE_MODELS"] = str(self.home / "no-models")
        else:
            command += ["--model", self.model]
        if self.largest_kb is not None:
            command = ["bash", "-c", f'ulimit -f {self.largest_kb} && exec "$@"', "bash", *command]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
        )
        assert self.process.stdout is not None
        self.link = self.process.stdout.readline().split()[-1]
        self.host = urlsplit(self.link).netloc

    def enter(self) -> None:
        """Use the link as a browser does, and keep the cookie."""
        parts = urlsplit(self.link)
        got = self.ask(f"{parts.path}?{parts.query}")
        self.set_cookie = got.headers["set-cookie"]
        self.cookie = self.set_cookie.partition(";")[0]

    def ask(self, path: str, method: str = "GET", body: str = "", *, raw: bool = False, **headers: str) -> Answer:
        """One request; headers with _ for -, an empty one is left out."""
        sent = {"cookie": self.cookie, "accept": "application/json"}
        if method != "GET":
            sent["origin"] = f"http://{self.host}"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.host, timeout=WAIT_S)
        connection.request(method, path, body.encode(), {name: value for name, value in sent.items() if value})
        got = connection.getresponse()
        content = got.read()
        text = "" if raw else content.decode()
        answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, text, content)
        connection.close()
        return answer

    def begin(self, rate_hz: int = RATE_HZ) -> str:
        """Begin a take; its name."""
        asked = {"question": "hardest-customer", "sample_rate_hz": rate_hz, "device": "a fake"}
        got = self.ask("/takes", "POST", json.dumps(asked))
        assert got.status == 200, got.text
        name: str = json.loads(got.text)["take"]
        return name

    def line(self, take: str, **headers: str) -> ClientConnection:
        """The WebSocket of a take."""
        sent = {"Cookie": self.cookie, "Origin": f"http://{self.host}"} | headers
        return connect(f"ws://{self.host}/takes/{take}/sound", additional_headers=sent, open_timeout=WAIT_S)

    def recordings(self) -> list[Path]:
        """The files of takes, oldest first."""
        return sorted((self.home / "recordings").glob("*.wav"))

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(2)
        self.said = "".join(self.process.communicate(timeout=WAIT_S))
        return self.process.returncode


def heard(line: ClientConnection) -> dict[str, Any]:
    """The next message of the studio."""
    told: dict[str, Any] = json.loads(line.recv(timeout=WAIT_S))
    return told


def packet(first: int, sound: np.ndarray) -> bytes:
    """What a page sends: the number of the first sample, then 16-bit samples."""
    return first.to_bytes(8, "little") + sound.astype("<i2").tobytes()


def noise(seconds: float, seed: int = 1) -> np.ndarray:
    """Sound of which every stretch is unlike every other."""
    return np.random.default_rng(seed).integers(-9000, 9000, round(seconds * RATE_HZ)).astype(np.int16)


def outcome(line: ClientConnection) -> dict[str, Any]:
    """What came of the take, after all that is said on the way."""
    while True:
        told = heard(line)
        if "short" in told:  # noise is no speech
            line.send('{"keep": true}')
        if "attempt" in told or "error" in told:
            return told


@contextmanager
def running(home: Path, model: str | None = None) -> Iterator[Studio]:
    """A studio for as long as the block lasts; it must end as Ctrl-C ends it."""
    studio = Studio(home, model)
    try:
        yield studio
    except BaseException:
        studio.process.kill()
        studio.process.communicate()
        raise
    assert (code := studio.stop()) == 0, (code, studio.said)
