"""An interview is asked aloud by a voice of this machine alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.studio.browser.driving import A_SECOND, WAIT_MS, keep_it

pytestmark = pytest.mark.browser

VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
speechSynthesis.getVoices = () => [{ lang: "en-GB", localService: LOCAL }];
speechSynthesis.speak = (asked) => { window.said.push(asked.text); asked.onend(); };
"""


@pytest.mark.slow
@pytest.mark.parametrize("local", ["true", pytest.param("false", marks=pytest.mark.slow)])
def test_an_interview_is_asked_aloud_by_a_voice_of_this_machine_alone(page: Page, local: str) -> None:
    page.add_init_script(VOICE.replace("LOCAL", local))
    page.goto(page.url + "mock")
    page.fill("[name=questions]", "1")
    page.click("text=Begin")
    page.click("#ask")
    expect(page.locator("#status")).to_contain_text("Think.", timeout=WAIT_MS)
    question = page.inner_text("#question")
    assert page.evaluate("window.said") == ([question] if local == "true" else [])
    assert local == "true" or "cannot read the question aloud" in page.inner_text("#status")
    page.keyboard.press("Enter")  # Start has the focus
    expect(page.locator("#stop")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.keyboard.press("Enter")
    keep_it(page)
    expect(page.locator("h1")).to_have_text("Interview 1", timeout=WAIT_MS)
    assert question in page.locator(".report").inner_text()
