"""A microphone that cannot be had or delivers nothing ends in a sentence that says what to do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.studio.browser.driving import A_SECOND, WAIT_MS

pytestmark = pytest.mark.browser

REFUSED = {
    "NotAllowedError": "not allowed to use the microphone",
    "NotFoundError": "There is no microphone",
    "NotReadableError": "in use by another program",
    "AbortError": "cannot be opened",
}
SILENT = {
    "never sends": ("The browser is not sending any sound.", "Start over with another microphone"),
    "muted": ("The microphone sends only silence.", "Unmute it"),
    "asleep": ("The browser has put the microphone to sleep.", "Click on this page"),
}
NEVER_SENDS = """
const Node = window.AudioWorkletNode;
window.AudioWorkletNode = class extends Node { constructor(...all) { super(...all); this.port.close(); } };
"""
MUTED = "navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream;"
CONTEXTS = """
window.contexts = [];
const Own = window.AudioContext;
window.AudioContext = class extends Own { constructor() { super(); window.contexts.push(this); } };
"""


@pytest.mark.slow
@pytest.mark.parametrize("fault", SILENT)
def test_a_browser_that_delivers_no_sound_ends_in_one_sentence_that_says_what_to_do(page: Page, fault: str) -> None:
    page.add_init_script(CONTEXTS + {"never sends": NEVER_SENDS, "muted": MUTED}.get(fault, ""))
    page.goto(page.url + "answer/hardest-customer")
    page.click("#start")
    expect(page.locator("#status")).to_have_text("Recording.", timeout=WAIT_MS)
    if fault == "asleep":
        page.evaluate("contexts.at(-1).suspend()")
    what, then = SILENT[fault]
    expect(page.locator("#trouble")).to_contain_text(what, timeout=WAIT_MS)
    assert page.inner_text("#trouble").count(".") == 2
    assert then in page.inner_text("#trouble")
    if fault == "asleep":
        page.click("h1")
        expect(page.locator("#trouble")).to_be_hidden(timeout=WAIT_MS)
        expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#stop")
    expect(page.locator("#trouble") if fault == "never sends" else page.locator("body")).to_contain_text(
        "Nothing was recorded." if fault == "never sends" else "customer", timeout=WAIT_MS
    )


@pytest.mark.slow
def test_a_microphone_that_cannot_be_had_is_one_sentence(page: Page) -> None:
    page.goto(page.url + "answer/hardest-customer")
    for name, said in REFUSED.items():
        page.evaluate(
            f"() => {{ navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '{name}')); }}"
        )
        page.click("#start")
        expect(page.locator("#trouble")).to_contain_text(said, timeout=WAIT_MS)
        assert page.is_visible("#start")
