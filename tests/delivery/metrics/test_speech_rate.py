"""Promises of the advice about pace."""

import msgspec

from rehearse.delivery.metrics import speech_rate
from rehearse.types import Delivery, Metric, Pause, Pauses
from rehearse.types.delivery import PaceWindow
from tests import builders_report as reports


def advice(wpm: float, pause_s: float, window_wpm: float = 80.0) -> str:
    """What is advised about 100 s at a low rate with one pause."""
    delivery: Delivery = msgspec.structs.replace(
        reports.full().delivery,
        duration_s=100.0,
        pauses=Pauses((Pause(17.0, 17.0 + pause_s, pause_s, "clause"),)),
        slowest=PaceWindow(18.0, 28.0, window_wpm),
    )
    return speech_rate.advice(Metric("Pace", wpm, "wpm", "attention", "120-170 wpm", low=120.0, high=170.0), delivery)


def test_a_silence_that_explains_a_low_rate_is_named_in_its_place() -> None:
    said = advice(50, 65)
    assert said == "You were silent for 65 s at 0:17; without that, 143 instead of 50 wpm."


def test_a_low_rate_that_no_single_silence_explains_is_to_be_raised() -> None:
    assert (
        advice(50, 4)
        == advice(50, 20)
        == ("Speak a little faster: 50 wpm (target 120-170 wpm). Listen to 0:18, where it is 80.")
    )


def test_nobody_is_sent_to_listen_to_ten_seconds_without_a_word() -> None:
    assert advice(50, 4, window_wpm=0.0) == "Speak a little faster: 50 wpm (target 120-170 wpm)."
