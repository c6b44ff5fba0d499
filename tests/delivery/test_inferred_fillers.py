"""Fillers that the words do not show: the answers are spoken by voices whose ums are planted."""

import numpy as np
import pytest

from rehearse.delivery import measure
from rehearse.types import Audio, Delivery, Filler
from tests.builders import noise
from tests.delivery.voices import Take, stretched, vowel

WORDS = [
    ("moved", "oo"),
    ("many", "ae", "ee"),
    ("people", "ee", "oo"),
    ("that", "ae"),
    ("were", "ee"),
    ("happy", "ae", "ee"),
]


def say(take: Take, count: int, melody: bool = True) -> Take:
    """`count` words of short vowels that move in pitch, as fluent speech does."""
    for number in range(count):
        text, *vowels = WORDS[number % len(WORDS)]
        take.word(text, *vowels, f0_hz=110.0 + (25.0 * (number % 3) if melody else 0.0))
    return take


def um(take: Take, seconds: float = 0.45) -> float:
    """Plant a filled pause and return its start."""
    start_s = take.now_s
    take.sound(vowel("uh", seconds, 100.0, amplitude=0.15))
    return start_s


def measured(take: Take) -> Delivery:
    delivery, _ = measure(take.audio, take.speech, stretched(take.transcript, take.now_s))
    return delivery


def inferred(take: Take) -> list[Filler]:
    return [item for item in measured(take).fillers.items if item.kind == "sound"]


def test_an_um_that_the_words_leave_out_is_inferred_where_it_was_said() -> None:
    """Whisper's words last over it; the sound tells."""
    take = say(Take().pause(0.4), 9).pause(0.5)
    planted = [um(take)]
    take.pause(0.4)
    say(take, 9).pause(0.3)
    planted.append(um(take, 0.35))
    say(take.pause(0.6), 9).pause(0.4)
    found = inferred(take)
    assert [item.start_s for item in found] == pytest.approx(planted, abs=0.1)
    assert {item.evidence for item in found} == {"inferred"}
    assert all(item.text in ("um", "uh") and 0.3 <= item.confidence < 1 for item in found)


def test_an_um_that_the_transcript_holds_too_has_both_kinds_of_evidence() -> None:
    take = say(Take().pause(0.4), 9).pause(0.5)
    start_s = um(take)
    take.words.append(type(take.words[0])("um,", start_s + 0.1, start_s + 0.4))
    say(take.pause(0.5), 9).pause(0.4)
    delivery = measured(take)
    assert [item.evidence for item in delivery.fillers.items] == ["both"]
    assert (delivery.fillers.sounds, delivery.fillers.heard, delivery.fillers.inferred) == (1, 1, 0)


def test_two_in_one_breath_have_each_their_own_time() -> None:
    """The second began where the first did: there is voice all the way back to it."""
    take = say(Take().pause(0.4), 9).pause(0.5)
    planted = [um(take, 0.3), take.now_s + 0.03]
    take.sound(vowel("uh", 0.03, 100.0, amplitude=0.03))
    um(take, 0.5)
    say(take.pause(0.5), 9).pause(0.4)
    first, second = inferred(take)
    assert [first.start_s, second.start_s] == pytest.approx(planted, abs=0.1)
    assert (first.end_s or 0.0) <= (second.start_s or 0.0)


def test_fluent_speech_with_pauses_has_none() -> None:
    take = Take().pause(0.4)
    for _ in range(4):
        say(take, 8).pause(0.7)
    assert inferred(take) == []


def test_a_breath_in_a_pause_is_no_filler() -> None:
    take = say(Take().pause(0.4), 9).pause(0.2)
    take.sound(noise(0.5, rms=0.01))
    say(take.pause(0.2), 9).pause(0.4)
    assert inferred(take) == []


def test_a_word_with_a_long_vowel_is_no_filler() -> None:
    take = say(Take().pause(0.4), 9).word("so", "oo", seconds=0.6)
    say(take.pause(0.5), 9).pause(0.4)
    assert inferred(take) == []


def test_speech_that_the_transcript_lacks_is_not_taken_for_fillers() -> None:
    """A sentence that a recogniser dropped holds an um-like vowel among many others: too much to blame one."""
    take = say(Take().pause(0.4), 9)
    told = list(take.words)
    for number in range(8):
        take.word("lost", "ee", "ah", "oo", seconds=0.07)
        if number == 4:
            um(take, 0.3)
    take.words[:] = told
    say(take.pause(0.3), 6).pause(0.4)
    assert inferred(take) == []


def test_without_words_nothing_is_inferred_and_no_rate_is_claimed() -> None:
    take = say(Take().pause(0.4), 9).pause(0.5)
    um(take)
    delivery, _ = measure(take.pause(0.4).audio, take.speech, None)
    assert delivery.fillers.items == ()
    assert delivery.fillers.per_minute is None


@pytest.mark.parametrize("gain", [0.1, 1.0, 2.0])
def test_gain_changes_no_filler(gain: float) -> None:
    take = say(Take().pause(0.4), 9).pause(0.5)
    um(take)
    say(take.pause(0.5), 9).pause(0.4)
    louder = Audio((take.audio.samples * gain).astype(np.float32))
    delivery, _ = measure(louder, take.speech, stretched(take.transcript, take.now_s))
    assert delivery.fillers == measured(take).fillers
    assert delivery.fillers.sounds == 1
