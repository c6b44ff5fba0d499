"""A coach's comments on the page: beside the words of their moment, safe, and heard like any other moment."""

import pytest

from rehearse.practice.moments import moment_s
from rehearse.report import to_html
from rehearse.report.page.comments import placed
from rehearse.report.page.moments import COACH, moments
from rehearse.report.page.passages import passages
from rehearse.store.comments import StoredComment
from tests import builders_report as reports
from tests.report.test_to_html import SOUND, Skeleton


def comment(number: int, start_s: float | None, text: str = "Say what you measured here.") -> StoredComment:
    return StoredComment(number, 1, "2026-03-01T00:00:00Z", None if number % 2 else "Sam", start_s, text)


@pytest.mark.parametrize("said", ["It was not my job", "So I wrote", "I counted them", "Next time"])
def test_a_comment_stands_beside_the_words_of_its_moment(said: str) -> None:
    shown = passages(reports.full(), 1.0)
    at, line = next((at, line) for at, passage in enumerate(shown) for line in passage.lines
                    if said in " ".join(token.text for token in line.tokens))  # fmt: skip
    assert line.start_s is not None
    beside, alone = placed([comment(1, line.start_s + 0.1)], shown)
    assert ([place for place, found in enumerate(beside) if found], alone) == ([at], ())


def test_a_comment_on_a_part_stands_beside_that_part_and_one_after_the_end_beside_the_last() -> None:
    report = reports.full()
    shown = passages(report, 1.0)
    assert report.content is not None
    for part in ("situation", "task", "action", "result", "reflection"):
        beside, _ = placed([comment(1, moment_s(part, report))], shown)
        assert [passage.part for passage, found in zip(shown, beside, strict=True) if found] == [part]
    assert [bool(found) for found in placed([comment(1, 500.0)], shown)[0]][-1]


@pytest.mark.parametrize("name", ["full", "without_words", "text_only"])
def test_every_comment_is_on_the_page_once_with_who_said_it(name: str) -> None:
    said = [comment(1, None, "All of it."), comment(2, 12.0, "Here."), comment(3, 61.0, "And there.")]
    page = to_html.render(reports.ALL[name](), SOUND, comments=said)
    cards = page.split('<article class="finding comment">')[1:]
    assert sorted(text for card in cards for text in ("All of it.", "Here.", "And there.") if text in card) == [
        "All of it.", "And there.", "Here."]  # fmt: skip
    assert sum("Sam" in card for card in cards) == 1
    assert sum(COACH in card for card in cards) == 2


def test_comments_are_moments_that_can_be_stepped_through() -> None:
    found = moments(reports.full(), 1.0, [comment(2, 12.0), comment(1, None)])
    assert [(one.text, one.start_s) for one in found if one.kind == "comment"] == [
        ("Sam: Say what you measured here.", 12.0)
    ]


def test_no_comment_can_become_markup() -> None:
    evil = "<script>alert(1)</script>\x1b[2J"
    tags = [Skeleton(to_html.render(reports.full(), SOUND, comments=[comment(1, 12.0, text)])).tags
            for text in (evil, "harmless")]  # fmt: skip
    assert tags[0] == tags[1]
