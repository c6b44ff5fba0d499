"""A mock interview in the studio: the plan of `rehearse mock`, each answer kept once, gone on with, ended."""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from rehearse.practice.interview import Interview
from rehearse.practice.mock import Ways
from rehearse.store import notes, people
from rehearse.store.attempts import Store
from tests.studio.running import Studio, heard, noise, outcome, packet
from tests.studio.test_after_take import sent


def begun(studio: Studio, **options: str) -> int:
    """Begin an interview; its number."""
    got = sent(studio, "/mock", **options)
    assert got.status == 303, got.text
    return int(got.headers["location"].rpartition("/")[2])


def place_of(studio: Studio, number: int) -> int | None:
    """Where the next question stands; None when none is left."""
    with Store(studio.home / "attempts.sqlite3") as store:
        found = Interview(store, number).next()
        return found[0] if found is not None else None


def asked(studio: Studio, number: int, place: int, rate_hz: int = 16_000) -> dict[str, Any]:
    """What the studio says to a page that answers this turn."""
    body = {"mock": number, "place": place, "sample_rate_hz": rate_hz}
    got: dict[str, Any] = json.loads(studio.ask("/takes", "POST", json.dumps(body)).text)
    return got


def spoken(studio: Studio, take: str) -> dict[str, Any]:
    """Speak a second; what came of it."""
    with studio.line(take) as line:
        heard(line)
        line.send(packet(0, noise(1.0)))
        line.send('{"stop": 16000}')
        return outcome(line)


@pytest.mark.slow
def test_the_time_to_think_is_the_one_that_was_set(studio: Studio) -> None:
    number = begun(studio, questions="1", follow_ups="0")
    path = studio.home / "settings.toml"
    for set_s in ("20.0", "3.0"):
        path.write_text(f"think_s = {set_s}\n", encoding="utf-8")
        assert f'data-think="{set_s}" data-ignored="1.0"' in studio.ask(f"/mock/{number}").text
    path.unlink()
    sent(studio, f"/mock/{number}/finish")


def test_an_interview_is_held_to_its_scorecard(studio: Studio) -> None:
    number = begun(studio, questions="2", follow_ups="1")
    for nth in ("Question 1 of 2", "Question 2 of 2"):
        page = studio.ask(f"/mock/{number}").text
        assert nth in page
        place = place_of(studio, number)
        assert place is not None
        assert spoken(studio, asked(studio, number, place)["take"])["page"] == f"/mock/{number}"
    page = studio.ask(f"/mock/{number}").text
    assert "What would you like to ask" in page
    assert "/attempts/" in studio.ask(f"/mock/{number}/page").text
    sent(studio, f"/mock/{number}/asked", asked="Who reviews the designs?")
    with Store(studio.home / "attempts.sqlite3") as store:
        assert Interview(store, number).finished
        assert [note.text for note in notes.listed(store, number)] == ["I asked: Who reviews the designs?"]
    assert "What would you like to ask" not in studio.ask(f"/mock/{number}").text


def test_the_terminal_knows_what_the_browser_began_and_the_browser_goes_on(studio: Studio) -> None:
    number = begun(studio, held_by="loop")
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "mock", "--list", "--json"],
        env={**os.environ, "REHEARSE_HOME": str(studio.home)}, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    newest = json.loads(done.stdout)["interviews"][-1]
    assert (newest["id"], newest["finished"]) == (number, None)
    assert f"/mock/{number}" in studio.ask("/").text
    page = " ".join(studio.ask("/mock").text.split())
    assert "is not finished" in page
    assert re.search(rf"Begin</button> This ends interview {number} for good, with 0 of \d+ questions answered", page)
    assert sent(studio, f"/mock/{number}/finish").status == 303
    ended = studio.ask("/mock").text
    assert "is not finished" not in ended
    assert "for good" not in ended
    assert "ended early; it cannot be continued" in ended


def test_two_pages_answer_one_question_and_neither_answer_is_lost(studio: Studio) -> None:
    number = begun(studio, questions="1", follow_ups="0")
    place = place_of(studio, number)
    assert place is not None
    first = asked(studio, number, place)["take"]
    with studio.line(first) as line:
        heard(line)
        line.send(packet(0, noise(1.0)))
        heard(line)
    with Store(studio.home / "attempts.sqlite3") as store:  # the terminal answers it meanwhile
        interview = Interview(store, number)
        report = store.get(store.newest()).report
        interview.change(Ways(person="Dana K."))
        answered = interview.answered(place, report, None)
    kept = spoken(studio, first)
    assert kept["page"] == f"/attempts/{kept['attempt']}"
    assert kept["attempt"] != answered
    with Store(studio.home / "attempts.sqlite3") as store:
        assert people.speaker(store, kept["attempt"]) == "Dana K."
    assert "on another page" in asked(studio, number, place)["error"]


def test_impossible_options_are_one_sentence(studio: Studio) -> None:
    for wish in (
        {"questions": "99"},
        {"questions": "x"},
        {"follow_ups": "9"},
        {"questions": "00045"},
        {"role": "xyzzy"},
        {"held_by": "nobody"},
    ):
        got = sent(studio, "/mock", **wish)
        assert got.status == 404
        assert "Traceback" not in got.text
    assert studio.ask("/mock/99").status == 404
    assert studio.ask("/mock/99/page").status == 404
