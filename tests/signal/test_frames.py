import dataclasses
import tracemalloc

import numpy as np
import pytest

from rehearse.signal import frames
from rehearse.types import Audio, Span
from tests.builders import noise, silence, tone
from tests.delivery.voices import RATE_HZ, vowel


def test_there_is_a_frame_for_each_ten_milliseconds() -> None:
    assert len(frames.compute(Audio(tone(1.234)))) == 124


def test_nothing_gives_no_frames() -> None:
    assert len(frames.compute(Audio(np.zeros(0, np.float32)))) == 0


def test_the_level_of_a_tone_is_its_rms() -> None:
    level = frames.compute(Audio(tone(1.0, f_hz=400.0, amplitude=0.5))).level_dbfs[10:-10]
    assert level == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.3)


def test_digital_silence_stands_at_the_floor() -> None:
    assert frames.compute(Audio(silence(0.5))).level_dbfs == pytest.approx(frames.FLOOR_DBFS)


def test_blocks_leave_no_seam() -> None:
    """A recording longer than a block has the same frames as it would in one piece."""
    import msgspec

    from rehearse.data.method_settings import measuring

    whole = measuring()
    short = msgspec.structs.replace(whole, frames=msgspec.structs.replace(whole.frames, block_s=0.7))
    sound = Audio(np.concatenate([vowel("ah", 1.0), noise(0.5, rms=0.01), vowel("ee", 1.3, 180.0)]))
    one, many = frames.compute(sound, whole), frames.compute(sound, short)
    np.testing.assert_allclose(one.level_dbfs, many.level_dbfs, atol=1e-3)
    np.testing.assert_allclose(one.f0_hz, many.f0_hz, rtol=1e-3)
    np.testing.assert_allclose(one.cepstra, many.cepstra, atol=1e-2)


@pytest.mark.slow
@pytest.mark.parametrize("piece_n", [160, 1601, 400_000])
def test_a_growing_recording_has_the_frames_of_the_whole(piece_n: int) -> None:
    """Bit for bit, so that the report of a live take is that of its file."""
    sound = np.concatenate([vowel("ah", 6.0), noise(3.0, rms=0.01), vowel("ee", 6.3, 180.0)])
    stream = frames.FrameStream()
    for start in range(0, len(sound), piece_n):
        stream.feed(sound[start : start + piece_n])
    grown, whole = stream.finish(), frames.compute(Audio(sound))
    for field in dataclasses.fields(frames.Frames):
        np.testing.assert_array_equal(getattr(grown, field.name), getattr(whole, field.name))


def test_twenty_db_more_gain_moves_the_level_and_nothing_else() -> None:
    sound = vowel("uh", 1.0, 140.0, amplitude=0.04)
    quiet, loud = frames.compute(Audio(sound)), frames.compute(Audio((sound * 10).astype(np.float32)))
    np.testing.assert_allclose(loud.level_dbfs - quiet.level_dbfs, 20.0, atol=0.01)
    np.testing.assert_allclose(loud.f0_hz, quiet.f0_hz, rtol=1e-3)


@pytest.mark.slow
def test_memory_stays_flat_when_the_recording_is_long() -> None:
    """Three minutes read block by block hold less than what its windows would fill at once (three times 150 MB)."""
    sound = Audio(np.tile(noise(10.0, rms=0.01), 18))
    frames.compute(Audio(sound.samples[: 2 * RATE_HZ]))
    tracemalloc.start()
    frames.compute(sound)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150e6


def test_a_span_names_its_frames() -> None:
    row = frames.compute(Audio(tone(1.0)))
    assert row.slice_of(Span(0.25, 0.5)) == slice(25, 50)
