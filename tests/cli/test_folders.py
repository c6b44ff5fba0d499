"""A folder of recordings: every one analysed, a line each at the end, pages with an index."""

import json
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
import soundfile

from rehearse.cli.folders import below_common
from tests.builders import bursts
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("home", "no_models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two recordings, one in a folder below, a file that is none, notes, and a hidden recording."""
    place = tmp_path / "coaching"
    (place / "deeper").mkdir(parents=True)
    for number, name in enumerate(("Ann.wav", "ben.FLAC", "deeper/cem.wav", ".hidden.wav"), start=2):
        soundfile.write(place / name, bursts(number / 2), 16_000, format="FLAC" if "FLAC" in name else "WAV")
    (place / "broken.mp3").write_bytes(b"no sound at all")
    (place / "notes.txt").write_text("Ann was better.")
    return place


def names(rows: list[dict[str, object]]) -> list[str]:
    return [Path(str(row["path"])).name for row in rows]


def test_a_folder_is_every_recording_in_it_and_with_r_below_it(folder: Path) -> None:
    done = rehearse("analyze", str(folder), "--json")
    rows = json.loads(done.stdout)["reports"]
    assert names(rows) == ["Ann.wav", "ben.FLAC", "broken.mp3"]
    assert [row.get("attempt") for row in rows] == [1, 2, None]
    assert "broken.mp3 is not a sound file" in done.stderr
    assert done.exit_code != 0
    deeper = json.loads(rehearse("analyze", "-r", str(folder), "--json").stdout)["reports"]
    assert names(deeper) == ["Ann.wav", "ben.FLAC", "broken.mp3", "cem.wav"]


def test_a_folder_with_one_recording_has_the_shape_of_several(folder: Path) -> None:
    rows = json.loads(rehearse("analyze", str(folder / "deeper"), "--json").stdout)["reports"]
    assert names(rows) == ["cem.wav"]


def test_a_folder_without_recordings_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = rehearse("analyze", str(tmp_path / "empty"))
    assert done.exit_code == 3
    assert "There are no recordings in the folder" in done.stderr


def test_of_several_a_line_each_is_printed_and_every_report_on_request(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = rehearse("analyze", str(folder))
    heading, *lines = done.stdout.splitlines()
    assert heading.split() == ["file", "take", "time", "verdict", "points", "fix", "next"]
    assert [line.split()[0] for line in lines] == ["Ann.wav", "ben.FLAC", "broken.mp3"]
    assert lines[-1].split()[1:] == ["–", "is", "not", "a", "sound", "file", "that", "can", "be", "read."]
    assert max(map(len, [heading, *lines])) <= 80
    assert "`rehearse show TAKE` prints one report; this command with --full prints them all." in " ".join(
        done.stderr.split()
    )
    for form in ("--full", "--words"):
        full = rehearse("analyze", str(folder), form, "--no-save")
        assert full.stdout.count("Audio poor") == (2 if form == "--full" else 0)
        assert full.stdout.splitlines()[-4].split()[:2] == ["file", "time"]
        assert "prints them all" not in full.stderr
    assert "This command with --full prints them all." in rehearse("analyze", str(folder), "--no-save").stderr


def test_a_folder_with_one_recording_has_its_report(folder: Path) -> None:
    assert "Audio poor" in rehearse("analyze", str(folder / "deeper"), "--no-save").stdout


def test_pages_lie_in_a_folder_with_an_index_that_opens_them(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    done = rehearse("analyze", str(folder), "--html", str(out))
    assert done.stdout.startswith("file"), "the table alone"
    assert sorted(one.name for one in out.iterdir()) == ["Ann.html", "ben.html", "index.html"]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]+)">', index) == ["Ann.html", "ben.html"]
    assert "is not a sound file" in index
    (out / "index.html").write_text("mine")
    refused = rehearse("analyze", str(folder), "--html", str(out))
    assert refused.exit_code == 2, "a file that is not ours is not replaced"


def test_what_is_of_one_recording_is_refused_for_several(folder: Path, tmp_path: Path) -> None:
    refused = rehearse("analyze", str(folder), "--markdown", str(tmp_path / "a.md"))
    assert refused.exit_code == 2
    assert "--markdown works with one recording only" in refused.stderr, "only what was given is named"


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for person, length in (("dana", 1), ("omar", 2)):
        place = tmp_path / "term" / person
        place.mkdir(parents=True)
        soundfile.write(place / "w1.wav", bursts(length), 16_000)
    soundfile.write(tmp_path / "term" / "dana" / "w2.wav", bursts(3), 16_000)
    out = tmp_path / "pages"
    said = rehearse("analyze", str(tmp_path / "term"), "-r", "--no-save", "--html", str(out)).stdout.splitlines()
    assert [line.split()[0] for line in said] == ["file", "dana/w1.wav", "w2.wav", "omar/w1.wav"]
    assert "take" not in said[0].split(), "nothing was saved"
    assert {one.name for one in out.iterdir()} == {"dana-w1.html", "omar-w1.html", "w2.html", "index.html"}
    named = re.findall(r'<a href="[^"]+">([^<]+)</a>', (out / "index.html").read_text())
    assert named == ["dana/w1.wav", "dana/w2.wav", "omar/w1.wav"], "the folder may say who speaks"


def test_takes_of_several_folders_are_said_to_be_ones_own(folder: Path) -> None:
    """With --out the folders are the speakers."""
    own = "New takes are saved as your own, whatever their folder is called"
    assert own in " ".join(rehearse("analyze", str(folder), "-r").stderr.split())
    for words in ([str(folder)], ["-r", str(folder), "--no-save"], ["-r", str(folder), "--person", "Dana", "--again"]):
        assert own not in " ".join(rehearse("analyze", *words).stderr.split()), words
    again = " ".join(rehearse("analyze", str(folder), "-r").stderr.split())
    assert "is already saved as take" in again
    assert own not in again, "none of them is new"


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (["C:/term/dana/w1.wav", "C:/term/omar/w1.wav"], ["dana/w1.wav", "omar/w1.wav"]),
        (["C:/dana/w1.wav", "D:/omar/w1.wav"], ["C:/dana/w1.wav", "D:/omar/w1.wav"]),
        (["C:/dana/w1.wav"], ["w1.wav"]),
        ([], []),
    ],
)
def test_files_on_several_drives_are_named_with_their_whole_paths(files: list[str], named: list[str]) -> None:
    assert below_common([PureWindowsPath(file) for file in files]) == named


def test_the_command_for_more_makes_the_same_report(folder: Path) -> None:
    """With the options that change it; none is printed for what came through a pipe and is gone."""
    file = str(folder / "Ann.wav")
    asked = ("-q", "not-on-my-sprint", "--target", "60", "--no-save")
    whole = f"rehearse analyze {file} --question not-on-my-sprint --target 60 --no-save --full"
    assert whole in " ".join(rehearse("analyze", file, *asked).stdout.split())
    (folder / "Ann.txt").write_text("I saw it. I fixed it.")
    whole = f"rehearse check {folder / 'Ann.txt'} --question not-on-my-sprint --full"
    assert whole in " ".join(rehearse("check", str(folder / "Ann.txt"), "-q", "not-on-my-sprint").stdout.split())


def test_standard_input_is_not_called_by_the_file_it_was_kept_in(folder: Path) -> None:
    def piped(content: bytes) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "rehearse", "analyze", "-", "--no-save"]
        return subprocess.run(command, input=content, capture_output=True, check=False)

    assert b"/stdin" not in piped((folder / "Ann.wav").read_bytes()).stdout
    nothing = piped(b"")
    assert nothing.returncode == 3
    assert nothing.stderr.startswith(b"Error: Standard input was empty.")


@pytest.mark.parametrize("columns", ["50", "80", "120"])
def test_the_list_of_attempts_fits_every_width(columns: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearse("analyze", str(folder), "--person", "A Name That Is Rather Long For A Column")
    monkeypatch.setenv("COLUMNS", columns)
    said = rehearse("list").stdout.splitlines()
    assert max(map(len, said)) <= int(columns)
    assert "not scored" in said[1]
    assert len(printed(rehearse("list", "--json"))["attempts"]) == 2
