"""The bundled model is as good as the file beside it says; docs/demo-model.md sets the figures against the goals."""

import time
from pathlib import Path

import msgspec
import numpy as np
import pytest
from faster_whisper import WhisperModel

from rehearse.data import folder, load
from tools.demo_model.cases import fixtures, held_out_cases, silence_cases
from tools.demo_model.evaluate import Recogniser, Report, hear_recording, score, score_recording, swallowed

MODEL = folder() / "demo"
FIXTURES = Path(__file__).parents[3] / "fixtures" / "audio"
SLACK = 0.02  # another build of espeak-ng or CTranslate2 may turn a word or two


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What demo.toml states; shares from 0 to 1."""

    wer_held_out: float
    wer_unheard_voices: float
    wer_fixtures_mean: float
    wer_fixtures_worst: float
    filled_pause_precision: float
    filled_pause_recall: float
    figures_right: float
    word_start_p50_ms: float
    word_start_p90_ms: float
    silence_words_max: int


class Facts(msgspec.Struct, frozen=True):
    """The part of demo.toml that is tested."""

    figures: Figures
    max_chunk_s: float


@pytest.fixture(scope="module")
def stated() -> Figures:
    return load("demo/demo.toml", Facts).figures


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(MODEL)


@pytest.fixture(scope="module")
def held_out(recogniser: Recogniser) -> Report:
    return score("held out", list(held_out_cases()), recogniser)


def test_the_model_is_small() -> None:
    assert sum(f.stat().st_size for f in MODEL.iterdir()) <= 12e6


def test_it_loads_in_a_moment() -> None:
    def seconds() -> float:
        started = time.perf_counter()
        WhisperModel(str(MODEL), device="cpu", compute_type="int8", cpu_threads=1)
        return time.perf_counter() - started

    assert min(seconds() for _ in range(5)) < 0.3


def test_a_chunk_of_quiet_costs_no_error(recogniser: Recogniser) -> None:
    recogniser.hear(np.zeros(16000, np.float32))


@pytest.mark.slow
def test_unseen_sentences_in_its_own_voices(held_out: Report, stated: Figures) -> None:
    assert held_out.wer <= stated.wer_held_out + SLACK


@pytest.mark.slow
def test_voices_it_never_heard(recogniser: Recogniser, stated: Figures) -> None:
    report = score("voices", list(held_out_cases(rounds=1, held_out_voice=True)), recogniser)
    assert report.wer <= stated.wer_unheard_voices + SLACK


@pytest.mark.slow
def test_filled_pauses(held_out: Report, stated: Figures) -> None:
    assert held_out.pauses.precision is not None
    assert held_out.pauses.recall is not None
    assert held_out.pauses.precision >= stated.filled_pause_precision - SLACK
    assert held_out.pauses.recall >= stated.filled_pause_recall - SLACK


@pytest.mark.slow
def test_figures_are_written_as_people_write_them(held_out: Report, stated: Figures) -> None:
    assert held_out.figures.recall is not None
    assert held_out.figures.recall >= stated.figures_right - SLACK


@pytest.mark.slow
def test_word_starts(held_out: Report, stated: Figures) -> None:
    p50_s, p90_s = held_out.start_error_s(50), held_out.start_error_s(90)
    assert p50_s is not None
    assert p90_s is not None
    assert 1000 * p50_s <= stated.word_start_p50_ms + 10
    assert 1000 * p90_s <= stated.word_start_p90_ms + 20


@pytest.mark.slow
def test_a_planted_silence_stays_one(recogniser: Recogniser, stated: Figures) -> None:
    reached = [swallowed(at_s, recogniser.hear(one.audio)) for one, at_s in silence_cases()]
    assert max(reached) <= stated.silence_words_max


@pytest.mark.slow
def test_the_fixture_recordings(stated: Figures) -> None:
    rates = [
        score_recording(name, said, hear_recording(MODEL, recording)[0]).wer
        for name, recording, said in fixtures(FIXTURES)
    ]
    assert len(rates) == 6
    assert sum(rates) / len(rates) <= stated.wer_fixtures_mean + SLACK
    assert max(rates) <= stated.wer_fixtures_worst + SLACK
