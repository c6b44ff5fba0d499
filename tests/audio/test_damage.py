"""What became of a stream that was not whole, by hand: how long the silence is, where it begins, and what is said."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from rehearse.audio.damage import Damage

RATE_HZ = 1000


def packet(length_s: float | None) -> object:
    """A packet as PyAV gives it; its times are in milliseconds."""
    duration = None if length_s is None else round(1000 * length_s)
    return SimpleNamespace(duration=duration, time_base=Fraction(1, 1000))


def test_packets_that_cannot_be_decoded_become_silence_as_long_as_they_were() -> None:
    damage = Damage(RATE_HZ, None, timed=False)
    damage.heard_n = 5000
    damage.skip(packet(0.02), "bad data")
    damage.skip(packet(0.03), None)
    damage.skip(packet(None), None)
    assert damage.before(None) == 50
    assert damage.before(None) == 0
    assert (damage.first_s, damage.silent_n, damage.heard_n) == (5.0, 50, 5050)
    damage.skip(packet(0.5), None)
    assert damage.before(None) == 500
    assert damage.warnings() == [
        "the file is damaged after 5.0 s: 0.55 s of it could not be decoded and are silent here"
    ]


def test_one_packet_is_never_believed_to_be_longer_than_a_second() -> None:
    damage = Damage(RATE_HZ, None, timed=False)
    damage.skip(packet(500.0), None)
    assert damage.before(None) == 1000


def test_a_hole_in_the_times_is_silent_where_it_can_be_believed() -> None:
    damage = Damage(RATE_HZ, 10_000)
    assert damage.before(2.0) == 0  # the first frame begins the time
    damage.heard_n += 1000
    assert damage.before(3.05) == 0  # rounding
    assert damage.before(5.0) == 2000
    assert damage.before(20.0) == 0  # beyond the end that the file states
    unstated = Damage(RATE_HZ, None)
    unstated.before(0.0)
    assert unstated.before(61.0) == 0
    assert unstated.before(60.0) == 60_000
    untimed = Damage(RATE_HZ, None, timed=False)
    untimed.before(0.0)
    assert untimed.before(5.0) == 0


def test_a_hole_is_as_long_as_its_times_say_though_packets_in_it_were_skipped() -> None:
    damage = Damage(RATE_HZ, 10_000)
    damage.before(0.0)
    damage.heard_n = 1000
    damage.skip(packet(0.02), None)
    assert damage.before(1.5) == 500


@pytest.mark.parametrize(
    ("stated_n", "heard_n", "cut", "ended", "skipped", "said"),
    [
        (10_000, 10_000, False, None, None, None),
        (10_000, 9901, False, None, None, None),
        (10_000, 9800, True, "why", None, "the file is cut off: its header promises 10.0 s; the 9.8 s in it were used"),
        (1_000_000, 998_500, False, None, None, None),
        (None, 3000, True, "why", None, "the file is cut off in the middle of a frame: the 3.0 s in it were used"),
        (None, 3000, False, "why", None, "the file is damaged after 3.0 s (why): the rest is lost"),
        (None, 3000, False, None, "bad", "the file is damaged after 3.0 s (bad): the rest is lost"),
        (None, 3000, False, None, "", "the file is damaged after 3.0 s (it cannot be decoded): the rest is lost"),
    ],
)
def test_an_end_that_came_early_is_said_once(
    *, stated_n: int | None, heard_n: int, cut: bool, ended: str | None, skipped: str | None, said: str | None
) -> None:
    damage = Damage(RATE_HZ, stated_n)
    damage.heard_n, damage.cut, damage.ended = heard_n, cut, ended
    if skipped is not None:
        damage.skip(packet(0.02), skipped or None)
    assert damage.warnings() == ([said] if said else [])
