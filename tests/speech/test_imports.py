import json
from pathlib import Path

import pytest

from rehearse.errors import UsageError
from rehearse.speech.imports import read_transcript

Row = list[tuple[str, float | None, float | None]]


def rows(path: Path) -> Row:
    return [(word.text, word.start_s, word.end_s) for word in read_transcript(path).words]


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_list_of_words(tmp_path: Path) -> None:
    items = [{"text": "We", "start_s": 0.5, "end_s": 0.7}, {"text": "met.", "start_s": 0.7, "end_s": 1.25}]
    path = written(tmp_path, "words.json", items)
    assert rows(path) == [("We", 0.5, 0.7), ("met.", 0.7, 1.25)]
    assert read_transcript(path).text == "We met."


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
    assert read_transcript(path).words[0].probability == 0.8


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
        [{"text": "a", "start_s": 2.0, "end_s": 1.0}],
        [{"text": "a", "start_s": -1.0, "end_s": 1.0}],
        '[{"text": "a", "start_s": NaN, "end_s": 1.0}]',
        [{"text": "a", "start_s": "0", "end_s": "1"}],
        {"segments": [{"text": "a"}]},
        {"segments": ["a"]},
        "1\n00:00:01,000 --> 00:00:02,000\n[music]\n",
        "[]",
    ],
)
def test_what_is_no_transcript_is_told_in_one_sentence(tmp_path: Path, content: object) -> None:
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
