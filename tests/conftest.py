"""Fixtures that several rooms share."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.virtual_mic import TOOLS, VirtualMic


@pytest.fixture
def vmic() -> Iterator[VirtualMic]:
    """A microphone of one's own; without PulseAudio the test is skipped, and fails where REQUIRE_VMIC is set (CI)."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        say = pytest.fail if os.environ.get("REQUIRE_VMIC") else pytest.skip
        say(f"no virtual microphone: {', '.join(missing)} is not installed")
    microphone = VirtualMic()
    try:
        yield microphone
    finally:
        microphone.stop()
