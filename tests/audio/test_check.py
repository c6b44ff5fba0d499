"""The microphone check names what is wrong and what to do about it on this system."""

import pytest

from rehearse.audio.check import headset_advice, judge
from rehearse.audio.events import Metered
from rehearse.data.take import take_settings


def reading(rms_dbfs: float | None, clipped_runs: int = 0, bandwidth_hz: int | None = None) -> Metered:
    """A tenth of a second at a level."""
    return Metered(0.0, rms_dbfs, rms_dbfs, clipped_runs, 0.0, 0, bandwidth_hz)


@pytest.mark.parametrize(
    ("readings", "kind"),
    [
        ([reading(-60.0), reading(-25.0), reading(-58.0)], "ok"),
        ([reading(None)] * 30, "silent"),
        ([reading(-70.0), reading(-52.0)], "quiet"),
        ([reading(-20.0), reading(-3.0, clipped_runs=5)], "clipping"),
        ([reading(-20.0), reading(-3.0, clipped_runs=1)], "ok"),
        ([reading(-25.0, bandwidth_hz=4000)], "narrow"),
        ([reading(-25.0, bandwidth_hz=8000)], "narrow"),
        ([reading(-25.0, bandwidth_hz=15_000)], "ok"),
    ],
)
def test_what_is_wrong_is_named(readings: list[Metered], kind: str) -> None:
    verdict = judge(readings)
    assert verdict.kind == kind
    assert bool(verdict.advice) == (kind != "ok")


@pytest.mark.parametrize(
    ("platform", "word"), [("darwin", "Privacy"), ("win32", "desktop apps"), ("linux", "pavucontrol")]
)
def test_the_advice_on_silence_is_that_of_the_system(platform: str, word: str) -> None:
    assert word in judge([reading(None)], platform).advice


@pytest.mark.parametrize(
    ("device", "warned"), [("AirPods von Kim", True), ("bluez_input.00", True), ("Blue Yeti", False)]
)
def test_a_bluetooth_headset_is_named(device: str, warned: bool) -> None:
    assert bool(headset_advice(device)) == warned


@pytest.mark.parametrize(("over_hz", "quality"), [(-1, "in telephone"), (0, "in wideband telephone")])
def test_the_quality_is_that_of_the_sounds_width(over_hz: int, quality: str) -> None:
    limits = take_settings().check
    verdict = judge([reading(-25.0, bandwidth_hz=round(limits.telephone_hz) + over_hz)])
    assert quality in verdict.message
    assert judge([reading(-25.0, bandwidth_hz=round(limits.narrow_hz))]).kind == "ok"


def test_limits_are_within_what_is_good_and_levels_are_said_in_whole_decibels() -> None:
    limits = take_settings().check
    assert judge([reading(limits.quiet_dbfs)]).kind == "ok"
    assert judge([reading(None), reading(-52.4)]).message == "The microphone is very quiet: -52 dBFS at most."
    assert judge([reading(-20.4), reading(-30.0)]).message == "The microphone is fine: -20 dBFS at most."
    assert judge([reading(-20.0, clipped_runs=limits.clipped_runs)]).kind == "clipping"
