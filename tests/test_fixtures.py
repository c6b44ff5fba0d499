"""The fixture recordings: what is known of them is what the program finds."""

import hashlib

import pytest

from tests.fixtures import IDS, fixture, planted, truth
from tests.hearing import heard_error_rate, measured
from tools.make_fixtures import read_manifest, written

HEARD = [  # hearing costs a second of processor time for 18 s of sound
    pytest.param(name, marks=[] if name == "short" else [pytest.mark.slow]) for name in IDS
]


def test_there_are_six_and_they_are_what_the_manifest_says() -> None:
    manifest = read_manifest()
    assert tuple(f.id for f in manifest.fixture) == IDS
    for f in manifest.fixture:
        assert truth(f.id).text == " ".join(written(line) for line in f.say if not line.startswith("["))
        assert truth(f.id).sha256 == hashlib.sha256(f.path.read_bytes()).hexdigest()


def test_one_is_two_and_a_half_minutes_and_one_twenty_five_seconds() -> None:
    assert truth("long").duration_s == pytest.approx(150, abs=1)
    assert truth("short").duration_s == pytest.approx(25, abs=0.5)


@pytest.mark.slow
@pytest.mark.parametrize("name", IDS)
def test_durations_are_exact_to_ten_milliseconds(name: str) -> None:
    audio = measured(name).audio
    assert audio is not None
    assert audio.duration_s == pytest.approx(truth(name).duration_s, abs=0.01)


@pytest.mark.parametrize("name", IDS)
def test_planted_pauses_are_found_within_a_tenth_of_a_second(name: str) -> None:
    pauses = measured(name).delivery.pauses
    assert pauses is not None
    for pause in planted(name, "pause"):
        near = [p for p in pauses.items if abs(p.start_s - pause.start_s) < 0.1 and abs(p.end_s - pause.end_s) < 0.1]
        assert near, f"{pause} among {pauses.items}"


def test_the_silence_before_the_first_word_is_the_response_latency() -> None:
    for name in ("directed", "trust", "short"):
        assert measured(name).delivery.response_latency_s == pytest.approx(fixture(name).lead_s, abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("name", HEARD)
def test_no_fixture_is_misheard_in_more_than_a_fifth_of_its_words(name: str) -> None:
    assert heard_error_rate(name) <= 0.20


@pytest.mark.slow
def test_on_average_one_word_in_eight_is_misheard(capsys: pytest.CaptureFixture[str]) -> None:
    """The voices are espeak-ng's, which no recogniser was made for; people are heard better than that."""
    rates = {name: heard_error_rate(name) for name in IDS}
    with capsys.disabled():
        print("\nword error rate of tiny.en on the fixtures:")
        for name, rate in rates.items():
            print(f"  {name:9} {rate:6.1%} of {len(truth(name).text.split())} words")
        print(f"  {'mean':9} {sum(rates.values()) / len(rates):6.1%}")
    assert sum(rates.values()) / len(rates) <= 0.125
