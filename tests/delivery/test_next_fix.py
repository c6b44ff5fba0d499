import msgspec
import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.targets import read_targets
from rehearse.delivery import bands, measure
from rehearse.delivery.metrics import ALL
from rehearse.delivery.metrics.page import Source, is_high
from rehearse.delivery.room import room
from rehearse.types import Content, Delivery, Fillers
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


STORY = (
    "Last spring I noticed that our kiln cracked a third of the plates, and nobody had asked me to look. I measured "
    "the heat at every shelf, I moved the burner and I showed the crew the log. The cracks fell from 30 a week to 4. "
    "I learned to measure first."
)
FULL_S = {"situation": 15.0, "task": 12.0, "action": 48.0, "result": 18.0}


def told(**seconds: float | None) -> Content:
    """A story whose parts take so many seconds, the budget's unless given; None leaves a part out."""
    content = judge(transcript_of(STORY))[0]
    times = {**FULL_S, **seconds}
    parts = {
        name: msgspec.structs.replace(part, present=times.get(name, 5.0) is not None, seconds=times.get(name, 5.0))
        for name, part in content.parts.items()
    }
    return msgspec.structs.replace(content, parts=parts)


@pytest.mark.parametrize(
    ("part", "says"), [("result", "how it ended"), ("action", "what you did"), ("situation", "when")]
)
def test_a_missing_part_is_named(fine: Delivery, part: str, says: str) -> None:
    assert says in room(fine, told(**{part: None}))


@pytest.mark.parametrize(("part", "took_s"), [("result", 3.0), ("action", 20.0), ("situation", 2.0)])
def test_the_part_that_lacks_most_is_named_with_its_seconds(fine: Delivery, part: str, took_s: float) -> None:
    assert room(fine, told(**{part: took_s})).startswith(f"The {part} is short: {took_s:.0f} s")


def test_a_part_that_just_misses_its_time_is_not_said_to_have_it(fine: Delivery) -> None:
    assert room(fine, told(action=44.7)) == "The action is short: 44.7 s; aim for at least 45 s."
    assert room(fine, told(action=44.96)) == "The action is short: 44.96 s; aim for at least 45 s."


def test_a_long_situation_in_a_long_answer_is_not_said_to_miss_its_share(fine: Delivery) -> None:
    """Its seconds are too many, its share is in the band: the share beside the band would explain nothing."""
    page = next(page for page in ALL if page.id == "situation_share")
    metric = bands.banded(page, 14.0, read_targets(), Source(fine, told(situation=50.0)))
    assert (metric.band, is_high(metric)) == ("attention", False)
    assert page.advice is not None
    assert "target" not in page.advice(metric, fine)
    assert "too long, though only 14.0% of the words" in page.advice(metric, fine)


def test_nothing_is_said_where_no_part_is_short(fine: Delivery) -> None:
    assert room(fine, told()) == ""
    assert room(fine, None) == ""


def test_a_short_answer_is_told_where_it_has_room(fine: Delivery) -> None:
    short = banded(fine, duration_s=40.0)
    assert (bands.next_fix(short, told(action=12.0)) or "").endswith(
        "The action is short: 12 s; aim for at least 45 s."
    )
    assert "is short" not in (bands.next_fix(banded(fine, duration_s=140.0), told(action=12.0)) or "is short")


@pytest.mark.parametrize(("wpm", "fixed"), [(172.0, False), (185.0, True)])
def test_a_value_barely_outside_is_not_what_to_fix_next(fine: Delivery, wpm: float, fixed: bool) -> None:
    delivery = banded(fine, speech_rate_wpm=wpm)
    assert [metric.band for metric in delivery.metrics if metric.id == "speech_rate"] != ["ok"]
    assert (bands.next_fix(delivery) is not None) == fixed


@pytest.mark.parametrize(("wpm", "per_minute", "about"), [(207.0, 2.0, "Slow down"), (140.0, 17.9, "um or uh")])
def test_fillers_and_pace_come_before_what_the_words_lack(
    fine: Delivery, wpm: float, per_minute: float, about: str
) -> None:
    fillers = Fillers(per_minute=per_minute, sounds=9, phrases=0, items=(), phrases_per_minute=0.0)
    short = banded(fine, duration_s=30.0, speech_rate_wpm=wpm, fillers=fillers)
    assert about in (bands.next_fix(short, told(action=12.0)) or "")
    long = banded(fine, duration_s=140.0, speech_rate_wpm=wpm, fillers=fillers)
    assert (bands.next_fix(long, told()) or "").startswith("Shorten")


@pytest.mark.parametrize(
    ("duration_s", "wpm", "per_minute", "begins"),
    [
        (38.0, 180.0, 2.0, "Say more"),
        (38.0, 115.0, 2.0, "Say more"),
        (38.0, 140.0, 4.0, "Say more"),
        (70.0, 180.0, 2.0, "Slow down"),
        (70.0, 210.0, 2.0, "Slow down"),
        (130.0, 180.0, 2.0, "Shorten"),
        (115.0, 210.0, 2.0, "Slow down"),
        (115.0, 180.0, 2.0, "Shorten"),
    ],
)
def test_what_is_far_off_comes_before_what_is_a_little_off(
    fine: Delivery, duration_s: float, wpm: float, per_minute: float, begins: str
) -> None:
    fillers = Fillers(per_minute=per_minute, sounds=3, phrases=0, items=(), phrases_per_minute=0.0)
    taken = banded(fine, duration_s=duration_s, speech_rate_wpm=wpm, fillers=fillers)
    assert (bands.next_fix(taken, told()) or "").startswith(begins)


@pytest.mark.parametrize("duration_s", [2.0, 12.0, 19.9])
def test_rates_of_a_few_seconds_give_no_advice(fine: Delivery, duration_s: float) -> None:
    fillers = Fillers(per_minute=60.0, sounds=3, phrases=3, items=(), phrases_per_minute=60.0)
    for wpm in (61.0, 191.0):
        fix = bands.next_fix(banded(fine, duration_s=duration_s, speech_rate_wpm=wpm, fillers=fillers)) or ""
        assert fix.startswith("Say more: it took"), fix


@pytest.mark.parametrize(("duration_s", "took"), [(12.4, "12 s"), (59.9, "60 s"), (62.0, "1:02"), (597.0, "9:57")])
def test_a_length_of_minutes_is_said_in_minutes(fine: Delivery, duration_s: float, took: str) -> None:
    assert f"it took {took} (target 1:30)" in (bands.next_fix(banded(fine, duration_s=duration_s)) or "")


def test_the_advice_goes_with_the_metric_that_it_is_about(fine: Delivery) -> None:
    changes: list[tuple[dict[str, object], str | None]] = [
        ({}, None),
        ({"duration_s": 130.0}, "duration"),
        ({"speech_rate_wpm": 240.0}, "speech_rate"),
    ]
    for change, about in changes:
        fix = bands.with_next_fix(told(), banded(fine, **change)).next_fix
        assert (fix.delivery_metric, fix.delivery is None) == (about, about is None)
