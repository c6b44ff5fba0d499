"""Rehearse spoken interview answers: timing, delivery, STAR structure and ownership, measured locally."""

import os

# Nothing leaves the machine: libraries read these when they are imported, and child processes inherit them.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # onnxruntime calls its maker about nine seconds after loading otherwise
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # huggingface_hub names our libraries and their versions to the hub
# The matrices are small: further threads of numpy would only spin, and double the processor time of pitch and spectra;
# recognition has threads of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"  # pyproject.toml reads it here: to look it up costs every command 25 ms
