"""Two speakers are told by their voice prints only where two groups are clearly apart and each has enough windows."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rehearse.data.method_settings import measuring
from rehearse.delivery.voice_clusters import two_speakers
from rehearse.signal.frames import VoicePrints

SETTINGS = measuring().voice_prints
_SIZE = 40


def around(middle: int, count: int, spread: float, seed: int, shared: float = 0.0) -> NDArray[np.float32]:
    """Embeddings about one direction of their own; shared: how much of another that all have is in them."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(0, spread, (count, _SIZE))
    rows[:, middle] += 1.0
    rows[:, 39] += shared
    found: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def told(*groups: NDArray[np.float32], spoken: float = 1.0, seed: int = 0) -> bool:
    """Whether groups of windows, in any order, are of two; spoken: the share of each that is speech."""
    rows = np.concatenate(groups)
    rows = rows[np.random.default_rng(seed).permutation(len(rows))]
    active = np.tile(np.arange(160) < 160 * spoken, len(rows))
    return two_speakers(VoicePrints(np.arange(len(rows)), rows), active, SETTINGS)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("second", [3, 6, 12])
def test_two_groups_far_apart_are_two(second: int, seed: int) -> None:
    assert told(around(0, 12, 0.08, seed), around(1, second, 0.08, seed + 50, 0.5), seed=seed)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("spread", [0.02, 0.08, 0.15, 0.3])
def test_one_group_is_one_however_much_it_scatters(spread: float, seed: int) -> None:
    assert not told(around(0, 24, spread, seed))


def test_two_windows_of_another_voice_are_too_few() -> None:
    assert not told(around(0, 20, 0.08, 1), around(1, 2, 0.08, 2))


def test_groups_that_are_much_alike_are_one_voice() -> None:
    assert not told(around(0, 12, 0.05, 1, shared=1.8), around(1, 12, 0.05, 2, shared=1.8))


def test_a_group_that_is_not_alike_within_itself_is_no_voice() -> None:
    """Laughter, coughs and noise differ from the voice, and from one another."""
    odd = np.concatenate([around(middle, 1, 0.05, middle) for middle in range(1, 9)])
    assert not told(around(0, 16, 0.08, 1), odd)


def test_a_change_that_comes_once_must_be_greater() -> None:
    """Who steps back from the microphone and stays there sounds different once; people in turns, again and again."""
    one, other = around(0, 12, 0.2, 1, shared=1.6), around(1, 12, 0.2, 2, shared=1.6)
    everything = np.ones(160 * 24, bool)
    in_turns = np.stack([one, other], axis=1).reshape(24, -1)
    assert two_speakers(VoicePrints(np.arange(24), in_turns), everything, SETTINGS)
    assert not two_speakers(VoicePrints(np.arange(24), np.concatenate([one, other])), everything, SETTINGS)
    far = np.concatenate([around(0, 12, 0.08, 1), around(1, 12, 0.08, 2)])
    assert two_speakers(VoicePrints(np.arange(24), far), everything, SETTINGS)


def test_windows_with_little_speech_do_not_count() -> None:
    two = around(0, 12, 0.08, 1), around(1, 6, 0.08, 2)
    assert told(*two, spoken=0.7)
    assert not told(*two, spoken=0.5)


def test_windows_outside_the_answer_do_not_count() -> None:
    rows = np.concatenate([around(0, 12, 0.08, 1), around(1, 6, 0.08, 2)])
    active = np.arange(160 * 18) < 160 * 12
    assert not two_speakers(VoicePrints(np.arange(18), rows), active, SETTINGS)
