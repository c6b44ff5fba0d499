"""The failing recordings of ../shared/bugs, as tiny.en hears them."""

import os
from functools import cache
from pathlib import Path

import pytest

from rehearse.pipeline import Job, analyze
from rehearse.types import Report
from tests.hearing import recogniser

BUGS = Path(__file__).parents[3] / "shared" / "bugs"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.skipif(
        not BUGS.is_dir() and not os.environ.get("REQUIRE_ALL"), reason=f"there are no failing inputs in {BUGS}"
    ),
]


@cache
def report(name: str) -> Report:
    return analyze(BUGS / name, Job(recogniser()))


@pytest.mark.parametrize(
    ("name", "length_s", "warning"),
    [("two_tracks.m4a", 12, "2 sound tracks"), ("chained.opus", 12, ""), ("trail.opus", 92, "the last word")],
)
def test_tracks_and_links_are_heard_where_the_voice_is(name: str, length_s: float, warning: str) -> None:
    """One and the same answer: the second of two tracks, in two joined files, before eighty seconds of a room."""
    found = report(name)
    assert found.transcript is not None
    assert 28 <= len(found.transcript.words) <= 40
    assert found.audio is not None
    assert found.audio.duration_s == pytest.approx(length_s, abs=0.8)
    assert (found.delivery.duration_s or 99) < 12
    assert warning in " ".join(found.warnings)


def test_channels_that_cancel_are_heard_one_at_a_time() -> None:
    found = report("inverted_stereo.flac")
    assert "cancel each other" in found.warnings[0]
    assert found.delivery.duration_s == pytest.approx(11.4, abs=0.5)


def test_pings_are_no_fillers() -> None:
    assert [one for one in report("pings.opus").delivery.fillers.items if one.evidence != "heard"] == []
