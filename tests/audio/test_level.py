"""Peak, noise floor and clipping are those that were put in; trust is lost for what spoils words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.level import Meter, dbfs, judge_trust
from rehearse.types import AudioInfo
from tests.builders import Sound, bursts, noise, silence, tone


def measured(sound: Sound, rate_hz: int = 16_000, block_n: int = 4096) -> Meter:
    """A meter that has seen the sound, mono unless it is shaped (n, channels)."""
    meter = Meter(rate_hz, 1 if sound.ndim == 1 else sound.shape[1])
    shaped = sound.reshape(len(sound), -1)
    for start in range(0, len(shaped), block_n):
        meter.add(shaped[start : start + block_n])
    return meter


def info(**changes: float) -> AudioInfo:
    """A good recording, changed."""
    good = {"duration_s": 90.0, "sample_rate": 48_000, "peak_dbfs": -6.0, "noise_dbfs": -55.0, "clipped_ratio": 0.0}
    return AudioInfo(path="a.wav", speech_ratio=None, trust="ok", **{**good, **changes})  # type: ignore[arg-type]  # mixed numbers


def test_peak_and_noise_are_those_of_the_sound() -> None:
    quiet = noise(10.0, rms=0.001)
    quiet[40_000:80_000] += tone(2.5, amplitude=0.5)
    meter = measured(quiet)
    assert dbfs(meter.peak) == pytest.approx(-6.0, abs=0.1)
    assert meter.noise_dbfs == pytest.approx(-60.0, abs=1.0)


def test_a_constant_offset_is_not_noise() -> None:
    assert measured(noise(5.0, rms=0.001) + np.float32(0.1)).noise_dbfs == pytest.approx(-60.0, abs=1.0)


def test_digital_silence_has_no_level() -> None:
    meter = measured(silence(2.0))
    assert (dbfs(meter.peak), meter.noise_dbfs, meter.loudest_frame_dbfs) == (None, None, None)


def test_flat_tops_are_clipping_and_single_peaks_are_not() -> None:
    sound = silence(1.0)
    sound[1000:1005] = 1.0
    sound[2000:2002] = 1.0
    sound[3000:3003] = -1.0
    assert measured(sound).clipped_ratio == pytest.approx(8 / 16_000)


@given(st.integers(1, 50), st.lists(st.integers(0, 9), max_size=40))
def test_clipping_does_not_depend_on_where_blocks_end(block_n: int, runs: list[int]) -> None:
    sound = np.concatenate([np.zeros(1), *[np.r_[np.ones(n), 0.0] for n in runs]]).astype(np.float32)
    assert round(measured(sound, block_n=block_n).clipped_ratio * len(sound)) == sum(n for n in runs if n >= 3)


@given(st.integers(100, 5000))
def test_level_does_not_depend_on_where_blocks_end(block_n: int) -> None:
    assert measured(bursts(1.0), block_n=block_n).noise_dbfs == measured(bursts(1.0)).noise_dbfs


def test_a_good_recording_is_trusted_without_remarks() -> None:
    judged = judge_trust(info(), 0.7)
    assert (judged.trust, judged.reasons, judged.speech_ratio) == ("ok", (), 0.7)


@pytest.mark.parametrize(
    ("changes", "ratio", "word"),
    [
        ({"clipped_ratio": 0.02}, 0.7, "clipped"),
        ({"noise_dbfs": -20.0}, 0.7, "noisy"),
        ({"peak_dbfs": -70.0, "noise_dbfs": -96.0}, 0.7, "quiet"),
        ({}, 0.0, "speech"),
    ],
)
def test_what_spoils_words_makes_it_poor(changes: dict[str, float], ratio: float, word: str) -> None:
    judged = judge_trust(info(**changes), ratio)
    assert judged.trust == "poor"
    assert word in judged.reasons[0]


@pytest.mark.parametrize(
    ("changes", "ratio", "word"),
    [
        ({"clipped_ratio": 0.001}, 0.7, "clipped"),
        ({"noise_dbfs": -31.0}, 0.7, "noisy"),
        ({"peak_dbfs": -35.0, "noise_dbfs": -80.0}, 0.7, "quiet"),
        ({"sample_rate": 8000}, 0.7, "telephone"),
        ({}, 0.1, "speech"),
    ],
)
def test_what_is_merely_worth_knowing_leaves_it_trusted(changes: dict[str, float], ratio: float, word: str) -> None:
    judged = judge_trust(info(**changes), ratio)
    assert judged.trust == "ok"
    assert word in judged.reasons[0]


@pytest.mark.parametrize(("rate_hz", "said"), [(8000, "8 kHz"), (11_025, "11.025 kHz"), (15_999, "15.999 kHz")])
def test_the_quality_of_a_telephone_is_named_in_khz(rate_hz: int, said: str) -> None:
    assert judge_trust(info(sample_rate=rate_hz), 0.7).reasons == (f"telephone quality: {said}",)


def test_16_khz_is_no_telephone() -> None:
    assert judge_trust(info(sample_rate=16_000), 0.7).reasons == ()


def test_before_speech_is_known_nothing_is_said_of_it() -> None:
    assert judge_trust(info(), None).reasons == ()
