import itertools
from random import Random

import msgspec
import pytest

from rehearse.data.method_settings import measuring
from rehearse.data.targets import read_targets
from rehearse.delivery import measure, rate
from rehearse.text.tokens import tokens
from rehearse.types import PaceWindow, Span, Word
from tests.delivery.voices import Take, stretched


def steady(count: int, every_s: float) -> Take:
    """`count` words of one syllable (0.12 s), one in each `every_s` seconds."""
    take = Take().pause(0.5)
    for number in range(count):
        take.word("work" if number % 2 else "time").pause(every_s - 0.16)
    return take


def test_speech_rate_is_words_from_first_to_last_pauses_included() -> None:
    take = steady(21, 0.5)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.speech_rate_wpm == pytest.approx(60 * 21 / (20 * 0.5 + 0.12), rel=0.01)


def test_a_last_word_stretched_over_silence_does_not_slow_the_rate() -> None:
    take = steady(21, 0.5).pause(5.0)
    exact, _ = measure(take.audio, take.speech, take.transcript)
    printed, _ = measure(take.audio, take.speech, stretched(take.transcript, take.now_s))
    assert printed.speech_rate_wpm == pytest.approx(exact.speech_rate_wpm, rel=0.02)


def test_articulation_rate_leaves_pauses_out() -> None:
    """Twelve syllables of 0.12 s with 0.04 s closures, and two long silences that change nothing."""
    take = Take().pause(0.3)
    for _ in range(3):
        for _ in range(2):
            take.word("party", "ah", "ee")
        take.pause(1.5)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.articulation_source == "words"
    assert delivery.articulation_rate_sps == pytest.approx(12 / (3 * (4 * 0.12 + 3 * 0.04)), rel=0.06)


@pytest.mark.slow
def test_pace_slides_over_the_answer_and_a_fast_stretch_is_pointed_out() -> None:
    take = Take().pause(0.2)
    for _ in range(40):
        take.word("time").pause(0.34)
    for _ in range(80):
        take.word("time").pause(0.09)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pace is not None
    assert delivery.pace[0].wpm == pytest.approx(120, abs=6)
    assert delivery.pace[-1].wpm == pytest.approx(240, abs=8)
    assert [stretch.side for stretch in delivery.stretches] == ["fast"]
    assert delivery.stretches[0].end_s == pytest.approx(40.0, abs=0.5)
    assert delivery.slowest is not None
    assert delivery.fastest is not None
    assert delivery.slowest.end_s <= 21
    assert delivery.fastest.start_s >= 19


def test_two_words_have_no_rate_and_the_warning_says_so() -> None:
    take = steady(2, 0.5)
    delivery, warnings = measure(take.audio, take.speech, take.transcript)
    assert delivery.speech_rate_wpm is None
    assert any("too few words" in warning for warning in warnings)


def test_a_single_short_window_is_not_a_sustained_stretch() -> None:
    assert rate.sustained((PaceWindow(0.0, 9.0, 250.0),), read_targets().speech_rate) == ()


def test_windows_cover_the_answer_to_its_end() -> None:
    take = steady(60, 0.4)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pace is not None
    assert delivery.pace[-1].end_s == pytest.approx(take.words[-1].end_s, abs=0.05)
    assert all(w.end_s - w.start_s == pytest.approx(measuring().rate.window_s) for w in delivery.pace)


@pytest.mark.slow
def test_no_stretch_of_fast_pace_holds_ten_seconds_on_target() -> None:
    """Two bursts of 300 words a minute around a calm middle: the joined windows would call all of it fast."""
    take = Take().pause(0.2)
    for count, rest_s in ((50, 0.04), (24, 0.26), (50, 0.04)):
        for _ in range(count):
            take.word("time").pause(rest_s)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.slowest is not None
    assert read_targets().speech_rate.band(delivery.slowest.wpm) == "ok"
    assert all(
        delivery.slowest.start_s < one.start_s or one.end_s < delivery.slowest.end_s for one in delivery.stretches
    )


def test_windows_on_target_split_what_is_off_target() -> None:
    target = read_targets().speech_rate
    fast = (PaceWindow(0.0, 15.0, 200.0), PaceWindow(5.0, 20.0, 200.0), PaceWindow(20.0, 35.0, 210.0))
    calm = (PaceWindow(12.0, 22.0, 150.0),)
    found = rate.sustained(fast, target, calm)
    assert [(one.start_s, one.end_s) for one in found] == [(0.0, 15.0), (20.0, 35.0)]
    assert [(one.start_s, one.end_s) for one in rate.sustained(fast, target)] == [(0.0, 35.0)]
    assert rate.sustained(fast[:1], target, (PaceWindow(2.0, 12.0, 150.0),)) == ()
    between = (fast[0], PaceWindow(5.0, 20.0, 150.0), PaceWindow(10.0, 25.0, 200.0))
    assert [(one.start_s, one.end_s) for one in rate.sustained(between, target)] == [(0.0, 15.0)]


@pytest.mark.parametrize("seed", range(40))
def test_no_stretch_holds_most_of_ten_seconds_on_target(seed: int) -> None:
    """Answers of words at changing rates: no stretch covers more than half of a window on target, nor another one."""
    chance, begins, at_s = Random(seed), list[float](), 0.0
    while at_s < 90.0:
        every_s, until_s = 60 / chance.choice((80, 100, 140, 160, 200, 220, 260)), at_s + chance.uniform(3, 25)
        while at_s < until_s:
            begins.append(at_s)
            at_s += every_s
    said = tokens(tuple(Word("time", begin_s, begin_s + 0.1) for begin_s in begins))
    span, settings, target = Span(0.0, begins[-1] + 0.1), measuring().rate, read_targets().speech_rate
    short = rate.short_windows(said, span, settings)
    found = rate.sustained(rate.pace(said, span, settings), target, short)
    calm = [(one.start_s + one.end_s) / 2 for one in short if target.band(one.wpm) == "ok"]
    assert not any(one.start_s < middle < one.end_s for one in found for middle in calm)
    assert all(before.end_s <= one.start_s for before, one in itertools.pairwise(found))


def test_a_single_window_has_the_rate_of_the_whole() -> None:
    take = steady(9, 0.4)
    words = (msgspec.structs.replace(take.words[0], start_s=(take.words[0].start_s or 0.0) - 0.2), *take.words[1:])
    delivery, _ = measure(take.audio, take.speech, msgspec.structs.replace(take.transcript, words=words))
    assert delivery.pace is not None
    assert [one.wpm for one in delivery.pace] == pytest.approx([delivery.speech_rate_wpm], abs=0.5)
