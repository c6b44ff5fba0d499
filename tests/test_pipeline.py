"""The stages in order: what comes in by any door gives the same judgement, and what cannot be judged says why."""

import dataclasses
import re

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from rehearse.data.questions import find
from rehearse.data.recognition import recognition
from rehearse.pipeline import NO_MODEL, Job, analyze, assemble, check, read, report_on, with_content
from rehearse.report import to_html, to_markdown
from rehearse.report.to_json import decode, encode
from rehearse.speech.activity import detect_speech
from rehearse.speech.live import LiveTranscriber
from rehearse.types import Audio, AudioInfo, Question, Recording, Report, Span, Speech, Transcript, Word
from tests.fixtures import answer_s, fixture, planted, truth
from tests.hearing import recogniser, report
from tests.report.printed import printed
from tests.speech.human import clip


def spoken(name: str) -> Transcript:
    """The words a fixture really says, spread evenly over each planted stretch."""
    words: list[Word] = []
    for stretch in truth(name).stretches:
        texts = stretch.text.split() if stretch.kind != "pause" else []
        step = (stretch.end_s - stretch.start_s) / max(1, len(texts))
        for i, text in enumerate(texts):
            begin = stretch.start_s + i * step
            words.append(Word(text, round(begin, 3), round(begin + step, 3), 1.0))
    return Transcript(" ".join(w.text for w in words), "en", tuple(words))


def judged(name: str) -> Report:
    """A fixture's sound with its true words, as if a perfect model had heard it."""
    return analyze(fixture(name).path, Job(transcript=spoken(name)))


def content_of(report: Report) -> tuple[str, int]:
    assert report.content is not None
    return report.content.verdict, report.content.scores["ownership_signal"].points


def test_the_fixture_that_succeeds_is_a_strong_hire() -> None:
    assert content_of(judged("strong"))[0] == "strong hire"


def test_the_fixture_that_fails_as_candidate_a_does_is_no_hire_with_both_markers_quoted() -> None:
    told = judged("directed")
    assert content_of(told) == ("no hire", 1)
    assert told.content is not None
    quotes = " | ".join(fail.quote for fail in told.content.auto_fails)
    assert "My manager asked me to" in quotes
    assert "We discovered" in quotes
    assert len({fail.code for fail in told.content.auto_fails}) == 2
    moments = [fail.start_s for fail in told.content.auto_fails]
    assert all(m is not None and 0 < m < 39 for m in moments)


@pytest.mark.slow
def test_a_text_gets_the_verdict_of_the_recording_that_says_it() -> None:
    for name in ("strong", "directed", "trust"):
        assert content_of(check(truth(name).text)) == content_of(judged(name)), name


def test_a_report_reads_the_same_from_the_store_as_when_it_was_made() -> None:
    """A whole number where the contract has any number (2, later 2.0) is another document."""
    for text in (truth("short").text, truth("directed").text, "I cut it from 9 days to 2."):
        made = encode(check(text, find("was-wrong")))
        assert encode(decode(made)) == made


def test_text_alone_has_nothing_timed_and_says_so() -> None:
    told = check("So, um, I fixed it. " + truth("strong").text)
    assert told.audio is None
    assert told.delivery.duration_s is None
    assert told.delivery.fillers.sounds == 1
    assert all(item.start_s is None for item in told.delivery.fillers.items)
    assert told.warnings


def test_without_a_model_the_sound_is_measured_and_the_content_is_left_out() -> None:
    told = analyze(fixture("short").path, Job())
    assert told.content is None
    assert told.transcript is None
    assert told.delivery.duration_s == pytest.approx(answer_s("short"), abs=0.1)
    assert told.delivery.pitch is not None
    assert (told.delivery.fillers.sounds, told.delivery.fillers.per_minute) == (None, None)
    assert NO_MODEL in told.warnings


@pytest.mark.slow
def test_sound_that_cannot_be_trusted_withholds_the_points_and_nothing_else() -> None:
    good = read(fixture("strong").path)
    loud = Audio(np.clip(good.audio.samples * 40, -1, 1).astype(np.float32))
    info = msgspec.structs.replace(good.info, clipped_ratio=0.2, peak_dbfs=0.0)
    told = report_on(Recording(loud, info, good.sha256), Job(transcript=spoken("strong")))
    assert told.content is not None
    assert told.content.verdict == "not scored"
    assert told.content.total is None
    assert "clipped" in (told.content.not_scored_reason or "")
    assert (told.content.next_fix.delivery or "").startswith("Record it again:")
    assert told.content.parts["action"].present


@pytest.mark.slow
def test_a_recording_too_unclear_to_time_says_so_at_once_and_tells_nothing_that_was_not_measured() -> None:
    """As beside a loud noise: there is speech, but no moment of it stands out."""
    good = read(fixture("strong").path)
    length_s = good.audio.duration_s
    unclear = Speech((Span(0.0, length_s),), length_s, (0.4,) * round(length_s / 0.032))
    told = assemble(good, unclear, spoken("strong"), Job(transcript=spoken("strong")))
    assert told.content is not None
    assert told.content.verdict == "strong hire"
    assert told.delivery.duration_s is None
    assert {part.seconds for part in told.content.parts.values()} == {None}
    for text in (printed(told, form="short"), printed(told)):
        assert text.startswith("Audio unclear: the speech in it is not clear enough")
        assert not re.search(r"Fillers +\S|\d um/uh|\d filler phrase|Situation +[\d.]+ s", text)
    assert "um/uh" not in to_html.render(told).partition("</style>")[2].partition("<script")[0]


@pytest.mark.slow
def test_planted_fillers_are_all_heard_when_the_words_are_right() -> None:
    told = judged("fillers")
    times = [item.start_s for item in told.delivery.fillers.items if item.kind == "sound"]
    for filler in planted("fillers", "filler"):
        assert any(t is not None and abs(t - filler.start_s) < 0.25 for t in times), filler


@pytest.mark.slow
def test_the_same_recording_gives_the_same_report_twice_but_for_the_date() -> None:
    again = analyze(fixture("short").path, Job(transcript=spoken("short")))
    first = judged("short")
    same = msgspec.structs.replace(again, provenance=first.provenance)
    assert same == first


@pytest.mark.slow
@pytest.mark.model
def test_the_real_model_in_the_real_pipeline_names_itself() -> None:
    told = report("short")
    assert told.provenance.model == "tiny.en"
    assert told.provenance.audio_sha256 == truth("short").sha256


@pytest.mark.slow
def test_a_disqualifier_that_rests_on_an_unsure_word_says_so() -> None:
    """The verdict stands; whoever reads it is told what may be misheard."""
    said = spoken("directed")
    unsure = tuple(msgspec.structs.replace(w, probability=0.3 if w.text == "manager" else 1.0) for w in said.words)
    told = analyze(fixture("directed").path, Job(transcript=msgspec.structs.replace(said, words=unsure)))
    assert told.transcript is not None
    assert {w.text for w in told.transcript.words if w.doubtful} == {"manager"}
    assert told.content is not None
    assert [fail.doubtful for fail in told.content.auto_fails if "manager" in fail.quote] == [("manager",)]
    assert content_of(told) == content_of(judged("directed"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["trail.opus", "pings.opus"])
def test_a_talk_with_a_minute_of_room_or_pings_behind_it_is_as_long_as_the_talk(name: str) -> None:
    """The one was called "on target", the pings of the other were counted as “uh”."""
    told = analyze(clip(f"bugs/{name}"), Job())
    assert told.delivery.duration_s == pytest.approx(11.3, abs=0.3)
    assert told.delivery.pitch is not None
    assert [warning for warning in told.warnings if "the recording goes on for" in warning]


def test_two_seconds_of_sound_are_reported_and_not_scored() -> None:
    samples = read(fixture("short").path).audio.samples[16_000:48_000]
    info = AudioInfo("cut.wav", 2.0, 16_000, -6.0, -62.0, 0.0, None, "ok")
    audio = Audio(samples)
    words = (Word("Last", 0.0, 0.4, 1.0), Word("winter", 0.4, 0.9, 1.0))
    told = assemble(
        Recording(audio, info, "0" * 64), detect_speech(audio), Transcript("Last winter", "en", words), Job()
    )
    assert told.content is not None
    assert told.content.verdict == "not scored"
    assert told.content.not_scored_reason


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stated_s", "reason"),
    [pytest.param(15.7, "16 s is too short", marks=pytest.mark.slow), (19.6, "19.6 s is too short"), (20.2, "")],
)
def test_what_is_too_short_to_judge_goes_by_the_length_that_the_report_states(stated_s: float, reason: str) -> None:
    """The times of the words are seconds shorter than the talk in the sound."""
    told = judged("strong")
    words = tuple(replace(word, start_s=at * 0.15, end_s=at * 0.15 + 0.1) for at, word in enumerate(said(told)[:120]))
    report = replace(told, delivery=replace(told.delivery, duration_s=stated_s))
    content = with_content(report, Transcript(" ".join(word.text for word in words), "en", words), None).content
    assert content is not None
    assert (content.not_scored_reason or "").startswith(reason)
    assert (content.not_scored_reason is None) == (not reason)


def said(report: Report) -> tuple[Word, ...]:
    assert report.transcript is not None
    return report.transcript.words


def test_the_length_of_an_answer_to_a_follow_up_is_reported_and_not_judged() -> None:
    """It has no target: neither “too short” nor advice to say more."""
    question = Question("pump-follow-up", "How did you measure that?", kind="follow-up")
    report = analyze(fixture("short").path, Job(None, question, spoken("short")))
    assert report.delivery.duration_s is not None
    assert report.delivery.duration_verdict == "unmeasured"
    assert "duration" not in {metric.name for metric in report.delivery.metrics}
    assert report.content is not None
    assert report.content.next_fix.content is None
    assert "against" not in (report.content.next_fix.delivery or "")


@pytest.mark.slow
@pytest.mark.model
def test_a_take_heard_while_it_is_spoken_has_the_report_of_its_file() -> None:
    recording = read(fixture("short").path)
    live = LiveTranscriber(recogniser())
    for start in range(0, len(recording.audio.samples), 1600):
        live.feed(recording.audio.samples[start : start + 1600])
    heard = live.finish()
    told = assemble(recording, heard.speech, heard.transcript, Job(recogniser(), find(fixture("short").question)))
    assert msgspec.structs.replace(told, provenance=report("short").provenance) == report("short")


@pytest.mark.slow
@pytest.mark.model
def test_a_foreign_answer_has_no_words_points_or_verdict_and_says_why() -> None:
    """A model sure of nothing stands for one that hears German: it scored "hire, 74 of 100"."""
    recording = read(fixture("short").path)
    speech = detect_speech(recording.audio)
    unsure = [Word("mein", s.start_s + n * 0.3, s.start_s + n * 0.3 + 0.2, 0.4) for s in speech.spans for n in range(3)]
    told = assemble(recording, speech, Transcript("", words=tuple(unsure)), Job(recogniser()))
    assert told.transcript is not None
    assert told.content is not None
    assert told.transcript.words == ()
    assert (told.content.verdict, told.content.total, told.content.scores) == ("not scored", None, {})
    assert told.content.not_scored_reason in told.warnings
    reason = told.content.not_scored_reason or ""
    assert "could not be made out" in reason
    assert told.content.next_fix.content == recognition().gate.unclear_fix
    two_channels = dataclasses.replace(recording, info=replace(recording.info, channels=2))
    of_a_call = assemble(two_channels, speech, Transcript("", words=tuple(unsure)), Job(recogniser())).content
    assert of_a_call is not None
    assert "--channel left" in (of_a_call.next_fix.content or "")
    why_null = {metric.reason for metric in told.delivery.metrics if metric.value is None}
    assert f"it needs words: t{reason[1:].rstrip('.')}" in why_null
    for page in (to_markdown.render(told), to_html.render(told), printed(told), printed(told, form="words")):
        assert "There are no words to show." in page
    pages = (to_markdown.plain_text(told), to_markdown.render(told), to_html.render(told), " ".join(told.warnings))
    assert not [page for page in pages if "no transcript" in page]
    assert all("could not be made" in page for page in pages)
    assert told.delivery.speech_rate_wpm is None
    assert told.delivery.pauses is not None


@pytest.mark.slow
@pytest.mark.model
def test_the_sound_adds_no_filler_to_what_our_own_recogniser_wrote_and_does_to_words_from_elsewhere() -> None:
    """It writes um and uh by itself; what the sound alone implied beside it was nearly always wrong."""
    recording, words = read(fixture("fillers").path), spoken("fillers").words
    fluent = Transcript("", "en", tuple(w for w in words if w.text.strip(".,").lower() not in ("um", "uh")))
    speech = detect_speech(recording.audio)
    heard = assemble(recording, speech, fluent, Job(recogniser())).delivery.fillers
    given = assemble(recording, speech, fluent, Job(transcript=fluent)).delivery.fillers
    assert (heard.sounds, heard.inferred) == (0, 0)
    assert given.inferred is not None
    assert given.inferred > 0
