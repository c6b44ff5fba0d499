"""Formulas and limits, each on values made by hand: what a changed sign, limit or unit would show at once."""

import math

import numpy as np
import pytest
from msgspec.structs import replace

from rehearse.data.method_settings import measuring
from rehearse.data.targets import read_targets
from rehearse.delivery import (
    inferred_fillers,
    loudness,
    pitch,
    rate,
    speech_activity,
    steady,
)
from rehearse.delivery.inferred_fillers import Evidence
from rehearse.delivery.steady import Nucleus
from rehearse.text.tokens import tokens
from rehearse.types import PaceWindow, Span
from tests.delivery.made_frames import frames, said

USE = measuring()
NUCLEUS = Nucleus(100, 140, 0.5, 0.4, level_db=-5.0, schwa=0.6, quiet_before_s=0.1, quiet_after_s=0.3)
EVIDENCE = Evidence(NUCLEUS, word=3, over_s=0.15, next_start_s=2.0)


# inferred fillers


def test_the_confidence_is_the_logistic_function_of_the_weighed_measures() -> None:
    measures = (0.15 / 0.3, math.log(0.4 / 0.2), 0.4, 0.6, -5.0, 0.5, 0.4)
    assert inferred_fillers.measures(EVIDENCE, 0.01) == pytest.approx(measures)
    score = USE.inference.bias + sum(w * x for w, x in zip(USE.inference.weights, measures, strict=True))
    assert inferred_fillers.confidence(EVIDENCE, USE.inference) == pytest.approx(1 / (1 + math.exp(-score)))


@pytest.mark.parametrize(
    ("changed", "which", "bound"),
    [
        ({"over_s": -9.0}, 0, -2.0),
        ({"over_s": 9.0}, 0, 2.5),
        ({"end": 900}, 1, math.log(3.0)),
        ({"pitch_sd": None}, 2, 1.0),
        ({"pitch_sd": 7.0}, 2, 1.5),
        ({"level_db": -40.0}, 4, -15.0),
        ({"level_db": 20.0}, 4, 3.0),
    ],
)
def test_no_measure_decides_alone(changed: dict[str, float | None], which: int, bound: float) -> None:
    over_s = changed.pop("over_s", None)
    nucleus = Nucleus(**{name: changed.get(name, getattr(NUCLEUS, name)) for name in NUCLEUS.__dataclass_fields__})
    item = Evidence(nucleus, 3, EVIDENCE.over_s if over_s is None else over_s, 2.0)
    assert inferred_fillers.measures(item, 0.01)[which] == pytest.approx(bound)


def test_a_word_that_may_still_sound_leaves_no_room_for_a_filler() -> None:
    least_s = USE.inference.over_min_s
    assert inferred_fillers.confidence(Evidence(NUCLEUS, 3, least_s - 0.001, 2.0), USE.inference) == 0.0
    assert inferred_fillers.confidence(Evidence(NUCLEUS, 3, least_s, 2.0), USE.inference) > 0.0


# steady nuclei


@pytest.mark.parametrize(
    ("first", "end", "expected"),
    [
        (20, 40, (0.5, 0.5)),  # alone in its island: silence on both sides, no more than half a second counts
        (31, 40, (0.5, 0.5)),
        (32, 40, (0.0, 0.5)),  # it begins 0.12 s after its island
        (20, 26, (0.5, 0.5)),
        (20, 25, (0.5, 0.0)),  # it ends 0.25 s before its island
        (82, 90, (0.4, 0.3)),  # between two others
    ],
)
def test_a_nucleus_touches_the_silence_around_its_island(first: int, end: int, expected: tuple[float, float]) -> None:
    islands = [(20, 50)] if end < 80 else [(20, 40), (80, 100), (130, 140)]
    assert steady._quiet(first, end, islands, 300, 0.01) == pytest.approx(expected)


def test_spectral_change_is_the_distance_of_the_means_on_both_sides() -> None:
    cepstra = np.zeros((40, 2), np.float32)
    cepstra[20:] = (3.0, 4.0)
    change = steady.spectral_change(cepstra)
    assert change[20] == pytest.approx(5.0)
    assert change[19] == pytest.approx(5.0 * 2 / 3)
    assert change[22] == pytest.approx(5.0 / 3)
    assert change[10] == change[30] == 0.0
    assert np.isinf(change[:3]).all()
    assert np.isinf(change[-2:]).all()


def test_the_pitch_of_a_nucleus_moves_in_semitones_and_is_unknown_where_half_of_it_has_none() -> None:
    octave = np.array([100.0] * 10 + [200.0] * 10, np.float32)
    assert steady._pitch_sd(octave) == pytest.approx(6.0)
    assert steady._pitch_sd(np.array([100.0] * 5 + [0.0] * 5, np.float32)) is None
    assert steady._pitch_sd(np.array([100.0] * 6 + [0.0] * 5, np.float32)) == pytest.approx(0.0, abs=1e-4)


# pitch, loudness, silence


def test_pitch_is_the_median_in_hertz_and_the_spread_in_semitones() -> None:
    tones = np.array([100.0, 200.0] * 100, np.float32)
    found = pitch.measure(frames(200, tones), np.ones(200, bool), USE.pitch)
    assert found is not None
    assert (found.median_hz, found.spread_semitones) == (150.0, 6.0)
    assert pitch.semitones(np.array([100.0, 200.0, 50.0], np.float32)) == pytest.approx([0.0, 12.0, -12.0])


def test_too_little_voice_or_too_wide_a_spread_is_no_pitch() -> None:
    least_n = math.ceil(USE.pitch.min_voiced_s / 0.01 - 1e-9)
    active = np.ones(least_n, bool)
    assert pitch.measure(frames(least_n), active, USE.pitch) is not None
    assert pitch.measure(frames(least_n - 1), active[1:], USE.pitch) is None
    wide = 100.0 * 2.0 ** (USE.pitch.spread_max_st * 1.01 / 12 * np.array([-1.0, 1.0] * 100))
    assert pitch.measure(frames(200, wide), np.ones(200, bool), USE.pitch) is None


def test_pitch_counts_where_the_voice_is_near_the_level_of_the_speech_and_lasts() -> None:
    level = np.full(100, -20.0)
    level[50:] = -20.0 - USE.pitch.range_db - 0.1
    f0 = np.full(100, 120.0)
    f0[10] = 0.0
    f0[13:17] = 0.0  # frames 11 and 12 are voiced for 20 ms alone
    counted = pitch.voiced(frames(100, f0, level), level > -21, USE.pitch)
    assert counted[:10].all()
    assert not counted[10:17].any()
    assert counted[17:50].all()
    assert not counted[50:].any()


def test_loudness_is_the_median_and_the_spread_of_the_speech() -> None:
    level = np.array([-30.0, -20.0, -10.0, -90.0])
    found = loudness.measure(frames(4, 0.0, level), np.array([True, True, True, False]))
    assert found is not None
    assert (found.median_dbfs, found.spread_db) == (-20.0, 8.2)
    assert loudness.measure(frames(4), np.zeros(4, bool)) is None


def test_short_stretches_are_left_out_and_short_gaps_are_bridged() -> None:
    mask = np.zeros(100, bool)
    mask[40:45] = mask[60:70] = True
    assert speech_activity.runs(speech_activity._without_short(mask, 6)) == [(60, 70)]
    assert speech_activity.runs(speech_activity._without_short(mask, 5)) == [(40, 45), (60, 70)]
    assert speech_activity.runs(speech_activity.bridged(mask, 0.01, 0.16)) == [(40, 70)]
    assert speech_activity.runs(speech_activity.bridged(mask, 0.01, 0.15)) == [(40, 45), (60, 70)]


# rates


def test_time_beyond_the_sound_is_believed_as_long_as_a_faint_sound_lasts_and_then_less() -> None:
    assert [rate._believed_s(beyond_s, 0.3) for beyond_s in (0.0, 0.1, 0.2, 0.25, 0.3, 0.4, 1.0)] == pytest.approx(
        [0.0, 0.1, 0.2, 0.15, 0.1, 0.0, 0.0]
    )


def test_syllables_a_second_need_half_a_second_of_voice() -> None:
    row = tokens(said("moving many people")[0].words)
    spoken = np.ones(200, np.float32)
    assert rate.articulation_rate_sps(row, Span(0.0, 2.0), spoken, (), 0.01) == 3.0
    assert rate.articulation_rate_sps(row, Span(0.0, 2.0), spoken, (Span(0.5, 1.5),), 0.01) == 6.0
    assert rate.articulation_rate_sps(row, Span(0.0, 0.5), spoken, (), 0.01) == 12.0
    assert rate.articulation_rate_sps(row, Span(0.0, 0.49), spoken, (), 0.01) is None
    assert rate.articulation_rate_sps((), Span(0.0, 2.0), spoken, (), 0.01) is None


def test_pace_slides_by_its_step_and_ends_with_the_answer() -> None:
    settings = replace(USE.rate, window_s=10.0, step_s=5.0)
    row = tokens(said("go " * 100)[0].words)  # one in 0.4 s: 150 a minute
    windows = rate.pace(row, Span(0.0, 23.0), settings)
    assert [(w.start_s, w.end_s) for w in windows] == [(0.0, 10.0), (5.0, 15.0), (10.0, 20.0), (13.0, 23.0)]
    assert [w.wpm for w in windows] == [150.0, 150.0, 150.0, 150.0]
    assert [w.end_s for w in rate.pace(row, Span(0.0, 20.5), settings)] == [10.0, 15.0, 20.0]
    assert [w.end_s for w in rate.pace(row, Span(0.0, 7.0), settings)] == [7.0]
    assert rate.pace(row, Span(1.0, 1.0), settings) == ()


def test_neighbouring_fast_windows_are_one_stretch_with_the_fastest_pace() -> None:
    target = read_targets().speech_rate
    fast = (target.note_max or target.ok_max or 0.0) + 10
    long_s = target.sustained_s
    windows = [PaceWindow(at, at + long_s, wpm) for at, wpm in ((0.0, fast), (5.0, fast + 20), (90.0, fast + 5))]
    found = rate.sustained(tuple(windows), target)
    assert [(s.start_s, s.end_s, s.wpm, s.side) for s in found] == [
        (0.0, 5.0 + long_s, fast + 20, "fast"),
        (90.0, 90.0 + long_s, fast + 5, "fast"),
    ]
    assert rate.sustained((PaceWindow(0.0, long_s - 1, fast),), target) == ()
