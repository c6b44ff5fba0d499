"""Synthesise the recordings in `fixtures/audio/manifest.toml` and write them with their ground truth.

    python -m tools.make_fixtures [ID ...]

Each line is synthesised separately, trimmed to its sound and joined with the planned silences, so the time of every
stretch, pause and filled pause is known to the sample. The noise is seeded: the same voices give the same bytes.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from tools import natural_voice

FOLDER = Path(__file__).parent.parent / "fixtures" / "audio"
MARKER = re.compile(r"\[(pause ([\d.]+)|um|uh)\]")
TWO_FORMS = re.compile(r"\{([^|}]*)\|([^}]*)\}")
AUDIBLE = 0.004  # of full scale: where a stretch of espeak-ng's sound begins and ends
Samples = NDArray[np.float32]


class Fixture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A recording: what is said, by which voice, with which silences."""

    id: str
    about: str
    question: str
    voice: str
    words_per_minute: int
    pitch: int
    lead_s: float
    gap_s: float
    tail_s: float
    say: tuple[str, ...]
    file: str = ""

    @property
    def path(self) -> Path:
        """The path of the recording."""
        return (FOLDER / (self.file or f"{self.id}.flac")).resolve()


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All recordings and their common settings."""

    room_noise_dbfs: float
    peak_dbfs: float
    sample_rate_hz: int
    fixture: tuple[Fixture, ...]


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of known sound: speech with its written text, a planned pause or a planned filled pause."""

    kind: str  # speech | pause | filler
    text: str
    start_s: float
    end_s: float


class Truth(msgspec.Struct, frozen=True):
    """The ground truth of a recording."""

    text: str  # the written form, fillers left out
    duration_s: float
    sha256: str
    stretches: tuple[Stretch, ...]


def read_manifest() -> Manifest:
    """The manifest, checked."""
    return msgspec.toml.decode((FOLDER / "manifest.toml").read_bytes(), type=Manifest)


def written(line: str) -> str:
    """The written form of a line: "{48 hours|forty eight hours}" becomes "48 hours"."""
    return TWO_FORMS.sub(r"\1", line)


def speak(text: str, fixture: Fixture, rate_hz: int) -> Samples:
    """A stretch spoken by the fixture's voice, float32 mono at `rate_hz`, trimmed to its sound, with peak 1."""
    if fixture.voice == natural_voice.NAME:
        sound, source_hz = natural_voice.speak(text, fixture.words_per_minute)
    else:
        sound, source_hz = _by_espeak(text, fixture)
    sound = np.asarray(soxr.resample(sound, source_hz, rate_hz), dtype=np.float32)
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    sound = sound[audible[0] : audible[-1] + 1]
    return np.asarray(sound / np.abs(sound).max(), dtype=np.float32)


def _by_espeak(text: str, fixture: Fixture) -> tuple[Samples, int]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "line.wav"
        voice = ["-v", fixture.voice, "-s", str(fixture.words_per_minute), "-p", str(fixture.pitch)]
        subprocess.run(["espeak-ng", *voice, "-w", str(out), text], check=True)
        sound, source_hz = soundfile.read(out, dtype="float32")
    return sound, source_hz


def lay_out(fixture: Fixture, rate_hz: int) -> tuple[Samples, tuple[Stretch, ...]]:
    """The stretches joined end to end, and the times of each."""
    pieces: list[Samples] = [np.zeros(round(fixture.lead_s * rate_hz), np.float32)]
    stretches: list[Stretch] = []
    position, quiet_s = len(pieces[0]), 0.0
    for line in fixture.say:
        marker = MARKER.fullmatch(line)
        if marker and marker[2]:
            quiet_s = float(marker[2])
            continue
        if stretches:
            gap = np.zeros(round((quiet_s or fixture.gap_s) * rate_hz), np.float32)
            if quiet_s:
                stretches.append(Stretch("pause", "", position / rate_hz, (position + len(gap)) / rate_hz))
            pieces.append(gap)
            position += len(gap)
        quiet_s = 0.0
        sound = speak(marker[1] if marker else TWO_FORMS.sub(r"\2", line), fixture, rate_hz)
        kind, text = ("filler", marker[1]) if marker else ("speech", written(line))
        stretches.append(Stretch(kind, text, position / rate_hz, (position + len(sound)) / rate_hz))
        pieces.append(sound)
        position += len(sound)
    pieces.append(np.zeros(round(fixture.tail_s * rate_hz), np.float32))
    return np.concatenate(pieces), tuple(stretches)


def make(fixture: Fixture, manifest: Manifest) -> Truth:
    """Write a recording and return its ground truth."""
    rate_hz = manifest.sample_rate_hz
    sound, stretches = lay_out(fixture, rate_hz)
    noise = np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32)
    mixed = sound * 10 ** (manifest.peak_dbfs / 20) + noise * 10 ** (manifest.room_noise_dbfs / 20)
    path = fixture.path
    soundfile.write(path, mixed, rate_hz, subtype="PCM_16")
    text = " ".join(s.text for s in stretches if s.kind == "speech")
    rounded = tuple(Stretch(s.kind, s.text, round(s.start_s, 4), round(s.end_s, 4)) for s in stretches)
    return Truth(text, len(mixed) / rate_hz, hashlib.sha256(path.read_bytes()).hexdigest(), rounded)


def main(ids: list[str]) -> None:
    """Make the recordings with these ids, or all."""
    manifest = read_manifest()
    path = FOLDER / "truth.json"
    truths = msgspec.json.decode(path.read_bytes(), type=dict[str, Truth]) if path.exists() else {}
    for fixture in manifest.fixture:
        if not ids or fixture.id in ids:
            truths[fixture.id] = make(fixture, manifest)
            print(f"{fixture.id}: {truths[fixture.id].duration_s:.2f} s, {len(truths[fixture.id].text.split())} words")
    path.write_bytes(msgspec.json.format(msgspec.json.encode(truths), indent=1) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
