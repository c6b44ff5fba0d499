"""Keys come one by one from a terminal and by the line from a pipe; the terminal is given back."""

import os
import pty
import termios
from collections.abc import Iterator

import pytest

from rehearse.cli.live.keyboard import ENTER, Keyboard


@pytest.fixture
def pair() -> Iterator[tuple[int, int]]:
    """A pseudo-terminal: the window's side and the program's."""
    leader, follower = pty.openpty()
    yield leader, follower
    os.close(leader)
    os.close(follower)


def test_a_key_counts_at_once_and_the_terminal_is_given_back(pair: tuple[int, int]) -> None:
    leader, follower = pair
    before = termios.tcgetattr(follower)
    with open(follower, closefd=False) as stream, Keyboard(stream) as keys:
        os.write(leader, b"P\n")
        assert keys.poll(1.0) == "p"
        assert keys.poll(1.0) == ENTER
        assert keys.poll(0.0) is None
        assert not termios.tcgetattr(follower)[3] & termios.ECHO
        assert termios.tcgetattr(follower)[3] & termios.ISIG, "Ctrl-C is still a signal"
    assert termios.tcgetattr(follower) == before


def test_the_terminal_is_given_back_after_an_error(pair: tuple[int, int]) -> None:
    _, follower = pair
    before = termios.tcgetattr(follower)
    with (
        pytest.raises(ZeroDivisionError),
        open(follower, closefd=False) as stream,
        Keyboard(stream),
    ):
        raise ZeroDivisionError
    assert termios.tcgetattr(follower) == before


def test_a_pipe_gives_lines_and_its_end_is_no_key() -> None:
    reading, writing = os.pipe()
    with open(reading) as stream, Keyboard(stream) as keys:  # noqa: PTH123 - a descriptor
        os.write(writing, b"\npause\n")
        pressed = [keys.poll(0.1) for _ in range(7)]
        assert [key for key in pressed if key] == [ENTER, "p"]
        os.close(writing)
        assert [keys.poll(0.01) for _ in range(3)] == [None, None, None]


def test_whether_a_pipe_is_at_its_end_is_known_before_a_key_is_waited_for() -> None:
    """And what was read to find out is not lost."""
    reading, writing = os.pipe()
    with open(reading) as stream, Keyboard(stream) as keys:  # noqa: PTH123 - a descriptor
        ended = [keys.ended]
        os.write(writing, b"pause\n")
        ended += [keys.ended, keys.ended]
        os.close(writing)
        assert [key for key in (keys.poll(0.01) for _ in range(7)) if key] == ["p"]
        assert [*ended, keys.ended] == [False, False, False, True]
    with open(os.devnull) as nothing, Keyboard(nothing) as keys:  # noqa: PTH123 - as a shell opens it
        assert keys.ended


def test_a_terminal_is_never_at_its_end(pair: tuple[int, int]) -> None:
    with open(pair[1], closefd=False) as stream, Keyboard(stream) as keys:
        assert not keys.ended


def test_a_key_that_ctrl_c_threw_away_holds_nobody_up(pair: tuple[int, int]) -> None:
    """The system empties the queue at Ctrl-C, perhaps after `select` has seen a key: the read must not wait then."""
    leader, follower = pair
    with open(follower, closefd=False) as stream, Keyboard(stream) as keys:
        os.write(leader, b"y")
        termios.tcflush(follower, termios.TCIFLUSH)
        assert os.read(follower, 1) == b""
        assert keys.poll(0.01) is None
        os.write(leader, b"p")
        assert keys.poll(1.0) == "p"
