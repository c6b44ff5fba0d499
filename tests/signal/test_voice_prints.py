"""Voice prints of a recording: the same from a file and from a growing take, few, and of stretches with voice alone."""

from dataclasses import replace

import numpy as np
import pytest

from rehearse.data.method_settings import measuring
from rehearse.signal.frames import Frames, compute
from rehearse.signal.voice_prints import PrintStream, one_voice, with_prints
from rehearse.types import Audio
from tests.builders import noise
from tests.fixtures import sound as fixture_sound

SETTINGS = measuring().voice_prints


@pytest.fixture(scope="module")
def two() -> tuple[Audio, Frames]:
    """Two synthesised voices, 13 s of one and then of the other."""
    one, other = (fixture_sound(name).samples[16_000 : 14 * 16_000] for name in ("short", "long"))
    audio = Audio(np.concatenate([one, other]).astype(np.float32))
    return audio, compute(audio)


@pytest.mark.slow
def test_a_growing_take_has_the_prints_of_the_whole_file(two: tuple[Audio, Frames]) -> None:
    audio, frames = two
    of_file = with_prints(frames, audio).prints
    stream, at = PrintStream(), 0
    for size in (100, 25_839, 1, 60_000, 7, len(audio.samples)):
        stream.feed(audio.samples[at : at + size])
        at += size
    of_take = stream.finish(frames).prints
    assert of_file is not None
    assert of_take is not None
    assert of_take.windows.tolist() == of_file.windows.tolist()
    assert of_take.embeddings == pytest.approx(of_file.embeddings, abs=1e-4)
    assert len(of_file.windows) > 10


@pytest.mark.slow
def test_how_loud_it_is_says_nothing_of_who_speaks(two: tuple[Audio, Frames]) -> None:
    audio, frames = two
    loud, quiet = with_prints(frames, audio).prints, with_prints(frames, Audio(audio.samples * 0.05)).prints
    assert loud is not None
    assert quiet is not None
    assert quiet.embeddings == pytest.approx(loud.embeddings, abs=1e-3)


def test_where_one_voice_speaks_every_second_window_is_enough() -> None:
    audio = Audio(fixture_sound("short").samples[: 24 * 16_000])
    found = with_prints(compute(audio), audio).prints
    assert found is not None
    assert one_voice(found.embeddings, SETTINGS)
    assert (np.diff(found.windows) >= 2).mean() > 0.8


@pytest.mark.slow
def test_an_hour_has_no_more_windows_than_a_minute(two: tuple[Audio, Frames]) -> None:
    """The windows of a long recording are spread over all of it."""
    audio, frames = two
    often = 12
    long = Audio(np.tile(audio.samples, often))
    found = with_prints(replace(frames, f0_hz=np.tile(frames.f0_hz, often)), long).prints
    assert found is not None
    assert len(found.windows) <= SETTINGS.most
    assert found.windows[-1] > 0.9 * len(long.samples) / 25_600


@pytest.mark.parametrize("samples", [noise(12.0), np.zeros(0, np.float32), np.zeros(25_839, np.float32)])
def test_without_enough_voice_nothing_is_embedded(samples: np.ndarray) -> None:
    audio = Audio(samples)
    found = with_prints(compute(audio), audio).prints
    assert found is not None
    assert found.embeddings.shape == (0, 256)
    assert with_prints(replace(compute(audio), prints=found), audio).prints is found
