"""Rehearse spoken interview answers: timing, delivery, STAR structure and ownership, measured locally."""

import os
from importlib.metadata import PackageNotFoundError, version

# Nothing leaves the machine: libraries read these when they are imported, and child processes inherit them.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # onnxruntime calls its maker about nine seconds after loading otherwise
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # huggingface_hub names our libraries and their versions to the hub

try:
    __version__ = version("rehearse")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+source"
