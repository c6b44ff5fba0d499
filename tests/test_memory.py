"""A whole analysis stays within the memory that docs/promises.md allows: the system refuses it any more."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.builders import bursts
from tests.run_cli import rehearse

ALLOWED_BYTES = 1_000_000_000  # of addresses: Python, the libraries, and the sound, which is mapped from a file
_LIMITED = (
    "import os, resource, sys; resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2); "
    "os.execvp(sys.argv[2], sys.argv[2:])"
)


@pytest.mark.slow
def test_a_long_recording_is_analysed_within_one_gigabyte(tmp_path: Path) -> None:
    """Eleven minutes, which is more than is kept in memory."""
    soundfile.write(tmp_path / "long.flac", np.tile(bursts(60.0), 11), 16_000)
    words = [{"text": "I", "start_s": 0.5, "end_s": 0.8}, {"text": "wrote.", "start_s": 0.9, "end_s": 1.4}]
    (tmp_path / "words.json").write_text(json.dumps(words), encoding="utf-8")
    done = rehearse("analyze", tmp_path / "long.flac", "--transcript", tmp_path / "words.json", "--no-save", "--json",
                    home=tmp_path / "home", through=[sys.executable, "-c", _LIMITED, str(ALLOWED_BYTES)],
                    OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["report"]["audio"]["duration_s"] == pytest.approx(660, abs=1)
