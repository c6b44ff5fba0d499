"""The chunker: never too long, cut at pauses, nothing of the speech left out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.recognition import recognition
from rehearse.speech.activity import FRAME_S, detect_speech
from rehearse.speech.chunker import Chunker, chunk
from rehearse.types import Span
from tests.fixtures import sound

PAD_S = recognition().chunks.pad_s


def run(frames: list[tuple[float, float]], max_chunk_s: float) -> list[Span]:
    chunker = Chunker(max_chunk_s)
    chunks = [c for c in (chunker.feed(p, level) for p, level in frames) if c is not None]
    last = chunker.finish()
    return chunks + ([last] if last else [])


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.sampled_from([0.0, 0.3, 0.9]), st.integers(1, 400)), max_size=12),
    st.sampled_from([12.0, 28.0]),
)
def test_chunks_are_disjoint_in_order_short_enough_and_hold_all_speech(
    runs: list[tuple[float, int]], max_chunk_s: float
) -> None:
    frames = [(probability, probability / 2) for probability, count in runs for _ in range(count)]
    chunks = run(frames, max_chunk_s)
    assert all(c.duration_s <= max_chunk_s + FRAME_S for c in chunks)
    assert all(a.end_s <= b.start_s + 1e-9 for a, b in pairwise(chunks))
    position = 0
    for probability, count in runs:
        begin_s, end_s = position * FRAME_S, (position + count) * FRAME_S
        position += count
        if probability == 0.9 and count >= 4:
            held = sum(c.overlap_s(Span(begin_s, end_s)) for c in chunks)
            assert held == pytest.approx(end_s - begin_s, abs=1e-6)


def test_a_chunk_closes_at_the_first_real_pause_once_there_is_enough_speech() -> None:
    def talk(seconds: float) -> list[tuple[float, float]]:
        return [(0.9, 0.5)] * round(seconds / FRAME_S)

    def quiet(seconds: float) -> list[tuple[float, float]]:
        return [(0.0, 0.0)] * round(seconds / FRAME_S)

    chunks = run(talk(11) + quiet(0.6) + talk(10) + quiet(0.6) + talk(3), 28.0)
    assert [round(c.end_s, 1) for c in chunks] == [21.8, 25.2]


def test_the_first_chunk_opens_a_second_early_and_the_others_do_not() -> None:
    frames = [(0.0, 0.0)] * 50 + [(0.9, 0.5)] * 40 + [(0.0, 0.0)] * 70 + [(0.9, 0.5)] * 40
    first, second = run(frames, 28.0)
    assert first.start_s == pytest.approx(50 * FRAME_S - recognition().chunks.first_early_s)
    assert second.start_s == pytest.approx(160 * FRAME_S - PAD_S)


def test_what_was_half_taken_for_speech_before_a_chunk_belongs_to_it() -> None:
    quiet, faint, talk = [(0.0, 0.0)], [(0.3, 0.2)], [(0.9, 0.5)]
    phrase = run(quiet * 100 + faint * 40 + quiet * 20 + talk * 40, 28.0)
    assert [c.start_s for c in phrase] == [pytest.approx(100 * FRAME_S - recognition().chunks.first_early_s)]
    click = run(quiet * 100 + faint * 5 + quiet * 20 + talk * 40, 28.0)
    assert [c.start_s for c in click] == [pytest.approx(125 * FRAME_S - recognition().chunks.first_early_s)]
    hall = run(quiet * 10 + faint * 1000 + talk * 40, 28.0)
    assert hall[0].start_s >= 1010 * FRAME_S - recognition().chunks.longest_lead_s - 1.1
    _, second = run(talk * 40 + quiet * 70 + faint * 40 + quiet * 20 + talk * 40, 28.0)
    assert second.start_s == pytest.approx(110 * FRAME_S - PAD_S)


def test_a_long_silence_always_closes() -> None:
    frames = [(0.9, 0.5)] * 40 + [(0.0, 0.0)] * 70 + [(0.9, 0.5)] * 40
    assert len(run(frames, 28.0)) == 2


def test_without_any_pause_it_cuts_at_the_quietest_moment() -> None:
    frames = [(0.9, 0.5)] * 1200
    frames[800:803] = [(0.9, 0.01)] * 3
    first = run(frames, 28.0)[0]
    assert first.end_s == pytest.approx(801 * FRAME_S, abs=2 * FRAME_S)


def test_at_the_limit_it_cuts_in_the_longest_late_pause_rather_than_inside_a_phrase() -> None:
    """A model of 7 s: a breath of 0.3 s in mid-sentence is a better end than the quietest syllable near the limit."""
    frames = [(0.9, 0.5)] * 400
    frames[60:72] = [(0.0, 0.0)] * 12  # too early: half of the chunk would be given away
    frames[140:150] = [(0.0, 0.0)] * 10
    frames[190:193] = [(0.9, 0.01)] * 3
    first, second = run(frames, 7.0)[:2]
    assert first.end_s == pytest.approx(145 * FRAME_S, abs=FRAME_S)
    assert second.start_s == first.end_s


def test_the_open_chunk_is_what_would_be_transcribed_now() -> None:
    chunker = Chunker(28.0)
    for _ in range(50):
        chunker.feed(0.9, 0.5)
    for _ in range(12):
        chunker.feed(0.0, 0.0)
    tail = chunker.open_chunk()
    assert tail is not None
    assert tail.end_s == pytest.approx(50 * FRAME_S + PAD_S)
    assert chunker.silence_s() == pytest.approx(12 * FRAME_S)
    assert chunker.finish() == tail


def test_a_click_is_no_chunk() -> None:
    assert run([(0.9, 0.5)] * 2 + [(0.0, 0.0)] * 80, 28.0) == []


@pytest.mark.slow
def test_a_file_gives_chunks_that_a_model_of_twelve_seconds_can_hear() -> None:
    audio = sound("long")
    chunks = chunk(audio, detect_speech(audio), 12.0)
    assert max(c.duration_s for c in chunks) <= 12.0 + FRAME_S
    assert chunks[-1].end_s <= audio.duration_s
