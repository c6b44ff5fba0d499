"""Each number on the screen comes from the report."""

import json
import re
from collections.abc import Iterator

import msgspec
import pytest

from rehearse.data.amounts import rounded, tenths
from rehearse.report import ribbon, wording
from rehearse.report.to_json import encode
from rehearse.report.to_terminal import Form
from rehearse.types import Report
from tests import builders_report as reports
from tests.report.printed import printed

FORMS: tuple[Form, ...] = ("short", "full", "words")


def numbers_in(text: str) -> Iterator[str]:
    """Every number that is printed, m:ss included; codes such as OWN001 are names."""
    return (match[0] for match in re.finditer(r"(?<![\w.:])\d+(?:[.:]\d+)*", text))


def leaves(value: object) -> Iterator[object]:
    """Every number and every string of a decoded report."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        yield len(value)  # how many there are of something may be told
        for one in value:
            yield from leaves(one)
    elif isinstance(value, (int, float, str)) and not isinstance(value, bool):
        yield value


def allowed_numbers(report: Report) -> set[str]:
    """Every way in which a number of the report may be printed."""
    allowed: set[str] = set()
    for leaf in leaves(json.loads(encode(report))):
        if isinstance(leaf, str):
            allowed |= set(numbers_in(leaf))
            continue
        assert isinstance(leaf, (int, float))
        size = abs(leaf)
        allowed |= {f"{size:.0f}", f"{size:.1f}", f"{size:g}", f"{size * 100:.0f}", f"{size * 100:.1f}"}
        allowed |= {tenths(size), rounded(size)}
        allowed |= {wording.clock(size), wording.duration(size), f"{size / 1000:g}"}
    outside_s = ribbon.outside_s(report)  # the length of the answer less those of its parts
    allowed |= {rounded(outside_s), tenths(outside_s)} if outside_s is not None else set()
    allowed |= counted(report)
    return allowed


def counted(report: Report) -> set[str]:
    """Counts that the report holds only as lists: fillers by evidence, pauses inside, the sum of the rubric, places."""
    items = [item for item in report.delivery.fillers.items if not item.dismissed]
    inferred = sum(item.evidence == "inferred" for item in items)
    pauses = report.delivery.pauses.items if report.delivery.pauses else ()
    numbers = {len(items), inferred, len(items) - inferred, sum(pause.place != "start" for pause in pauses)}
    if report.content:
        numbers.add(sum(score.of for score in report.content.scores.values()))
        numbers |= set(range(1, len(report.content.follow_ups) + 1))
    return {str(number) for number in numbers}


@pytest.mark.slow
@pytest.mark.parametrize("name", reports.ALL)
def test_every_number_printed_comes_from_the_report(name: str) -> None:
    report = reports.ALL[name]()
    steps = {"0", "1", "2", "3", "7", "2.4"}  # of what may be typed, and in the key of the marks
    axis = {"0:00", "0:30", "1:00", "1:30"} if name != "text_only" else set()
    allowed = allowed_numbers(report) | axis | steps
    for form in FORMS:
        assert [found for found in numbers_in(printed(report, 200, form)) if found not in allowed] == []


def test_another_number_in_the_report_is_another_number_on_the_screen() -> None:
    """The check above could pass with canned numbers; here each of some numbers is changed and must show."""
    report = reports.full()
    assert report.content is not None
    delivery = msgspec.structs.replace(report.delivery, duration_s=66.4, response_latency_s=3.7)
    content = msgspec.structs.replace(report.content, total=71)
    text = printed(msgspec.structs.replace(report, delivery=delivery, content=content))
    assert "1:06 (target 1:30)" in text
    assert "first word after 3.7 s" in text
    assert "71 of 100" in text
