"""Which recordings are meant, and who speaks by the folder they lie in."""

from pathlib import Path

import pytest

from rehearse.batch.find import Found, recordings
from rehearse.errors import UnreadableAudio


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """Recordings of two people in folders of their own, one of nobody, a hidden one, notes."""
    for name in ("dana/1.wav", "dana/old/0.mp3", "ben/2.FLAC", "3.wav", ".hidden/4.wav", "dana/notes.txt"):
        path = tmp_path / "calls" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path / "calls"


def found(folder: Path, *patterns: str, recursive: bool = False) -> list[tuple[str, str | None]]:
    """Paths below the folder, each with the person."""
    given = [folder / pattern for pattern in patterns]
    return [
        (Path(one.path).relative_to(folder).as_posix(), one.folder) for one in recordings(given, recursive=recursive)
    ]


def test_a_folder_is_its_recordings_and_those_below_belong_to_their_folder(calls: Path) -> None:
    assert found(calls, ".") == [("3.wav", None)]
    all_of_them = [("3.wav", None), ("ben/2.FLAC", "ben"), ("dana/1.wav", "dana"), ("dana/old/0.mp3", "dana")]
    assert found(calls, ".", recursive=True) == all_of_them


def test_a_pattern_is_what_fits_it(calls: Path) -> None:
    assert found(calls, "*/*.wav") == [("dana/1.wav", "dana")]
    assert len(found(calls, "**")) == len(found(calls, "**/*")) == 4
    with pytest.raises(UnreadableAudio, match=r"No recording matches .*\*\.opus"):
        found(calls, "*.opus")


def test_a_file_is_taken_as_named_and_none_twice(calls: Path) -> None:
    odd = calls / "what[1].wav"
    odd.write_bytes(b"")
    assert recordings([odd, calls / "gone.wav", odd], recursive=False) == (
        Found(str(odd)),
        Found(str(calls / "gone.wav")),
    )
