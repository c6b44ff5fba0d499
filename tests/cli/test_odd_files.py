"""What else may lie among the recordings stops no command."""

import contextlib
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from rehearse.audio.recover import unfinished
from rehearse.audio.safe_wav import header
from tests.cli.homes import fill, improving
from tests.run_cli import rehearse

NAME = "2026-03-01-093000-000--last-apology"


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.wav").write_bytes(b"sound")


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)  # a socket's whole name may have 107 bytes


def foreign(path: Path) -> None:
    path.write_bytes(b"OggS" + os.urandom(5000))


def other_header(path: Path) -> None:
    path.write_bytes(header(48_000, 8)[:36] + b"JUNK" + struct.pack("<I", 8) + b"\x01" * 5000)


def empty(path: Path) -> None:
    path.touch()


def locked_away(path: Path) -> None:
    path.write_bytes(header(48_000, 960) + bytes(960))
    path.chmod(0)


ODD: tuple[Callable[[Path], None], ...] = (
    folder, dangling, loop, pipe, listening, foreign, other_header, empty
)  # fmt: skip


@pytest.mark.parametrize("ending", [".wav", ".part.wav"])
@pytest.mark.parametrize("make", ODD)
def test_it_is_no_take_and_nobody_waits_for_it(tmp_path: Path, make: Callable[[Path], None], ending: str) -> None:
    make(tmp_path / (NAME + ending))
    take = tmp_path / "2026-03-01-093001-000--last-apology.wav"
    take.write_bytes(header(48_000, 96_000) + bytes(96_000))
    assert [one.path for one in unfinished(tmp_path)] == [take]


@pytest.mark.slow
def test_no_command_is_stopped_by_all_of_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    fill(home, improving())
    for number, make in enumerate((*ODD, locked_away)):
        make(home / "recordings" / f"2026-03-01-0930{number:02d}-000--odd{number}.wav")
        make(home / "recordings" / f"2026-03-01-0931{number:02d}-000--odd{number}.part.wav")
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    for command in ((), ("recover", "--list"), ("recover",), ("data",), ("progress",), ("doctor", "--json"),
                    ("data", "delete", "--all", "--yes")):  # fmt: skip
        done = rehearse(*command, home=home, through=powerless)
        assert "Traceback" not in done.stderr, (command, done.stderr)
        if command[:1] != ("doctor",):  # what it finds of the sound system is another matter
            assert done.returncode == 0, (command, done.stderr)
    left = [path.name for path in (home / "recordings").rglob("*") if not path.is_dir()]
    assert left == []
