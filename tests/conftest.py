"""Fixtures that several rooms share."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.model import need_model
from tests.virtual_mic import TOOLS, VirtualMic

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

# A busy machine draws examples slowly and runs them slowly; that says nothing about the program. CI draws the same
# examples every time, so that a change is judged by itself; other runs look for new ones.
settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("REQUIRE_ALL")),
)
settings.load_profile("unhurried")

# Several test processes get a width from their parent; what a test prints depends on the width that it sets itself.
os.environ.pop("COLUMNS", None)

# Who starts the tests in the background of a script hands an ignored SIGINT down to every program they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Sound in real time and browsers need the processor when they need it, which a busy machine does not give. Such a test
# is tried up to three times; a fault of ours fails all three, and the summary lists whatever was tried again.
IN_REAL_TIME = {"open_vmic", "playwright"}

# How many cases of one list of sentences a default run takes; the slow tier takes the others.
MOST_CASES = 8
ROOMS_OF_LISTS = tuple(Path(__file__).parent / room for room in ("content", "delivery", "practice", "report"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave most of each long list to the slow tier, and let tests in real time begin, before the tiers are chosen."""
    leave_most_to_the_slow_tier(items)
    begin_with_real_time(items)


@cache
def holds_lists(path: Path) -> bool:
    """Whether a file of tests is in one of the rooms with long lists of sentences."""
    return any(room in path.parents for room in ROOMS_OF_LISTS)


def leave_most_to_the_slow_tier(items: list[pytest.Item]) -> None:
    """Mark all but `MOST_CASES` of a test's cases as slow, the same ones in every run.

    They are chosen by a checksum of their names: every n-th would always meet the same value of an inner list.
    """
    tests: dict[object, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if isinstance(item, pytest.Function) and holds_lists(item.path):
            tests[item.path, item.originalname].append(item)
    for cases in tests.values():
        cases.sort(key=lambda item: zlib.crc32(item.nodeid.encode()))
        for item in cases[MOST_CASES:]:
            item.add_marker(pytest.mark.slow)


def begin_with_real_time(items: list[pytest.Item]) -> None:
    """Give every test in real time two more tries, and begin with their files.

    They take the longest: when the processes of `make test` have only quick files left, none waits for another
    in the end.
    """
    waiting = set()
    for item in items:
        if item.get_closest_marker("clock") or IN_REAL_TIME & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.flaky(reruns=2))
            waiting.add(item.path)
    items.sort(key=lambda item: item.path not in waiting)


def pytest_collection_finish() -> None:
    """Take the thousands of collected tests out of every later garbage collection."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that needs the speech model says so before anything of it runs."""
    if item.get_closest_marker("model"):
        need_model()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps everything in this test; the folder is not there yet."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is installed, and none is looked for elsewhere."""
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "no-models"))


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed has no colours."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is as wide as on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def no_umask() -> Iterator[None]:
    """Whatever is made is open to everyone unless its mode says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def open_vmic() -> Iterator[Callable[[int], VirtualMic]]:
    """Makes microphones of one's own, of a native rate in Hz.

    Without PulseAudio the test is skipped, and fails where REQUIRE_VMIC is set (CI).
    """
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        say = pytest.fail if os.environ.get("REQUIRE_VMIC") else pytest.skip
        say(f"no virtual microphone: {', '.join(missing)} is not installed")
    opened: list[VirtualMic] = []

    def open_one(rate_hz: int) -> VirtualMic:
        opened.append(VirtualMic(rate_hz))
        return opened[-1]

    yield open_one
    for microphone in opened:
        microphone.stop()


@pytest.fixture
def vmic(open_vmic: Callable[[int], VirtualMic]) -> VirtualMic:
    """One microphone of 48 kHz."""
    return open_vmic(48_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one of it in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as opened:
        yield opened
