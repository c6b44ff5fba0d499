"""What the recorder process does by itself, called here without a process."""

import os
import sys

import msgspec
import pytest

from rehearse.audio.__main__ import EARLY, _give_up, _wait_for_reader
from rehearse.audio.events import Failed


def test_a_sound_system_that_does_not_answer_is_said_before_the_recorder_leaves(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "_exit", sys.exit)
    with pytest.raises(SystemExit) as left:
        _give_up()
    assert left.value.code == EARLY
    said = msgspec.json.decode(capfd.readouterr().out, type=Failed)
    assert (said.kind, said.message) == ("microphone", "The sound system is not responding.")
    assert "unplug the microphone" in said.hint


@pytest.mark.usefixtures("capfd")  # so that it is not the output of the tests that changes
def test_whether_the_recorder_waits_for_its_reader_can_be_set() -> None:
    _wait_for_reader(False)
    assert not os.get_blocking(1)
    _wait_for_reader(True)
    assert os.get_blocking(1)
