"""Installing: without a network it fails in one sentence; what is no stock model cannot be installed."""

from pathlib import Path

import pytest

from rehearse.errors import InstallFailed, UsageError
from rehearse.speech import models
from rehearse.speech.install import install


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    return tmp_path


def test_without_a_network_the_install_fails_in_one_sentence_and_names_the_way_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HF_ENDPOINT points at a port where nobody listens, which is what no network looks like."""
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(InstallFailed, match="could not be fetched") as told:
        install("tiny.en")
    assert told.value.message.count(".") <= 2
    assert "rehearse models add FOLDER" in told.value.hint
    assert [row.state for row in models.listed() if row.name == "tiny.en"] == ["not installed"]


def test_what_is_no_stock_model_cannot_be_installed() -> None:
    with pytest.raises(UsageError, match="whale is not a model") as told:
        install("whale")
    assert "base.en" in told.value.hint
