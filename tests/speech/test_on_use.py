"""Modules that a library imports and we seldom use: found at once, loaded at the first use."""

import subprocess
import sys

_LATER = """
import sys
from rehearse.speech.on_use import load_on_use
load_on_use("av", "asyncio", "sys", "no_such_module")
import asyncio, av
print("av._core" in sys.modules, "no_such_module" in sys.modules)
print(asyncio.run(asyncio.sleep(0, 1)), hasattr(av, "open"), hasattr(av, "none"), "av._core" in sys.modules)
from av.audio.resampler import AudioResampler
print(AudioResampler.__name__)
"""


def test_a_module_is_loaded_when_it_is_used_and_not_before() -> None:
    done = subprocess.run([sys.executable, "-c", _LATER], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False", "1 True False True", "AudioResampler"]
