"""Endings, bands, reasons and pauses, each on values made by hand."""

import numpy as np
import pytest
from msgspec.structs import replace

from rehearse.data.method_settings import measuring
from rehearse.data.targets import read_targets
from rehearse.delivery import (
    bands,
    fillers,
    intonation,
    measure_text,
    missing,
)
from rehearse.delivery.metrics import longest_pause
from rehearse.delivery.metrics.page import Source
from rehearse.text.tokens import tokens
from rehearse.types import Ending, Filler, Pause, Transcript, Word
from tests import builders_report as reports
from tests.delivery.made_frames import frames, said

USE = measuring()


# endings


ASKED = [("over there", True), ("over there?", False), ("over there?”", False), ("over there?)", False)]


@pytest.mark.parametrize(("last", "counts"), ASKED)
def test_a_rise_counts_unless_the_sentence_is_a_question(last: str, counts: bool) -> None:
    transcript, _ = said(f"and then we went {last + '.' * counts}")
    f0 = np.full(240, 110.0)
    f0[225:] = 110.0 * 2 ** (6 / 12)
    row = tokens(transcript.words)
    found = intonation.endings(frames(240, f0), np.ones(240, bool), row, USE)
    assert [ending.kind for ending in found or ()] == (["rising"] if counts else [])
    if counts:
        assert found == (Ending(2.0, 2.4, "rising", 6.0),)


@pytest.mark.parametrize(
    ("drop_db", "count"), [(USE.intonation.trailing_db - 0.2, 0), (USE.intonation.trailing_db + 0.2, 1)]
)
def test_a_last_word_that_falls_in_level_trails_off(drop_db: float, count: int) -> None:
    row = tokens(said("and then we went over there.")[0].words)
    level = np.full(240, -20.0)
    level[200:] = -20.0 - drop_db
    found = intonation.endings(frames(240, 110.0, level), np.ones(240, bool), row, USE)
    assert [(e.start_s, e.end_s, e.kind, e.amount) for e in found or ()] == [
        (2.0, 2.4, "trailing", round(drop_db, 1))
    ] * count


def test_endings_are_unknown_without_a_written_end_and_short_sentences_have_none() -> None:
    active = np.ones(240, bool)
    assert intonation.endings(frames(240), active, tokens(said("and then we went")[0].words), USE) is None
    level = np.full(240, -20.0)
    level[80:] = -45.0
    assert intonation.endings(frames(240, 110.0, level), active, tokens(said("not over there.")[0].words), USE) == ()


def test_a_voice_on_one_tone_is_monotone_for_as_long_as_it_stays_there() -> None:
    moving = 110.0 * 2 ** (np.sin(np.arange(4000) / 30) * 4 / 12)
    moving[1000:2500] = 110.0
    found = intonation.monotone(frames(4000, moving), np.ones(4000, bool), USE)
    assert [(s.start_s, s.end_s, s.value) for s in found or ()] == [(10.0, 25.0, 0.0)]
    assert intonation.monotone(frames(4000, 0.0), np.ones(4000, bool), USE) is None


# bands, reasons, pauses


def test_a_field_that_is_null_gives_its_reason_to_its_metric() -> None:
    delivery = reports.full().delivery
    found = bands.metrics(Source(replace(delivery, pitch=None)), read_targets(), {"pitch": "a whisper has none"})
    reasons = {metric.id: metric.reason for metric in found if metric.value is None}
    assert "a whisper has none" in reasons.values()


def test_an_answer_without_a_target_has_a_length_and_no_verdict_on_it() -> None:
    delivery = reports.full().delivery
    free = bands.of_any_length(delivery)
    assert free.duration_verdict == "unmeasured"
    assert [m.id for m in free.metrics] == [m.id for m in delivery.metrics if m.id != "duration"]
    assert free.duration_s == delivery.duration_s


def test_every_null_has_a_reason_of_words() -> None:
    empty, _ = measure_text(Transcript("so", words=(Word("so"),)))
    for spoken in (True, False):
        for has_words in (True, False):
            for has_transcript in (True, False):
                reasons = missing.of_nulls(empty, spoken, has_words, missing.wordless(has_transcript, None))
                assert set(reasons) >= {"duration_s", "pauses", "loudness", "pitch", "speech_rate_wpm", "pace"}
                assert all(len(str(reason)) > 10 for reason in reasons.values())


def test_the_longest_pause_is_looked_for_where_it_is_asked_for() -> None:
    full = reports.full().delivery.pauses
    assert full is not None
    items = (Pause(0.0, 3.0, 3.0, "start"), Pause(4.0, 5.5, 1.5, "clause"), Pause(8.0, 10.0, 2.0, "boundary"))
    pauses = replace(full, items=items)
    delivery = replace(reports.full().delivery, pauses=pauses)
    assert longest_pause.in_clause(Source(delivery)) == 1.5
    assert longest_pause.anywhere(Source(delivery)) == 2.0
    alone = replace(delivery, pauses=replace(pauses, items=pauses.items[:2]))
    assert longest_pause.anywhere(Source(alone)) == 1.5
    assert longest_pause.anywhere(Source(replace(delivery, pauses=None))) is None


def test_a_heard_um_that_the_sound_would_have_told_is_sure_and_another_keeps_its_confidence() -> None:
    heard = Filler("um", 1.0, 1.4, "sound", "heard", 0.6)

    def event(confidence: float) -> Filler:
        return Filler("um", 1.1, 1.5, "sound", "inferred", confidence)

    sure = fillers._supported(heard, event(USE.fillers.sure), USE.fillers)
    assert (sure.evidence, sure.confidence, sure.start_s, sure.end_s) == ("both", 0.99, 1.1, 1.5)
    weak = fillers._supported(heard, event(USE.fillers.sure - 0.01), USE.fillers)
    assert (weak.evidence, weak.confidence) == ("heard", 0.6)


def test_a_repeat_and_a_restart_have_the_times_of_their_words() -> None:
    transcript, starts = said("we moved the the gate and I wan- I needed it")
    found = measure_text(transcript)[0].repeats
    assert [(item.start_s, item.end_s) for item in found] == [
        (starts[2], starts[3] + 0.3),
        (starts[7], starts[8] + 0.3),
    ]
