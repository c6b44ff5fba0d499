"""A take in the browser and one in a terminal at the same time: both become attempts, each with its own sound."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.a_take import ANSWER, REHEARSE, environment
from tests.studio.running import RATE_HZ, WAIT_S, heard, noise, outcome, packet, running
from tests.virtual_mic import VirtualMic

SECONDS = 3
RECORD = ("record", "--text", "What did you notice?", "--think", "0", "--no-check", "--seconds", str(SECONDS), "--json")


@pytest.mark.slow
def test_neither_take_harms_the_other(vmic: VirtualMic, tmp_path: Path) -> None:
    said, half = noise(4.0, seed=7), 2 * RATE_HZ
    env = {**environment(tmp_path, vmic.env), "REHEARSE_MODELS": str(tmp_path / "no-models")}
    with running(tmp_path) as studio:
        studio.enter()
        with studio.line(studio.begin()) as line:
            heard(line)
            line.send(packet(0, said[:half]))
            assert heard(line) == {"have": half}
            vmic.play(ANSWER, wait=False)
            terminal = vmic.popen(
                [*REHEARSE, *RECORD], env=env,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            printed = json.loads(terminal.communicate(timeout=WAIT_S)[0])
            line.send(packet(half, said[half:]))
            assert heard(line) == {"have": len(said)}
            line.send(f'{{"stop": {len(said)}}}')
            number = outcome(line)["attempt"]
        browser_sound, microphone_sound = sorted((soundfile.read(path) for path in studio.recordings()), key=_rate_hz)
        assert {printed["attempt"], number} == {1, 2}
        assert np.array_equal(np.round(browser_sound[0] * 32768).astype(np.int16), said)
        assert len(microphone_sound[0]) == pytest.approx(SECONDS * microphone_sound[1], rel=0.1)
        assert np.abs(microphone_sound[0]).max() > 0.01, "what was played is heard"
        for attempt in (1, 2):
            assert studio.ask(f"/attempts/{attempt}").status == 200


def _rate_hz(sound: tuple[np.ndarray, int]) -> int:
    return sound[1]
