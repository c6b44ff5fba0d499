"""A take that is recovered after later ones were spoken stands where it was spoken, on every screen alike."""

import re
from pathlib import Path

import msgspec
import pytest

from rehearse.types import Report
from tests.cli.homes import fill, of_own_sounds, take
from tests.cli.running import printed, rehearse


def spoken(day: int, total: int, recorded_at: str) -> Report:
    """A take judged on that day of March, and spoken at another moment."""
    report = take("last-apology", day, total=total)
    return msgspec.structs.replace(
        report, provenance=msgspec.structs.replace(report.provenance, recorded_at=recorded_at)
    )


@pytest.fixture(autouse=True)
def _recovered(home: Path) -> None:
    """Four takes spoken in the order 1, 2, 4, 3; the last one was recovered after take 3.

    As text the moment of take 2 is later than that of take 4: 23:30 in Kathmandu is 17:45 in London.
    """
    fill(home, of_own_sounds([
        spoken(1, 40, "2026-03-01T13:00:00+00:00"),
        spoken(2, 45, "2026-03-02T23:30:00+05:45"),
        spoken(4, 80, "2026-03-04T14:08:00+00:00"),
        spoken(5, 60, "2026-03-02T19:00:00+00:00"),
    ]))  # fmt: skip


def test_every_list_has_one_order() -> None:
    assert [row["attempt"] for row in printed(rehearse("list", "--json"))["attempts"]] == [3, 4, 2, 1]
    for command in (["progress", "--json"], ["progress", "last-apology", "--json"]):
        found = printed(rehearse(*command))
        assert [one["id"] for one in found["takes"]] == [1, 2, 4, 3], command
        points = next(one for one in found["progress"]["series"] if one["measure"]["name"] == "total_points")
        assert [point["attempt"] for point in points["points"]] == [1, 2, 4, 3], command
    for words, order in ((["list"], "3421"), ([], "3421"), (["progress", "last-apology", "--full"], "1243")):
        shown = re.findall(r"^ *([1-4]) +2026-03", rehearse(*words).stdout, re.MULTILINE)
        assert "".join(shown) == order, words


@pytest.mark.parametrize("named", [(), ("last-apology",), ("3",), ("4",)])
def test_the_take_spoken_earlier_is_the_one_before(named: tuple[str, ...]) -> None:
    found = printed(rehearse("compare", *named, "--json"))["comparison"]
    assert (found["before"], found["after"]) == (4, 3)


def test_a_report_is_set_beside_the_take_spoken_before_it() -> None:
    for number, before in ((4, 2), (3, 4), (2, 1)):
        assert f"vs take {before}:" in rehearse("show", str(number)).stdout
