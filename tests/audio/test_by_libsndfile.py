"""What libsndfile reads only in part is kept to the last sample that it can decode; that the rest is lost is said."""

import numpy as np
import pytest
import soundfile

from rehearse.audio.by_libsndfile import _joined
from rehearse.audio.stream import BLOCK_N, Blocks
from tests.builders import Sound

RATE_HZ = 8000
RAMP = np.arange(3 * BLOCK_N, dtype=np.float32)[:, None]


class Damaged:
    """A soundfile.SoundFile that refuses every read that reaches the sample `bad_n`."""

    samplerate, channels = RATE_HZ, 1

    def __init__(self, bad_n: int, *, can_seek: bool = True) -> None:
        self._bad_n, self._can_seek, self._at = bad_n, can_seek, 0

    def read(self, frames: int, dtype: str, always_2d: bool) -> Sound:
        first, self._at = self._at, min(self._at + frames, len(RAMP))
        if first < self._bad_n <= self._at - 1 or self._bad_n == first:
            raise soundfile.LibsndfileError(5)
        assert (dtype, always_2d) == ("float32", True)
        return RAMP[first : self._at]

    def seek(self, frames: int) -> int:
        if not self._can_seek:
            raise RuntimeError
        self._at = frames
        return frames


def read(*files: Damaged) -> tuple[Sound, list[str]]:
    blocks = Blocks(RATE_HZ, 1, "WAV", None, iter(()), [])
    parts = list(_joined(list(files), blocks))
    return np.concatenate(parts)[:, 0], blocks.warnings


@pytest.mark.parametrize("bad_n", [BLOCK_N + 1000, 2 * BLOCK_N + 77, 300])
def test_sound_is_kept_up_to_a_few_samples_before_the_damage(bad_n: int) -> None:
    samples, warnings = read(Damaged(bad_n))
    assert bad_n - 256 <= len(samples) <= bad_n
    assert np.array_equal(samples, RAMP[: len(samples), 0])
    assert len(warnings) == 1
    assert warnings[0].startswith(f"the file is damaged after {len(samples) / RATE_HZ:.1f} s (")
    assert warnings[0].endswith("): the rest is lost")


def test_where_nothing_can_be_read_a_second_time_whole_blocks_are_kept() -> None:
    samples, warnings = read(Damaged(2 * BLOCK_N + 77, can_seek=False))
    assert np.array_equal(samples, RAMP[: 2 * BLOCK_N, 0])
    assert warnings[0].startswith(f"the file is damaged after {2 * BLOCK_N / RATE_HZ:.1f} s (")


def test_a_whole_stream_has_no_warning_and_two_follow_each_other() -> None:
    samples, warnings = read(Damaged(1 << 40), Damaged(1 << 40))
    assert np.array_equal(samples, np.concatenate([RAMP, RAMP])[:, 0])
    assert warnings == []
