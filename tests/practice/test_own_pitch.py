"""Promises of the own pitch baseline: a voice is held against itself, and only flatness twice running is called."""

import msgspec
import pytest

from rehearse.data.targets import read_targets
from rehearse.practice.own_pitch import Against, own_pitch
from rehearse.practice.progress import PITCH, progress
from tests.practice.fortnights import fortnight

TARGET = read_targets().pitch_spread


@pytest.mark.parametrize(
    ("spreads", "against"),
    [
        ([3.0, 3.2, 2.9, 3.1, 3.3], "as usual"),
        ([3.0, 3.2, 2.9, 3.1, 2.2], "flatter than usual"),
        ([3.0, 3.2, 2.9, 3.1, 4.1], "livelier than usual"),
        ([2.0, 2.1, 1.9, 2.0, 1.4], "flatter than usual"),
        ([2.0, 2.1, 1.9, 1.4, 1.4], "flat twice running"),
        ([1.4, 1.4, 1.4, 2.0, 1.4], "as usual"),
        ([3.0, 3.0, 3.0, 3.0, 2.38], "as usual"),  # printed as 2.4 beside a band of 2.4 to 3.6
        ([3.0, 3.0, 3.0, 3.0, 2.34], "flatter than usual"),
    ],
)
def test_the_newest_take_is_held_against_the_median_of_those_before(spreads: list[float], against: Against) -> None:
    found = own_pitch(spreads, TARGET, 5)
    assert found is not None
    assert found.against == against
    assert (found.said == "") == (against == "as usual")


def test_the_band_is_a_fifth_of_the_median_either_way() -> None:
    found = own_pitch([2.0, 4.0, 3.0, 3.0, 3.0], TARGET, 5)
    assert found is not None
    assert (found.usual_st, found.low_st, found.high_st, found.takes_before) == (3.0, 2.4, 3.6, 4)


def test_the_user_can_widen_the_band() -> None:
    wide = msgspec.structs.replace(TARGET, own_band=0.5)
    found = own_pitch([3.0, 3.2, 2.9, 3.1, 2.2], wide, 5)
    assert found is not None
    assert found.against == "as usual"


def test_four_takes_are_no_baseline() -> None:
    assert own_pitch([3.0, 3.0, 3.0, 1.0], TARGET, 5) is None


def test_progress_shows_the_own_band_and_says_when_a_take_left_it() -> None:
    found = progress(fortnight(PITCH, [3.0, 3.2, 2.9, 3.1, 2.2]))
    (series,) = found.series
    assert series.measure.band == "2.4-3.7"
    assert series.change.call == "shown only"
    assert ".toml" not in series.change.because, "the page prints it"
    assert any("flatter than usual" in note for note in found.notes)
    assert progress(fortnight(PITCH, [3.0, 3.2, 2.9, 3.1, 3.0])).notes == ()
