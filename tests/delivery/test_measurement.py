import numpy as np
import pytest

from rehearse.delivery import measure, warm_up
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio, Delivery, Span, Speech, Transcript, Word
from tests.builders import noise, silence
from tests.delivery.voices import Sound, Take
from tests.fixtures import sound


def answer() -> Take:
    take = Take().pause(0.5)
    for text in ["last", "year", "I", "moved", "the", "whole", "night", "shift,", "and", "we", "lost", "nothing."]:
        take.word(text, "ah", "ee", f0_hz=110.0 if text.endswith((",", ".")) else 130.0)
    return take.pause(0.5)


def test_every_field_of_the_contract_is_measured_on_a_spoken_answer() -> None:
    take = answer()
    delivery, warnings = measure(take.audio, take.speech, take.transcript)
    assert warnings == ()
    later = ("slowest", "fastest", "drawn_out", "endings", "monotone")
    assert [n for n in Delivery.__struct_fields__ if getattr(delivery, n) is None and n not in later] == []
    assert all(metric.value is not None and metric.reason == "" for metric in delivery.metrics)


def test_of_a_distorted_take_with_words_nothing_says_that_it_holds_no_speech() -> None:
    """Two seconds of a voice, clipped and under noise: the recogniser writes words, and no activity is sure."""
    loud = np.clip(60.0 * sound("short").samples[32_000:64_000], -1.0, 1.0)
    distorted = Audio(np.clip(0.6 * loud + noise(2.0, rms=0.9), -1.0, 1.0).astype(np.float32))
    said = tuple(Word(text, 0.4 * at, 0.4 * at + 0.3, 0.5) for at, text in enumerate(["How", "about", "this", "then?"]))
    delivery, warnings = measure(distorted, detect_speech(distorted), Transcript("", words=said))
    assert (delivery.duration_s, delivery.speech_rate_wpm) == (None, None)
    assert any("not clear enough" in warning for warning in warnings)
    assert "no speech" not in " ".join([*warnings, *(metric.reason for metric in delivery.metrics)])


def test_without_a_transcript_what_needs_no_words_still_works() -> None:
    take = answer()
    delivery, warnings = measure(take.audio, take.speech, None)
    for name in ("duration_s", "response_latency_s", "pauses", "pitch", "loudness"):
        assert getattr(delivery, name) is not None
    assert delivery.speech_rate_wpm is None
    assert any("speech_rate_wpm" in warning and "no transcript" in warning for warning in warnings)


@pytest.mark.parametrize("quiet", [silence(3.0), noise(3.0, rms=0.02), np.zeros(0, np.float32)])
def test_a_recording_without_speech_has_no_answer_to_time_and_reasons(quiet: Sound) -> None:
    delivery, warnings = measure(Audio(quiet), Speech((), len(quiet) / 16_000), None)
    assert (delivery.duration_s, delivery.duration_verdict) == (None, "unmeasured")
    assert delivery.pauses is None
    assert delivery.pitch is None
    assert delivery.loudness is None
    assert any("no speech" in warning for warning in warnings)
    assert all(metric.reason for metric in delivery.metrics if metric.value is None)


def test_gain_changes_nothing_but_the_loudness() -> None:
    take = answer()
    quiet = Audio((take.audio.samples * 0.1).astype(np.float32))
    loud, _ = measure(take.audio, take.speech, take.transcript)
    soft, _ = measure(quiet, take.speech, take.transcript)
    assert soft.pauses == loud.pauses
    assert soft.speech_rate_wpm == loud.speech_rate_wpm
    assert soft.articulation_rate_sps == loud.articulation_rate_sps
    assert soft.pitch == loud.pitch
    assert soft.loudness is not None
    assert loud.loudness is not None
    assert loud.loudness.median_dbfs == pytest.approx((soft.loudness.median_dbfs or 0) + 20.0, abs=0.2)


def test_duration_runs_from_the_first_word_to_the_last_and_is_banded_against_the_target() -> None:
    take = answer()
    said_s = (take.words[-1].end_s or 0.0) - (take.words[0].start_s or 0.0)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.duration_s == pytest.approx(said_s, abs=0.05)
    assert delivery.duration_verdict == "attention"


def test_warming_up_needs_nothing() -> None:
    warm_up()


def test_silence_before_and_after_moves_the_events_and_changes_no_number() -> None:
    """Digital silence around a take in a noisy room is no noise floor of that room."""
    take = Take(snr_noise_rms=0.01).pause(0.5)
    for text in ["last", "year", "I", "moved", "the", "whole", "night", "shift,", "and"]:
        take.word(text, "ah", "ee")
    take.pause(0.8)
    for text in ["we", "lost", "nothing."]:
        take.word(text, "ah", "ee")
    take.pause(0.5)
    room = take.audio.samples
    framed = Audio(np.concatenate([silence(3.0), room, silence(4.0)]))
    later = Speech(tuple(Span(s.start_s + 3, s.end_s + 3) for s in take.speech.spans), framed.duration_s)
    words = tuple(Word(w.text, (w.start_s or 0) + 3, (w.end_s or 0) + 3) for w in take.words)
    alone, _ = measure(take.audio, take.speech, take.transcript)
    inside, _ = measure(framed, later, Transcript("", words=words))
    assert alone.pauses is not None
    assert inside.pauses is not None
    places = [(pause.place, pause.duration_s) for pause in alone.pauses.items if pause.place != "start"]
    assert places == [(pause.place, pause.duration_s) for pause in inside.pauses.items if pause.place != "start"]
    assert len(places) == 1
    assert inside.speech_rate_wpm == pytest.approx(alone.speech_rate_wpm, rel=0.01)
    assert inside.articulation_rate_sps == pytest.approx(alone.articulation_rate_sps, rel=0.02)
    assert inside.fillers.sounds == alone.fillers.sounds


def test_words_timed_by_their_lines_alone_are_told_from_words_that_were_heard() -> None:
    """As SRT gives them: the time of a line shared out by the letters of its words."""
    take = answer()
    first_s, last_s = take.words[0].start_s or 0.0, take.words[-1].end_s or 0.0
    weights = [len(word.text) + 1 for word in take.words]
    step_s, at_s, shared = (last_s - first_s) / sum(weights), first_s, []
    for word, weight in zip(take.words, weights, strict=True):
        shared.append(Word(word.text, round(at_s, 3), round(at_s + weight * step_s, 3)))
        at_s += weight * step_s
    delivery, warnings = measure(take.audio, take.speech, Transcript("", words=tuple(shared)))
    assert delivery.drawn_out is None
    assert any("only whole lines have times" in warning for warning in warnings)
