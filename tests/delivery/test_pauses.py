import pytest

from rehearse.delivery import measure
from rehearse.types import Transcript, Word
from tests.delivery.voices import Take, stretched


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
        ("because", "I", "clause"),
        ("big", "gate", "clause"),
    ],
)
def test_the_words_around_a_pause_say_where_it_lies(before: str, after: str, place: str) -> None:
    take = Take().word("so").word(before).pause(0.7).word(after).word("on").pause(0.3)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.pauses is not None
    assert [pause.place for pause in delivery.pauses.items] == [place]


def test_words_without_times_place_nothing() -> None:
    take = answer()
    delivery, _ = measure(take.audio, take.speech, Transcript("we met", words=(Word("we"), Word("met"))))
    assert delivery.speech_rate_wpm is None
