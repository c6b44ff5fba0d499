import numpy as np
import pytest
from msgspec.structs import replace

from rehearse.data.fillers import read_fillers
from rehearse.data.method_settings import measuring
from rehearse.delivery import fillers, measure, measure_text
from rehearse.speech import pieces
from rehearse.text import heard_fillers
from rehearse.text.tokens import tokens
from rehearse.types import Delivery, Filler, Span, Speech, Transcript, Word
from tests.builders import Sound
from tests.delivery.voices import Take, vowel
from tests.tones import TONES


def filler(at_s: float, evidence: str = "heard", text: str = "um") -> Filler:
    return Filler(text, at_s, at_s + 0.4, "sound", "heard" if evidence == "heard" else "inferred")


def supported(
    heard: tuple[Filler, ...], events: tuple[Filler, ...], voiced: bool = True
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    return fillers.with_sound(heard, events, lambda _: voiced, measuring().fillers)


def test_one_sound_with_both_kinds_of_evidence_is_one_filler() -> None:
    backed, left = supported((filler(1.0),), (filler(1.2, "inferred"), filler(3.0, "inferred")))
    items = fillers.merged(backed, left, measuring().fillers)
    assert [(item.evidence, item.start_s) for item in items] == [("both", 1.2), ("inferred", 3.0)]


def test_a_heard_um_of_no_length_needs_a_sound_that_supports_it() -> None:
    instant = replace(filler(1.0), end_s=1.0)
    assert supported((instant,), ())[0] == ()
    assert [item.start_s for item in supported((instant,), (filler(1.1, "inferred"),))[0]] == [1.1]


def test_a_loop_of_ums_at_one_sound_is_one_um() -> None:
    loop = tuple(replace(filler(1.0 + 0.001 * number), end_s=1.1 + 0.001 * number) for number in range(100))
    assert len(supported(loop, (filler(1.05, "inferred"),))[0]) == 1
    assert len(supported(loop, ())[0]) == 1


def test_a_long_um_without_a_nucleus_stays_where_a_voice_is() -> None:
    assert len(supported((filler(1.0),), ())[0]) == 1
    assert supported((filler(1.0),), (), voiced=False)[0] == ()


def test_the_headline_tells_heard_from_inferred() -> None:
    items = (filler(1.0), filler(2.0), filler(9.0, "inferred"))
    counts = fillers.counted(items, (), 0.5, measuring().fillers)
    assert (counts.sounds, counts.heard, counts.inferred, counts.per_minute) == (3, 2, 1, 6.0)


def test_four_within_ten_seconds_are_a_burst() -> None:
    items = tuple(filler(at_s) for at_s in (1.0, 3.0, 6.0, 10.5, 30.0))
    assert [(b.start_s, b.end_s, b.count) for b in fillers.counted(items, (), 1.0, measuring().fillers).bursts] == [
        (1.0, 10.5, 4)
    ]


def test_a_burst_that_goes_on_is_one_burst() -> None:
    items = tuple(filler(float(at_s)) for at_s in range(0, 21, 3))
    bursts = fillers.counted(items, (), 1.0, measuring().fillers).bursts
    assert [(b.start_s, b.end_s, b.count) for b in bursts] == [(0.0, 18.0, 7)]


def test_an_um_written_over_silence_is_shown_and_not_counted() -> None:
    """A recogniser that is asked for ums can write one where nobody spoke; but it stands in the transcript."""
    take = Take().word("we").word("met").word("later.").pause(1.0)
    take.words.append(Word("Um,", take.now_s, take.now_s + 0.3))
    take.pause(1.0).word("I").word("moved").pause(0.3)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    assert delivery.fillers.sounds == 0
    assert [(item.text, item.words) for item in delivery.fillers.unsure] == [("um", (3, 4))]


@pytest.mark.parametrize("pause_s", [0.8, 1.5])
def test_an_um_of_an_imported_line_counts_where_its_estimated_time_is_silent(pause_s: float) -> None:
    """The words of a line share its time by their length, so a pause inside the line moves all of them."""
    said = ["we", "asked", "everybody", "um,", "because", "nobody", "knew", "it"]
    take = Take().pause(0.4)
    for text in said:
        take = take.word(text) if text != "um," else take.pause(pause_s)
    line = pieces.shared_out(said, 0.4, take.now_s)
    words = tuple(Word(one.text.strip(), one.start_s, one.end_s) for one in line)
    delivery, _ = measure(take.pause(0.4).audio, take.speech, Transcript(" ".join(said), words=words))
    assert delivery.fillers.sounds == 1


def test_text_alone_counts_without_times_and_without_rates() -> None:
    words = tuple(Word(word) for word in ["um", "I", "was,", "you", "know,", "late"])
    delivery, warnings = measure_text(Transcript("", words=words))
    assert (delivery.fillers.sounds, delivery.fillers.phrases, delivery.fillers.per_minute) == (1, 1, None)
    assert all(item.start_s is None for item in delivery.fillers.items)
    assert delivery.pauses is None
    assert warnings == ("Only its words were judged: a written answer has no pace, pauses or voice.",)


@pytest.mark.parametrize("snr_noise_rms", [0.0003, 0.003])
def test_words_alone_give_no_inferred_filler(snr_noise_rms: float) -> None:
    take = Take(snr_noise_rms=snr_noise_rms).pause(0.4)
    for text in ["we", "met", "the", "new", "team", "and", "they", "moved", "the", "gate"]:
        take.word(text)
    delivery, _ = measure(take.pause(0.4).audio, take.speech, take.transcript)
    assert delivery.fillers.sounds == 0


def test_an_um_that_its_recogniser_hardly_believes_needs_a_clear_sound() -> None:
    """One written with a probability of 0.02 over an ordinary vowel was counted on a fluent clip."""
    doubted = replace(filler(1.0), confidence=0.02)
    vowel = replace(filler(1.1, "inferred"), confidence=0.48)
    clear = replace(vowel, confidence=0.8)
    assert supported((doubted,), (vowel,)) == ((), (vowel,))
    assert supported((doubted,), ()) == ((), ())
    (counted,), left = supported((doubted,), (clear,))
    assert (counted.evidence, counted.confidence, left) == ("both", 0.99, ())
    assert len(supported((filler(1.0),), (vowel,))[0]) == 1


def test_what_a_recogniser_hardly_believes_is_shown_by_the_confidence_of_the_um() -> None:
    words = (Word("So", 0.0, 0.2, 0.9), Word("um,", 0.5, 0.9, 0.02), Word("uh,", 1.5, 1.9, 0.5))
    row = tokens(words)
    sure, _ = fillers.from_words(heard_fillers.find(row, read_fillers(None)), row)
    assert [item.confidence for item in sure if item.kind == "sound"] == [0.02, 0.95]


def between_words(sound: Sound) -> Take:
    """Two phrases of a voice, the sound between them and once more after them."""
    take = Take().pause(0.5)
    for _ in range(2):
        for text in ("then", "we", "moved", "all", "of", "it"):
            take.word(text, "ah", "ee", f0_hz=125.0 + len(text))
        take.pause(0.6)
        take.pieces.append(sound)
        take.pause(0.6)
    return take


@pytest.mark.parametrize("name", TONES)
@pytest.mark.parametrize("writes_fillers", [True, False], ids=["own recogniser", "words from elsewhere"])
@pytest.mark.parametrize("written", [True, False], ids=["written as uh", "not written"])
def test_a_tone_between_words_is_no_filler(name: str, *, written: bool, writes_fillers: bool) -> None:
    """Message pings were counted as “uh”, and a recogniser that hears a beep may write one."""
    take = between_words(TONES[name])
    words = list(take.words)
    if written:
        start_s = (words[5].end_s or 0.0) + 0.64
        words.insert(6, Word("uh,", round(start_s, 2), round(start_s + len(TONES[name]) / 16_000, 2), 0.6))
    spans = (*take.speech.spans, *(Span(w.start_s or 0.0, w.end_s or 0.0) for w in words))
    delivery, _ = measure(
        take.audio, Speech(tuple(sorted(spans)), take.now_s), Transcript("", words=tuple(words)),
        writes_fillers=writes_fillers,
    )  # fmt: skip
    assert delivery.fillers.items == ()


def told_late(sound: Sound, *, gap_s: float = 0.4, written: str = "um,", at_s: float = 0.4) -> Delivery:
    """Delivery where a sound stands between two silences and the um is written, short, at the end of the second."""
    take = Take().pause(0.5)
    for text in ("then", "we", "moved", "all", "of", "it"):
        take.word(text, "ah", "ee", f0_hz=125.0 + len(text))
    take.pause(gap_s).sound(sound).pause(at_s)
    take.words.append(Word(written, round(take.now_s - 0.01, 2), round(take.now_s + 0.03, 2), 0.7))
    take.pause(0.06)
    for text in ("before", "the", "others", "had", "a", "look"):
        take.word(text, "ah", "ee", f0_hz=125.0 + len(text))
    return measure(take.pause(0.5).audio, take.speech, take.transcript, writes_fillers=True)[0]


@pytest.mark.parametrize("seconds", [0.25, 0.4])
@pytest.mark.parametrize("late_s", [0.4, 0.9])
def test_an_um_written_at_the_end_of_the_silence_after_it_counts_where_it_was_said(
    seconds: float, late_s: float
) -> None:
    (item,) = told_late(vowel("uh", seconds), at_s=late_s).fillers.items
    assert (item.evidence, item.words) == ("both", (6, 7))
    assert (item.start_s, item.end_s) == pytest.approx((2.82, 2.82 + seconds), abs=0.1)


@pytest.mark.parametrize("name", TONES)
def test_an_um_written_after_a_tone_does_not_count(name: str) -> None:
    assert told_late(TONES[name]).fillers.items == ()


def test_an_um_written_after_a_silence_does_not_count() -> None:
    silent = told_late(np.zeros(4000, np.float32))
    assert (silent.fillers.items, [item.text for item in silent.fillers.unsure]) == ((), ["um"])


def test_a_sound_beyond_the_next_word_supports_no_um_before_it() -> None:
    instant, later = replace(filler(1.0), end_s=1.02, words=(3, 4)), filler(1.5, "inferred")
    use = measuring().fillers
    for room, counted in ((Span(0.8, 1.3), 0), (Span(0.8, 2.0), 1)):
        assert len(fillers.with_sound((instant,), (later,), lambda _: False, use, {3: room})[0]) == counted
    unclear = replace(later, confidence=0.3)
    assert fillers.with_sound((instant,), (unclear,), lambda _: False, use, {3: Span(0.8, 2.0)})[0] == ()
