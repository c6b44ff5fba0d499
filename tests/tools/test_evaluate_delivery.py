from pathlib import Path

import pytest

from tools.evaluate_delivery import clips
from tools.evaluate_delivery.score import Events, add_fillers, add_pauses

PAGE = Path(__file__).parents[2] / "docs" / "delivery-evaluation.md"


def test_a_filler_is_found_within_a_quarter_of_a_second_and_only_once() -> None:
    events = Events()
    add_fillers(events, [(1.0, 1.4), (5.0, 5.4)], [(1.2, 1.5), (1.1, 1.3), (5.3, 5.6)], "clip")
    assert (events.there, events.found, events.right) == (2, 3, 1)
    assert events.errors_s == [pytest.approx(0.1)]
    assert events.missed == ["clip at 5.00 s: missed", "clip at 1.20 s: false", "clip at 5.30 s: false"]
    assert events.f1 == pytest.approx(0.4)


def test_a_pause_is_found_when_it_shares_most_of_its_length() -> None:
    events = Events()
    add_pauses(events, [(1.0, 2.0), (4.0, 5.0)], [(1.05, 2.1), (4.8, 6.0), (8.0, 8.2)], shortest_s=0.3)
    assert (events.there, events.found, events.right) == (2, 2, 1)
    assert events.median_error_ms() == pytest.approx(75.0)


def test_nothing_there_and_nothing_found_is_right() -> None:
    assert Events().f1 == 1.0


def test_the_page_names_its_data_and_its_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "make evaluate-delivery` on 20" in text
    assert "manifest.json" in text


@pytest.mark.slow
@pytest.mark.skipif(not clips.MANIFEST.exists(), reason="the real clips lie in ../shared, which is not here")
def test_words_are_given_as_whisper_prints_them() -> None:
    """No filler among them, and each lasts until the next begins."""
    clip = next(clip for clip in clips.real() if clip.name == "mfa_um.flac")
    words = clip.stretched_words()
    assert [word.text for word in words] == ["montreal", "forced", "aligner"]
    assert [word.end_s for word in words[:-1]] == [word.start_s for word in words[1:]]
    assert words[-1].end_s == pytest.approx(clip.audio.duration_s)
