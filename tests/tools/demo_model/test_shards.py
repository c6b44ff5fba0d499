"""Windows that are cut at a word, as a chunk without a pause is."""

import random

import pytest

from tools.demo_model.shards import FRAMES_PER_S, Example, cut

WHOLE = Example(
    shard=1,
    offset=500,
    frames=420,
    units=tuple(f"word{i}" for i in range(8)),
    times_s=tuple((0.2 + 0.5 * i, 0.6 + 0.5 * i) for i in range(8)),
    pieces=(8,),
    phonemes="w3d",
    voice="espeak en-us",
)


@pytest.mark.parametrize("seed", range(60))
def test_a_cut_window_holds_its_words_whole_and_no_others(seed: int) -> None:
    part = cut(WHOLE, random.Random(seed))
    assert part.times_s is not None
    assert WHOLE.times_s is not None
    first = WHOLE.units.index(part.units[0])
    assert part.units == WHOLE.units[first : first + len(part.units)]
    begin_s = (part.offset - WHOLE.offset) / FRAMES_PER_S
    for (start_s, end_s), (whole_start_s, whole_end_s) in zip(part.times_s, WHOLE.times_s[first:], strict=False):
        assert start_s + begin_s == pytest.approx(whole_start_s)
        assert end_s + begin_s == pytest.approx(whole_end_s)
        assert -0.01 <= start_s < end_s <= part.frames / FRAMES_PER_S + 0.01
    others = [t for i, t in enumerate(WHOLE.times_s) if not first <= i < first + len(part.units)]
    assert all(b <= begin_s + 0.02 or a >= begin_s + part.frames / FRAMES_PER_S - 0.01 for a, b in others)


def test_most_windows_are_cut_and_lose_their_phonemes() -> None:
    parts = [cut(WHOLE, random.Random(seed)) for seed in range(60)]
    changed = [p for p in parts if p is not WHOLE]
    assert len(changed) > 40
    assert all(p.phonemes == "" for p in changed)


def test_a_voice_without_word_times_is_left_whole() -> None:
    silent = Example(1, 0, 420, WHOLE.units, None, (8,), "w3d", "flite slt")
    assert cut(silent, random.Random(1)) is silent
