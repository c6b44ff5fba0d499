"""Promises of the system's voice."""

import sys
import time
from pathlib import Path

import pytest

from rehearse.errors import UsageError
from rehearse.practice import text_to_speech


def test_a_text_can_never_be_an_option(tmp_path: Path) -> None:
    """It goes to standard input; a program that writes down what it is told stands for the voice."""
    heard = tmp_path / "heard.txt"
    listen = f"import pathlib, sys; pathlib.Path({str(heard)!r}).write_text(sys.stdin.read() + str(sys.argv[1:]))"
    text_to_speech.speak("--help; rm -rf $HOME", (sys.executable, "-c", listen))
    assert heard.read_text(encoding="utf-8") == "--help; rm -rf $HOME[]"


COMPLAINS = "import sys; print('ALSA lib: no card\\nerror: No such file or directory', file=sys.stderr)"


@pytest.mark.parametrize(
    ("does", "spoke"),
    [
        ("raise SystemExit(3)", False),
        (COMPLAINS, False),  # as espeak-ng without a loudspeaker, which ends with 0
        ("import sys; print('ALSA lib: a warning', file=sys.stderr)", True),
    ],
)
def test_a_voice_that_fails_does_not_stop_the_interview_and_is_known(does: str, spoke: bool) -> None:
    assert text_to_speech.speak("Why?", (sys.executable, "-c", does)) == spoke


def test_a_voice_that_goes_on_is_cut_short() -> None:
    begin_s = time.monotonic()
    asked = iter((False, False, True))
    long = (sys.executable, "-c", "import time; time.sleep(60)")
    assert text_to_speech.speak("Why?", long, lambda: next(asked)), "who cuts it short has heard it"
    assert time.monotonic() - begin_s < 40


def test_a_voice_that_says_more_than_a_pipe_holds_is_waited_for(tmp_path: Path) -> None:
    heard = tmp_path / "heard.txt"
    slow = f"import pathlib, sys, time; time.sleep(0.5); pathlib.Path({str(heard)!r}).write_text(sys.stdin.read())"
    text_to_speech.speak("Why? " * 40_000, (sys.executable, "-c", slow))
    assert len(heard.read_text(encoding="utf-8")) == 200_000


def test_without_a_voice_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="No text-to-speech voice") as caught:
        text_to_speech.voice()
    assert "espeak-ng" in caught.value.hint
