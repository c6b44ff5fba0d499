"""Word times held against the sound: words begin where it begins, and none lies outside it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.recognition import recognition
from rehearse.speech.levels import Levels
from rehearse.speech.word_times import settled
from rehearse.types import Span, Word

USE = recognition().word_times


def sound(*spans: tuple[float, float], duration_s: float = 10.0) -> Levels:
    """Loud inside the spans, a quiet room elsewhere."""
    db = np.full(round(duration_s * 100), -70, np.float32)
    for start_s, end_s in spans:
        db[round(start_s * 100) : round(end_s * 100)] = -20
    return Levels(db, -70.0, -20.0)


def times(words: tuple[Word, ...]) -> list[tuple[str, float, float]]:
    return [(w.text, w.start_s or 0.0, w.end_s or 0.0) for w in words]


def test_a_word_begins_with_the_sound_however_early_it_is_said_to() -> None:
    words = settled([Word("So", 0.0, 1.4), Word("we", 1.4, 1.8)], sound((1.0, 2.0)), (), USE)
    assert [start_s for _, start_s, _ in times(words)] == pytest.approx([1.0, 1.4])


def test_a_word_a_little_late_begins_with_the_sound_too() -> None:
    (word,) = settled([Word("So", 1.15, 1.6)], sound((1.0, 2.0)), (), USE)
    assert word.start_s == pytest.approx(1.0)


def test_a_word_stretched_back_over_the_pause_before_it_lies_behind_it() -> None:
    words = settled([Word("done", 1.0, 1.95), Word("Then", 1.95, 3.5)], sound((1.0, 2.0), (3.0, 4.0)), (), USE)
    assert times(words)[1][1:] == pytest.approx((3.0, 3.5))


def test_a_word_stretched_forward_over_a_pause_ends_before_it() -> None:
    (word,) = settled([Word("done", 1.2, 2.9)], sound((1.0, 2.0), (3.0, 4.0)), (), USE)
    assert times((word,))[0][1:] == pytest.approx((1.0, 2.0))


@pytest.mark.parametrize(
    ("said", "beside"),
    [((2.2, 2.9), "before"), ((2.2, 3.2), "before"), ((3.1, 3.9), "after"), ((2.9, 3.75), "after")],
)
def test_a_word_inside_a_long_silence_lies_at_the_nearer_end_of_it(said: tuple[float, float], beside: str) -> None:
    """A filler was counted at 0:03, in the middle of a pause that was reported beside it."""
    row = [Word("and", 1.6, 2.0), Word("like", *said), Word("keep", 4.0, 4.4)]
    speech = (Span(1.0, 2.0), Span(4.0, 5.0))
    words = times(settled(row, sound((1.0, 2.0), (4.0, 5.0)), speech, USE))
    assert [text for text, _, _ in words] == ["and", "like", "keep"]
    assert all(end_s <= 2.01 or start_s >= 3.99 for _, start_s, end_s in words)
    assert (words[1][2] <= 2.01) == (beside == "before")
    assert all(first[2] <= second[1] + 1e-6 for first, second in pairwise(words))


def test_a_word_in_a_silence_stays_where_voice_activity_heard_speech() -> None:
    row = [Word("and", 1.6, 2.0), Word("like", 2.2, 2.9), Word("keep", 4.0, 4.4)]
    words = settled(row, sound((1.0, 2.0), (4.0, 5.0)), (Span(1.0, 5.0),), USE)
    assert times(words)[1][1:] == pytest.approx((2.2, 2.9))


def test_words_crowded_at_one_instant_share_the_time_before_it() -> None:
    row = [Word("early", 1.0, 2.0), *(Word(w, 2.0, 2.0) for w in ("I'd", "be", "like"))]
    words = settled(row, sound((1.0, 2.0)), (), USE)
    assert all(w.end_s - w.start_s > 0.08 for w in words if w.start_s is not None and w.end_s is not None)
    assert [w.text for w in words] == ["early", "I'd", "be", "like"]


def test_a_word_far_from_all_sound_is_left_out_unless_voice_activity_heard_speech_there() -> None:
    row = [Word("done", 1.5, 2.0), Word("Thanks", 6.0, 6.4)]
    assert [w.text for w in settled(row, sound((1.0, 2.0)), (), USE)] == ["done"]
    assert len(settled(row, sound((1.0, 2.0)), (Span(5.5, 6.5),), USE)) == 2


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 2)), max_size=20), st.lists(st.floats(0.1, 9), max_size=6))
def test_words_stay_in_order_and_never_end_before_they_start(
    row: list[tuple[float, float]], edges: list[float]
) -> None:
    words = sorted((Word("word", s, min(10.0, s + d)) for s, d in row), key=lambda w: w.start_s or 0.0)
    spans = [(e, min(10.0, e + 0.5)) for e in edges]
    kept = settled(words, sound(*spans), (Span(0.0, 10.0),), USE)
    assert all(0 <= s <= e <= 10.5 for _, s, e in times(kept))
    starts = [s for _, s, _ in times(kept)]
    assert all(a < b for a, b in pairwise(starts))
