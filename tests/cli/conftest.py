"""Fixtures of the command line's tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.a_take import ANSWER, Answering, Terminal, command, environment
from tests.virtual_mic import VirtualMic


@pytest.fixture
def terminal(vmic: VirtualMic, tmp_path: Path) -> Iterator[Any]:
    """Opens terminals that are closed and ended in the end."""
    opened: list[Terminal] = []

    def open_one(*arguments: str) -> Terminal:
        opened.append(Terminal(list(arguments) or command(), environment(tmp_path, vmic.env)))
        return opened[-1]

    yield open_one
    for one in opened:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
        for fd in (one.follower, one.leader):
            try:
                os.close(fd)
            except OSError:
                continue


@pytest.fixture
def answering(terminal: Any, vmic: VirtualMic) -> Answering:
    """Opens a terminal with a take in which somebody speaks, and waits until this time is shown in it."""

    def open_one(until: str) -> Terminal:
        window: Terminal = terminal()
        window.until("Recording")
        vmic.play(ANSWER, wait=False)
        window.until(until)
        return window

    return open_one
