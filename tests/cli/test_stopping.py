"""Ctrl-C during long work is answered at once, and says what was saved."""

import signal
from collections.abc import Iterator

import pytest

from rehearse.cli.stopping import first_on_interrupt, until_stopped
from rehearse.errors import Declined


def test_ctrl_c_shows_something_first_and_then_does_what_it_did_before() -> None:
    shown: list[str] = []
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), first_on_interrupt(lambda: shown.append("Stopping …")):
        signal.raise_signal(signal.SIGINT)
    assert shown == ["Stopping …"]
    assert signal.getsignal(signal.SIGINT) is before


def test_where_ctrl_c_is_ignored_it_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with first_on_interrupt(lambda: pytest.fail("shown")):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def results() -> Iterator[int]:
    """Two results, and Ctrl-C while the third is awaited."""
    yield from (1, 2)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("saved", "said"), [(0, "Nothing was saved."), (1, "1 take was saved before."), (2, "2 takes were saved before.")]
)
def test_whoever_stops_learns_what_was_saved(saved: int, said: str) -> None:
    found = until_stopped(results(), lambda: saved)
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(Declined) as stopped:
        next(found)
    assert stopped.value.hint == said
