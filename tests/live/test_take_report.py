"""The wait for the report of a take: nothing is said that the report could contradict a second later."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.events import Ended
from rehearse.audio.safe_wav import SafeWav, part_path
from rehearse.live.listening import Listening
from rehearse.live.take_report import Taken, report_on_take
from rehearse.live.warm_up import WarmUp
from rehearse.types import Question
from tests.builders import silence
from tests.cli.a_take import ANSWER

BEGAN = "2026-03-05T08:45:10+01:00"


@pytest.mark.slow
@pytest.mark.model
def test_the_wait_names_the_length_and_leaves_pauses_and_pace_to_the_report(tmp_path: Path) -> None:
    """Two seconds of silence on either side are no pauses, and the words are not all known yet."""
    spoken = soundfile.read(ANSWER, dtype="float32")[0][: 4 * 16_000]
    sound = np.concatenate([silence(2.0), spoken, silence(2.0)])
    take, warm_up, said = SafeWav(tmp_path / "take.wav", 16_000), WarmUp("tiny.en"), []

    @contextmanager
    def wait(recorded: str) -> Iterator[Callable[[float], None]]:
        said.append(recorded)
        yield lambda _share: None

    warm_up.start()
    listening = Listening(part_path(tmp_path / "take.wav"), warm_up)
    take.append((sound * 32767).astype("<i2").tobytes())
    path = take.close()
    assert path is not None
    taken = Taken(Ended(str(path), 8.0, 16_000, "a fake", "asked"), path, listening, time.monotonic(), BEGAN)
    report = report_on_take(taken, Question("own", "Why here?"), warm_up, wait)
    listening.close()
    assert said == ["0:08 recorded; transcribing your last words."]
    assert report.provenance.recorded_at == BEGAN
    assert report.delivery.pauses is not None
    assert report.delivery.pauses.items[0].place == "start"
