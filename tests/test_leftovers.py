"""What a killed program leaves behind, unpacked or half-written, is deleted at the next start, and nothing else is."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse.permissions import TemporaryFolder, forget_abandoned, unfinished
from tests.cli.homes import fill, improving
from tests.fixtures import fixture
from tests.run_cli import rehearse

pytestmark = pytest.mark.usefixtures("no_umask")

KILLED = """
import os, runpy, signal, sys
def end(event, args):
    if event == "sqlite3.connect" and os.fspath(args[0]).startswith({place!r}):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(end)
runpy.run_module("rehearse", run_name="__main__")
"""


def killed(home: Path, temporary: Path, *words: str, at: Path) -> None:
    """A command that is killed as it opens the database in this folder."""
    env = {**os.environ, "REHEARSE_HOME": str(home), "TMPDIR": str(temporary)}
    program = [sys.executable, "-c", KILLED.format(place=str(at)), *words]
    assert subprocess.run(program, env=env, capture_output=True, check=False).returncode == -signal.SIGKILL


@pytest.mark.slow
def test_what_killed_programs_left_unpacked_goes_at_the_next_start(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    fill(home, improving()[:1])
    assert rehearse("data", "export", tmp_path / "all.zip", home=home, TMPDIR=str(temporary)).returncode == 0
    killed(home, temporary, "data", "import", str(tmp_path / "all.zip"), at=home)
    left = list(temporary.rglob("*"))
    assert {"attempts.sqlite3", "take-1.wav"} <= {path.name for path in left}
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in left)
    killed(home, temporary, "data", "export", str(tmp_path / "again.zip"), at=temporary)
    assert len(list(temporary.iterdir())) == 1, "that of the import is gone, and that of the export is there"
    assert rehearse("list", home=home, TMPDIR=str(temporary)).returncode == 0
    assert list(temporary.iterdir()) == []


def test_a_folder_in_use_is_no_leftover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what is only called like one: a link, a file."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "kept").mkdir()
    (tmp_path / "rehearse-private-link").symlink_to(tmp_path / "kept")
    (tmp_path / "rehearse-private-file").touch()
    (tmp_path / "rehearse-private-left").mkdir()
    with TemporaryFolder() as folder:
        forget_abandoned()
        assert folder.is_dir()
        assert not (tmp_path / "rehearse-private-left").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept",
        "rehearse-private-file",
        "rehearse-private-link",
    ]


LEFT_HALF = "import os, sys; from pathlib import Path; from rehearse.permissions import unfinished\n"
LEFT_HALF += "with unfinished(Path(sys.argv[1])) as path: path.write_text('half'); os._exit(9)"


@pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
def test_what_a_killed_program_was_writing_goes_at_the_next_start_and_nothing_else(home: Path, tmp_path: Path) -> None:
    """Not what is still being written, and not a file of the user's by whatever name."""
    mine = tmp_path / "all.zip.partial"
    mine.write_text("mine")
    for replaced in (False, True):
        subprocess.run([sys.executable, "-c", LEFT_HALF, str(tmp_path / "all.zip")], check=False)
        (left,) = tmp_path.glob(".all.zip.*.partial")
        if replaced:
            (tmp_path / "other").write_text("mine, too")
            (tmp_path / "other").replace(left)
        with unfinished(tmp_path / "next.zip") as going_on:
            forget_abandoned()
            assert going_on.exists()
        assert left.exists() is replaced
        assert not going_on.exists()
        assert list((home / "cache").iterdir()) == []
    assert mine.read_text() == "mine"


KILLED_AT = """
import os, sys
at, wanted = 0, int(sys.argv[2])
def end(event, args):
    global at
    at += event.startswith(("open", "os.", "shutil."))
    if at == wanted:
        os.kill(os.getpid(), 9)
from pathlib import Path
from rehearse.permissions import unfinished
import fcntl, json
sys.addaudithook(end)
with unfinished(Path(sys.argv[1])) as path:
    path.write_text("half")
    path.replace(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
def test_wherever_a_program_is_killed_nothing_half_written_stays(home: Path, tmp_path: Path) -> None:
    """At each step of it: before the file is there, before it is noted, while it is written."""
    folder = tmp_path / "folder"
    codes: list[int] = []
    folder.mkdir()
    while not codes or codes[-1]:
        words = [str(folder / "all.zip"), str(len(codes) + 1)]
        codes.append(subprocess.run([sys.executable, "-c", KILLED_AT, *words], check=False).returncode)
        forget_abandoned()
        assert {path.name for path in folder.iterdir()} <= {"all.zip"}, len(codes)
        assert list(home.rglob("unfinished-*")) == []
    assert codes[:-1] == [-signal.SIGKILL] * (len(codes) - 1)
    assert len(codes) > 6


def test_two_files_in_the_making_at_once_do_not_wait_for_each_other(home: Path, tmp_path: Path) -> None:
    with unfinished(tmp_path / "a") as one, unfinished(tmp_path / "b") as other:
        assert len(list((home / "cache").iterdir())) == 2
        forget_abandoned()
        assert one.exists()
        assert other.exists()
    assert list((home / "cache").iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forgotten there")
@pytest.mark.parametrize("words", [
    ("show", "1", "--html", "{}/page.html"), ("share", "1", "--no-sound", "-o", "{}/page.zip"),
    ("config", "set", "think_s", "20"), ("analyze", str(fixture("short").path), "--out", "{}/page.csv"),
    *(pytest.param(one, marks=pytest.mark.slow) for one in (
        ("show", "1", "--markdown", "{}/page.md"), ("progress", "--html", "{}/page.html"),
        ("questions", "add", "Why me?"), ("analyze", str(fixture("short").path), "--out", "{}/page.jsonl"),
    )),
])  # fmt: skip
def test_what_is_killed_while_it_writes_a_file_leaves_none(words: tuple[str, ...], tmp_path: Path) -> None:
    home, folder, temporary = tmp_path / "home", tmp_path / "folder", tmp_path / "tmp"
    for one in (folder, temporary):
        one.mkdir()
    fill(home, improving())
    env = {**os.environ, "REHEARSE_HOME": str(home), "TMPDIR": str(temporary)}
    program = [sys.executable, "-c", AT_A_RENAME, *(word.format(folder) for word in words)]
    assert subprocess.run(program, env=env, capture_output=True, check=False).returncode == -signal.SIGKILL
    assert left(home, folder)
    assert rehearse("list", home=home, TMPDIR=str(temporary)).returncode == 0
    assert left(home, folder) == []


def left(*folders: Path) -> list[Path]:
    """What was being written, and notes on that."""
    patterns = (".*.partial", "unfinished-*")
    return [path for folder in folders for pattern in patterns for path in folder.rglob(pattern)]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forgotten there")
def test_what_is_killed_while_it_tries_a_setting_leaves_no_copy_of_the_others(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path / "home"), "TMPDIR": str(temporary)}
    program = [sys.executable, "-c", AT_A_COPY, "config", "set", "think_s", "20"]
    assert subprocess.run(program, env=env, capture_output=True, check=False).returncode == -signal.SIGKILL
    assert list(temporary.rglob("*.toml"))
    assert rehearse("list", home=tmp_path / "home", TMPDIR=str(temporary)).returncode == 0
    assert list(temporary.iterdir()) == []


AT_A_RENAME = """
import os, runpy, signal, sys
def end(event, args):
    if event == "os.rename" and os.path.basename(args[1]).startswith(("page.", "settings.toml", "questions.json")):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(end)
runpy.run_module("rehearse", run_name="__main__")
"""
AT_A_COPY = """
import os, runpy, signal, sys
def end(event, args):
    if event == "open" and isinstance(args[0], str) and "/tmp/" in args[0] and args[0].endswith("fillers.toml"):
        if "w" in (args[1] or ""):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(end)
runpy.run_module("rehearse", run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forgotten there")
def test_what_is_no_note_stops_no_start_and_deletes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    cache, mine = tmp_path / "cache", tmp_path / "mine.txt"
    cache.mkdir()
    mine.write_text("mine", encoding="utf-8")
    found = mine.stat()
    texts = ("[1]", "{", '{"path": 5, "device": 1, "inode": 1}', "[" * 200_000,
             json.dumps({"path": str(mine), "device": found.st_dev, "inode": found.st_ino}))  # fmt: skip
    for number, text in enumerate(texts):
        (cache / f"unfinished-{number}").write_text(text, encoding="utf-8")
    (cache / "unfinished-link").symlink_to(mine)
    (cache / "unfinished-folder").mkdir()
    os.mkfifo(cache / "unfinished-pipe")
    forget_abandoned()
    assert mine.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in cache.iterdir()} == {"unfinished-link", "unfinished-folder", "unfinished-pipe"}


@pytest.mark.parametrize("name", ["a" * 240 + ".html", "ü" * 120 + ".html"])
def test_a_name_of_almost_255_bytes_can_be_written(tmp_path: Path, name: str) -> None:
    with unfinished(tmp_path / name) as path:
        path.write_text("x")
        path.replace(tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == [name]
