"""Promises of measuring the same take alike, however it was kept."""

from functools import cache
from pathlib import Path

import pytest

from rehearse.audio.decode import decode
from rehearse.delivery import measure
from rehearse.speech.activity import detect_speech
from rehearse.types import Transcript, Word
from tests.fixtures import fixture, planted
from tools.evaluate_delivery import variants
from tools.evaluate_delivery.invariance import RATE_MAX, counts, rates

Found = tuple[dict[str, int], dict[str, float]]
ANSWER = "short"


def words(moved_s: float) -> tuple[Word, ...]:
    """The words of the answer, evenly spread over the stretches in which they were spoken."""
    found: list[Word] = []
    for stretch in planted(ANSWER, "speech"):
        said = stretch.text.split()
        step_s = (stretch.end_s - stretch.start_s) / len(said)
        starts = [moved_s + stretch.start_s + at * step_s for at in range(len(said))]
        found += [Word(word, start_s, start_s + step_s) for word, start_s in zip(said, starts, strict=True)]
    return tuple(found)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """Counts and rates of each variant of one fixture."""
    folder = tmp_path_factory.mktemp("variants")
    return {name: found(path, moved_s) for name, path, moved_s in variants.written(fixture(ANSWER).path, folder)}


def found(path: Path, moved_s: float) -> Found:
    audio = decode(path).audio
    speech = detect_speech(audio)
    told, _ = measure(audio, speech, Transcript("", words=words(moved_s)))
    wordless, _ = measure(audio, speech, None)
    return counts(told), rates(told) | {"by sound": wordless.articulation_rate_sps or 0.0}


@cache
def names() -> tuple[str, ...]:
    rates_hz = [f"{rate / 1000:g} kHz" for rate in variants.RATES_HZ]
    codecs = [f"{suffix.upper()}, {bits // 1000} kbit/s" for suffix, _, bits in variants.CODECS]
    return ("20 dB quieter", "20 dB louder", "silence before and after", "stereo", "FLAC", *rates_hz, *codecs)


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_counts_are_equal_and_rates_within_two_percent(measured: dict[str, Found], name: str) -> None:
    (base_counts, base_rates), (kept_counts, kept_rates) = measured[variants.SAME], measured[name]
    assert base_counts["pauses"] >= 4
    assert kept_counts == base_counts
    assert kept_rates == pytest.approx(base_rates, rel=RATE_MAX)
