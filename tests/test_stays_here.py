"""Nothing leaves the machine, and nothing is written where `rehearse data` does not say so.

The program runs under strace, which sees every socket and every file of it and of its children, whatever library it is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from rehearse.settings import models_dir
from tests.fixtures import fixture

pytestmark = pytest.mark.clock

ANSWER = fixture("short").path.absolute()
CALLS = "socket,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
WRITES = re.compile(
    r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|\b(?:creat|mkdir|mkdirat|rename|renameat2?|link|linkat|symlink)\("
)
TRANSIENT = ("/dev/", "/proc/")  # devices, and semaphores in /dev/shm, which are unlinked at once


@dataclass(frozen=True)
class Machine:
    """A user's folders, all of them empty."""

    root: Path

    @property
    def env(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
        folders = {"HOME": str(self.root / "user"), "TMPDIR": str(self.root / "tmp")}
        return {**kept, **folders, "PYTHONPATH": str(Path.cwd()), "OMP_NUM_THREADS": "1"}

    def run(self, *words: str) -> tuple[list[str], list[Path]]:
        """The internet sockets that `rehearse WORDS…` opened, and the paths at which it made or changed something."""
        log = self.root / "log"
        trace = ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(log)]
        command = [*trace, sys.executable, "-m", "rehearse", *words]
        done = subprocess.run(
            command,
            env=self.env,
            cwd=self.root / "work",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        lines = [line for line in log.read_text(errors="replace").splitlines() if " = -1 " not in line]
        changes = [line for line in lines if WRITES.search(line)]
        named = {Path(name) for line in changes for name in re.findall(r'"([^"]*)"', line)}
        paths = sorted(self.root / "work" / path for path in named)
        return [line for line in lines if "AF_INET" in line], paths

    def listed(self) -> list[str]:
        """Every place that `rehearse data` names."""
        command = [sys.executable, "-m", "rehearse", "data", "where", "--json"]
        told = subprocess.run(command, env=self.env, cwd=self.root, capture_output=True, text=True, check=True)
        return [place["path"] for place in json.loads(told.stdout)["places"]]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if shutil.which("strace") is None:
        say = pytest.fail if os.environ.get("REQUIRE_VMIC") else pytest.skip
        say("strace is not installed")
    for name in ("user", "tmp", "work"):
        (tmp_path / name).mkdir()
    return Machine(tmp_path)


def stays(machine: Machine, *words: str) -> None:
    """Fails where a command opens a socket to the outside, or leaves a file that `rehearse data` does not name."""
    sockets, paths = machine.run(*words)
    assert sockets == []
    places = machine.listed()
    models = str(models_dir())  # in a checkout they lie at its top, whoever runs it
    assert [p for p in places if not p.startswith(str(machine.root / "user"))] == [models]
    for path in paths:
        inside = str(path)
        if inside.startswith((*places, str(machine.root / "tmp"), *TRANSIENT)) or "__pycache__" in path.parts:
            continue
        assert any(place.startswith(inside) for place in places), f"{path} is not named by `rehearse data`"
    files = [path for path in (machine.root / "user").rglob("*") if path.is_file()]
    assert all(str(path).startswith(tuple(places)) for path in files)
    assert list((machine.root / "tmp").iterdir()) == [], "temporary files are gone afterwards"
    assert list((machine.root / "work").iterdir()) == []


@pytest.mark.model
def test_a_take_stays_here(machine: Machine) -> None:
    take = ("record", "--text", "What?", "--device", f"file:{ANSWER}", "--think", "0", "--no-check")
    stays(machine, *take, "--seconds", "2", "--model", "tiny.en")


@pytest.mark.model
@pytest.mark.slow
def test_an_analysis_a_picture_and_a_page_stay_here(machine: Machine, tmp_path: Path) -> None:
    """Numba, matplotlib and fontconfig keep caches; they belong where ours are."""
    stays(machine, "analyze", str(ANSWER), "--model", "tiny.en")
    pages = tmp_path / "tmp" / "pages"
    pages.mkdir()
    sockets, paths = machine.run("progress", "--plot", str(pages / "p.svg"), "--html", str(pages / "p.html"))
    assert sockets == []
    shutil.rmtree(pages)
    unlisted = [path for path in paths if not str(path).startswith((*machine.listed(), str(tmp_path / "tmp")))]
    assert [path for path in unlisted if "__pycache__" not in path.parts and not str(path).startswith("/dev/")] == []


@pytest.mark.parametrize("variable", ["ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY"])
def test_no_library_reports_to_its_maker_from_us_or_our_children(variable: str) -> None:
    """The switches are set before anything of ours can import the library, whatever the environment says."""
    code = f"import rehearse.speech.activity, subprocess; subprocess.run(['printenv', {variable!r}], check=True)"
    env = {**os.environ, variable: "0"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


@pytest.mark.model
@pytest.mark.slow
def test_over_a_minute_of_everything_stays_here(machine: Machine) -> None:
    """A library may wait before it calls: the program stays up for longer than nine seconds, which is what one did."""
    device = ("--device", f"file:{ANSWER}", "--think", "0", "--no-check", "--model", "tiny.en")
    stays(machine, "record", "--text", "What?", *device, "--seconds", "65")
    stays(machine, "mock", "--questions", "2", "--follow-ups", "0", "--pause", "0", *device, "--seconds", "35")
    stays(machine, "analyze", *[str(ANSWER)] * 30, "--model", "tiny.en", "--jobs", "2")
