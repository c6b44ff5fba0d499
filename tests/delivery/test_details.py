"""Details of the measures that no broader test asks for; each was found by a change of the code that none noticed."""

import numpy as np
import pytest
from msgspec.structs import replace

from rehearse.data.method_settings import measuring
from rehearse.delivery import dismiss, fillers, intonation, measure, measure_text, pauses, rate, speech_activity
from rehearse.delivery.metrics import ALL, filled_pauses
from rehearse.text.tokens import tokens
from rehearse.types import Filler, Span
from tests import builders_report as reports
from tests.delivery.made_frames import frames, said
from tests.delivery.voices import Take, vowel

USE = measuring()


def ums(*starts_s: float) -> tuple[Filler, ...]:
    return tuple(Filler("um", start_s, start_s + 0.3, "sound", "heard") for start_s in starts_s)


def test_bursts_that_touch_at_their_last_filler_are_one() -> None:
    """Two groups that share nothing but the filler at which one ends and the other begins."""
    use = replace(USE.fillers, burst_count=3, burst_s=10.0)
    (burst,) = fillers.counted(ums(0, 5, 10, 16, 20), (), 1.0, use).bursts
    assert (burst.start_s, burst.end_s, burst.count) == (0.0, 20.0, 5)
    apart = fillers.counted(ums(0, 5, 10, 30, 35, 40), (), 1.0, use).bursts
    assert [(one.start_s, one.end_s, one.count) for one in apart] == [(0.0, 10.0, 3), (30.0, 40.0, 3)]


def test_after_a_dismissal_the_next_fix_is_that_of_the_new_numbers() -> None:
    report = reports.full()
    assert report.content is not None
    told = replace(report.content, next_fix=replace(report.content.next_fix, delivery="what was said before"))
    after = dismiss(replace(report, content=told), 1).content
    assert after is not None
    assert after.next_fix.delivery != "what was said before"


def test_the_advice_about_filled_pauses_names_their_rate() -> None:
    report = reports.full()
    (metric,) = (one for one in report.delivery.metrics if one.id == "fillers")
    assert "7.3 /min" in filled_pauses.advice(replace(metric, value=7.34), report.delivery)


def test_the_advice_names_where_most_of_the_filled_pauses_lie() -> None:
    """Phrases make a burst, too, but only um and uh are counted; few of many say nothing of where to pause."""
    report = reports.full()
    (metric,) = (one for one in report.delivery.metrics if one.id == "fillers")
    like = Filler("like", 18.0, 18.3, "phrase", "heard")
    for starts_s, where in (
        ((2.0, 11.8, 14.6, 19.8), " 3 of 4 came between 0:11 and 0:19."),
        ((2.0, 40.0, 50.0, 60.0, 11.8, 14.6, 19.8), ""),
        ((2.0, 30.0), ""),
    ):
        counted = fillers.counted((*ums(*sorted(starts_s)), like), (), 1.0, replace(USE.fillers, burst_s=10.0))
        advice = filled_pauses.advice(metric, replace(report.delivery, fillers=counted))
        assert advice.partition(").")[2] == where, starts_s


def test_a_text_has_every_metric_and_none_that_needs_sound() -> None:
    """But for that of its parts, which comes from what it says."""
    delivery, _ = measure_text(said("So we moved it.")[0])
    assert {metric.id for metric in delivery.metrics} == {page.id for page in ALL} - {"situation_share"}
    assert all(metric.value is None for metric in delivery.metrics if metric.id in ("rate", "pauses", "loudness"))


def test_a_rise_that_only_comes_back_up_to_the_rest_of_the_sentence_is_no_question() -> None:
    """The last word rises by far, from a low point to just the height of the sentence."""
    n = 200
    f0 = np.full(n, 200.0)
    f0[150:] = 200.0 * 2 ** (np.linspace(-8.0, 0.0, 50) / 12)
    sound = frames(n, f0_hz=f0)
    voiced, span, last = np.full(n, True), Span(0.0, 2.0), Span(1.5, 2.0)
    assert intonation._rising(sound, voiced, span, last, USE.intonation) == []
    higher = frames(n, f0_hz=np.where(np.arange(n) >= 150, f0 * 2 ** (4 / 12), f0))
    assert [one.kind for one in intonation._rising(higher, voiced, span, last, USE.intonation)] == ["rising"]


def test_one_word_begins_with_its_sound() -> None:
    """However early its time is; of several words, only if the sound begins before the second."""
    active = np.zeros(300, bool)
    active[200:240] = True
    one, two = (tokens(said(text, every_s=1.0)[0].words) for text in ("work", "so work"))
    alone = rate.talk_span(one, active, 0.01, USE.rate)
    of_two = rate.talk_span(two, active, 0.01, USE.rate)
    assert alone is not None
    assert of_two is not None
    assert alone.start_s == pytest.approx(2.0)
    assert of_two.start_s == pytest.approx(two[0].word.start_s or 0.0)


def test_the_threshold_rises_with_the_distance_between_noise_and_speech() -> None:
    level = np.concatenate([np.full(100, -60.0), np.full(100, -20.0)])
    voiced = np.arange(200) >= 100
    voice = voiced.astype(np.float32)
    use = replace(USE.silence, margin_share=0.25, margin_min_db=1.0, margin_max_db=50.0, range_db=90.0)
    found = speech_activity.threshold_dbfs(frames(200, level_dbfs=level), voice, voiced, use)
    assert found == pytest.approx(-60.0 + 0.25 * 40.0, abs=1.5)


def test_an_s_may_be_as_long_as_the_limit_and_no_longer() -> None:
    hissing = np.zeros(40, bool)
    hissing[:10] = True
    assert [pauses._run_on(hissing, reach, 2) for reach in (9, 10, 11)] == [0, 10, 10]


def test_who_writes_fillers_is_asked_for_no_other_ones() -> None:
    """A filler between two words is inferred where the recogniser leaves them out, not where it writes them."""
    take = Take().pause(0.3)
    for number in range(6):
        take.word("we").word("moved").word("it").pause(0.6)
        if number in (2, 4):
            take.sound(vowel("uh", 0.45, 100.0, amplitude=0.2)).pause(0.6)
    found = [
        measure(take.audio, take.speech, take.transcript, writes_fillers=writes)[0].fillers.inferred or 0
        for writes in (False, True)
    ]
    assert found[0] > found[1] == 0
