import numpy as np
import pytest

from rehearse.data.method_settings import measuring
from rehearse.delivery import measure, peaks
from rehearse.signal.frames import Frames
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


@pytest.mark.parametrize(("vowel_s", "closure_s"), [(0.12, 0.08), (0.18, 0.1)])
def test_syllables_are_counted_without_words(vowel_s: float, closure_s: float) -> None:
    """Real speech hides some of its syllables, and more the faster it is; these vowels do not, so all are found."""
    use = measuring().peaks
    all_found = use.per_peak * (1 / (vowel_s + closure_s)) ** use.exponent
    assert tempo(vowel_s, closure_s) == pytest.approx(all_found, rel=0.06)


def test_a_peak_counts_more_the_higher_it_rises_and_never_jumps() -> None:
    """Two vowels with a dip between them that deepens in small steps: from one syllable to two without a leap."""
    counts = []
    at = np.linspace(-1, 1, 60)
    for dip_db in np.arange(0.0, 6.0, 0.1):
        level = np.full(80, -80.0, np.float32)
        level[10:70] = -20.0 - 3 * at**2 - 0.2 * at - dip_db * np.exp(-((at / 0.3) ** 2))
        still = np.zeros(80, np.float32)
        row = Frames(0.01, level, still - 120, level, still, np.ones(80, np.float32), np.zeros((80, 12), np.float32))
        counts.append(float(peaks.weights(row, level > -60, measuring()).sum()))
    assert counts[0] == pytest.approx(1.0)
    assert counts[-1] == pytest.approx(2.0)
    steps = np.diff(counts)
    assert (steps >= 0).all()
    assert steps.max() < 0.35


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
