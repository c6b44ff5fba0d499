"""What is measured of people's voices with sounds around them that are none. The words are those of the manifest."""

import json
from itertools import pairwise

import numpy as np
import pytest

from rehearse.delivery import measure
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio, Delivery, Transcript, Word
from tests.builders import Sound, noise
from tests.speech.human import clip, sound
from tests.tones import TONES, together

TALK = "mfa_acoustic_corpus.wav"  # 26.7 s; an um at 8.02 and 22.90 s, an uh at 14.51 s
UMS_S = [8.02, 14.51, 22.90]


def said(name: str, late_s: float = 0.0) -> tuple[Word, ...]:
    """The words of a clip with their times, as if a perfect recogniser had written them."""
    manifest = json.loads(clip("audio/manifest.json").read_text(encoding="utf-8"))
    timed = next(one["word_timings"] for one in manifest if one["file"] == name)
    return tuple(Word(w["word"], round(w["start"] + late_s, 2), round(w["end"] + late_s, 2), 0.9) for w in timed)


def delivery_of(samples: Sound, words: tuple[Word, ...]) -> tuple[Delivery, tuple[str, ...]]:
    audio = Audio(samples.astype(np.float32))
    return measure(audio, detect_speech(audio), Transcript("", words=words), writes_fillers=True)


def sounds_at(delivery: Delivery) -> list[float]:
    return [item.start_s or 0.0 for item in delivery.fillers.items if item.kind == "sound"]


def test_ums_that_were_written_and_said_count_and_their_evidence_is_the_word_or_both() -> None:
    told, _ = delivery_of(sound(f"audio/{TALK}")[0].samples, said(TALK))
    assert sounds_at(told) == pytest.approx(UMS_S, abs=0.3)
    assert {item.evidence for item in told.fillers.items if item.kind == "sound"} <= {"heard", "both"}
    assert told.fillers.inferred == 0


def test_no_two_of_six_uhs_in_a_row_lie_at_one_instant() -> None:
    samples, six = sound("audio/mfa_uhuh.flac")[0].samples, said("mfa_uhuh.flac")
    told, _ = delivery_of(samples, six)
    found = [item for item in told.fillers.items if item.kind == "sound"]
    assert len(found) >= 4
    assert all((one.end_s or 0.0) <= (other.start_s or 0.0) for one, other in pairwise(found))


def test_an_um_that_was_said_and_not_written_is_not_counted_beside_a_recogniser_that_writes_them() -> None:
    words = tuple(word for word in said(TALK) if word.text not in ("um", "uh"))
    told, _ = delivery_of(sound(f"audio/{TALK}")[0].samples, words)
    assert sounds_at(told) == []


def test_pings_after_a_persons_words_count_for_nothing_though_a_recogniser_writes_uh_for_each() -> None:
    samples, words = sound(f"audio/{TALK}")[0].samples, said(TALK)
    pings, at_s = [], len(samples) / 16_000
    for tone in TONES.values():
        pings += [noise(1.5), tone + noise(len(tone) / 16_000, seed=3)]
        at_s += 1.5
        words += (Word("uh", round(at_s, 2), round(at_s + len(tone) / 16_000, 2), 0.5),)
        at_s += len(tone) / 16_000
    told, warnings = delivery_of(np.concatenate([samples, *pings, noise(1.0)]), words)
    assert sounds_at(told) == pytest.approx(UMS_S, abs=0.3)
    assert told.duration_s == pytest.approx(24.2, abs=0.3)
    assert any("goes on for" in warning for warning in warnings)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        TALK,
        *(
            pytest.param(n, marks=pytest.mark.slow)
            for n in ("jfk.flac", "libri_61-70968-0000.flac", "csm_read_speech_a.wav")
        ),
    ],
)
def test_a_person_who_answers_between_a_beep_and_a_minute_of_room_is_timed_by_the_answer(name: str) -> None:
    """Twelve seconds of talk with eighty of room behind them were “on target”."""
    alone, _ = delivery_of(sound(f"audio/{name}")[0].samples, said(name))
    before = np.concatenate([noise(1.0), together(0.4, (1000, 0.2)) + noise(0.4), noise(2.0)])
    whole = np.concatenate([before, sound(f"audio/{name}")[0].samples, noise(60.0, seed=5)])
    told, warnings = delivery_of(whole, said(name, len(before) / 16_000))
    assert told.duration_s == pytest.approx(alone.duration_s, abs=0.1)
    assert told.response_latency_s == pytest.approx((alone.response_latency_s or 0.0) + 3.4, abs=0.1)
    assert told.duration_verdict == alone.duration_verdict
    assert told.speech_rate_wpm == pytest.approx(alone.speech_rate_wpm, rel=0.02)
    assert len([warning for warning in warnings if "goes on for another 6" in warning]) == 1
    wordless, _ = measure(Audio(whole.astype(np.float32)), detect_speech(Audio(whole.astype(np.float32))), None)
    assert wordless.duration_s == pytest.approx(alone.duration_s, abs=0.4)
