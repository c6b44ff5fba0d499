import pytest

from rehearse.data.measuring import measuring
from rehearse.delivery import measure
from rehearse.types import Audio
from tests.builders import noise
from tests.delivery.voices import Take


def tempo(syllable_s: float, closure_s: float) -> float:
    """The rate found for thirty vowels with dips between them and a pause that is no part of the rate."""
    take = Take().pause(0.4)
    for number in range(30):
        take.word("x", "ah", seconds=syllable_s).pause(closure_s - 0.04)
        if number == 14:
            take.pause(2.0)
    delivery, _ = measure(take.pause(0.4).audio, take.speech, None)
    assert delivery.articulation_source == "sound"
    return delivery.articulation_rate_sps or 0.0


def test_syllables_are_counted_without_words() -> None:
    """Real speech hides a sixth of its syllables between their neighbours; these vowels do not, so all are found."""
    found_share = 1 / measuring().peaks.peaks_per_syllable
    assert tempo(0.12, 0.08) == pytest.approx(5.0 * found_share, rel=0.06)
    assert tempo(0.18, 0.1) == pytest.approx(1 / 0.28 * found_share, rel=0.06)


def test_too_little_speech_has_no_rate() -> None:
    take = Take().pause(0.4).word("x", seconds=0.3).pause(0.4)
    delivery, warnings = measure(take.audio, take.speech, None)
    assert delivery.articulation_rate_sps is None
    assert delivery.articulation_source is None
    assert any("articulation_rate_sps" in warning for warning in warnings)


def test_noise_has_no_syllables() -> None:
    take = Take().sound(noise(3.0, rms=0.05))
    delivery, _ = measure(Audio(take.audio.samples), take.speech, None)
    assert (delivery.articulation_rate_sps or 0.0) < 0.7
