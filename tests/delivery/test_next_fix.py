import msgspec
import pytest

from rehearse.data.targets import read_targets
from rehearse.delivery import bands, measure
from rehearse.delivery.metrics.page import Source
from rehearse.types import Delivery, Fillers
from tests.delivery.voices import Take


@pytest.fixture(scope="module")
def fine() -> Delivery:
    """An answer in all its bands, made from a measured one."""
    take = Take().pause(0.5)
    for text in ["last", "year", "I", "moved", "the", "whole", "night", "shift."]:
        take.word(text, "ah", f0_hz=110.0 if text.endswith("t") else 140.0)
    delivery, _ = measure(take.pause(0.5).audio, take.speech, take.transcript)
    return banded(delivery, duration_s=90.0, speech_rate_wpm=140.0)


def banded(delivery: Delivery, **changes: object) -> Delivery:
    changed = msgspec.structs.replace(delivery, **changes)
    return msgspec.structs.replace(changed, metrics=bands.metrics(Source(changed), read_targets(), {}))


def test_nothing_to_fix(fine: Delivery) -> None:
    assert bands.next_fix(fine) is None


def test_attention_comes_before_a_note(fine: Delivery) -> None:
    fillers = Fillers(per_minute=9.0, sounds=14, phrases=0, items=(), phrases_per_minute=0.0)
    fix = bands.next_fix(banded(fine, duration_s=110.0, fillers=fillers))
    assert fix is not None
    assert "um or uh" in fix


@pytest.mark.parametrize(("duration_s", "begins"), [(130.0, "Shorten"), (40.0, "Say more")])
def test_a_duration_outside_its_band_says_which_way(fine: Delivery, duration_s: float, begins: str) -> None:
    fix = bands.next_fix(banded(fine, duration_s=duration_s))
    assert fix is not None
    assert fix.startswith(begins)


@pytest.mark.parametrize(("wpm", "begins"), [(200.0, "Slow down"), (100.0, "Speak a little faster")])
def test_a_pace_outside_its_band_says_which_way(fine: Delivery, wpm: float, begins: str) -> None:
    fix = bands.next_fix(banded(fine, speech_rate_wpm=wpm))
    assert fix is not None
    assert fix.startswith(begins)
