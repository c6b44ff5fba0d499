"""Words heard while somebody speaks are those of the saved file, and are there soon after the last one."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.speech.activity import detect_speech
from rehearse.speech.chunker import chunk
from rehearse.speech.live import LiveTranscriber
from rehearse.speech.models import find
from rehearse.speech.transcribe import Recogniser, Superseded
from rehearse.types import Audio, ModelInfo, Span, Speech, Word
from tests.builders import Sound, noise

pytestmark = pytest.mark.clock

FIXTURES = Path("fixtures/audio")


class Listener:
    """Hears nothing but remembers which chunks it was given and which it gave up; each takes `pass_s`."""

    def __init__(self, max_chunk_s: float = 12.0, pass_s: float = 0.0) -> None:
        self.model = ModelInfo("fake", "", max_chunk_s)
        self.pass_s = pass_s
        self.given: list[tuple[float, int]] = []
        self.given_up = 0

    def hear(
        self,
        samples: Sound,
        start_s: float,
        spoken: tuple[Span, ...] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """One word a chunk, that tells its place and length."""
        threading.Event().wait(self.pass_s)
        if wanted is not None and not wanted():
            self.given_up += 1
            raise Superseded
        self.given.append((round(start_s, 3), len(samples)))
        speech_s = sum(s.duration_s for s in spoken or ())
        return (Word(f"{start_s:.3f}+{len(samples)}@{speech_s:.2f}", start_s, start_s),)


@pytest.fixture(scope="module")
def answer() -> Sound:
    """Forty seconds of a spoken answer."""
    samples: Sound = soundfile.read(FIXTURES / "fillers.flac", dtype="float32")[0][: 40 * 16_000]
    return samples


@pytest.fixture(scope="module")
def speech(answer: Sound) -> Speech:
    """Where it is speech, found in the whole of it at once."""
    return detect_speech(Audio(answer))


def fed(live: LiveTranscriber, sound: Sound, block_n: int) -> LiveTranscriber:
    """The sound in blocks, as fast as they are taken."""
    for start in range(0, len(sound), block_n):
        live.feed(sound[start : start + block_n])
    return live


@pytest.mark.slow
@pytest.mark.parametrize("block_n", [160, 1600, 7777, 100_000])
def test_the_chunks_are_those_of_the_file_however_it_comes(answer: Sound, speech: Speech, block_n: int) -> None:
    audio = Audio(answer)
    expected = chunk(audio, speech, 12.0)
    heard = fed(LiveTranscriber(Listener()), answer, block_n).finish()
    assert [w.start_s for w in heard.transcript.words] == [span.start_s for span in expected]
    lengths = [int(w.text.split("+")[1].split("@")[0]) for w in heard.transcript.words]
    assert lengths == [round(s.end_s * 16_000) - round(s.start_s * 16_000) for s in expected]
    assert heard.speech.spans == speech.spans
    assert heard.speech.duration_s == audio.duration_s
    assert heard.speech.probabilities == pytest.approx(speech.probabilities, abs=0.002)


def test_the_speech_in_a_chunk_is_counted_as_for_the_file(answer: Sound, speech: Speech) -> None:
    heard = fed(LiveTranscriber(Listener()), answer, 1600).finish()
    for word, span in zip(heard.transcript.words, chunk(Audio(answer), speech, 12.0), strict=True):
        expected = sum(s.overlap_s(span) for s in speech.spans)
        assert float(word.text.split("@")[1]) == pytest.approx(expected, abs=0.07)


def test_after_a_pause_nothing_is_left_to_hear(answer: Sound) -> None:
    """The open chunk was heard during the pause: the stop finds it done."""
    listener = Listener()
    live = fed(LiveTranscriber(listener), np.concatenate([answer, noise(0.6, rms=0.0003)]), 1600)
    deadline_s = time.monotonic() + 5
    while live._board.ahead or live._board.at_work or live._board.queue:
        assert time.monotonic() < deadline_s
    before = len(listener.given)
    words = live.finish().transcript.words
    assert len(listener.given) == before
    assert words


def test_what_is_known_at_the_stop_does_not_wait(answer: Sound, speech: Speech) -> None:
    """All voice activity, and the words of the chunks heard until then."""
    live = fed(LiveTranscriber(Listener(pass_s=0.3)), answer, 1600)
    live.end()
    known = live.so_far()
    assert known.speech.spans == speech.spans
    everything = live.finish().transcript.words
    assert len(known.transcript.words) < len(everything)
    assert everything[: len(known.transcript.words)] == known.transcript.words


def test_a_stale_guess_is_not_waited_for(answer: Sound) -> None:
    """A slow pass over an open chunk that grew on meanwhile is given up half-way, and its words are not used."""
    listener = Listener(pass_s=0.1)
    live = LiveTranscriber(listener)
    for start in range(0, len(answer), 1600):
        live.feed(answer[start : start + 1600])
        threading.Event().wait(0.002)  # fifty times as fast as somebody speaks
    assert listener.given_up > 0
    assert [w.start_s for w in live.finish().transcript.words] == [
        span.start_s for span in chunk(Audio(answer), detect_speech(Audio(answer)), 12.0)
    ]


def test_memory_does_not_grow_with_the_take(answer: Sound) -> None:
    live = LiveTranscriber(Listener())
    for _ in range(3):
        fed(live, answer, 16_000)
        assert len(live._kept) < 16_000 * 20
    live.finish()
    quiet = LiveTranscriber(Listener())
    fed(quiet, noise(40.0, rms=0.0001), 16_000)
    assert len(quiet._kept) < 16_000 * 12
    assert quiet.silence_s == pytest.approx(40.0, abs=0.1)
    assert quiet.finish().transcript.words == ()


def test_an_error_of_the_recogniser_is_raised_where_the_words_are_asked_for(answer: Sound) -> None:
    class Broken(Listener):
        def hear(self, *_: object) -> tuple[Word, ...]:
            raise MemoryError

    with pytest.raises(MemoryError):
        fed(LiveTranscriber(Broken()), answer, 16_000).finish()


@pytest.mark.model
def test_the_words_are_those_of_the_file_with_a_real_model(answer: Sound) -> None:
    recogniser = Recogniser(find("tiny.en"))
    audio = Audio(answer[: 16_000 * 20])
    expected = recogniser.transcribe(audio, detect_speech(audio))
    heard = fed(LiveTranscriber(recogniser), audio.samples, 1600).finish()
    assert heard.transcript == expected
    assert len(heard.transcript.words) > 10


@pytest.mark.model
def test_a_real_model_gives_up_when_nobody_wants_its_words(answer: Sound) -> None:
    recogniser = Recogniser(find("tiny.en"))
    with pytest.raises(Superseded):
        recogniser.hear(answer[:32_000], 0.0, wanted=lambda: False)
    assert recogniser.hear(answer[: 5 * 16_000], 0.0, wanted=lambda: True)
