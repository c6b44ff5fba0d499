"""What stands under the ribbon: the target where it is, and where all of the time went."""

import re

import msgspec
import pytest

from rehearse.report.terminal.star import axis
from rehearse.types import Part
from tests import builders_report as reports
from tests.report.printed import printed


@pytest.mark.parametrize("columns", [20, 46, 76, 96])
@pytest.mark.parametrize(
    ("extent_s", "target_s"), [(90, 90), (95, 90), (101, 90), (117, 90), (200, 180), (90, 60), (62, 60), (400, 90)]
)
def test_the_mark_of_the_target_stands_at_its_second(extent_s: float, target_s: float, columns: int) -> None:
    """At the end of the ribbon it stood at 1:17 of 1:30."""
    under = axis(extent_s, target_s, columns)
    assert under.index("▲") == min(int(target_s / extent_s * columns), columns - 1)
    assert len(under) <= columns


@pytest.mark.parametrize("width", [50, 80])
@pytest.mark.parametrize("rest_s", [4.0, 31.0])
def test_parts_and_the_rest_add_up_to_the_length_of_the_answer(rest_s: float, width: int) -> None:
    """Beside a bar of 17 s there stood 12 s, and nothing said where the rest was."""
    report = reports.full()
    assert report.content is not None
    assert report.delivery.duration_s is not None
    spoken = [part.seconds for part in report.content.parts.values() if part.seconds is not None]
    slower = msgspec.structs.replace(report.delivery, duration_s=sum(spoken) + rest_s)
    said = printed(msgspec.structs.replace(report, delivery=slower), width, "short")
    block = said.partition("Where the time went")[2].partition("Delivery")[0]
    assert f"({rest_s:.0f} s outside sentences)" in block
    shown = sum(int(length) for length in re.findall(r"(\d+) s\b", block))
    assert shown == pytest.approx(slower.duration_s, abs=3)


def test_parts_that_fill_the_answer_leave_nothing_over() -> None:
    report = reports.full()
    assert report.content is not None
    one = Part(present=True, words=150, seconds=report.delivery.duration_s, share=1.0, quote="We")
    none = Part(present=False, words=0, seconds=None, share=0.0, quote=None)
    parts = {name: one if name == "action" else none for name in report.content.parts}
    full = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, parts=parts))
    assert "outside sentences)" not in printed(full, form="short")
