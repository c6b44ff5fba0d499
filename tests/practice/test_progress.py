"""Promises of progress: a wobble is never sold as progress."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.data.progress_measures import measures
from rehearse.data.targets import aimed, read_targets
from rehearse.practice.change import Call, judge, wobble
from rehearse.practice.ladder import ladder
from rehearse.practice.progress import differently_made, progress, series
from tests.practice.fortnights import FORTNIGHT, METHOD, fortnight, measure, spoken


def called(name: str, values: list[float]) -> Call:
    found = series(fortnight(name, values), measure(name), METHOD)
    assert found is not None
    return found.change.call


@pytest.mark.parametrize("seed", range(10))
def test_a_scripted_fortnight_is_called_rightly_in_nineteen_of_twenty_series(seed: int) -> None:
    """Twenty series, improving, flat, noisy and declining; ten fortnights with other noise each."""
    wrong = [
        (name, truth, got)
        for number, (name, start, end, spread, truth) in enumerate(FORTNIGHT)
        if (got := called(name, spoken(start, end, spread, 100 * seed + number))) != truth
    ]
    assert len(wrong) <= 1, wrong


def test_the_fortnight_holds_improving_declining_and_noisy_flat_series() -> None:
    truths = Counter(truth for *_, truth in FORTNIGHT)
    assert sum(truths.values()) == 20
    assert min(truths[call] for call in ("better", "worse", "no change")) >= 4
    assert all(spread > 0 for *_, spread, _ in FORTNIGHT)


@pytest.mark.parametrize("name", [item.name for item in measures().measure])
@given(st.lists(st.floats(0, 1000), min_size=1, max_size=METHOD.fewest - 1))
@settings(deadline=None, max_examples=10)
def test_two_attempts_alone_are_never_called_however_far_apart(name: str, values: list[float]) -> None:
    """Nor are three or four."""
    assert called(name, values) == "too early"


def test_nothing_of_a_fortnight_is_called_after_its_first_two_attempts() -> None:
    for number, (name, start, end, spread, _) in enumerate(FORTNIGHT):
        assert called(name, spoken(start, end, spread, number)[:2]) == "too early"


def test_below_five_attempts_it_says_how_many_are_lacking() -> None:
    assert judge([100.0] * 4, measure("duration_s"), METHOD).because.startswith("record 1 more take ")
    assert judge([100.0] * 5, measure("duration_s"), METHOD).call == "no change"


def test_pure_noise_is_called_a_change_in_about_one_series_of_twenty() -> None:
    """The claim beside wobble_factor in progress_measures.toml, with the floor taken away."""
    bare = msgspec.structs.replace(measure("total_points"), floor=0.0)
    calls = [judge(spoken(60, 60, 5, seed, 10), bare, METHOD).call for seed in range(2000)]
    assert 0.03 < 1 - calls.count("no change") / len(calls) < 0.07


def test_a_change_smaller_than_the_floor_is_no_change() -> None:
    assert called("duration_s", [130, 130, 130, 127, 127, 127]) == "no change"


def test_one_wild_attempt_at_the_end_does_not_make_a_decline() -> None:
    assert called("duration_s", [92, 95, 90, 93, 96, 91, 94, 300]) == "no change"


def test_too_short_and_too_long_are_both_away_from_the_target() -> None:
    duration = measure("duration_s")
    assert duration.goodness(65) == duration.goodness(115) == -10
    assert duration.goodness(80) == duration.goodness(100) == 0


def test_the_wobble_of_a_steady_trend_is_small() -> None:
    assert wobble([10, 20, 30, 40]) == pytest.approx(10 / 2**0.5)
    assert wobble([5]) == 0


def test_points_of_another_rubric_are_shown_but_not_compared() -> None:
    entries = fortnight("total_points", [20, 20, 20, 80, 80, 80, 80, 80])
    old = [
        msgspec.structs.replace(entry, summary=msgspec.structs.replace(entry.summary, rubric_version="0"))
        for entry in entries[:3]
    ]
    found = progress([*old, *entries[3:]])
    (total,) = found.series
    assert [point.compared for point in total.points] == [False] * 3 + [True] * 5
    assert total.change.call == "no change"
    assert (total.first.attempt, total.last.attempt) == (4, 8), "neither is a point that does not count"
    assert "3 of 8 takes were judged with another version of the rubric" in found.notes[0]


def test_takes_heard_by_another_model_are_said() -> None:
    entries = fortnight("duration_s", [90, 90])
    first = msgspec.structs.replace(entries[0], summary=msgspec.structs.replace(entries[0].summary, model="tiny.en"))
    assert "1 of 2 takes was transcribed by a different speech model" in progress([first, entries[1]]).notes[0]
    assert differently_made([first, entries[1]]) == {first.id}
    silent = msgspec.structs.replace(entries[1], summary=msgspec.structs.replace(entries[1].summary, model=None))
    assert progress([entries[0], silent]).notes == ()  # a take without words was heard by no model
    assert differently_made(entries) == differently_made([]) == frozenset()


def test_first_last_and_best_are_named() -> None:
    found = series(fortnight("fillers_per_minute", [9, 2, 5]), measure("fillers_per_minute"), METHOD)
    assert found is not None
    assert (found.first.value, found.last.value, found.best.value) == (9, 5, 2)
    assert found.best.attempt == 2
    again = series(fortnight("fillers_per_minute", [9, 2, 5, 2]), measure("fillers_per_minute"), METHOD)
    assert again is not None
    assert again.best.attempt == 4, "of equal ones the newest"


def test_what_was_never_measured_has_no_series() -> None:
    assert [item.measure.name for item in progress(fortnight("repeats", [1.0])).series] == ["repeats"]


def test_attempts_of_several_questions_are_nobodys_in_particular() -> None:
    both = fortnight("duration_s", [90.0], "a") + fortnight("duration_s", [90.0], "b")
    assert progress(both).question_id is None
    assert progress(both[:1]).question_id == "a"
    assert progress([]).attempts == 0


def test_answers_to_follow_ups_are_no_takes_of_a_story() -> None:
    """They are short, so they would look like a decline; asked for by name they are shown."""
    takes, asked = fortnight("duration_s", [90.0] * 5), fortnight("duration_s", [20.0] * 3, "last-apology-follow-up")
    found = progress([*takes, *asked])
    assert found.series[0].change.call == "no change"
    assert (found.attempts, found.question_id) == (5, "last-apology")
    assert "3 answers to follow-ups in mock interviews are left out." in found.notes
    assert progress(asked).attempts == 3
    assert [rung.question_id for rung in ladder([*takes, *asked])] == ["last-apology"]


def test_every_measure_with_a_direction_says_what_it_needs() -> None:
    for item in measures().measure:
        assert item.source, item.name
        assert item.floor > 0, item.name
        assert item.better != "inside" or (item.low is not None and item.high is not None), item.name


VALUES = st.lists(st.floats(0, 300), max_size=20)


@settings(deadline=None)
@given(VALUES, st.sampled_from([item.name for item in measures().measure]))
def test_a_series_and_its_mirror_are_called_alike(values: list[float], name: str) -> None:
    """Better read backwards is worse, and what is no change is none from both ends."""
    mirrored = {"better": "worse", "worse": "better"}
    forward, back = judge(values, measure(name), METHOD).call, judge(values[::-1], measure(name), METHOD).call
    assert back == mirrored.get(forward, forward)


@settings(deadline=None)
@given(VALUES)
def test_more_wobble_never_makes_a_call(values: list[float]) -> None:
    """Nothing is called inside the band that is printed beside it."""
    change = judge(values, measure("total_points"), METHOD)
    if change.noise is not None and change.before is not None and change.after is not None:
        assert (change.call == "no change") == (abs(change.after - change.before) < change.noise)


def test_a_measure_that_only_takes_of_an_older_rubric_have_is_shown_and_not_called() -> None:
    """The newest take was not scored: nothing of the content can be compared, and that is no reason to end."""
    entries = fortnight("total_points", [40.0, 60.0, 50.0])
    newest = msgspec.structs.replace(entries[-1].summary, rubric_version="newer", measures={})
    entries = [*entries[:-1], msgspec.structs.replace(entries[-1], summary=newest)]
    found = series(entries, measure("total_points"), METHOD)
    assert found is not None
    assert [point.compared for point in found.points] == [False, False]
    assert found.best.value == 60.0
    assert found.change.call == "too early"


def test_every_band_is_that_of_the_length_aimed_at() -> None:
    targets = aimed(read_targets(), 60.0)
    found = progress(fortnight("duration_s", [58.0, 60.0]), measures(targets))
    assert [(one.measure.low, one.measure.high) for one in found.series if one.measure.name == "duration_s"] == [
        (50.0, 70.0)
    ]
    action = next(one for one in measures(targets).measure if one.name == "action_s")
    assert (action.low, action.high) == pytest.approx((30.0, 100 / 3))
