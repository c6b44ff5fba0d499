"""A Ctrl-C that comes while a decoder reads the file takes effect, and nothing is printed about it."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from rehearse.audio.decode import decode
from rehearse.audio.given import Given
from rehearse.audio.held_signals import signals_held
from rehearse.audio.sources import FromFile
from tests.audio.written import contain, wav
from tests.builders import tone
from tests.cli.running import rehearse

WAYS = (Given.read.__code__, Given.seek.__code__, Given.tell.__code__)


@contextlib.contextmanager
def interrupted(nth: int, name: str = "SIGINT") -> Iterator[list[FrameType]]:
    """Send this process the signal at the nth call of what a decoder calls; yields where that was."""
    number, calls, at = getattr(signal, name), 0, list[FrameType]()

    def count(frame: FrameType, event: str, _value: object) -> None:
        nonlocal calls
        if event == "call" and frame.f_code in WAYS:
            calls += 1
            if calls == nth:
                at.append(frame)
                signal.raise_signal(number)

    sys.setprofile(count)
    try:
        yield at
    finally:
        sys.setprofile(None)


@pytest.fixture(params=["wav", "flac"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Eight seconds of sound, which libsndfile reads (WAV) or FFmpeg (FLAC)."""
    if request.param == "wav":
        return wav(tmp_path / "a.wav", tone(8.0))
    return contain(tmp_path / "a.flac", tone(8.0), 16_000, "flac")


@pytest.mark.parametrize("nth", [9, 12, 20])
def test_an_interrupt_during_a_read_stops_the_decoding(path: Path, nth: int, capfd: pytest.CaptureFixture[str]) -> None:
    with interrupted(nth) as at, pytest.raises(KeyboardInterrupt):
        decode(path)
    assert at
    assert capfd.readouterr() == ("", "")


def test_a_file_played_as_a_microphone_can_be_interrupted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    played = wav(tmp_path / "a.wav", tone(1.0))
    with interrupted(9) as at, pytest.raises(KeyboardInterrupt):
        FromFile(played, lambda _data, _lost: None, lambda: None)
    assert at
    assert capfd.readouterr() == ("", "")


def test_analyze_leaves_as_at_any_other_moment(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    with interrupted(12) as at:
        done = rehearse("analyze", str(path))
    assert at
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip() == "You stopped this command. Nothing was saved."
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_waits_for_the_end_of_the_block(name: str) -> None:
    done: list[str] = []
    with handled(name, lambda: done.append("handled")):
        with signals_held():
            signal.raise_signal(getattr(signal, name))
            signal.raise_signal(getattr(signal, name))
            done.append("read")
        assert done == ["read", "handled", "handled"]
        signal.raise_signal(getattr(signal, name))
    assert len(done) == 4, "the handler is back"


def test_an_ignored_signal_stays_ignored_and_threads_hold_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals_held():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
    held: list[object] = []

    def work() -> None:
        with signals_held():
            held.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert held == [signal.getsignal(signal.SIGINT)]


@contextlib.contextmanager
def handled(name: str, by: Callable[[], None]) -> Iterator[None]:
    """Handle the signal by this function."""
    before = signal.signal(getattr(signal, name), lambda _number, _frame: by())
    try:
        yield
    finally:
        signal.signal(getattr(signal, name), before)
