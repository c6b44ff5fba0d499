"""The chosen microphone is kept from one command to the next."""

from pathlib import Path

import pytest

from rehearse.audio import devices
from rehearse.errors import UsageError


def test_a_choice_is_kept_and_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    assert devices.remembered() is None
    devices.remember("USB Mic")
    assert devices.remembered() == "USB Mic"
    devices.remember(None)
    assert devices.remembered() is None


def test_a_choice_that_cannot_be_kept_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    for name in ("USB Mic", None):
        with pytest.raises(UsageError, match="cannot be saved"):
            devices.remember(name)
