"""Three hours of a take, time simulated: recorded, followed and decoded without the memory growing with it."""

import subprocess
import sys
from pathlib import Path

import pytest

MOST_MB = 200
PROGRAM = """
import resource, sys
from pathlib import Path
import numpy as np, soundfile
from rehearse.audio.decode import decode
from rehearse.audio.safe_wav import SafeWav
from rehearse.audio.tail import Tail
from rehearse.speech.live import LiveTranscriber
from rehearse.types import ModelInfo, Word

class Hearer:
    model = ModelInfo("fake", "", 28.0)
    def hear(self, samples, start_s, speech_s=None, wanted=None):
        return (Word("word", start_s, start_s + 0.3, 1.0),)

def most_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

path, hours = Path(sys.argv[1]), float(sys.argv[2])
samples, rate = soundfile.read("fixtures/audio/long.flac", dtype="int16")
assert rate == 16_000
minute = samples[: 60 * rate].tobytes()
take, live = SafeWav(path, rate), LiveTranscriber(Hearer())
with Tail(path.with_suffix(".part.wav")) as tail:
    for n in range(round(hours * 60)):
        take.append(minute)
        live.feed(tail.read())
        if n == 1:
            before = most_mb()
    final = take.close()
    live.feed(tail.read(last=True))
heard = live.finish()
followed = most_mb()
recording = decode(final)
decoded = most_mb()
assert abs(recording.audio.duration_s - hours * 3600) < 0.01
assert abs(heard.speech.duration_s - recording.audio.duration_s) < 0.001
print(followed - before, decoded - before, len(heard.transcript.words))
"""


@pytest.mark.slow
def test_three_hours_need_no_more_memory_than_three_minutes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "a.wav"), "3"], capture_output=True, text=True, check=True
    )
    followed_mb, decoded_mb, words = (float(value) for value in done.stdout.split())
    assert followed_mb < MOST_MB
    assert decoded_mb < MOST_MB
    assert words > 300
