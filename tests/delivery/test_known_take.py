"""The whole delivery of one answer is as it was: whatever changes a figure says so."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from rehearse.delivery import measure
from tests import known
from tests.delivery.test_inferred_fillers import say, um
from tests.delivery.voices import RATE_HZ, Take, stretched


def known_take() -> Take:
    """Pauses, planted ums, a vowel held, repeats, a rise, a faint end, a stretch on one tone, slow and fast parts."""
    take = say(Take().pause(0.7), 9).pause(0.5)
    um(take)
    say(take.pause(0.4), 6)
    take.word("so", "oo", seconds=0.5)
    for text in ("I", "I", "tried", "the", "the", "other", "wan-", "door"):
        take.word(text, "ae")
    glide = 115.0 * 2 ** (np.linspace(0.0, 6.0, round(0.3 * RATE_HZ)) / 12)
    take.word("there.", "ah", seconds=0.3, f0_hz=glide).pause(1.6)
    say(take, 14, melody=False).pause(0.3)
    um(take, 0.3)
    say(take.pause(0.9), 20)
    for number in range(24):
        take.word("time" if number % 2 else "work,", "ee").pause(0.35)
    for _ in range(30):
        take.word("go", "oo", seconds=0.08, f0_hz=140.0)
    return take.word("home.", "oo", f0_hz=95.0).pause(1.0)


def test_the_delivery_of_a_known_take(request: pytest.FixtureRequest) -> None:
    take = known_take()
    words = stretched(take.transcript, take.now_s)
    delivery, warnings = measure(take.audio, take.speech, words)
    wordless, reasons = measure(take.audio, take.speech, None)
    values = {
        "delivery": msgspec.to_builtins(delivery),
        "warnings": warnings,
        "wordless": msgspec.to_builtins(wordless),
        "reasons": reasons,
    }
    known.hold(Path(__file__).with_name("known_take.json"), values, request.config, within=0.01)
