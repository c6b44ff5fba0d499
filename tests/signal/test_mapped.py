"""A mapped recording leaves the memory block by block, and nothing of it changes; what was written to it stays."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rehearse.audio.decode import Sink
from rehearse.signal.frames import compute
from rehearse.signal.mapped import blocks, let_go
from rehearse.speech.activity import detect_speech
from rehearse.speech.chunker import frame_levels
from rehearse.speech.levels import measure
from rehearse.types import Audio
from tests.builders import bursts, noise

STATUS = Path("/proc/self/status")


@pytest.fixture
def mapped() -> Iterator[np.ndarray]:
    """Twenty minutes of noise that lie in a file, 77 MB."""
    with Sink(in_memory_n=1000) as sink:
        for _ in range(20):
            sink.add(noise(60.0, rms=0.1))
        yield sink.finish()


def resident_mb() -> float:
    """Of mapped files."""
    line = next(line for line in STATUS.read_text("ascii").splitlines() if line.startswith("RssFile"))
    return int(line.split()[1]) / 1000


@pytest.mark.slow
def test_what_is_read_in_blocks_is_the_whole(mapped: np.ndarray) -> None:
    assert np.array_equal(np.concatenate(list(blocks(mapped, 1_000_003))), mapped)


@pytest.mark.skipif(not STATUS.is_file(), reason="only Linux says what is resident")
def test_blocks_do_not_add_up_in_memory(mapped: np.ndarray) -> None:
    let_go(mapped)
    before_mb = resident_mb()
    most_mb = 0.0
    for block in blocks(mapped, 1_000_000):
        float(block.sum())
        most_mb = max(most_mb, resident_mb() - before_mb)
    assert most_mb < 20
    float(mapped.sum())
    assert resident_mb() - before_mb > 60, "without blocks it would all be there"


def test_what_was_written_stays() -> None:
    with Sink(in_memory_n=10) as sink:
        sink.add(noise(1.0))
        samples = sink.finish(for_writing=True)
    samples /= 2
    copy = samples.copy()
    let_go(samples)
    assert np.array_equal(samples, copy)


@pytest.mark.slow
def test_a_mapped_recording_gives_what_one_in_memory_gives() -> None:
    sound = bursts(20.0)
    with Sink(in_memory_n=1000) as sink:
        sink.add(sound)
        mapped = sink.finish()
    there, here = Audio(mapped), Audio(sound)
    assert detect_speech(there) == detect_speech(here)
    assert np.array_equal(compute(there).cepstra, compute(here).cepstra)
    assert np.array_equal(measure(there).db, measure(here).db)
    assert np.array_equal(frame_levels(mapped), frame_levels(sound))
