"""Nothing leaves the machine, and nothing is written where `rehearse data` does not say so.

`python -m tests.mixed_use 60` holds an hour of use to the same two promises.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import fixture
from tests.traced import Machine

pytestmark = pytest.mark.clock

ANSWER = fixture("short").path.absolute()
ABROAD = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"  # sends nothing
ANYWHERE = "0.0.0.0"  # noqa: S104 - seen by the tracer, for as long as a child lives
SERVER = "import socket; socket.create_server(('{}', 0)); open('{}', 'w')"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if shutil.which("strace") is None:
        say = pytest.fail if os.environ.get("REQUIRE_VMIC") else pytest.skip
        say("strace is not installed")
    return Machine(tmp_path)


def stays(machine: Machine, *words: str) -> None:
    """Fails where a command opens a socket to the outside, or leaves a file that `rehearse data` does not name."""
    running = machine.start(*words)
    printed, said = running.process.communicate()
    seen = running.seen()
    assert (running.process.returncode, seen.internet, machine.unlisted(seen.changed)) == (0, [], []), printed + said


@pytest.mark.slow
def test_the_tracer_sees_a_socket_and_a_file_wherever_they_are(machine: Machine) -> None:
    """A test that a socket is nowhere holds nothing where the tracer is blind."""
    seen = []
    servers = [SERVER.format("127.0.0.1", "left"), SERVER.format(ANYWHERE, machine.root / "user" / "left")]
    for code in (ABROAD, *servers):
        running = machine.start(program=("-c", code))
        running.process.communicate()
        seen.append(running.seen())
    abroad, here, everywhere = seen
    assert ["192.0.2.1" in line for line in abroad.beyond_this_machine] == [False, True]
    assert (len(here.internet), here.beyond_this_machine) == (2, [])
    assert ANYWHERE in everywhere.beyond_this_machine[0]
    unlisted = [{Path(path).name for path in machine.unlisted(one.changed)} for one in (here, everywhere)]
    assert unlisted == [{"left"}, {"left"}]


@pytest.mark.model
def test_a_take_stays_here(machine: Machine) -> None:
    take = ("record", "--text", "What?", "--device", f"file:{ANSWER}", "--think", "0", "--no-check")
    stays(machine, *take, "--seconds", "2", "--model", "tiny.en")


@pytest.mark.model
@pytest.mark.slow
def test_an_analysis_a_picture_and_a_page_stay_here(machine: Machine) -> None:
    """Numba, matplotlib and fontconfig keep caches; they belong where ours are."""
    stays(machine, "analyze", str(ANSWER), "--model", "tiny.en")
    out = machine.root / "out"
    stays(machine, "progress", "--plot", str(out / "p.svg"), "--html", str(out / "p.html"))


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
