"""Recordings at an address: what is listed, what is read, what is said where that is impossible."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import fsspec
import pytest

from rehearse.batch.addresses import address_of, at_hand, listed
from rehearse.errors import UnreadableAudio, UsageError


@pytest.fixture(autouse=True)
def calls() -> Iterator[None]:
    """Four files in memory, in the manner of a bucket."""
    memory = fsspec.filesystem("memory")
    for name in ("ada/1.wav", "ada/2.wav", "bo/3.flac", "4.wav"):
        memory.pipe(f"/calls/{name}", name.encode())
    yield
    memory.rm("/calls", recursive=True)


@pytest.mark.parametrize(
    ("asked", "recursive", "found"),
    [
        ("", True, ["4.wav", "ada/1.wav", "ada/2.wav", "bo/3.flac"]),
        ("", False, ["4.wav"]),
        ("/ada", False, ["ada/1.wav", "ada/2.wav"]),
        ("/*/*.wav", False, ["ada/1.wav", "ada/2.wav"]),
        ("/bo/3.flac", False, ["bo/3.flac"]),
    ],
)
def test_a_folder_a_pattern_and_a_file_of_a_bucket_are_listed(asked: str, recursive: bool, found: list[str]) -> None:
    _, files = listed(f"memory://calls{asked}", recursive=recursive)
    assert [file.partition("calls/")[2] for file in files] == found
    for file, name in zip(files, found, strict=True):
        with at_hand(file) as copy:
            assert copy.read_bytes() == name.encode()
            assert copy.suffix == Path(name).suffix
        assert not copy.exists()


def test_an_address_that_was_typed_where_a_path_may_stand_is_one_again() -> None:
    assert address_of(Path("s3://calls/term")) == "s3://calls/term"
    assert address_of(Path("file:///srv/calls/1.wav")) == "file:///srv/calls/1.wav"
    assert address_of(Path("calls/term")) is None


def test_what_is_not_there_is_one_sentence() -> None:
    with pytest.raises(UnreadableAudio, match=r"memory://calls/5\.wav cannot be read"), at_hand("memory://calls/5.wav"):
        pass


@pytest.mark.parametrize(("address", "package"), [("s3://calls/1.wav", "s3fs"), ("gs://calls/1.wav", "gcsfs")])
def test_a_store_whose_package_is_missing_is_named_with_that_package(address: str, package: str) -> None:
    if find_spec(package):
        pytest.skip(f"{package} is installed")
    with pytest.raises(UsageError, match=package), at_hand(address):
        pass
