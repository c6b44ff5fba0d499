"""Each command does its main job under a tracer: nothing leaves, and what is written is listed, closed and deleted.

The commands come from the program itself, and every_command.toml says what each is given: one that has no line there
fails. test_stays_here.py holds longer takes to the same, `python -m tests.mixed_use` an hour of everything.
"""

import os
import re
import shutil
import signal
import stat
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import msgspec
import pytest
import soundfile

from rehearse.audio.safe_wav import SafeWav
from tests.cli.test_every_command import COMMANDS
from tests.fixtures import fixture
from tests.model import need_model
from tests.traced import Machine, Running
from tests.virtual_mic import VirtualMic

TAKE = fixture("short").path.absolute()
WRITE = {"--html", "--markdown", "--plot", "--out", "--output"}
KEPT = {
    "speeds.json",
    "settings.toml",
    "targets.toml",
    "fillers.toml",
}  # by `data delete --all`: how fast the models are, and what the user set
PAGES = ("/", "/attempts", "/progress", "/stories", "/settings", "/data")
NO_NETWORK = ("unshare", "--map-root-user", "--net")
NOBODY = "http://127.0.0.1:9"  # a proxy at which nobody listens


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A command, and what it is given, once or several times."""

    words: str
    given: tuple[str, ...]
    codes: tuple[int, ...] = (0,)
    typed: str = ""
    says: str = ""  # at the last of them
    online: bool = False


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of every_command.toml."""

    texts: dict[str, str]
    command: tuple[Line, ...]


TABLE = msgspec.toml.decode(Path(__file__).with_name("every_command.toml").read_bytes(), type=Table)


def test_every_command_has_a_line_and_every_option_that_writes_is_in_one() -> None:
    lines = {line.words: line for line in TABLE.command}
    assert set(lines) == {" ".join(path) for path in COMMANDS}
    assert len(lines) == len(TABLE.command)
    unused = {
        f"{' '.join(path)} {option.opts[0]}"
        for path, command in COMMANDS.items()
        for option in command.params
        if set(option.opts) & WRITE and not getattr(option, "hidden", False)
        and not any(name in given.split() for name in option.opts for given in lines[" ".join(path)].given)
    }  # fmt: skip
    assert unused == set()


def furnished(root: Path, vmic: VirtualMic, umask: int) -> Machine:
    """A user with a microphone and a model, and no network."""
    models = root / "user" / "models"
    microphone = {name: value for name, value in vmic.env.items() if name.startswith(("VMIC_", "PULSE_", "ALSA_"))}
    more = {**microphone, "REHEARSE_MODELS": str(models), "EDITOR": "true", "HTTPS_PROXY": NOBODY}
    machine = Machine(root, more, umask, NO_NETWORK if _separate() else ())
    models.mkdir(mode=0o700)
    (models / "tiny.en").symlink_to(need_model().folder)
    (root / "in").mkdir()
    for name, text in TABLE.texts.items():
        (root / "in" / name).write_text(text, encoding="utf-8")
    for folder in ("user", "out"):
        (root / folder).chmod(0o700)
    return machine


def _separate() -> bool:
    """Whether a program can be put into a network of its own, which has no interface that is up."""
    if shutil.which(NO_NETWORK[0]) is None:
        return False
    return subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode == 0


def ended(running: Running, line: Line) -> str:
    """What a program prints; the studio is looked at before it is interrupted."""
    link = ""
    if line.words == "studio":
        assert running.process.stdout is not None
        link = running.process.stdout.readline()
        address = re.search(r"http://\S+", link)
        assert address is not None, link
        browser = build_opener(HTTPCookieProcessor())
        browser.open(address[0], timeout=60).close()
        for path in PAGES:
            browser.open(address[0].split("/enter")[0].split("/?")[0].rstrip("/") + path, timeout=60).close()
        children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGINT)
    printed, said = running.process.communicate(line.typed, timeout=300)
    return link + printed + said


def open_to_others(machine: Machine) -> list[str]:
    """Files and folders, of the user and where results go, whose modes are not 0600 and 0700."""
    found = []
    for path in (path for name in ("user", "out") for path in (machine.root / name).rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if not path.is_symlink() and "models" not in path.parts and mode != (0o700 if path.is_dir() else 0o600):
            found.append(f"{path} {mode:o}")
    return found


def wrong(machine: Machine, line: Line, given: str) -> list[str]:
    """How a command breaks its promises."""
    places = {"take": TAKE, "in": machine.root / "in", "out": machine.root / "out", "model": need_model().folder}
    words = [word.replace("_", " ") if "{" not in word else word.format(**places) for word in given.split()]
    running = (replace(machine, inside=()) if line.online else machine).start(*line.words.split(), *words)
    output = ended(running, line)
    seen = running.seen()
    found = [*(seen.beyond_this_machine if line.online else seen.internet), *machine.unlisted(seen.changed)]
    found += open_to_others(machine)
    if given == line.given[-1] and line.says not in output:
        found.append(f"it does not say {line.says!r}: {output[-1000:]}")
    if line.online and not seen.internet:
        found.append("the tracer did not see its socket")
    if running.process.returncode not in line.codes or "Traceback" in output:
        found.append(f"exit code {running.process.returncode}: {output[-1000:]}")
    return [f"{line.words} {given}: {one}" for one in found]


def leave_a_take(machine: Machine) -> None:
    """A recording that has no report, as of a program that was killed."""
    (recordings,) = (Path(place) for place in machine.places() if Path(place).name == "recordings")
    samples, rate_hz = soundfile.read(TAKE, dtype="int16")
    recorder = SafeWav(recordings / "2026-03-09-093000-000--last-apology.wav", rate_hz)
    recorder.append(samples.tobytes())
    left = recorder.close()
    assert left is not None
    left.chmod(0o600)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("umask", [0o000, 0o077], ids="{:03o}".format)
def test_every_command_stays_here_and_is_deleted_without_a_trace(tmp_path: Path, vmic: VirtualMic, umask: int) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    machine = furnished(tmp_path, vmic, umask)
    found = []
    for line in TABLE.command:
        if line.words == "recover":
            leave_a_take(machine)
        for given in line.given:
            found += wrong(machine, line, given)
    assert not found, "\n".join(found)
    left = {path.name for path in (tmp_path / "user").rglob("*") if path.is_file() and "models" not in path.parts}
    assert left <= KEPT, "after `data delete --all`"
