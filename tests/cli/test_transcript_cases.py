"""The transcripts of ../shared/bugs that failed once give what is right for each."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import printed, rehearse

BUGS = Path(__file__).parents[3] / "shared" / "bugs"
pytestmark = pytest.mark.skipif(not BUGS.is_dir(), reason=f"there are no failing inputs in {BUGS}")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))


@cache
def report(name: str) -> Any:
    """What `rehearse analyze --json` makes of the answer with this transcript; made once."""
    done = rehearse("analyze", str(BUGS / "answer.opus"), "--transcript", str(BUGS / name), "--no-save", "--json")
    return printed(done)["report"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rolling.vtt", 129),
        ("ids_and_notes.vtt", 25),  # the case says 24: its three lines have 8, 8 and 9
        ("one_bad_word.json", 129),
        ("words_and_segments.json", 129),
        ("utf16.srt", 129),
        pytest.param("highlight.srt", 129, marks=pytest.mark.slow),
        pytest.param("one_word_no_end.json", 129, marks=pytest.mark.slow),
        pytest.param("words_no_marks.json", 129, marks=pytest.mark.slow),
        pytest.param("chunks.json", 129, marks=pytest.mark.slow),
        pytest.param("word_segments.json", 129, marks=pytest.mark.slow),
        pytest.param("split_numbers.json", 89, marks=pytest.mark.slow),
    ],
)
def test_each_word_counts_once(name: str, words: int) -> None:
    found = report(name)["transcript"]["words"]
    assert len(found) == words
    assert all(0 <= word["start_s"] <= word["end_s"] <= 42 for word in found)


def test_rolling_captions_have_the_rate_of_the_answer() -> None:
    assert report("rolling.vtt")["delivery"]["speech_rate_wpm"] == pytest.approx(187, abs=1)


def test_words_of_lines_have_their_own_times_where_the_file_has_them() -> None:
    assert not any(
        "only whole lines have times" in warning for warning in report("words_and_segments.json")["warnings"]
    )


def test_marks_come_from_the_running_text() -> None:
    assert len(report("words_no_marks.json")["transcript"]["sentences"]) == 8


@pytest.mark.slow
def test_pieces_of_numbers_are_put_together() -> None:
    texts = {word["text"] for word in report("split_numbers.json")["transcript"]["words"]}
    assert {"$60,000", "$45,000,", "3.5%", "1.2%"} <= texts


@pytest.mark.slow
def test_entities_are_the_characters_they_stand_for(tmp_path: Path) -> None:
    plain = (BUGS / "entities.vtt").read_text(encoding="utf-8").replace("&nbsp;", " ").replace("&amp;", "&")
    (tmp_path / "plain.vtt").write_text(plain, encoding="utf-8")
    assert report("entities.vtt")["content"] == report(str(tmp_path / "plain.vtt"))["content"]


@pytest.mark.slow
def test_words_beyond_the_take_are_said_to_be() -> None:
    assert any("milliseconds" in warning for warning in report("milliseconds.json")["warnings"])
    assert any("after the recording" in warning for warning in report("five_late.srt")["warnings"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hour_late.srt", "bigint.json", "deep_small.json", "answer.rtf"])
def test_what_cannot_be_of_this_recording_is_one_sentence(name: str) -> None:
    done = rehearse("analyze", str(BUGS / "answer.opus"), "--transcript", str(BUGS / name), "--no-save")
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 2


def test_written_answers_in_another_encoding_or_with_mark_up() -> None:
    assert rehearse("check", str(BUGS / "windows_quotes.txt")).exit_code == 0
    assert "RTF" in rehearse("check", str(BUGS / "answer.rtf")).stderr
