"""The pages of the studio: what they show, what they keep, what they say when something is missing."""

import pytest

from tests.studio.running import Studio, heard, noise, packet


@pytest.mark.parametrize(
    "path", ["/", "/questions", "/mock", "/attempts", "/progress", "/progress/page", "/stories", "/settings", "/data"]
)
def test_every_page_is_there_before_the_first_take(studio: Studio, path: str) -> None:
    assert studio.ask(path).status == 200


def test_without_a_model_the_home_page_says_what_to_do(studio: Studio) -> None:
    assert "rehearse models install" in studio.ask("/").text


def test_questions_are_found_by_their_words(studio: Studio) -> None:
    found = studio.ask("/questions?words=hardest&kind=behavioural").text
    assert "/answer/hardest-customer" in found
    assert "/answer/retention-30-day" not in found


def test_a_question_has_what_a_take_needs(studio: Studio) -> None:
    page = studio.ask("/answer/hardest-customer").text
    for part in ("Start", "Stop", "Pause", "Start over", "Hide the clock", "Microphone", "steps of a good answer"):
        assert part in page


@pytest.mark.parametrize("path", ["/answer/nothing-like-it-at-all", "/attempts/99/page", "/nothing", "/takes/x"])
def test_what_is_not_there_is_one_sentence(studio: Studio, path: str) -> None:
    got = studio.ask(path)
    assert got.status in (404, 405)
    assert "Traceback" not in got.text


def test_a_take_whose_page_was_closed_waits_for_its_report(studio: Studio) -> None:
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(2.0)))
        heard(line)
    got = studio.ask(f"/takes/{name}/report", "POST")
    assert got.status == 303
    assert studio.ask(got.headers["location"]).status == 200


STORY = "# The leak\n\nSituation: at the plant we lost water.\n\nAction: I measured every pipe.\n"


def test_stories_are_kept_and_a_change_from_elsewhere_is_never_lost(studio: Studio) -> None:
    from urllib.parse import urlencode

    kind = "application/x-www-form-urlencoded"
    saved = studio.ask("/stories", "POST", urlencode({"text": STORY, "before": ""}), content_type=kind)
    assert "Saved." in saved.text
    path = studio.home / "stories.md"
    assert path.read_text() == STORY
    path.write_text(STORY + "Result: 3 litres.\n")
    late = studio.ask("/stories", "POST", urlencode({"text": "mine", "before": STORY}), content_type=kind)
    assert "changed elsewhere" in late.text
    assert "mine" in late.text
    assert "3 litres" in path.read_text()
