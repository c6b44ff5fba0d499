"""A quote that begins within a clause is read from its clause on, or with "…" before it; JSON has the exact words."""

import msgspec
import pytest

from rehearse.pipeline import check
from rehearse.practice.stories import check as check_story
from rehearse.practice.story_file import Story
from rehearse.report import to_html, to_json, to_markdown
from rehearse.report.mid_sentence import as_printed, check_as_printed
from rehearse.types import Finding, NextFix, Report
from tests.report.printed import printed

TEXT = ("In March our van was late every day. My manager asked me to look into it, and I counted the stops for a week. "
        "The thing I'd do differently is bring the driver in before I had the answer.")  # fmt: skip
CUT = "bring the driver in before I had the answer"
NEAR, FROM_ITS_CLAUSE = "do differently is bring the driver in", "The thing I'd do differently is bring the driver in"
WHOLE = "I counted the stops for a week"


def quoting(*quotes: str, report: Report | None = None) -> Report:
    """A report on TEXT with a finding for each of these quotes."""
    base = report or check(TEXT)
    assert base.content is not None
    found = tuple(
        Finding(f"REF00{at}", "lesson-fits-any-story", "minor", "It says little.", quote, None, None, "Say more.")
        for at, quote in enumerate(quotes, start=1)
    )
    fix = NextFix(f"Say more. (“{quotes[0]}”)", None)
    return msgspec.structs.replace(base, content=msgspec.structs.replace(base.content, findings=found, next_fix=fix))


def test_every_form_shows_where_words_were_left_out() -> None:
    report = quoting(CUT, WHOLE)
    for form in ("short", "full"):
        said = " ".join(printed(report, 100, form).split())
        assert f"“…{CUT}" in said
        assert f"“{CUT}" not in said
        assert f"“…{WHOLE}" not in said
    assert f"…{CUT}" in to_markdown.render(report)
    page = to_html.render(report)
    assert f"<q>…{CUT}</q>" in page
    assert f"<q>{WHOLE}</q>" in page


def test_a_few_words_are_added_rather_than_left_out() -> None:
    report = quoting(NEAR)
    assert f"“{FROM_ITS_CLAUSE}" in " ".join(printed(report, 100, "full").split())
    assert f"“{FROM_ITS_CLAUSE}”" in to_markdown.render(report)


def test_json_has_the_exact_words() -> None:
    said = to_json.encode(quoting(CUT, NEAR), 1).decode()
    assert f'"quote":"{CUT}"' in said
    assert f'"quote":"{NEAR}"' in said
    assert "…" not in said


def test_a_report_without_the_beginnings_of_clauses_is_printed_as_it_is() -> None:
    report = quoting(CUT)
    assert report.content is not None
    older = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, clause_starts=()))
    assert as_printed(older) is older


@pytest.mark.parametrize("quote", [CUT, NEAR, WHOLE, "words that nobody said"])
def test_once_printed_it_stays_as_it_is(quote: str) -> None:
    once = as_printed(quoting(quote))
    assert as_printed(once) == once
    assert (once.content is not None and once.content.findings[0].quote) in (quote, f"…{quote}", FROM_ITS_CLAUSE)


def test_a_short_example_within_advice_is_no_quote() -> None:
    report = quoting(CUT)
    assert report.content is not None
    fix = NextFix("Begin with “the” or “do differently”.", None)
    told = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, next_fix=fix))
    printed_content = as_printed(told).content
    assert printed_content is not None
    assert printed_content.next_fix == fix


def test_a_story_of_ones_own_is_quoted_in_the_same_way() -> None:
    story = Story("van", "The van", parts={"action": TEXT})
    found = check_story(story)
    judged = quoting(CUT, WHOLE, report=check(TEXT)).content
    assert judged is not None
    assert found.content.clause_starts
    content = msgspec.structs.replace(found.content, findings=judged.findings)
    said = check_as_printed(story, msgspec.structs.replace(found, content=content)).content.findings
    assert [one.quote for one in said] == [f"…{CUT}", WHOLE]
