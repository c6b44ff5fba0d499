"""An answer lasts from its first word to its last; what else the recording holds changes no number of it."""

import msgspec
import numpy as np
import pytest

from rehearse.delivery import measure
from rehearse.types import Audio, Delivery, Span, Speech, Transcript, Word
from tests.builders import noise, tone
from tests.delivery.voices import Sound, Take

TEXTS = ["last", "year", "I", "moved", "the", "whole", "night", "shift,", "and", "we", "lost", "nothing."]


def answer() -> Take:
    take = Take().pause(0.5)
    for number, text in enumerate(TEXTS):
        take.word(text, "ah", "ee", f0_hz=115.0 + 5 * (number % 4))
        take.pause(0.6 if text.endswith(",") else 0.0)
    return take.pause(0.5)


def framed(take: Take, before: Sound, after: Sound, more: tuple[Span, ...] = ()) -> tuple[Audio, Speech, Transcript]:
    """The take between two other sounds; more: where voice activity takes those for speech."""
    late_s = len(before) / 16_000
    audio = Audio(np.concatenate([before, take.audio.samples, after]).astype(np.float32))
    spans = [Span(s.start_s + late_s, s.end_s + late_s) for s in take.speech.spans]
    words = tuple(
        msgspec.structs.replace(w, start_s=(w.start_s or 0) + late_s, end_s=(w.end_s or 0) + late_s) for w in take.words
    )
    return audio, Speech(tuple(sorted([*spans, *more])), audio.duration_s), Transcript("", words=words)


def numbers(delivery: Delivery) -> dict[str, object]:
    """What does not hang on where in the recording the answer lies."""
    pauses = delivery.pauses.items if delivery.pauses else ()
    return {
        "duration": pytest.approx(delivery.duration_s, abs=0.03),
        "verdict": delivery.duration_verdict,
        "rate": pytest.approx(delivery.speech_rate_wpm, rel=0.02),
        "pauses": [(p.place, pytest.approx(p.duration_s, abs=0.03)) for p in pauses if p.place != "start"],
        "pitch": pytest.approx(delivery.pitch.median_hz if delivery.pitch else None, rel=0.02),
        "spread": pytest.approx(delivery.pitch.spread_semitones if delivery.pitch else None, abs=0.1),
        "fillers": delivery.fillers.per_minute,
    }


def click() -> Sound:
    return (noise(0.02, rms=0.3) * np.hanning(320)).astype(np.float32)


def room(seconds: float) -> Sound:
    return noise(seconds, rms=0.0003, seed=7)


BEFORE = {
    "a click": np.concatenate([room(0.5), click(), room(2.5)]),
    "a beep": np.concatenate([room(0.5), tone(0.4, f_hz=880.0), room(2.1)]),
    "a beep of the recorder, high": np.concatenate([room(0.2), tone(0.2, f_hz=1400.0), room(2.0)]),
}
AFTER = {
    "room": room(60.0),
    "pings": np.concatenate([np.concatenate([room(4.0), tone(0.3, f_hz=660.0)]) for _ in range(3)]),
    "a chair": np.concatenate([room(9.0), click(), room(3.0)]),
}


@pytest.mark.slow
@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("before", BEFORE)
def test_what_is_heard_around_the_answer_changes_none_of_its_numbers(before: str, after: str) -> None:
    take = answer()
    alone, quiet = measure(take.audio, take.speech, take.transcript)
    first, last = BEFORE[before], AFTER[after]
    told, warnings = measure(*framed(take, first, last))
    assert quiet == ()
    assert numbers(told) == numbers(alone)
    assert told.response_latency_s == pytest.approx(len(first) / 16_000 + (alone.response_latency_s or 0.0), abs=0.03)
    assert [warning.split("; ")[-1].split(" for ")[0] for warning in warnings] == ["the recording goes on"]


def test_without_words_the_answer_lasts_from_the_first_speech_to_the_last() -> None:
    """A cough far behind the answer, which voice activity takes for speech, is no part of it."""
    take = answer()
    alone, _ = measure(take.audio, take.speech, None)
    cough = np.concatenate([room(20.0), noise(0.3, rms=0.1), room(10.0)])
    start_s = 3.0 + take.audio.duration_s + 20.0
    audio, speech, _ = framed(take, BEFORE["a beep"], cough, (Span(start_s, start_s + 0.3),))
    told, warnings = measure(audio, speech, None)
    assert told.duration_s == pytest.approx(alone.duration_s, abs=0.03)
    assert told.response_latency_s == pytest.approx(3.0 + (alone.response_latency_s or 0.0), abs=0.03)
    assert any("goes on for another 31 s" in warning for warning in warnings)


def test_seconds_around_the_answer_are_said_not_to_count() -> None:
    """A take of 32 s was an answer of 24 s, and nothing said why."""
    audio, speech, transcript = framed(answer(), noise(3.0, rms=0.0005), noise(2.5, rms=0.0005))
    _, warnings = measure(audio, speech, transcript)
    assert (
        "Duration and rates run from the first word to the last; 4 s before and 3 s after are not counted." in warnings
    )
    _, warnings = measure(*framed(answer(), noise(1.0, rms=0.0005), noise(1.0, rms=0.0005)))
    assert not [warning for warning in warnings if "Duration" in warning]


@pytest.mark.parametrize("voiced_s", [0.3, 1.5, 2.5, 5.0])
def test_voice_before_the_first_word_is_no_silence(voiced_s: float) -> None:
    """A model lost a first sentence of five seconds, and the report said that there was a silence."""
    voice, at_s = np.tile(answer().audio.samples[8_000:-8_000], 3)[: round(voiced_s * 16_000)], 0.5
    before = np.concatenate([room(at_s), voice, room(0.4)])
    audio, speech, transcript = framed(answer(), before, room(0.5), (Span(at_s, at_s + voiced_s),))
    told, warnings = measure(audio, speech, transcript, writes_fillers=True)
    lost = voiced_s >= 2.0
    first_s = min(word.start_s or 0.0 for word in transcript.words)
    assert told.response_latency_s == pytest.approx(at_s if lost else first_s, abs=0.1)
    said = [warning for warning in warnings if "no words" in warning]
    assert [f"{voiced_s:.0f} s of voice" in warning for warning in said] == [True] * lost


def test_an_um_before_the_first_word_begins_the_answer() -> None:
    """It is counted, so it has its place in the time; a beep in its place does not."""
    take = Take().pause(1.0)
    take.words.append(Word("Um,", 1.0, 1.4, 0.9))
    take.word("", "uh", seconds=0.4).pause(0.5)
    del take.words[1]
    for text in TEXTS:
        take.word(text, "ah", "ee")
    told, _ = measure(take.audio, take.speech, take.transcript)
    assert told.fillers.sounds == 1
    assert told.response_latency_s == pytest.approx(1.0, abs=0.1)


def test_a_second_of_room_after_the_answer_is_worth_no_warning() -> None:
    take = answer()
    told, warnings = measure(*framed(take, room(0.5), room(1.0)))
    assert told.duration_s is not None
    assert warnings == ()
