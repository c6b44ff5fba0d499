"""Values as people read them."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rehearse
from rehearse.report import headline, heard_wording, wording
from rehearse.types import Band, Fillers, Live, Metric
from tests import builders_report as reports


@given(st.text())
def test_cleaned_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    assert all(char.isprintable() or char in "\u200d\xa0" or not char.isascii() for char in wording.clean(text))
    assert not set(wording.clean(text)) & set("\x1b\x9b\x07\n\r\u202e\u2066")


@given(st.floats(0, 36_000))
def test_a_moment_never_lies_after_what_it_points_to(moment_s: float) -> None:
    minutes, seconds = wording.clock(moment_s).split(":")
    assert 0 <= moment_s - (int(minutes) * 60 + int(seconds)) < 1


@pytest.mark.parametrize(
    ("value", "low", "high", "said"),
    [
        (1.47, 1.5, None, "1.47 st"),
        (1.5, 1.5, None, "1.5 st"),
        (2.94, None, 3.0, "2.9 st"),
        (3.04, None, 3.0, "3.04 st"),
        (105.4, 75.0, 105.0, "105.4 st"),
        (161.4, 120.0, 170.0, "161 st"),
        (74.99, 75.0, 105.0, "74.99 st"),
        (None, 75.0, 105.0, "–"),
        (16.65, None, 20.0, "16.7 st"),
    ],
)
def test_a_value_that_misses_its_target_never_reads_as_one_that_meets_it(
    value: float | None, low: float | None, high: float | None, said: str
) -> None:
    assert wording.measured(Metric("Pitch spread", value, "st", "note", low=low, high=high)) == said


@pytest.mark.parametrize(
    ("seconds", "verdict", "words"),
    [
        (50, "attention", "too short"),
        (130, "attention", "too long"),
        (70, "note", "a little short"),
        (80, "ok", "on target"),
    ],
)
def test_the_length_is_judged_in_words(seconds: float, verdict: str, words: str) -> None:
    report = reports.full()
    delivery = msgspec.structs.replace(report.delivery, duration_s=seconds, duration_verdict=verdict)
    assert headline.duration_verdict(msgspec.structs.replace(report, delivery=delivery)) == words


def test_dismissed_fillers_are_not_counted() -> None:
    items = reports.full().delivery.fillers.items
    dismissed = tuple(msgspec.structs.replace(item, dismissed=True) for item in items[:2])
    assert heard_wording.fillers_sum(Fillers(None, 4, 1, dismissed + items[2:])) == "about 3 (2 heard, 1 inferred)"


def test_poor_audio_says_why() -> None:
    assert headline.trust_sentence(reports.not_scored()).startswith("Audio poor: The recording is clipped")


def test_reasons_why_sound_is_poor_stand_apart() -> None:
    report = reports.not_scored()
    assert report.audio is not None
    audio = msgspec.structs.replace(report.audio, reasons=("very quiet", "noisy"))
    assert "Audio poor: very quiet; noisy (" in headline.trust_sentence(msgspec.structs.replace(report, audio=audio))


def test_sound_that_was_lost_while_recording_is_said_at_the_top() -> None:
    lost = msgspec.structs.replace(reports.full(), live=Live(0.8, 0.34, 2, "USB microphone", "enter"))
    assert headline.trust_sentence(lost).endswith("0.3 s of sound was lost while recording (2 times).")
    assert "lost" not in headline.trust_sentence(reports.full())


def test_what_may_be_thousands_has_its_comma() -> None:
    """The list said "of 1234 takes" where the line above it said "1,234 takes"."""
    plain = re.compile(r"(?<![,f0])\} (?:takes|recordings|words|sentences)\b(?! \{wanted)")
    for path in Path(rehearse.__file__).parent.rglob("*.py"):
        assert not plain.findall(path.read_text(encoding="utf-8")), path
    assert wording.count(1_234_567, "word") == "1,234,567 words"


def test_the_worst_of_some_measures_is_that_of_those_that_were_measured() -> None:
    bands: tuple[Band, ...] = ("ok", "unmeasured", "attention", "note")
    metrics = [Metric(name, 1.0, "s", band, id=name) for name, band in zip("abcd", bands, strict=True)]
    assert wording.worst(metrics, "a", "b", "d") == "note"
    assert wording.worst(metrics, "a", "c", "d") == "attention"
    assert wording.worst(metrics, "b") is None


@pytest.mark.parametrize(
    ("metric_id", "value", "said"),
    [
        ("duration", 5.4, "5.4 s"),
        ("duration", 77.8, "1:18"),
        ("duration", 597.0, "9:57"),
        ("duration", 74.6, "74.6 s"),  # 1:15 would be on target
        ("speech_rate", 44.5, "45 s"),
        ("speech_rate", 74.7, "74.7 s"),
    ],
)
def test_a_duration_is_in_minutes_and_a_pace_in_whole_words(metric_id: str, value: float, said: str) -> None:
    metric = Metric("it", value, "s", "note", "75-105 s", id=metric_id, low=75.0, high=105.0)
    assert wording.measured(metric) == said
    assert wording.aim(metric) == ("1:15-1:45" if metric_id == "duration" else "75-105 s")
