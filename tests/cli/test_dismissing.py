"""Promises of a person's own verdict on a filler, from the recording to every number that follows from it."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import printed, rehearse
from tests.fixtures import fixture, planted


@pytest.fixture
def analysed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one attempt: a recording with eight planted ums, its words given without them."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    words = []
    for stretch in planted("fillers", "speech"):
        said = stretch.text.split()
        step_s = (stretch.end_s - stretch.start_s) / len(said)
        words += [
            {"text": word, "start_s": stretch.start_s + at * step_s, "end_s": stretch.start_s + (at + 1) * step_s}
            for at, word in enumerate(said)
        ]
    transcript = tmp_path / "words.json"
    transcript.write_text(json.dumps(words), encoding="utf-8")
    assert rehearse("analyze", str(fixture("fillers").path), "--transcript", str(transcript)).exit_code == 0
    return tmp_path


def per_minute() -> float:
    """What the store holds for progress."""
    rates = printed(rehearse("progress", "--json"))["takes"][0]["summary"]["measures"]
    return float(rates["fillers_per_minute"])


@pytest.mark.usefixtures("analysed")
def test_the_headline_says_how_many_were_heard_and_how_many_inferred() -> None:
    said = rehearse("show", "--full").stdout
    assert re.search(r"Fillers +about \d+ \(\d+ heard, \d+ inferred\)", said)
    assert "#1 " in said


def test_terminal_page_json_and_progress_all_follow_a_dismissal(analysed: Path) -> None:
    before = printed(rehearse("show", "--json"))["report"]["delivery"]["fillers"]
    assert before["inferred"] >= 3
    first = next(at for at, item in enumerate(before["items"], 1) if item["evidence"] == "inferred")
    rate = per_minute()
    page = analysed / "page.html"
    said = rehearse("show", "1", "--full", "--dismiss", str(first)).stdout
    assert re.search(rf"Dismissed +#{first} ", said)
    after = printed(rehearse("show", "--json"))["report"]["delivery"]["fillers"]
    assert (after["sounds"], after["inferred"]) == (before["sounds"] - 1, before["inferred"] - 1)
    assert per_minute() == pytest.approx(rate * after["sounds"] / before["sounds"], abs=0.05)
    assert rehearse("show", "--html", str(page)).exit_code == 0
    moments = re.findall(r"filler #(\d+):", page.read_text(encoding="utf-8"))
    assert str(first) not in moments
    assert len(moments) == len(after["items"]) - 1


@pytest.mark.usefixtures("analysed")
def test_the_slowest_and_the_fastest_ten_seconds_are_shown_and_can_be_played_by_name() -> None:
    said = rehearse("show", "--full").stdout
    assert re.search(r"slowest \d+ wpm from \d:\d\d, fastest \d+ wpm\s+from \d:\d\d", said)
    for side in ("slowest", "fastest"):
        assert rehearse("play", "1", side, "--path").exit_code == 0


@pytest.mark.usefixtures("analysed")
def test_a_dismissal_is_said_in_a_line_with_the_way_back_and_the_numbers_that_follow() -> None:
    """And not with the whole report, in which it is hard to find."""
    item = printed(rehearse("show", "--json"))["report"]["delivery"]["fillers"]["items"][1]
    second = int(item["start_s"])
    named = rf"Filler 2, “{item['text']}” at {second // 60}:{second % 60:02d}, "
    gone = rehearse("show", "1", "--dismiss", "2").stdout
    assert re.match(rf"{named}no longer counts; `rehearse show 1 --restore 2` undoes it\.\n", gone)
    assert "Fillers" in gone
    assert len(gone.splitlines()) <= 9
    back = rehearse("show", "1", "--restore", "2").stdout
    assert re.match(rf"{named}counts again; `rehearse show 1 --dismiss 2` undoes it\.\n", back)
