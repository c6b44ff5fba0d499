"""`rehearse cohort report`: on every width, as an object, as one page that needs no other file."""

import re
from pathlib import Path

import pytest

from rehearse.batch.files import opened
from tests.batch.results import broken, result
from tests.cli.running import printed, rehearse


@pytest.fixture
def term(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six recordings of somebody who gets better, one of somebody else, one that is broken."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    file = opened(tmp_path / "term.csv")
    for at in range(6):
        file.add(result(f"ann/{at}.wav", "Ann Archer", 40 + 8 * at))
    file.add(result("ben/1.wav", "Ben", 60))
    file.add(broken("ben/2.wav", "Ben"))
    file.close()
    return tmp_path / "term.csv"


@pytest.mark.parametrize("columns", ["50", "80", "120"])
def test_it_fits_the_screen_and_says_who_improved(columns: str, term: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    said = rehearse("cohort", "report", str(term)).stdout
    assert " ".join(said.split()).startswith("8 recordings of 2 speakers; 1 could not be analysed. verdicts")
    assert re.search(r"speaker 1 +6 +40 +80 +▲ better", said)
    assert "Ann" not in said
    assert re.search(r"not readable +1 recording", said)
    assert "audio-" not in said
    assert max(map(len, said.splitlines())) <= int(columns)
    assert re.search(r"Ann Archer +6 ", rehearse("cohort", "report", str(term), "--names").stdout)


@pytest.mark.parametrize("columns", ["50", "80"])
def test_nothing_is_cut_off_and_verdicts_are_those_of_the_reports(
    columns: str, term: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = opened(term)
    file.add(result("cem/1.wav", "Cem", 60, duration_s=150.0, duration_verdict="attention"))
    file.close()
    monkeypatch.setenv("COLUMNS", columns)
    said = rehearse("cohort", "report", str(term)).stdout
    assert re.search(r"\w…", said) is None
    assert "strong hire: 7; strong, too long: 1" in " ".join(said.split())
    rehearse("cohort", "report", str(term), "--html", str(tmp_path / "term.html"))
    assert "strong, too long" in (tmp_path / "term.html").read_text(encoding="utf-8")


def test_the_object_and_the_page_hold_it_all_and_no_name(term: Path, tmp_path: Path) -> None:
    page = tmp_path / "term.html"
    found = printed(rehearse("cohort", "report", str(term), "--html", str(page), "--json"))["cohort"]
    assert (found["recordings"], found["people"], found["speakers"][0]["change"]["call"]) == (8, 2, "better")
    text = page.read_text(encoding="utf-8")
    assert "▲ better" in text
    assert "could not be analysed: not readable" in text
    assert text.count("<svg") == len(found["spreads"])
    assert re.search(r"(src|href)=|Ann Archer|ben/2\.wav|https?://", text) is None


def test_the_page_can_be_opened_without_a_name(term: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    done = rehearse("cohort", "report", str(term), "--open")
    assert (done.stdout, "Page written to " in done.stderr) == ("", True)


def test_results_are_read_from_standard_input(term: Path) -> None:
    said = rehearse("cohort", "report", "-", typed=term.read_text(encoding="utf-8"))
    assert said.stdout == rehearse("cohort", "report", str(term)).stdout
    assert "Standard input contains no rehearse results" in rehearse("cohort", "report", "-", typed="a,b\n1,2\n").stderr


def test_what_is_no_file_of_results_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    (tmp_path / "notes.jsonl").write_text("no object\n")
    for name in ("notes.csv", "notes.jsonl"):
        done = rehearse("cohort", "report", str(tmp_path / name))
        assert (done.exit_code, "contains no rehearse results" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["no one.jsonl", "none.csv", "none.sqlite"])
def test_a_file_that_has_no_results_yet_says_how_it_gets_some(name: str, tmp_path: Path) -> None:
    opened(tmp_path / name).close()
    done = rehearse("cohort", "report", str(tmp_path / name))
    told = " ".join(done.stderr.split())
    assert (done.exit_code, f"{name} has no results yet. `rehearse analyze FOLDER --out " in told) == (2, True), told


def test_what_is_not_there_and_a_folder_are_called_that_whatever_their_name_ends_in(tmp_path: Path) -> None:
    """Not that their name has no ending: no ending would make them a file."""
    for name in ("nope", "nope.csv"):
        done = rehearse("cohort", "report", str(tmp_path / name))
        assert (done.exit_code, "There is no file" in done.stderr) == (2, True)
    done = rehearse("cohort", "report", str(tmp_path))
    assert (done.exit_code, "is a folder." in done.stderr) == (2, True)
