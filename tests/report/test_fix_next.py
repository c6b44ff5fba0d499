"""What to fix next is said whole in the report of one screen, whatever else has to give way."""

import msgspec
import pytest

from rehearse.content.judgement.next_fix import MOST_QUOTED, next_fix
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import Rule
from rehearse.report.terminal.room import MOST_LINES
from rehearse.types import Finding, NextFix, Report
from tests import builders_report as reports
from tests.report.printed import SINCE, printed

QUOTE = (
    "So I went through the whole list of orders by hand with the two of them and wrote down what was missing from it"
)
DELIVERY = ("The action is short: 8 s; aim for at least 45 s of the 90. Say what you did first, what stood in the way "
            "and how you got round it, a sentence each.")  # fmt: skip
SAID = "An answer to this question is usually 60 to 90 seconds long; yours took 24 seconds."


def advice(rule: Rule) -> str:
    """What is said of the rule where it is what to fix next, with as long a quote as there may be."""
    said = next_fix((Finding(rule.code, rule.name, rule.severity, SAID, QUOTE, 1.0, 2.0, rule.advice),), {}, None)
    assert said is not None
    return said


ADVICE = {rule.code: advice(rule) for rule in ALL if rule.severity != "praise"}


def advised(report: Report, content: str) -> Report:
    assert report.content is not None
    fix = NextFix(content, DELIVERY)
    worse = tuple(msgspec.structs.replace(one, band="attention") for one in report.delivery.metrics)
    return msgspec.structs.replace(
        report,
        content=msgspec.structs.replace(report.content, next_fix=fix),
        delivery=msgspec.structs.replace(report.delivery, metrics=worse),
    )


def is_whole(said: str, code: str, name: str) -> bool:
    """Whether both rows of what to fix next are printed to their ends."""
    fixes = " ".join(said.partition("Fix next")[2].split()[1:])
    label = "Length" if name == "text_only" else "Delivery"
    return fixes.startswith(f"Content {ADVICE[code]} {label} {DELIVERY}")


@pytest.mark.parametrize("width", [50, 80])
@pytest.mark.parametrize("code", ADVICE)
@pytest.mark.parametrize("name", ["full", "no_hire", "explained", "judged", "text_only"])
def test_advice_is_never_cut(name: str, code: str, width: int) -> None:
    """At 50 columns "The action is short: 8 s; aim for at…" had lost how long to aim for."""
    assert len(QUOTE) < MOST_QUOTED
    said = printed(advised(getattr(reports, name)(), ADVICE[code]), width, "short")
    assert len(said.splitlines()) <= MOST_LINES
    assert is_whole(said, code, name)


@pytest.mark.parametrize("width", [45, 50, 80])
@pytest.mark.parametrize("around", [2, 5, 9, 12])
@pytest.mark.parametrize("name", ["full", "no_hire", "explained", "judged", "text_only"])
def test_neither_is_it_cut_where_the_command_prints_much_around_the_report(name: str, around: int, width: int) -> None:
    """`record` says below it where the take is saved, what story it tells and which model hears better."""
    longest = max(ADVICE, key=lambda code: len(ADVICE[code]))
    said = printed(advised(getattr(reports, name)(), ADVICE[longest]), width, "short", since=SINCE, around=around)
    assert len(said.splitlines()) <= MOST_LINES - around
    assert is_whole(said, longest, name)
    assert "Next ─" in said


@pytest.mark.parametrize("width", [40, 50])
def test_the_full_report_has_it_whole_as_well(width: int) -> None:
    said = printed(advised(reports.full(), ADVICE["RES002"]), width, "full")
    assert f"Content {ADVICE['RES002']} Delivery {DELIVERY}" in " ".join(said.split())


def test_what_gives_way_are_the_last_findings_and_measures() -> None:
    report = advised(reports.full(), ADVICE["RES002"])
    narrow, wide = (printed(report, width, "short") for width in (50, 80))
    assert "Ownership" in narrow
    assert "Pace" in narrow
    lost = [line.split()[1] for line in wide.splitlines() if line.strip().startswith("✗")]
    assert lost
    assert lost[-1] not in narrow


@pytest.mark.parametrize("width", [50, 80])
@pytest.mark.parametrize("around", [1, 4, 8])
@pytest.mark.parametrize("name", ["full", "no_hire", "explained", "judged"])
def test_where_the_rest_of_the_changes_is_shown_stays_however_little_room_there_is(
    name: str, around: int, width: int
) -> None:
    said = printed(advised(getattr(reports, name)(), ADVICE["RES002"]), width, "short", since=SINCE, around=around)
    assert "um/uh 2.0 → 6.1 a minute" in said
    steps = said.partition("Next ─")[2]
    assert "rehearse show 7 --option-0" in steps
    assert "rehearse compare 3 7" in steps
