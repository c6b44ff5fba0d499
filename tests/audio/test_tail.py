"""A growing take, read as it grows, is the finished file."""

from pathlib import Path

import numpy as np
import pytest

from rehearse.audio.decode import decode
from rehearse.audio.safe_wav import SafeWav
from rehearse.audio.tail import Tail
from tests.builders import bursts


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
def test_what_is_read_while_it_grows_is_what_is_decoded_afterwards(tmp_path: Path, rate_hz: int) -> None:
    data = (bursts(4.0, rate_hz) * 32767).astype("<i2").tobytes()
    take = SafeWav(tmp_path / "a.wav", rate_hz)
    parts = []
    with Tail(tmp_path / "a.part.wav") as tail:
        for start in range(0, len(data), 9600):
            take.append(data[start : start + 9600])
            parts.append(tail.read())
        path = take.close()
        parts.append(tail.read(last=True))
    assert path
    whole = decode(path).audio.samples
    np.testing.assert_array_equal(np.concatenate(parts), whole)
