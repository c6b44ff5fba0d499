"""Three hours of a take, time simulated: recorded, followed and measured without the memory growing with it; judged."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.clock

MOST_MB = 200
PROGRAM = """
import re, sys
from pathlib import Path
import numpy as np, soundfile
from rehearse.audio.safe_wav import SafeWav
from rehearse.audio.tail import Tail
from rehearse.live.warm_up import warm_stages
from rehearse.signal.frames import FrameStream
from rehearse.pipeline import Job, assemble, read
from rehearse.speech.live import LiveTranscriber
from rehearse.types import ModelInfo, Word

class Hearer:
    model = ModelInfo("fake", "", 28.0)
    def hear(self, samples, start_s, spoken=None, wanted=None):
        count = int(2 * len(samples) / 16_000)  # two words a second fill the speech, so that they are believed
        return tuple(Word(f"word{n}", start_s + n / 2, start_s + n / 2 + 0.3, 1.0) for n in range(count))

def most_mb():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

path, hours = Path(sys.argv[1]), float(sys.argv[2])
samples, rate = soundfile.read("fixtures/audio/long.flac", dtype="int16")
assert rate == 16_000
minute = samples[: 60 * rate].tobytes()
warm_stages()
take, live, frames = SafeWav(path, rate), LiveTranscriber(Hearer()), FrameStream()
with Tail(path.with_suffix(".part.wav")) as tail:
    for n in range(round(hours * 60)):
        take.append(minute)
        live.feed(sound := tail.read())
        frames.feed(sound)
        if n == 1:
            before = most_mb()
    final = take.close()
    live.feed(sound := tail.read(last=True))
    frames.feed(sound)
heard, row = live.finish(), frames.finish()
followed = most_mb()
recording = read(final)
assert abs(recording.audio.duration_s - hours * 3600) < 0.01
assert abs(heard.speech.duration_s - recording.audio.duration_s) < 0.001
report = assemble(recording, heard.speech, heard.transcript, Job(Hearer()), row)
assert report.content is not None
assert report.audio.duration_s == hours * 3600
assert hours * 3600 - 60 < report.delivery.duration_s < hours * 3600  # from the first word to the last
print(followed - before, len(report.transcript.words), report.delivery.pitch.median_hz)
"""


@pytest.mark.soak
def test_three_hours_need_no_more_memory_than_two_minutes_and_are_judged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "a.wav"), "3"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    followed_mb, words, pitch_hz = (float(value) for value in done.stdout.split())
    assert followed_mb < MOST_MB
    assert words > 5000
    assert pitch_hz > 50
