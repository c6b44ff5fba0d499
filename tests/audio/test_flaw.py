"""A take is called useless exactly where no report can be made of it."""

from pathlib import Path

import numpy as np
import pytest

from rehearse.audio.decode import decode
from rehearse.audio.flaw import Flaw, flaw
from rehearse.audio.recover import Unfinished
from rehearse.audio.safe_wav import SafeWav
from rehearse.errors import AudioError
from tests.builders import Sound, silence, tone

JUST_SILENT, JUST_LOUD = tone(2.0, amplitude=1e-4), tone(2.0, amplitude=2e-4)  # -83 and -77 dBFS
SOUNDS: list[tuple[Sound, Flaw | None]] = [
    (tone(2.0), None),
    (silence(2.0), "only silence"),
    (JUST_SILENT, "only silence"),
    (JUST_LOUD, None),
    (np.concatenate([silence(9.0), tone(1.0)]), None),
    (np.concatenate([tone(1.0), silence(9.0)]), None),
    (tone(0.031), "too short"),
    (tone(0.033), None),
]


def recorded(folder: Path, sound: Sound, rate_hz: int = 16_000) -> Unfinished:
    """A take that was ended and never judged."""
    take = SafeWav(folder / "1--own.wav", rate_hz)
    take.append((sound * 32767).round().astype("<i2").tobytes())
    path = take.close()
    assert path is not None
    return Unfinished(path, len(sound) / rate_hz, part=False)


def refused(take: Unfinished) -> bool:
    """Whether the whole of it is refused when it is to be judged."""
    try:
        decode(take.path)
    except AudioError:
        return True
    return False


@pytest.mark.parametrize(("sound", "expected"), SOUNDS)
def test_it_is_what_reading_all_of_it_finds(tmp_path: Path, sound: Sound, expected: Flaw | None) -> None:
    take = recorded(tmp_path, sound)
    assert flaw(take) == expected
    assert refused(take) == (expected is not None)


@pytest.mark.parametrize(("at", "byte"), [(20, 99), (22, 77)], ids=["coding", "channels"])
def test_a_damaged_header_is_named(tmp_path: Path, at: int, byte: int) -> None:
    take = recorded(tmp_path, tone(2.0))
    data = bytearray(take.path.read_bytes())
    data[at] = byte
    take.path.write_bytes(data)
    assert flaw(take) == "damaged"
    assert refused(take)


def test_a_rate_too_low_for_speech_is_damage(tmp_path: Path) -> None:
    take = recorded(tmp_path, tone(2.0), rate_hz=2000)
    assert flaw(take) == "damaged"
    assert refused(take)


def test_a_take_is_not_called_useless_before_its_file_is_complete(tmp_path: Path) -> None:
    assert flaw(Unfinished(tmp_path / "1--own.part.wav", 2.0, part=True)) is None


def test_a_take_that_is_gone_cannot_be_used(tmp_path: Path) -> None:
    assert flaw(Unfinished(tmp_path / "1--own.wav", 2.0, part=False)) == "damaged"
