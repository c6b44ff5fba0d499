"""A take in the browser: by keyboard, paused and started over, over a line that is cut."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import soundfile
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.studio.browser.driving import A_SECOND, TWO_SECONDS, WAIT_MS, keep_it

pytestmark = pytest.mark.browser


def test_a_take_is_made_by_keyboard_alone(page: Page) -> None:
    page.goto(page.url + "answer/hardest-customer")
    page.locator("body").press("Enter")
    expect(page.locator("#clock")).to_have_text(TWO_SECONDS, timeout=WAIT_MS)
    page.keyboard.press("Enter")  # Stop has the focus
    keep_it(page, by_key=True)
    page.wait_for_url("**/attempts/1")
    assert page.locator(".report h2").first.inner_text().startswith("Which customer")


@pytest.mark.slow
def test_a_take_is_paused_and_started_over_and_the_first_one_is_gone(page: Page, tmp_path: Path) -> None:
    page.goto(page.url + "answer/hardest-customer")
    page.click("#start")
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#pause")
    assert page.inner_text("#status") == "Paused."
    page.click("#pause")
    page.click("#again")
    expect(page.locator("#status")).to_have_text("Delete what was recorded and start over?")
    page.keyboard.press("Enter")  # goes on: a wrong click costs nothing
    expect(page.locator("#status")).to_have_text("Recording.")
    expect(page.locator("#clock")).to_have_text(TWO_SECONDS, timeout=WAIT_MS)
    page.click("#again")
    page.click("#over")
    expect(page.locator("#status")).to_have_text("Recording.", timeout=WAIT_MS)
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#stop")
    keep_it(page)
    page.wait_for_url("**/attempts/1")
    assert len(list((tmp_path / "home" / "recordings").iterdir())) == 1


@pytest.mark.slow
def test_enter_stops_a_take_that_was_paused_by_mouse(page: Page) -> None:
    """The button that was clicked last would be pressed again: the take paused where it should have ended."""
    page.goto(page.url + "answer/hardest-customer")
    page.click("#start")
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#pause")
    expect(page.locator("#status")).to_have_text("Paused.")
    page.click("#pause")
    expect(page.locator("#stop")).to_be_focused()
    page.check("#hide")
    expect(page.locator("#stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#pause")).to_be_hidden()
    expect(page.locator("#status")).not_to_have_text("Paused.")


@pytest.mark.slow
def test_a_press_just_after_the_time_to_think_ran_out_does_not_stop_the_take(page: Page) -> None:
    """It was meant for Start, whose place and focus Stop has taken."""
    page.goto(page.url + "answer/hardest-customer")
    page.evaluate("""() => {
      new MutationObserver(() => document.getElementById("stop").click())
        .observe(document.getElementById("stop"), { attributeFilter: ["hidden"] });
    }""")
    page.click("#start")
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    assert page.inner_text("#status") == "Recording."
    page.keyboard.press("Enter")
    expect(page.locator("#stop")).to_be_hidden()


@pytest.mark.slow
def test_after_the_check_of_the_microphone_space_begins_the_take(page: Page) -> None:
    page.goto(page.url + "answer/hardest-customer")
    page.click("#check")
    expect(page.locator("#heard")).not_to_be_empty()
    page.keyboard.press("Space")
    expect(page.locator("#status")).to_have_text("Recording.", timeout=WAIT_MS)


@pytest.mark.slow
def test_a_take_whose_page_was_loaded_again_is_in_sight_from_the_first_moment(page: Page) -> None:
    """For some seconds neither its own page nor the home page showed it, and it looked lost."""
    home = page.url
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(home + "answer/hardest-customer")
    page.click("#start")
    expect(page.locator("#clock")).to_have_text(TWO_SECONDS, timeout=WAIT_MS)
    page.reload()
    assert "Another page is recording an answer to “Which customer" in page.inner_text("[data-recording]")
    page.goto(home)
    shown = page.locator("[data-recording], form.waiting")
    assert shown.count() == 1
    assert "Which customer" in shown.inner_text()
    expect(page.locator("form.waiting")).to_contain_text("was saved and has no report yet", timeout=WAIT_MS)
    expect(page.locator("[data-recording]")).to_have_count(0)


@pytest.mark.slow
def test_a_line_cut_at_twenty_moments_loses_nothing_that_the_browser_heard(page: Page, tmp_path: Path) -> None:
    chance, heard, cuts = random.Random(11), dict[int, bytes](), 0

    def line(socket: WebSocketRoute) -> None:
        server, left = socket.connect_to_server(), chance.randrange(1, 8)

        def sent(message: str | bytes) -> None:
            nonlocal left, cuts
            if isinstance(message, bytes):
                heard[int.from_bytes(message[:8], "little")] = message[8:]
            left -= 1
            if left or cuts == 20:
                server.send(message)
                return
            cuts += 1
            if chance.random() < 0.5:
                server.send(message)  # it arrives, and its answer does not
            server.close()
            socket.close()

        socket.on_message(sent)

    page.route_web_socket("**/sound", line)
    page.goto(page.url + "answer/hardest-customer")
    page.click("#start")
    while cuts < 20:
        page.wait_for_timeout(100)
    page.click("#stop")
    keep_it(page)
    page.wait_for_url("**/attempts/1")
    (taken,) = (tmp_path / "home" / "recordings").glob("*.wav")
    kept, _ = soundfile.read(taken, dtype="int16")
    assert kept.astype("<i2").tobytes() == b"".join(heard[first] for first in sorted(heard))
