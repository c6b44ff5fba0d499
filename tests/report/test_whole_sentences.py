"""The report of one screen, at 80 columns, ends no sentence of its own in the middle; only quotations are cut."""

import json
import re
from pathlib import Path

import msgspec
import pytest

import tests.content
from rehearse.content.rules.spec002_habit import RULE as HABIT
from rehearse.data.questions import bank
from rehearse.delivery.missing import SHARED_OUT, WRITTEN
from rehearse.pipeline import check
from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.warning_text import warning_text
from rehearse.types import Report
from tests import builders_report as reports
from tests.report.printed import printed

UNSEEN = Path(tests.content.__file__).parent / "unseen"
ANSWERS = [one["text"] for name in ("answers", "thirty", "trades_answers")
           for one in json.loads((UNSEEN / f"{name}.json").read_text())]  # fmt: skip
VERBS = re.compile(r"own steps: \d+ \((?:[a-z'-]+, )+…\)$")  # the first of several, which is said by the ellipsis
GOES_ON = "Duration and rates end with the last word; the recording goes on for 3000 s."


def warned(report: Report, *warnings: str) -> Report:
    return msgspec.structs.replace(report, warnings=warnings)


@pytest.mark.parametrize("warning", [WRITTEN, GOES_ON])
def test_what_most_reports_warn_of_fits_a_line(warning: str) -> None:
    """The part that says what it means was lost: "The duration and all rates…"."""
    assert f"! {warning}" in printed(warned(reports.full(), warning), form="short").splitlines()


@pytest.mark.parametrize("name", ["full", "no_hire", "text_only", "judged"])
def test_a_longer_warning_is_wrapped(name: str) -> None:
    said = printed(warned(getattr(reports, name)(), SHARED_OUT, GOES_ON), form="short")
    assert f"! {warning_text(SHARED_OUT)} ! {GOES_ON}" in " ".join(said.split())
    assert len(said.splitlines()) <= MOST_LINES


def cut_in(text: str) -> list[str]:
    """The lines with an ellipsis that is neither within a quotation nor after some of many verbs."""
    outside = re.sub(r"“[^“”]*?(”|…\n)", "\n", f"{text}\n").splitlines()
    return [line for line in outside if "…" in line and not VERBS.search(line)]


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_row_loses_its_advice_and_steps_are_named_by_their_verbs(answer: str) -> None:
    said = printed(check(answer), form="short")
    assert cut_in(said) == []
    assert len(said.splitlines()) <= MOST_LINES
    assert not re.search("own steps: [1-9][0-9]* with", said)


def test_steps_are_shown_by_the_words_of_the_speaker() -> None:
    said = printed(reports.judged(), form="short")
    assert re.search(r"Specific actions +25 of 25  own steps: 8 \(wrote, sorted, rewrote, …\)", said)


@pytest.mark.parametrize("width", [50, 80])
@pytest.mark.parametrize("at", range(0, len(ANSWERS), 7))
def test_the_full_report_cuts_nothing(at: int, width: int) -> None:
    """Every ellipsis stands in the report itself: in words that it quotes, or in advice that leaves a gap to fill."""
    report = check(ANSWERS[at], bank()[at])
    said = printed(report, width)
    kept = re.sub(r"[^\w…]", "", f"{json.dumps(msgspec.to_builtins(report), ensure_ascii=False)}{HABIT.advice}")
    for before in re.split("(?<!“)…", said)[:-1]:  # where a quotation begins, it says that words are left out before
        assert re.sub(r"\W", "", before)[-10:] + "…" in kept, before[-80:]


@pytest.mark.parametrize("width", [50, 80])
def test_what_to_do_about_an_answer_without_points_is_said_whole(width: int) -> None:
    reason = "No single past episode was found. Describe one time it happened: when, where and what you did."
    report = reports.full()
    assert report.content is not None
    none = msgspec.structs.replace(report.content, scored=False, verdict="not scored", not_scored_reason=reason)
    said = printed(msgspec.structs.replace(report, content=none), width, "short")
    assert f"Not scored: {reason}" in " ".join(said.split())
