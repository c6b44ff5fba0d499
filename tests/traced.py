"""Programs under strace, which sees every socket and every file of theirs, whatever library or child it is.

The user has folders of their own, all of them empty at first; what was asked for by name is written into `out`.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.settings import models_dir

SOCKETS = "socket,connect,bind"
FILES = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
WRITES = re.compile(
    r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^\S+ +(?:creat|mkdir|mkdirat|rename|renameat2?|link|linkat|symlink|symlinkat)\("
)
NAMED = re.compile(r'(?:<(?P<folder>[^>"]*)>, )?"(?P<name>[^"]*)"')
OF_THIS_MACHINE = re.compile(r'inet_addr\("127\.0\.0\.1"\)')
FAILED = re.compile(r" = -1 E(?!INPROGRESS)")
TRANSIENT = ("/dev/", "/proc/")  # devices, and semaphores in /dev/shm, which are unlinked at once


@dataclass(frozen=True)
class Seen:
    """What a program did: calls that name an internet socket, and paths at which it made or changed something."""

    internet: list[str]
    changed: list[Path]

    @property
    def beyond_this_machine(self) -> list[str]:
        """Of the sockets, those that a server for this machine alone does not need."""
        allowed = [re.search(r"\bsocket\(AF_INET, SOCK_STREAM", line) or OF_THIS_MACHINE.search(line)
                   for line in self.internet]  # fmt: skip
        return [line for line, fine in zip(self.internet, allowed, strict=True) if not fine]


def read(lines: Iterator[str], folder: Path) -> Seen:
    """What the lines of a trace say; `folder` is where the program was started."""
    internet, changed = list[str](), set[Path]()
    for line in lines:
        if "AF_INET" in line or "AF_PACKET" in line:
            internet.append(line)
        elif WRITES.search(line) and not FAILED.search(line):
            changed |= {folder / (one["folder"] or "") / one["name"] for one in NAMED.finditer(line)}
    return Seen(internet, sorted(changed))


@dataclass
class Running:
    """A program that runs under the tracer."""

    process: "subprocess.Popen[str]"
    logs: Path
    folder: Path

    def seen(self) -> Seen:
        """All that it did until now; its logs are gone afterwards."""
        lines = [line for log in sorted(self.logs.iterdir()) for line in _lines(log)]
        for log in self.logs.iterdir():
            log.unlink()
        return read(iter(lines), self.folder)


def _finished(path: str) -> str:
    """The path without what a file is called until it is written; `data` counts the two in one place."""
    folder, slash, name = path.rpartition("/")
    whole = re.sub(r"(\.[0-9a-f]{16})?\.partial$", "", name.removeprefix(".").removesuffix(".part"))
    return f"{folder}{slash}{whole}" if name.endswith((".part", ".partial")) else path


def _lines(log: Path) -> Iterator[str]:
    number = log.suffix.removeprefix(".")
    with log.open(errors="replace") as opened:
        yield from (f"{number} {line.rstrip()}" for line in opened)


@dataclass(frozen=True)
class Machine:
    """A user's folders, all of them empty, and what the environment adds to that (a microphone)."""

    root: Path
    more: dict[str, str] = field(default_factory=dict)
    umask: int = -1  # as it is here
    inside: tuple[str, ...] = ()  # a command that runs others, such as `unshare`

    def __post_init__(self) -> None:
        for name in ("user", "tmp", "work", "out", "logs"):
            (self.root / name).mkdir(exist_ok=True)

    @property
    def env(self) -> dict[str, str]:
        """The whole environment of a program."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
        folders = {"HOME": str(self.root / "user"), "TMPDIR": str(self.root / "tmp")}
        return {**kept, **folders, "PYTHONPATH": str(Path.cwd()), "OMP_NUM_THREADS": "1", **self.more}

    def start(self, *words: str, program: tuple[str, ...] = ("-m", "rehearse")) -> Running:
        """Begin `rehearse WORDS…` (or another program) in a session of its own, to be killed with its children."""
        trace = ["strace", "-ff", "--seccomp-bpf", "-y", "-qq", "-s", "4096", "-e", f"trace={SOCKETS},{FILES}"]
        logs = self.root / "logs"
        process = subprocess.Popen(
            [*self.inside, *trace, "-o", str(logs / "log"), sys.executable, *program, *words],
            env=self.env,
            cwd=self.root / "work",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            umask=self.umask,
        )
        return Running(process, logs, self.root / "work")

    def places(self) -> list[str]:
        """Every place that `rehearse data` names."""
        command = [sys.executable, "-m", "rehearse", "data", "where", "--json"]
        told = subprocess.run(command, env=self.env, cwd=self.root, capture_output=True, text=True, check=True)
        return [place["path"] for place in json.loads(told.stdout)["places"]]

    def unlisted(self, changed: list[Path]) -> list[str]:
        """Paths that `rehearse data` does not name and nobody asked for, and whatever is left where nothing may be."""
        places = self.places()
        models = str(models_dir())  # in a checkout they lie at its top, whoever runs it
        wrong = [place for place in places if not place.startswith((str(self.root / "user"), models))]
        own = (*places, *(str(self.root / name) for name in ("tmp", "out")), *TRANSIENT, *self._of_the_sound_server())
        for path in map(str, changed):
            inside = path.startswith(own) or "__pycache__" in path
            if not inside and not any(place.startswith(_finished(path)) for place in places):
                wrong.append(path)
        files = [path for path in (self.root / "user").rglob("*") if path.is_file()]
        wrong += [str(path) for path in files if not str(path).startswith(tuple(places))]
        return wrong + [str(path) for name in ("tmp", "work") for path in (self.root / name).iterdir()]

    def _of_the_sound_server(self) -> list[str]:
        return [self.more["VMIC_DIR"]] if "VMIC_DIR" in self.more else []
