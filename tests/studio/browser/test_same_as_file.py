"""What the browser records is judged as the file that its microphone played."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jiwer
import numpy as np
import pytest
import soundfile
from playwright.sync_api import Browser

from tests.studio.browser.driving import SAID_S, WAIT_MS
from tests.studio.running import running

pytestmark = pytest.mark.browser

MOST_WORDS_CHANGED = 0.1  # the browser resamples what it plays, and the take begins a moment after the file


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
