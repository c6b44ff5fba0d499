"""`rehearse analyze --out`: bad recordings named, the rest done, the same again skipped, no attempt kept."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from rehearse.batch.files import read
from tests.builders import bursts
from tests.cli.a_take import REHEARSE, Terminal
from tests.cli.running import rehearse

pytestmark = pytest.mark.usefixtures("home", "no_models")


def many(folder: Path, number: int, bad: set[int]) -> Path:
    """So many recordings in the folders of three people, some of which are no sound."""
    for at in range(number):
        path = folder / ("ann", "ben", "cem")[at % 3] / f"{at:03d}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        if at in bad:
            path.write_bytes(b"no sound at all" * (at + 1))
        else:
            soundfile.write(path, bursts(0.6 + at / 100), 16_000)
    return folder


def test_a_bad_file_is_named_the_rest_is_done_and_what_is_done_is_skipped(home: Path, tmp_path: Path) -> None:
    folder, out = many(tmp_path / "week", 5, {1}), tmp_path / "results.jsonl"
    first = rehearse("analyze", str(folder), "-r", "--out", str(out))
    assert first.exit_code == 3
    assert first.stdout == f"4 analysed, 1 failed, 0 skipped: {out}\n"
    assert "001.wav is not a sound file" in first.stderr
    rows = {Path(row.path).name: row for row in read(out)}
    assert {name: row.person for name, row in rows.items()} == {
        "000.wav": "ann", "001.wav": "ben", "002.wav": "cem", "003.wav": "ann", "004.wav": "ben",
    }  # fmt: skip
    assert [name for name, row in rows.items() if row.error] == ["001.wav"]
    assert not (home / "attempts.sqlite3").exists()

    (folder / "ben" / "001.wav").unlink()
    (folder / "copy.wav").write_bytes((folder / "ann" / "000.wav").read_bytes())
    second = rehearse("analyze", str(folder), "-r", "--out", str(out), "--json")
    said = json.loads(second.stdout)
    assert (second.exit_code, said["analysed"], said["failed"], len(said["skipped"])) == (0, 0, [], 5)
    assert (
        f"{folder / 'copy.wav'} skipped: already analysed as {folder / 'ann' / '000.wav'} with the same model"
        in second.stderr
    )


def test_two_recordings_of_one_sound_in_a_first_run_are_said_to_be_that(tmp_path: Path) -> None:
    """None was analysed before."""
    folder = many(tmp_path / "all", 1, set())
    (found,) = folder.rglob("000.wav")
    (found.parent / "copy.wav").write_bytes(found.read_bytes())
    said = rehearse("analyze", str(folder), "-r", "--out", str(tmp_path / "results.jsonl")).stderr
    assert f"{found.parent / 'copy.wav'} skipped: it has the same sound as {found}." in said
    assert "already analysed" not in said


@pytest.mark.slow
def test_of_two_hundred_files_three_are_broken_and_named(tmp_path: Path) -> None:
    out = tmp_path / "results.sqlite"
    done = rehearse("analyze", str(many(tmp_path / "all", 200, {7, 8, 150})), "-r", "--out", str(out), "--jobs", "2")
    assert [name for name in ("007", "008", "150") if f"{name}.wav is not a sound file" not in done.stderr] == []
    assert done.stderr.count("Error: ") == 4, "and that there is no model"
    rows = read(out)
    assert len(rows) == 200
    assert sorted(Path(row.path).stem for row in rows if row.error) == ["007", "008", "150"]


def read_all(leader: int) -> str:
    """What a terminal shows until its last program has ended."""
    found = b""
    with contextlib.suppress(OSError):  # on Linux the end of a terminal is an error
        while block := os.read(leader, 4096):
            found += block
    os.close(leader)
    return found.decode(errors="replace")


@pytest.mark.slow
def test_on_a_terminal_a_bar_says_how_many_are_done(tmp_path: Path) -> None:
    folder = many(tmp_path / "week", 3, set())
    leader, follower = os.openpty()
    command = [sys.executable, "-m", "rehearse", "analyze", str(folder), "-r", "--out", str(tmp_path / "r.csv")]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, env=env) as process:
        os.close(follower)
        shown = read_all(leader)
        said = process.communicate()[0]
    assert "analysing" in shown
    assert "3/3" in shown
    assert said.startswith(b"3 analysed, 0 failed, 0 skipped")


def test_a_file_that_holds_something_else_is_kept(tmp_path: Path) -> None:
    folder, out = many(tmp_path / "week", 1, set()), tmp_path / "notes.csv"
    out.write_text("mine,all mine\n")
    assert rehearse("analyze", str(folder), "-r", "--out", str(out)).exit_code == 2
    assert out.read_text() == "mine,all mine\n"


@pytest.mark.parametrize("option", ["--html", "--full", "--again", "--story"])
def test_what_belongs_to_single_reports_is_refused(tmp_path: Path, option: str) -> None:
    words = [option, *(["x"] if option in {"--html", "--story"} else [])]
    done = rehearse("analyze", "a.wav", "--out", str(tmp_path / "r.csv"), *words)
    assert done.exit_code == 2
    assert "does not work with --out" in done.stderr


@pytest.mark.parametrize(
    "bad", [{0, 2}, pytest.param({0}, marks=pytest.mark.slow), pytest.param({1}, marks=pytest.mark.slow)]
)
def test_an_error_among_many_stands_on_a_line_of_its_own(tmp_path: Path, bad: set[int]) -> None:
    """The bar of a batch is taken away before it; on a terminal the error followed the bar on its line."""
    folder = many(tmp_path / "sounds", 3, bad)
    window = Terminal([*REHEARSE, "analyze", str(folder), "-r", "--out", str(tmp_path / "r.jsonl")],
                      {**os.environ, "COLUMNS": "80", "LINES": "30"})  # fmt: skip
    window.until(f"{len(bad)} failed")
    window.wait()
    window.close()
    before, *errors = window.seen.split("is not a sound file")
    assert len(errors) == len(bad)
    for said in (before, *errors[:-1]):
        assert said.rpartition("Error: ")[0].endswith(("\n", "\x1b[2K"))
