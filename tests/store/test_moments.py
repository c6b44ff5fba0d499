"""A take keeps the day that the clock on the wall showed, wherever it is looked at later."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from rehearse.practice.days import day_of, streak_days
from rehearse.store import exercises, mocks, moments, notes
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.running import rehearse

ZONES = ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu", "Europe/London"]


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """The clock on the wall is that of this zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def take(store: Store, moment: str) -> int:
    made = msgspec.structs.replace(reports.full().provenance, created=moment)
    return store.add(msgspec.structs.replace(reports.full(), provenance=made), None)


def days(path: Path) -> list[str]:
    with Store(path) as store:
        return [str(day_of(entry.summary.created)) for entry in store.entries()]


# 20:00 UTC is already the next day in Tokyo, and 05:00 UTC still the day before in Los Angeles
@pytest.mark.parametrize(
    ("home", "first"),
    [("UTC", "2026-03-01"), ("Asia/Tokyo", "2026-03-02"), ("America/Los_Angeles", "2026-03-01")],
)
def test_a_take_keeps_its_day_wherever_it_is_looked_at(home: str, first: str, tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    with living_in(home), Store(path) as store:
        for day in (1, 2, 3, 4):
            take(store, f"2026-03-{day:02d}T20:00:00+00:00")
        there = [str(day_of(entry.summary.created)) for entry in store.entries()]
    assert there[0] == first
    for zone in ZONES:
        with living_in(zone):
            assert days(path) == there
            with Store(path) as store:
                found = {day_of(entry.summary.created) for entry in store.entries()}
            assert streak_days(found, max(found)) == 4


def test_what_is_judged_again_elsewhere_keeps_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "attempts.sqlite3"
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with living_in("Asia/Tokyo"), Store(path) as store:
        number = take(store, "2026-03-01T20:00:00+00:00")
    with living_in("America/Los_Angeles"):
        with Store(path) as store:
            store.replace(number, reports.no_hire())
        assert days(path) == ["2026-03-02"]
        assert "2026-03-02 05:00" in rehearse("show", "1").output


@pytest.mark.parametrize("zone", ZONES)
def test_every_moment_that_is_written_says_its_offset(zone: str, tmp_path: Path) -> None:
    with living_in(zone), Store(tmp_path / "attempts.sqlite3") as store:
        notes.add(store, "It went well.")
        exercises.add(store, "own-it", "1", "b", 1.0)
        number = mocks.begin(store, b"{}", [])
        mocks.finish(store, number)
        (note,), (done,), (mock,) = notes.listed(store), exercises.done(store), mocks.listed(store)
        written = [note.created, done.created, mock.created, mock.finished or ""]
        offset = moments.now()[19:]
        assert [moment[19:] for moment in written] == [offset] * 4
        assert offset[0] in "+-"


def test_attempts_of_before_are_shown_by_the_clock_here(tmp_path: Path) -> None:
    """Their zone is not known, as it was not stored."""
    path = tmp_path / "attempts.sqlite3"
    with Store(path) as store:
        number = take(store, "2026-03-01T20:00:00+00:00")
        store.execute("UPDATE attempt SET created = '2026-03-01T20:00:00Z' WHERE id = ?", (number,))
    for zone, day in (("UTC", "2026-03-01"), ("Asia/Tokyo", "2026-03-02")):
        with living_in(zone):
            assert days(path) == [day]


def test_the_hour_that_a_clock_shows_twice_and_a_moment_that_does_not_exist() -> None:
    with living_in("Europe/London"):
        twice = [moments.local(f"2026-10-25T{hour}:30:00+00:00") for hour in ("00", "01")]
        assert twice == ["2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"]
        assert moments.local("no moment") == "no moment"


ODD_ZONES = ["XXX-167:59", "XXX+24", "XXX-24:00:01", "XXX-5:30:15", "<+99>-99", ":/etc/passwd", "no/zone", "", "\u202e"]


@pytest.mark.slow
@pytest.mark.parametrize("zone", ODD_ZONES)
def test_a_zone_that_cannot_be_stops_nobody(zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system accepts offsets of a week, Python those of less than a day."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with living_in(zone):
        with Store(tmp_path / "attempts.sqlite3") as store:
            take(store, "2026-03-01T20:00:00Z")
            take(store, "0001-01-01T00:00:00+23:59")
            take(store, "9999-12-31T23:59:59-23:59")
            notes.add(store, "It went well.")
        assert day_of(moments.now()) == moments.here().date()
        for words in ([], ["list"], ["list", "--since", "7d"], ["show", "1"], ["progress"], ["notes", "list"]):
            assert (done := rehearse(*words)).exit_code == 0, done.output
