"""Promises of `rehearse reanalyze`."""

import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.content.judgement.version import rubric_version
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.homes import fill, improving
from tests.cli.running import printed, rehearse
from tests.fixtures import brief, sound


def test_all_takes_are_judged_by_the_rubric_of_today(home: Path) -> None:
    fill(home, improving())
    found = printed(rehearse("reanalyze", "--all", "--words-only", "--json"))["reanalyzed"]
    assert len(found) == 8
    with Store(home / "attempts.sqlite3") as store:
        assert {entry.summary.rubric_version for entry in store.entries()} == {rubric_version()}
        assert store.entries()[0].summary.created == "2026-03-01T09:30:00Z"


@pytest.mark.model
def test_a_recording_is_heard_again(home: Path, tmp_path: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        store.add(reports.without_words(), brief(tmp_path / "a.wav"))
    result = rehearse("reanalyze", "1", "--model", "tiny.en")
    assert "transcribed again" in result.stdout
    with Store(home / "attempts.sqlite3") as store:
        assert store.get(1).report.transcript is not None


def test_without_a_model_the_words_are_judged_and_it_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_MODELS", str(home / "models"))
    fill(home, [reports.full()])
    result = rehearse("reanalyze", "last")
    assert result.exit_code == 0
    assert "nothing is transcribed" in result.stderr


@pytest.mark.model
def test_one_broken_recording_does_not_end_the_others(home: Path, tmp_path: Path) -> None:
    fill(home, [reports.full()])  # its recording is no sound
    with Store(home / "attempts.sqlite3") as store:
        store.add(reports.full(), brief(tmp_path / "a.wav"))
    result = rehearse("reanalyze", "--all", "--model", "tiny.en")
    assert result.exit_code == 3
    assert "Take 2:" in result.stdout
    assert "Error:" in result.stderr


def test_words_are_imported_for_one_take_with_a_recording(home: Path, tmp_path: Path) -> None:
    (tmp_path / "words.srt").write_text("1\n00:00:00,000 --> 00:00:02,000\nI fixed it at once.\n")
    fill(home, [reports.full()])
    with Store(home / "attempts.sqlite3") as store:
        store.add(reports.full(), None)
        store.add(reports.full(), brief(tmp_path / "a.wav"))
    words = ("--transcript", str(tmp_path / "words.srt"))
    found = printed(rehearse("reanalyze", "3", *words, "--json"))["reanalyzed"]
    assert [(one["attempt"], one["how"]) for one in found] == [(3, "words imported")]
    none = rehearse("reanalyze", "2", *words)
    assert (none.exit_code, "Take 2 has no recording" in none.stderr) == (2, True)
    for more in (["3", "2"], ["--all"], ["3", "--words-only"], ["3", "--model", "tiny.en"]):
        refused = rehearse("reanalyze", *more, *words)
        assert (refused.exit_code, "works with one take" in refused.stderr) == (2, True), more


def test_what_to_judge_must_be_said(home: Path) -> None:
    fill(home, [reports.full()])
    assert rehearse("reanalyze").exit_code == 2
    assert rehearse("reanalyze", "1", "--all").exit_code == 2
    assert rehearse("reanalyze", "9").exit_code == 5


@pytest.mark.model
def test_the_channel_that_was_asked_for_is_heard_again(home: Path, tmp_path: Path) -> None:
    """The other one holds another voice; what is stored says which of them was meant."""
    voice = sound("short").samples[: 16_000 * 5]
    soundfile.write(tmp_path / "call.wav", np.stack([voice, np.roll(voice, 16_000)], axis=1), 16_000)
    words = ("analyze", str(tmp_path / "call.wav"), "--model", "tiny.en", "--channel", "left")
    assert rehearse(*words).exit_code == 0
    with Store(home / "attempts.sqlite3") as store:
        first = store.get(1).report
    assert rehearse("reanalyze", "1", "--model", "tiny.en").exit_code == 0
    with Store(home / "attempts.sqlite3") as store:
        again = store.get(1).report
    assert first.audio is not None
    assert first.audio.channel == "left"
    assert again.audio is not None
    assert again.audio.channel == "left"
    assert again.transcript == first.transcript


def test_a_take_that_is_still_not_scored_has_one_plain_line_with_the_reason(home: Path) -> None:
    fill(home, [reports.not_scored()])
    said = rehearse("reanalyze", "1", "--words-only").stdout
    assert re.fullmatch(r"Take 1: not scored, as before \(words judged again\): [^\n]*\.\n", said), said
    assert said.count("not scored") == 1
    assert "->" not in said


@pytest.fixture
def imported(home: Path, tmp_path: Path) -> Path:
    """A take of the whole short answer with words of its own, imported; the file they are from."""
    assert not home.exists()
    own = tmp_path / "own.srt"
    own.write_text("1\n00:00:00,500 --> 00:00:18,000\n" + "I fixed the pump at once. " * 8, encoding="utf-8")
    recording = brief(tmp_path / "a.wav", 20.0)
    assert rehearse("analyze", str(recording), "--transcript", str(own)).exit_code == 0
    return own


def said(home: Path) -> str:
    with Store(home / "attempts.sqlite3") as store:
        transcript = store.get(1).report.transcript
    assert transcript is not None
    return transcript.text


def test_a_transcript_that_may_be_of_another_recording_replaces_nothing_unasked(
    home: Path, tmp_path: Path, imported: Path
) -> None:
    before, short = said(home), tmp_path / "short.srt"
    short.write_text("1\n00:00:00,500 --> 00:00:04,000\nWe sold the old van in the end.\n", encoding="utf-8")
    done = rehearse("reanalyze", "1", "--transcript", str(short))
    assert done.exit_code == 2
    assert "somebody speaks for" in done.stderr
    assert "Take 1 keeps its imported words: the transcript may belong to another recording." in done.stderr
    assert "--yes" in done.stderr
    assert said(home) == before
    late = tmp_path / "late.srt"
    late.write_text(short.read_text() + "\n2\n00:00:05,000 --> 99:00:00,000\nAnd.\n", encoding="utf-8")
    assert rehearse("reanalyze", "1", "--transcript", str(late), "--yes").exit_code == 2
    assert said(home) == before
    assert rehearse("reanalyze", "1", "--transcript", str(imported)).exit_code == 0, "the same words again"
    assert rehearse("reanalyze", "1", "--transcript", str(short), "--yes").exit_code == 0
    assert said(home) != before


def test_imported_words_are_replaced_only_when_that_was_agreed_to_and_can_be_brought_back(
    home: Path, tmp_path: Path, imported: Path
) -> None:
    before, other = said(home), tmp_path / "other.srt"
    other.write_text(imported.read_text().replace("pump", "boiler"), encoding="utf-8")
    done = rehearse("reanalyze", "1", "--transcript", str(other))
    assert done.exit_code == 2
    assert "Take 1 keeps its imported words: they would be replaced." in done.stderr
    assert "`rehearse show 1 --json > take-1.json` saves the imported words it has" in done.stderr
    assert said(home) == before
    kept = tmp_path / "take-1.json"
    kept.write_text(rehearse("show", "1", "--json").stdout, encoding="utf-8")
    assert rehearse("reanalyze", "1", "--transcript", str(other), "--yes").exit_code == 0
    assert "boiler" in said(home)
    assert rehearse("reanalyze", "1", "--transcript", str(kept), "--yes").exit_code == 0
    assert said(home) == before
