"""Broken and lying media: a report or one sentence, nothing else on the screen, no other file, no socket."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.audio import hostile
from tests.timing import takes_at_most

MOST_S = 10  # of processor time, for a file of seconds
OPENED = re.compile(r'open(?:at)?\(.*?"((?:[^"\\]|\\.)*)"')


def outcomes(paths: list[Path], folder: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """What became of each file; the lines of strace on what was opened (none where it is not installed)."""
    log = folder / "log"
    strace = shutil.which("strace")
    if strace is None and os.environ.get("REQUIRE_VMIC"):
        pytest.fail("strace is not installed")
    trace = [strace, "-f", "-qq", "-s", "4096", "-e", "trace=open,openat,socket", "-o", str(log)] if strace else []
    command = [*trace, sys.executable, "-m", "tests.audio.hostile", "--read", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30 + len(paths), check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == "", "a library wrote on the screen"
    lines = log.read_text(errors="replace").splitlines() if strace else []
    return [json.loads(line) for line in done.stdout.splitlines()], [line for line in lines if "ENOENT" not in line]


def hold(tmp_path: Path, count: int, seed: int) -> None:
    """Fails where one file of so many is not read as promised."""
    media = tmp_path / "media"
    paths = list(hostile.files(media, count, seed))
    found, opened = outcomes(paths, tmp_path)
    assert [one for one in found if "mistake" in one] == []
    assert len(found) == count
    late = [path for path, one in zip(paths, found, strict=True) if one["took_s"] > MOST_S]
    assert [path for path in late if not takes_at_most(MOST_S, partial(hostile.read, path))] == []
    assert all(one["refused"].endswith(".") and "\n" not in one["refused"] for one in found if "refused" in one)
    assert sum("duration_s" in one for one in found) > count / 3, "most of what is damaged still holds sound"
    assert [line for line in opened if "socket(" in line and "AF_INET" in line] == []
    names = {match[1] for line in opened if (match := OPENED.search(line))}
    assert not any(str(media / "whole") in name for name in names), "a list or a reference was followed"


@pytest.mark.slow
def test_a_sample_of_broken_media(tmp_path: Path) -> None:
    hold(tmp_path, 60, seed=2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_thousand_broken_media(tmp_path: Path, seed: int) -> None:
    hold(tmp_path, 1000, seed)


SILENT = re.compile(r"cut off|damaged|gives no length|does not say that it ends|silent here")
PROMISED = (".wav", ".rf64", ".w64", ".aiff", ".aifc", ".caf", ".au", ".flac", ".ogg", ".opus", ".oga", ".mp3", ".webm",
            ".mka", "fast.m4a", "frag.mp4", ".avi", ".ac3", ".voc", ".sph", ".svx", ".ts")  # fmt: skip


@pytest.mark.slow
def test_no_sound_is_lost_in_silence_wherever_a_file_is_cut_off(tmp_path: Path) -> None:
    """In every format that the README names and those of recorders, at every twentieth of the file."""
    for path in hostile.whole(tmp_path):
        whole_s, raw = hostile.read(path)["duration_s"], path.read_bytes()
        assert isinstance(whole_s, float)
        for percent in range(5, 100, 5):
            path.write_bytes(raw[: len(raw) * percent // 100])
            found = hostile.read(path)
            if path.name.endswith(PROMISED) and "refused" not in found and found["duration_s"] < whole_s - 0.06:  # type: ignore[operator]
                assert SILENT.search(str(found["warnings"])), (path.name, percent)
