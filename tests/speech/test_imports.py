import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.errors import UsageError
from rehearse.speech.imports import Imported, doubts, held_to, read_transcript
from rehearse.types import Span, Speech, Transcript, Word

Row = list[tuple[str, float | None, float | None]]


def rows(path: Path) -> Row:
    return [(word.text, word.start_s, word.end_s) for word in read_transcript(path).transcript.words]


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_list_of_words(tmp_path: Path) -> None:
    items = [{"text": "We", "start_s": 0.5, "end_s": 0.7}, {"text": "met.", "start_s": 0.7, "end_s": 1.25}]
    path = written(tmp_path, "words.json", items)
    assert rows(path) == [("We", 0.5, 0.7), ("met.", 0.7, 1.25)]
    assert read_transcript(path).transcript.text == "We met."


def test_whispers_json_with_word_times(tmp_path: Path) -> None:
    words = [{"word": " Um,", "start": 0.1, "end": 0.4, "probability": 0.8}, {"word": " we", "start": 0.4, "end": 1.0}]
    path = written(
        tmp_path,
        "w.json",
        {
            "text": " Um, we",
            "language": "en",
            "segments": [{"start": 0.1, "end": 1.0, "text": " Um, we", "words": words}],
        },
    )
    assert rows(path) == [("Um,", 0.1, 0.4), ("we", 0.4, 1.0)]
    assert read_transcript(path).transcript.words[0].probability == 0.8


def test_whispers_json_without_word_times_shares_the_segment_out(tmp_path: Path) -> None:
    path = written(tmp_path, "w.json", {"segments": [{"start": 2.0, "end": 4.0, "text": " aaa bbb"}]})
    assert rows(path) == [("aaa", 2.0, 3.0), ("bbb", 3.0, 4.0)]


def test_a_word_without_a_time_lies_between_its_neighbours(tmp_path: Path) -> None:
    """Aligners leave figures without a time."""
    words = [{"word": "at", "start": 1.0, "end": 1.2}, {"word": "2023"}, {"word": "we", "start": 2.0, "end": 2.1}]
    path = written(tmp_path, "w.json", {"segments": [{"start": 1.0, "end": 2.1, "text": "at 2023 we", "words": words}]})
    assert rows(path) == [("at", 1.0, 1.2), ("2023", 1.2, 2.0), ("we", 2.0, 2.1)]


def test_whisper_cpp_counts_in_milliseconds(tmp_path: Path) -> None:
    path = written(tmp_path, "w.json", {"transcription": [{"offsets": {"from": 500, "to": 1500}, "text": " ab cd"}]})
    assert rows(path) == [("ab", 0.5, 1.0), ("cd", 1.0, 1.5)]


def test_a_report_of_our_own(tmp_path: Path) -> None:
    words = [{"text": "hello", "start_s": 0.0, "end_s": 0.3, "probability": None}]
    path = written(tmp_path, "r.json", {"report": {"transcript": {"text": "hello", "language": "en", "words": words}}})
    assert rows(path) == [("hello", 0.0, 0.3)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:03,000\n<i>aaa</i> bbb\n\n2\n00:00:05,500 --> 00:00:06,000\n[music] (laughs)\n",
        ),
        ("a.vtt", "WEBVTT\n\nNOTE a note\n\n00:01.000 --> 00:03.000\n<v Ann>aaa bbb\n"),
        ("a.vtt", "WEBVTT - title\n\ncue-1\n00:00:01.000 --> 00:00:03.000 align:start\naaa\nbbb\n"),
    ],
)
def test_subtitles(tmp_path: Path, name: str, text: str) -> None:
    assert rows(written(tmp_path, name, text)) == [("aaa", 1.0, 2.0), ("bbb", 2.0, 3.0)]


COLOURED = {
    "a.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n{\\an8}the \x1b[31mred\x1b[0m {\\i1}door{\\i0}\n",
    "a.srt": "1\n00:00:00,000 --> 00:00:02,000\n{\\an8\\pos(1,2)}the \x1b[1;31mred\x1b[0m\\Ndoor\n",
    "a.tsv": "start\tend\ttext\n0\t2000\tthe \x1b[31mred\x1b[0m door\n",
    "a.json": json.dumps({"segments": [{"start": 0, "end": 2, "text": "the \x1b[31mred\x1b[0m door"}]}),
    "b.json": json.dumps(
        [{"start": 0, "end": 1, "text": "the \x1b[31mred\x1b[0m"}, {"start": 1, "end": 2, "text": "door"}]
    ),
}


@pytest.mark.parametrize("name", COLOURED)
def test_colours_and_places_are_no_words(tmp_path: Path, name: str) -> None:
    """`show --words` printed "[31mthe red[0m"."""
    (tmp_path / name).write_text(COLOURED[name])
    found = read_transcript(tmp_path / name).transcript
    assert [word.text.strip() for word in found.words] == ["the", "red", "door"]


def test_words_out_of_order_are_put_in_order(tmp_path: Path) -> None:
    items = [{"text": "b", "start_s": 1.0, "end_s": 1.1}, {"text": "a", "start_s": 0.0, "end_s": 0.1}]
    assert [text for text, _, _ in rows(written(tmp_path, "w.json", items))] == ["a", "b"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "just text",
        "[1, 2]",
        "{}",
        "[",
        '"words"',
        [{"text": "a"}],
        [{"text": "a", "start_s": 2.0, "end_s": 1.0}, {"text": "b", "start_s": 3.0, "end_s": 2.0}],
        [{"text": "a", "start_s": -1.0, "end_s": 1.0}],
        '[{"text": "a", "start_s": NaN, "end_s": 1.0}]',
        [{"text": "a", "start_s": "0", "end_s": "1"}],
        {"segments": [{"text": "a"}]},
        {"segments": ["a"]},
        "1\n00:00:01,000 --> 00:00:02,000\n[music]\n",
        "[]",
    ],
)
def test_what_is_no_transcript_is_one_sentence(tmp_path: Path, content: object) -> None:
    for name in ("t.json", "t.srt"):
        with pytest.raises(UsageError) as caught:
            read_transcript(written(tmp_path, name, content))
        assert caught.value.hint
        assert "\n" not in caught.value.message


def test_a_missing_file_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no transcript at"):
        read_transcript(tmp_path / "none.json")
    sound = tmp_path / "a.wav"
    sound.write_bytes(b"RIFF\xff\xfe\x00\x01")
    with pytest.raises(UsageError, match="cannot be read as text"):
        read_transcript(sound)
    with pytest.raises(UsageError, match="cannot be read as text"):
        read_transcript(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_encoding_with_a_mark_or_of_windows_is_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nit’s “fine” café\n".replace("\n", end)
    path = tmp_path / "a.srt"
    path.write_bytes(text.encode(encoding))
    assert [text for text, _, _ in rows(path)] == ["it’s", "“fine”", "café"]


SPEECH = Speech((Span(0.5, 9.0), Span(10.0, 20.0)), 20.5)


def spoken(times: Iterable[float], length_s: float = 0.3) -> Transcript:
    words = tuple(Word(f"w{nth}", at, at + length_s) for nth, at in enumerate(times))
    return Transcript(" ".join(word.text for word in words), "en", words)


def evenly(first_s: float, last_s: float, count: int = 40) -> Transcript:
    step_s = (last_s - first_s) / count
    return spoken((first_s + step_s * nth for nth in range(count)), step_s * 0.9)


def test_words_of_this_recording_are_taken_as_they_are() -> None:
    said = evenly(0.6, 20.3)
    assert held_to(said, SPEECH) == Imported(said)


def test_milliseconds_become_seconds_with_a_warning() -> None:
    held = held_to(evenly(600, 20_300), SPEECH)
    assert held.transcript.words[0].start_s == pytest.approx(0.6)
    assert "milliseconds" in held.warnings[0]


@given(st.floats(21, 90_000), st.integers(1, 60))
def test_words_after_the_end_are_of_another_recording(shift_s: float, count: int) -> None:
    with pytest.raises(UsageError, match="does not belong to this recording"):
        held_to(evenly(shift_s, shift_s + 15, count), SPEECH)


@pytest.mark.parametrize("end_s", [31.0, 40.0, 356_400.0])
def test_a_cue_that_ends_long_after_the_recording_is_of_another_one(end_s: float) -> None:
    """Though all but one of its words begin within it."""
    said = evenly(0.6, 20.0)
    words = (*said.words[:-1], Word("late", 20.1, end_s))
    with pytest.raises(UsageError, match="does not belong to this recording: it ends at"):
        held_to(Transcript(said.text, "en", words), SPEECH)


@pytest.mark.parametrize(("last_s", "doubted"), [(5.0, True), (14.0, True), (16.0, False), (20.3, False)])
def test_speech_that_goes_on_after_the_last_word_is_doubted(last_s: float, doubted: bool) -> None:
    for count in (5, 40):
        found = doubts(held_to(evenly(0.6, last_s, min(count, round(last_s * 3))), SPEECH).warnings)
        assert any("somebody speaks for" in one for one in found) == doubted


@given(st.floats(2, 9))
def test_words_that_reach_beyond_the_end_are_cut_to_it_with_a_warning(shift_s: float) -> None:
    held = held_to(evenly(0.6 + shift_s, 20.3 + shift_s), SPEECH)
    assert max(word.end_s or 0 for word in held.transcript.words) <= SPEECH.duration_s
    assert "after the recording" in held.warnings[0]


@pytest.mark.parametrize(("count", "said"), [(50, None), (130, "faster than people speak"), (4000, "refused")])
def test_words_too_fast_for_anybody(count: int, said: str | None) -> None:
    transcript = evenly(0.6, 20.3, count)
    if said == "refused":
        with pytest.raises(UsageError, match="faster than anybody speaks"):
            held_to(transcript, SPEECH)
    else:
        assert any(said in one for one in held_to(transcript, SPEECH).warnings) if said else True


def test_a_thousand_words_in_one_second_of_a_long_take_are_refused() -> None:
    with pytest.raises(UsageError, match="faster than anybody speaks"):
        held_to(spoken([3.0 + nth / 1000 for nth in range(1000)], 0.0005), SPEECH)


def test_words_where_nobody_speaks_are_doubted() -> None:
    quiet = Speech((Span(15.0, 20.0),), 20.5)
    assert any("where somebody speaks" in one for one in held_to(evenly(0.6, 14.0), quiet).warnings)
