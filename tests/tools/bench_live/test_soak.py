"""Many takes through virtual microphones: nothing is lost of any, also when its recorder is killed."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.virtual_mic import VirtualMic
from tools.bench_live import soak

LOST_S = 0.25  # at most, of a take whose recorder was killed


@pytest.mark.model
@pytest.mark.mic
@pytest.mark.soak
@pytest.mark.usefixtures("open_vmic")  # without PulseAudio this is skipped, in CI it fails
def test_twenty_takes_of_a_minute_are_what_was_said_sample_for_sample(tmp_path: Path) -> None:
    """Four microphones side by side, five takes in a row on each, beside a recogniser at full load."""
    with soak.busy(1):
        takes = soak.takes_side_by_side(tmp_path, takes=20, microphones=4, seconds=60.0)
    assert takes == [soak.Outcome(exact=True, overflows=0, lost_s=0.0, reason="asked")] * 20


@pytest.mark.model
@pytest.mark.mic
@pytest.mark.slow
def test_twenty_killed_recorders_leave_twenty_attempts(tmp_path: Path, vmic: VirtualMic) -> None:
    killed = soak.kill_some(vmic, tmp_path / "recordings", kills=20)
    assert max(one.lost_s for one in killed) < LOST_S
    frames = [soundfile.info(one.part).frames for one in killed]
    assert [soak.ffmpeg_frames(one.part) for one in killed] == frames
    # A kill between the writing of samples and of the header leaves samples that only `recover` counts.
    written = [soak.written_frames(one.part) for one in killed]
    lags_n = [whole - stated for whole, stated in zip(written, frames, strict=True)]
    assert min(lags_n) >= 0
    assert max(lags_n) < LOST_S * soak.RATE_HZ
    rows = soak.recovered(tmp_path)
    assert [row["attempt"] for row in rows] == list(range(1, 21))
    saved = [soundfile.info(str(row["path"])).frames for row in rows]
    assert sorted(saved) == sorted(written)


def test_a_take_that_lacks_one_sample_is_seen() -> None:
    played = soak.spoken(3.0, seed=1)
    quiet = np.zeros(4000, np.int16)
    whole = np.concatenate([quiet, played, quiet])
    at = soak.place_of(whole, played)
    assert at == 4000
    assert np.array_equal(whole[at : at + len(played)], played)
    short = np.delete(whole, at + 100_000)
    assert not np.array_equal(short[at : at + len(played)], played)
