"""The real recogniser with tiny.en: words inside their chunk, in order, with times."""

import signal
import subprocess
import sys
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest

from rehearse.data.recognition import recognition
from rehearse.speech.activity import detect_speech
from rehearse.speech.cores import Cores
from rehearse.speech.heard_words import whole_words
from rehearse.speech.passes import Passes, Piece, encoder_frames
from rehearse.speech.transcribe import Recogniser, at_once, transcript_of
from rehearse.types import Audio, ModelInfo, Word
from tests.fixtures import sound
from tests.model import need_model


@cache
def recogniser() -> Recogniser:
    return Recogniser(need_model())


def test_words_come_in_order_inside_the_recording_with_probabilities() -> None:
    audio = sound("short")
    done: list[float] = []
    transcript = recogniser().transcribe(audio, detect_speech(audio), done.append)
    starts = [w.start_s for w in transcript.words if w.start_s is not None]
    ends = [w.end_s for w in transcript.words if w.end_s is not None]
    assert len(transcript.words) > 30
    assert starts == sorted(starts)
    assert all(b <= e <= audio.duration_s for b, e in zip(starts, ends, strict=True))
    assert all(w.probability is not None and 0 <= w.probability <= 1 for w in transcript.words)
    assert transcript.text == " ".join(w.text for w in transcript.words)
    assert done == sorted(done)
    assert done[-1] == pytest.approx(1.0, abs=0.05)


@pytest.mark.slow
def test_the_same_sound_gives_the_same_words_twice() -> None:
    audio = sound("short")
    speech = detect_speech(audio)
    assert recogniser().transcribe(audio, speech) == recogniser().transcribe(audio, speech)


@pytest.mark.slow
@pytest.mark.model
def test_chunks_heard_side_by_side_give_the_words_of_one_after_the_other() -> None:
    audio = Audio(sound("fillers").samples[: 40 * 16_000])  # several chunks
    speech = detect_speech(audio)
    told: list[float] = []
    wide = Recogniser(need_model(), cores=Cores(3, 1))
    assert wide.transcribe(audio, speech, told.append) == Recogniser(need_model(), cores=Cores(1, 1)).transcribe(
        audio, speech
    )
    assert len(told) > 1
    assert told == sorted(told)


@pytest.mark.slow
@pytest.mark.model
def test_pieces_decoded_together_have_the_text_of_each_alone() -> None:
    """Words, their times and probabilities, likelihood; whatever stands beside a piece."""
    samples = sound("fillers").samples
    edges = ((0, 90_001), (90_001, 250_000), (250_000, 345_678))  # the first and the last are about as long
    pieces = [Piece(np.ascontiguousarray(samples[a:b]), a / 16_000) for a, b in edges]
    silent = Piece(np.zeros(16_000, np.float32), 20.0)
    passes = recogniser()._first.beside()
    alone = [passes.decode([piece], "Um, uh.")[0] for piece in (*pieces, silent)]
    together = passes.decode([*pieces, silent], "Um, uh.")
    assert [one.text for one in together] == [one.text for one in alone]
    (again,) = passes.decode([pieces[1]], "Um, uh.", [together[1].encoding])
    assert (again.text, again.encoding) == (alone[1].text, together[1].encoding)


@pytest.mark.parametrize("name", ["tiny.en", "base.en", "one of the user's own"])
def test_the_encoder_hears_all_of_a_piece_and_some_silence_and_never_more_than_whisper_does(name: str) -> None:
    settings = recognition().model(name)
    heard_s = {s: encoder_frames(round(s * 16_000), settings) / 100 for s in (0.1, 3.0, 5.0, 14.2, 24.9, 28.0, 30.0)}
    assert list(heard_s.values()) == sorted(heard_s.values())
    assert all(heard == 30 or heard >= s + settings.spare_s for s, heard in heard_s.items())
    assert min(heard_s.values()) >= settings.least_s
    assert max(heard_s.values()) == 30
    assert (heard_s[3.0] < 30) == (name == "tiny.en")  # in much less time, where that was measured


@pytest.mark.parametrize("size_mb", [75.0, 145.0, 484.0, 3000.0])
def test_as_many_chunks_are_decoded_together_as_have_room(size_mb: float) -> None:
    count = at_once(ModelInfo("x", "", 28.0, size_mb=size_mb))
    assert count == 1 or count * size_mb / 4 <= 150
    assert at_once(ModelInfo("x", "", 28.0)) >= 1


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("It caused the delay. and I fixed it.", "It caused the delay, and I fixed it."),
        ("It caused the delay. And I fixed it.", "It caused the delay. And I fixed it."),
        ("We met at 4 p.m. and left.", "We met at 4 p.m. and left."),
        ("Logs, tickets, etc. were read.", "Logs, tickets, etc. were read."),
    ],
)
def test_a_full_stop_in_mid_sentence_is_the_end_of_a_chunk_and_no_more(heard: str, text: str) -> None:
    """A sentence cut in two would lose the step that its second half tells."""
    words = [Word(w, float(i), i + 0.5, 0.9) for i, w in enumerate(heard.split())]
    assert transcript_of(words).text == text


def test_silence_has_no_words() -> None:
    audio = Audio(np.zeros(5 * 16_000, np.float32))
    assert recogniser().transcribe(audio, detect_speech(audio)).words == ()


class _Piece(NamedTuple):
    """A word as faster-whisper gives it."""

    word: str
    start: float
    end: float
    probability: float


def test_a_number_that_whisper_split_at_its_signs_is_one_word_again() -> None:
    pieces = [
        _Piece(" saved", 0, 1, 0.9),
        _Piece(" $60", 1, 2, 0.8),
        _Piece(",000", 2, 3, 0.7),
        _Piece(" now.", 3, 4, 1),
    ]
    whole = whole_words(pieces)
    assert [w.text for w in whole] == [" saved", " $60,000", " now."]
    assert (whole[1].start_s, whole[1].end_s, whole[1].probability) == (1, 3, 0.7)


def test_the_language_is_that_of_the_stretch_asked_about_and_not_of_the_last_one_heard() -> None:
    """The encoding of a chunk is kept for a second pass over it; French was judged by what came before."""
    passes = object.__new__(Passes)

    class Whisper:
        def detect_language(self, _samples: object) -> tuple[str, float, None]:
            return ("fr", 0.6, None) if passes._encoded is None else ("en", 0.9, None)

    passes._whisper, passes._encoded = Whisper(), ("the last chunk",)
    assert passes.language(np.zeros(16_000, np.float32)) == ("fr", 0.6)


HEARD_AND_KILLED = """
import contextlib, multiprocessing, os, signal
multiprocessing.set_start_method("spawn")  # as in a process of a batch
from rehearse.errors import ModelBroken
from rehearse.speech.transcribe import Recogniser
from rehearse.types import ModelInfo
with contextlib.suppress(ModelBroken):
    Recogniser(ModelInfo("tiny.en", "nowhere", 30.0))
from faster_whisper.transcribe import tqdm
tqdm(total=1, disable=True)  # as in every transcription
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_library_complains_when_a_process_that_hears_is_killed() -> None:
    """A batch kills its processes when it is ended. Its output is read until whatever they started has ended, too."""
    done = subprocess.run([sys.executable, "-c", HEARD_AND_KILLED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
