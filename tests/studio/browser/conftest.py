"""A real Chromium whose microphone plays a recording, and a window of it in a studio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Browser, Page, Playwright

from tests.chromium import chromium
from tests.studio.browser.driving import SAID_S, WAIT_MS
from tests.studio.running import running

CLIP = Path("rehearse/data/demo/answer.flac")


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
