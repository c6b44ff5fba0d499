"""What can go wrong while a person records, on a real terminal with a real microphone: the take is always kept."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.cli.a_take import ANSWER, REHEARSE, Answering, command, environment, takes, wait_for_take
from tests.small_disk import small_disk
from tests.virtual_mic import VirtualMic

pytestmark = [pytest.mark.mic, pytest.mark.model, pytest.mark.slow]


def test_a_second_ctrl_c_leaves_without_a_report(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:02")
    window.press("\x03")
    time.sleep(0.05)
    window.press("\x03")
    assert window.wait() == 1
    assert "saved without a report" in " ".join(window.seen.split())
    assert "Fix next" not in window.seen
    assert termios_restored(window)
    (take,) = takes(tmp_path)
    assert soundfile.info(take).duration > 1.9


def termios_restored(window: Any) -> bool:
    """Whether the terminal is as it was."""
    import termios

    return bool(termios.tcgetattr(window.follower) == window.before)


def test_ctrl_z_pauses_the_take(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:02")
    window.process.send_signal(signal.SIGTSTP)
    stat = Path(f"/proc/{window.process.pid}/stat")
    while stat.read_text().split(") ")[1][0] != "T":
        time.sleep(0.02)
    assert termios_restored(window)
    time.sleep(2.0)
    window.process.send_signal(signal.SIGCONT)
    window.until("0:03")
    window.press("\n")
    assert window.wait() == 0
    (take,) = takes(tmp_path)
    assert soundfile.info(take).duration < 4.5, "two seconds were not recorded"


@pytest.mark.parametrize("who", ["program", "recorder"])
def test_five_seconds_of_sigstop_lose_nothing(vmic: VirtualMic, tmp_path: Path, who: str) -> None:
    """A machine that sleeps or a debugger: what was said meanwhile is there, or counted as lost."""
    process = vmic.popen(
        command("--json"), env=environment(tmp_path, vmic.env), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    vmic.play(ANSWER, wait=False)
    wait_for_take(tmp_path, 1.0)
    begun_s = time.monotonic() - 1.0
    stopped = process.pid if who == "program" else recorder_of(process.pid)
    os.kill(stopped, signal.SIGSTOP)
    time.sleep(5.0)
    os.kill(stopped, signal.SIGCONT)
    time.sleep(1.0)
    lasted_s = time.monotonic() - begun_s
    out, err = process.communicate("\n", timeout=90)
    assert process.returncode == 0, err
    report = json.loads(out)["report"]
    assert report["live"]["ended_by"] == "asked"
    assert report["audio"]["duration_s"] + report["live"]["lost_s"] >= lasted_s - 0.5
    assert bool(report["live"]["lost_s"]) == any("was lost" in w for w in report["warnings"])
    assert "Traceback" not in err


def recorder_of(pid: int) -> int:
    """The recorder that a program has started."""
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def test_sigterm_gives_the_terminal_back(answering: Answering, tmp_path: Path) -> None:
    window = answering("0:02")
    window.process.send_signal(signal.SIGTERM)
    assert window.wait() == 1
    assert "saved without a report" in " ".join(window.seen.split())
    assert termios_restored(window)
    assert window.seen.rindex("\x1b[?25h") > window.seen.rindex("\x1b[?25l"), "the cursor is shown again"
    (take,) = takes(tmp_path)
    assert soundfile.info(take).duration > 1.9


def test_an_unfinished_take_is_offered_at_the_next_start(answering: Answering, terminal: Any) -> None:
    window = answering("0:02")
    os.kill(recorder_of(window.process.pid), signal.SIGKILL)
    window.process.kill()
    window.process.wait()
    again = terminal()
    again.until("`rehearse recover`")
    assert "1 recorded take (" in " ".join(again.seen.split())
    again.until("0:02")  # an Enter in the first second is not taken
    again.press("\n")
    again.wait()


def test_the_length_is_shown_at_once_and_no_measure_that_the_report_could_contradict(answering: Answering) -> None:
    """Stopped in mid-sentence: the length stands there while the last words are heard."""
    window = answering("0:10")
    window.press("\n")
    assert window.wait() == 0
    said = " ".join(window.seen.split())
    known = re.search(r"0:1\d recorded; transcribing your last words\.", said)
    assert known
    assert known.end() < said.index("Audio ok")


def test_a_dumb_terminal_gets_plain_lines(vmic: VirtualMic, tmp_path: Path) -> None:
    from tests.cli.a_take import Terminal

    window = Terminal(command("--seconds", "2"), environment(tmp_path, vmic.env), term="dumb")
    vmic.play(ANSWER, wait=False)
    window.until("Recording.")
    window.wait()
    window.close()
    recording = window.seen[: window.seen.index("Audio")] if "Audio" in window.seen else window.seen
    assert "\x1b" not in recording


def test_a_dead_sound_server_is_one_sentence(vmic: VirtualMic, tmp_path: Path) -> None:
    process = vmic.popen(
        command("--json"), env=environment(tmp_path, vmic.env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    vmic.play(ANSWER, wait=False)
    wait_for_take(tmp_path, 3.0)
    os.kill(vmic.pid, signal.SIGKILL)
    out, err = process.communicate(timeout=90)
    assert process.returncode == 3
    assert json.loads(out)["report"]["live"]["ended_by"] == "device lost"
    assert "was lost after" in err
    assert "Traceback" not in err


def test_a_full_disk_is_reported_and_the_take_is_judged(vmic: VirtualMic, tmp_path: Path) -> None:
    """On a real, tiny file system; where none can be mounted, a limit on the size of files stands in."""
    small = tmp_path / "small"
    with small_disk(small, 20_800, largest_file=600_000) as limited:
        process = vmic.popen(
            command("--json", "--no-save"), env=environment(small, vmic.env), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limited,
        )  # fmt: skip
        vmic.play(ANSWER, wait=False)
        out, err = process.communicate(timeout=90)
        assert process.returncode == 3, err
        assert json.loads(out)["report"]["live"]["ended_by"] in ("disk nearly full", "disk full", "cannot write")
        assert "the recording ended after" in err


def test_a_missing_microphone_is_reported_before_the_question(vmic: VirtualMic, tmp_path: Path) -> None:
    os.kill(vmic.pid, signal.SIGKILL)
    done = subprocess.run(
        command(), env=environment(tmp_path, vmic.env), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "Error: No microphone was found." in done.stderr
    assert "Traceback" not in done.stderr
    assert takes(tmp_path) == []


def test_the_microphone_check_names_a_mute_microphone(vmic: VirtualMic, tmp_path: Path) -> None:
    done = subprocess.run(
        [*REHEARSE, "record", "--text", "Why?", "--think", "0", "--seconds", "1", "--model", "tiny.en"],
        env=environment(tmp_path, vmic.env), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "only silence" in done.stderr
    assert done.returncode == 3, "what was recorded is silence"
    assert "There is only silence in" in done.stderr
    (kept,) = takes(tmp_path)  # all the same
    assert done.stderr.count(kept.name) == 1
    assert "`rehearse recover --delete` deletes the recording." in done.stderr
