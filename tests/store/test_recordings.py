"""The folder of recordings: what a copy is called, and what a program that was ended left half copied."""

import os
from pathlib import Path

import pytest

from rehearse.store import recordings


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("answer.wav", "answer-1f.wav"),
        ("a\x1b[2Jb.wav", None),
        (".wav", ".wav-1f"),
        ("x" * 300 + ".flac", "x" * 120 + "-1f.flac"),
        ("ä" * 100 + "." + "y" * 50, "ä" * 60 + "-1f." + "y" * 11),
    ],
)
def test_a_copy_keeps_its_name_as_far_as_it_can_be_shown_and_kept(given: str, name: str | None) -> None:
    found = recordings.copy_name(Path(given), "1f")
    assert found.isprintable()
    assert name in (None, found)


def test_copies_of_programs_that_run_no_more_are_found(tmp_path: Path) -> None:
    recordings.make(tmp_path / "new" / "folder", needed=True)
    folder = tmp_path / "new" / "folder"
    for name in (f".1f.{os.getpid()}.partial", ".1f.0099999999.partial", ".1f.unknown.partial", "take.wav"):
        (folder / name).touch()
    assert [file.name for file in recordings.leftovers(folder)] == [".1f.0099999999.partial"]


def test_a_folder_that_cannot_be_made_stops_only_what_needs_it(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    recordings.make(tmp_path / "a file" / "folder", needed=False)
    with pytest.raises(OSError, match="a file"):
        recordings.make(tmp_path / "a file" / "folder", needed=True)


def test_the_folder_is_for_the_user_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        recordings.make(tmp_path / "folder", needed=True)
    finally:
        os.umask(before)
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o700
