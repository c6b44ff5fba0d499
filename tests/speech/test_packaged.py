"""A model inside a Python package is found without importing it, and used once its files are what was published."""

import os
import sys
from pathlib import Path

import pytest

from rehearse.speech.packaged import MEMORY, Package, genuine, installed_at, sha256


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.delenv("REHEARSE_MODELS", raising=False)
    return tmp_path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a model in an installed package that must not be imported."""
    folder = tmp_path / "site" / "hearing_model" / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("raise RuntimeError('imported')")
    (folder / "model.bin").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return folder


def test_it_is_found_by_its_files_and_not_imported(place: Path) -> None:
    assert installed_at(Package("hearing-model", "1.0", "", "hearing_model/model")) == place
    assert "hearing_model" not in sys.modules
    assert installed_at(Package("hearing-model", "1.0", "", "hearing_model/other")) is None
    assert installed_at(Package("not-there", "1.0", "", "not_there/model")) is None


def test_a_changed_or_missing_file_is_not_what_was_published(place: Path) -> None:
    sums = {"model.bin": sha256(place / "model.bin")}
    assert genuine(place, sums)
    (place / "model.bin").write_bytes(b"altered")
    assert not genuine(place, sums)
    assert not genuine(place, {**sums, "config.json": "0"})


def test_a_checksum_is_taken_once_while_the_file_keeps_its_size_and_time(place: Path, home: Path) -> None:
    file = place / "model.bin"
    sums = {"model.bin": sha256(file)}
    before = file.stat()
    assert genuine(place, sums)
    assert (home / "cache" / MEMORY).is_file()
    file.write_bytes(b"WEIGHTS")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert genuine(place, sums), "it was not read again"
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert not genuine(place, sums)


def test_a_home_that_cannot_be_written_costs_the_memory_and_nothing_else(place: Path, home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be")
    assert genuine(place, {"model.bin": sha256(place / "model.bin")})
