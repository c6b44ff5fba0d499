"""The same take as another device would have recorded it: gain, silence around it, stereo, other rates and codecs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile as sf
import soxr
from numpy.typing import NDArray

Sound = NDArray[np.float32]
PEAK_DBFS = -23.0  # of the take that all others are held against: room for 20 dB either way
LEAD_S, TRAIL_S = 3.0, 4.0
RATES_HZ = (8_000, 11_025, 22_050, 44_100, 48_000)
CODECS = (
    ("mp3", "libmp3lame", 64_000),
    ("mp3", "libmp3lame", 128_000),
    ("m4a", "aac", 64_000),
    ("m4a", "aac", 128_000),
)
SAME = "as it is"


def written(path: Path, folder: Path) -> Iterator[tuple[str, Path, float]]:
    """Each variant of a sound file: its name, the file, and by how many seconds its events are shifted."""
    source, rate = read(path)
    base = (source * 10 ** (PEAK_DBFS / 20) / max(float(np.abs(source).max()), 1e-9)).astype(np.float32)
    yield SAME, _wav(folder / "same.wav", base, rate), 0.0
    yield "20 dB quieter", _wav(folder / "quiet.wav", base * np.float32(0.1), rate), 0.0
    yield "20 dB louder", _wav(folder / "loud.wav", base * np.float32(10.0), rate), 0.0
    framed = np.concatenate([np.zeros(round(LEAD_S * rate)), base, np.zeros(round(TRAIL_S * rate))]).astype(np.float32)
    yield "silence before and after", _wav(folder / "framed.wav", framed, rate), LEAD_S
    yield "stereo", _wav(folder / "stereo.wav", np.stack([base, base], axis=1), rate), 0.0
    for other in RATES_HZ:
        if other != rate:
            yield f"{other / 1000:g} kHz", _wav(folder / f"{other}.wav", _resampled(base, rate, other), other), 0.0
    sf.write(folder / "same.flac", base, rate, subtype="PCM_16")
    yield "FLAC", folder / "same.flac", 0.0
    for suffix, codec, bits in CODECS:
        kept = folder / f"{bits}.{suffix}"
        encode(kept, base, rate, codec, bits)
        yield f"{suffix.upper()}, {bits // 1000} kbit/s", kept, 0.0


def read(path: Path) -> tuple[Sound, int]:
    """The file at its own rate, mixed to mono."""
    samples, rate = sf.read(path, dtype="float32", always_2d=True)
    return np.ascontiguousarray(samples.mean(axis=1)), int(rate)


def encode(path: Path, samples: Sound, rate: int, codec: str, bits_per_s: int) -> None:
    """Encode mono sound with FFmpeg, at a rate that the codec supports."""
    import av

    known = rate if rate in (16_000, 24_000, 44_100, 48_000) else 48_000
    sound = _resampled(samples, rate, known)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=known, layout="mono")
        stream.bit_rate = bits_per_s
        context = stream.codec_context
        frame = av.AudioFrame.from_ndarray(sound[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = known, 0
        cut = av.AudioResampler(context.format.name, "mono", known, frame_size=context.frame_size or 1024)
        for part in [*cut.resample(frame), *cut.resample(None), None]:
            container.mux(stream.encode(part))


def _resampled(samples: Sound, rate: int, other: int) -> Sound:
    return samples if rate == other else np.asarray(soxr.resample(samples, rate, other), np.float32)


def _wav(path: Path, samples: Sound, rate: int) -> Path:
    sf.write(path, samples, rate, subtype="PCM_24")  # 16 bits would add their own noise to the quiet one
    return path
