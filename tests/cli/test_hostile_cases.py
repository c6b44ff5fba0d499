"""The hostile inputs of ../shared/bugs (A01 to A07, B39) give what is right for each, with neighbours made here."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import printed, rehearse

BUGS = Path(__file__).parents[3] / "shared" / "bugs"
pytestmark = pytest.mark.skipif(
    not BUGS.is_dir() and not os.environ.get("REQUIRE_ALL"), reason=f"there are no failing inputs in {BUGS}"
)


@pytest.fixture(autouse=True)
def home(home: Path) -> Path:
    home.mkdir()
    return home


def refused(*words: str | Path, exit_code: int) -> str:
    """The sentence of a refusal: one line of what, one of what to do, no traceback."""
    done = rehearse(*map(str, words))
    assert done.exit_code == exit_code, done.output
    assert len(done.stderr.strip().splitlines()) == 2
    assert "Traceback" not in done.output
    return done.stderr


@pytest.mark.parametrize("name", ["bits0.wav", "ch0.wav", "ch1025.wav", "mp4size_minf_00000001.m4a"])
def test_a01_a_lying_header_is_one_sentence(name: str) -> None:
    assert "contains no sound" in refused("analyze", BUGS / name, "--no-save", exit_code=3)


def test_a02_the_sound_that_is_there_is_used() -> None:
    for name, seconds, cut in (("piped_ffmpeg.flac", 2.0, False), ("trunc50_a.flac", 1.0, True)):
        done = rehearse("analyze", str(BUGS / name), "--no-save", "--json")
        report = printed(done)["report"]
        assert report["audio"]["duration_s"] >= seconds
        assert any("cut off" in warning for warning in report["warnings"]) == cut


def test_a03_a_list_of_other_files_opens_none() -> None:
    assert "a list that names other files" in refused("analyze", BUGS / "playlist.m3u8", "--no-save", exit_code=3)


@pytest.mark.parametrize(
    ("file", "to", "words"),
    [
        ("fillers_deep.toml", "fillers.toml", ("check", "no_space_after_stop.txt")),
        ("fillers_empty.toml", "fillers.toml", ("check", "no_space_after_stop.txt")),
        ("targets_nan.toml", "targets.toml", ("analyze", "short.opus", "--no-save")),
    ],
)
def test_a04_settings_that_cannot_be_are_one_sentence_with_the_file(
    home: Path, file: str, to: str, words: tuple[str, ...]
) -> None:
    shutil.copy(BUGS / file, home / to)
    assert to in refused(words[0], BUGS / words[1], *words[2:], exit_code=2)


@pytest.mark.parametrize("name", ["bigint.json", "deep_small.json"])
def test_a05_a_transcript_of_impossible_numbers_is_one_sentence(name: str) -> None:
    refused("analyze", BUGS / "short.opus", "--transcript", BUGS / name, "--no-save", exit_code=2)


def test_a05_a_number_of_four_hundred_digits_is_text() -> None:
    assert rehearse("check", str(BUGS / "digits_400.txt")).exit_code == 0


def test_a06_a_field_without_end_is_one_sentence_and_a_bomb_of_tags_is_read() -> None:
    done = rehearse("questions", "import", str(BUGS / "longfield.csv"))
    assert "Traceback" not in done.output
    assert done.exit_code in (0, 2)
    assert "Traceback" not in rehearse("questions", "import", str(BUGS / "tagbomb.md")).output


@pytest.mark.slow
def test_a07_any_name_that_a_file_system_allows_is_a_name(tmp_path: Path) -> None:
    names = ["2025-11-28T12:30:05.m4a", "http:x.opus", "concat:a|b.opus", "-q.opus", "%d.wav", "a\nb.mp3"]
    paths = [str(shutil.copy(BUGS / "short.opus", tmp_path / name)) for name in names]
    done = printed(rehearse("analyze", "--no-save", "--json", "--jobs", "1", "--", *paths))
    assert [one["report"]["audio"]["duration_s"] > 1 for one in done["reports"]] == [True] * len(names), done


def test_b39_a_transcript_of_looping_numbers_is_a_report() -> None:
    done = rehearse(
        "analyze", str(BUGS / "answer.opus"), "--transcript", str(BUGS / "number_loop.srt"), "--no-save", "--json"
    )
    assert printed(done)["report"]["transcript"]["words"]
