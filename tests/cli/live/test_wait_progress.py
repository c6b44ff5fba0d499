"""A wait for the last words: the length stands there at once, a bar only where it takes long."""

import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.a_take import Terminal

WAIT = """
import sys, threading
from rehearse.cli.live.wait_progress import patience
with patience("1:27 recorded.") as on_wait:
    for tenth in range(int(sys.argv[1])):
        on_wait(tenth / 20)
        threading.Event().wait(0.1)
print("The report.")
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path.cwd())}


def pressed(keys: str) -> Terminal:
    """A terminal on which keys are pressed while a bar is shown of which nothing is done yet."""
    window = Terminal([sys.executable, "-c", WAIT.replace("tenth / 20", "0.0"), "25"], ENVIRONMENT)
    window.until("listening to your take")
    window.press(keys)
    assert window.wait() == 0
    return window


@pytest.mark.slow
def test_a_key_pressed_meanwhile_is_not_echoed_into_the_bar_and_the_terminal_is_given_back() -> None:
    """Enter moved the cursor: a bar that never moved again stayed on the screen."""
    window = pressed("zzq\n")
    assert "zzq" not in window.seen
    assert window.seen.count("\n") == 3, "the sentence, the bar that is taken away, and the report"
    assert termios.tcgetattr(window.follower) == window.before
    window.close()


@pytest.mark.slow
def test_a_bar_of_which_nothing_is_done_yet_moves() -> None:
    window = pressed("")
    drawn = {frame for frame in window.seen.split("\r") if "listening" in frame}
    window.close()
    assert len(drawn) > 3


def waited(tenths: int) -> str:
    """What a terminal shows of a wait of so many tenths of a second."""
    window = Terminal([sys.executable, "-c", WAIT, str(tenths)], ENVIRONMENT)
    assert window.wait() == 0
    window.close()
    return window.seen


def test_the_length_stands_there_at_once_and_no_bar_flashes_up() -> None:
    seen = waited(3)
    assert seen.index("1:27 recorded.") < seen.index("The report.")
    assert "listening to your take" not in seen


def test_after_a_second_a_bar_shows_how_far_it_is() -> None:
    seen = waited(14)
    assert seen.count("1:27 recorded.") == 1
    assert seen.index("1:27 recorded.") < seen.index("listening to your take") < seen.index("The report.")


def test_where_nothing_is_waited_for_nothing_is_said() -> None:
    assert "recorded" not in waited(0)


def test_a_pipe_gets_neither() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAIT, "14"], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("The report.\n", "")


def test_ctrl_c_is_answered_at_once_in_the_bar() -> None:
    window = pressed_and_stopped()
    assert "Stopping" in window.seen
    assert "The report." not in window.seen
    window.close()


def pressed_and_stopped() -> Terminal:
    """A terminal on which Ctrl-C is pressed while a bar is shown."""
    window = Terminal([sys.executable, "-c", WAIT.replace("tenth / 20", "0.0"), "250"], ENVIRONMENT)
    window.until("listening to your take")
    window.press("\x03")
    assert window.wait() != 0
    return window
