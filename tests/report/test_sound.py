"""The outline and the copy of a recording."""

import io
from pathlib import Path

import numpy as np
import pytest

from rehearse.report import sound
from rehearse.types import Audio
from tests import builders_report as reports


def test_the_outline_shows_where_it_is_loud() -> None:
    samples = np.zeros(1000, np.float32)
    samples[500:600] = -0.25
    peaks = sound.outline(samples, steps=10)
    assert peaks == (0, 0, 0, 0, 0, 1, 0, 0, 0, 0)


def test_silence_has_a_flat_outline() -> None:
    assert set(sound.outline(np.zeros(5000, np.float32))) == {0.0}


def test_a_recording_shorter_than_the_outline_has_one_step_a_sample() -> None:
    assert len(sound.outline(np.ones(7, np.float32))) == 7


def test_the_pitch_curve_follows_a_voice_around_its_median() -> None:
    """A buzz that steps from 100 to 200 Hz lies an octave higher in its second, shorter half."""
    moment_s = np.arange(48_000) / 16_000
    phase = 2 * np.pi * np.cumsum(np.where(moment_s < 2, 100, 200)) / 16_000
    buzz = np.sum([0.2 * np.sin(k * phase) / k for k in range(1, 8)], axis=0)
    curve = sound.pitch_curve(Audio(buzz.astype(np.float32)))
    assert np.median([up for at, up in curve if at < 1.9]) == pytest.approx(0, abs=0.2)
    assert np.median([up for at, up in curve if at > 2.1]) == pytest.approx(12, abs=0.3)


def test_a_whisper_has_no_pitch_curve() -> None:
    assert sound.pitch_curve(Audio(np.zeros(16_000, np.float32))) == ()


def test_the_same_sound_gives_the_same_bytes() -> None:
    audio = Audio(np.sin(np.arange(16_000, dtype=np.float32) / 9))
    assert sound.encode(audio) == sound.encode(audio)


def test_the_copy_is_as_long_as_the_recording_and_not_shifted(tmp_path: Path) -> None:
    """Clicking a word is only as exact as the copy: the best shift between both is below 10 ms."""
    import av

    report = reports.not_scored()
    heard = sound.listen(reports.speak(report, tmp_path / "answer.wav"))
    with av.open(io.BytesIO(heard.opus)) as container:
        blocks = [frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)]
        rate_hz = container.streams.audio[0].rate
    copy = np.abs(np.concatenate(blocks))
    duration_s = report.delivery.duration_s
    assert duration_s is not None
    assert len(copy) / rate_hz == pytest.approx(duration_s, abs=0.05)
    assert report.transcript is not None
    loud = copy > 0.2 * copy.max()
    first_s = float(np.flatnonzero(loud)[0]) / rate_hz
    assert first_s == pytest.approx((report.transcript.words[0].start_s or 0) + 0.06, abs=0.05)


@pytest.mark.slow
def test_ninety_seconds_take_less_than_half_a_megabyte() -> None:
    noise = np.random.default_rng(3).standard_normal(90 * 16_000).astype(np.float32) * 0.1
    assert len(sound.encode(Audio(noise))) < 500_000
