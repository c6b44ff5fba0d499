"""Runs the program as a person does: another process, its exit code, what it prints."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def rehearse(
    *args: str | Path, home: Path, stdin: str = "", through: Sequence[str] = (), **env: str
) -> subprocess.CompletedProcess[str]:
    """`python -m rehearse ARGS` with a home of its own, no colour, in a pipe with room for any sentence.

    through: what is put before it.
    """
    surroundings = {**os.environ, "REHEARSE_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "1000", **env}
    command = [*through, sys.executable, "-m", "rehearse", *map(str, args)]
    return subprocess.run(
        command, capture_output=True, text=True, input=stdin, env=surroundings, timeout=300, check=False
    )
