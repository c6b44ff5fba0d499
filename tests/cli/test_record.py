"""`rehearse record`, as a person uses it: a terminal, a microphone, a report; and nothing lost when things go wrong."""

import json
import signal
import subprocess
import termios
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.cli.a_take import ANSWER, QUICK, REHEARSE, Answering, command, environment, from_file, takes, wait_for_take
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.clock


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, subprocess.CompletedProcess[str]]":
    """The home and the outcome of one take of five seconds."""
    home = tmp_path_factory.mktemp("home")
    return home, from_file(home, "--seconds", "5", "--json")


@pytest.mark.model
def test_a_take_becomes_a_report_and_an_attempt(taken: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    home, done = taken
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)["report"]
    assert report["audio"]["duration_s"] == 5.0
    assert report["question"]["text"] == "What did you notice?"
    assert report["live"]["ended_by"] == "time limit"
    assert report["live"]["overflows"] == 0
    assert report["live"]["lost_s"] == 0.0
    assert report["live"]["device"] == f"file:{ANSWER}"
    assert 0 < report["live"]["stop_to_report_s"] < 20
    assert len(report["transcript"]["words"]) > 5
    assert done.stderr.startswith("tiny.en will transcribe your words.\n"), "before anything is asked"
    assert "Saved as take 1" in done.stderr
    assert "Standard input has ended: the take ends with the file, after 5 s at the latest, or" in done.stderr
    (take,) = takes(home)
    assert str(take) == report["audio"]["path"]


@pytest.mark.model
def test_the_live_report_is_that_of_the_saved_file(taken: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    home, recorded = taken
    live = json.loads(recorded.stdout)["report"]
    done = subprocess.run(
        [*REHEARSE, "analyze", live["audio"]["path"], "--model", "tiny.en", "--no-save", "--json"],
        env=environment(home), capture_output=True, text=True, check=True,
    )  # fmt: skip
    saved = json.loads(done.stdout)["report"]
    began, made = live["provenance"].pop("recorded_at"), live["provenance"]["created"]
    assert datetime.fromisoformat(began) <= datetime.fromisoformat(made)
    assert saved["provenance"].pop("recorded_at") is None, "a file does not say when it was recorded"
    for one in (live, saved):
        del one["live"], one["provenance"]["created"], one["question"]
    assert live == saved


@pytest.mark.slow
def test_without_its_model_the_take_is_kept_and_the_way_is_shown(tmp_path: Path) -> None:
    arguments = [a for a in QUICK if a not in ("--model", "tiny.en")]
    done = subprocess.run(
        [*REHEARSE, "record", *arguments, "--device", f"file:{ANSWER}", "--seconds", "4", "--json"],
        env={**environment(tmp_path), "REHEARSE_MODELS": str(tmp_path)}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4
    report = json.loads(done.stdout)["report"]
    assert report["transcript"] is None
    assert report["audio"]["duration_s"] == 4.0
    assert report["delivery"]["duration_s"] == pytest.approx(3.2, abs=0.1)  # the answer begins after 0.8 s
    before = done.stderr.splitlines()[0]  # said before the take
    assert "words, points and fillers will be missing" in before
    assert "rehearse models install tiny.en" in before
    assert len(takes(tmp_path)) == 1


@pytest.mark.model
@pytest.mark.slow
def test_the_take_ends_by_itself_after_silence(tmp_path: Path) -> None:
    said, rate_hz = soundfile.read(ANSWER)
    quiet = np.random.default_rng(1).normal(0, 1e-4, 30 * rate_hz)  # a file would end the take with its own end
    soundfile.write(tmp_path / "said.wav", np.concatenate([said[: 4 * rate_hz], quiet]), rate_hz)
    device = f"file:{tmp_path / 'said.wav'}"
    done = from_file(tmp_path, "--stop-after-silence", "2", "--seconds", "60", "--json", "--device", device)
    assert json.loads(done.stdout)["report"]["audio"]["duration_s"] == pytest.approx(6, abs=1.5)


@pytest.mark.model
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--model", "nope"], 2), (["--model", "small.en"], 4), (["--device", "file:no.wav"], 3), (["own-question-9"], 2)],
)
def test_mistakes_are_reported_before_anything_is_recorded(tmp_path: Path, arguments: list[str], code: int) -> None:
    done = from_file(tmp_path, "--seconds", "2", *arguments)
    assert done.returncode == code
    assert done.stderr.startswith("Error: ") or "\nError: " in done.stderr
    assert "Traceback" not in done.stderr
    assert takes(tmp_path) == []


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_enter_stops_and_the_terminal_is_given_back(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:03")
    window.press("\n")
    assert window.wait() == 0
    assert "Fix next" in window.seen
    assert termios.tcgetattr(window.follower) == window.before
    assert window.seen.rindex("\x1b[?25h") > window.seen.rindex("\x1b[?25l"), "the cursor is shown again"
    (take,) = takes(tmp_path)
    assert np.abs(soundfile.read(take)[0]).max() > 0.05


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_pausing_starting_over_and_ctrl_c(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:01")
    window.press("p")
    window.until("Paused")
    window.press("r")
    window.until("y to start over")
    window.seen = ""  # what follows must be printed anew
    window.press("y")
    window.until("0:00")
    window.until("0:01")
    window.press("\x03")
    assert window.wait() == 0
    assert "Fix next" in window.seen
    (take,) = takes(tmp_path)
    assert soundfile.info(take).duration < 4


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_leaving_while_thinking_records_nothing(terminal: Any, tmp_path: Path) -> None:
    window = terminal(*REHEARSE, "record", "--text", "Why?", "--no-check", "--model", "tiny.en")
    window.until("Think")
    window.press("\x03")
    assert window.wait() == 1
    assert "Nothing was recorded" in window.seen
    assert takes(tmp_path) == []
    assert termios.tcgetattr(window.follower) == window.before


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_a_closed_window_keeps_the_take_for_recover(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:02")
    window.close()
    window.process.wait(20)
    (take,) = takes(tmp_path)
    assert soundfile.info(take).duration > 1.9
    done = subprocess.run(
        [*REHEARSE, "recover", "--model", "tiny.en", "--json"],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (recovered,) = json.loads(done.stdout)["recovered"]
    assert recovered["attempt"] == 1
    assert recovered["report"]["audio"]["path"] == str(take)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_a_lost_microphone_is_reported_and_the_take_is_judged(vmic: VirtualMic, tmp_path: Path) -> None:
    process = vmic.popen(
        command("--json"), env=environment(tmp_path, vmic.env), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    wait_for_take(tmp_path, 0.5)
    vmic.play(ANSWER, wait=False)
    wait_for_take(tmp_path, 3.0)
    vmic.unplug()
    out, err = process.communicate(timeout=60)
    assert process.returncode == 3
    report = json.loads(out)["report"]
    assert report["live"]["ended_by"] == "device lost"
    assert report["audio"]["duration_s"] > 2.9
    assert "was lost after" in err
    assert "was lost after" in report["warnings"][0]


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.mic
def test_a_line_on_a_pipe_is_enter(vmic: VirtualMic, tmp_path: Path) -> None:
    process = vmic.popen(
        command("--json"), env=environment(tmp_path, vmic.env), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    vmic.play(ANSWER, wait=False)
    wait_for_take(tmp_path, 2.0)
    out, err = process.communicate("\n", timeout=60)
    assert process.returncode == 0, err
    assert json.loads(out)["report"]["live"]["ended_by"] == "asked"
    assert "\x1b" not in err, "plain lines in a pipe"


@pytest.mark.model
@pytest.mark.mic
@pytest.mark.parametrize("name", [pytest.param("SIGTERM", marks=pytest.mark.slow), "SIGKILL"])
def test_a_killed_program_leaves_a_take_for_recover(vmic: VirtualMic, tmp_path: Path, name: str) -> None:
    process = vmic.popen(
        command(), env=environment(tmp_path, vmic.env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    vmic.play(ANSWER, wait=False)
    wait_for_take(tmp_path, 2.0)
    process.send_signal(getattr(signal, name))
    process.wait(20)
    deadline_s = time.monotonic() + 10
    while not (takes(tmp_path) and ".part" not in takes(tmp_path)[0].name):
        assert time.monotonic() < deadline_s
        time.sleep(0.05)
    listed = subprocess.run(
        [*REHEARSE, "recover", "--list", "--json"],
        env=environment(tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    (unfinished,) = json.loads(listed.stdout)["unfinished"]
    assert unfinished["duration_s"] >= 1.9
