"""The studio in a real Chromium whose microphone plays a recording."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jiwer
import numpy as np
import pytest
import soundfile
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, WebSocketRoute, expect

from tests.chromium import chromium
from tests.studio.running import running

pytestmark = pytest.mark.browser

CLIP = Path("rehearse/data/demo/answer.flac")
SAID_S = 23.4  # a pause between sentences
WAIT_MS = 120_000  # a busy machine loads the libraries of the first report for long
A_SECOND, TWO_SECONDS = re.compile("0:(0[1-9]|[1-5].)"), re.compile("0:(0[2-9]|[1-5].)")  # and more
MOST_WORDS_CHANGED = 0.1  # the browser resamples what it plays, and the take begins a moment after the file
PAGES = ("/", "/questions", "/answer/hardest-customer", "/mock", "/ask", "/attempts", "/progress", "/stories",
         "/settings", "/data", "/data/delete", "/nothing")  # fmt: skip
REFUSED = {
    "NotAllowedError": "not allowed to use the microphone",
    "NotFoundError": "There is no microphone",
    "NotReadableError": "in use by another program",
    "AbortError": "cannot be opened",
}
SILENT = {
    "never sends": ("The browser delivers no sound.", "Start over with another microphone"),
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
VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
speechSynthesis.getVoices = () => [{ lang: "en-GB", localService: LOCAL }];
speechSynthesis.speak = (asked) => { window.said.push(asked.text); asked.onend(); };
"""


@pytest.fixture(scope="module")
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first seconds of the demo's answer, as the microphone plays them."""
    samples, rate_hz = soundfile.read(CLIP, dtype="int16", frames=round(SAID_S * soundfile.info(CLIP).samplerate))
    path = tmp_path_factory.mktemp("mic") / "said.wav"
    quiet = np.zeros(60 * rate_hz, np.int16)  # after its file the browser's fake microphone would beep
    soundfile.write(path, np.concatenate([samples, quiet]), rate_hz)
    return path


@pytest.fixture(scope="module")
def browser(playwright: Playwright, microphone: Path) -> Iterator[Browser]:
    """Chromium with a microphone that plays the recording from the moment it is opened."""
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    with chromium(playwright, *flags, f"--use-file-for-fake-audio-capture={microphone}%noloop") as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A window in a studio of its own, without a model; it must ask nobody else for anything."""
    with running(tmp_path / "home") as studio:
        opened = browser.new_context().new_page()
        opened.set_default_timeout(WAIT_MS)
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(studio.link)
        yield opened
        opened.context.close()
    assert all(address.startswith((f"http://{studio.host}/", "data:", "blob:")) for address in asked)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        pytest.param(390, "dark", marks=pytest.mark.slow),
        pytest.param(360, "light", marks=pytest.mark.slow),
    ],
)
def test_every_page_is_accessible_and_as_wide_as_the_window(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    home = page.url.rstrip("/")
    for path in PAGES:
        page.goto(home + path)
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def keep_it(page: Page, *, by_key: bool = False) -> None:
    """Keep the take that was stopped, should it be asked whether so short a one is to be kept."""
    page.locator("#keep:visible, iframe.whole").first.wait_for()
    if page.locator("#keep:visible").count():
        page.locator("#keep").press("Enter") if by_key else page.click("#keep")


def test_a_take_is_made_by_keyboard_alone(page: Page) -> None:
    page.goto(page.url + "answer/hardest-customer")
    page.locator("body").press("Enter")
    expect(page.locator("#clock")).to_have_text(TWO_SECONDS, timeout=WAIT_MS)
    page.keyboard.press("Enter")  # Stop has the focus
    keep_it(page, by_key=True)
    page.wait_for_url("**/attempts/1")
    assert page.frame_locator("iframe").locator("h1").inner_text().startswith("Which customer")


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


def test_a_take_is_paused_and_started_over_and_the_first_one_is_gone(page: Page, tmp_path: Path) -> None:
    page.goto(page.url + "answer/hardest-customer")
    page.click("#start")
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#pause")
    assert page.inner_text("#status") == "Paused."
    page.click("#pause")
    page.click("#again")
    expect(page.locator("#status")).to_have_text("Recording.", timeout=WAIT_MS)
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    page.click("#stop")
    keep_it(page)
    page.wait_for_url("**/attempts/1")
    assert len(list((tmp_path / "home" / "recordings").iterdir())) == 1


@pytest.mark.slow
def test_every_state_of_a_take_is_accessible(page: Page) -> None:
    """At 360 pixels in the dark, which is where least fits."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    home = page.url.rstrip("/")

    def holds() -> None:
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.goto(f"{home}/answer/hardest-customer")
    page.click("summary")
    page.click("#check")
    expect(page.locator("#heard")).not_to_be_empty(timeout=WAIT_MS)
    holds()
    page.click("#think")
    holds()
    page.click("#start")
    expect(page.locator("#stop")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    holds()
    page.click("#pause")
    holds()
    other = page.context.new_page()
    other.goto(f"{home}/answer/hardest-customer")
    other.click("#start")
    expect(other.locator("#trouble")).to_contain_text("Another page is recording.", timeout=WAIT_MS)
    other.close()
    page.click("#stop")
    keep_it(page)
    page.wait_for_url("**/attempts/1")
    holds()
    page.click("text=Delete it")
    holds()
    page.goto(f"{home}/mock")
    page.click("text=Begin")
    page.wait_for_url("**/mock/1")
    holds()
    page.goto(f"{home}/mock")
    holds()
    page.click("text=Continue")
    page.click("text=End the interview here")
    holds()
    page.click("text=Yes, end it")
    expect(page.locator("h1")).to_have_text("Interview 1", timeout=WAIT_MS)
    holds()


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


def test_stories_are_edited_line_by_line(page: Page) -> None:
    page.goto(page.url + "stories")
    page.click("text=Edit all stories")
    for text in (
        "# The leak\nSituation: we lost water.\n",
        "# The leak\nSituation: we lost water.\nAction: I looked.\n",
    ):
        page.fill("#text", text)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.")).to_be_visible(timeout=WAIT_MS)
        assert page.input_value("#text") == text


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
    assert question in page.frame_locator("iframe").locator("main").inner_text()


def test_a_microphone_that_cannot_be_had_is_one_sentence(page: Page) -> None:
    page.goto(page.url + "answer/hardest-customer")
    for name, said in REFUSED.items():
        page.evaluate(
            f"() => {{ navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '{name}')); }}"
        )
        page.click("#start")
        expect(page.locator("#trouble")).to_contain_text(said, timeout=WAIT_MS)
        assert page.is_visible("#start")


@pytest.mark.slow
@pytest.mark.model
def test_what_the_browser_records_is_judged_as_the_file_it_played(
    browser: Browser, microphone: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with running(home, model="tiny.en") as studio:
        page = browser.new_page()
        page.goto(studio.link)
        page.goto(f"http://{studio.host}/answer/hardest-customer")
        page.click("#start")
        page.wait_for_timeout((SAID_S + 2) * 1000)
        page.click("#stop")
        page.wait_for_url("**/attempts/1", timeout=WAIT_MS)
        page.close()
    (taken,) = studio.recordings()
    report = shown(home, "show", "1")
    said = microphone.with_name("alone.wav")
    samples, rate_hz = soundfile.read(microphone, dtype="int16")
    soundfile.write(said, samples[: round((SAID_S + 2) * rate_hz)], rate_hz)
    options = ("--model", "tiny.en", "--question", "hardest-customer", "--no-save")
    played = shown(home, "analyze", str(said), *options)
    again = shown(home, "analyze", str(taken), *options)
    assert heard_in(report) == heard_in(again)
    assert jiwer.wer(report["transcript"]["text"], played["transcript"]["text"]) <= MOST_WORDS_CHANGED
    assert report["content"]["verdict"] == played["content"]["verdict"]
    assert alike(taken, said) > 0.99


def heard_in(report: dict[str, Any]) -> tuple[str, list[str], str]:
    """Words, fillers and verdict."""
    fillers = [one["text"] for one in report["delivery"]["fillers"]["items"]]
    return report["transcript"]["text"], fillers, report["content"]["verdict"]


def shown(home: Path, *command: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", *command, "--json"],
        env={**os.environ, "REHEARSE_HOME": str(home)}, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(done.stdout)["report"]
    return report


def alike(taken: Path, played: Path) -> float:
    """Correlation of the two sounds below 4 kHz at the lag where they fit best; either may begin before the other.

    At 64 kHz, for a lag of half a sample at 8 kHz looks like another sound.
    """
    import soxr

    (one, one_hz), (other, other_hz) = soundfile.read(taken), soundfile.read(played)
    first, second = (
        soxr.resample(soxr.resample(sound, rate_hz, 8000), 8000, 64_000)
        for sound, rate_hz in ((one, one_hz), (other, other_hz))
    )
    n = 1 << int(np.ceil(np.log2(len(first) + len(second))))
    lags = np.fft.irfft(np.fft.rfft(first, n) * np.conj(np.fft.rfft(second, n)))
    at = int(np.argmax(lags))
    at = at - n if at > n // 2 else at
    first, second = first[max(0, at) :], second[max(0, -at) :]
    length = min(len(first), len(second))
    return float(np.corrcoef(first[:length], second[:length])[0, 1])
