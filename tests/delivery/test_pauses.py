import numpy as np
import pytest
import soxr
from msgspec.structs import replace

from rehearse.data.method_settings import measuring
from rehearse.delivery import measure, pauses
from rehearse.signal import frames
from rehearse.types import Audio, Span, Speech, Transcript, Word
from tests.builders import Sound, noise, silence
from tests.delivery.voices import RATE_HZ, Take, stretched, vowel


def answer() -> Take:
    """Starts after 0.6 s; pauses of 0.8 s after "later." and 1.2 s after "the"."""
    take = Take().pause(0.6)
    take.word("we").word("met").word("later.").pause(0.76)
    take.word("I").word("moved").word("the").pause(1.16)
    return take.word("gate").word("alone.").pause(0.5)


def test_pauses_are_found_where_they_are() -> None:
    take = answer()
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pauses is not None
    found = delivery.pauses.items
    assert [pause.place for pause in found] == ["start", "boundary", "clause"]
    assert [pause.duration_s for pause in found] == pytest.approx([0.6, 0.8, 1.2], abs=0.04)
    assert delivery.response_latency_s == pytest.approx(0.6, abs=0.03)


def test_words_stretched_over_the_silence_hide_no_pause() -> None:
    """Whisper's words last until the next begins: gaps between words would say that there was no pause at all."""
    take = answer()
    words = stretched(take.transcript, take.now_s)
    heard, _ = measure(take.audio, take.speech, take.transcript)
    hidden, _ = measure(take.audio, take.speech, words)
    assert hidden.pauses == heard.pauses


def test_a_closure_of_a_consonant_is_no_pause() -> None:
    take = Take().word("a").pause(0.14).word("b").pause(0.3)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pauses is not None
    assert delivery.pauses.items == ()


def test_without_words_no_pause_is_blamed_on_a_clause() -> None:
    take = answer()
    delivery, warnings = measure(take.audio, take.speech, None)
    assert delivery.pauses is not None
    assert {pause.place for pause in delivery.pauses.items} == {"start", "boundary"}
    assert any("there is no transcript" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("done.", "Then", "boundary"),
        ("done,", "the", "boundary"),
        ("work", "and", "boundary"),
        ("work", "I", "boundary"),
        ("the", "work", "clause"),
        ("because", "I", "boundary"),
        ("to,", "fifteen", "clause"),
        ("gate,", "is", "clause"),
        ("gate.", "Is", "boundary"),
        ("her,", "and", "boundary"),
        ("waiting", "outside", "boundary"),
        ("end", "of", "clause"),
    ],
)
def test_the_words_around_a_pause_say_where_it_lies(before: str, after: str, place: str) -> None:
    take = Take().word("so").word(before).pause(0.7).word(after).word("on").pause(0.3)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pauses is not None
    assert [pause.place for pause in delivery.pauses.items] == [place]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [("Montreal", "is", "clause"), ("to", "fifteen", "clause"), ("Americans", "ask", "boundary"),
     ("shifts", "everybody", "boundary"), ("and", "nobody", "boundary")],
)  # fmt: skip
def test_a_comma_that_is_heard_once_and_not_again_moves_no_pause(before: str, after: str, place: str) -> None:
    """The recogniser puts another mark when the same answer is heard at another level; the verdict hung on it."""
    for mark in ("", ","):
        take = Take().word("so").word(before + mark).pause(1.2).word(after).word("on").pause(0.3)
        delivery, _ = measure(take.audio, take.speech, take.transcript)
        assert delivery.pauses is not None
        assert [pause.place for pause in delivery.pauses.items] == [place]


LONG_PLACES = {
    "we had to wait and, | look again": "clause",
    "we had to wait and | um, look again": "clause",
    "we had to wait and, like, | look again": "clause",
    "they wanted to sing or | dance outside": "clause",
    "so I opened the, | like, the gate": "clause",
    "so I opened my... | Gate twice": "clause",
    "we had to wait and | she left": "boundary",
    "we had to wait and | Peter left": "boundary",
    "we had to wait and | buses left": "boundary",
    "we had to wait. And | look again": "boundary",
    "we were cold and | um, they left": "boundary",
    "that was team A. | They left": "boundary",
}


def spoken(text: str, gap_s: float) -> str:
    """The place of a pause of that length, which "|" stands for."""
    take = Take()
    for word in text.split():
        take = take.pause(gap_s) if word == "|" else take.word(word)
    take = take.pause(0.3)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pauses is not None
    (pause,) = delivery.pauses.items
    return pause.place


def test_a_long_pause_is_inside_a_phrase_that_its_word_cannot_end() -> None:
    assert {text: spoken(text, 1.1) for text in LONG_PLACES} == LONG_PLACES


def test_a_short_pause_behind_a_word_that_joins_verbs_is_left_where_it_was() -> None:
    assert spoken("we had to wait and, | look again", 0.6) == "boundary"


@pytest.mark.parametrize("early_s", [0.1, 0.2, 0.3])
def test_a_word_that_whisper_starts_early_still_follows_its_pause(early_s: float) -> None:
    """Published models start a word up to 0.3 s early: "now" then begins before the pause is over."""
    take = Take().word("we").word("met.").pause(0.7).word("now", seconds=0.35).word("go").pause(0.3)
    words = list(take.transcript.words)
    words[2] = replace(words[2], start_s=(words[2].start_s or 0.0) - early_s)
    delivery, _ = measure(take.audio, take.speech, Transcript("", words=tuple(words)))
    assert delivery.pauses is not None
    assert [pause.place for pause in delivery.pauses.items] == ["boundary"]


def test_words_without_times_place_nothing() -> None:
    take = answer()
    delivery, _ = measure(take.audio, take.speech, Transcript("we met", words=(Word("we"), Word("met"))))
    assert delivery.speech_rate_wpm is None


def hiss(seconds: float, rms: float = 0.02) -> Sound:
    """An s: noise from 4 kHz on, which a take at 8 kHz does not hold."""
    spectrum = np.fft.rfft(noise(seconds, rms=rms))
    spectrum[np.fft.rfftfreq(round(seconds * RATE_HZ), 1 / RATE_HZ) < 4000] = 0
    return np.fft.irfft(spectrum, round(seconds * RATE_HZ)).astype(np.float32)


def told(sound: Sound) -> list[Span]:
    """Its pauses, as the stages find them."""
    audio = Audio((sound + noise(len(sound) / RATE_HZ, rms=0.0002)).astype(np.float32))
    speech = Speech((Span(0.5, 1.5), Span(2.0, 2.8)), audio.duration_s)
    delivery, _ = measure(audio, speech, None)
    assert delivery.pauses is not None
    return [Span(item.start_s, item.end_s) for item in delivery.pauses.items if item.place != "start"]


def with_pause(gap_s: float, before_s: float = 0.0, after_s: float = 0.0) -> Sound:
    """Two vowels, an s at the end of the first and at the beginning of the second, and so much silence between."""
    around = [hiss(length_s) if length_s else silence(0) for length_s in (before_s, after_s)]
    between = [around[0], silence(gap_s), around[1]]
    return np.concatenate([silence(0.5), vowel("ah", 0.8), *between, vowel("ah", 0.8), silence(0.4)])


def test_a_pause_begins_after_the_s_of_its_word_and_ends_before_that_of_the_next() -> None:
    (pause,) = told(with_pause(0.5, before_s=0.2, after_s=0.15))
    assert pause.start_s == pytest.approx(1.5, abs=0.03)
    assert pause.end_s == pytest.approx(2.0, abs=0.03)


def test_a_take_at_8_khz_has_the_same_pauses_only_longer() -> None:
    """How many there are is told by what it holds; the s that it lacks counts as silence there."""
    sound = with_pause(0.5, before_s=0.2, after_s=0.15)
    narrow = soxr.resample(soxr.resample(sound, RATE_HZ, 8000), 8000, RATE_HZ)
    (pause,) = told(narrow)
    assert pause.start_s == pytest.approx(1.3, abs=0.04)
    assert pause.end_s == pytest.approx(2.15, abs=0.04)


def test_no_pause_is_shortened_below_one() -> None:
    """An s of 0.2 s on each side of 0.1 s of silence: 0.5 s in the band, so a pause, and it stays one."""
    (pause,) = told(with_pause(0.1, before_s=0.2, after_s=0.2))
    assert pause.duration_s == pytest.approx(measuring().pauses.min_s)


def test_a_hiss_that_fills_the_room_shortens_nothing() -> None:
    """A fan is heard all through a pause, an s is not."""
    sound = with_pause(0.6) + hiss(0.5 + 0.8 + 0.6 + 0.8 + 0.4, rms=0.01)
    (pause,) = told(sound)
    assert pause.duration_s == pytest.approx(0.6, abs=0.06)


def test_without_a_silence_there_is_nothing_to_shorten() -> None:
    row = frames.compute(Audio(vowel("ah", 0.5)))
    assert pauses.without_hiss((), row, np.ones(len(row), bool), measuring().pauses) == ()
