"""Measure the processor time of each stage in one process, cold (the first time, including imports) and warm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from rehearse.types import ModelInfo

_CODE = """
import json, sys, time
from pathlib import Path
spent = {}
def timed(name, work):
    begun = time.process_time()
    result = work()
    spent.setdefault(name, []).append(time.process_time() - begun)
    return result
def load():
    from rehearse.speech.cores import Cores
    from rehearse.speech.transcribe import Recogniser
    from rehearse.types import ModelInfo
    return Recogniser(ModelInfo("tiny.en", sys.argv[2], 28.0), cores=Cores(1, 1))
def decoded():
    from rehearse.pipeline import read
    return read(Path(sys.argv[1]))
def active(audio):
    from rehearse.speech.activity import detect_speech
    return detect_speech(audio)
def framed(audio):
    from rehearse.signal.frames import compute
    return compute(audio)
def measured(audio, speech, words, row):
    from rehearse.delivery import measure
    return measure(audio, speech, words, None, row, writes_fillers=True)
def judged(words):
    from rehearse.content import judge
    return judge(words, None)
recogniser = timed("loading the model", load)
for _ in range(2):
    audio = timed("decoding", decoded).audio
    speech = timed("voice activity", lambda: active(audio))
    words = timed("recognition", lambda: recogniser.transcribe(audio, speech))
    row = timed("frames and pitch", lambda: framed(audio))
    timed("delivery", lambda: measured(audio, speech, words, row))
    timed("content", lambda: judged(words))
print(json.dumps(spent))
"""


def measured(file: Path, model: ModelInfo) -> dict[str, list[float]]:
    """Processor seconds of each stage: the first time and, if repeated, the second."""
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(file), model.folder], capture_output=True, text=True, check=True
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found
