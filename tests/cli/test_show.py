"""Promises of `rehearse show`."""

import json
from pathlib import Path

import pytest

from rehearse.report import to_json
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.homes import fill, improving, of_own_sounds
from tests.cli.running import rehearse


def test_an_old_report_is_printed_as_it_was(home: Path) -> None:
    fill(home, [reports.no_hire(), reports.full()])
    assert "NO HIRE" in rehearse("show", "1").stdout
    assert "STRONG HIRE" in rehearse("show").stdout


def test_json_is_the_report_of_the_contract(home: Path) -> None:
    fill(home, [reports.full()])
    shown = to_json.decode(rehearse("show", "last", "--json").stdout)
    assert shown == to_json.document(reports.full()).report


def test_markdown_goes_to_a_file(home: Path, tmp_path: Path) -> None:
    fill(home, [reports.full()])
    assert rehearse("show", "1", "--markdown", str(tmp_path / "r.md")).exit_code == 0
    assert "night builds" in (tmp_path / "r.md").read_text(encoding="utf-8")
    assert rehearse("show", "1", "--markdown", str(tmp_path / "none" / "r.md")).exit_code == 2


def test_a_web_page_goes_to_a_file_even_when_the_recording_is_gone(home: Path, tmp_path: Path) -> None:
    fill(home, [reports.full()])
    (home / "recordings" / "take-1.wav").unlink()
    assert rehearse("show", "1", "--html", str(tmp_path / "r.html")).exit_code == 0
    assert "night builds" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert rehearse("show", "1", "--html", str(tmp_path / "none" / "r.html")).exit_code == 2


def test_a_wrong_filler_is_taken_out_for_good_and_can_be_restored(home: Path) -> None:
    """The numbers follow, in the report and in progress."""
    fill(home, [reports.full()])

    def counted() -> int:
        return to_json.decode(rehearse("show", "--json").stdout).delivery.fillers.sounds or 0

    before = counted()
    assert rehearse("show", "1", "--dismiss", "1").exit_code == 0
    assert counted() == before - 1
    with Store(home / "attempts.sqlite3") as store:
        minutes = (reports.full().delivery.duration_s or 0.0) / 60
        assert store.entries()[0].summary.measures["fillers_per_minute"] == pytest.approx(
            (before - 1) / minutes, abs=0.1
        )
    assert rehearse("show", "1", "--restore", "1").exit_code == 0
    assert counted() == before
    assert rehearse("show", "1", "--dismiss", "99").exit_code == 2


def test_looking_into_an_empty_store_is_one_sentence_and_makes_no_database(home: Path) -> None:
    result = rehearse("show")
    assert result.exit_code == 5
    assert "no takes yet" in result.stderr
    assert not home.exists()


@pytest.mark.parametrize(("name", "code"), [("99", 5), ("soon", 2), ("-1", 2)])
def test_an_attempt_that_is_not_there_is_said(home: Path, name: str, code: int) -> None:
    fill(home, improving())
    assert rehearse("show", "--", name).exit_code == code


def test_a_store_of_a_later_version_is_said_with_its_exit_code(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        store._db.execute("PRAGMA user_version = 99")
    result = rehearse("show")
    assert result.exit_code == 5
    assert "newer version" in result.stderr


def test_one_screen_by_default_all_of_it_in_full_or_the_words_alone(home: Path) -> None:
    fill(home, [reports.full()])
    short = rehearse("show").stdout
    assert len(short.splitlines()) <= 40
    assert "rehearse show 1 --full" in short
    full, words = rehearse("show", "--full").stdout, rehearse("show", "--words").stdout
    assert "Questions to expect" in full
    assert "Questions to expect" not in short
    assert "[Um,] people" in words
    assert "STRONG HIRE" not in words
    assert rehearse("show", "1", "--transcript").stdout == words


def test_a_report_says_what_changed_since_the_take_before_and_what_shows_more(home: Path) -> None:
    """The first take of a question has none before it, and says nothing."""
    fill(home, of_own_sounds(improving()))
    shown = rehearse("show", "4").stdout
    assert "vs take 3: 52 → 58 points · ▲ 2:14 → 2:06" in shown
    assert "rehearse compare 3 4" in shown
    assert json.loads(rehearse("show", "4", "--json").stdout)["since"]["points"] == {
        "before": 52.0, "after": 58.0, "call": None
    }  # fmt: skip
    first = rehearse("show", "1").stdout
    assert "vs take" not in first
    assert "rehearse compare" not in first
    assert json.loads(rehearse("show", "1", "--json").stdout)["since"] is None


def test_a_page_and_a_note_say_what_changed_since_the_take_before(home: Path, tmp_path: Path) -> None:
    fill(home, of_own_sounds(improving()))
    page, note = tmp_path / "r.html", tmp_path / "r.md"
    assert rehearse("show", "4", "--html", str(page), "--markdown", str(note)).exit_code == 0
    for written in (page, note):
        assert "Since take 3: 52 → 58 points · 2:14 → 2:06 (better)" in written.read_text(encoding="utf-8")


def test_a_report_is_shown_though_the_takes_before_it_cannot_be_read(home: Path) -> None:
    fill(home, of_own_sounds(improving()))
    with Store(home / "attempts.sqlite3") as store:
        store.execute("UPDATE attempt SET summary = x'00' WHERE id = 3", ())
        store.execute("UPDATE report SET body = x'00' WHERE attempt_id = 3", ())
    assert "vs take 2: " in rehearse("show", "4").stdout
